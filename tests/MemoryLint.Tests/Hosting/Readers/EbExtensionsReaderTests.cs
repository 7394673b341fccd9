using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class EbExtensionsReaderTests
{
    static IReadOnlyList<HostClaim> Read(string text) => ReadClaims.In("/repo/src/Chat/.ebextensions/scaling.config", text);

    [Theory]
    [InlineData("option_settings:\n  aws:autoscaling:asg:\n    MinSize: 2\n    MaxSize: 4\n", Workers.Several, "sets MinSize to 2", 3)]
    [InlineData("option_settings:\n  aws:autoscaling:asg:\n    MaxSize: '4'\n", Workers.MayBecomeSeveral, "sets MaxSize to 4", 3)]
    [InlineData("option_settings:\n  aws:autoscaling:asg:\n    MinSize: 1\n    MaxSize: 1\n", Workers.One, "sets MaxSize to 1", 4)]
    [InlineData("option_settings:\n- namespace: aws:autoscaling:asg\n  option_name: MinSize\n  value: 3\n", Workers.Several, "sets MinSize to 3", 4)]
    [InlineData("option_settings:\n  aws:elasticbeanstalk:environment: { EnvironmentType: SingleInstance }\n", Workers.One, "sets EnvironmentType to SingleInstance", 2)]
    [InlineData("option_settings:\n  aws:elasticbeanstalk:environment: { EnvironmentType: LoadBalanced }\n", Workers.MayBecomeSeveral, "sets EnvironmentType to LoadBalanced", 2)]
    [InlineData("{ \"option_settings\": [\n\t{ \"namespace\": \"aws:autoscaling:asg\", \"option_name\": \"MinSize\", \"value\": \"2\" } ] }", Workers.Several,
        "sets MinSize to 2", 2)]
    public void Workers_of_options(string text, object workers, string says, int line)
    {
        var claim = Assert.Single(Read(text));

        Assert.Equal(("Elastic Beanstalk", "/repo/src/Chat"), (claim.Platform, claim.File.Resolve(Assert.Single(claim.Ties).Value)));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("option_settings:\n  aws:elasticbeanstalk:environment:process:default: { StickinessEnabled: true }\n")]
    [InlineData("option_settings:\n- { namespace: \"aws:elb:policies\", option_name: Stickiness Policy, value: \"true\" }\n")]
    public void Affinity(string text) => Assert.True(Assert.Single(Read(text)).HasAffinity);

    [Theory]
    [InlineData("option_settings:\n  aws:elasticbeanstalk:application:environment: { MinSize: 3 }\n")]
    [InlineData("option_settings:\n  aws:autoscaling:asg: { MaxSize: many }\n")]
    [InlineData("packages: { yum: { git: [] } }\n")]
    [InlineData("option_settings:\n  aws:autoscaling:asg: { MinSize: 2\n")]
    [InlineData("<configuration />")]
    public void Says_nothing(string text) => Assert.Empty(Read(text));
}
