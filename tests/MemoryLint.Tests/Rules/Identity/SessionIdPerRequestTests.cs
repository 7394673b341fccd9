using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3001: what is reported, and what looks like it and is right.</summary>
public class SessionIdPerRequestTests
{
    static Task VerifyAsync(string body, string members = "", string? message = null) => ChatApp.InActionAsync<SessionIdPerRequest>(body, members, message);

    [Fact]
    public Task Key_of_a_map() => VerifyAsync(
        """
        var sessionId = {|#0:Guid.NewGuid().ToString()|};
        var history = s_sessions.GetOrAdd(sessionId, _ => []);
        return await AnswerAsync(history, request.Message);
        """,
        message: "'Guid.NewGuid()' makes up the key of 's_sessions' on every request to ChatController.Chat and nobody is told, so no later turn finds the conversation");

    [Fact]
    public Task Parameter_of_a_framework() => VerifyAsync(
        """
        var session = await store.GetSessionAsync(agent, {|#0:Guid.NewGuid().ToString()|}, ct);
        return (await agent.RunAsync(request.Message, session, cancellationToken: ct)).Text;
        """,
        message: "'Guid.NewGuid()' makes up the 'sessionStoreId' of GetSessionAsync on every request to ChatController.Chat and nobody is told, so no later turn finds the conversation");

    [Theory]
    [InlineData("var id = [|Guid.NewGuid().ToString(\"N\")|]; var session = await store.GetSessionAsync(agent, id); var text = (await agent.RunAsync(request.Message, session)).Text; await store.SaveSessionAsync(agent, id, session); return text;")]
    [InlineData("var key = $\"chat:{[|Guid.NewGuid()|]}\"; var history = s_sessions.GetOrAdd(key, _ => []); return await AnswerAsync(history, request.Message);")]
    [InlineData("var history = new List<ChatMessage>(); s_sessions[[|Guid.NewGuid().ToString()|]] = history; return await AnswerAsync(history, request.Message);")]
    [InlineData("string sessionId; sessionId = [|Guid.CreateVersion7().ToString()|]; return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = [|Path.GetRandomFileName()|]; var history = histories.Get(sessionId); var answer = await AnswerAsync(history, request.Message); histories.Save(sessionId, history); return answer;")]
    [InlineData("var sessionId = [|Guid.NewGuid().ToString()|]; logger.LogInformation(\"Session {Id}\", sessionId); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = [|Random.Shared.Next().ToString()|]; return await AnswerAsync(await service.LoadAsync(sessionId), request.Message);")]
    [InlineData("var options = new ChatOptions { ConversationId = [|Guid.NewGuid().ToString()|] }; return (await client.GetResponseAsync(request.Message, options)).Text;")]
    [InlineData("var options = new ChatOptions(); options.ConversationId = [|Guid.NewGuid().ToString()|]; return (await client.GetResponseAsync(request.Message, options)).Text;")]
    [InlineData("var history = await service.LoadAsync([|Guid.NewGuid().ToString()|]); return await AnswerAsync(history, request.Message);")]
    [InlineData("var id = [|Guid.NewGuid().ToString()|]; cache.SetString($\"history:{id}\", request.Message); return null;")]
    [InlineData("var id = [|Guid.NewGuid()|]; var history = new List<ChatMessage> { new(ChatRole.User, request.Message) }; memory.Set(id, history); return null;")]
    public Task Value_that_nobody_is_told(string body) => VerifyAsync(body);

    [Fact]
    public Task Field_of_an_object_that_is_made_per_request() => VerifyAsync(
        "return await AnswerAsync(histories.Get(_sessionId), request.Message);", "readonly string _sessionId = [|Guid.NewGuid().ToString()|];");

    [Fact]
    public Task Helper_of_the_class() => VerifyAsync(
        "var sessionId = NextId(); return await AnswerAsync(histories.Get([|sessionId|]), request.Message);", "string NextId() => Guid.NewGuid().ToString();");

