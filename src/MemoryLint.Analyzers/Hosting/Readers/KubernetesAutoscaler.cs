using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What scales a Kubernetes workload: HorizontalPodAutoscaler, and KEDA's ScaledObject and HTTPScaledObject.</summary>
static class KubernetesAutoscaler
{
    /// <summary>What an autoscaler says about its target; null for other resources, and if it says nothing.</summary>
    public static HostClaim? Claim(KubernetesResource resource)
    {
        if (resource.Spec is not { } spec || spec["scaleTargetRef"] is not { } target || (target["name"] ?? target["deployment"])?.Literal is not { } name)
            return null;
        return resource.Kind.Value.Text switch
        {
            "HorizontalPodAutoscaler" =>
                new(resource.File, KubernetesResource.Platform, name) { Workers = Count.Between(resource.File, spec.Entry("minReplicas"), spec.Entry("maxReplicas")) },
            "ScaledObject" =>
                Keda(resource, name, "minReplicaCount", spec.Entry("minReplicaCount"), spec.Entry("idleReplicaCount"), "maxReplicaCount", spec.Entry("maxReplicaCount")),
            "HTTPScaledObject" => Keda(resource, name, "replicas.min", spec.At("replicas", "min"), null, "replicas.max", spec.At("replicas", "max")),
            _ => null,
        };
    }

    static HostClaim Keda(KubernetesResource resource, string name, string minimumName, ConfigEntry? minimum, ConfigEntry? idle, string maximumName, ConfigEntry? maximum)
    {
        var file = resource.File;
        return new(file, KubernetesResource.Platform, name)
        {
            Workers = Count.Between(file, minimum, maximum,
                new(Workers.MayBecomeSeveral, file.Evidence(resource.Kind.Span, $"sets no {maximumName}, and KEDA then runs up to 100 pods"))),
            Life = Count.ToZero(file, idle ?? minimum, file.Evidence(resource.Kind.Span, $"sets no {minimumName}, and KEDA then scales to zero")),
        };
    }
}
