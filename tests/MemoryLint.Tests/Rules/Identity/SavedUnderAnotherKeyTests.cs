using MemoryLint.CodeFixes.Identity;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3005: one key to save, another to load.</summary>
public class SavedUnderAnotherKeyTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<SavedUnderAnotherKey>(source, configure);

    /// <param name="load">The key in the call that loads.</param>
    /// <param name="save">The key in the call that saves.</param>
    /// <param name="more">More members of the service.</param>
    static string Service(string load, string save, string more = "") => $$"""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);
        app.MapPost("/chat/{sessionId}", (string sessionId, string message, Conversations conversations) => conversations.LoadAsync(sessionId));
        app.Run();

        public class Conversations(IDistributedCache cache)
        {
            const string Prefix = "chat:";

            public async Task<List<ChatMessage>> LoadAsync(string sessionId)
            {
                var history = await cache.GetStringAsync({{load}});
                return history is null ? [] : JsonSerializer.Deserialize<List<ChatMessage>>(history)!;
            }

            public Task SaveAsync(string sessionId, List<ChatMessage> history) => cache.SetStringAsync({{save}}, JsonSerializer.Serialize(history));
            {{more}}
        }
        """;

    // ---- never the same

    [Fact]
    public Task Another_prefix() => VerifyAsync(Service("{|#1:$\"chat:{sessionId}\"|}", "{|#0:$\"chats:{sessionId}\"|}"), o =>
    {
        o.Messages[0] = "Saved under $\"chats:{sessionId}\" and loaded under $\"chat:{sessionId}\", so no turn finds what the one before has kept";
        o.Related.Add((0, 1));
    });

    [Theory]
    [InlineData("sessionId", "\"history:\" + sessionId")]
    [InlineData("Prefix + sessionId", "$\"chat-{sessionId}\"")]
    [InlineData("sessionId.ToLowerInvariant()", "sessionId")]
    [InlineData("$\"{Prefix}{sessionId}\"", "$\"{sessionId}\"")]
    [InlineData("\"history\"", "\"History\"")]
    public Task Never_the_same(string load, string save) => VerifyAsync(Service(load, "[|" + save + "|]"));

    [Fact]
    public Task Session_of_a_store() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{id}", async (string id, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, id);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, [|$"chat-{id}"|], session);
            return reply.Text;
        });

        app.Run();
        """);

    /// <summary>A handler that loads under one id and saves under another.</summary>
    static string Handler(string save, string load = "sessionId", string route = "/chat", string saved = "session", string more = "") => $$"""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("{{route}}/{sessionId}", async (string sessionId, string userId, string newId, ChatRequest request, AIAgent agent, AgentSessionStore sessions) =>
        {
            {{more}}
            var session = await sessions.GetSessionAsync(agent, {{load}});
            var reply = await agent.RunAsync(request.Message, session);
            await sessions.SaveSessionAsync(agent, {{save}}, {{saved}});
            return reply.Text;
        });

        app.Run();

        static string Normalize(string id) => id.Trim();

        record ChatRequest(string Message, string ConversationId);
        """;

    [Theory]
    [InlineData("[|userId|]", "sessionId")]
    [InlineData("[|request.ConversationId|]", "sessionId")]
    [InlineData("[|sessionId|]", "$\"{userId}:{sessionId}\"")]
    public Task Another_id(string save, string load) => VerifyAsync(Handler(save, load));

    [Fact]
    public Task Another_id_in_a_cache() => VerifyAsync("""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);
        app.MapPost("/chat/{sessionId}", async (string sessionId, string userId, string message, IChatClient client, IDistributedCache cache) =>
        {
            var kept = await cache.GetStringAsync(sessionId);
            var history = kept is null ? [] : JsonSerializer.Deserialize<List<ChatMessage>>(kept)!;
            history.Add(new(ChatRole.User, message));
            history.AddMessages(await client.GetResponseAsync(history));
            var json = JsonSerializer.Serialize(history);
            await cache.SetStringAsync([|userId|], json);
        });
        app.Run();
        """);

    [Theory]
    // A copy is meant; the same id by another name; what a method makes of it; something else is saved.
    [InlineData("userId", "/fork", "session", "")]
    [InlineData("newId", "/chat", "session", "")]
    [InlineData("id", "/chat", "session", "var id = sessionId;")]
    [InlineData("id", "/chat", "session", "var id = Normalize(sessionId);")]
    [InlineData("Normalize(sessionId)", "/chat", "session", "")]
    [InlineData("userId", "/chat", "await agent.CreateSessionAsync()", "")]
    [InlineData("Guid.NewGuid().ToString()", "/chat", "session", "")]
    public Task Another_id_that_is_right(string save, string route, string saved, string more) => VerifyAsync(Handler(save, route: route, saved: saved, more: more));

    [Fact]
    public Task Id_of_the_load() => FixTest.VerifyAsync<SavedUnderAnotherKey, SavedUnderAnotherKeyFix>(Handler("[|userId|]"), Handler("sessionId"), SavedUnderAnotherKeyFix.UseKeyOfLoadKey);

    // ---- the same, or nobody can tell

    [Theory]
    [InlineData("$\"chat:{sessionId}\"", "\"chat:\" + sessionId")]
    [InlineData("Prefix + sessionId", "$\"chat:{sessionId}\"")]
    [InlineData("sessionId", "sessionId.ToString()")]
    [InlineData("KeyOf(sessionId)", "sessionId")]
    [InlineData("$\"chat:{sessionId}\"", "$\"chat:{history.Count}\"")]
    public Task May_be_the_same(string load, string save) => VerifyAsync(Service(load, save, "static string KeyOf(string id) => id;"));

    [Fact]
    public Task Two_things_are_kept() => VerifyAsync(Service("$\"chat:{sessionId}\"", "$\"chat:{sessionId}\"", """
        public Task RenameAsync(string sessionId, string title) => cache.SetStringAsync($"title:{sessionId}", title);
        """));

    [Fact]
    public Task Another_type_saves() => VerifyAsync(Service("$\"chat:{sessionId}\"", "$\"summary:{sessionId}\"") + """


        public class Writer(Microsoft.Extensions.Caching.Distributed.IDistributedCache cache)
        {
            public Task SaveAsync(string sessionId, string history) => cache.SetStringAsync("chat:" + sessionId, history);
        }
        """);

    [Fact]
    public Task Something_else_is_kept() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", (string message, IChatClient client) => client.GetResponseAsync([new ChatMessage(ChatRole.User, message)]));
        app.Run();

        public class Prices(IMemoryCache cache)
        {
            public decimal Get(string product) => cache.Get<decimal>("price:" + product);

            public void Set(string product, decimal price) => cache.Set("prices:" + product, price);
        }
        """);

    // ---- fix

    [Fact]
    public Task Key_of_the_load() => FixTest.VerifyAsync<SavedUnderAnotherKey, SavedUnderAnotherKeyFix>(
        Service("$\"chat:{sessionId}\"", "[|$\"chats:{sessionId}\"|]"), Service("$\"chat:{sessionId}\"", "$\"chat:{sessionId}\""), SavedUnderAnotherKeyFix.UseKeyOfLoadKey);

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<SavedUnderAnotherKey, SavedUnderAnotherKeyFix>(
        Service("sessionId", "[|Prefix + sessionId|]", "public Task AddAsync(string sessionId, string history) => cache.SetStringAsync([|$\"chat:{sessionId}\"|], history);"),
        Service("sessionId", "sessionId", "public Task AddAsync(string sessionId, string history) => cache.SetStringAsync(sessionId, history);"), SavedUnderAnotherKeyFix.UseKeyOfLoadKey);

    [Fact]
    public Task Nothing_is_offered_where_the_names_of_the_load_mean_nothing() => Verify.NoCodeFixAsync<SavedUnderAnotherKey, SavedUnderAnotherKeyFix>(
        Service("sessionId", "[|\"chat:\" + request.SessionId|]").Replace("SaveAsync(string sessionId,", "SaveAsync(Request request,") + "\npublic record Request(string SessionId);");
}
