using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3006: what is reported, and what looks like it and is right.</summary>
public class AgentIdentityRegeneratedTests
{
    const string Stores = /* lang=c#-test */ """

        /// <summary>Outlives the process.</summary>
        class TableStore(IDistributedCache table) : AgentSessionStore
        {
            public override async ValueTask SaveSessionAsync(AIAgent agent, string sessionStoreId, AgentSession session, CancellationToken cancellationToken = default) =>
                await table.SetStringAsync($"{agent.Id}:{sessionStoreId}", (await agent.SerializeSessionAsync(session)).GetRawText(), cancellationToken);

            public override async ValueTask<AgentSession> GetSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) =>
                await table.GetStringAsync(agent.Id + ":" + sessionStoreId, cancellationToken) is { } saved
                    ? await agent.DeserializeSessionAsync(JsonDocument.Parse(saved).RootElement)
                    : await agent.CreateSessionAsync(cancellationToken);

            public override async ValueTask DeleteSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) =>
                await table.RemoveAsync($"{agent.Id}:{sessionStoreId}", cancellationToken);
        }
        """;

    static string Program(string body, string stores = Stores) => /* lang=c#-test */ """
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var builder = WebApplication.CreateBuilder(args);
        /*body*/
        builder.Build().Run();

        """.Replace("/*body*/", body, StringComparison.Ordinal) + stores;

    static Task VerifyAsync(string body, string? message = null, string stores = Stores) => Verify.AnalyzerAsync<AgentIdentityRegenerated>(Program(body, stores), o =>
    {
        if (message is not null)
            o.Messages[0] = message;
    });

    [Fact]
    public Task Scoped_agent_over_sessions_in_memory() => VerifyAsync(
        """builder.{|#0:AddAIAgent|}("support", "Be kind.", ServiceLifetime.Scoped).WithInMemorySessionStore();""",
        "'AddAIAgent' makes an agent with a new id on every request, and 'InMemoryAgentSessionStore' finds sessions by it, so no later turn finds its session",
        stores: "");

    [Fact]
    public Task Agent_over_a_store_that_outlives_it() => VerifyAsync(
        """builder.AddAIAgent("support", (sp, key) => new {|#0:ChatClientAgent|}(sp.GetRequiredService<IChatClient>(), "Be kind.", key)).WithSessionStore((sp, _) => new TableStore(sp.GetRequiredService<IDistributedCache>()));""",
        "'ChatClientAgent' makes an agent with a new id on every start, and 'TableStore' finds sessions by it, so no session is found after a restart or by another worker");

    [Fact]
    public Task Agent_made_in_a_handler() => VerifyAsync(
        """
        var app = builder.Build();
        app.MapPost("/chat", async (string message, string sessionId, IChatClient client, AgentSessionStore sessions) =>
        {
            var agent = client.{|#0:AsAIAgent|}("Be kind.", "support");
            var session = await sessions.GetSessionAsync(agent, sessionId);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, sessionId, session);
            return reply.Text;
        });
        """,
        "'AsAIAgent' makes an agent with a new id on every POST /chat request, and 'TableStore' finds sessions by it, so no later turn finds its session");

    [Theory]
    [InlineData("""builder.[|AddAIAgent|]("support", "Be kind.").WithSessionStore((sp, _) => ActivatorUtilities.CreateInstance<TableStore>(sp));""")]
    [InlineData("""var support = builder.[|AddAIAgent|]("support", "Be kind."); support.WithSessionStore((sp, _) => sp.GetRequiredService<TableStore>());""")]
    [InlineData("""builder.Services.[|AddAIAgent|]("support", "Be kind.", lifetime: ServiceLifetime.Transient).WithSessionStore(new InMemoryAgentSessionStore());""")]
    [InlineData("""builder.AddAIAgent("support", (sp, key) => new [|ChatClientAgent|](sp.GetRequiredService<IChatClient>(), new ChatClientAgentOptions { Name = key }), ServiceLifetime.Scoped).WithInMemorySessionStore();""")]
    [InlineData("""builder.AddAIAgent("support", (sp, key) => sp.GetRequiredService<IChatClient>().[|AsAIAgent|](new ChatClientAgentOptions { Id = Guid.NewGuid().ToString(), Name = key })).WithSessionStore((sp, _) => sp.GetRequiredService<TableStore>());""")]
    [InlineData("""builder.Services.AddSingleton<AIAgent>(sp => sp.GetRequiredService<IChatClient>().[|AsAIAgent|](name: "support")); builder.Services.AddSingleton<AgentSessionStore, TableStore>(); builder.Build().MapGet("/", async (AIAgent agent, AgentSessionStore sessions, string sessionId) => { await sessions.GetSessionAsync(agent, sessionId); });""")]
    public Task Agent_without_an_id(string body) => VerifyAsync(body);

