using MemoryLint.CodeFixes.Identity;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Identity;

/// <summary>MEM3001 to MEM3003: the identity in reach takes the place of a value that is none.</summary>
public class UseIdentityInReachTests
{
    static Task FixRandomAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<SessionIdPerRequest, SessionIdPerRequestFix>(source, fixedSource, SessionIdPerRequestFix.UseIdentityInReachKey);

    static Task FixUnstableAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<SessionIdNotStable, SessionIdNotStableFix>(source, fixedSource, SessionIdNotStableFix.UseIdentityInReachKey);

    static Task FixConstantAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<SessionIdIsConstant, SessionIdIsConstantFix>(source, fixedSource, SessionIdIsConstantFix.UseIdentityInReachKey);

    [Fact]
    public Task Property_of_the_request() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, AIAgent agent, AgentSessionStore sessions) =>
        {
            // One id for load and save.
            var id = [|Guid.NewGuid().ToString()|];
            var session = await sessions.GetSessionAsync(agent, id);
            var reply = await agent.RunAsync(request.Message, session);
            await sessions.SaveSessionAsync(agent, id, session);
            return reply.Text;
        });

        app.Run();

        record ChatRequest(string Message, string? SessionId);
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, AIAgent agent, AgentSessionStore sessions) =>
        {
            if (string.IsNullOrEmpty(request.SessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            // One id for load and save.
            var id = request.SessionId;
            var session = await sessions.GetSessionAsync(agent, id);
            var reply = await agent.RunAsync(request.Message, session);
            await sessions.SaveSessionAsync(agent, id, session);
            return reply.Text;
        });

        app.Run();

        record ChatRequest(string Message, string? SessionId);
        """);

    [Fact]
    public Task Header_where_nothing_is_in_reach() => FixUnstableAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, HttpContext context, AIAgent agent, AgentSessionStore sessions, CancellationToken ct) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|context.TraceIdentifier|], ct);
            var reply = await agent.RunAsync(message, session, cancellationToken: ct);
            await sessions.SaveSessionAsync(agent, [|context.TraceIdentifier|], session, ct);
            return reply.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, HttpContext context, AIAgent agent, AgentSessionStore sessions, [FromHeader(Name = "X-Session-Id")] string sessionId, CancellationToken ct) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var session = await sessions.GetSessionAsync(agent, sessionId, ct);
            var reply = await agent.RunAsync(message, session, cancellationToken: ct);
            await sessions.SaveSessionAsync(agent, sessionId, session, ct);
            return reply.Text;
        });

        app.Run();
        """);

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

        app.MapPost("/chat/{conversationId}", async (string conversationId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, $"chat:{[|context.Connection.Id|]}");
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, HttpContext context, AIAgent agent, AgentSessionStore sessions, [FromHeader(Name = "X-Session-Id")] string sessionId) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var session = await sessions.GetSessionAsync(agent, sessionId);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, sessionId, session);
            return reply.Text;
        });

        app.MapPost("/chat/{conversationId}", async (string conversationId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            if (string.IsNullOrEmpty(conversationId))
            {
                throw new BadHttpRequestException("The conversationId is missing.");
            }
            var session = await sessions.GetSessionAsync(agent, $"chat:{conversationId}");
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """,
        SessionIdNotStableFix.UseIdentityInReachKey);

    [Fact]
    public Task User_of_a_hub() => FixUnstableAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
        {
            public async Task<string> Send(string message)
            {
                var session = await store.GetSessionAsync(agent, [|Context.ConnectionId|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
        {
            public async Task<string> Send(string message)
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var session = await store.GetSessionAsync(agent, userId);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Conversation_of_a_bot() => FixUnstableAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class ShopBot(AIAgent agent, AgentSessionStore store) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var session = await store.GetSessionAsync(agent, [|turnContext.Activity.Id|], cancellationToken);
                await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: cancellationToken);
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class ShopBot(AIAgent agent, AgentSessionStore store) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var session = await store.GetSessionAsync(agent, turnContext.Activity.Conversation.Id, cancellationToken);
                await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Constant_key_of_a_map() => FixConstantAsync(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, List<ChatMessage>> s_histories = new();

            [HttpPost("/chat/{threadId}")]
            public async Task<string> Post(Guid threadId, string message)
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

            [HttpPost("/chat/{threadId}")]
            public async Task<string> Post(Guid threadId, string message)
            {
                var history = s_histories.GetOrAdd(threadId.ToString(), _ => []);
                lock (history)
                    history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history.ToArray());
                lock (history)
                    history.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Constant_in_a_local() => FixConstantAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string sessionId, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            var key = [|"demo"|];
            var session = await sessions.GetSessionAsync(agent, key);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string sessionId, string message, AIAgent agent, AgentSessionStore sessions) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var key = sessionId;
            var session = await sessions.GetSessionAsync(agent, key);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Type_that_no_identity_has_is_left_alone() => Verify.NoCodeFixAsync<SessionIdPerRequest, SessionIdPerRequestFix>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var sessions = new Chats();
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IChatClient client) =>
        {
            var history = Chats.All.GetOrAdd([|Guid.NewGuid()|], _ => []);
            history.Add(new(ChatRole.User, message));
            return (await client.GetResponseAsync(history)).Text;
        });
        app.Run();

        class Chats
        {
            public static readonly ConcurrentDictionary<Guid, List<ChatMessage>> All = new();
            public static List<ChatMessage> Of(Guid id) => All.GetOrAdd(id, _ => []);
        }
        """);

    [Fact]
    public Task Helper_that_is_called_from_elsewhere_is_left_alone() => Verify.NoCodeFixAsync<SessionIdPerRequest, SessionIdPerRequestFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", (string message, AIAgent agent, AgentSessionStore sessions) => Chat.ReplyAsync(message, agent, sessions));
        app.Run();

        static class Chat
        {
            public static async Task<string> ReplyAsync(string message, AIAgent agent, AgentSessionStore sessions)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);
}
