using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class RenderReaderTests
{
    static HostClaim Read(params string[] lines) => ReadClaims.Single("/repo/render.yaml", $"services:\n- type: web\n  name: chat\n{string.Concat(lines.Select(l => $"  {l}\n"))}");

    [Theory]
    [InlineData("numInstances: 3", Workers.Several, "says numInstances: 3", 4)]
    [InlineData("numInstances: 1", Workers.One, "says numInstances: 1", 4)]
    [InlineData("scaling: { minInstances: 1, maxInstances: 3 }", Workers.MayBecomeSeveral, "says maxInstances: 3", 4)]
    [InlineData("scaling: { minInstances: 2, maxInstances: 3 }", Workers.Several, "says minInstances: 2", 4)]
    [InlineData("plan: standard", Workers.One, "sets no numInstances, and Render then runs one instance", 2)]
    [InlineData("disk: { name: data, mountPath: /data }", Workers.One, "attaches a disk, with which Render runs one instance", 4)]
    public void Workers_of_a_service(string lines, object workers, string says, int line)
    {
        var claim = Read(lines);

        Assert.Equal(("Render", "chat"), (claim.Platform, claim.Name));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Fact]
    public void Unresolvable_count_is_unknown() => Assert.Null(Read("numInstances: many").Workers);

    [Fact]
    public void Disk_is_lost_unless_attached() => Assert.Equal((Disk.Lost, Disk.Local), (Read().Disk?.Value, Read("disk: { name: data }").Disk?.Value));

    [Fact]
    public void Free_plan_stops_when_idle() => Assert.Equal((ProcessLife.Restarted, null), (Read("plan: free").Life?.Value, Read("plan: starter").Life?.Value));

    [Theory]
    [InlineData("runtime: docker", "Dockerfile=./Dockerfile")]
    [InlineData("runtime: docker\n  dockerfilePath: ./src/Chat/Dockerfile", "Dockerfile=././src/Chat/Dockerfile")]
    [InlineData("rootDir: src/Chat", "Project=src/Chat")]
    [InlineData("image: { url: docker.io/contoso/chat:latest }", "Image=contoso/chat")]
    [InlineData("buildCommand: dotnet publish src/Chat/Chat.csproj -c Release\n  startCommand: dotnet out/Chat.dll", "Project=./src/Chat/Chat.csproj Assembly=Chat")]
    public void Ties(string line, string ties) => Assert.Equal(ties, string.Join(" ", Read(line).Ties.Select(t => $"{t.Kind}={t.Value}")));

    [Fact]
    public void Services_of_projects() =>
        Assert.Equal(Workers.Several, ReadClaims.Single("/repo/render.yaml", "projects: [{ environments: [{ services: [{ type: web, name: chat, numInstances: 2 }] }] }]")
            .Workers?.Value);

    [Theory]
    [InlineData("databases: [{ name: chat }]")]
    [InlineData("services: [{ type: web, runtime: static, name: web }, { type: cron, name: job }, { type: keyvalue, name: cache }]")]
    [InlineData("services: [{ type: web, numInstances: 3")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/render.yaml", text));
}
