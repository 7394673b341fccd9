using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class ContainerAppReaderTests
{
    static HostClaim Read(string scale = "", string ingress = "external: true", string volumes = "") => ReadClaims.Single("/repo/infra/chat.tmpl.yaml", $$$"""
        location: {{ .Env.AZURE_LOCATION }}
        properties:
          environmentId: {{ .Env.AZURE_CONTAINER_APPS_ENVIRONMENT_ID }}
          configuration:
            ingress: { {{{ingress}}}, targetPort: {{ targetPortOrDefault 8080 }} }
          template:
            containers:
            - image: {{ .Image }}
              name: chat
            volumes: [{{{volumes}}}]
            scale:
              {{{scale}}}
        tags:
          azd-service-name: chat
          aspire-resource-name: chat
        """);

    [Theory]
    [InlineData("minReplicas: 2", Workers.Several, "says minReplicas: 2", 12)]
    [InlineData("maxReplicas: 5", Workers.MayBecomeSeveral, "says maxReplicas: 5", 12)]
    [InlineData("maxReplicas: 1", Workers.One, "says maxReplicas: 1", 12)]
    [InlineData("minReplicas: 1", Workers.MayBecomeSeveral, "sets no maxReplicas, and Azure Container Apps then runs up to 10 replicas", 11)]
    [InlineData("", Workers.MayBecomeSeveral, "sets no maxReplicas, and Azure Container Apps then runs up to 10 replicas", 11)]
    public void Workers_of_the_scale(string scale, object workers, string says, int line)
    {
        var claim = Read(scale);

        Assert.Equal(("Azure Container Apps", "chat"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("minReplicas: 0", "says minReplicas: 0")]
    [InlineData("maxReplicas: 1", "sets no minReplicas, and Azure Container Apps then scales to zero")]
    public void Scaled_to_zero(string scale, string says) => Assert.Equal((ProcessLife.Discarded, says), Read(scale).Life is { } life ? (life.Value, life.Evidence.Says) : default);

    [Fact]
    public void Life_is_unknown_with_one_always_running() => Assert.Null(Read("minReplicas: 1").Life);

    [Fact]
    public void Expressions_are_unknown()
    {
        var claim = Read("{ minReplicas: {{ .Env.MIN }}, maxReplicas: \"{{ .Env.MAX }}\" }");

        Assert.Equal((null, null), (claim.Workers, claim.Life));
    }

    [Fact]
    public void Ties_of_a_template() => Assert.Equal([new(TieKind.Service, "chat")], Read().Ties.ToArray());

    [Fact]
    public void Affinity() => Assert.Equal((true, false), (Read(ingress: "stickySessions: { affinity: sticky }").HasAffinity,
        Read(ingress: "stickySessions: { affinity: none }").HasAffinity));

    [Theory]
    [InlineData("{ name: files, storageType: AzureFile }", Disk.Shared, "says storageType: AzureFile", 10)]
    [InlineData("{ name: files, storageType: EmptyDir }", Disk.Lost, "says storageType: EmptyDir", 10)]
    [InlineData("", Disk.Lost, "mounts no lasting volume into the container", 6)]
    public void Disk_of_volumes(string volumes, object disk, string says, int line) =>
        Assert.Equal(((Disk)disk, says, line), Read(volumes: volumes).Disk is { } d ? (d.Value, d.Evidence.Says, d.Evidence.Line) : default);

    [Fact]
    public void App_of_the_command_line()
    {
        const string text = """
            type: Microsoft.App/containerApps
            name: chat-app
            properties:
              managedEnvironmentId: /subscriptions/1/environment
              template:
                containers:
                - image: contoso.azurecr.io/chat:v1
                scale: { minReplicas: 3, maxReplicas: 3 }
            """;

        var claim = ReadClaims.Single("/repo/app.yaml", text);

        Assert.Equal(("chat-app", Workers.Several, 8), (claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Line));
        Assert.Equal([new(TieKind.Image, "chat")], claim.Ties.ToArray());
    }

    [Theory]
    [InlineData("properties:\n  template:\n    containers: []\n  configuration: {}\n")]
    [InlineData("template:\n  containers: [{ image: chat }]\n")]
    [InlineData("properties:\n  configuration: {}\n  template:\n    containers: [{ image: chat\n")]
    [InlineData("{{ if .x }}\nproperties:\n  configuration: {}\n  template:\n    containers: [{ image: chat }]\n{{ end }}\n")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/app.yaml", text));
}
