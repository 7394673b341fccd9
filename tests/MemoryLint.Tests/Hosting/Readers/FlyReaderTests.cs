using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class FlyReaderTests
{
    [Fact]
    public void Several_by_default()
    {
        var claim = ReadClaims.Single("/repo/fly.toml", """
            # made by fly launch
            app = 'contoso-chat'
            primary_region = "ams"

            [build]
            dockerfile = "src/Chat/Dockerfile"

            [http_service]
              internal_port = 8080
              force_https = true
            """);

        Assert.Equal(("Fly.io", "contoso-chat"), (claim.Platform, claim.Name));
        Assert.Equal(
            (Workers.Several, "offers a service and mounts no volume, and Fly.io then starts two Machines on the first deployment", 8),
            (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Dockerfile, "src/Chat/Dockerfile"), new ProjectTie(TieKind.Project, ".")], claim.Ties);
        Assert.Equal((Disk.Lost, 2), (claim.Disk?.Value, claim.Disk?.Evidence.Line));
        Assert.Null(claim.Life);
    }

    [Theory]
    [InlineData("[http_service]\nmin_machines_running = 2", "says min_machines_running = 2")]
    [InlineData("http_service.min_machines_running = 3", "says http_service.min_machines_running = 3")]
    [InlineData("[[services]]\nprotocol = \"tcp\"\nmin_machines_running = 2\n[[services.ports]]\nport = 443\nhandlers = [\"tls\", \"http\"]\n[mounts]\nsource = 'data'", "says min_machines_running = 2")]
    public void Several(string lines, string says)
    {
        var claim = ReadClaims.Single("/repo/fly.toml", $"app = \"chat\"\n{lines}\n");

        Assert.Equal((Workers.Several, says), (claim.Workers?.Value, claim.Workers?.Evidence.Says));
    }

    [Theory]
    [InlineData("[mounts]\nsource = \"data\"\ndestination = \"/data\"")]
    [InlineData("[[mounts]]\nsource = \"data\"\ndestination = \"/data\"\nprocesses = [\"app\", \"web\"]")]
    [InlineData("mounts = { source = \"data\", destination = \"/data\" } # one volume")]
    public void Volume_means_one(string mounts)
    {
        var claim = ReadClaims.Single("/repo/fly.production.toml", $"app = \"chat\"\n{mounts}\n[http_service]\nprocesses = ['web']\n");

        Assert.Equal((Workers.One, 2), (claim.Workers?.Value, claim.Workers?.Evidence.Line));
        Assert.Equal(Disk.Local, claim.Disk?.Value);
    }

    [Fact]
    public void Volume_of_other_processes() =>
        Assert.Equal(
            (Workers.Several, Disk.Lost),
            ReadClaims.Single("/repo/fly.toml", "app = \"chat\"\n[http_service]\nprocesses = ['web']\n[mounts]\nsource = \"data\"\nprocesses = ['worker']\n") is var c ? (c.Workers!.Value.Value, c.Disk!.Value.Value) : default);

    [Theory]
    [InlineData("auto_stop_machines = \"stop\"", nameof(ProcessLife.Discarded))]
    [InlineData("auto_stop_machines = 'suspend'\nmin_machines_running = 0", nameof(ProcessLife.Discarded))]
    [InlineData("auto_stop_machines = true\nmin_machines_running = 1", nameof(ProcessLife.Restarted))]
    [InlineData("auto_stop_machines = \"off\"", null)]
    [InlineData("auto_stop_machines = false", null)]
    public void Life(string lines, string? expected)
    {
        var claim = ReadClaims.Single("/repo/fly.toml", $"app = \"chat\"\n[http_service]\n{lines}\n");

        Assert.Equal(expected, claim.Life?.Value.ToString());
        if (expected is not null)
            Assert.Equal(("says " + lines.Split('\n')[0], 3), (claim.Life?.Evidence.Says, claim.Life?.Evidence.Line));
    }

    [Fact]
    public void Image() =>
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Image, "contoso/chat")], ReadClaims.Single("/repo/fly.toml", "app = \"chat\"\n[build]\nimage = \"ghcr.io/contoso/chat:1.4\"\n").Ties);

    [Fact]
    public void Without_service_nothing_is_said_of_workers() =>
        Assert.Null(ReadClaims.Single("/repo/fly.toml", "app = \"chat\"\n[env]\nDESCRIPTION = \"\"\"\n[http_service]\n\"\"\"\nOTHER = '''\n[http_service]'''\n").Workers);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("app = \"chat\n[http_service]\n")]
    [InlineData("app = \"chat\"\n[http_service\n")]
    [InlineData("app = \"chat\"\n[http_service]\nprocesses = [\"web\"\n")]
    [InlineData("app = \"chat\"\n[http_service]\nmin_machines_running\n")]
    [InlineData("app = \"chat\"\n[app]\n")]
    [InlineData("app = 1 2 [\n=")]
    public void Broken(string text) => Assert.Empty(ReadClaims.In("/repo/fly.toml", text));
}
