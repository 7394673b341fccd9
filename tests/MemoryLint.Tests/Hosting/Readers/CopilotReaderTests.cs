using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class CopilotReaderTests
{
    static HostClaim Read(string line, string type = "Load Balanced Web Service") => ReadClaims.Single("/repo/copilot/chat/manifest.yml", $"name: chat\ntype: {type}\n{line}\n");

    [Theory]
    [InlineData("count: 3", Workers.Several, "says count: 3", 3)]
    [InlineData("count: 1", Workers.One, "says count: 1", 3)]
    [InlineData("count: 1-10", Workers.MayBecomeSeveral, "says count: 1-10", 3)]
    [InlineData("count: { range: 2-10, cpu_percentage: 70 }", Workers.Several, "says range: 2-10", 3)]
    [InlineData("count: { range: { min: 1, max: 4, spot_from: 2 } }", Workers.MayBecomeSeveral, "says max: 4", 3)]
    [InlineData("count: 1\nenvironments: { test: { count: 1 }, prod: { count: 2 } }", Workers.Several, "says count: 2", 4)]
    [InlineData("cpu: 256", Workers.One, "sets no count, and AWS Copilot then runs one task", 2)]
    public void Workers_of_a_service(string text, object workers, string says, int line)
    {
        var claim = Read(text);

        Assert.Equal(("Amazon ECS", "chat"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("count: ${COUNT}")]
    [InlineData("count: a-b")]
    [InlineData("count: { cpu_percentage: 70 }")]
    public void Unresolvable_count_is_unknown(string line) => Assert.Null(Read(line).Workers);

    [Fact]
    public void App_Runner()
    {
        var claim = Read("cpu: 1024", "Request-Driven Web Service");

        Assert.Equal(("AWS App Runner", Workers.MayBecomeSeveral), (claim.Platform, claim.Workers?.Value));
    }

    [Fact]
    public void Disk_and_affinity()
    {
        var claim = Read("storage: { volumes: { data: { efs: true, path: /data } } }\nhttp: { path: /, stickiness: true }");

        Assert.Equal((Disk.Shared, true, Disk.Lost, false), (claim.Disk?.Value, claim.HasAffinity, Read("").Disk?.Value, Read("").HasAffinity));
    }

    [Theory]
    [InlineData("image: { build: src/Chat/Dockerfile }", "Dockerfile=/repo/src/Chat/Dockerfile")]
    [InlineData("image: { build: { dockerfile: Dockerfile, context: src } }", "Dockerfile=/repo/Dockerfile Project=/repo/src")]
    public void Ties(string line, string ties)
    {
        var claim = Read(line);

        Assert.Equal(ties, string.Join(" ", claim.Ties.Select(t => $"{t.Kind}={claim.File.Resolve(t.Value)}")));
    }

    [Theory]
    [InlineData("name: chat\ntype: Scheduled Job\n")]
    [InlineData("name: chat\ncount: 3\n")]
    [InlineData("type: Backend Service\ncount: [3\n")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/copilot/chat/manifest.yml", text));
}
