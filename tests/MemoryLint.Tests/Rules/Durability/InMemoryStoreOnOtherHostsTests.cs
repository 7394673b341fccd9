using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Verification;
using static MemoryLint.Tests.Rules.Durability.HostedApp;

namespace MemoryLint.Tests.Rules.Durability;

public class InMemoryStoreOnOtherHostsTests
{
    static readonly string s_unmarked = Bot(Storage).Replace("{|#0:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    [Fact]
    public Task Functions_are_discarded() => Verify.AnalyzerAsync<InMemoryStoreOnDiscardedHost>(Bot(Storage), o =>
    {
        o.EditorConfig = "build_property.AzureFunctionsVersion = v4";
        o.Messages[0] = "'MemoryStorage' keeps conversations in memory, but the property AzureFunctionsVersion says v4, so they are gone as soon as the process is";
    });

    [Fact]
    public Task Serverless_by_option() => Verify.AnalyzerAsync<InMemoryStoreOnDiscardedHost>(Bot(Storage), o => o.EditorConfig = "[*.cs]\nmemorylint.host = serverless\n");

    [Fact]
    public Task Restarted_whenever_a_file_changes() => Verify.AnalyzerAsync<InMemoryStoreOnDiscardedHost>(Bot(Storage), o =>
    {
        o.AdditionalFiles.Add(("compose.yaml", "services:\n  chat:\n    build: .\n    command: dotnet watch run\n"));
        o.Messages[0] = "'MemoryStorage' keeps conversations in memory, but compose.yaml line 4 starts dotnet watch, which restarts the process when a file changes, so each restart forgets them all";
    });

    [Fact]
    public Task A_kept_process_is_no_discarded_one() => Verify.AnalyzerAsync<InMemoryStoreOnDiscardedHost>(s_unmarked, With("compose.yaml", OneReplica));

    [Fact]
    public Task Functions_are_not_reported_twice() => Verify.AnalyzerAsync<InMemoryStoreWithSeveralWorkers>(s_unmarked, o => o.EditorConfig = "build_property.AzureFunctionsVersion = v4");

    [Fact]
    public Task Nothing_is_known() => Verify.AnalyzerAsync<InMemoryStoreOutsideDevelopment>(
        Bot(Storage), o => o.Messages[0] = "'MemoryStorage' keeps conversations in memory, so a restart or a second worker forgets them all");

    [Fact]
    public Task A_default_that_nothing_replaces() => Verify.AnalyzerAsync<InMemoryStoreOutsideDevelopment>("""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting.AGUI.AspNetCore;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.{|#0:MapAGUIServer|}("/agent", (AIAgent)null!);
        app.Run();
        """, o => o.Messages[0] = "'MapAGUIServer' finds no store and keeps conversations in memory, so a restart or a second worker forgets them all");

    [Fact]
    public Task A_static_map_of_an_agent_application() => Verify.AnalyzerAsync<InMemoryStoreOutsideDevelopment>("""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Hosting.AspNetCore;

        var builder = WebApplication.CreateBuilder(args);
        builder.[|AddAgent<ScribeAgent>|]();
        builder.Build().Run();

        public class ScribeAgent : AgentApplication
        {
            private static readonly SemaphoreSlim s_turn = new(1, 1);
            private static readonly ConcurrentDictionary<string, AgentSession> {|#0:s_sessions|} = new();
            private readonly AIAgent _scribe;

            public ScribeAgent(AgentApplicationOptions options, AIAgent scribe) : base(options)
            {
                _scribe = scribe;
                OnMessage("-signout", async (turnContext, turnState, cancellationToken) =>
                {
                    foreach (string key in s_sessions.Keys.Where(k => k.StartsWith(turnContext.Activity.Conversation.Id)).ToList())
                        s_sessions.TryRemove(key, out _);
                    await turnContext.SendActivityAsync("Bye.");
                });
            }

            private async Task<AgentSession> SessionAsync(string sessionKey, CancellationToken cancellationToken)
            {
                if (s_sessions.TryGetValue(sessionKey, out var existing))
                    return existing;
                await s_turn.WaitAsync(cancellationToken);
                try
                {
                    if (s_sessions.TryGetValue(sessionKey, out existing))
                        return existing;
                    AgentSession session = await _scribe.CreateSessionAsync();
                    s_sessions.TryAdd(sessionKey, session);
                    return session;
                }
                finally
                {
                    s_turn.Release();
                }
            }
        }
        """, o => o.Messages[0] = "'s_sessions' keeps conversations in memory, so a restart or a second worker forgets them all");

    [Fact]
    public Task Files_say_one() => Verify.AnalyzerAsync<InMemoryStoreOutsideDevelopment>(s_unmarked, With("compose.yaml", OneReplica));

    [Fact]
    public Task Files_say_several() => Verify.AnalyzerAsync<InMemoryStoreOutsideDevelopment>(s_unmarked, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task A_console_program() => Verify.AnalyzerAsync<InMemoryStoreOutsideDevelopment>("""
        using Microsoft.Bot.Builder;
        var storage = new MemoryStorage();
        var state = new ConversationState(storage);
        Console.WriteLine(state);
        """, o => o.ImplicitUsings = "global using System;");
}
