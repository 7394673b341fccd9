using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class FunctionsReaderTests
{
    [Fact]
    public void Host()
    {
        var claim = ReadClaims.Single("/repo/src/Bot/host.json", "{\n  \"logging\": { },\n  \"version\": \"2.0\"\n}\n");

        Assert.Equal("Azure Functions", claim.Platform);
        Assert.Equal(
            (Workers.MayBecomeSeveral, "makes it an Azure Functions app, which runs in as many instances as the load asks for", 3),
            (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal(
            (ProcessLife.Discarded, "makes it an Azure Functions app, which may run in no instance at all between two requests"),
            (claim.Life?.Value, claim.Life?.Evidence.Says));
        Assert.Empty(claim.Ties);
    }

    [Theory]
    [InlineData("/repo/host.json", "{ \"schemaVersion\": 2 }")]
    [InlineData("/repo/host.json", "{ \"version\": \"2.0\", ")]
    [InlineData("/repo/host.json", "")]
    [InlineData("/repo/local.settings.json", "{ \"version\": \"2.0\", \"Values\": { \"FUNCTIONS_WORKER_RUNTIME\": \"dotnet-isolated\" } }")]
    public void Says_nothing(string path, string text) => Assert.Empty(ReadClaims.In(path, text));
}