    [Theory]
    // The id is fixed, or comes from elsewhere.
    [InlineData("""builder.AddAIAgent("support", (sp, key) => new ChatClientAgent(sp.GetRequiredService<IChatClient>(), new ChatClientAgentOptions { Id = key, Name = key })).WithSessionStore((sp, _) => sp.GetRequiredService<TableStore>());""")]
    [InlineData("""builder.AddAIAgent("support", (sp, key) => { var options = new ChatClientAgentOptions { Name = key }; options.Id = "support"; return new ChatClientAgent(sp.GetRequiredService<IChatClient>(), options); }).WithSessionStore((sp, _) => sp.GetRequiredService<TableStore>());""")]
    [InlineData("""builder.AddAIAgent("support", (sp, key) => new ChatClientAgent(sp.GetRequiredService<IChatClient>(), sp.GetRequiredService<ChatClientAgentOptions>())).WithSessionStore((sp, _) => sp.GetRequiredService<TableStore>());""")]
    // Agent and store live equally long.
    [InlineData("""builder.AddAIAgent("support", "Be kind.").WithInMemorySessionStore();""")]
    [InlineData("""builder.AddAIAgent("support", "Be kind.").WithSessionStore(new InMemoryAgentSessionStore());""")]
    // Nothing keeps sessions for it.
    [InlineData("""builder.Build().MapGet("/", async (IChatClient client, string text) => (await client.AsAIAgent("Be kind.").RunAsync(text)).Text);""")]
    [InlineData("""builder.AddAIAgent("support", "Be kind.", ServiceLifetime.Scoped).WithSessionStore(new NoopAgentSessionStore());""")]
    public Task What_looks_like_it_and_is_right(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("agent.Name + sessionStoreId")]
    [InlineData("sessionStoreId")]
    [InlineData("(agent.Name ?? agent.Id) + sessionStoreId")]
    public Task Store_that_finds_sessions_by_something_else(string key) => VerifyAsync(
        """builder.AddAIAgent("support", "Be kind.").WithSessionStore((sp, _) => ActivatorUtilities.CreateInstance<TableStore>(sp));""",
        stores: Stores.Replace("$\"{agent.Id}:{sessionStoreId}\"", key, StringComparison.Ordinal).Replace("agent.Id + \":\" + sessionStoreId", key, StringComparison.Ordinal));

    [Fact]
    public Task Own_store_in_memory_and_an_agent_that_lives_as_long() => VerifyAsync(
        """builder.AddAIAgent("support", "Be kind.").WithSessionStore(new OwnStore());""",
        stores: /* lang=c#-test */ """
        class OwnStore : AgentSessionStore
        {
            readonly System.Collections.Concurrent.ConcurrentDictionary<string, JsonElement> _kept = new();

            public override async ValueTask SaveSessionAsync(AIAgent agent, string sessionStoreId, AgentSession session, CancellationToken cancellationToken = default) =>
                _kept[agent.Id + sessionStoreId] = await agent.SerializeSessionAsync(session);

            public override async ValueTask<AgentSession> GetSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) =>
                _kept.TryGetValue(agent.Id + sessionStoreId, out var kept) ? await agent.DeserializeSessionAsync(kept) : await agent.CreateSessionAsync(cancellationToken);

            public override ValueTask DeleteSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => default;
        }
        """);
}
