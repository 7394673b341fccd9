using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>The projects of an AppHost, its environments, and what its expressions are when it is published.</summary>
sealed class AspireModel
{
    /// <summary>More projects were not written by hand.</summary>
    const int MaximumProjects = 200;

    readonly ConstantExpressions _constants;
    readonly Dictionary<string, AspireEnvironment> _environments = new(StringComparer.Ordinal);

    public AspireModel(CompilationUnitSyntax root)
    {
        var nodes = root.DescendantNodes().ToList();
        _constants = new(nodes);
        foreach (var call in nodes.OfType<InvocationExpressionSyntax>())
            switch (NameOf(call)?.Identifier.ValueText)
            {
                case "AddProject" or "AddCSharpApp" or "AddAzureFunctionsProject" when Projects.Count < MaximumProjects && _constants.IsPublished(call) != false:
                    Projects.Add(Project(call));
                    break;
                case "AddAzureContainerAppEnvironment":
                    _environments[VariableOf(call) ?? "container apps"] = AspireEnvironment.ContainerApps;
                    break;
                case "AddAzureAppServiceEnvironment":
                    _environments[VariableOf(call) ?? "app service"] = AspireEnvironment.AppService;
                    break;
                case "AddKubernetesEnvironment" or "AddAzureKubernetesEnvironment":
                    _environments[VariableOf(call) ?? "kubernetes"] = AspireEnvironment.Kubernetes;
                    break;
                case "AddDockerComposeEnvironment":
                    _environments[VariableOf(call) ?? "compose"] = AspireEnvironment.Compose;
                    break;
            }
        var byVariable = nodes.OfType<IdentifierNameSyntax>()
            .Where(i => i.Parent is MemberAccessExpressionSyntax access && access.Expression == i)
            .ToLookup(i => i.Identifier.ValueText, StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            project.AddChain(project.Added);
            if (VariableOf(project.Calls.LastOrDefault() ?? project.Added) is { } variable && _constants.IsDeclaredOnce(variable))
                foreach (var use in byVariable[variable])
                    project.AddChain(use);
        }
    }

    public List<AspireProject> Projects { get; } = [];

    /// <summary>Where a project is published to; null if the file names several environments and does not say which.</summary>
    public AspireEnvironment? EnvironmentOf(AspireProject project)
    {
        foreach (var call in project.Calls)
            switch (NameOf(call)?.Identifier.ValueText)
            {
                case "PublishAsAzureContainerApp":
                    return AspireEnvironment.ContainerApps;
                case "PublishAsAzureAppServiceWebsite":
                    return AspireEnvironment.AppService;
                case "PublishAsKubernetesService":
                    return AspireEnvironment.Kubernetes;
                case "PublishAsDockerComposeService":
                    return AspireEnvironment.Compose;
                case "WithComputeEnvironment" when call.ArgumentList.Arguments is [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }]:
                    return _environments.TryGetValue(name, out var chosen) ? chosen : null;
            }
        var all = _environments.Values.Distinct().ToList();
        return all.Count switch { 0 => AspireEnvironment.None, 1 => all[0], _ => null };
    }

    /// <summary>What <c>WithReplicas</c> says last.</summary>
    public AspireSetting Replicas(AspireProject project) =>
        Last(project.Calls.Where(c => NameOf(c)?.Identifier.ValueText == "WithReplicas" && c.ArgumentList.Arguments.Count == 1)
            .Select(c => ((SyntaxNode)c, c.ArgumentList.Arguments[0].Expression, TextSpan.FromBounds(NameOf(c)!.SpanStart, c.Span.End))));

    /// <summary>What a callback assigns last to a property of that name: <c>app.Template.Scale.MaxReplicas = 3</c>.</summary>
    public AspireSetting Setting(AspireProject project, string property) =>
        Last(project.Assignments
            .Where(a => (a.Left as IdentifierNameSyntax ?? (a.Left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == property)
            .Select(a => ((SyntaxNode)a, a.Right, a.Span)));

    AspireSetting Last(IEnumerable<(SyntaxNode Node, ExpressionSyntax Value, TextSpan Span)> settings)
    {
        var result = default(AspireSetting);
        foreach (var (node, value, span) in settings)
            switch (_constants.IsPublished(node))
            {
                case true:
                    result = new(true, _constants.Numbers(value), span);
                    break;
                case null:
                    // Set under a condition that the file does not decide.
                    result = new(true, null, span);
                    break;
            }
        return result;
    }

    /// <summary>The name of the called method; null for other calls.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name;

    AspireProject Project(InvocationExpressionSyntax call)
    {
        var texts = call.ArgumentList.Arguments.Select(a => _constants.Text(a.Expression)).ToList();
        string? name = texts.FirstOrDefault();
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        if (NameOf(call) is GenericNameSyntax { TypeArgumentList.Arguments: [var type] })
            ties.Add(new(TieKind.AspireProject, type is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : type.ToString()));
        else if (texts.Count > 1 && texts[1] is { } path)
            ties.Add(new(TieKind.Project, path));
        if (name is not null)
            ties.Add(new(TieKind.Service, name));
        return new(call, name, ties.ToImmutable());
    }

    /// <summary>The variable that a chain of calls is assigned to, from any call of the chain.</summary>
    static string? VariableOf(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        for (int i = 0; i < MaximumProjects && node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }; i++)
            node = next;
        return node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => declared.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } => assigned.Identifier.ValueText,
            _ => null,
        };
    }
}
