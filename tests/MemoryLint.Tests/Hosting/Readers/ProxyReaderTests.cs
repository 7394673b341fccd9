using MemoryLint.Hosting;

namespace MemoryLint.Tests.Hosting.Readers;

public class NginxReaderTests
{
    static string Upstream(string lines) => $"events {{ worker_connections 64; }}\nhttp {{\n  upstream chat_api {{\n    {lines}\n  }}\n  server {{\n    location / {{ proxy_pass http://chat_api; }}\n  }}\n}}\n";

    [Fact]
    public void Several_servers()
    {
        var claim = ReadClaims.Single("/repo/nginx/nginx.conf", Upstream("least_conn; # even\n    server chat-1:8080 weight=2;\n    server chat-2:8080;\n    server chat-3:8080 backup;"));

        Assert.Equal(
            ("nginx", "chat_api", Workers.Several, "spreads the requests over the 2 servers of 'chat_api'", 3),
            (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Empty(claim.Ties);
        Assert.False(claim.HasAffinity);
    }

    [Theory]
    [InlineData("ip_hash;", true)]
    [InlineData("sticky cookie srv_id expires=1h;", true)]
    [InlineData("hash $remote_addr consistent;", true)]
    [InlineData("hash \"$cookie_session;{}\";", true)]
    [InlineData("hash $request_uri;", false)]
    public void Affinity(string line, bool expected) =>
        Assert.Equal(expected, ReadClaims.Single("/repo/conf.d/chat.conf", Upstream(line + " server a; server b;")).HasAffinity);

    [Theory]
    [InlineData("server chat:8080;")]
    [InlineData("# server a; server b;\n server c;")]
    [InlineData("server a; server b down;")]
    public void One_server_says_nothing(string lines) => Assert.Empty(ReadClaims.In("/repo/nginx.conf", Upstream(lines)));

    [Theory]
    [InlineData("")]
    [InlineData("upstream chat { server a; server b;")]
    [InlineData("upstream chat { server \"a; server b; }")]
    [InlineData("upstream { server a; server b; }")]
    public void Broken(string text) => Assert.Empty(ReadClaims.In("/repo/nginx.conf", text));
}

public class YarpReaderTests
{
    static string Cluster(string content) => $$"""
        {
          "Logging": { "LogLevel": { "Default": "Information" } },
          "ReverseProxy": {
            "Routes": { "chat": { "ClusterId": "chat-api", "Match": { "Path": "{**all}" } } },
            "Clusters": {
              "chat-api": {
                {{content}}
              }
            }
          }
        }
        """;

    [Fact]
    public void Several_destinations()
    {
        var claim = ReadClaims.Single(
            "/repo/src/Gateway/appsettings.json",
            Cluster("\"Destinations\": { \"first\": { \"Address\": \"http://chat-1:8080/\" }, \"second\": { \"Address\": \"http://localhost:5002\" } }"));

        Assert.Equal(
            ("YARP", "chat-api", Workers.Several, "spreads the requests over the 2 destinations of 'chat-api'", 7),
            (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line));
        Assert.Equal<ProjectTie>([new ProjectTie(TieKind.Service, "chat-api"), new ProjectTie(TieKind.Service, "chat-1")], claim.Ties);
        Assert.False(claim.HasAffinity);
    }

    [Fact]
    public void Affinity() =>
        Assert.True(ReadClaims.Single(
            "/repo/appsettings.Production.json",
            Cluster("\"SessionAffinity\": { \"Enabled\": true, \"AffinityKeyName\": \"key\" }, // sticky\n \"Destinations\": { \"a\": { }, \"b\": { } }")).HasAffinity);

    [Theory]
    [InlineData("appsettings.json", "\"Destinations\": { \"a\": { \"Address\": \"http://chat:8080\" } }")]
    [InlineData("appsettings.json", "\"Destinations\": { \"a\": { }, \"b\": { }")]
    [InlineData("appsettings.json", "\"Destinations\": 3")]
    [InlineData("appsettings.Development.json", "\"Destinations\": { \"a\": { }, \"b\": { } }")]
    public void Says_nothing(string name, string content) => Assert.Empty(ReadClaims.In("/repo/" + name, Cluster(content)));
}

public class HAProxyReaderTests
{
    static string Backend(string lines) => $"defaults\n  mode http\nfrontend web\n  bind *:80\n  default_backend chat\nbackend chat\n{lines}\n";

    [Theory]
    [InlineData("  balance roundrobin\n  server s1 10.0.0.1:8080 check\n  server s2 10.0.0.2:8080 check", false)]
    [InlineData("  balance source\n  server s1 10.0.0.1:8080\n  server s2 10.0.0.2:8080", true)]
    [InlineData("  cookie SERVER insert indirect\n  server s1 a:1 cookie s1\n  server s2 b:1 cookie s2\nlisten stats\n  bind *:9", true)]
    public void Several_servers(string lines, bool hasAffinity)
    {
        var claim = ReadClaims.Single("/repo/haproxy/haproxy.cfg", Backend(lines));

        Assert.Equal(
            ("HAProxy", "chat", Workers.Several, "spreads the requests over the 2 servers of 'chat'", 6, hasAffinity),
            (claim.Platform, claim.Name, claim.Workers?.Value, claim.Workers?.Evidence.Says, claim.Workers?.Evidence.Line, claim.HasAffinity));
    }

    [Theory]
    [InlineData("  server s1 10.0.0.1:8080")]
    [InlineData("  server s1 a:1\n  server s2 b:1 backup")]
    [InlineData("frontend other\n  server a\n  server b")]
    [InlineData("# server a\n# server b")]
    public void Says_nothing(string lines) => Assert.Empty(ReadClaims.In("/repo/haproxy.cfg", Backend(lines)));
}
