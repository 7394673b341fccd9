using System.Text;
using MemoryLint.Hosting;
using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Hosting;

/// <summary>Files of notations of their own (TOML, XML, Dockerfiles, C#, …) that nobody wrote to deploy anything: no claims, no exception, and no time.</summary>
[Collection(nameof(ReadingTime))]
public class HostilePlatformFilesTests
{
    const int Length = HostFile.MaximumLength;
    const int Levels = 100_000;
    const int CSharp = CSharpNotation.MaximumLength;

    const string Fly = "/repo/fly.toml", Web = "/repo/web.config", Pools = "/repo/applicationHost.config", Fabric = "/repo/ApplicationManifest.xml", Docker = "/repo/Dockerfile",
        AppHost = "/repo/Chat.AppHost/AppHost.cs", Procfile = "/repo/Procfile", Pm2 = "/repo/ecosystem.config.js", Unit = "/repo/chat.service", Supervisor = "/repo/supervisord.conf",
        Nginx = "/repo/nginx.conf", HAProxy = "/repo/haproxy.cfg", Yarp = "/repo/appsettings.json", Railway = "/repo/railway.toml", Lambda = "/repo/aws-lambda-tools-defaults.json";

    static readonly string[] s_paths = [Fly, Web, Pools, Fabric, Docker, AppHost, Procfile, Pm2, Unit, Supervisor, Nginx, HAProxy, Yarp, Railway, Lambda, "/repo/app.json", "/repo/host.json", "/repo/railway.json"];

    /// <summary>What makes readers that are told by content look at a file.</summary>
    const string Words = "# upstream [program: DistributedApplication ReverseProxy Destinations formation server\n";

    static readonly Dictionary<string, Func<string>> s_texts = new()
    {
        ["nothing"] = () => "",
        ["NUL"] = () => "app = \"chat\"\0\n[http_service]\n",
        ["only NUL"] = () => new('\0', Length),
        ["UTF-16 read as Latin-1"] = () => string.Concat("app = \"chat\"\n[http_service]\n".Select(c => c + "\0")),
        ["halves of surrogates"] = () => new('\ud83d', Length),
        ["blanks"] = () => new(' ', Length),
        ["lines"] = () => new('\n', Length),
        ["carriage returns"] = () => new('\r', Length),
        ["one long word"] = () => new('a', Length),
        ["quotes"] = () => new('"', Length - 1),
        ["apostrophes"] = () => new('\'', Length - 1),
        ["backslashes"] = () => new('\\', Length),
        ["dollars"] = () => Repeat("${", Length),
        ["open brackets"] = () => new('[', Length),
        ["open braces"] = () => new('{', Length),
        ["closing braces"] = () => new('}', Length),
        ["open parentheses"] = () => new('(', Length),
        ["open angles"] = () => new('<', Length),
        ["equals"] = () => Repeat("a=", Length),
        ["colons"] = () => Repeat(": ", Length),
        ["semicolons"] = () => new(';', Length),
        ["open comment"] = () => "/*" + Repeat("* ", Length - 2),
    };