    [Fact]
    public Task Minimal_api() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            var conversationId = {|#0:Guid.NewGuid().ToString()|};
            var session = await sessions.GetSessionAsync(agent, conversationId);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, conversationId, session);
            return reply.Text;
        });
        app.Run();
        """,
        o => o.Messages[0] = "'Guid.NewGuid()' makes up the 'sessionStoreId' of GetSessionAsync on every POST /chat request and nobody is told, so no later turn finds the conversation");

    [Fact]
    public Task Service_behind_a_handler_names_the_way() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat", (string message, ChatService chat) => chat.{|#1:ReplyAsync|}(message));
        app.Run();

        class ChatService(AIAgent agent, AgentSessionStore sessions)
        {
            public async Task<string> ReplyAsync(string message)
            {
                var session = await sessions.GetSessionAsync(agent, {|#0:Guid.NewGuid().ToString()|});
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'Guid.NewGuid()' makes up the 'sessionStoreId' of GetSessionAsync on every POST /chat request (through ChatService.ReplyAsync) and nobody is told, so no later turn finds the conversation";
            o.Related.Add((0, 1));
        });

    [Fact]
    public Task Hub() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            static readonly ConcurrentDictionary<Guid, List<ChatMessage>> s_chats = new();

            public async Task Send(string message)
            {
                var history = s_chats.GetOrAdd([|Guid.NewGuid()|], _ => []);
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                await Clients.Caller.SendAsync("reply", response.Text);
            }
        }
        """);

    [Theory]
    // returned, or told in another way
    [InlineData("var sessionId = Guid.NewGuid().ToString(); var history = s_sessions.GetOrAdd(sessionId, _ => []); var text = await AnswerAsync(history, request.Message); return new { text, sessionId };")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); var text = await AnswerAsync(histories.Get(sessionId), request.Message); return new ChatReply($\"{text}\", sessionId);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); Response.Cookies.Append(\"chat\", sessionId); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); Response.Headers[\"X-Session-Id\"] = sessionId; return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); HttpContext.Session.SetString(\"chat\", sessionId); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); await Response.WriteAsync($\"id: {sessionId}\"); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); HttpContext.Items[\"chat\"] = sessionId; return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); cache.SetString(\"session of \" + User.FindFirstValue(\"sub\"), sessionId); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = Guid.NewGuid().ToString(); var reply = new ChatReply(\"\") { SessionId = sessionId }; histories.Get(sessionId); return reply;")]
    // stands in for one that is missing
    [InlineData("var sessionId = request.SessionId ?? Guid.NewGuid().ToString(); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = string.IsNullOrEmpty(request.SessionId) ? Guid.NewGuid().ToString() : request.SessionId; return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("var sessionId = request.SessionId; if (string.IsNullOrWhiteSpace(sessionId)) sessionId = Guid.NewGuid().ToString(); return await AnswerAsync(histories.Get(sessionId), request.Message);")]
    [InlineData("if (request.SessionId is null) return await AnswerAsync(histories.Get(Guid.NewGuid().ToString()), request.Message); return await AnswerAsync(histories.Get(request.SessionId), request.Message);")]
    [InlineData("var id = request.ThreadId ?? Guid.NewGuid(); return await AnswerAsync(histories.Get(id.ToString()), request.Message);")]
    [InlineData("if (!Request.Cookies.TryGetValue(\"chat\", out var id)) { id = Guid.NewGuid().ToString(); Response.Cookies.Append(\"chat\", id); } return await AnswerAsync(histories.Get(id), request.Message);")]
    [InlineData("if (!Guid.TryParse(request.SessionId, out var id)) id = Guid.NewGuid(); return await AnswerAsync(histories.Get(id.ToString()), request.Message);")]
    // no session's id
    [InlineData("var messageId = Guid.NewGuid().ToString(); var history = histories.Get(request.SessionId!); history.Add(new(ChatRole.User, request.Message) { MessageId = messageId }); return null;")]
    [InlineData("var correlation = Guid.NewGuid().ToString(); logger.LogInformation(\"{Id}\", correlation); return await AnswerAsync(histories.Get(request.SessionId!), request.Message);")]
    [InlineData("cache.SetString(Guid.NewGuid().ToString(), request.Message); return null;")]
    [InlineData("memory.Set(Guid.NewGuid(), 3); return null;")]
    // from elsewhere
    [InlineData("return await AnswerAsync(histories.Get(request.SessionId!), request.Message);")]
    [InlineData("return await AnswerAsync(histories.Get(SessionOf(request)), request.Message); string SessionOf(ChatRequest r) => r.SessionId ?? Guid.NewGuid().ToString();")]
    public Task Look_alike(string body) => VerifyAsync(body);

    [Fact]
    public Task Endpoint_that_begins_a_session_is_silent() => VerifyAsync(
        "return null;",
        """
        [HttpPost("/chat/sessions")]
        public async Task<object?> StartChat(ChatRequest request)
        {
            var history = histories.Get(Guid.NewGuid().ToString());
            return await AnswerAsync(history, request.Message);
        }

        [HttpPost("/chat/new")]
        public object CreateSession()
        {
            var sessionId = Guid.NewGuid().ToString();
            s_sessions[sessionId] = [];
            return Ok();
        }
        """);

    [Fact]
    public Task Session_that_the_browser_keeps_is_silent() => VerifyAsync(
        "var sessionId = GetOrCreateSession(); return await AnswerAsync(histories.Get(sessionId), request.Message);",
        """
        string GetOrCreateSession()
        {
            const string key = "chat-session";
            if (HttpContext.Session.GetString(key) is not { } id || string.IsNullOrEmpty(id))
            {
                id = Guid.NewGuid().ToString("N");
                HttpContext.Session.SetString(key, id);
            }
            return id;
        }

        string FreshCookie()
        {
            var id = Guid.NewGuid().ToString();
            Response.Cookies.Append("chat", id);
            return id;
        }

        [HttpPost("/chat/again")]
        public Task<object?> Again(ChatRequest request) => AnswerAsync(histories.Get(FreshCookie()), request.Message);
        """);

    [Fact]
    public Task Id_of_a_circuit_is_silent() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<ChatIds>();
        builder.Services.AddSingleton<Chats>();
        builder.Build().Run();

        class ChatIds
        {
            readonly string _id = Guid.NewGuid().ToString();
            public string SessionId => _id;
        }

        class Chats
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _chats = new();
            public List<ChatMessage> Get(string sessionId) => _chats.GetOrAdd(sessionId, _ => []);
        }

        class ChatPage(ChatIds ids, Chats chats) : Microsoft.AspNetCore.Components.ComponentBase
        {
            readonly string _own = Guid.NewGuid().ToString();
            public void Send(string message) => chats.Get(ids.SessionId).Add(new(ChatRole.User, message));
            public void SendOwn(string message) => chats.Get(_own).Add(new(ChatRole.User, message));
        }
        """);

    [Fact]
    public Task Console_program_is_silent() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var sessionId = Guid.NewGuid().ToString();
        var chats = new Chats();
        chats.Get(sessionId).Add(new(ChatRole.User, Console.ReadLine()));

        class Chats
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _chats = new();
            public List<ChatMessage> Get(string sessionId) => _chats.GetOrAdd(sessionId, _ => []);
        }
        """);

    [Fact]
    public Task State_that_is_saved_with_its_session_is_silent() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", (string message) =>
        {
            Func<CosmosChatHistoryProvider.State> stateInitializer = () => new CosmosChatHistoryProvider.State(Guid.NewGuid().ToString());
            return Keep(stateInitializer: _ => new CosmosChatHistoryProvider.State(Guid.NewGuid().ToString()));
        });
        app.Run();

        static string Keep(Func<AgentSession?, CosmosChatHistoryProvider.State> stateInitializer) => "";
        """);

    [Fact]
    public Task One_shot_work_and_runs_of_workflows_are_silent() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Agents.AI.Workflows;

        var app = WebApplication.Create(args);
        app.MapPost("/summarize", async (string text, AIAgent agent, AgentSessionStore store) =>
            (await agent.RunAsync(text, await store.GetSessionAsync(agent, Guid.NewGuid().ToString()))).Text);
        app.MapPost("/chat", async (string message, Workflow workflow) =>
        {
            await InProcessExecution.RunAsync(workflow, message, Guid.NewGuid().ToString());
        });
        app.Run();
        """);

    [Fact]
    public Task Member_id_of_what_was_made_is_told() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", (string message, Threads threads) =>
        {
            var thread = threads.Get(Guid.NewGuid().ToString(), out var made);
            return new { thread.Count, made.Id };
        });
        app.Run();

        class ChatThread { public string Id { get; set; } = ""; }
        class Threads { public List<ChatMessage> Get(string id, out ChatThread made) { made = new(); return []; } }
        """);

    [Fact]
    public Task Map_of_another_type_and_map_that_handlers_capture() => Verify.AnalyzerAsync<SessionIdPerRequest>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var sessions = new ConcurrentDictionary<Guid, List<ChatMessage>>();
        var app = WebApplication.Create(args);
        app.MapPost("/chat", (string message) => Chats.All.GetOrAdd([|Guid.NewGuid()|], _ => []).Add(new(ChatRole.User, message)));
        app.MapPost("/chat/other", (string message) => { var id = [|Guid.NewGuid()|]; Chats.All[id] = [new(ChatRole.User, message)]; });
        app.MapPost("/chat/third", (string message) => sessions.GetOrAdd([|Guid.NewGuid()|], _ => []).Add(new(ChatRole.User, message)));
        app.Run();

        static class Chats
        {
            public static readonly ConcurrentDictionary<Guid, List<ChatMessage>> All = new();
        }
        """);
}
