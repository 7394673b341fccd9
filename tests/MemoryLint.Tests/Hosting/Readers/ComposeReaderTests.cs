using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class ComposeReaderTests
{
    [Theory]
    [InlineData("deploy: { replicas: 3 }", "says replicas: 3")]
    [InlineData("deploy: { replicas: \"3\" }", "says replicas: \"3\"")]
    [InlineData("deploy: { replicas: \"${REPLICAS:-3}\" }", "says replicas: \"${REPLICAS:-3}\"")]
    [InlineData("scale: 2", "says scale: 2")]
    [InlineData("deploy: { mode: global }", "says mode: global")]
    public void Several(string line, string says)
    {
        var claim = ReadClaims.Single("/repo/compose.yaml", $"services:\n  chat:\n    build: .\n    {line}\n");

        Assert.Equal((Workers.Several, says, 4), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("deploy: { replicas: 1 }")]
    [InlineData("container_name: chat")]
    public void One(string line) =>
        Assert.Equal(Workers.One, ReadClaims.Single("/repo/compose.yaml", $"services:\n  chat:\n    build: .\n    {line}\n").Workers?.Value);

    [Fact]
    public void One_by_default() =>
        Assert.Equal((Workers.One, 2), (ReadClaims.Single("/repo/compose.yaml", "services:\n  chat:\n    build: .\n") is { Workers: { } w } ? (w.Value, w.Evidence.Line) : default));

    [Fact]
    public void Unresolvable_count_is_unknown() =>
        Assert.Null(ReadClaims.Single("/repo/compose.yaml", "services:\n  chat:\n    build: .\n    scale: ${REPLICAS}\n").Workers);

    [Theory]
    [InlineData("services:\n")]
    [InlineData("version: '3'\n")]
    [InlineData("services:\n  chat:\n  - [unclosed\n")]
    [InlineData("")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/docker-compose.yml", text));
}
