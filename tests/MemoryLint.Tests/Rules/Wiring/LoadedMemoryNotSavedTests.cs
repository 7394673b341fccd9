using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4005: what a store handed out is changed and never saved.</summary>
public class LoadedMemoryNotSavedTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<LoadedMemoryNotSaved>(source, configure);

    static string Endpoint(string body, string more = "") => $$"""
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            {{body}}
        });
        {{more}}
        app.Run();

        static class Trail { public static void Note(AgentSession session) { } }
        """;

    static Task VerifyBotAsync(string startup, string bot, Action<VerifyOptions>? configure = null) => VerifyAsync($$"""
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class Conversation
        {
            public List<string> Said { get; } = [];
        }

        public class ChatBot(ConversationState state) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var conversations = state.CreateProperty<Conversation>("conversation");
                {{bot}}
            }
        }
        """, o =>
    {
        o.Sources.Add(("Program.cs", $$"""
            using Microsoft.Bot.Builder;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            {{startup}}
            builder.Services.AddTransient<IBot, ChatBot>();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """));
        configure?.Invoke(o);
    });

    static Task VerifyGrainAsync(string members) => VerifyAsync($$"""
        using Microsoft.Extensions.AI;
        using Orleans;
        using Orleans.Runtime;

        public class ChatState
        {
            public List<ChatMessage> Messages { get; set; } = [];
        }

        public interface IChatGrain : IGrainWithStringKey
        {
            Task<string> AskAsync(string message);
        }

        {{members}}
        """, o => o.Sources.Add(("Program.cs", "var app = WebApplication.Create(args); app.MapGet(\"/\", () => \"\"); app.Run();")));

    // ---- never saved

    [Fact]
    public Task Session_of_a_store() => VerifyAsync(Endpoint("""
        var session = await sessions.{|#0:GetSessionAsync|}(agent, sessionId);
        var reply = await agent.RunAsync(message, session);
        return reply.Text;
        """), o => o.Messages[0] = "'session' from GetSessionAsync is changed on every POST /chat/{sessionId} request and never saved (SaveSessionAsync), so the next turn does not know of this one");

    [Fact]
    public Task Session_of_a_store_that_streams() => VerifyAsync(Endpoint("""
        var session = await sessions.{|#0:GetSessionAsync|}(agent, sessionId).ConfigureAwait(false);
        await foreach (var update in agent.RunStreamingAsync(message, session))
            Console.Write(update.Text);
        """));

    [Fact]
    public Task Session_that_is_read_from_a_file() => VerifyAsync(Endpoint("""
        var json = JsonDocument.Parse(await File.ReadAllTextAsync(sessionId)).RootElement;
        var session = await agent.{|#0:DeserializeSessionAsync|}(json);
        var reply = await agent.RunAsync(message, session);
        return reply.Text;
        """));

    [Fact]
    public Task Another_endpoint_saves() => VerifyAsync(Endpoint("""
        var session = await sessions.{|#0:GetSessionAsync|}(agent, sessionId);
        var reply = await agent.RunAsync(message, session);
        return reply.Text;
        """, """
        app.MapPost("/other/{sessionId}", async (string sessionId, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, sessionId);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, sessionId, session);
            return reply.Text;
        });
        """));

    [Fact]
    public Task State_of_a_bot() => VerifyBotAsync("builder.Services.AddSingleton<IStorage, MemoryStorage>(); builder.Services.AddSingleton<ConversationState>();", """
        var conversation = await conversations.{|#0:GetAsync|}(turnContext, () => new Conversation(), cancellationToken);
        conversation.Said.Add(turnContext.Activity.Text);
        """, o => o.Messages[0] = "'conversation' from GetAsync is changed and never saved (SaveChangesAsync), so the next turn does not know of this one");

    [Fact]
    public Task State_of_a_grain() => VerifyGrainAsync("""
        public class ChatGrain([PersistentState("chat", "store")] IPersistentState<ChatState> state, IChatClient client) : Grain, IChatGrain
        {
            public async Task<string> AskAsync(string message)
            {
                {|#0:state.State.Messages|}.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(state.State.Messages);
                state.State.Messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task State_of_an_older_grain() => VerifyGrainAsync("""
        public class ChatGrain(IChatClient client) : Grain<ChatState>, IChatGrain
        {
            public async Task<string> AskAsync(string message)
            {
                {|#0:State.Messages|}.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(State.Messages);
                State.Messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    static string Cached(string load, string rest) => $$"""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, string transcript, IChatClient client, IDistributedCache cache) =>
        {
            {{load}}
            history.Add(new ChatMessage(ChatRole.User, message));
            var response = await client.GetResponseAsync(history);
            history.AddMessages(response);
            {{rest}}
            return response.Text;
        });

        app.Run();
        """;

    [Theory]
    [InlineData("var saved = await cache.GetStringAsync(sessionId); var history = saved is null ? [] : JsonSerializer.{|#0:Deserialize<List<ChatMessage>>|}(saved)!;")]
    [InlineData("var history = JsonSerializer.{|#0:Deserialize<List<ChatMessage>>|}(await cache.GetStringAsync(sessionId) ?? \"[]\")!;")]
    [InlineData("byte[]? saved = await cache.GetAsync(sessionId); List<ChatMessage> history = saved is null ? [new(ChatRole.System, \"Be brief.\")] : JsonSerializer.{|#0:Deserialize<List<ChatMessage>>|}(saved)!;")]
    public Task Copy_out_of_a_cache(string load) => VerifyAsync(Cached(load, ""), o =>
        o.Messages[0] = "'history' from Deserialize is changed on every POST /chat/{sessionId} request and never written back, so the next turn does not know of this one");

    [Theory]
    [InlineData("var history = JsonSerializer.Deserialize<List<ChatMessage>>(await cache.GetStringAsync(sessionId) ?? \"[]\")!;", "await cache.SetStringAsync(sessionId, JsonSerializer.Serialize(history));")]
    [InlineData("var history = JsonSerializer.Deserialize<List<ChatMessage>>(await cache.GetStringAsync(sessionId) ?? \"[]\")!;", "var json = JsonSerializer.Serialize(history); await cache.SetStringAsync(sessionId, json);")]
    [InlineData("var history = JsonSerializer.Deserialize<List<ChatMessage>>(transcript)!;", "")]
    public Task Copy_is_saved_or_the_clients(string load, string rest) => VerifyAsync(Cached(load, rest));

    // ---- saved, or nobody can tell

    [Theory]
    [InlineData("await sessions.SaveSessionAsync(agent, sessionId, session); return reply.Text;")]
    [InlineData("Trail.Note(session); return reply.Text;")]
    [InlineData("return (object)session;")]
    [InlineData("await File.WriteAllTextAsync(sessionId, (await agent.SerializeSessionAsync(session)).ToString()); await sessions.SaveSessionAsync(agent, sessionId, session); return reply.Text;")]
    public Task Session_may_be_saved(string rest) => VerifyAsync(Endpoint($$"""
        var session = await sessions.GetSessionAsync(agent, sessionId);
        var reply = await agent.RunAsync(message, session);
        {{rest}}
        """));

    [Fact]
    public Task Session_that_is_only_looked_at() => VerifyAsync(Endpoint("""
        var session = await sessions.GetSessionAsync(agent, sessionId);
        return session is null ? "new" : "known";
        """));

    [Fact]
    public Task Session_that_is_a_result() => VerifyAsync(Endpoint("return await sessions.GetSessionAsync(agent, sessionId);"));

    [Theory]
    [InlineData("await state.SaveChangesAsync(turnContext, false, cancellationToken);", "")]
    [InlineData("", "builder.Services.AddSingleton(services => new AutoSaveStateMiddleware(services.GetRequiredService<ConversationState>()));")]
    public Task State_of_a_bot_is_saved(string saving, string startup) => VerifyBotAsync(startup, $$"""
        var conversation = await conversations.GetAsync(turnContext, () => new Conversation(), cancellationToken);
        conversation.Said.Add(turnContext.Activity.Text);
        {{saving}}
        """);

    [Fact]
    public Task State_of_a_bot_in_a_test() => VerifyBotAsync("", """
        var conversation = await conversations.GetAsync(turnContext, () => new Conversation(), cancellationToken);
        conversation.Said.Add(turnContext.Activity.Text);
        """, o => o.EditorConfig = "build_property.IsTestProject = true");

    [Fact]
    public Task Grain_writes_its_state() => VerifyGrainAsync("""
        public class ChatGrain([PersistentState("chat", "store")] IPersistentState<ChatState> state, IChatClient client) : Grain, IChatGrain
        {
            public async Task<string> AskAsync(string message)
            {
                state.State.Messages.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(state.State.Messages);
                state.State.Messages.AddMessages(response);
                return response.Text;
            }

            public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => state.WriteStateAsync();
        }
        """);

    [Fact]
    public Task Grain_without_stored_state() => VerifyGrainAsync("""
        public class ChatGrain(IChatClient client) : Grain, IChatGrain
        {
            readonly ChatState _state = new();

            public async Task<string> AskAsync(string message)
            {
                _state.Messages.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(_state.Messages);
                _state.Messages.AddMessages(response);
                return response.Text;
            }
        }
        """);
}
