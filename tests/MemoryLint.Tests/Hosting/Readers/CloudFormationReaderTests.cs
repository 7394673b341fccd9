using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class CloudFormationReaderTests
{
    static IReadOnlyList<HostClaim> Read(string text) => ReadClaims.In("/repo/template.yaml", text);

    static (Workers?, string?, int?) Said(HostClaim claim) => (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line);

    static HostClaim Function(string line, string globals = "") => Assert.Single(Read($$"""
        Transform: AWS::Serverless-2016-10-31
        Globals: { Function: { Timeout: 30{{globals}} } }
        Resources:
          ChatFunction:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Chat.Api::Chat.Api.Functions::Handle
              Runtime: dotnet8
              CodeUri: ./src/Chat/
              Role: !GetAtt Role.Arn
              {{line}}
        """));

    [Theory]
    [InlineData("ReservedConcurrentExecutions: 1", Workers.One, "says ReservedConcurrentExecutions: 1", 11)]
    [InlineData("ReservedConcurrentExecutions: 5", Workers.MayBecomeSeveral, "says ReservedConcurrentExecutions: 5", 11)]
    [InlineData("MemorySize: 512", Workers.MayBecomeSeveral, "sets no ReservedConcurrentExecutions, and AWS Lambda then runs an instance for each request at the same time", 5)]
    public void Function_of_Lambda(string text, object workers, string says, int line)
    {
        var claim = Function(text);

        Assert.Equal(("AWS Lambda", "ChatFunction"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, line), Said(claim));
        Assert.Equal((ProcessLife.Discarded, "says Type: AWS::Serverless::Function", Disk.Lost), (claim.Life?.Value, claim.Life?.Evidence.Says, claim.Disk?.Value));
        Assert.Equal([new(TieKind.Assembly, "Chat.Api"), new(TieKind.Project, "./src/Chat/")], claim.Ties.ToArray());
    }

    [Fact]
    public void Function_with_globals() => Assert.Equal((Workers.One, 2), Function("MemorySize: 512", ", ReservedConcurrentExecutions: 1").Workers is { } w ? (w.Value,
        w.Evidence.Line) : default);

    [Fact]
    public void Function_with_a_file_system() => Assert.Equal(Disk.Shared, Function("FileSystemConfigs: [{ Arn: !Ref Files, LocalMountPath: /mnt/data }]").Disk?.Value);

    [Fact]
    public void Function_of_another_language() =>
        Assert.Empty(Read("Resources:\n  Chat: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: chat.handle } }"));

    [Fact]
    public void Function_in_a_container()
    {
        var claim = Assert.Single(Read("Resources:\n  Chat:\n    Type: AWS::Serverless::Function\n    Metadata: { DockerContext: src, Dockerfile: Chat/Dockerfile }\n"
            + "    Properties: { PackageType: Image, ImageUri: !Sub '${AWS::AccountId}.dkr.ecr.eu-west-1.amazonaws.com/chat:1' }\n"));

        Assert.Equal([new(TieKind.Image, "chat"), new(TieKind.Dockerfile, "src/Chat/Dockerfile")], claim.Ties.ToArray());
    }

    [Fact]
    public void Json_of_the_Visual_Studio_template()
    {
        const string text = """
            {
              "AWSTemplateFormatVersion": "2010-09-09",
              "Parameters": { "Limit": { "Type": "Number", "Default": 1 } },
              "Resources": {
                "Chat": {
                  "Type": "AWS::Serverless::Function",
                  "Properties": {
                    "Handler": "Chat::Chat.LambdaEntryPoint::FunctionHandlerAsync",
                    "Runtime": "dotnet8",
                    "ReservedConcurrentExecutions": {
                      "Ref": "Limit"
                    }
                  }
                }
              }
            }
            """;

        Assert.Equal((Workers.One, "says \"ReservedConcurrentExecutions\": { \"Ref\": \"Limit\" }, by default 1", 10), Said(ReadClaims.Single("/repo/serverless.template", text)));
    }

    static HostClaim Service(string line, string more = "") => Read($$"""
        Parameters:
          Count: { Type: Number, Default: 3 }
          Unset: { Type: Number }
        Resources:
          ChatService:
            Type: AWS::ECS::Service
            Properties:
              TaskDefinition: !Ref ChatTask
              LoadBalancers: [{ TargetGroupArn: !Ref ChatTargets }]
              {{line}}
          ChatTask:
            Type: AWS::ECS::TaskDefinition
            Properties:
              ContainerDefinitions:
              - Image: !Sub "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/contoso/chat:${Tag}"
                Command: [dotnet, Chat.dll]
          {{more}}
        """)[0];

    [Theory]
    [InlineData("DesiredCount: 2", Workers.Several, "says DesiredCount: 2", 10)]
    [InlineData("DesiredCount: 1", Workers.One, "says DesiredCount: 1", 10)]
    [InlineData("DesiredCount: !Ref Count", Workers.Several, "says DesiredCount: !Ref Count, by default 3", 10)]
    [InlineData("DesiredCount: !If [IsProd, 4, 2]", Workers.Several, "says DesiredCount: !If [IsProd, 4, 2]", 10)]
    [InlineData("SchedulingStrategy: DAEMON", Workers.Several, "says SchedulingStrategy: DAEMON", 10)]
    [InlineData("LaunchType: FARGATE", Workers.One, "sets no DesiredCount, and Amazon ECS then runs one task", 6)]
    public void Service_of_ECS(string text, object workers, string says, int line)
    {
        var claim = Service(text);

        Assert.Equal(("Amazon ECS", "ChatService", Disk.Lost), (claim.Platform, claim.Name, claim.Disk?.Value));
        Assert.Equal(((Workers)workers, says, line), Said(claim));
        Assert.Equal([new(TieKind.Image, "contoso/chat"), new(TieKind.Assembly, "Chat")], claim.Ties.ToArray());
    }

    [Theory]
    [InlineData("DesiredCount: !Ref Unset")]
    [InlineData("DesiredCount: !If [IsProd, 4, 1]")]
    [InlineData("DesiredCount: !If [IsProd, 4, !Ref Unset]")]
    [InlineData("DesiredCount: !FindInMap [Sizes, Prod, Count]")]
    [InlineData("DesiredCount: !ImportValue Count")]
    public void Unresolvable_count_is_unknown(string line) => Assert.Null(Service(line).Workers);

    [Theory]
    [InlineData("!Join [/, [service, !Ref Cluster, !GetAtt ChatService.Name]]")]
    [InlineData("!Sub service/${Cluster}/${ChatService.Name}")]
    [InlineData("{ \"Fn::Join\": [\"/\", [service, { Ref: Cluster }, { \"Fn::GetAtt\": [ChatService, Name] }]] }")]
    public void Autoscaler_of_a_service(string id)
    {
        var claims = Read($$"""
            Resources:
              ChatService: { Type: AWS::ECS::Service, Properties: { ServiceName: chat, DesiredCount: 1 } }
              Scaling:
                Type: AWS::ApplicationAutoScaling::ScalableTarget
                Properties:
                  MinCapacity: 1
                  MaxCapacity: 6
                  ResourceId: {{id}}
            """);

        Assert.Equal([("chat", Workers.One), ("chat", Workers.MayBecomeSeveral)], claims.Select(c => (c.Name, c.Workers?.Value ?? default)));
        Assert.Equal(7, claims[1].Workers?.Evidence.Line);
    }

    [Fact]
    public void Affinity_of_a_target_group() =>
        Assert.True(Service("LaunchType: FARGATE",
            "ChatTargets: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { TargetGroupAttributes: [{ Key: stickiness.enabled, Value: 'true' }] } }").HasAffinity);

    [Theory]
    [InlineData("EFSVolumeConfiguration: { FilesystemId: !Ref Files }", Disk.Shared)]
    [InlineData("Host: { SourcePath: /data }", Disk.Local)]
    public void Disk_of_a_task(string volume, object disk) =>
        Assert.Equal(disk, Read($"Resources:\n  S: {{ Type: AWS::ECS::Service, Properties: {{ TaskDefinition: !Ref T }} }}\n"
            + $"  T: {{ Type: AWS::ECS::TaskDefinition, Properties: {{ Volumes: [{{ {volume} }}] }} }}\n")[0].Disk?.Value);

    [Theory]
    [InlineData("MaxSize: 3", Workers.MayBecomeSeveral, "says MaxSize: 3")]
    [InlineData("MinSize: 2", Workers.Several, "says MinSize: 2")]
    [InlineData("MaxConcurrency: 50", Workers.MayBecomeSeveral, "sets no MaxSize, and AWS App Runner then runs up to 25 instances")]
    public void App_Runner(string scaling, object workers, string says)
    {
        var claim = Assert.Single(Read($$"""
            Resources:
              Chat:
                Type: AWS::AppRunner::Service
                Properties:
                  AutoScalingConfigurationArn: !GetAtt Scaling.AutoScalingConfigurationArn
                  SourceConfiguration: { ImageRepository: { ImageIdentifier: public.ecr.aws/contoso/chat:1 } }
              Scaling:
                Type: AWS::AppRunner::AutoScalingConfiguration
                Properties: { {{scaling}} }
            """));

        Assert.Equal(("AWS App Runner", "Chat", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal([new(TieKind.Image, "contoso/chat")], claim.Ties.ToArray());
    }

    [Fact]
    public void App_Runner_scaled_elsewhere() =>
        Assert.Null(Assert.Single(Read("Resources:\n  Chat: { Type: AWS::AppRunner::Service, Properties: { AutoScalingConfigurationArn: !ImportValue Scaling } }")).Workers);

    [Theory]
    [InlineData("{ Namespace: 'aws:autoscaling:asg', OptionName: MinSize, Value: '2' }", Workers.Several, "sets MinSize to 2")]
    [InlineData("{ Namespace: 'aws:elasticbeanstalk:environment', OptionName: EnvironmentType, Value: SingleInstance }", Workers.One, "sets EnvironmentType to SingleInstance")]
    [InlineData("", Workers.MayBecomeSeveral, "sets no MaxSize, and Elastic Beanstalk then runs up to 4 instances")]
    public void Elastic_Beanstalk(string option, object workers, string says)
    {
        var claim = Assert.Single(Read($"Resources:\n  Chat:\n    Type: AWS::ElasticBeanstalk::Environment\n"
            + $"    Properties: {{ EnvironmentName: chat-prod, OptionSettings: [{option}] }}\n"));

        Assert.Equal(("Elastic Beanstalk", "chat-prod", (Workers)workers, says), (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Theory]
    [InlineData("MinSize: '1', MaxSize: '4'", Workers.MayBecomeSeveral)]
    [InlineData("MinSize: '2', MaxSize: '4'", Workers.Several)]
    [InlineData("MinSize: '1', MaxSize: '4', DesiredCapacity: '3'", Workers.Several)]
    [InlineData("MinSize: '1', MaxSize: '1'", Workers.One)]
    public void Group_of_machines(string sizes, object workers)
    {
        string group = $"Resources:\n  Web: {{ Type: AWS::AutoScaling::AutoScalingGroup, Properties: {{ {sizes} }} }}\n";

        Assert.Equal(("EC2 Auto Scaling", workers), (Assert.Single(Read(group)).Platform, Assert.Single(Read(group)).Workers?.Value));
        Assert.Empty(Read(group + "  Cluster: { Type: AWS::ECS::Cluster }\n"));
    }

    [Theory]
    [InlineData("Resources:\n  Topic: { Type: AWS::SNS::Topic }\n")]
    [InlineData("Resources: {}\n# AWS::\n")]
    [InlineData("Resources:\n  Chat: { Type: AWS::Serverless::Function, Properties: {\n")]
    [InlineData("Resources:\n  Scaling: { Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: { MaxCapacity: 6, ResourceId: table/chat } }\n")]
    public void Says_nothing(string text) => Assert.Empty(Read(text));
}
