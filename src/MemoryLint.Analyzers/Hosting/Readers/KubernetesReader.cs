using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Kubernetes manifests, told by what each object says it is: workloads, their autoscalers, and what keeps users at one pod. Knative services are among them.</summary>
sealed class KubernetesReader : HostReader
{
    // A chart's templates are no YAML, even where they look like it.
    public override bool Reads(HostFile file) =>
        file.IsYamlOrJson && file.Mentions("apiVersion", "kind") && !(("/" + file.Folder).Contains("/templates") && file.Mentions("{{")) && KubernetesResource.In(file).Any();

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        var affine = new List<KubernetesResource>();
        foreach (var resource in KubernetesResource.In(file))
            if (resource.ApiVersion.StartsWith("serving.knative.dev/", StringComparison.Ordinal))
            {
                if (KnativeService.Claim(resource) is { } service)
                    yield return service;
            }
            else if (resource.IsWorkload)
            {
                yield return Workload(resource);
            }
            else if (KubernetesAutoscaler.Claim(resource) is { } autoscaler)
            {
                yield return autoscaler;
            }
            else if (KubernetesAffinity.IsOn(resource))
            {
                affine.Add(resource);
            }
        if (affine.Count > 0)
            foreach (string workload in new KubernetesPods(files.Files.Where(Reads)).Behind(affine))
                yield return new(file, KubernetesResource.Platform, workload) { HasAffinity = true };
    }

    static HostClaim Workload(KubernetesResource workload) =>
        new(workload.File, KubernetesResource.Platform, workload.Name)
        {
            Ties = workload.Ties,
            Workers = WorkersOf(workload),
            Disk = DiskOf(workload),
        };

    static Said<Workers>? WorkersOf(KubernetesResource workload)
    {
        var file = workload.File;
        if (workload.Kind.Value.Text == "DaemonSet")
            return new(Workers.Several, file.Quote(workload.Kind));
        if (workload.Kind.Value.Text == "Pod")
            return new(Workers.One, file.Quote(workload.Kind));
        if (workload.Spec?.Entry("replicas") is { } replicas)
            return Count.Fixed(file, replicas);
        return IsWhole(workload) ? new(Workers.One, file.Evidence(workload.Kind.Span, "sets no replicas, and Kubernetes then runs one pod")) : null;
    }

    static Said<Disk>? DiskOf(KubernetesResource workload) =>
        // A stateful set makes a claim for each pod.
        workload.Spec?.Entry("volumeClaimTemplates") is { Value.Items.Count: > 0 } claims
            ? new(Disk.Local, workload.File.Evidence(claims.KeySpan, "gives each pod a volume of its own"))
        : IsWhole(workload) ? PodDisk.Of(workload.File, workload.PodSpec!, workload.Kind, "the pod")
        : null;

    /// <summary>False for a patch, which says nothing by what it leaves out: a whole workload tells its pods by labels and starts containers.</summary>
    static bool IsWhole(KubernetesResource workload) =>
        workload.Containers.Any(c => c["image"] is not null) && (workload.PodLabels is not null || workload.Kind.Value.Text == "Pod");
}
