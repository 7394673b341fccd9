using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>
/// Values of Helm charts. What a value does is up to the chart's templates, which are no YAML; the names that <c>helm create</c> gives are read here, also within the
/// maps of subcharts.
/// </summary>
sealed class HelmReader : HostReader
{
    /// <summary>An umbrella chart has maps of subcharts, and those of components.</summary>
    const int MaximumDepth = 4;

    public override bool Reads(HostFile file) =>
        file.HasExtension(".yml", ".yaml") && file.Name.StartsWith("values", StringComparison.OrdinalIgnoreCase) && file.Name[6] is '.' or '-' or '_';

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        var chart = files.Find(file.Resolve("Chart.yaml"));
        if (chart is null && !IsChartFolder(file.Folder) || file.Documents.Count != 1)
            return [];
        string name = chart?.Documents.FirstOrDefault()?["name"]?.Literal ?? file.Folder.Substring(file.Folder.LastIndexOf('/') + 1);
        return Values(file, name, file.Documents[0], isSubchart: false, MaximumDepth);
    }

    static bool IsChartFolder(string folder) => folder.Split('/').Any(f => f.ToLowerInvariant() is "charts" or "chart" or "helm");

    static IEnumerable<HostClaim> Values(HostFile file, string name, ConfigNode values, bool isSubchart, int depth)
    {
        var claim = new HostClaim(file, KubernetesResource.Platform, name)
        {
            // A subchart's key is mostly what its image is called. Without any tie a cache's values would pass for those of the project beside the file.
            Ties = ImageName.Ties(Image(values) ?? (isSubchart ? name : null)),
            Workers = WorkersOf(file, values),
            Life = LifeOf(file, values),
            Disk = values.At("persistence", "enabled") is { Truth: true } persistence ? new(Disk.Shared, file.Quote(persistence)) : null,
            HasAffinity = values.At("service", "sessionAffinity")?.Value.Text == "ClientIP" || KubernetesAffinity.IsOn(values.At("ingress", "annotations")?.Value),
        };
        if (claim is not { Workers: null, Life: null, Disk: null, HasAffinity: false })
            yield return claim;
        if (depth > 0)
            foreach (var entry in values.Entries)
                if (entry.Value.Entries.Count > 0
                    && entry.Key is not ("global" or "autoscaling" or "hpa" or "keda" or "image" or "service" or "ingress" or "persistence" or "resources"))
                    foreach (var inner in Values(file, entry.Key, entry.Value, isSubchart: true, depth - 1))
                        yield return inner;
    }

    static Said<Workers>? WorkersOf(HostFile file, ConfigNode values)
    {
        var scaler = Autoscaler(values);
        if (scaler?.Entry("enabled") is { Truth: not false })
            return IsOn(scaler) ? Count.Between(file, Minimum(scaler), scaler.Entry("maxReplicas") ?? scaler.Entry("maxReplicaCount")) : null;
        return Count.Fixed(file, values.Entry("replicaCount") ?? values.Entry("replicas"));
    }

    static Said<ProcessLife>? LifeOf(HostFile file, ConfigNode values) =>
        Autoscaler(values) is { } scaler && IsOn(scaler) && Minimum(scaler) is { Number: 0 } minimum ? new(ProcessLife.Discarded, file.Quote(minimum)) : null;

    /// <summary>The values of the autoscaler that is switched on, or of any.</summary>
    static ConfigNode? Autoscaler(ConfigNode values)
    {
        var scalers = new[] { values["autoscaling"], values["hpa"], values["keda"] }.OfType<ConfigNode>().ToList();
        return scalers.FirstOrDefault(IsOn) ?? scalers.FirstOrDefault();
    }

    static bool IsOn(ConfigNode scaler) => scaler.Entry("enabled")?.Truth == true;

    static ConfigEntry? Minimum(ConfigNode scaler) => scaler.Entry("minReplicas") ?? scaler.Entry("minReplicaCount");

    /// <summary>The image: <c>image: { repository: contoso/chat }</c> or all in one text.</summary>
    static string? Image(ConfigNode values) =>
        values["image"]?.Literal ?? values.At("image", "repository")?.Value.Literal ?? values.At("image", "name")?.Value.Literal;
}
