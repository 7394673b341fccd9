using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class KnativeServiceTests
{
    static HostClaim Read(string template = "", string service = "", string spec = "containers: [{ image: gcr.io/contoso/chat }]") => ReadClaims.Single("/repo/service.yaml", $$"""
        apiVersion: serving.knative.dev/v1
        kind: Service
        metadata:
          name: chat
          annotations: { {{service}} }
        spec:
          template:
            metadata:
              annotations: { {{template}} }
            spec: { {{spec}} }
        """);

    [Theory]
    [InlineData("autoscaling.knative.dev/min-scale: \"2\"", Workers.Several, "says autoscaling.knative.dev/min-scale: \"2\"")]
    [InlineData("autoscaling.knative.dev/minScale: \"2\"", Workers.Several, "says autoscaling.knative.dev/minScale: \"2\"")]
    [InlineData("autoscaling.knative.dev/max-scale: \"5\"", Workers.MayBecomeSeveral, "says autoscaling.knative.dev/max-scale: \"5\"")]
    [InlineData("autoscaling.knative.dev/max-scale: \"0\"", Workers.MayBecomeSeveral, "says autoscaling.knative.dev/max-scale: \"0\"")]
    [InlineData("autoscaling.knative.dev/maxScale: \"1\"", Workers.One, "says autoscaling.knative.dev/maxScale: \"1\"")]
    public void Workers_of_annotations(string annotation, object workers, string says)
    {
        var claim = Read(annotation);

        Assert.Equal(("Knative", "chat"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, 9), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Fact]
    public void Knative_by_default()
    {
        var claim = Read();

        Assert.Equal((Workers.MayBecomeSeveral, "sets no maxScale, and Knative then runs as many pods as requests need", 2), (claim.Workers?.Value,
            claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal((ProcessLife.Discarded, "sets no minScale, and Knative then scales to zero"), (claim.Life?.Value, claim.Life?.Evidence.Says));
        Assert.Equal(Disk.Lost, claim.Disk?.Value);
        Assert.Equal([new(TieKind.Image, "contoso/chat")], claim.Ties.ToArray());
    }

    [Fact]
    public void Cloud_Run_by_default()
    {
        var claim = Read(service: "run.googleapis.com/ingress: all");

        Assert.Equal(("Cloud Run", Workers.MayBecomeSeveral, "sets no maxScale, and Cloud Run then runs up to 100 instances"), (claim.Platform, claim.Workers?.Value,
            claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Concurrency_tells_when_more_are_started() =>
        Assert.Equal(("says containerConcurrency: 1, and Knative starts more instances for more requests", 10),
            Read(spec: "containerConcurrency: 1").Workers is { Evidence: var e } ? (e.Says, e.Line) : default);

    [Fact]
    public void Unresolvable_limit_is_unknown() => Assert.Null(Read("autoscaling.knative.dev/max-scale: \"${MAX}\"").Workers);

    [Theory]
    [InlineData("autoscaling.knative.dev/min-scale: \"1\"")]
    [InlineData("autoscaling.knative.dev/min-scale: \"${MIN}\"")]
    public void Life_is_unknown_with_one_always_running(string annotation) => Assert.Null(Read(annotation).Life);

    [Fact]
    public void Stated_zero_is_discarded() => Assert.Equal("says autoscaling.knative.dev/min-scale: \"0\"", Read("autoscaling.knative.dev/min-scale: \"0\"").Life?.Evidence.Says);

    [Fact]
    public void Manual_scaling()
    {
        var claim = Read(service: "run.googleapis.com/scalingMode: manual, run.googleapis.com/manualInstanceCount: \"3\"");

        Assert.Equal((Workers.Several, null), (claim.Workers?.Value, claim.Life));
    }

    [Fact]
    public void Affinity() => Assert.True(Read("run.googleapis.com/sessionAffinity: \"true\"").HasAffinity);

    [Fact]
    public void Network_volume() => Assert.Equal(Disk.Shared,
        Read(spec: "containers: [{ image: chat }], volumes: [{ name: data, csi: { driver: gcsfuse.run.googleapis.com } }]").Disk?.Value);

    [Theory]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Route\nspec: { template: {} }")]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {}")]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Service\nspec: { template: {")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/service.yaml", text));
}
