using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class RailwayReaderTests
{
    [Fact]
    public void Several()
    {
        var claim = ReadClaims.Single("/repo/railway.json", """
            {
              "$schema": "https://railway.com/railway.schema.json",
              "build": { "builder": "DOCKERFILE", "dockerfilePath": "src/Chat/Dockerfile" },
              "deploy": {
                "numReplicas": 2,
                "startCommand": "dotnet Chat.dll"
              }
            }
            """);

        Assert.Equal(("Railway", Workers.Several, "says \"numReplicas\": 2", 5), (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat"), new ProjectTie(TieKind.Dockerfile, "src/Chat/Dockerfile"), new ProjectTie(TieKind.Project, ".")], claim.Ties);
        Assert.Null(claim.Life);
    }

    [Theory]
    [InlineData("[deploy.multiRegionConfig.us-west2]\nnumReplicas = 1\n[deploy.multiRegionConfig.europe-west4]\nnumReplicas = 1", "runs 2 replicas in 2 regions")]
    [InlineData("[deploy.multiRegionConfig]\n\"us-west2\" = { numReplicas = 3 }", "says numReplicas = 3")]
    [InlineData("[deploy]\nnumReplicas = 1\n[environments.production.deploy]\nnumReplicas = 4", "says numReplicas = 4")]
    public void Several_in_TOML(string lines, string says)
    {
        var claim = ReadClaims.Single("/repo/railway.toml", $"[build]\nbuilder = \"nixpacks\"\n{lines}\n");

        Assert.Equal((Workers.Several, says), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Theory]
    [InlineData("numReplicas = 1", "says numReplicas = 1")]
    [InlineData("restartPolicyType = \"ON_FAILURE\"", "sets no numReplicas, and Railway then runs one replica")]
    [InlineData("multiRegionConfig.us-west2.numReplicas = 1", "says multiRegionConfig.us-west2.numReplicas = 1")]
    public void One(string line, string says)
    {
        var claim = ReadClaims.Single("/repo/railway.toml", $"[deploy]\n{line}\n");

        Assert.Equal((Workers.One, says), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Sleeps_and_mounts()
    {
        var claim = ReadClaims.Single("/repo/railway.toml", "[deploy]\nsleepApplication = true\nrequiredMountPath = \"/data\"\n");

        Assert.Equal((ProcessLife.Discarded, "says sleepApplication = true", 2), (claim.Life?.Value, claim.Life?.Evidence.Says, claim.Life?.Evidence.Line));
        Assert.Equal(Disk.Local, claim.Disk?.Value);
    }

    [Fact]
    public void Volume_is_unknown() => Assert.Null(ReadClaims.Single("/repo/railway.toml", "[deploy]\n").Disk);

    [Theory]
    [InlineData("/repo/railway.toml", "[deploy\nnumReplicas = 2\n")]
    [InlineData("/repo/railway.toml", "")]
    [InlineData("/repo/railway.json", "{ \"deploy\": { \"numReplicas\": 2 ")]
    [InlineData("/repo/railway.json", "{}")]
    public void Says_nothing(string path, string text) => Assert.Empty(ReadClaims.In(path, text));
}
