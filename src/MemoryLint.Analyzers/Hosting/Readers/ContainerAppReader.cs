using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Azure Container Apps as <c>az containerapp --yaml</c> and azd's templates describe them.</summary>
sealed class ContainerAppReader : HostReader
{
    const string Platform = "Azure Container Apps";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".yml", ".yaml") && file.Mentions("template:", "containers:") && file.Documents.Any(d => Properties(d) is not null);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            if (Properties(document) is { } properties)
                yield return Claim(file, document, properties, properties.Entry("template")!);
    }

    /// <summary>The properties of an app, which some leave at the top; null for everything else that has templates of containers.</summary>
    static ConfigNode? Properties(ConfigNode document)
    {
        var properties = document["properties"] ?? document;
        return properties.At("template", "containers") is { Value.Items.Count: > 0 } && document["kind"] is null
            && (properties["configuration"] ?? properties["environmentId"] ?? properties["managedEnvironmentId"] ?? properties.At("template", "scale")?.Value) is not null
            ? properties
            : null;
    }

    static HostClaim Claim(HostFile file, ConfigNode document, ConfigNode properties, ConfigEntry template)
    {
        string? azd = document.At("tags", "azd-service-name")?.Value.Literal, aspire = document.At("tags", "aspire-resource-name")?.Value.Literal;
        var (minimum, maximum) = (template.Value.At("scale", "minReplicas"), template.Value.At("scale", "maxReplicas"));
        var place = (template.Value.Entry("scale") ?? template).KeySpan;
        return new(file, Platform, azd ?? document["name"]?.Literal ?? aspire)
        {
            Ties = KubernetesResource.TiesOf(template.Value).AddRange(new[] { azd, aspire }.OfType<string>().Distinct().Select(n => new ProjectTie(TieKind.Service, n))),
            Workers = Count.Between(file, minimum, maximum,
                new(Workers.MayBecomeSeveral, file.Evidence(place, "sets no maxReplicas, and Azure Container Apps then runs up to 10 replicas"))),
            Life = Count.ToZero(file, minimum, file.Evidence(place, "sets no minReplicas, and Azure Container Apps then scales to zero")),
            Disk = DiskOf(file, template),
            HasAffinity = properties.At("configuration", "ingress", "stickySessions", "affinity")?.Value.Text == "sticky",
        };
    }

    static Said<Disk>? DiskOf(HostFile file, ConfigEntry template)
    {
        var kinds = template.Value["volumes"]?.Items.Select(v => v.Entry("storageType")).OfType<ConfigEntry>().ToList() ?? [];
        return kinds.FirstOrDefault(k => k.Value.Text is "AzureFile" or "NfsAzureFile") is { } shared
            ? new(Disk.Shared, file.Quote(shared))
            : new(Disk.Lost, kinds.FirstOrDefault(k => k.Value.Text == "EmptyDir") is { } empty
                ? file.Quote(empty)
                : file.Evidence(template.KeySpan, "mounts no lasting volume into the container"));
    }
}
