using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>
/// YARP: one claim per cluster with several destinations. The file belongs to the gateway, and what it says is true of what stands behind it, so that
/// each claim is tied to the names of the cluster and its destinations.
/// </summary>
sealed class YarpReader : HostReader
{
    const string Platform = "YARP";

    public override bool Reads(HostFile file) =>
        file.Name.StartsWith("appsettings.", StringComparison.OrdinalIgnoreCase)
        && file.HasExtension(".json")
        && !file.HasExtension(".Development.json", ".Local.json")
        && file.Mentions("ReverseProxy", "Destinations");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var cluster in file.Documents.FirstOrDefault()?.At("ReverseProxy", "Clusters")?.Value.Entries ?? [])
            if (cluster.Value.Entry("Destinations") is { Value.Entries: { Count: > 1 } several } destinations)
                yield return new(file, Platform, cluster.Key)
                {
                    Ties = Ties(cluster.Key, several),
                    Workers = new(Workers.Several, file.Evidence(destinations.KeySpan, $"spreads the requests over the {several.Count} destinations of '{cluster.Key}'")),
                    HasAffinity = cluster.Value.At("SessionAffinity", "Enabled")?.Truth == true,
                };
    }

    static ImmutableArray<ProjectTie> Ties(string cluster, IReadOnlyList<ConfigEntry> destinations) =>
        destinations.Select(d => Uri.TryCreate(d.Value["Address"]?.Text, UriKind.Absolute, out var address) && !address.IsLoopback ? address.Host : "")
            .Prepend(cluster).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).Select(n => new ProjectTie(TieKind.Service, n)).ToImmutableArray();
}
