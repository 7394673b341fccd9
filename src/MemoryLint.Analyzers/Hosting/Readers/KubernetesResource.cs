using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>One object of a Kubernetes manifest.</summary>
/// <param name="File">The manifest.</param>
/// <param name="Node">Its map.</param>
/// <param name="Kind">Its entry <c>kind</c>.</param>
sealed record KubernetesResource(HostFile File, ConfigNode Node, ConfigEntry Kind)
{
    public const string Platform = "Kubernetes";

    /// <summary>More objects in one file were generated.</summary>
    const int MaximumResources = 500;

    /// <summary>The name under which the cluster knows it; null if it is an expression.</summary>
    public string? Name { get; } = Node.At("metadata", "name")?.Value.Literal;

    public string ApiVersion { get; } = Node["apiVersion"]?.Text ?? "";

    public ConfigNode? Spec => Node["spec"];

    public ConfigNode? Annotations => Node.At("metadata", "annotations")?.Value;

    /// <summary>True for what runs pods for as long as it exists.</summary>
    public bool IsWorkload => Kind.Value.Text is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController" or "DaemonSet" or "Rollout" or "Pod";

    /// <summary>What each pod consists of.</summary>
    public ConfigNode? PodSpec => Kind.Value.Text == "Pod" ? Spec : Spec?.At("template", "spec")?.Value;

    /// <summary>The labels of its pods, by which services find them.</summary>
    public ConfigNode? PodLabels => (Kind.Value.Text == "Pod" ? Node.At("metadata", "labels") : Spec?.At("template", "metadata", "labels"))?.Value;

    public IEnumerable<ConfigNode> Containers => PodSpec?["containers"]?.Items ?? [];

    /// <summary>What ties pods to a project: the images and commands of their containers.</summary>
    public ImmutableArray<ProjectTie> Ties => TiesOf(PodSpec);

    /// <summary>The objects of a file in order, those of lists included.</summary>
    public static IEnumerable<KubernetesResource> In(HostFile file) =>
        file.Documents.SelectMany(d => d["kind"]?.Text is { } kind && kind.EndsWith("List", StringComparison.Ordinal) ? d["items"]?.Items ?? [] : [d])
            .Where(d => d["apiVersion"]?.Text is not null)
            .Select(d => d.Entry("kind") is { Value.Text: not null } kind ? new KubernetesResource(file, d, kind) : null)
            .OfType<KubernetesResource>().Take(MaximumResources);

    public static ImmutableArray<ProjectTie> TiesOf(ConfigNode? podSpec) =>
        (podSpec?["containers"]?.Items ?? []).SelectMany(ContainerTies).Distinct().ToImmutableArray();

    static IEnumerable<ProjectTie> ContainerTies(ConfigNode container)
    {
        if (container["image"]?.Literal is { } image)
            yield return new(TieKind.Image, ImageName.Of(image));
        var words = new[] { container["command"], container["args"] }.OfType<ConfigNode>().SelectMany(DotnetCommand.Words).ToList();
        if (DotnetCommand.Assembly(words) is { } assembly)
            yield return new(TieKind.Assembly, assembly);
    }
}
