using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>.NET Aspire: one claim per project that an AppHost adds, as it is published.</summary>
sealed class AspireReader : HostReader
{
    const string Platform = ".NET Aspire";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".cs")
        && (file.Name.Equals("AppHost.cs", StringComparison.OrdinalIgnoreCase) || file.Folder.IndexOf("AppHost", StringComparison.OrdinalIgnoreCase) >= 0)
        && file.Folder.IndexOf("AppHost.Tests", StringComparison.OrdinalIgnoreCase) < 0
        && file.Mentions("DistributedApplication");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files) =>
        CSharpNotation.Read(file.Text) is { } root && new AspireModel(root) is var model ? model.Projects.Select(p => Claim(file, model, p)) : [];

    static HostClaim Claim(HostFile file, AspireModel model, AspireProject project)
    {
        var environment = model.EnvironmentOf(project);
        var minimum = model.Setting(project, "MinReplicas");
        return new(file, Platform, project.Name)
        {
            Ties = project.Ties,
            Workers = WorkersOf(file, model, project, environment, minimum),
            Life = minimum.IsAll(n => n == 0) ? new(ProcessLife.Discarded, Quote(file, minimum.Span)) : null,
            Disk = environment is AspireEnvironment.ContainerApps or AspireEnvironment.Kubernetes or AspireEnvironment.Compose && !project.MentionsVolumes
                ? new(Disk.Lost, file.Evidence(project.Span, $"publishes {project.Label} as a container, whose disk is gone with it"))
                : null,
            HasAffinity = project.IsSticky,
        };
    }

    static Said<Workers>? WorkersOf(HostFile file, AspireModel model, AspireProject project, AspireEnvironment? environment, AspireSetting minimum)
    {
        var maximum = model.Setting(project, "MaxReplicas");
        if (maximum.IsAll(n => n == 1))
            return new(Workers.One, Quote(file, maximum.Span));
        // What a publisher is told decides over the replicas of the model.
        var published = minimum.IsStated ? minimum : model.Setting(project, "Replicas");
        var replicas = published.IsStated ? published : model.Replicas(project);
        if (replicas.IsAll(n => n > 1))
            return new(Workers.Several, Quote(file, replicas.Span));
        if (maximum.IsAll(n => n > 1))
            return new(Workers.MayBecomeSeveral, Quote(file, maximum.Span));
        if (maximum.IsStated || replicas.IsUnknown)
            return null;
        switch (environment)
        {
            case null:
                return null;
            case AspireEnvironment.ContainerApps:
                return new(Workers.MayBecomeSeveral, file.Evidence(project.Span, $"sets no MaxReplicas for {project.Label}, and Azure Container Apps then runs up to 10 replicas"));
            case AspireEnvironment.AppService:
                return new(Workers.MayBecomeSeveral, file.Evidence(project.Span, $"publishes {project.Label} to Azure App Service, where Aspire allows up to 30 instances"));
        }
        if (!replicas.IsStated)
            return new(Workers.One, file.Evidence(project.Span, $"adds {project.Label} without replicas, and .NET Aspire then runs one"));
        return replicas.IsAll(n => n == 1) ? new(Workers.One, Quote(file, replicas.Span)) : null;
    }

    static Evidence Quote(HostFile file, TextSpan span) => file.Evidence(span, "says " + file.Text.ToString(span).Split('\r', '\n')[0].TrimEnd());
}

/// <summary>What an AppHost publishes to.</summary>
enum AspireEnvironment
{
    /// <summary>It does not say.</summary>
    None,
    ContainerApps,
    AppService,
    Kubernetes,
    Compose,
}

/// <summary>A number that an AppHost sets, or does not.</summary>
/// <param name="IsStated">True if it is set at all.</param>
/// <param name="Values">The values that it may have; null if they cannot be told.</param>
/// <param name="Span">Where it is set.</param>
readonly record struct AspireSetting(bool IsStated, IReadOnlyList<int>? Values, TextSpan Span)
{
    public bool IsUnknown => IsStated && Values is null;

    public bool IsAll(Func<int, bool> test) => Values is { Count: > 0 } && Values.All(test);
}

/// <summary>A project that an AppHost adds, with the calls that configure it.</summary>
sealed class AspireProject
{
    /// <summary>Longer chains were not written by hand.</summary>
    const int MaximumCalls = 200;

    public AspireProject(InvocationExpressionSyntax added, string? name, ImmutableArray<ProjectTie> ties) => (Added, Name, Ties) = (added, name, ties);

    public InvocationExpressionSyntax Added { get; }

    public string? Name { get; }

    /// <summary>How messages call it.</summary>
    public string Label => Name is null ? "the project" : $"'{Name}'";

    public ImmutableArray<ProjectTie> Ties { get; }

    /// <summary>The calls on what was added, in the chain itself and on the variable that holds it.</summary>
    public List<InvocationExpressionSyntax> Calls { get; } = [];

    /// <summary>The call that adds it, without what stands before its name.</summary>
    public TextSpan Span => TextSpan.FromBounds(AspireModel.NameOf(Added)?.SpanStart ?? Added.SpanStart, Added.Span.End);

    public bool MentionsVolumes => Assignments.Any() && Calls.Any(c => c.ArgumentList.ToString().IndexOf("Volume", StringComparison.Ordinal) >= 0);

    public bool IsSticky => Assignments.Any(a =>
        a.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Affinity" or "StickySessionsAffinity" }
        && a.Right.ToString().EndsWith("Sticky", StringComparison.Ordinal));

    /// <summary>The assignments in the callbacks of <c>PublishAs…</c>.</summary>
    public IEnumerable<AssignmentExpressionSyntax> Assignments =>
        Calls.Where(c => AspireModel.NameOf(c)?.Identifier.ValueText.StartsWith("PublishAs", StringComparison.Ordinal) == true)
            .SelectMany(c => c.ArgumentList.DescendantNodes().OfType<AssignmentExpressionSyntax>());

    public void AddChain(ExpressionSyntax root)
    {
        var node = root;
        while (node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == node && Calls.Count < MaximumCalls)
        {
            Calls.Add(call);
            node = call;
        }
    }
}
