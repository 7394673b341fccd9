using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>AWS App Runner's <c>apprunner.yaml</c>. How far the service scales is said elsewhere, mostly nowhere.</summary>
sealed class AppRunnerReader : HostReader
{
    public const string Platform = "AWS App Runner";

    public override bool Reads(HostFile file) => file.Name.ToLowerInvariant() is "apprunner.yaml" or "apprunner.yml";

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            if (document.Entry("runtime") is { } runtime)
                yield return new(file, Platform, null)
                {
                    Ties = Ties(document).ToImmutableArray(),
                    Workers = new(Workers.MayBecomeSeveral, file.Evidence(runtime.Span, "is for AWS App Runner, which runs up to 25 instances by default")),
                    Disk = new(Disk.Lost, file.Evidence(runtime.Span, "is for AWS App Runner, whose containers have no lasting disk")),
                };
    }

    static IEnumerable<ProjectTie> Ties(ConfigNode document)
    {
        foreach (var command in document.At("build", "commands", "build")?.Value.Items ?? [])
            foreach (var project in BuildCommand.Projects(command, "."))
                yield return project;
        if (document.At("run", "command")?.Value is { } run && DotnetCommand.Assembly(DotnetCommand.Words(run)) is { } assembly)
            yield return new(TieKind.Assembly, assembly);
    }
}
