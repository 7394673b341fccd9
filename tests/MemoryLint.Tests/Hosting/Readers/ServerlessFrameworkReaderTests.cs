using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class ServerlessFrameworkReaderTests
{
    static HostClaim Read(string line) =>
        ReadClaims.Single("/repo/serverless.yml", $"service: contoso\nprovider:\n  name: aws\n  runtime: dotnet8\nfunctions:\n  chat:\n"
            + $"    handler: Chat.Api::Chat.Api.Functions::Handle\n    {line}\n");

    [Theory]
    [InlineData("reservedConcurrency: 5", Workers.MayBecomeSeveral, "says reservedConcurrency: 5", 8)]
    [InlineData("reservedConcurrency: 1", Workers.One, "says reservedConcurrency: 1", 8)]
    [InlineData("timeout: 30", Workers.MayBecomeSeveral, "sets no reservedConcurrency, and AWS Lambda then runs an instance for each request at the same time", 6)]
    public void Workers_of_a_function(string text, object workers, string says, int line)
    {
        var claim = Read(text);

        Assert.Equal(("AWS Lambda", "chat", ProcessLife.Discarded, Disk.Lost), (claim.Platform, claim.Name, claim.Life?.Value, claim.Disk?.Value));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal([new(TieKind.Assembly, "Chat.Api")], claim.Ties.ToArray());
    }

    [Fact]
    public void Unresolvable_limit_is_unknown() => Assert.Null(Read("reservedConcurrency: ${env:LIMIT}").Workers);

    [Fact]
    public void File_system() => Assert.Equal(Disk.Shared, Read("fileSystemConfig: { localMountPath: /mnt/data, arn: x }").Disk?.Value);

    [Theory]
    [InlineData("provider: { name: aws, runtime: nodejs20.x }\nfunctions: { chat: { handler: src/chat.handle } }")]
    [InlineData("provider: { name: azure }\nfunctions: { chat: { handler: chat } }")]
    [InlineData("provider: { name: aws }\n")]
    [InlineData("provider: { name: aws }\nfunctions: { chat: { handler: [")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/serverless.yml", text));
}