    static readonly Dictionary<string, (string Path, Func<string> Text)> s_special = new()
    {
        ["TOML arrays"] = (Fly, () => "app = " + new string('[', Levels) + new string(']', Levels)),
        ["TOML tables"] = (Fly, () => "app = " + Repeat("{a=", Levels) + "1" + new string('}', Levels / 3)),
        ["TOML dotted key"] = (Fly, () => Repeat("a.", Levels) + "a = 1"),
        ["TOML dotted table"] = (Fly, () => "[" + Repeat("a.", Levels) + "a]"),
        ["TOML dotted keys in tables"] = (Fly, () => "x = " + Repeat("{ " + Repeat("a.", 80) + "a = ", Levels)),
        ["TOML open text"] = (Fly, () => "app = \"\"\"" + Repeat("[http_service]\n", Length - 20)),
        ["TOML open line"] = (Fly, () => "app = \"chat\n[http_service]\n"),
        ["TOML value and table"] = (Fly, () => "app = 1\n[http_service]\n[http_service.x]\n[app.y]\n"),
        ["XML elements"] = (Web, () => "<configuration>" + Repeat("<a>", Levels * 2) + "</configuration>"),
        ["XML elements, closed"] = (Web, () => Repeat("<a>", Levels) + Repeat("</a>", Levels)),
        ["XML bomb of entities"] = (Web, () => Bomb("configuration")),
        ["XML bomb of a manifest"] = (Fabric, () => Bomb("ApplicationManifest")),
        ["XML file of the machine"] = (Web, () =>
            "<!DOCTYPE configuration [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><configuration><system.webServer><aspNetCore processesPerApplication=\"3\" arguments=\"&x;\"/></system.webServer></configuration>"),
        ["XML document type elsewhere"] = (Web, () =>
            "<!DOCTYPE configuration SYSTEM \"http://localhost:9/x.dtd\"><configuration><system.webServer><aspNetCore processesPerApplication=\"3\"/></system.webServer></configuration>"),
        ["XML open attribute"] = (Web, () => "<configuration a=\"" + Repeat("a", Length - 100)),
        ["XML attributes"] = (Web, () => "<configuration " + Lines(i => $"a{i}=''", Length - 50) + "/>"),
        ["XML same attributes"] = (Web, () => "<configuration " + Repeat("a='' ", Length - 50) + "/>"),
        ["XML siblings"] = (Web, () => "<configuration>" + Repeat("<a/>", Length - 50) + "</configuration>"),
        ["XML open comment"] = (Pools, () => "<configuration><!--" + Repeat("-- ", Length - 50)),
        ["Dockerfile without an end"] = (Docker, () => Repeat("RUN a \\\n", Length)),
        ["Dockerfile with an open document"] = (Docker, () => "FROM mcr.microsoft.com/dotnet/aspnet:8.0 AS a\nFROM node:22\nRUN <<EOF\n" + Repeat("ENTRYPOINT [\"dotnet\", \"Chat.dll\"]\n", Length - 100)),
        ["Dockerfile with many documents"] = (Docker, () => "FROM node:22\nRUN " + Repeat("<<A ", Length - 50)),
        ["Dockerfile variables that double"] = (Docker, () => "ARG a0=xxxxxxxx\n" + Lines(i => $"ARG a{i + 1}=$a{i}$a{i}", 4000) + "FROM $a99\n"),
        ["Dockerfile stages"] = (Docker, () => Repeat("FROM a AS a\nCOPY a a\n", Length)),
        ["C# parentheses"] = (AppHost, () => "DistributedApplication x = " + new string('(', Levels) + new string(')', Levels) + ";"),
        ["C# blocks"] = (AppHost, () => "DistributedApplication x; " + new string('{', Levels)),
        ["C# brackets within the limit of a statement"] = (AppHost, () => "DistributedApplication x = " + new string('(', 60) + Repeat("a?(b):", 7000) + ";"),
        ["C# generics"] = (AppHost, () => "DistributedApplication x = " + Repeat("A<", Levels)),
        ["C# generics in turn"] = (AppHost, () => "DistributedApplication x;" + Repeat(Repeat("A<", 120) + ";", CSharp - 100)),
        ["C# operators"] = (AppHost, () => "DistributedApplication x = " + new string('!', Levels) + "y;"),
        ["C# operators of one statement"] = (AppHost, () => "DistributedApplication x = " + new string('!', 8000) + "y;"),
        ["C# casts of one statement"] = (AppHost, () => "DistributedApplication x = " + Repeat("(a)", 8000) + "y;"),
        ["C# lambdas"] = (AppHost, () => "DistributedApplication x = " + Repeat("x=>", Levels) + "y;"),
        ["C# lambdas of one statement"] = (AppHost, () => "DistributedApplication x = " + Repeat("x=>", 8000) + "y;"),
        ["C# closing brackets"] = (AppHost, () => "DistributedApplication x;" + Repeat("(})", CSharp - 100)),
        ["C# conditions"] = (AppHost, () => "DistributedApplication x; " + Repeat("if(a)", CSharp - 100)),
        ["C# else without end"] = (AppHost, () => "DistributedApplication x; " + Repeat("if(a);else ", CSharp - 100)),
        ["C# loops"] = (AppHost, () => "DistributedApplication x; " + Repeat("for(;;)", CSharp - 100)),
        ["C# labels"] = (AppHost, () => "DistributedApplication x; " + Repeat("a:", CSharp - 100)),
        ["C# ternaries"] = (AppHost, () => "DistributedApplication x = " + Repeat("a?b:", CSharp - 100)),
        ["C# sums"] = (AppHost, () => "DistributedApplication x = " + Repeat("a+", CSharp - 100)),
        ["C# interpolations"] = (AppHost, () => "DistributedApplication x = " + Repeat("$\"{", CSharp - 100)),
        ["C# open text"] = (AppHost, () => "DistributedApplication x = @\"" + Repeat("builder.AddProject<Projects.Chat>(null);\n", CSharp - 100)),
        ["C# directives"] = (AppHost, () => "// DistributedApplication\n" + Repeat("#if a\n", CSharp - 100)),
        ["C# dots"] = (AppHost, () => "DistributedApplication x = a" + Repeat(".b()", CSharp - 100)),
        ["C# short statements nested"] = (AppHost, () => "DistributedApplication x; " + Repeat("a(()=>{", 50 * 7) + Repeat("if(a)", 8000) + "a();"),
        ["JavaScript brackets"] = (Pm2, () => "module.exports = { apps: " + new string('[', Levels) + new string(']', Levels) + "}"),
        ["JavaScript open text"] = (Pm2, () => "module.exports = { apps: '" + Repeat("a", Length - 100)),
        ["JavaScript comments"] = (Pm2, () => "module.exports = { " + Repeat("/* */", Length - 100)),
        ["nginx blocks"] = (Nginx, () => Repeat("upstream a {", Length)),
        ["nginx words"] = (Nginx, () => "upstream a { " + Repeat("server ", Length - 50)),
        ["nginx variables"] = (Nginx, () => "upstream a { " + Repeat("${", Length - 50)),
        ["sections"] = (Supervisor, () => Repeat("[program:a]\n", Length)),
        ["units"] = (Unit, () => Repeat("[Service]\nExecStart=\n", Length)),
    };

