using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class Pm2ReaderTests
{
    [Fact]
    public void JavaScript()
    {
        var claims = ReadClaims.In("/srv/ecosystem.config.js", """
            // deployment of the chat
            const path = require('path');
            module.exports = {
              apps: [
                {
                  name: 'chat-api', // the bot's
                  script: 'dotnet',
                  args: 'Chat.Api.dll --urls http://localhost:5000',
                  exec_mode: 'fork',
                  instances: 4,
                  env: { ASPNETCORE_ENVIRONMENT: 'Production', PORT: process.env.PORT || 5000 },
                },
                { name: 'site', script: './server.js', instances: 'max', exec_mode: 'cluster' },
              ],
            };
            module.exports.extra = { };
            """);

        var claim = Assert.Single(claims);
        Assert.Equal(("PM2", "chat-api"), (claim.Platform, claim.Name));
        Assert.Equal((Workers.Several, "says instances: 4", 10), (claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat.Api")], claim.Ties);
    }

    [Theory]
    [InlineData("\"instances\": \"max\"", nameof(Workers.Several), "says \"instances\": \"max\"")]
    [InlineData("\"instances\": -1", nameof(Workers.Several), "says \"instances\": -1")]
    [InlineData("\"instances\": 1", nameof(Workers.One), "says \"instances\": 1")]
    [InlineData("\"watch\": false", nameof(Workers.One), "sets no instances, and PM2 then starts one process")]
    public void Json(string setting, string workers, string says)
    {
        var claim = ReadClaims.Single("/srv/ecosystem.config.json", $"{{ \"apps\": [ {{ \"name\": \"chat\", \"script\": \"./Chat\", {setting} }} ] }}");

        Assert.Equal((workers, says), (claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says));
    }

    [Fact]
    public void Yaml_with_daily_restart()
    {
        var claim = ReadClaims.Single("/srv/ecosystem.config.yaml", "apps:\n- name: chat\n  script: dotnet\n  args: [run, --project, src/Chat]\n  instances: unknown\n  cron_restart: '0 3 * * *'\n");

        Assert.Equal((ProcessLife.Restarted, 6), (claim.Life?.Value, claim.Life?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Project, "src/Chat")], claim.Ties);
        Assert.Null(claim.Workers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("module.exports = {")]
    [InlineData("module.exports = { apps: [ { name: 'chat, script: 'dotnet' } ] }")]
    [InlineData("module.exports = { apps: require('./apps') }")]
    [InlineData("module.exports = build({ apps: list.map(a => ({ name: a, script: `${a}.dll` })) })")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/srv/ecosystem.config.js", text));
}

public class SystemdReaderTests
{
    static string Unit(string lines) => $"[Unit]\nDescription=Chat\nAfter=network.target\n\n[Service]\nWorkingDirectory=/srv/chat\n{lines}\nRestart=always\n\n[Install]\nWantedBy=multi-user.target\n";

    [Fact]
    public void One_process()
    {
        var claim = ReadClaims.Single("/repo/deploy/chat.service", Unit("ExecStart=/usr/bin/dotnet /srv/chat/Chat.Api.dll --urls http://localhost:5000"));

        Assert.Equal(
            ("systemd", "chat", Workers.One, "starts one process of 'chat'", 7),
            (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat.Api")], claim.Ties);
        Assert.Null(claim.Life);
    }

    [Fact]
    public void Template()
    {
        var claim = ReadClaims.Single("/repo/deploy/chat@.service", Unit("ExecStart=/srv/chat/Chat.Api --urls http://localhost:%i"));

        Assert.Equal(
            ("chat", Workers.MayBecomeSeveral, "starts one process for each instance of the template 'chat@'"),
            (claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat.Api")], claim.Ties);
    }

    [Theory]
    [InlineData("RuntimeMaxSec=1d", nameof(ProcessLife.Restarted))]
    [InlineData("RuntimeMaxSec=infinity", null)]
    [InlineData("RestartSec=10", null)]
    public void Limited_life(string line, string? life)
    {
        var claim = ReadClaims.Single("/repo/chat.service", Unit("ExecStart=/srv/chat/Chat\n" + line));

        Assert.Equal((life, life is null ? null : "says " + line), (claim.Life?.Value.ToString(), claim.Life?.Evidence.Says));
    }

    [Theory]
    [InlineData("[Service]\nType=oneshot\nExecStart=/srv/chat/Clean\n")]
    [InlineData("[Service]\nExecStart=\n")]
    [InlineData("[Service\nExecStart=/srv/chat/Chat\n")]
    [InlineData("[Unit]\nDescription=Chat\n")]
    [InlineData("")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/chat.service", text));
}

public class SupervisorReaderTests
{
    [Theory]
    [InlineData("numprocs=3", nameof(Workers.Several), "says numprocs=3", 5)]
    [InlineData("numprocs = 1 ; for now", nameof(Workers.One), "says numprocs = 1", 5)]
    [InlineData("autostart=true", nameof(Workers.One), "sets no numprocs for 'chat', and supervisord then starts one process", 3)]
    public void Program(string line, string workers, string says, int at)
    {
        var claim = ReadClaims.Single("/repo/deploy/supervisord.conf", $"[supervisord]\nnodaemon=true\n[program:chat]\ncommand=/usr/bin/dotnet /app/Chat.dll\n{line}\n");

        Assert.Equal(
            ("supervisord", "chat", workers, says, at),
            (claim.Platform, claim.Name, claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat")], claim.Ties);
    }

    [Theory]
    [InlineData("[program:site]\ncommand=gunicorn app\n")]
    [InlineData("[program:chat]\n")]
    [InlineData("[program:chat\ncommand=dotnet Chat.dll\n")]
    [InlineData("")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/chat.conf", text));
}
