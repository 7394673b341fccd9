using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>The Azure Developer CLI's <c>azure.yaml</c>: which project runs on what. How many of it run is up to the infrastructure's files.</summary>
sealed class AzdReader : HostReader
{
    public override bool Reads(HostFile file) => file.Name.ToLowerInvariant() is "azure.yaml" or "azure.yml";

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            foreach (var service in document["services"]?.Entries ?? [])
                if (service.Value.Entry("host") is { } host && PlatformOf(host.Value.Text) is { } platform)
                    yield return new(file, platform, service.Key)
                    {
                        Ties = Ties(service.Value),
                        Life = host.Value.Text == "function" ? new(ProcessLife.Discarded, file.Quote(host)) : null,
                    };
    }

    static string? PlatformOf(string? host) => host switch
    {
        "containerapp" => "Azure Container Apps",
        "appservice" => "Azure App Service",
        "function" => "Azure Functions",
        "aks" => KubernetesResource.Platform,
        _ => null,
    };

    static ImmutableArray<ProjectTie> Ties(ConfigNode service)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        if (service["project"]?.Literal is { } project)
        {
            ties.Add(new(TieKind.Project, project));
            if (service.At("docker", "path")?.Value.Literal is { } dockerfile)
                ties.Add(new(TieKind.Dockerfile, project + "/" + dockerfile));
        }
        if (service["image"]?.Literal is { } image)
            ties.Add(new(TieKind.Image, ImageName.Of(image)));
        return ties.ToImmutable();
    }
}
