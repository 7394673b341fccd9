using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3002: what is reported, and what looks like it and is right.</summary>
public class SessionIdNotStableTests
{
    static Task VerifyAsync(string body, string members = "", string? message = null) => ChatApp.InActionAsync<SessionIdNotStable>(body, members, message);

    [Theory]
    [InlineData("{|#0:HttpContext.TraceIdentifier|}", "'HttpContext.TraceIdentifier' is used as the key of 's_sessions', but it is another one in every request, so no later turn finds the conversation")]
    [InlineData("{|#0:HttpContext.Connection.Id|}", "'HttpContext.Connection.Id' is used as the key of 's_sessions', but it changes when the client connects again, so the conversation is lost with the connection")]
    [InlineData("{|#0:HttpContext.Connection.RemoteIpAddress!.ToString()|}", "'HttpContext.Connection.RemoteIpAddress' is used as the key of 's_sessions', but it is shared by people behind one proxy and changes on the move, so users may read each other's conversation")]
    [InlineData("{|#0:HttpContext.Session.Id|}", "'HttpContext.Session.Id' is used as the key of 's_sessions', but it is another one in every request for as long as nothing is stored in the session, so no later turn finds the conversation")]
    [InlineData("{|#0:Environment.MachineName|}", "'Environment.MachineName' is used as the key of 's_sessions', but it is the same for everybody, and another on every worker, so users share one conversation")]
    [InlineData("{|#0:Environment.CurrentManagedThreadId.ToString()|}", "'Environment.CurrentManagedThreadId' is used as the key of 's_sessions', but it is given to the next request when this one waits, so users may read each other's conversation")]
    [InlineData("{|#0:DateTime.UtcNow.Ticks.ToString()|}", "'DateTime.Ticks' is used as the key of 's_sessions', but it is another one in every request, so no later turn finds the conversation")]
    public Task Key_of_a_map(string key, string message) =>
        VerifyAsync($"var history = s_sessions.GetOrAdd({key}, _ => []); return await AnswerAsync(history, request.Message);", message: message);

    [Theory]
    [InlineData("var id = [|HttpContext.Connection.Id|]; return await AnswerAsync(histories.Get(id), request.Message);")]
    [InlineData("var id = Activity.Current?.Id ?? HttpContext.TraceIdentifier; return await AnswerAsync(histories.Get([|id|]), request.Message);")]
    [InlineData("var history = histories.Get($\"chat:{[|HttpContext.TraceIdentifier|]}\"); return await AnswerAsync(history, request.Message);")]
    [InlineData("var session = await store.GetSessionAsync(agent, [|HttpContext.TraceIdentifier|]); return (await agent.RunAsync(request.Message, session)).Text;")]
    [InlineData("var session = await store.GetSessionAsync(agent, [|request.SessionId!.GetHashCode().ToString()|]); return (await agent.RunAsync(request.Message, session)).Text;")]
    [InlineData("var json = await cache.GetStringAsync(\"history:\" + [|HttpContext.TraceIdentifier|]); return json;")]
    [InlineData("var key = [|request.SessionId!.GetHashCode()|]; await cache.SetStringAsync($\"history:{key}\", request.Message); return null;")]
    [InlineData("var history = new List<ChatMessage>(); memory.Set([|HttpContext.TraceIdentifier|], history); return null;")]
    [InlineData("if (memory.TryGetValue<List<ChatMessage>>([|HttpContext.TraceIdentifier|], out var history)) return history; return null;")]
    [InlineData("var history = await service.LoadAsync([|Request.Headers[\"X-Request-Id\"].ToString()|]); return await AnswerAsync(history, request.Message);")]
    [InlineData("var history = await service.LoadAsync([|request.SessionId!.GetHashCode().ToString()|]); return await AnswerAsync(history, request.Message);")]
    [InlineData("var options = new ChatOptions { ConversationId = [|HttpContext.TraceIdentifier|] }; return (await client.GetResponseAsync(request.Message, options)).Text;")]
    [InlineData("var history = s_sessions[[|Environment.ProcessId.ToString()|]]; return await AnswerAsync(history, request.Message);")]
    public Task Value_that_changes(string body) => VerifyAsync(body.Replace("var id = Activity.Current?.Id ?? HttpContext.TraceIdentifier; return await AnswerAsync(histories.Get([|id|])", "var id = [|Activity.Current?.Id|] ?? HttpContext.TraceIdentifier; return await AnswerAsync(histories.Get(id)", StringComparison.Ordinal));

