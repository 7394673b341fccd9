using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Railway: one claim per file. Volumes are attached outside of the file, so that it tells a volume only where it requires one.</summary>
sealed class RailwayReader : HostReader
{
    const string Platform = "Railway";

    public override bool Reads(HostFile file) =>
        file.Name.Equals("railway.json", StringComparison.OrdinalIgnoreCase) || file.Name.Equals("railway.toml", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        var root = file.HasExtension(".toml") ? TomlNotation.Read(file.Text) : file.Documents.FirstOrDefault();
        if (root is null || root.Entry("deploy") is null && root.Entry("build") is null)
            yield break;
        yield return new(file, Platform, null)
        {
            Ties = Ties(root),
            Workers = WorkersOf(file, root),
            Life = Setting(root, "sleepApplication") is { Truth: true } sleeps ? new(ProcessLife.Discarded, file.Quote(sleeps)) : null,
            Disk = Setting(root, "requiredMountPath") is { Value.Text: not null and not "" } volume ? new(Disk.Local, file.Quote(volume)) : null,
        };
    }

    /// <summary>A setting of the deployment, as the production environment overrides it.</summary>
    static ConfigEntry? Setting(ConfigNode root, string key) => root.At("environments", "production", "deploy", key) ?? root.At("deploy", key);

    static ImmutableArray<ProjectTie> Ties(ConfigNode root)
    {
        var ties = StartCommand.Ties(Setting(root, "startCommand")?.Value.Text);
        string dockerfile = root.At("build", "dockerfilePath")?.Value.Text ?? "Dockerfile";
        return ties.Add(new(TieKind.Dockerfile, dockerfile)).Add(new(TieKind.Project, "."));
    }

    static Said<Workers>? WorkersOf(HostFile file, ConfigNode root)
    {
        if (Setting(root, "multiRegionConfig") is { Value.Entries.Count: > 0 } regions)
        {
            var counts = regions.Value.Entries.Where(r => r.Value.Entries.Count > 0).Select(r => r.Value.Entry("numReplicas")).ToList();
            long sum = counts.Sum(c => c is null ? 1L : c.Number ?? 0);
            var largest = counts.OrderByDescending(c => c?.Number ?? 0).FirstOrDefault();
            if (sum > 1)
                return new(Workers.Several, largest is { Number: > 1 } ? file.Quote(largest) : file.Evidence(regions.KeySpan, $"runs {sum} replicas in {counts.Count} regions"));
            return Count.Fixed(file, largest);
        }
        return Setting(root, "numReplicas") is { } replicas
            ? Count.Fixed(file, replicas)
            : new(Workers.One, file.Evidence((root.Entry("deploy") ?? root.Entry("build"))!.KeySpan, "sets no numReplicas, and Railway then runs one replica"));
    }
}