    /// <summary>Well-formed files of the greatest length have claims, in bounded time.</summary>
    static readonly Dictionary<string, (string Path, Func<string> Text)> s_large = new()
    {
        ["TOML services"] = (Fly, () => "app = 'chat'\n" + Lines(i => $"[[services]]\nprocesses = ['p{i}']", Length / 2) + Lines(i => $"[[mounts]]\nprocesses = ['m{i}']", Length / 2)),
        ["TOML keys"] = (Fly, () => "app = 'chat'\n[http_service]\n" + Lines(i => $"key{i} = {i}", Length - 100)),
        ["XML pools"] = (Pools, () =>
            "<configuration><system.applicationHost><applicationPools>" + Lines(i => $"<add name='a{i}'/>", Length / 2) + "</applicationPools><sites><site>"
            + Lines(i => $"<application applicationPool='a{i}'/>", Length / 2 - 200) + "</site></sites></system.applicationHost></configuration>"),
        ["XML services"] = (Fabric, () => "<ApplicationManifest><DefaultServices>" + Lines(i => $"<Service Name='a{i}'><StatelessService InstanceCount='[b]'/></Service>", Length - 200) + "</DefaultServices></ApplicationManifest>"),
        ["Dockerfile builds"] = (Docker, () => "FROM mcr.microsoft.com/dotnet/sdk:8.0\n" + string.Concat(Enumerable.Range(0, 900).Select(i => $"COPY a{i} b{i}\nRUN dotnet publish b{i}/c.csproj\n"))),
        ["processes"] = (Procfile, () => Lines(i => $"web{i}: dotnet Chat.dll", 16_000)),
        ["apps"] = (Pm2, () => "module.exports = { apps: [ " + Lines(i => $"{{ name: 'a{i}', script: './Chat', instances: 2 }},", 60_000) + "] }"),
        ["upstreams"] = (Nginx, () => Repeat("upstream a { server a; server b; ip_hash; }\n", Length)),
        ["programs"] = (Supervisor, () => Lines(i => $"[program:a{i}]\ncommand=dotnet Chat.dll", 64_000)),
        ["C# projects"] = (AppHost, () => "var builder = DistributedApplication.CreateBuilder(args);\n" + Lines(i => $"var p{i} = builder.AddProject<Projects.Chat>(\"chat\").WithReplicas(n{i});", CSharp - 100)),
        ["C# calls on one project"] = (AppHost, () => "var p = DistributedApplication.CreateBuilder(args).AddProject<Projects.Chat>(\"chat\");\n" + Repeat("p.WithReplicas(2);\n", CSharp - 200)),
        ["C# constants in a row"] = (AppHost, () =>
            "var b = DistributedApplication.CreateBuilder(args).AddProject<Projects.Chat>(\"chat\").WithReplicas(n0);\n" + Lines(i => $"int n{i} = c ? n{i + 1} : n{i + 1};", CSharp - 200)),
    };

    public static TheoryData<string> Texts => [.. s_texts.Keys];

    public static TheoryData<string> Special => [.. s_special.Keys];

    public static TheoryData<string> Large => [.. s_large.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_claims(string name)
    {
        string text = Words + s_texts[name]();
        foreach (string path in s_paths)
            InTime(path, text.Length > Length ? text.Substring(0, Length) : text, isEmpty: true);
    }

    [Theory]
    [MemberData(nameof(Special))]
    public void No_claims_of_one_format(string name)
    {
        string text = s_special[name].Text();
        Assert.InRange(text.Length, 1, Length);
        InTime(s_special[name].Path, text, isEmpty: true);
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void Large_files_take_bounded_time(string name)
    {
        string text = s_large[name].Text();
        Assert.InRange(text.Length, 1, Length);
        InTime(s_large[name].Path, text, isEmpty: false);
    }

    [Fact]
    public void Ten_megabytes_are_no_evidence()
    {
        foreach (string path in s_paths)
            InTime(path, Words + Repeat("app = \"chat\"\n[http_service]\n", 10_000_000), isEmpty: true);
    }

    static void InTime(string path, string text, bool isEmpty) => Assert.Equal((path, isEmpty), (path, ReadingTime.Check((path, text)).IsEmpty));

    static string Repeat(string part, int length)
    {
        var text = new StringBuilder(length + part.Length);
        while (text.Length + part.Length <= length)
            text.Append(part);
        return text.ToString();
    }

    static string Lines(Func<int, string> line, int length)
    {
        var text = new StringBuilder(length);
        for (int i = 0; text.Length < length - 100; i++)
            text.Append(line(i)).Append('\n');
        return text.ToString();
    }

    static string Bomb(string root)
    {
        var text = new StringBuilder($"<!DOCTYPE {root} [<!ENTITY e0 \"chat\">");
        for (int i = 1; i < 20; i++)
            text.Append($"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">");
        return text.Append($"]><{root}><DefaultServices><Service Name=\"&e19;\"><StatelessService InstanceCount=\"2\"/></Service></DefaultServices></{root}>").ToString();
    }
}
