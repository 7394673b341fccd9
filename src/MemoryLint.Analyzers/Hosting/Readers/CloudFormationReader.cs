using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>CloudFormation templates in YAML and JSON, SAM's among them: functions, services, environments, groups of machines.</summary>
sealed class CloudFormationReader : HostReader
{
    public const string Ecs = "Amazon ECS";

    public override bool Reads(HostFile file) =>
        (file.IsYamlOrJson || file.HasExtension(".template")) && file.Mentions("Resources", "AWS::")
        && file.Documents.Any(d => d["Resources"] is { } resources && resources.Entries.Any(r => r.Value["Type"]?.Text?.StartsWith("AWS::", StringComparison.Ordinal) == true));

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
        {
            var template = new CloudFormationTemplate(file, document);
            bool hasContainers = template.Resources.Any(r => r.Kind.StartsWith("AWS::ECS::", StringComparison.Ordinal));
            foreach (var resource in template.Resources)
                foreach (var claim in Claims(template, resource, hasContainers))
                    yield return claim;
        }
    }

    static IEnumerable<HostClaim> Claims(CloudFormationTemplate template, CloudFormationResource resource, bool hasContainers) => resource.Kind switch
    {
        "AWS::Serverless::Function" or "AWS::Lambda::Function" => LambdaFunctionResource.Claims(template, resource),
        "AWS::ECS::Service" => [EcsServiceResource.Claim(template, resource)],
        "AWS::ApplicationAutoScaling::ScalableTarget" => EcsServiceResource.Scaled(template, resource),
        "AWS::AppRunner::Service" => [AppRunner(template, resource)],
        "AWS::ElasticBeanstalk::Environment" or "AWS::ElasticBeanstalk::ConfigurationTemplate" => [ElasticBeanstalk(template, resource)],
        // Where there are containers, the machines are theirs, and say nothing about how many there are.
        "AWS::AutoScaling::AutoScalingGroup" when !hasContainers => [Machines(template, resource)],
        _ => [],
    };

    static HostClaim AppRunner(CloudFormationTemplate template, CloudFormationResource service)
    {
        var file = template.File;
        var configured = service.Properties?["AutoScalingConfigurationArn"];
        var scaling = template.Resource(configured);
        var (minimum, maximum) = (template.Resolved(scaling?.Properties?.Entry("MinSize")), template.Resolved(scaling?.Properties?.Entry("MaxSize")));
        var unlimited = file.Evidence((scaling ?? service).Type.Span, "sets no MaxSize, and AWS App Runner then runs up to 25 instances");
        return new(file, AppRunnerReader.Platform, service.Name("ServiceName"))
        {
            Ties = ImageName.Ties(template.TextOf(service.Properties?.At("SourceConfiguration", "ImageRepository", "ImageIdentifier")?.Value)),
            Workers = configured is not null && scaling is null ? null : template.Explained(Count.Between(file, minimum, maximum, new(Workers.MayBecomeSeveral, unlimited)), minimum, maximum),
            Disk = new(Disk.Lost, file.Evidence(service.Type.Span, "is for AWS App Runner, whose containers have no lasting disk")),
        };
    }

    static HostClaim ElasticBeanstalk(CloudFormationTemplate template, CloudFormationResource environment)
    {
        var file = template.File;
        var options = ElasticBeanstalkOptions.OfList(file, environment.Properties?["OptionSettings"], template);
        // A template that an environment takes its options from is only a part of them.
        bool isWhole = environment.Kind == "AWS::ElasticBeanstalk::Environment" && environment.Properties?["TemplateName"] is null;
        return new(file, ElasticBeanstalkOptions.Platform, environment.Name("EnvironmentName"))
        {
            Workers = options.WorkersOf(isWhole ? file.Evidence(environment.Type.Span, "sets no MaxSize, and Elastic Beanstalk then runs up to 4 instances") : null),
            Disk = isWhole ? new(Disk.Lost, file.Evidence(environment.Type.Span, "is for Elastic Beanstalk, whose instances take their disks with them")) : null,
            HasAffinity = options.HasAffinity,
        };
    }

    static HostClaim Machines(CloudFormationTemplate template, CloudFormationResource group)
    {
        var (minimum, maximum, desired) = (Size("MinSize"), Size("MaxSize"), Size("DesiredCapacity"));
        return new(template.File, "EC2 Auto Scaling", group.Name("AutoScalingGroupName"))
        {
            Workers = template.Explained(Count.Between(template.File, desired?.Number > 1 ? desired : minimum, maximum), minimum, maximum, desired),
        };

        ConfigEntry? Size(string name) => template.Resolved(group.Properties?.Entry(name));
    }
}
