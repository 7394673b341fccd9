using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>The services and workloads of all manifests, to find the pods that answer for an ingress or a service.</summary>
sealed class KubernetesPods(IEnumerable<HostFile> manifests)
{
    readonly IReadOnlyList<KubernetesResource> _resources = manifests.SelectMany(KubernetesResource.In).Take(1000).ToList();

    /// <summary>The names of the workloads that services and ingresses lead to, across files, each once.</summary>
    public IEnumerable<string> Behind(IEnumerable<KubernetesResource> servicesAndIngresses)
    {
        var services = new HashSet<KubernetesResource>();
        var backends = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in servicesAndIngresses)
            if (resource.Kind.Value.Text == "Service")
                services.Add(resource);
            else
                backends.UnionWith(Backends(resource).OfType<string>());
        services.UnionWith(_resources.Where(r => r.Kind.Value.Text == "Service" && r.Name is { } name && backends.Contains(name)));
        var selectors = services.Select(s => s.Spec?["selector"]).OfType<ConfigNode>().Where(s => s.Entries.Count > 0).ToList();
        return _resources.Where(r => r.IsWorkload && r.PodLabels is { } labels && selectors.Any(s => Selects(s, labels))).Select(r => r.Name).OfType<string>().Distinct();
    }

    /// <summary>The named workloads of an image as manifests write it.</summary>
    public IEnumerable<KubernetesResource> WithImage(string image) =>
        _resources.Where(r => r.IsWorkload && r.Name is not null && r.Ties.Contains(new(TieKind.Image, image)));

    static bool Selects(ConfigNode selector, ConfigNode labels) => selector.Entries.All(s => s.Value.Text is { } value && labels[s.Key]?.Text == value);

    static IEnumerable<string?> Backends(KubernetesResource ingress)
    {
        yield return Backend(ingress.Spec?["defaultBackend"] ?? ingress.Spec?["backend"]);
        foreach (var rule in ingress.Spec?["rules"]?.Items ?? [])
            foreach (var path in rule.At("http", "paths")?.Value.Items ?? [])
                yield return Backend(path["backend"]);
    }

    /// <summary>The service of a backend: <c>service: { name: chat }</c>, and <c>serviceName: chat</c> before version 1.</summary>
    static string? Backend(ConfigNode? backend) => (backend?.At("service", "name")?.Value ?? backend?["serviceName"])?.Text;
}
