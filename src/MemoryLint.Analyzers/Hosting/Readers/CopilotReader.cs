using System.Collections.Immutable;
using System.Globalization;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>AWS Copilot's manifests of services: tasks of Amazon ECS, or App Runner.</summary>
sealed class CopilotReader : HostReader
{
    public override bool Reads(HostFile file) => file.Name.ToLowerInvariant() is "manifest.yml" or "manifest.yaml" && file.Documents.Any(d => PlatformOf(d) is not null);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            if (PlatformOf(document) is { } platform && document.Entry("type") is { } type)
                yield return new(file, platform, document["name"]?.Literal)
                {
                    Ties = Ties(document),
                    Workers = platform == AppRunnerReader.Platform
                        ? new(Workers.MayBecomeSeveral, file.Evidence(type.Span, $"says type: {type.Value.Text}, which runs on AWS App Runner, up to 25 instances by default"))
                        : Tasks(file, document, type),
                    Disk = Files(document) is { } shared
                        ? new(Disk.Shared, file.Evidence(shared.KeySpan, "mounts a file system"))
                        : new(Disk.Lost, file.Evidence(type.Span, "mounts no file system")),
                    HasAffinity = document.At("http", "stickiness")?.Truth == true,
                };
    }

    static string? PlatformOf(ConfigNode document) => document["type"]?.Text switch
    {
        "Load Balanced Web Service" or "Backend Service" or "Worker Service" => CloudFormationReader.Ecs,
        "Request-Driven Web Service" => AppRunnerReader.Platform,
        _ => null,
    };

    /// <summary>The count, or that of the environment with the most.</summary>
    static Said<Workers>? Tasks(HostFile file, ConfigNode document, ConfigEntry type)
    {
        var counts = (document["environments"]?.Entries ?? []).Select(e => e.Value.Entry("count")).Append(document.Entry("count")).OfType<ConfigEntry>().ToList();
        return counts.Count == 0
            ? new(Workers.One, file.Evidence(type.Span, "sets no count, and AWS Copilot then runs one task"))
            : counts.Select(c => Tasks(file, c)).OrderByDescending(w => w?.Value ?? Workers.Unknown).First();
    }

    static Said<Workers>? Tasks(HostFile file, ConfigEntry count)
    {
        var range = count.Value.Entry("range") ?? count;
        if (range.Value.Entries.Count > 0)
            return Count.Between(file, range.Value.Entry("min"), range.Value.Entry("max"));
        if (range.Value.Text?.Split('-') is not { Length: 2 } limits)
            return Count.Fixed(file, range);
        return Number(limits[0]) is { } minimum && Number(limits[1]) is { } maximum
            ? new(minimum > 1 ? Workers.Several : maximum > 1 ? Workers.MayBecomeSeveral : Workers.One, file.Quote(range))
            : null;
    }

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    static ConfigEntry? Files(ConfigNode document) =>
        document.At("storage", "volumes")?.Value.Entries.Select(v => v.Value.Entry("efs")).FirstOrDefault(e => e is { Truth: not false });

    /// <summary>Paths start at the folder in which <c>copilot/chat/manifest.yml</c> lies.</summary>
    static ImmutableArray<ProjectTie> Ties(ConfigNode document)
    {
        const string root = "../../";
        var ties = new List<ProjectTie>();
        var build = document.At("image", "build")?.Value;
        if ((build?.Literal ?? build?["dockerfile"]?.Literal) is { } dockerfile)
            ties.Add(new(TieKind.Dockerfile, root + dockerfile));
        if (build?["context"]?.Literal is { } context)
            ties.Add(new(TieKind.Project, root + context));
        if (document.At("image", "location")?.Value.Literal is { } image)
            ties.Add(new(TieKind.Image, ImageName.Of(image)));
        return ties.ToImmutableArray();
    }
}
