using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class AwsToolsReaderTests
{
    [Fact]
    public void Lambda()
    {
        var claim = ReadClaims.Single("/repo/src/Bot/aws-lambda-tools-defaults.json", """
            {
              "Information": ["These are the defaults of the tools."],
              "region": "eu-central-1",
              "function-name": "contoso-bot",
              "function-runtime": "dotnet8",
              "function-handler": "Contoso.Bot::Contoso.Bot.Function::Handle"
            }
            """);

        Assert.Equal(("AWS Lambda", "contoso-bot"), (claim.Platform, claim.Name));
        Assert.Equal((Workers.MayBecomeSeveral, ProcessLife.Discarded, Disk.Lost), (claim.Workers?.Value, claim.Life?.Value, claim.Disk?.Value));
        Assert.Equal(("deploys it to AWS Lambda, which may discard an instance between two requests", 6), (claim.Life?.Evidence.Says, claim.Life?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Contoso.Bot")], claim.Ties);
    }

    [Fact]
    public void Lambda_template_speaks_for_itself()
    {
        const string Settings = "{ \"s3-prefix\": \"bot/\", \"template\": \"serverless.template\" }";

        Assert.Equal(ProcessLife.Discarded, ReadClaims.Single("/repo/Bot/aws-lambda-tools-defaults.json", Settings).Life?.Value);
        Assert.Empty(ReadClaims.In(("/repo/Bot/aws-lambda-tools-defaults.json", Settings), ("/repo/Bot/serverless.template", "{ \"Resources\": {} }")));
    }

    [Theory]
    [InlineData("\"desired-count\": 2", nameof(Workers.Several), "says \"desired-count\": 2")]
    [InlineData("\"desired-count\": 1", nameof(Workers.One), "says \"desired-count\": 1")]
    [InlineData("\"launch-type\": \"FARGATE\"", nameof(Workers.One), "sets no desired-count, and Amazon ECS then runs one task")]
    public void Ecs(string setting, string workers, string says)
    {
        var claim = ReadClaims.Single("/repo/Chat/aws-ecs-tools-defaults.json", $"{{ \"cluster-service\": \"chat\", \"tag\": \"contoso/chat:latest\",\n{setting} }}");

        Assert.Equal(("Amazon ECS", "chat", workers, says), (claim.Platform, claim.Name, claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Image, "contoso/chat"), new ProjectTie(TieKind.Project, ".")], claim.Ties);
        Assert.Equal(Disk.Lost, claim.Disk?.Value);
    }

    [Theory]
    [InlineData("\"environment-type\": \"LoadBalanced\"", nameof(Workers.MayBecomeSeveral), "sets EnvironmentType to LoadBalanced")]
    [InlineData("\"environment-type\": \"SingleInstance\"", nameof(Workers.One), "sets EnvironmentType to SingleInstance")]
    [InlineData("\"additional-options\": \"aws:autoscaling:asg,MinSize=2;aws:autoscaling:asg,MaxSize=6\"", nameof(Workers.Several), "sets MinSize to 2")]
    [InlineData("\"loadbalancer-type\": \"application\"", nameof(Workers.MayBecomeSeveral), "asks for a load balancer, and Elastic Beanstalk then runs up to 4 instances")]
    [InlineData("\"instance-type\": \"t3.small\"", null, null)]
    public void Beanstalk(string setting, string? workers, string? says)
    {
        var claim = ReadClaims.Single("/repo/Chat/aws-beanstalk-tools-defaults.json", $"{{\n\"environment\": \"chat-prod\",\n{setting}\n}}");

        Assert.Equal(("Elastic Beanstalk", "chat-prod", workers, says), (claim.Platform, claim.Name, claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says));
        Assert.False(claim.HasAffinity);
    }

    [Fact]
    public void Beanstalk_sticky_sessions() =>
        Assert.True(ReadClaims.Single("/repo/Chat/aws-beanstalk-tools-defaults.json", "{ \"application\": \"chat\", \"enable-sticky-sessions\": true }").HasAffinity);

    [Theory]
    [InlineData("aws-lambda-tools-defaults.json", "{ \"region\": \"\" }")]
    [InlineData("aws-ecs-tools-defaults.json", "{}")]
    [InlineData("aws-beanstalk-tools-defaults.json", "{")]
    [InlineData("aws-ecs-tools-defaults.json", "")]
    public void Says_nothing(string name, string text) => Assert.Empty(ReadClaims.In("/repo/" + name, text));
}
