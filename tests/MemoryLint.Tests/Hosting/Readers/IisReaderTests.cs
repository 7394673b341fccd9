using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class IisReaderTests
{
    static string WebConfig(string attributes) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <location path="." inheritInChildApplications="false">
            <system.webServer>
              <handlers><add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" /></handlers>
              <aspNetCore processPath="dotnet" arguments=".\Chat.Api.dll" stdoutLogEnabled="false"
                          {attributes} />
            </system.webServer>
          </location>
        </configuration>
        """;

    [Fact]
    public void Several_processes()
    {
        var claim = ReadClaims.Single("/repo/Chat/web.config", WebConfig("hostingModel=\"OutOfProcess\" processesPerApplication=\"3\""));

        Assert.Equal(
            ("IIS", Workers.Several, "says processesPerApplication=\"3\"", 7),
            (claim.Platform, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat.Api")], claim.Ties);
        Assert.Null(claim.Life);
    }

    [Theory]
    [InlineData("processesPerApplication='1'", "says processesPerApplication='1'")]
    [InlineData("processesPerApplication=\"4\" hostingModel=\"inprocess\"", "says hostingModel=\"inprocess\"")]
    public void One_process(string attributes, string says) =>
        Assert.Equal((Workers.One, says), ReadClaims.Single("/repo/Chat/Web.config", WebConfig(attributes)) is { Workers: { } w } ? (w.Value, w.Evidence.Says) : default);

    [Fact]
    public void Unresolvable_count_is_unknown() => Assert.Null(ReadClaims.Single("/repo/web.config", WebConfig("processesPerApplication=\"#{Count}#\"")).Workers);

    [Theory]
    [InlineData("<configuration><system.webServer><aspNetCore processPath=\"dotnet\" hostingModel=\"inprocess\"/></system.webServer></configuration>")]
    [InlineData("<configuration><system.webServer><aspNetCore processesPerApplication=\"3\"></configuration>")]
    [InlineData("<configuration/>")]
    [InlineData("<other/>")]
    [InlineData("not XML")]
    [InlineData("")]
    public void Says_nothing(string text) => Assert.Empty(ReadClaims.In("/repo/web.config", text));

    static string Pool(string content, string defaults = "") => $"""
        <configuration>
          <system.applicationHost>
            <applicationPools>
              <add name="ChatPool" autoStart="true">
                {content}
              </add>
              <applicationPoolDefaults>{defaults}</applicationPoolDefaults>
            </applicationPools>
            <sites>
              <site name="Chat" id="1">
                <application path="/" applicationPool="ChatPool"><virtualDirectory path="/" physicalPath="D:\sites\Chat.Api\" /></application>
              </site>
            </sites>
          </system.applicationHost>
        </configuration>
        """;

    [Theory]
    [InlineData("<processModel maxProcesses=\"4\" />", nameof(Workers.Several), "says maxProcesses=\"4\"", 5)]
    [InlineData("<processModel maxProcesses=\"0\" />", nameof(Workers.MayBecomeSeveral), "says maxProcesses=\"0\"", 5)]
    [InlineData("<processModel maxProcesses=\"1\" />", nameof(Workers.One), "says maxProcesses=\"1\"", 5)]
    [InlineData("", nameof(Workers.One), "sets no maxProcesses for 'ChatPool', and IIS then runs one process", 4)]
    public void Web_garden(string content, string workers, string says, int line)
    {
        var claim = ReadClaims.Single("/repo/iis/applicationHost.config", Pool(content));

        Assert.Equal(("ChatPool", workers, says, line), (claim.Name, claim.Workers?.Value.ToString(), claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Assembly, "Chat.Api")], claim.Ties);
        Assert.Null(claim.Life);
    }

    [Fact]
    public void Defaults_of_the_pools() =>
        Assert.Equal(Workers.Several, ReadClaims.Single("/repo/iis/applicationHost.config", Pool("", "<processModel maxProcesses=\"2\"/>")).Workers?.Value);

    [Theory]
    [InlineData("<processModel idleTimeout=\"00:20:00\"/>", nameof(ProcessLife.Restarted), "says idleTimeout=\"00:20:00\"")]
    [InlineData("<recycling><periodicRestart time=\"12:00:00\"/></recycling>", nameof(ProcessLife.Restarted), "says time=\"12:00:00\"")]
    [InlineData("<processModel idleTimeout=\"0\"/><recycling><periodicRestart time=\"0\"><schedule><add value=\"03:00:00\"/></schedule></periodicRestart></recycling>", nameof(ProcessLife.Restarted), "says value=\"03:00:00\"")]
    [InlineData("<processModel idleTimeout=\"00:00:00\"/><recycling><periodicRestart time=\"00:00:00\"/></recycling>", nameof(ProcessLife.Kept), "says time=\"00:00:00\"")]
    [InlineData("<processModel idleTimeout=\"00:00:00\"/>", null, null)]
    public void Recycling(string content, string? life, string? says)
    {
        var claim = ReadClaims.Single("/repo/iis/applicationhost.config", Pool(content));

        Assert.Equal((life, says), (claim.Life?.Value.ToString(), claim.Life?.Evidence.Says));
    }

    [Fact]
    public void Development_server() => Assert.Empty(ReadClaims.In("/repo/.vs/Chat/config/applicationhost.config", Pool("<processModel maxProcesses=\"4\" />")));
}
