using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class AppRunnerReaderTests
{
    const string Text = """
        version: 1.0
        runtime: dotnet6
        build:
          commands:
            build:
            - dotnet publish -c Release -o out src/Chat/Chat.csproj
        run:
          command: dotnet out/Chat.dll
        """;

    [Fact]
    public void May_become_several_by_default()
    {
        var claim = ReadClaims.Single("/repo/apprunner.yaml", Text);

        Assert.Equal(("AWS App Runner", Workers.MayBecomeSeveral, "is for AWS App Runner, which runs up to 25 instances by default", 2),
            (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal(Disk.Lost, claim.Disk?.Value);
        Assert.Equal([new(TieKind.Project, "./src/Chat/Chat.csproj"), new(TieKind.Assembly, "Chat")], claim.Ties.ToArray());
    }

    [Theory]
    [InlineData("version: 1.0\n")]
    [InlineData("runtime: dotnet6\nrun: { command: [")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/apprunner.yaml", text));
}
