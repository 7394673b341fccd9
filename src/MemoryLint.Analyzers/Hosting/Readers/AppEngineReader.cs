using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Google App Engine's <c>app.yaml</c>. .NET runs in its flexible environment only.</summary>
sealed class AppEngineReader : HostReader
{
    const string Platform = "App Engine";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".yml", ".yaml") && file.Name.StartsWith("app", StringComparison.OrdinalIgnoreCase) && file.Mentions("runtime:")
        && file.Documents.Any(d => Place(d) is not null);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            if (Place(document) is { } place)
                yield return new(file, Platform, document["service"]?.Literal ?? "default")
                {
                    Workers = WorkersOf(file, document, place),
                    Life = new(ProcessLife.Restarted, file.Evidence(place.Span, "is for App Engine's flexible environment, which restarts instances every week")),
                    Disk = new(Disk.Lost, file.Evidence(place.Span, "is for App Engine's flexible environment, whose disks are as short-lived as the instances")),
                    HasAffinity = document.At("network", "session_affinity")?.Truth == true,
                };
    }

    /// <summary>What tells the flexible environment; null for other runtimes and other files.</summary>
    static ConfigEntry? Place(ConfigNode document) =>
        document.Entry("runtime") is { Value.Text: "aspnetcore" or "custom" or "dotnet" } runtime && document["kind"] is null
            ? document.Entry("env") is { Value.Text: "flex" or "flexible" } environment ? environment
            : runtime.Value.Text == "aspnetcore" ? runtime
            : null
            : null;

    static Said<Workers>? WorkersOf(HostFile file, ConfigNode document, ConfigEntry place)
    {
        if (document["manual_scaling"] is { } manual)
            return Count.Fixed(file, manual.Entry("instances"));
        var scaling = document["automatic_scaling"];
        var minimum = scaling?.Entry("min_num_instances");
        return minimum is null && scaling?.Entry("max_num_instances")?.Number != 1
            ? new(Workers.Several, file.Evidence(place.Span, "sets no min_num_instances, and App Engine then runs at least 2 instances"))
            : Count.Between(file, minimum, scaling?.Entry("max_num_instances"),
                new(Workers.MayBecomeSeveral, file.Evidence(place.Span, "sets no max_num_instances, and App Engine then runs up to 20 instances")));
    }
}