    // Whatever a method of the project's own keeps under the id of a session.
    [Theory]
    [InlineData("var sessionId = [|request.SessionId!.GetHashCode()|]; return await Rows.OfAsync(sessionId);", "static class Rows { public static Task<int> OfAsync(int sessionId) => Task.FromResult(sessionId); }")]
    [InlineData("return await Rows.OfAsync([|request.SessionId!.GetHashCode()|]);", "static class Rows { public static Task<int> OfAsync(int conversationId) => Task.FromResult(conversationId); }")]
    public Task Hash_as_the_id_of_a_session(string body, string members) => VerifyAsync(body, members);

    [Theory]
    [InlineData("var sessionId = request.SessionId!.GetHashCode(); return Kept.Get(sessionId);", "static class Kept { static readonly ConcurrentDictionary<int, string> s_all = new(); public static string Get(int sessionId) => s_all[sessionId]; }")]
    [InlineData("Trace(request.SessionId!.GetHashCode()); return null;", "static void Trace(int hash) { }")]
    [InlineData("return Shard(request.SessionId!.GetHashCode());", "static object Shard(int userId) => userId % 16;")]
    [InlineData("return await Rows.OfAsync(request.SessionId!);", "static class Rows { public static Task<string> OfAsync(string sessionId) => Task.FromResult(sessionId); }")]
    public Task Hash_that_is_right(string body, string members) => VerifyAsync(body, members);

    [Fact]
    public Task Property_of_the_controller() => VerifyAsync(
        "return await AnswerAsync(histories.Get(SessionId), request.Message);", "string SessionId => [|HttpContext.TraceIdentifier|];");

