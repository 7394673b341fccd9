using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4005: what was loaded is saved.</summary>
public class SaveLoadedTests
{
    static Task FixAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<LoadedMemoryNotSaved, LoadedMemoryNotSavedFix>(source, fixedSource, LoadedMemoryNotSavedFix.SaveKey);

    static string Endpoint(string body) => $$"""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, AIAgent agent, AgentSessionStore sessions, CancellationToken stop) =>
        {
            {{body.Replace("\n", "\n    ")}}
        });

        app.Run();
        """;

    [Fact]
    public Task Session_is_saved_under_the_key_of_the_load() => FixAsync(
        Endpoint("""
        var session = await sessions.[|GetSessionAsync|](agent, sessionId, stop);
        var reply = await agent.RunAsync(message, session); // may take a while

        return reply.Text;
        """),
        Endpoint("""
        var session = await sessions.GetSessionAsync(agent, sessionId, stop);
        var reply = await agent.RunAsync(message, session); // may take a while
        await sessions.SaveSessionAsync(agent, sessionId, session, stop);

        return reply.Text;
        """));

    [Fact]
    public Task Session_is_saved_when_all_is_streamed() => FixAsync(
        Endpoint("""
        var session = await sessions.[|GetSessionAsync|](agent, sessionId);
        await foreach (var update in agent.RunStreamingAsync(message, session))
        {
            Console.Write(update.Text);
        }
        """),
        Endpoint("""
        var session = await sessions.GetSessionAsync(agent, sessionId);
        await foreach (var update in agent.RunStreamingAsync(message, session))
        {
            Console.Write(update.Text);
        }
        await sessions.SaveSessionAsync(agent, sessionId, session);
        """));

    [Fact]
    public Task State_of_a_bot_is_saved_at_the_end_of_the_turn()
    {
        const string bot = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Bot.Builder;
            using Microsoft.Bot.Schema;

            var app = WebApplication.Create(args);
            app.MapControllers();
            app.Run();

            public class Conversation
            {
                public List<string> Said { get; } = [];
            }

            public class ChatBot(ConversationState state) : ActivityHandler
            {
                protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
                {
                    var conversations = state.CreateProperty<Conversation>("conversation");
                    var conversation = await conversations.{0}(turnContext, () => new Conversation(), cancellationToken);
                    conversation.Said.Add(turnContext.Activity.Text);
            {1}    }
            }
            """;
        return FixAsync(bot.Replace("{0}", "[|GetAsync|]").Replace("{1}", ""),
            bot.Replace("{0}", "GetAsync").Replace("{1}", "        await state.SaveChangesAsync(turnContext, cancellationToken: cancellationToken);\n"));
    }

    [Theory]
    [InlineData("ChatGrain([PersistentState(\"chat\", \"store\")] IPersistentState<ChatState> state, IChatClient client) : Grain", "state.State.Messages", "await state.WriteStateAsync();")]
    [InlineData("ChatGrain(IChatClient client) : Grain<ChatState>", "State.Messages", "await WriteStateAsync();")]
    public Task State_of_a_grain_is_written_after_the_last_message(string header, string messages, string write)
    {
        string Source(string first, string saving) => $$"""
            using Microsoft.Extensions.AI;
            using Orleans;
            using Orleans.Runtime;

            var app = WebApplication.Create(args);
            app.MapControllers();
            app.Run();

            public class ChatState
            {
                public List<ChatMessage> Messages { get; set; } = [];
            }

            public class {{header}}
            {
                public async Task<string> AskAsync(string message)
                {
                    {{first}}.Add(new ChatMessage(ChatRole.User, message));
                    var response = await client.GetResponseAsync({{messages}});
                    {{messages}}.AddMessages(response);
            {{saving}}        return response.Text;
                }
            }
            """;
        return FixAsync(Source($"[|{messages}|]", ""), Source(messages, $"        {write}\n"));
    }

    [Theory]
    [InlineData("string? saved = await cache.GetStringAsync(sessionId, stop);\nList<ChatMessage> history = saved is null ? [] : JsonSerializer.{0}<List<ChatMessage>>(saved)!;",
        "await cache.SetStringAsync(sessionId, JsonSerializer.Serialize(history), stop);")]
    [InlineData("byte[]? saved = await cache.GetAsync($\"chat:{sessionId}\");\nvar history = saved is null ? [] : JsonSerializer.{0}<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;",
        "await cache.SetAsync($\"chat:{sessionId}\", JsonSerializer.SerializeToUtf8Bytes(history, AIJsonUtilities.DefaultOptions));")]
    public Task Copy_goes_back_to_the_cache(string load, string save)
    {
        string Source(string deserialize, string saving) => $$"""
            using System.Text.Json;
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.Caching.Distributed;

            var app = WebApplication.Create(args);

            app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client, IDistributedCache cache, CancellationToken stop) =>
            {
                {{load.Replace("{0}", deserialize).Replace("\n", "\n    ")}}
                history.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
            {{saving}}    return response.Text;
            });

            app.Run();
            """;
        return FixAsync(Source("[|Deserialize|]", "").Replace("[|Deserialize|]<List<ChatMessage>>", "[|Deserialize<List<ChatMessage>>|]"), Source("Deserialize", $"    {save}\n"));
    }

    [Fact]
    public Task Nothing_is_offered_where_the_model_is_asked_in_the_result() => Verify.NoCodeFixAsync<LoadedMemoryNotSaved, LoadedMemoryNotSavedFix>(Endpoint("""
        var session = await sessions.[|GetSessionAsync|](agent, sessionId);
        return (await agent.RunAsync(message, session)).Text;
        """));

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<LoadedMemoryNotSaved, LoadedMemoryNotSavedFix>(
        Endpoint("""
        var session = await sessions.[|GetSessionAsync|](agent, sessionId);
        var reply = await agent.RunAsync(message, session);
        return reply.Text;
        """) + Other("[|GetSessionAsync|]", ""),
        Endpoint("""
        var session = await sessions.GetSessionAsync(agent, sessionId);
        var reply = await agent.RunAsync(message, session);
        await sessions.SaveSessionAsync(agent, sessionId, session);
        return reply.Text;
        """) + Other("GetSessionAsync", "        await sessions.SaveSessionAsync(agent, id, session);\n"), LoadedMemoryNotSavedFix.SaveKey);

    static string Other(string load, string save) => $$"""

        public class ChatHub(AIAgent agent, AgentSessionStore sessions) : Microsoft.AspNetCore.SignalR.Hub
        {
            public async Task<string> Say(string id, string message)
            {
                var session = await sessions.{{load}}(agent, id);
                var reply = await agent.RunAsync(message, session);
        {{save}}        return reply.Text;
            }
        }
        """;
}
