using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class HerokuReaderTests
{
    [Fact]
    public void Procfile()
    {
        var claims = ReadClaims.In("/repo/Procfile", "release: ./migrate\nweb: cd $HOME/heroku_output && ./Chat.Api --urls http://*:$PORT\n# comment\nworker: dotnet bin/Worker.dll\n");

        Assert.Equal(["web", "worker"], claims.Select(c => c.Name));
        var web = claims[0];
        Assert.Equal(
            ("Heroku", ProcessLife.Restarted, "runs 'web' in a Heroku dyno, which is restarted every day", 2),
            (web.Platform, web.Life?.Value, web.Life?.Evidence.Says, web.Life?.Evidence.Line));
        Assert.Equal((Disk.Lost, Workers.One), (web.Disk?.Value, web.Workers?.Value));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat.Api")], web.Ties);
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Worker")], claims[1].Ties);
    }

    [Theory]
    [InlineData("\"quantity\": 2", nameof(Workers.Several), "says \"quantity\": 2")]
    [InlineData("\"quantity\": 1", nameof(Workers.One), "says \"quantity\": 1")]
    [InlineData("\"size\": \"basic\"", nameof(Workers.One), "sets no quantity for 'web', and Heroku then runs one dyno")]
    public void Formation(string setting, string workers, string says)
    {
        var claim = ReadClaims.Single("/repo/app.json", $"{{\n  \"name\": \"chat\",\n  \"formation\": {{\n    \"web\": {{ {setting} }}\n  }}\n}}\n");

        Assert.Equal(("web", workers, says, 4), (claim.Name, claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal(ProcessLife.Restarted, claim.Life?.Value);
    }

    [Theory]
    [InlineData("/repo/app.json", "{ \"expo\": { \"name\": \"chat\" } }")]
    [InlineData("/repo/app.json", "{ \"formation\": { ")]
    [InlineData("/repo/Procfile", "")]
    [InlineData("/repo/Procfile", "no process here\n: none\n")]
    public void Says_nothing(string path, string text) => Assert.Empty(ReadClaims.In(path, text));

    [Fact]
    public void Procfile_of_another_platform() =>
        Assert.DoesNotContain(ReadClaims.In(("/repo/Procfile", "web: dotnet Chat.dll\n"), ("/repo/aws-beanstalk-tools-defaults.json", "{}")), c => c.Platform == "Heroku");
}
