using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The sample in a repository that says how it is deployed.</summary>
[Collection(PackageCollection.Name)]
public sealed class DeployedSampleTests
{
    const string Rooms = "ForgetfulChat/Services/Conversations.cs";

    readonly SampleProject _sample;

    public DeployedSampleTests(MemoryLintPackage package)
    {
        _sample = SampleProject.CopyWith(package);
        _sample.Write(".git/HEAD", "ref: refs/heads/main");
    }

    public static TheoryData<string, string, string, int, string> Deployments => new()
    {
        {
            "compose.yaml", """
            services:
              chat:
                build: ./ForgetfulChat
                deploy:
                  replicas: {0}
            """, "compose.yaml line 5 says replicas: 3", 5, "3"
        },
        {
            "k8s/chat.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: chat
            spec:
              replicas: {0}
              template:
                spec:
                  containers:
                  - name: chat
                    image: registry.example.com/forgetful-chat:1.0
            """, "k8s/chat.yaml line 6 says replicas: 3", 6, "3"
        },
        {
            "infra/main.bicep", """
            param location string = resourceGroup().location

            resource chat 'Microsoft.App/containerApps@2024-03-01' = {
              name: 'forgetful-chat'
              location: location
              properties: {
                template: {
                  scale: {
                    minReplicas: 1
                    maxReplicas: {0}
                  }
                }
              }
            }
            """, "infra/main.bicep line 10 says maxReplicas: 3", 10, "3"
        },
    };

    [Theory]
    [MemberData(nameof(Deployments))]
    public async Task Several_workers_are_named_with_file_and_line_until_there_is_one(string path, string text, string words, int line, string several)
    {
        _sample.Write(path, text.Replace("{0}", several));
        LoggedWarning[] warnings = await _sample.LogAsync();

        Assert.All(warnings.Where(warning => warning.Id == "MEM2001"), warning => Assert.Contains(words, warning.Message));
        LoggedWarning rooms = Assert.Single(warnings, warning => warning.Id == "MEM2001" && warning.File == Rooms);
        Assert.Equal([(path, line)], rooms.Related);

        _sample.Write(path, text.Replace("{0}", "1"));
        Assert.DoesNotContain(await _sample.LogAsync(), warning => warning.Id.StartsWith("MEM2"));
    }

    [Fact]
    public async Task A_functions_project_is_discarded_between_requests()
    {
        _sample.Write("ForgetfulChat/host.json", """
            {
              "version": "2.0"
            }
            """);

        LoggedWarning rooms = Assert.Single(await _sample.LogAsync(), warning => warning.Id == "MEM2002" && warning.File == Rooms);

        Assert.Contains("ForgetfulChat/host.json line 2 ", rooms.Message);
        Assert.Equal([("ForgetfulChat/host.json", 2)], rooms.Related);
    }

    [Fact]
    public async Task The_user_has_the_last_word()
    {
        _sample.Write("ForgetfulChat/host.json", """{ "version": "2.0" }""");

        Assert.DoesNotContain(await _sample.LogAsync("-p:MemoryLintHost=server", "-p:MemoryLintWorkers=1"), warning => warning.Id.StartsWith("MEM2"));
    }

    /// <summary>Two processes with a store in memory each, and a client whose turns go to them in turn, as behind a load balancer.</summary>
    [Fact]
    public async Task Every_second_turn_is_forgotten_until_the_store_is_shared()
    {
        string program = Path.Combine(_sample.Folder, "Program.cs");
        string source = await File.ReadAllTextAsync(program);
        int start = source.IndexOf("if (builder.Configuration.GetConnectionString(\"SessionCache\")", StringComparison.Ordinal), end = source.IndexOf("var app = ", StringComparison.Ordinal);
        _sample.Write("compose.yaml", "services:\n  chat:\n    build: ./ForgetfulChat\n    scale: 2\n");

        await File.WriteAllTextAsync(program, source[..start] + "builder.Services.AddDistributedMemoryCache();\n\n" + source[end..]);
        Assert.Single(await _sample.LogAsync(), warning => warning.Id == "MEM2001" && warning.File == "ForgetfulChat/Program.cs");
        Assert.Equal("1 1 2 2 3 3", await TalkAsync(null));

        await File.WriteAllTextAsync(program, source[..start]
            + "builder.Services.AddSingleton<IDistributedCache>(new SqliteDistributedCache(builder.Configuration.GetConnectionString(\"SessionCache\")!));\n\n" + source[end..]);
        Assert.DoesNotContain(await _sample.LogAsync(), warning => warning.Id == "MEM2001" && warning.File == "ForgetfulChat/Program.cs");
        Assert.Equal("1 2 3 4 5 6", await TalkAsync(Path.Combine(_sample.Folder, "sessions.db")));
    }

    /// <summary>How many things the service remembers after each of six turns.</summary>
    async Task<string> TalkAsync(string? sessionCache)
    {
        await using ChatService one = await _sample.StartAsync(sessionCache), two = await _sample.StartAsync(sessionCache);
        List<string> remembered = [];
        for (int turn = 0; turn < 6; turn++)
        {
            string reply = await new Conversation(turn % 2 == 0 ? one : two, "/diary", "ann").SayAsync($"turn {turn}");
            remembered.Add(reply.Split(' ')[2]);
        }

        return string.Join(' ', remembered);
    }
}
