using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class CloudFoundryReaderTests
{
    static HostClaim Read(string line) => ReadClaims.Single("/repo/manifest.yml", $"---\napplications:\n- name: chat\n  {line}\n");

    [Theory]
    [InlineData("instances: 3", Workers.Several, "says instances: 3", 4)]
    [InlineData("instances: 1", Workers.One, "says instances: 1", 4)]
    [InlineData("processes: [{ type: worker, instances: 1 }, { type: web, instances: 2 }]", Workers.Several, "says instances: 2", 4)]
    [InlineData("memory: 512M", Workers.One, "sets no instances, and Cloud Foundry then runs one", 3)]
    public void Workers_of_an_application(string text, object workers, string says, int line)
    {
        var claim = Read(text);

        Assert.Equal(("Cloud Foundry", "chat"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Fact]
    public void Unresolvable_count_is_unknown() => Assert.Null(Read("instances: ((instances))").Workers);

    [Fact]
    public void Disk_is_lost_unless_mounted() =>
        Assert.Equal((Disk.Lost, Disk.Shared), (Read("services: [db]").Disk?.Value, Read("services: [db, { name: files, parameters: { mount: /data } }]").Disk?.Value));

    [Theory]
    [InlineData("path: src/Chat", "Project=src/Chat")]
    [InlineData("docker: { image: contoso/chat:1 }", "Image=contoso/chat")]
    [InlineData("command: cd app && dotnet ./Chat.Api.dll", "Assembly=Chat.Api")]
    public void Ties(string line, string ties) => Assert.Equal(ties, string.Join(" ", Read(line).Ties.Select(t => $"{t.Kind}={t.Value}")));

    [Theory]
    [InlineData("manifest.yml", "name: chat\ninstances: 3\n")]
    [InlineData("manifest.yml", "applications: []\n")]
    [InlineData("manifest.yml", "applications: [{ name: chat, instances: 3")]
    [InlineData("other.yml", "applications: [{ name: chat, instances: 3 }]")]
    public void Says_nothing(string name, string text) => Assert.Empty(ReadClaims.In("/repo/" + name, text));
}
