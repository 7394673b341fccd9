using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3003: what is reported, and what looks like it and is right.</summary>
public class SessionIdIsConstantTests
{
    static Task VerifyAsync(string body, string members = "", string? message = null) => ChatApp.InActionAsync<SessionIdIsConstant>(body, members, message);

    [Fact]
    public Task Key_of_a_map() => VerifyAsync(
        """
        var history = s_sessions.GetOrAdd({|#0:"default"|}, _ => []);
        return await AnswerAsync(history, request.Message);
        """,
        message: "'\"default\"' is the key of 's_sessions' on every request to ChatController.Chat, so all users share one conversation");

    [Theory]
    [InlineData("var session = await store.GetSessionAsync(agent, [|\"demo\"|]); return (await agent.RunAsync(request.Message, session)).Text;", "")]
    [InlineData("var sessionId = [|\"demo\"|]; var session = await store.GetSessionAsync(agent, sessionId); await store.SaveSessionAsync(agent, sessionId, session); return null;", "")]
    [InlineData("var session = await store.GetSessionAsync(agent, [|SessionId|]); return (await agent.RunAsync(request.Message, session)).Text;", "const string SessionId = \"demo\";")]
    [InlineData("return await AnswerAsync(histories.Get([|\"user-1\"|]), request.Message);", "")]
    [InlineData("return await AnswerAsync(await service.LoadAsync([|\"main\"|]), request.Message);", "")]
    [InlineData("return await AnswerAsync(histories.Get([|s_id|]), request.Message);", "static readonly string s_id = \"one\";")]
    [InlineData("return await AnswerAsync(histories.Get([|Guid.Empty.ToString()|]), request.Message);", "")]
    [InlineData("return await AnswerAsync(histories.Get([|Key()|]), request.Message);", "static string Key() => \"everybody\";")]
    [InlineData("memory.Set([|\"history\"|], new List<ChatMessage>()); return null;", "")]
    [InlineData("if (memory.TryGetValue<List<ChatMessage>>([|\"messages\"|], out var history)) return history; return null;", "")]
    [InlineData("var history = new List<ChatMessage>(); memory.Set(request.SessionId!, history); return memory.GetOrCreate<List<ChatMessage>>([|\"messages\"|], _ => []);", "")]
    [InlineData("await cache.SetStringAsync([|\"chat_history\"|], request.Message); return null;", "")]
    [InlineData("return await cache.GetStringAsync([|HistoryKey|]);", "const string HistoryKey = \"chat-history\";")]
    [InlineData("var options = new ChatOptions { ConversationId = [|\"conv_1\"|] }; return (await client.GetResponseAsync(request.Message, options)).Text;", "")]
    [InlineData("if (!s_sessions.TryGetValue([|\"chat\"|], out var history)) s_sessions[\"chat\"] = history = []; return await AnswerAsync(history, request.Message);", "")]
    [InlineData("s_sessions[[|\"all\"|]] = []; return null;", "")]
    public Task Value_that_is_everybodys(string body, string members) => VerifyAsync(body, members);

    [Fact]
    public Task Minimal_api_and_a_service() => Verify.AnalyzerAsync<SessionIdIsConstant>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat", (string message, ChatService chat) => chat.{|#1:ReplyAsync|}(message));
        app.Run();

        class ChatService(IChatClient client)
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();

            public async Task<string> ReplyAsync(string message)
            {
                var history = _histories.GetOrAdd({|#0:"session"|}, _ => []);
                history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(history)).Text;
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'\"session\"' is the key of '_histories' on every POST /chat request (through ChatService.ReplyAsync), so all users share one conversation";
            o.Related.Add((0, 1));
        });

