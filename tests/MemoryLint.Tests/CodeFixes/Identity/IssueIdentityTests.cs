using MemoryLint.CodeFixes.Identity;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Identity;

/// <summary>MEM3001 to MEM3003: the client sends the identity, and is told a new one at the first contact.</summary>
public class IssueIdentityTests
{
    static Task FixRandomAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<SessionIdPerRequest, SessionIdPerRequestFix>(source, fixedSource, SessionIdPerRequestFix.IssueIdentityKey);

    static Task NotOfferedAsync(string source) =>
        Verify.NoCodeFixAsync<SessionIdPerRequest, SessionIdPerRequestFix>(source, SessionIdPerRequestFix.IssueIdentityKey);

    [Fact]
    public Task Header_of_a_minimal_api() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, AIAgent agent, AgentSessionStore sessions, CancellationToken ct) =>
        {
            // One id for load and save.
            var id = [|Guid.NewGuid().ToString("N")|];
            var session = await sessions.GetSessionAsync(agent, id, ct);
            var reply = await agent.RunAsync(message, session, cancellationToken: ct);
            await sessions.SaveSessionAsync(agent, id, session, ct);
            return reply.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, AIAgent agent, AgentSessionStore sessions, HttpContext context, [FromHeader(Name = "X-Session-Id")] string? sessionId, CancellationToken ct) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                sessionId = Guid.NewGuid().ToString("N");
                context.Response.Headers["X-Session-Id"] = sessionId;
            }
            // One id for load and save.
            var id = sessionId;
            var session = await sessions.GetSessionAsync(agent, id, ct);
            var reply = await agent.RunAsync(message, session, cancellationToken: ct);
            await sessions.SaveSessionAsync(agent, id, session, ct);
            return reply.Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Property_that_the_client_may_leave_out() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(request.Message, session)).Text;
            }
        }

        public record ChatRequest(string Message, string? ConversationId);
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request)
            {
                var conversationId = request.ConversationId;
                if (string.IsNullOrEmpty(conversationId))
                {
                    conversationId = Guid.NewGuid().ToString();
                    Response.Headers["X-Conversation-Id"] = conversationId;
                }
                var session = await sessions.GetSessionAsync(agent, conversationId);
                return (await agent.RunAsync(request.Message, session)).Text;
            }
        }

        public record ChatRequest(string Message, string? ConversationId);
        """);

    [Fact]
    public Task Optional_header_that_is_there_already() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message, [FromHeader(Name = "Chat-Session")] string? sessionId)
            {
                var session = await sessions.GetSessionAsync(agent, $"chat:{[|Guid.NewGuid()|]}");
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message, [FromHeader(Name = "Chat-Session")] string? sessionId)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    sessionId = Guid.NewGuid().ToString();
                    Response.Headers["Chat-Session"] = sessionId;
                }
                var session = await sessions.GetSessionAsync(agent, $"chat:{sessionId}");
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Handler_with_nothing_but_the_context() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (HttpContext http) =>
        {
            var agent = http.RequestServices.GetRequiredService<AIAgent>();
            var sessions = http.RequestServices.GetRequiredService<AgentSessionStore>();
            using var reader = new StreamReader(http.Request.Body);
            string message = await reader.ReadToEndAsync();
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            await http.Response.WriteAsync((await agent.RunAsync(message, session)).Text);
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (HttpContext http) =>
        {
            var agent = http.RequestServices.GetRequiredService<AIAgent>();
            var sessions = http.RequestServices.GetRequiredService<AgentSessionStore>();
            using var reader = new StreamReader(http.Request.Body);
            string message = await reader.ReadToEndAsync();
            var sessionId = http.Request.Headers["X-Session-Id"].ToString();
            if (string.IsNullOrEmpty(sessionId))
            {
                sessionId = Guid.NewGuid().ToString();
                http.Response.Headers["X-Session-Id"] = sessionId;
            }
            var session = await sessions.GetSessionAsync(agent, sessionId);
            await http.Response.WriteAsync((await agent.RunAsync(message, session)).Text);
        });

        app.Run();
        """);

    [Fact]
    public Task Method_with_a_parameter_per_line_in_a_project_without_nullable_types() => FixRandomAsync(
        /* lang=c#-test */ """
        #nullable disable
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        public static class ChatEndpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/chat", ChatAsync);

            static async Task<string> ChatAsync(
                string message,
                AIAgent agent,
                AgentSessionStore sessions)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        /* lang=c#-test */ """
        #nullable disable
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public static class ChatEndpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/chat", ChatAsync);

            static async Task<string> ChatAsync(
                string message,
                AIAgent agent,
                AgentSessionStore sessions,
                HttpContext context,
                [FromHeader(Name = "X-Session-Id")] string sessionId)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    sessionId = Guid.NewGuid().ToString();
                    context.Response.Headers["X-Session-Id"] = sessionId;
                }
                var session = await sessions.GetSessionAsync(agent, sessionId);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Constant_key_of_a_map() => FixTest.VerifyAsync<SessionIdIsConstant, SessionIdIsConstantFix>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, List<ChatMessage>> s_histories = new();

            [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
                var history = s_histories.GetOrAdd([|"default"|], _ => []);
                lock (history)
                    history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history.ToArray());
                lock (history)
                    history.AddMessages(response);
                return response.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, List<ChatMessage>> s_histories = new();

            [HttpPost("/chat")]
            public async Task<string> Post(string message, [FromHeader(Name = "X-Session-Id")] string? sessionId)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    sessionId = Guid.NewGuid().ToString();
                    Response.Headers["X-Session-Id"] = sessionId;
                }
                var history = s_histories.GetOrAdd(sessionId, _ => []);
                lock (history)
                    history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history.ToArray());
                lock (history)
                    history.AddMessages(response);
                return response.Text;
            }
        }
        """,
        SessionIdIsConstantFix.IssueIdentityKey);

    [Fact]
    public Task Fix_all_gives_one_identity_to_all_places_of_a_handler() => Verify.FixAllAsync<SessionIdNotStable, SessionIdNotStableFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|context.TraceIdentifier|]);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, [|context.TraceIdentifier|], session);
            return reply.Text;
        });

        app.MapPost("/ask", async (ChatRequest request, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|context.TraceIdentifier|]);
            var reply = await agent.RunAsync(request.Message, session);
            await sessions.SaveSessionAsync(agent, [|context.TraceIdentifier|], session);
            return reply.Text;
        });

        app.Run();

        record ChatRequest(string Message, string? ChatId);
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, HttpContext context, AIAgent agent, AgentSessionStore sessions, [FromHeader(Name = "X-Session-Id")] string? sessionId) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                sessionId = Guid.NewGuid().ToString();
                context.Response.Headers["X-Session-Id"] = sessionId;
            }
            var session = await sessions.GetSessionAsync(agent, sessionId);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, sessionId, session);
            return reply.Text;
        });

        app.MapPost("/ask", async (ChatRequest request, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var chatId = request.ChatId;
            if (string.IsNullOrEmpty(chatId))
            {
                chatId = Guid.NewGuid().ToString();
                context.Response.Headers["X-Chat-Id"] = chatId;
            }
            var session = await sessions.GetSessionAsync(agent, chatId);
            var reply = await agent.RunAsync(request.Message, session);
            await sessions.SaveSessionAsync(agent, chatId, session);
            return reply.Text;
        });

        app.Run();

        record ChatRequest(string Message, string? ChatId);
        """,
        SessionIdNotStableFix.IssueIdentityKey);

    [Fact]
    public Task Before_the_response_begins() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task Chat(string message)
            {
                // Events.
                Response.ContentType = "text/event-stream";
                await Response.StartAsync();
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                await Response.WriteAsync((await agent.RunAsync(message, session)).Text);
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task Chat(string message, [FromHeader(Name = "X-Session-Id")] string? sessionId)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    sessionId = Guid.NewGuid().ToString();
                    Response.Headers["X-Session-Id"] = sessionId;
                }
                // Events.
                Response.ContentType = "text/event-stream";
                await Response.StartAsync();
                var session = await sessions.GetSessionAsync(agent, sessionId);
                await Response.WriteAsync((await agent.RunAsync(message, session)).Text);
            }
        }
        """);

    [Fact]
    public Task Not_in_an_iterator() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async IAsyncEnumerable<string> Chat(string message)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                yield return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Not_where_the_client_always_sends_the_id() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{conversationId}", async (string conversationId, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Not_for_the_id_of_a_user() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string? userId, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Not_where_the_handler_refuses_a_missing_id() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, AIAgent agent, AgentSessionStore sessions) =>
        {
            if (string.IsNullOrEmpty(request.SessionId))
                return Results.BadRequest();
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return Results.Ok((await agent.RunAsync(request.Message, session)).Text);
        });

        app.Run();

        record ChatRequest(string Message, string? SessionId);
        """);

    [Fact]
    public Task Not_in_a_hub_or_a_bot() => Verify.NoCodeFixAsync<SessionIdNotStable, SessionIdNotStableFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
        {
            public async Task<string> Send(string message)
            {
                var session = await store.GetSessionAsync(agent, [|Context.ConnectionId|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }

        public class ShopBot(AIAgent agent, AgentSessionStore store) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var session = await store.GetSessionAsync(agent, [|turnContext.Activity.Id|], cancellationToken);
                await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: cancellationToken);
            }
        }
        """,
        SessionIdNotStableFix.IssueIdentityKey);

    [Fact]
    public Task Not_in_a_helper_that_may_run_twice() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message) => await AskAsync(message) + await AskAsync("And then?");

            private async Task<string> AskAsync(string message)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);
}
