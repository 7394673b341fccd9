using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class DigitalOceanReaderTests
{
    static HostClaim Read(string line) => ReadClaims.Single("/repo/.do/app.yaml", $"name: contoso\nservices:\n- name: chat\n  {line}\n");

    [Theory]
    [InlineData("instance_count: 2", Workers.Several, "says instance_count: 2", 4)]
    [InlineData("instance_count: 1", Workers.One, "says instance_count: 1", 4)]
    [InlineData("autoscaling: { min_instance_count: 1, max_instance_count: 4 }", Workers.MayBecomeSeveral, "says max_instance_count: 4", 4)]
    [InlineData("http_port: 8080", Workers.One, "sets no instance_count, and App Platform then runs one instance", 3)]
    public void Workers_of_a_service(string text, object workers, string says, int line)
    {
        var claim = Read(text);

        Assert.Equal(("DigitalOcean App Platform", "chat", Disk.Lost), (claim.Platform, claim.Name, claim.Disk?.Value));
        Assert.Equal(((Workers)workers, says, line), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Fact]
    public void Unresolvable_count_is_unknown() => Assert.Null(Read("instance_count: ${COUNT}").Workers);

    [Theory]
    [InlineData("dockerfile_path: src/Chat/Dockerfile", "Dockerfile=../src/Chat/Dockerfile")]
    [InlineData("source_dir: src/Chat", "Project=../src/Chat")]
    [InlineData("image: { registry_type: DOCR, repository: chat, tag: latest }", "Image=chat")]
    [InlineData("run_command: dotnet Chat.dll", "Assembly=Chat")]
    public void Ties(string line, string ties) => Assert.Equal(ties, string.Join(" ", Read(line).Ties.Select(t => $"{t.Kind}={t.Value}")));

    [Fact]
    public void Button_and_worker() =>
        Assert.Equal(["chat", "worker"], ReadClaims.In("/repo/.do/deploy.template.yaml",
            "spec: { services: [{ name: chat }], workers: [{ name: worker }], jobs: [{ name: job }] }").Select(c => c.Name));

    [Fact]
    public void Is_told_by_content_outside_of_its_folder() => Assert.Equal(["./src"], ReadClaims.Single("/repo/app.yaml", "services: [{ name: chat, source_dir: src }]")
        .Ties.Select(t => t.Value));

    [Theory]
    [InlineData("name: contoso\n")]
    [InlineData("services: [{ name: chat, instance_count: 3")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/.do/app.yaml", text));
}
