using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class ComposeReaderTests
{
    static HostClaim Read(params string[] lines) => ReadClaims.Single("/repo/compose.yaml", $"services:\n  chat:\n    build: .\n{string.Concat(lines.Select(l => $"    {l}\n"))}");

    [Theory]
    [InlineData("deploy: { replicas: 3 }", "says replicas: 3")]
    [InlineData("deploy: { replicas: \"3\" }", "says replicas: \"3\"")]
    [InlineData("deploy: { replicas: \"${REPLICAS:-3}\" }", "says replicas: \"${REPLICAS:-3}\"")]
    [InlineData("scale: ${REPLICAS-2}", "says scale: ${REPLICAS-2}")]
    [InlineData("scale: 2", "says scale: 2")]
    [InlineData("deploy: { mode: global }", "says mode: global")]
    [InlineData("deploy: { mode: replicated, replicas: 2 }", "says replicas: 2")]
    public void Several(string line, string says)
    {
        var claim = Read(line);

        Assert.Equal((Workers.Several, says, 4), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
    }

    [Theory]
    [InlineData("deploy: { replicas: 1 }")]
    [InlineData("container_name: chat")]
    [InlineData("deploy: { update_config: { order: start-first } }")]
    [InlineData("deploy: { restart_policy: { max_attempts: 3 } }")]
    public void One(string line) => Assert.Equal(Workers.One, Read(line).Workers?.Value);

    [Fact]
    public void One_by_default()
    {
        var workers = Read().Workers;

        Assert.Equal((Workers.One, "runs one container of 'chat'", 2), (workers?.Value, workers?.Evidence.Says, workers?.Evidence.Line));
    }

    [Fact]
    public void Swarm_ignores_the_name_of_a_container() => Assert.Equal(Workers.Several, Read("container_name: chat", "deploy: { replicas: 2 }").Workers?.Value);

    [Theory]
    [InlineData("scale: ${REPLICAS}")]
    [InlineData("scale: ${REPLICAS:?must-be-3}")]
    [InlineData("scale: ${REPLICAS:+3}")]
    [InlineData("scale: $REPLICAS")]
    [InlineData("scale: many")]
    [InlineData("scale: 0")]
    [InlineData("deploy: { mode: replicated-job }")]
    public void Unresolvable_count_is_unknown(string line) => Assert.Null(Read(line).Workers);

    [Theory]
    [InlineData("services:\n")]
    [InlineData("services: { x-chat: { image: chat } }\n")]
    [InlineData("x-services: { chat: { image: chat } }\n")]
    [InlineData("version: '3'\n")]
    [InlineData("services:\n  chat:\n  - [unclosed\n")]
    [InlineData("")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/docker-compose.yml", text));

    [Theory]
    [InlineData("compose.yml", true)]
    [InlineData("docker-compose.prod.yaml", true)]
    [InlineData("docker-compose-staging.yml", true)]
    [InlineData("composer.yml", false)]
    public void Is_told_by_name(string name, bool isRead) => Assert.Equal(isRead, ReadClaims.In("/repo/" + name, "services: { chat: { image: chat } }").Count == 1);

    [Fact]
    public void Anchors_and_merged_keys()
    {
        const string text = """
            x-replicas: &replicas 3
            x-common: &common
              restart: always
              deploy: { replicas: 2 }
            services:
              chat:
                <<: *common
                image: contoso/chat
              worker:
                <<: *common
                image: contoso/worker
                deploy: { replicas: 1 }
              api:
                image: contoso/api
                scale: *replicas
            """;

        var claims = ReadClaims.In("/repo/compose.yaml", text);

        Assert.Equal(
            [("chat", Workers.Several, "says replicas: 2", 4), ("worker", Workers.One, "says replicas: 1", 12), ("api", Workers.Several, "says scale: *replicas", 15)],
            claims.Select(c => (c.Name, c.Workers?.Value ?? default, c.Workers?.Evidence.Says, c.Workers?.Evidence.Line ?? 0)));
    }

    [Fact]
    public void Extended_service_of_the_same_file()
    {
        var claims = ReadClaims.In("/repo/compose.yaml", "services:\n  base:\n    image: contoso/chat\n    scale: 2\n  chat:\n    extends: { service: base }\n  small:\n"
            + "    extends: base\n    scale: 1\n");

        Assert.Equal([Workers.Several, Workers.Several, Workers.One], claims.Select(c => c.Workers?.Value ?? default));
        Assert.All(claims, c => Assert.Equal([new(TieKind.Image, "contoso/chat")], c.Ties.ToArray()));
    }

    [Fact]
    public void Extended_service_of_another_file()
    {
        var claim = ReadClaims.In(
            ("/repo/deploy/compose.yaml", "services:\n  chat:\n    extends:\n      file: ../common/services.yml\n      service: base\n"),
            ("/repo/common/services.yml", "services:\n  base:\n    build: ../src/Chat\n    deploy:\n      replicas: 4\n")).Single(c => c.Platform == "Docker Compose");

        Assert.Equal((Workers.Several, "/repo/common/services.yml", 5), (claim.Workers?.Value, claim.Workers?.Evidence.File?.Path, claim.Workers?.Evidence.Line));
        Assert.Equal("/repo/src/Chat", claim.File.Resolve(claim.Ties.Single(t => t.Kind == TieKind.Project).Value));
    }

    [Fact]
    public void Override_says_nothing_by_what_it_leaves_out()
    {
        var claim = ReadClaims.Single("/repo/docker-compose.override.yml", "services:\n  chat:\n    environment: [ASPNETCORE_ENVIRONMENT=Development]\n");

        Assert.Equal((null, null), (claim.Workers, claim.Disk));
    }

    [Theory]
    [InlineData("services: { chat: { extends: chat, scale: 2 } }")]
    [InlineData("services: { chat: { extends: { service: chat, file: compose.yaml }, scale: 2 } }")]
    [InlineData("services: { chat: { extends: { service: chat, file: missing.yaml }, scale: 2 } }")]
    public void Extended_in_circles_or_not_found(string text) => Assert.Equal(Workers.Several, ReadClaims.Single("/repo/compose.yaml", text).Workers?.Value);

    [Fact]
    public void Service_of_a_profile_is_read() => Assert.Equal(Workers.Several, Read("profiles: [scaled]", "scale: 2").Workers?.Value);

    [Theory]
    [InlineData("volumes: [\"data:/app/data\"]", Disk.Local)]
    [InlineData("volumes: [\"./data:/app/data\"]", Disk.Local)]
    [InlineData("volumes: [\"${DATA:-./data}:/app/data:rw\"]", Disk.Local)]
    [InlineData("volumes: [\"/app/data\"]", Disk.Local)]
    [InlineData("volumes: [{ type: volume, source: data, target: /app/data }]", Disk.Local)]
    [InlineData("volumes: [{ type: bind, source: ./data, target: /app/data }]", Disk.Local)]
    [InlineData("volumes: [\"./settings:/app/settings:ro\"]", Disk.Lost)]
    [InlineData("volumes: [\"./appsettings.json:/app/appsettings.json\"]", Disk.Lost)]
    [InlineData("volumes: [\"/var/run/docker.sock:/var/run/docker.sock\"]", Disk.Lost)]
    [InlineData("volumes: [{ type: tmpfs, target: /tmp }]", Disk.Lost)]
    [InlineData("volumes: [{ type: bind, source: ./settings, target: /app/settings, read_only: true }]", Disk.Lost)]
    [InlineData("volumes: []", Disk.Lost)]
    [InlineData("restart: always", Disk.Lost)]
    public void Disk_of_volumes(string line, object disk) => Assert.Equal(disk, Read(line).Disk?.Value);

    [Theory]
    [InlineData("driver_opts: { type: nfs, o: addr=10.0.0.1, device: \":/chat\" }", Disk.Shared)]
    [InlineData("driver: azurefile", Disk.Shared)]
    [InlineData("driver: local", Disk.Local)]
    [InlineData("external: true", Disk.Local)]
    public void Disk_of_drivers(string volume, object disk) =>
        Assert.Equal(disk, ReadClaims.Single("/repo/compose.yaml", $"services: {{ chat: {{ volumes: [\"data:/app/data\"] }} }}\nvolumes: {{ data: {{ {volume} }} }}").Disk?.Value);

    [Fact]
    public void Disk_evidence()
    {
        var (with, without) = (Read("volumes:", "  - data:/app/data").Disk?.Evidence, Read().Disk?.Evidence);

        Assert.Equal(("mounts a volume of this machine", 5), (with?.Says, with?.Line));
        Assert.Equal(("gives 'chat' no volume to write to", 2), (without?.Says, without?.Line));
    }

    [Theory]
    [InlineData("command: dotnet watch run")]
    [InlineData("entrypoint: [\"dotnet\", \"watch\"]")]
    public void Watched_process_is_restarted(string line) => Assert.Equal(ProcessLife.Restarted, Read(line).Life?.Value);

    [Fact]
    public void Life_is_unknown_otherwise() => Assert.Null(Read("command: dotnet Chat.dll").Life);

    [Theory]
    [InlineData("labels: [traefik.http.services.chat.loadbalancer.sticky.cookie=true]", true)]
    [InlineData("deploy: { labels: { traefik.http.services.chat.loadbalancer.sticky.cookie.name: chat } }", true)]
    [InlineData("labels: [traefik.http.services.chat.loadbalancer.sticky.cookie=false]", false)]
    [InlineData("labels: [traefik.enable=true]", false)]
    public void Affinity(string line, bool hasAffinity) => Assert.Equal(hasAffinity, Read(line).HasAffinity);

    [Theory]
    [InlineData("build: src/Chat", "Dockerfile=src/Chat/Dockerfile Project=src/Chat")]
    [InlineData("build: { context: ., dockerfile: src/Chat/Dockerfile }", "Dockerfile=./src/Chat/Dockerfile Project=.")]
    [InlineData("build: { context: .., dockerfile_inline: \"FROM x\" }", "Project=..")]
    [InlineData("build: https://github.com/contoso/chat.git", "")]
    [InlineData("image: registry.example.com:5000/contoso/chat:1.2", "Image=contoso/chat")]
    [InlineData("image: ${DOCKER_REGISTRY-}chatapi", "Image=chatapi")]
    [InlineData("image: ${REGISTRY}/chat:${TAG:-latest}", "Image=chat")]
    [InlineData("image: ${REGISTRY:-docker.io}/contoso/chat:${TAG}", "Image=contoso/chat")]
    [InlineData("image: chat:${TAG}", "Image=chat")]
    [InlineData("image: ${IMAGE}", "")]
    [InlineData("command: [\"dotnet\", \"Chat.Api.dll\"]", "Assembly=Chat.Api")]
    [InlineData("entrypoint: sh -c \"dotnet /app/Chat.Api.dll\"", "Assembly=Chat.Api")]
    public void Ties(string line, string ties) =>
        Assert.Equal(ties, string.Join(" ", ReadClaims.Single("/repo/compose.yaml", $"services:\n  chat:\n    restart: always\n    {line}\n").Ties.Select(t =>
            $"{t.Kind}={t.Value}")));
}
