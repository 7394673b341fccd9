using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Options of an Elastic Beanstalk environment, each found by its namespace and name.</summary>
sealed class ElasticBeanstalkOptions(HostFile file, IReadOnlyList<(string Namespace, string Name, ConfigEntry Value)> options)
{
    public const string Platform = "Elastic Beanstalk";

    /// <summary>Options as a list of maps, as templates have them: <c>{ Namespace: …, OptionName: …, Value: … }</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="list">The list.</param>
    /// <param name="template">The template around it, whose parameters are values; null outside of templates.</param>
    public static ElasticBeanstalkOptions OfList(HostFile file, ConfigNode? list, CloudFormationTemplate? template = null) =>
        new(file, [.. from option in list?.Items ?? []
                      let name = option["OptionName"] ?? option["option_name"]
                      let value = (template is null ? option.Entry("Value") : template.Resolved(option.Entry("Value")))
                      where name?.Text is not null && value is not null
                      select (option["Namespace"]?.Text ?? "", name.Text, value)]);

    /// <summary>Options as maps of maps, as <c>.ebextensions</c> mostly have them: <c>aws:autoscaling:asg: { MinSize: 2 }</c>.</summary>
    public static ElasticBeanstalkOptions OfMaps(HostFile file, ConfigNode maps) =>
        new(file, [.. from space in maps.Entries
                      from option in space.Value.Entries
                      select (space.Key, option.Key, option)]);

    public bool HasAffinity => options.Any(o =>
        (o.Namespace.StartsWith("aws:elasticbeanstalk:environment:process:", StringComparison.Ordinal) && o.Name == "StickinessEnabled"
            || o.Namespace == "aws:elb:policies" && o.Name == "Stickiness Policy") && o.Value.Truth == true);

    /// <summary>What the options say.</summary>
    /// <param name="byDefault">What the environment does without any, if these are all that it has.</param>
    public Said<Workers>? WorkersOf(Evidence? byDefault)
    {
        var type = Find("aws:elasticbeanstalk:environment", "EnvironmentType");
        var (minimum, maximum) = (Find("aws:autoscaling:asg", "MinSize"), Find("aws:autoscaling:asg", "MaxSize"));
        return type?.Value.Text == "SingleInstance" ? new(Workers.One, Sets("EnvironmentType", type))
            : minimum?.Number > 1 ? new(Workers.Several, Sets("MinSize", minimum))
            : maximum?.Number is { } number and > 0 ? new(number > 1 ? Workers.MayBecomeSeveral : Workers.One, Sets("MaxSize", maximum))
            : maximum is not null ? null
            : type?.Value.Text == "LoadBalanced" ? new(Workers.MayBecomeSeveral, Sets("EnvironmentType", type))
            : type is null && byDefault is not null ? new(Workers.MayBecomeSeveral, byDefault)
            : null;
    }

    Evidence Sets(string name, ConfigEntry value) => file.Evidence(value.Span, $"sets {name} to {value.Value.Text}");

    ConfigEntry? Find(string space, string name) => options.FirstOrDefault(o => o.Namespace == space && o.Name == name).Value;
}
