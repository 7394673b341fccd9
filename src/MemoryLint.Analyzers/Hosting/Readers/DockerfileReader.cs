using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Dockerfiles whose last stage runs .NET: one claim. A Dockerfile says nothing about the number of containers.</summary>
sealed class DockerfileReader : HostReader
{
    const string Platform = "Docker";

    public override bool Reads(HostFile file) =>
        (file.Name.Equals("Dockerfile", StringComparison.OrdinalIgnoreCase)
            || file.Name.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase)
            || file.Name.StartsWith("Containerfile", StringComparison.OrdinalIgnoreCase)
            || file.HasExtension(".Dockerfile"))
        && !file.HasExtension(".dockerignore")
        // A container to write code in, not one to run it.
        && file.Folder.IndexOf(".devcontainer", StringComparison.OrdinalIgnoreCase) < 0;

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        var build = new DockerBuild();
        foreach (var instruction in DockerfileNotation.Read(file.Text))
            build.Add(instruction);
        if (build.Last is not { } stage || !stage.RunsDotnet(build.Published))
            yield break;
        var start = stage.EntryPoint ?? stage.Command;
        yield return new(file, Platform, null)
        {
            Ties = Ties(build, stage.StartWords),
            Life = DotnetCommand.Watches(stage.StartWords) && start is not null ? new(ProcessLife.Restarted, file.Evidence(start.Span, "runs it under dotnet watch")) : null,
            Disk = stage.HasVolume ? null : new(Disk.Lost, file.Evidence((start ?? stage.From).Span, "runs it in a container, whose disk is gone with it")),
        };
    }

    /// <summary>
    /// The published project, and the assembly that is started. Project files are copied one by one for the sake of restore, those of referenced
    /// libraries too, so that one of them counts only when it is alone.
    /// </summary>
    static ImmutableArray<ProjectTie> Ties(DockerBuild build, IReadOnlyList<string> start)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        string? assembly = StartCommand.Assembly(start);
        var built = build.Published.Count > 0 ? build.Published : build.Built;
        if (built.Count > 1 && assembly is not null)
            built = built.Where(p => ProjectName(p) == assembly).ToList();
        foreach (string project in built)
            ties.Add(new(TieKind.Project, project));
        if (assembly is not null)
            ties.Add(new(TieKind.Assembly, assembly));
        if (StartCommand.Project(start) is { } run)
            ties.Add(new(TieKind.Project, run));
        if (ties.Count == 0 && build.CopiedProjects.Count == 1)
            ties.Add(new(TieKind.Project, build.CopiedProjects[0]));
        return ties.ToImmutable();
    }

    /// <summary><c>Chat</c> for <c>src/Chat/Chat.csproj</c> and for <c>src/Chat</c>.</summary>
    public static string ProjectName(string path)
    {
        string name = path.Substring(path.LastIndexOf('/') + 1);
        return name.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name;
    }
}