    [Theory]
    [InlineData("return await AnswerAsync(histories.Get(request.SessionId!), request.Message);", "")]
    [InlineData("return await AnswerAsync(histories.Get(request.SessionId ?? \"default\"), request.Message);", "")]
    [InlineData("return await AnswerAsync(histories.Get($\"chat:{request.SessionId}\"), request.Message);", "")]
    [InlineData("return await AnswerAsync(s_kinds[\"planner\"], request.Message);", "static readonly ConcurrentDictionary<string, List<ChatMessage>> s_kinds = new(); List<ChatMessage> Writer => s_kinds[\"writer\"];")]
    [InlineData("return await AnswerAsync(s_kinds[\"summary-agent\"], request.Message);", "static readonly ConcurrentDictionary<string, List<ChatMessage>> s_kinds = new();")]
    [InlineData("return await AnswerAsync(_own.GetOrAdd(\"x\", _ => []), request.Message);", "readonly ConcurrentDictionary<string, List<ChatMessage>> _own = new();")]
    [InlineData("memory.Set(\"models\", new List<string>()); return null;", "")]
    [InlineData("return memory.GetOrCreate(\"prompts\", _ => \"Be kind.\");", "")]
    [InlineData("await cache.SetStringAsync(\"conversation_starters\", request.Message); return null;", "")]
    [InlineData("return await cache.GetStringAsync(\"chat_history_enabled\");", "")]
    [InlineData("await cache.SetStringAsync(\"chat_settings\", request.Message); return null;", "")]
    [InlineData("HttpContext.Session.SetString(\"history\", request.Message); return HttpContext.Session.GetString(\"history\");", "")]
    [InlineData("var options = new ChatOptions { ConversationId = null, ModelId = \"gpt\" }; return (await client.GetResponseAsync(request.Message, options)).Text;", "")]
    [InlineData("var options = new ChatOptions { ConversationId = \"\" }; return (await client.GetResponseAsync(request.Message, options)).Text;", "")]
    [InlineData("return Find(\"latest\");", "List<ChatMessage> Find(string kind) => [];")]
    [InlineData("return Texts.Load(\"greeting\");", "static class Texts { public static string Load(string id) => id; }")]
    [InlineData("var id = request.ThreadId is null ? \"a\" : \"b\"; return await AnswerAsync(histories.Get(id), request.Message);", "")]
    [InlineData("string id = \"x\"; id = request.SessionId!; return await AnswerAsync(histories.Get(id), request.Message);", "")]
    [InlineData("if (request.SessionId is null) return await AnswerAsync(histories.Get(\"anonymous\"), request.Message); return null;", "")]
    [InlineData("var scope = new ChatHistoryMemoryProviderScope { UserId = request.SessionId, SessionId = \"notes\" }; return scope.UserId;", "")]
    public Task Look_alike(string body, string members) => VerifyAsync(body, members);

    [Fact]
    public Task Program_for_one_user_is_silent() => Verify.AnalyzerAsync<SessionIdIsConstant>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var chats = new Chats();
        chats.Get("me").Add(new(ChatRole.User, Console.ReadLine()));

        class Chats
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _chats = new();
            public List<ChatMessage> Get(string sessionId) => _chats.GetOrAdd(sessionId, _ => []);
            public List<ChatMessage> Mine() => _chats.GetOrAdd("me", _ => []);
        }
        """);

    [Fact]
    public Task Setup_of_a_mock_is_silent() => VerifyAsync(
        "return null;",
        """
        [HttpPost("/chat/mock")]
        public async Task<object?> MockChat(ChatRequest request) => await AnswerAsync(histories.Get("mock"), request.Message);
        """);

    [Fact]
    public Task Map_that_handlers_capture() => Verify.AnalyzerAsync<SessionIdIsConstant>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var sessions = new ConcurrentDictionary<string, List<ChatMessage>>();
        Dictionary<string, string> names = new();
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IChatClient client) =>
        {
            var history = sessions.GetOrAdd({|#0:"default"|}, _ => []);
            history.Add(new(ChatRole.User, message));
            return (await client.GetResponseAsync(history)).Text + names["default"];
        });
        app.MapPost("/chat/{id}", (string id) => sessions.GetOrAdd(id, _ => []).Count);
        app.Run();
        """,
        o => o.Messages[0] = "'\"default\"' is the key of 'sessions' on every POST /chat request, so all users share one conversation");
}
