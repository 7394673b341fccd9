using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Services of Amazon ECS in CloudFormation templates, and what scales them.</summary>
static class EcsServiceResource
{
    public static HostClaim Claim(CloudFormationTemplate template, CloudFormationResource service)
    {
        var task = template.Resource(service.Properties?["TaskDefinition"]);
        return new(template.File, CloudFormationReader.Ecs, service.Name("ServiceName"))
        {
            Ties = (task?.Properties?["ContainerDefinitions"]?.Items ?? []).SelectMany(c => Ties(template, c)).Distinct().ToImmutableArray(),
            Workers = WorkersOf(template, service),
            Disk = task is null ? null : DiskOf(template.File, task),
            HasAffinity = (service.Properties?["LoadBalancers"]?.Items ?? []).Any(b => IsSticky(template.Resource(b["TargetGroupArn"]))),
        };
    }

    /// <summary>An autoscaler's limits, under the name of the service that it scales.</summary>
    public static IEnumerable<HostClaim> Scaled(CloudFormationTemplate template, CloudFormationResource target)
    {
        var (minimum, maximum) = (template.Resolved(target.Properties?.Entry("MinCapacity")), template.Resolved(target.Properties?.Entry("MaxCapacity")));
        var workers = template.Explained(Count.Between(template.File, minimum, maximum), minimum, maximum);
        if (workers is not null && template.Mentioned(target.Properties?["ResourceId"]).FirstOrDefault(r => r.Kind == "AWS::ECS::Service") is { } service)
            yield return new(template.File, CloudFormationReader.Ecs, service.Name("ServiceName")) { Workers = workers };
    }

    static Said<Workers>? WorkersOf(CloudFormationTemplate template, CloudFormationResource service)
    {
        if (service.Properties?.Entry("SchedulingStrategy") is { Value.Text: "DAEMON" } daemon)
            return new(Workers.Several, template.File.Quote(daemon));
        var count = template.Resolved(service.Properties?.Entry("DesiredCount"));
        return count is null
            ? new(Workers.One, template.File.Evidence(service.Type.Span, "sets no DesiredCount, and Amazon ECS then runs one task"))
            : template.Explained(Count.Fixed(template.File, count), count);
    }

    static Said<Disk>? DiskOf(HostFile file, CloudFormationResource task)
    {
        var volumes = task.Properties?["Volumes"]?.Items ?? [];
        if (volumes.Select(v => v.Entry("EFSVolumeConfiguration") ?? v.Entry("FSxWindowsFileServerVolumeConfiguration")).FirstOrDefault(v => v is not null) is { } shared)
            return new(Disk.Shared, file.Evidence(shared.KeySpan, "mounts a file system"));
        if (volumes.Select(v => v.At("Host", "SourcePath")).FirstOrDefault(v => v is not null) is { } local)
            return new(Disk.Local, file.Quote(local));
        return new(Disk.Lost, file.Evidence(task.Type.Span, "mounts no lasting volume into the task"));
    }

    static IEnumerable<ProjectTie> Ties(CloudFormationTemplate template, ConfigNode container)
    {
        if (template.TextOf(container["Image"]) is { Length: > 0 } image)
            yield return new(TieKind.Image, ImageName.Of(image));
        var words = new[] { container["EntryPoint"], container["Command"] }.OfType<ConfigNode>().SelectMany(DotnetCommand.Words).ToList();
        if (DotnetCommand.Assembly(words) is { } assembly)
            yield return new(TieKind.Assembly, assembly);
    }

    static bool IsSticky(CloudFormationResource? targets) =>
        (targets?.Properties?["TargetGroupAttributes"]?.Items ?? []).Any(a => a["Key"]?.Text == "stickiness.enabled" && a.Entry("Value")?.Truth == true);
}
