using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class AspireReaderTests
{
    const string Path = "/repo/src/Contoso.AppHost/Program.cs";

    static string Program(string body) => "var builder = DistributedApplication.CreateBuilder(args);\n" + body + "\nbuilder.Build().Run();\n";

    static HostClaim Chat(string body) => Assert.Single(ReadClaims.In(Path, Program(body)), c => c.Name == "chat");

    static (Workers?, string?) WorkersOf(string body) => Chat(body) is var claim ? (claim.Workers?.Value, claim.Workers?.Evidence.Says) : default;

    [Fact]
    public void Several()
    {
        var claim = Chat("""
            var cache = builder.AddRedis("cache");
            // the bot
            builder.AddProject<Projects.Contoso_Chat_Api>("chat")
                .WithReference(cache)
                .WithReplicas(3)
                .WithExternalHttpEndpoints();
            """);

        Assert.Equal((".NET Aspire", Workers.Several, "says WithReplicas(3)", 6), (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.AspireProject, "Contoso_Chat_Api"), new ProjectTie(TieKind.Service, "chat")], claim.Ties);
        Assert.Null(claim.Life);
        Assert.Null(claim.Disk);
    }

    [Theory]
    [InlineData("var chat = builder.AddProject<Projects.Chat>(\"chat\");\nchat.WithReplicas(2);", "says WithReplicas(2)")]
    [InlineData("const int Count = 2;\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(Count);", "says WithReplicas(Count)")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(builder.ExecutionContext.IsRunMode ? 1 : 2);", "says WithReplicas(builder.ExecutionContext.IsRunMode ? 1 : 2)")]
    [InlineData("var runs = !builder.ExecutionContext.IsPublishMode;\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(runs ? 1 : 2);", "says WithReplicas(runs ? 1 : 2)")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(isLarge ? 5 : 2);", "says WithReplicas(isLarge ? 5 : 2)")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(builder.Configuration.GetValue<int?>(\"Replicas\") ?? 2);", "says WithReplicas(builder.Configuration.GetValue<int?>(\"Replicas\") ?? 2)")]
    [InlineData("var chat = builder.AddProject<Projects.Chat>(\"chat\");\nif (builder.ExecutionContext.IsPublishMode)\n{\n    chat.WithReplicas(4);\n}", "says WithReplicas(4)")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").PublishAsAzureContainerApp((infra, app) => { app.Template.Scale.MinReplicas = 2; app.Template.Scale.MaxReplicas = 5; });", "says app.Template.Scale.MinReplicas = 2")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").PublishAsDockerComposeService((resource, service) => service.Deploy = new() { Replicas = 3 });", "says Replicas = 3")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").PublishAsKubernetesService(k => { ((Deployment)k.Workload!).Spec.Replicas = 2; });", "says ((Deployment)k.Workload!).Spec.Replicas = 2")]
    public void Several_in_other_words(string body, string says) => Assert.Equal((Workers.Several, says), WorkersOf(body));

    [Theory]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(1);", "says WithReplicas(1)")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\");", "adds 'chat' without replicas, and .NET Aspire then runs one")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(builder.ExecutionContext.IsPublishMode ? 1 : 2);", "says WithReplicas(builder.ExecutionContext.IsPublishMode ? 1 : 2)")]
    [InlineData("var chat = builder.AddProject<Projects.Chat>(\"chat\");\nif (builder.ExecutionContext.IsRunMode) chat.WithReplicas(2);", "adds 'chat' without replicas, and .NET Aspire then runs one")]
    [InlineData("builder.AddAzureContainerAppEnvironment(\"env\");\nbuilder.AddProject<Projects.Chat>(\"chat\").PublishAsAzureContainerApp((_, app) => app.Template.Scale.MaxReplicas = 1);", "says app.Template.Scale.MaxReplicas = 1")]
    public void One(string body, string says) => Assert.Equal((Workers.One, says), WorkersOf(body));

    [Theory]
    [InlineData("builder.AddAzureContainerAppEnvironment(\"env\");\nbuilder.AddProject<Projects.Chat>(\"chat\");", "sets no MaxReplicas for 'chat', and Azure Container Apps then runs up to 10 replicas")]
    [InlineData("builder.AddAzureAppServiceEnvironment(\"env\");\nbuilder.AddProject<Projects.Chat>(\"chat\");", "publishes 'chat' to Azure App Service, where Aspire allows up to 30 instances")]
    [InlineData("var a = builder.AddAzureContainerAppEnvironment(\"a\");\nvar k = builder.AddKubernetesEnvironment(\"k\");\nbuilder.AddProject<Projects.Chat>(\"chat\").WithComputeEnvironment(a);", "sets no MaxReplicas for 'chat', and Azure Container Apps then runs up to 10 replicas")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").PublishAsAzureContainerApp((infra, app) => { app.Template.Scale.MaxReplicas = 3; });", "says app.Template.Scale.MaxReplicas = 3")]
    public void May_become_several(string body, string says) => Assert.Equal((Workers.MayBecomeSeveral, says), WorkersOf(body));

    [Theory]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(Count());")]
    [InlineData("builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(isLarge ? 5 : 1);")]
    [InlineData("var chat = builder.AddProject<Projects.Chat>(\"chat\");\nif (isLarge) chat.WithReplicas(5);")]
    [InlineData("int n = 1;\nn = 3;\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(n);")]
    [InlineData("int n = builder.Configuration.GetValue(\"n\", n);\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(n);")]
    [InlineData("int n = int.Parse(s);\nvar s = x ?? s;\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(n);")]
    [InlineData("bool b = !c && c, c = b || b;\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(b ? 3 : 1);")]
    [InlineData("int n = m, m = n;\nbuilder.AddProject<Projects.Chat>(\"chat\").WithReplicas(n);")]
    [InlineData("builder.AddAzureContainerAppEnvironment(\"a\");\nbuilder.AddKubernetesEnvironment(\"k\");\nbuilder.AddProject<Projects.Chat>(\"chat\");")]
    public void Unknown(string body) => Assert.Null(Chat(body).Workers);

    [Fact]
    public void Scales_to_zero()
    {
        var claim = Chat("builder.AddAzureContainerAppEnvironment(\"env\");\nbuilder.AddProject<Projects.Chat>(\"chat\")\n  .PublishAsAzureContainerApp((infra, app) => app.Template.Scale.MinReplicas = 0);");

        Assert.Equal((ProcessLife.Discarded, "says app.Template.Scale.MinReplicas = 0", 4), (claim.Life?.Value, claim.Life?.Evidence.Says, claim.Life?.Evidence.Line));
        Assert.Equal((Disk.Lost, "publishes 'chat' as a container, whose disk is gone with it", 3), (claim.Disk?.Value, claim.Disk?.Evidence.Says, claim.Disk?.Evidence.Line));
    }

    [Fact]
    public void Sticky() =>
        Assert.True(Chat("builder.AddProject<Projects.Chat>(\"chat\").PublishAsAzureContainerApp((_, app) => app.Configuration.Ingress.StickySessionsAffinity = StickySessionAffinity.Sticky);").HasAffinity);

    [Fact]
    public void Project_by_path() =>
        Assert.Equal<ProjectTie>(
            [new ProjectTie(TieKind.Project, "../Chat/Chat.csproj"), new ProjectTie(TieKind.Service, "chat")],
            Chat("builder.AddProject(\"chat\", \"../Chat/Chat.csproj\");").Ties);

    [Fact]
    public void Several_projects() =>
        Assert.Equal(
            [("api", Workers.Several), ("web", Workers.One)],
            ReadClaims.In("/repo/AppHost.cs", Program("var api = builder.AddProject<Projects.Api>(\"api\");\nbuilder.AddProject<Projects.Web>(\"web\").WithReference(api);\napi.WithReplicas(2);"))
                .Select(c => (c.Name!, c.Workers!.Value.Value)));

    [Theory]
    [InlineData(Path, "")]
    [InlineData(Path, "class DistributedApplication;")]
    [InlineData(Path, "DistributedApplication builder.AddProject<(\"")]
    [InlineData("/repo/src/Contoso.Chat/Program.cs", "DistributedApplication.CreateBuilder(args).AddProject<Projects.Chat>(\"chat\").WithReplicas(3);")]
    public void Says_nothing(string path, string text) => Assert.Empty(ReadClaims.In(path, text));
}
