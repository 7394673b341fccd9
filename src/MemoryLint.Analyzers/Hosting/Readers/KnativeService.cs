using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>A Knative service, also as Google Cloud Run writes it.</summary>
static class KnativeService
{
    /// <summary>What a service says; null for Knative's other kinds.</summary>
    public static HostClaim? Claim(KubernetesResource resource)
    {
        if (resource.Kind.Value.Text != "Service" || resource.Spec?["template"] is not { } template)
            return null;
        var file = resource.File;
        var annotations = (template.At("metadata", "annotations")?.Value.Entries ?? []).Concat(resource.Annotations?.Entries ?? []).ToList();
        bool isCloudRun = annotations.Any(a => a.Key.StartsWith("run.googleapis.com/", StringComparison.Ordinal))
            || resource.Node.At("metadata", "labels", "cloud.googleapis.com/location") is not null;
        string platform = isCloudRun ? "Cloud Run" : "Knative";
        var minimum = Scale("min");
        return new(file, platform, resource.Name)
        {
            Ties = KubernetesResource.TiesOf(template["spec"]),
            Workers = WorkersOf(),
            Life = Annotation("run.googleapis.com/scalingMode")?.Value.Text == "manual"
                ? null
                : Count.ToZero(file, minimum, file.Evidence(resource.Kind.Span, $"sets no minScale, and {platform} then scales to zero")),
            Disk = template["spec"] is { } spec ? PodDisk.Of(file, spec, resource.Kind, "the container") : null,
            HasAffinity = Annotation("run.googleapis.com/sessionAffinity")?.Truth == true,
        };

        Said<Workers>? WorkersOf()
        {
            if (Annotation("run.googleapis.com/manualInstanceCount") is { } manual)
                return Count.Fixed(file, manual);
            // Zero is Knative's word for no limit.
            if (Scale("max") is { Number: 0 } unlimited && !(minimum?.Number > 1))
                return new(Workers.MayBecomeSeveral, file.Quote(unlimited));
            return Count.Between(file, minimum, Scale("max"), new(Workers.MayBecomeSeveral, Unlimited()));
        }

        Evidence Unlimited() =>
            template.At("spec", "containerConcurrency") is { Number: > 0 } concurrency
                ? file.Evidence(concurrency.Span, $"{file.Quote(concurrency).Says}, and {platform} starts more instances for more requests")
                : file.Evidence(resource.Kind.Span, $"sets no maxScale, and {platform} then runs {(isCloudRun ? "up to 100 instances" : "as many pods as requests need")}");

        ConfigEntry? Scale(string limit) =>
            Annotation($"autoscaling.knative.dev/{limit}-scale") ?? Annotation($"autoscaling.knative.dev/{limit}Scale") ?? Annotation($"run.googleapis.com/{limit}Scale");

        ConfigEntry? Annotation(string key) => annotations.FirstOrDefault(a => a.Key == key);
    }
}
