using MemoryLint.CodeFixes.Identity;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Identity;

/// <summary>MEM3001 to MEM3003: the id of whoever is signed in stands before the id that the client sends.</summary>
public class CombineWithUserTests
{
    static Task FixRandomAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<SessionIdPerRequest, SessionIdPerRequestFix>(source, fixedSource, SessionIdPerRequestFix.CombineWithUserKey);

    static Task NotOfferedAsync(string source) =>
        Verify.NoCodeFixAsync<SessionIdPerRequest, SessionIdPerRequestFix>(source, SessionIdPerRequestFix.CombineWithUserKey);

    [Fact]
    public Task Controller_for_signed_in_users() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Authorize]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(request.Message, session)).Text;
            }
        }

        public record ChatRequest(string Message, string SessionId);
        """,
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Authorize]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request)
            {
                var userId = User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? throw new BadHttpRequestException("Sign in to chat.", StatusCodes.Status401Unauthorized);
                if (string.IsNullOrEmpty(request.SessionId))
                {
                    throw new BadHttpRequestException("The sessionId is missing.");
                }
                var session = await sessions.GetSessionAsync(agent, $"{userId}:{request.SessionId}");
                return (await agent.RunAsync(request.Message, session)).Text;
            }
        }

        public record ChatRequest(string Message, string SessionId);
        """);

    [Fact]
    public Task Principal_and_route_within_a_text() => FixRandomAsync(
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{chatId}", async (Guid chatId, string message, ClaimsPrincipal user, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, $"chat:{[|Guid.NewGuid()|]}");
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{chatId}", async (Guid chatId, string message, ClaimsPrincipal user, AIAgent agent, AgentSessionStore sessions) =>
        {
            var userId = user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? throw new BadHttpRequestException("Sign in to chat.", StatusCodes.Status401Unauthorized);
            var session = await sessions.GetSessionAsync(agent, $"chat:{userId}:{chatId}");
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Local_that_may_be_empty_and_claim_of_the_app() => FixRandomAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{conversationId:guid}", async (Guid conversationId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions, ILogger<Program> logger) =>
        {
            var user = context.User.FindFirst("sub")?.Value;
            logger.LogInformation("{User} says something.", user);
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.MapPost("/ask/{conversationId:guid}", async (Guid conversationId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        }).WithName("ask").RequireAuthorization();

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{conversationId:guid}", async (Guid conversationId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions, ILogger<Program> logger) =>
        {
            var user = context.User.FindFirst("sub")?.Value;
            logger.LogInformation("{User} says something.", user);
            if (string.IsNullOrEmpty(user))
            {
                throw new BadHttpRequestException("Sign in to chat.", StatusCodes.Status401Unauthorized);
            }
            var session = await sessions.GetSessionAsync(agent, $"{user}:{conversationId}");
            return (await agent.RunAsync(message, session)).Text;
        });

        app.MapPost("/ask/{conversationId:guid}", async (Guid conversationId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var userId = context.User.FindFirst("sub")?.Value ?? throw new BadHttpRequestException("Sign in to chat.", StatusCodes.Status401Unauthorized);
            var session = await sessions.GetSessionAsync(agent, $"{userId}:{conversationId}");
            return (await agent.RunAsync(message, session)).Text;
        }).WithName("ask").RequireAuthorization();

        app.Run();
        """);

    [Fact]
    public Task Hub() => FixTest.VerifyAsync<SessionIdNotStable, SessionIdNotStableFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        [Authorize]
        public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
        {
            public async Task<string> Send(Guid conversationId, string message)
            {
                var session = await store.GetSessionAsync(agent, [|Context.ConnectionId|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.SignalR;

        [Authorize]
        public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
        {
            public async Task<string> Send(Guid conversationId, string message)
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var session = await store.GetSessionAsync(agent, $"{userId}:{conversationId}");
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        SessionIdNotStableFix.CombineWithUserKey);

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

            [HttpPost("/chat/{threadId}")]
            public async Task<string> Post(Guid threadId, string message)
            {
                string userId = User.FindFirst("oid")!.Value;
                var history = s_histories.GetOrAdd([|"default"|], _ => []);
                lock (history)
                    history.Add(new(ChatRole.User, $"{userId}: {message}"));
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
                string userId = User.FindFirst("oid")!.Value;
                var history = s_histories.GetOrAdd($"{userId}:{threadId}", _ => []);
                lock (history)
                    history.Add(new(ChatRole.User, $"{userId}: {message}"));
                var response = await client.GetResponseAsync(history.ToArray());
                lock (history)
                    history.AddMessages(response);
                return response.Text;
            }
        }
        """,
        SessionIdIsConstantFix.CombineWithUserKey);

    [Fact]
    public Task Fix_all_gives_one_identity_to_all_places_of_a_handler() => Verify.FixAllAsync<SessionIdNotStable, SessionIdNotStableFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);
        var chats = app.MapGroup("/chats").RequireAuthorization();

        chats.MapPost("/say", async (string message, string sessionId, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|context.TraceIdentifier|]);
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, [|context.TraceIdentifier|], session);
            return reply.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);
        var chats = app.MapGroup("/chats").RequireAuthorization();

        chats.MapPost("/say", async (string message, string sessionId, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var userId = context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? throw new BadHttpRequestException("Sign in to chat.", StatusCodes.Status401Unauthorized);
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var session = await sessions.GetSessionAsync(agent, $"{userId}:{sessionId}");
            var reply = await agent.RunAsync(message, session);
            await sessions.SaveSessionAsync(agent, $"{userId}:{sessionId}", session);
            return reply.Text;
        });

        app.Run();
        """,
        SessionIdNotStableFix.CombineWithUserKey);

    [Fact]
    public Task Not_where_nobody_signs_in() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public async Task<string> Chat(string sessionId, string message)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Not_where_everybody_may_come() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        [ApiController, Authorize]
        public class ChatController(AIAgent agent, AgentSessionStore sessions) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}"), AllowAnonymous]
            public async Task<string> Chat(string sessionId, string message)
            {
                var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Not_without_an_id_of_the_client() => NotOfferedAsync(
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, ClaimsPrincipal user, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Not_for_what_several_users_share() => NotOfferedAsync(
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{roomId}", async (string roomId, string message, ClaimsPrincipal user, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Not_with_the_users_id_twice() => NotOfferedAsync(
        /* lang=c#-test */ """
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string userId, string message, ClaimsPrincipal user, AIAgent agent, AgentSessionStore sessions) =>
        {
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync(message, session)).Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Not_with_a_name_or_a_role() => NotOfferedAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, HttpContext context, AIAgent agent, AgentSessionStore sessions) =>
        {
            var role = context.User.FindFirst("role")?.Value ?? "guest";
            var session = await sessions.GetSessionAsync(agent, [|Guid.NewGuid().ToString()|]);
            return (await agent.RunAsync($"{role}: {message}", session)).Text;
        });

        app.Run();
        """);
}
