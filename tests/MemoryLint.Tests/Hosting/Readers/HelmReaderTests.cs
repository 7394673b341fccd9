using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class HelmReaderTests
{
    const string Chart = "apiVersion: v2\nname: chat-chart\nversion: 1.0.0\n";

    static IReadOnlyList<HostClaim> Read(string values, string name = "values.yaml") => ReadClaims.In(("/repo/deployment/Chart.yaml", Chart), ("/repo/deployment/" + name, values));

    [Theory]
    [InlineData("replicaCount: 3", Workers.Several, "says replicaCount: 3")]
    [InlineData("replicas: 2", Workers.Several, "says replicas: 2")]
    [InlineData("replicaCount: 1\nautoscaling: { enabled: false, minReplicas: 2, maxReplicas: 9 }", Workers.One, "says replicaCount: 1")]
    [InlineData("autoscaling: { enabled: true, minReplicas: 1, maxReplicas: 9 }\nreplicaCount: 1", Workers.MayBecomeSeveral, "says maxReplicas: 9")]
    [InlineData("autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 9 }\nreplicaCount: 1", Workers.Several, "says minReplicas: 2")]
    [InlineData("hpa: { enabled: true, maxReplicas: 4 }", Workers.MayBecomeSeveral, "says maxReplicas: 4")]
    public void Workers_of_values(string values, object workers, string says)
    {
        var claim = Assert.Single(Read(values));

        Assert.Equal(("Kubernetes", "chat-chart"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, 1), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("image: { repository: contoso/chat }")]
    [InlineData("replicaCount: \"\"")]
    [InlineData("replicaCount: ~")]
    [InlineData("autoscaling: { enabled: true }\nreplicaCount: 1")]
    [InlineData("autoscaling: { enabled: $X }\nreplicaCount: 1")]
    [InlineData("replicaCount: [unclosed")]
    [InlineData("")]
    public void Says_nothing(string values) => Assert.Empty(Read(values));

    [Theory]
    [InlineData("image: { repository: registry.example.com/contoso/chat, tag: 1.2 }")]
    [InlineData("image: { registry: registry.example.com, repository: contoso/chat }")]
    [InlineData("image: registry.example.com/contoso/chat:1.2")]
    public void Image_is_a_tie(string image) => Assert.Equal([new(TieKind.Image, "contoso/chat")], Assert.Single(Read($"replicaCount: 2\n{image}\n")).Ties.ToArray());

    [Fact]
    public void Values_without_image_have_no_tie() => Assert.Empty(Assert.Single(Read("replicaCount: 2")).Ties);

    [Fact]
    public void Subcharts()
    {
        var claims = Read("""
            replicaCount: 1
            chat-api:
              replicaCount: 4
              image: { repository: contoso/chat-api }
            redis:
              replica:
                replicaCount: 3
            """);

        Assert.Equal([("chat-chart", Workers.One, ""), ("chat-api", Workers.Several, "contoso/chat-api"), ("replica", Workers.Several, "replica")],
            claims.Select(c => (c.Name, c.Workers?.Value ?? default, string.Concat(c.Ties.Select(t => t.Value)))));
    }

    [Fact]
    public void Keda_to_zero() => Assert.Equal(ProcessLife.Discarded, Assert.Single(Read("keda: { enabled: true, minReplicaCount: 0, maxReplicaCount: 3 }")).Life?.Value);

    [Fact]
    public void Persistence_and_affinity()
    {
        var claim = Assert.Single(Read("persistence: { enabled: true }\nservice: { sessionAffinity: ClientIP }\n"));

        Assert.Equal((Disk.Shared, true), (claim.Disk?.Value, claim.HasAffinity));
    }

    [Theory]
    [InlineData("values-dev.yaml")]
    [InlineData("values.production.yml")]
    public void Values_of_an_environment(string name) => Assert.Equal(Workers.Several, Assert.Single(Read("replicaCount: 2", name)).Workers?.Value);

    [Theory]
    [InlineData("/repo/charts/chat/values.yaml", 1)]
    [InlineData("/repo/helm/values.yaml", 1)]
    [InlineData("/repo/src/values.yaml", 0)]
    [InlineData("/repo/charts/chat/valuesets.yaml", 0)]
    public void Is_read_in_the_folder_of_a_chart(string path, int claims) => Assert.Equal(claims, ReadClaims.In(path, "replicaCount: 2").Count);

    [Fact]
    public void Name_of_the_folder_without_a_chart() => Assert.Equal("chat", Assert.Single(ReadClaims.In("/repo/charts/chat/values.yaml", "replicaCount: 2")).Name);
}
