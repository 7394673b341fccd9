using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class AppEngineReaderTests
{
    static HostClaim Read(string line) => ReadClaims.Single("/repo/app.yaml", $"runtime: aspnetcore\nenv: flex\n{line}\n");

    [Theory]
    [InlineData("manual_scaling: { instances: 3 }", Workers.Several, "says instances: 3", 3)]
    [InlineData("manual_scaling: { instances: 1 }", Workers.One, "says instances: 1", 3)]
    [InlineData("automatic_scaling: { min_num_instances: 1, max_num_instances: 5 }", Workers.MayBecomeSeveral, "says max_num_instances: 5", 3)]
    [InlineData("automatic_scaling: { min_num_instances: 2 }", Workers.Several, "says min_num_instances: 2", 3)]
    [InlineData("automatic_scaling: { min_num_instances: 1 }", Workers.MayBecomeSeveral, "sets no max_num_instances, and App Engine then runs up to 20 instances", 2)]
    [InlineData("automatic_scaling: { max_num_instances: 1 }", Workers.One, "says max_num_instances: 1", 3)]
    [InlineData("service: chat", Workers.Several, "sets no min_num_instances, and App Engine then runs at least 2 instances", 2)]
    public void Workers_of_the_scaling(string text, object workers, string says, int line)
    {
        var claim = Read(text);

        Assert.Equal("App Engine", claim.Platform);
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Fact]
    public void Unresolvable_count_is_unknown() => Assert.Null(Read("manual_scaling: { instances: many }").Workers);

    [Fact]
    public void Instances_are_restarted_and_their_disks_lost() => Assert.Equal((ProcessLife.Restarted, Disk.Lost), (Read("").Life?.Value, Read("").Disk?.Value));

    [Fact]
    public void Affinity() => Assert.Equal((true, false), (Read("network: { session_affinity: true }").HasAffinity, Read("").HasAffinity));

    [Fact]
    public void Name_of_the_service() => Assert.Equal(("chat", "default"), (Read("service: chat").Name, Read("").Name));

    [Theory]
    [InlineData("runtime: python312\ninstance_class: F2\n")]
    [InlineData("runtime: custom\n")]
    [InlineData("runtime: aspnetcore\nmanual_scaling: { instances: 3\n")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/app.yaml", text));
}