    [Fact]
    public Task Connection_of_a_hub_as_the_key_of_what_is_kept_outside() => Verify.AnalyzerAsync<SessionIdNotStable>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        public class ChatHub(AIAgent agent, AgentSessionStore store, IDistributedCache cache) : Hub
        {
            static readonly ConcurrentDictionary<string, List<ChatMessage>> s_chats = new();

            public async Task<string> Send(string message)
            {
                var session = await store.GetSessionAsync(agent, {|#0:Context.ConnectionId|});
                var history = await cache.GetStringAsync("history:" + [|Context.ConnectionId|]);
                return (await agent.RunAsync(message + history, session)).Text;
            }

            public void Note(string message) => s_chats.GetOrAdd(Context.ConnectionId, _ => []).Add(new(ChatRole.User, message));
        }
        """,
        o => o.Messages[0] = "'Context.ConnectionId' is used as the 'sessionStoreId' of GetSessionAsync, but it changes when the client connects again, so the conversation is lost with the connection");

    [Fact]
    public Task Invocation_of_a_function() => Verify.AnalyzerAsync<SessionIdNotStable>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;

        public class Chat(AIAgent agent, AgentSessionStore store)
        {
            [Function("chat")]
            public async Task<string> Run([HttpTrigger("post")] HttpRequestData request, string message, FunctionContext context)
            {
                var session = await store.GetSessionAsync(agent, {|#0:context.InvocationId|});
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        o => o.Messages[0] = "'FunctionContext.InvocationId' is used as the 'sessionStoreId' of GetSessionAsync, but it is another one in every invocation, so no later turn finds the conversation");

    [Fact]
    public Task Activity_of_a_bot() => Verify.AnalyzerAsync<SessionIdNotStable>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopBot : ActivityHandler
        {
            static readonly ConcurrentDictionary<string, ChatHistory> s_histories = new();

            protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var history = s_histories.GetOrAdd({|#0:turnContext.Activity.Id|}, _ => new ChatHistory());
                history.AddUserMessage(turnContext.Activity.Text);
                return Task.CompletedTask;
            }
        }
        """,
        o => o.Messages[0] = "'Activity.Id' is used as the key of 's_histories', but it is another one in every turn, so no later turn finds the conversation");

    [Fact]
    public Task Cache_of_the_project_behind_an_interface() => Verify.AnalyzerAsync<SessionIdNotStable>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class HomeController(IChatCompletionService completion, IChatHistoryCache kept) : Controller
        {
            [HttpPost]
            public async Task SendMessageAsync([FromBody] string message)
            {
                var response = HttpContext.Response;
                response.ContentType = "text/event-stream";
                var connection = {|#0:HttpContext.Connection.Id|};
                var history = kept.GetOrCreate({|#1:connection|});
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.AddAssistantMessage(reply.ToString());
            }
        }

        public interface IChatHistoryCache { ChatHistory GetOrCreate(string id); }
        """,
        o =>
        {
            o.Messages[0] = "'HttpContext.Connection.Id' is used as the 'id' of IChatHistoryCache.GetOrCreate, but it changes when the client connects again, so the conversation is lost with the connection";
            o.Related.Add((0, 1));
        });

    [Theory]
    [InlineData("return await AnswerAsync(histories.Get(request.SessionId!), request.Message);")]
    [InlineData("return await AnswerAsync(histories.Get(request.SessionId ?? HttpContext.TraceIdentifier), request.Message);")]
    [InlineData("HttpContext.Session.SetString(\"chat\", \"1\"); return await AnswerAsync(histories.Get(HttpContext.Session.Id), request.Message);")]
    [InlineData("logger.LogInformation(\"{Id}\", HttpContext.TraceIdentifier); return await AnswerAsync(histories.Get(request.SessionId!), request.Message);")]
    [InlineData("Response.Headers[\"X-Trace\"] = HttpContext.TraceIdentifier; return await AnswerAsync(histories.Get(request.SessionId!), request.Message);")]
    [InlineData("return new { id = Activity.Current?.Id ?? HttpContext.TraceIdentifier };")]
    [InlineData("var history = s_sessions.GetOrAdd(request.SessionId!.GetHashCode().ToString(), _ => []); return await AnswerAsync(history, request.Message);")]
    [InlineData("return await AnswerAsync(histories.Get(request.SessionId!.GetHashCode().ToString()), request.Message);")]
    [InlineData("memory.Set(request.SessionId!.GetHashCode(), new List<ChatMessage>()); return null;")]
    [InlineData("var bucket = Math.Abs(request.SessionId!.GetHashCode()) % 16; logger.LogInformation(\"{Bucket}\", bucket); return null;")]
    [InlineData("var history = s_sessions.GetOrAdd($\"{Environment.MachineName}:{request.SessionId}\", _ => []); return await AnswerAsync(history, request.Message);")]
    [InlineData("var history = s_sessions.GetOrAdd($\"{request.SessionId}:{DateTime.UtcNow:yyyyMMdd}\", _ => []); return await AnswerAsync(history, request.Message);")]
    [InlineData("var history = s_sessions.GetOrAdd(request.ThreadId.GetHashCode().ToString(), _ => []); return await AnswerAsync(history, request.Message);")]
    [InlineData("return Ask(histories.Get(request.SessionId!), HttpContext.TraceIdentifier); List<ChatMessage> Ask(List<ChatMessage> history, string correlation) => history;")]
    [InlineData("return Ask(histories.Get(request.SessionId!), HttpContext.TraceIdentifier); string Ask(List<ChatMessage> history, string tag) => tag;")]
    [InlineData("return Recent(HttpContext.TraceIdentifier); List<ChatMessage> Recent(string requestId) => [];")]
    [InlineData("memory.Set(HttpContext.TraceIdentifier, 3); return null;")]
    [InlineData("await cache.SetStringAsync(HttpContext.TraceIdentifier, \"seen\"); return null;")]
    [InlineData("await cache.SetStringAsync(\"rate:\" + HttpContext.Connection.RemoteIpAddress, \"1\"); return null;")]
    [InlineData("var started = Stopwatch.GetTimestamp(); var answer = await AnswerAsync(histories.Get(request.SessionId!), request.Message); logger.LogInformation(\"{Ms}\", Stopwatch.GetElapsedTime(started)); return answer;")]
    [InlineData("histories.Get(request.SessionId!).Add(new(ChatRole.User, request.Message) { MessageId = HttpContext.TraceIdentifier }); return null;")]
    [InlineData("using var socket = await HttpContext.WebSockets.AcceptWebSocketAsync(); var history = s_sessions.GetOrAdd(HttpContext.Connection.Id, _ => []); s_sessions.TryRemove(HttpContext.Connection.Id, out _); return null;")]
    public Task Look_alike(string body) => VerifyAsync(body);

    [Fact]
    public Task Background_work_is_silent() => Verify.AnalyzerAsync<SessionIdNotStable>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHostedService<Worker>();
        builder.Build().Run();

        class Worker : BackgroundService
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _runs = new();
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _runs.GetOrAdd(Environment.MachineName, _ => []).Clear();
                return Task.CompletedTask;
            }
        }
        """);
}
