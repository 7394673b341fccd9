using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>The defaults of the .NET tools of AWS: <c>aws-lambda-tools-defaults.json</c> and its siblings beside a project.</summary>
sealed class AwsToolsReader : HostReader
{
    public override bool Reads(HostFile file) =>
        file.Name.StartsWith("aws-", StringComparison.OrdinalIgnoreCase)
        && file.HasExtension("-lambda-tools-defaults.json", "-ecs-tools-defaults.json", "-beanstalk-tools-defaults.json");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (file.Documents.FirstOrDefault() is not { } settings)
            return [];
        var claim = file.HasExtension("-lambda-tools-defaults.json") ? Lambda(file, settings, files)
            : file.HasExtension("-ecs-tools-defaults.json") ? Ecs(file, settings)
            : Beanstalk(file, settings);
        return claim is null ? [] : [claim];
    }

    static HostClaim? Lambda(HostFile file, ConfigNode settings, HostFiles files)
    {
        // A template says it in its own words.
        if (settings["template"]?.Text is { } template && files.Find(file.Resolve(template)) is not null)
            return null;
        var function = settings.Entry("function-handler") ?? settings.Entry("function-name") ?? settings.Entry("template") ?? settings.Entry("function-runtime");
        if (function is null)
            return null;
        string? assembly = LambdaFunction.Assembly(settings["function-handler"]?.Text, settings["function-runtime"]?.Text);
        return new(file, LambdaFunction.Platform, settings["function-name"]?.Text)
        {
            Ties = assembly is null ? ImmutableArray<ProjectTie>.Empty : ImmutableArray.Create(new ProjectTie(TieKind.Assembly, assembly)),
            Workers = new(Workers.MayBecomeSeveral, file.Evidence(function.Span, "deploys it to AWS Lambda, which runs an instance for each request at the same time")),
            Life = new(ProcessLife.Discarded, file.Evidence(function.Span, "deploys it to AWS Lambda, which may discard an instance between two requests")),
            Disk = new(Disk.Lost, file.Evidence(function.Span, "deploys it to AWS Lambda, whose disk is gone with the instance")),
        };
    }

    static HostClaim? Ecs(HostFile file, ConfigNode settings)
    {
        var place = settings.Entry("desired-count") ?? settings.Entry("cluster-service") ?? settings.Entry("container-name");
        if (place is null)
            return null;
        var image = settings["tag"]?.Text ?? settings["image-tag"]?.Text ?? settings["docker-image-tag"]?.Text;
        return new(file, "Amazon ECS", settings["cluster-service"]?.Text)
        {
            Ties = ImageName.Ties(image).Add(new(TieKind.Project, ".")),
            Workers = settings.Entry("desired-count") is { } count
                ? Count.Fixed(file, count)
                : new(Workers.One, file.Evidence(place.Span, "sets no desired-count, and Amazon ECS then runs one task")),
            Disk = new(Disk.Lost, file.Evidence(place.Span, "runs it in a container of Amazon ECS, whose disk is gone with it")),
        };
    }

    static HostClaim? Beanstalk(HostFile file, ConfigNode settings)
    {
        if (settings.Entry("environment") is null && settings.Entry("environment-type") is null && settings.Entry("application") is null)
            return null;
        var balancer = settings.Entry("loadbalancer-type");
        var options = new ElasticBeanstalkOptions(file, Options(settings).ToList());
        return new(file, ElasticBeanstalkOptions.Platform, settings["environment"]?.Text)
        {
            Ties = ImmutableArray.Create(new ProjectTie(TieKind.Project, ".")),
            // Without type and balancer it depends on the tool's version what is made.
            Workers = options.WorkersOf(balancer is { Value.Text: not (null or "") }
                ? file.Evidence(balancer.Span, "asks for a load balancer, and Elastic Beanstalk then runs up to 4 instances")
                : null),
            HasAffinity = options.HasAffinity || settings.Entry("enable-sticky-sessions")?.Truth == true,
        };
    }

    /// <summary>The type of the environment, and each of the options in <c>aws:autoscaling:asg,MinSize=2;aws:autoscaling:asg,MaxSize=4</c>.</summary>
    static IEnumerable<(string Namespace, string Name, ConfigEntry Value)> Options(ConfigNode settings)
    {
        if (settings.Entry("environment-type") is { } type)
            yield return ("aws:elasticbeanstalk:environment", "EnvironmentType", type);
        if (settings.Entry("additional-options") is not { Value.Text: { } options } additional)
            yield break;
        foreach (string option in options.Split(';'))
            if (option.Split(',', '=') is [var space, var name, var value])
                yield return (space.Trim(), name.Trim(), additional with { Value = ConfigNode.Scalar(additional.Value.Span, value.Trim()) });
    }
}
