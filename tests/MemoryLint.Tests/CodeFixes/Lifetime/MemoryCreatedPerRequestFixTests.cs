using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1001, "Keep one per session": every kind of handler, every source of an identity, and the look of the text.</summary>
public class MemoryCreatedPerRequestFixTests
{
    const string Key = MemoryCreatedPerRequestFix.KeepOnePerSessionKey;

    static Task FixAsync(string source, string fixedSource) => FixTest.VerifyAsync<MemoryCreatedPerRequest, MemoryCreatedPerRequestFix>(source, fixedSource, Key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<MemoryCreatedPerRequest, MemoryCreatedPerRequestFix>(source, Key);

    [Fact]
    public Task Minimal_api_at_top_level() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        // The chat.
        app.MapPost("/chat", async (ChatRequest request, IChatClient client, CancellationToken cancellationToken) =>
        {
            var history = [|new List<ChatMessage>()|];
            history.Add(new(ChatRole.System, "You are a friendly assistant."));
            history.Add(new(ChatRole.User, request.Message));

            // Ask.
            var response = await client.GetResponseAsync(history, cancellationToken: cancellationToken);
            history.AddMessages(response);

            return new ChatReply(response.Text);
        });

        app.Run();

        record ChatRequest(string Message);

        record ChatReply(string Text);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> History, SemaphoreSlim Turn)>();

        // The chat.
        app.MapPost("/chat", async (ChatRequest request, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId, CancellationToken cancellationToken) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var (history, turn) = sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync(cancellationToken);
            try
            {
                if (history.Count == 0)
                {
                    history.Add(new(ChatRole.System, "You are a friendly assistant."));
                }
                history.Add(new(ChatRole.User, request.Message));

                // Ask.
                var response = await client.GetResponseAsync(history, cancellationToken: cancellationToken);
                history.AddMessages(response);

                return new ChatReply(response.Text);
            }
            finally
            {
                turn.Release();
            }
        });

        app.Run();

        record ChatRequest(string Message);

        record ChatReply(string Text);
        """);

    [Fact]
    public Task Group_in_extension_method() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        namespace Shop;

        public static class ChatEndpoints
        {
            public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/api");

                group.MapPost("/chat/{conversationId}", async (Guid conversationId, ChatRequest request, IChatCompletionService chat, int limit = 10) =>
                {
                    var history = [|new ChatHistory("You sell shoes.")|];

                    history.AddUserMessage(request.Message);
                    var reply = await chat.GetChatMessageContentAsync(history);

                    return Results.Ok(reply.Content);
                });

                return routes;
            }
        }

        public record ChatRequest(string Message);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        namespace Shop;

        public static class ChatEndpoints
        {
            public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/api");

                var sessions = new ConcurrentDictionary<Guid, (ChatHistory History, SemaphoreSlim Turn)>();

                group.MapPost("/chat/{conversationId}", async (Guid conversationId, ChatRequest request, IChatCompletionService chat, int limit = 10) =>
                {
                    var (history, turn) = sessions.GetOrAdd(conversationId, _ => (new ChatHistory("You sell shoes."), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        history.AddUserMessage(request.Message);
                        var reply = await chat.GetChatMessageContentAsync(history);
                        history.Add(reply);

                        return Results.Ok(reply.Content);
                    }
                    finally
                    {
                        turn.Release();
                    }
                });

                return routes;
            }
        }

        public record ChatRequest(string Message);
        """);

    [Fact]
    public Task Controller_action() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using OpenAI.Chat;

        namespace Shop.Controllers
        {
            [ApiController]
            [Route("chat")]
            public class ChatController : ControllerBase
            {
                private readonly ChatClient _client;

                public ChatController(ChatClient client)
                {
                    _client = client;
                }

                [HttpPost]
                public async Task<IActionResult> Post(
                    [FromBody] ChatRequest request,
                    CancellationToken cancellationToken = default)
                {
                    if (request.Message.Length == 0)
                        return BadRequest();

                    // The conversation so far.
                    List<ChatMessage> messages =
                    [|[
                        new SystemChatMessage("You sell shoes."),
                        // What the user says.
                        new UserChatMessage(request.Message),
                    ]|];
                    ChatCompletion completion = await _client.CompleteChatAsync(messages, cancellationToken: cancellationToken);

                    return Ok(completion.Content[0].Text);
                }
            }

            public record ChatRequest(string Message, Guid SessionId);
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using OpenAI.Chat;

        namespace Shop.Controllers
        {
            [ApiController]
            [Route("chat")]
            public class ChatController : ControllerBase
            {
                private static readonly ConcurrentDictionary<Guid, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();
                private readonly ChatClient _client;

                public ChatController(ChatClient client)
                {
                    _client = client;
                }

                [HttpPost]
                public async Task<IActionResult> Post(
                    [FromBody] ChatRequest request,
                    CancellationToken cancellationToken = default)
                {
                    if (request.Message.Length == 0)
                        return BadRequest();

                    if (request.SessionId == Guid.Empty)
                    {
                        throw new BadHttpRequestException("The sessionId is missing.");
                    }
                    // The conversation so far.
                    var (messages, turn) = _sessions.GetOrAdd(request.SessionId, _ => ([new SystemChatMessage("You sell shoes.")], new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync(cancellationToken);
                    try
                    {
                        // What the user says.
                        messages.Add(new UserChatMessage(request.Message));
                        ChatCompletion completion = await _client.CompleteChatAsync(messages, cancellationToken: cancellationToken);
                        messages.Add(new AssistantChatMessage(completion));

                        return Ok(completion.Content[0].Text);
                    }
                    finally
                    {
                        turn.Release();
                    }
                }
            }

            public record ChatRequest(string Message, Guid SessionId);
        }
        """);

    [Fact]
    public Task Private_method_of_controller() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : Controller
        {
            [HttpPost("/chat")]
            public Task<string> Chat(string message) => ReplyAsync(message);

            private async Task<string> ReplyAsync(string message)
            {
                var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : Controller
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            [HttpPost("/chat")]
            public Task<string> Chat(string message) => ReplyAsync(message);

            private async Task<string> ReplyAsync(string message)
            {
                var sessionId = Request.Headers["X-Session-Id"].ToString();
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, message));
                    var response = await client.GetResponseAsync(messages);
                    messages.AddMessages(response);
                    return response.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Hub() => FixAsync(
        /* lang=c#-test */ """"
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub : Hub
        {
            readonly IChatCompletionService _chat;

            public ChatHub(IChatCompletionService chat) => _chat = chat;

            public async Task Send(string message)
            {
                ChatHistory history = [|new()|];
                history.AddSystemMessage("""
                    You sell shoes.
                      Be brief.
                    """);
                history.AddUserMessage(message);
                var reply = await _chat.GetChatMessageContentAsync(history);
                await Clients.Caller.SendAsync("reply", reply.Content);
            }
        }
        """",
        /* lang=c#-test */ """"
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub : Hub
        {
            static readonly ConcurrentDictionary<string, (ChatHistory History, SemaphoreSlim Turn)> _sessions = new();
            readonly IChatCompletionService _chat;

            public ChatHub(IChatCompletionService chat) => _chat = chat;

            public async Task Send(string message)
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var (history, turn) = _sessions.GetOrAdd(userId, _ => (new(), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    if (history.Count == 0)
                    {
                        history.AddSystemMessage("""
                            You sell shoes.
                              Be brief.
                            """);
                    }
                    history.AddUserMessage(message);
                    var reply = await _chat.GetChatMessageContentAsync(history);
                    history.Add(reply);
                    await Clients.Caller.SendAsync("reply", reply.Content);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """");

    [Fact]
    public Task Function() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.AI;

        public class ChatFunction(IChatClient client)
        {
            [Function("chat")]
            public async Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest req, string prompt)
            {
                List<ChatMessage> messages = [|[new(ChatRole.User, prompt)]|];
                var response = await client.GetResponseAsync(messages);
                return new OkObjectResult(response.Text);
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Extensions.AI;

        public class ChatFunction(IChatClient client)
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            [Function("chat")]
            public async Task<IActionResult> Run([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequest req, string prompt)
            {
                var sessionId = req.Headers["X-Session-Id"].ToString();
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, prompt));
                    var response = await client.GetResponseAsync(messages);
                    messages.AddMessages(response);
                    return new OkObjectResult(response.Text);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Bot() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopBot : ActivityHandler
        {
            private readonly IChatCompletionService _chat;
            private readonly ConversationState _conversationState;

            public ShopBot(IChatCompletionService chat, ConversationState conversationState)
            {
                _chat = chat;
                _conversationState = conversationState;
            }

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var history = [|new ChatHistory("You sell shoes.")|];
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                await turnContext.SendActivityAsync(MessageFactory.Text(reply.Content), cancellationToken);
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopBot : ActivityHandler
        {
            private static readonly ConcurrentDictionary<string, (ChatHistory History, SemaphoreSlim Turn)> _sessions = new();
            private readonly IChatCompletionService _chat;
            private readonly ConversationState _conversationState;

            public ShopBot(IChatCompletionService chat, ConversationState conversationState)
            {
                _chat = chat;
                _conversationState = conversationState;
            }

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var (history, turn) = _sessions.GetOrAdd(turnContext.Activity.Conversation.Id, _ => (new ChatHistory("You sell shoes."), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync(cancellationToken);
                try
                {
                    history.AddUserMessage(turnContext.Activity.Text);
                    var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                    history.Add(reply);
                    await turnContext.SendActivityAsync(MessageFactory.Text(reply.Content), cancellationToken);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Page_model() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.AI;

        public class ChatModel : PageModel {
          private readonly IChatClient _client;

          public ChatModel(IChatClient client) {
            _client = client;
          }

          public string Reply { get; set; } = "";

          public async Task<IActionResult> OnPostAsync(string message) {
            var messages = [|new List<ChatMessage> {
              new(ChatRole.System, "You are a very friendly assistant that sells shoes, hats and gloves."),
              new(ChatRole.User, message)
            }|];
            var response = await _client.GetResponseAsync(messages);
            Reply = response.Text;
            return Page();
          }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.AI;

        public class ChatModel : PageModel {
          private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();
          private readonly IChatClient _client;

          public ChatModel(IChatClient client) {
            _client = client;
          }

          public string Reply { get; set; } = "";

          public async Task<IActionResult> OnPostAsync(string message, [FromHeader(Name = "X-Session-Id")] string sessionId) {
            if (string.IsNullOrEmpty(sessionId)) {
              throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (
              new List<ChatMessage> {
                new(ChatRole.System, "You are a very friendly assistant that sells shoes, hats and gloves."),
              },
              new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try {
              messages.Add(new(ChatRole.User, message));
              var response = await _client.GetResponseAsync(messages);
              messages.AddMessages(response);
              Reply = response.Text;
              return Page();
            } finally {
              turn.Release();
            }
          }
        }
        """);

    [Fact]
    public Task Method_group_and_local_function() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/local", ReplyAsync);
        app.MapPost("/chat", ChatEndpoints.ReplyAsync);
        app.Run();

        async Task<string> ReplyAsync(string message, IChatClient client)
        {
            List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
            var reply = await client.GetResponseAsync(messages);
            return reply.Text;
        }

        static class ChatEndpoints
        {
            public static async Task<string> ReplyAsync(string message, IChatClient client)
            {
                List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
                var reply = await client.GetResponseAsync(messages);
                return reply.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/local", ReplyAsync);
        app.MapPost("/chat", ChatEndpoints.ReplyAsync);
        app.Run();

        async Task<string> ReplyAsync(string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId)
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var (messages, turn) = sessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                return reply.Text;
            }
            finally
            {
                turn.Release();
            }
        }

        static class ChatEndpoints
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            public static async Task<string> ReplyAsync(string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    return reply.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Service_with_session_id() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        public class ChatService(IChatClient client, IDistributedCache cache)
        {
            public async Task<string> ReplyAsync(string sessionId, string message, CancellationToken cancellationToken)
            {
                var messages = [|new List<ChatMessage>()|];
                messages.Add(new ChatMessage(ChatRole.User, message));
                try
                {
                    var reply = await client.GetResponseAsync(messages, cancellationToken: cancellationToken);
                    messages.AddMessages(reply);
                    return reply.Text;
                }
                catch (InvalidOperationException)
                {
                    return "Sorry";
                }
            }
        }

        public class ChatController(ChatService service) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public Task<string> Chat(string sessionId, string message, CancellationToken cancellationToken) => service.ReplyAsync(sessionId, message, cancellationToken);
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        public class ChatService(IChatClient client, IDistributedCache cache)
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            public async Task<string> ReplyAsync(string sessionId, string message, CancellationToken cancellationToken)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync(cancellationToken);
                try
                {
                    messages.Add(new ChatMessage(ChatRole.User, message));
                    try
                    {
                        var reply = await client.GetResponseAsync(messages, cancellationToken: cancellationToken);
                        messages.AddMessages(reply);
                        return reply.Text;
                    }
                    catch (InvalidOperationException)
                    {
                        return "Sorry";
                    }
                }
                finally
                {
                    turn.Release();
                }
            }
        }

        public class ChatController(ChatService service) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public Task<string> Chat(string sessionId, string message, CancellationToken cancellationToken) => service.ReplyAsync(sessionId, message, cancellationToken);
        }
        """);

    [Fact]
    public Task Awaited_session() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId:int}", async (int sessionId, string message, AIAgent agent, AgentSessionStore store, CancellationToken ct) =>
        {
            var session = await [|agent.CreateSessionAsync(ct)|];
            var response = await agent.RunAsync(message, session, cancellationToken: ct);
            return response.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<int, AgentSession>();
        var turns = new ConcurrentDictionary<int, SemaphoreSlim>();

        app.MapPost("/chat/{sessionId:int}", async (int sessionId, string message, AIAgent agent, AgentSessionStore store, CancellationToken ct) =>
        {
            var turn = turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
            await turn.WaitAsync(ct);
            try
            {
                if (!sessions.TryGetValue(sessionId, out var session))
                {
                    session = await agent.CreateSessionAsync(ct);
                    sessions[sessionId] = session;
                }
                var response = await agent.RunAsync(message, session, cancellationToken: ct);
                return response.Text;
            }
            finally
            {
                turn.Release();
            }
        });

        app.Run();
        """);

    [Fact]
    public Task Sync_handler() => FixAsync(
        /* lang=c#-test */ """
        using OpenAI.Chat;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", (string message, ChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new UserChatMessage(message) }|];
            var reply = client.CompleteChat(messages);
            messages.Add(new AssistantChatMessage(reply.Value));
            return reply.Value.Content[0].Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using OpenAI.Chat;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat", (string message, ChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var (messages, turn) = sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            turn.Wait();
            try
            {
                messages.Add(new UserChatMessage(message));
                var reply = client.CompleteChat(messages);
                messages.Add(new AssistantChatMessage(reply.Value));
                return reply.Value.Content[0].Text;
            }
            finally
            {
                turn.Release();
            }
        });

        app.Run();
        """);

    [Fact]
    public Task Request_delegate() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (HttpContext context) =>
        {
            var client = context.RequestServices.GetRequiredService<IChatClient>();
            string message = await new StreamReader(context.Request.Body).ReadToEndAsync();
            try
            {
                var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                var reply = await client.GetResponseAsync(messages);
                await context.Response.WriteAsync(reply.Text);
            }
            catch (Exception e)
            {
                app.Logger.LogError(e, "No reply");
            }
        });
        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat", async (HttpContext context) =>
        {
            var client = context.RequestServices.GetRequiredService<IChatClient>();
            string message = await new StreamReader(context.Request.Body).ReadToEndAsync();
            try
            {
                var sessionId = context.Request.Headers["X-Session-Id"].ToString();
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (messages, turn) = sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    await context.Response.WriteAsync(reply.Text);
                }
                finally
                {
                    turn.Release();
                }
            }
            catch (Exception e)
            {
                app.Logger.LogError(e, "No reply");
            }
        });
        app.Run();
        """);

    [Fact]
    public Task Expression_body_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IChatClient client) => (await client.GetResponseAsync([|new List<ChatMessage> { new(ChatRole.User, message) }|])).Text);
        app.Run();
        """);

    [Fact]
    public Task Not_async_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", (string message, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
            return client.GetResponseAsync(messages);
        });
        app.Run();
        """);

    [Fact]
    public Task Array_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IChatClient client) =>
        {
            ChatMessage[] messages = [|[new(ChatRole.User, message)]|];
            return (await client.GetResponseAsync(messages)).Text;
        });
        app.Run();
        """);

    [Fact]
    public Task Static_lambda_at_top_level_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", static async (string message, IChatClient client) =>
        {
            List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
            return (await client.GetResponseAsync(messages)).Text;
        });
        app.Run();
        """);

    [Fact]
    public Task Static_lambda_in_class() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        static class Endpoints
        {
            public static void Map(WebApplication app) =>
                app.MapPost("/chat", static async (string message, IChatClient client) =>
                {
                    List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
                    return (await client.GetResponseAsync(messages)).Text;
                });
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        static class Endpoints
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            public static void Map(WebApplication app) =>
                app.MapPost("/chat", static async (string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId) =>
                {
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The X-Session-Id header is missing.");
                    }
                    var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        messages.Add(new(ChatRole.User, message));
                        return (await client.GetResponseAsync(messages)).Text;
                    }
                    finally
                    {
                        turn.Release();
                    }
                });
        }
        """);

    [Fact]
    public Task Service_without_identity_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        public class ChatService(IChatClient client)
        {
            public async Task<string> ReplyAsync(string message)
            {
                List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        public class ChatController(ChatService service) : ControllerBase
        {
            [HttpPost("/chat")]
            public Task<string> Chat(string message) => service.ReplyAsync(message);
        }
        """);

    [Fact]
    public Task User_text_in_constructor_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IChatCompletionService chat) =>
        {
            var history = [|new ChatHistory(message, AuthorRole.User)|];
            var reply = await chat.GetChatMessageContentsAsync(history);
            history.AddRange(reply);
            return reply[0].Content;
        });
        app.Run();
        """);

    [Fact]
    public Task Early_returns() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            if (string.IsNullOrWhiteSpace(request.ConversationId)) return Results.BadRequest();
            if (request.Message is null)
                return Results.BadRequest();

            var messages = [|new List<ChatMessage>()|];
            messages.Add(new(ChatRole.User, request.Message));
            if (request.Message == "bye")
                return Results.NoContent();
            var reply = await client.GetResponseAsync(messages).ConfigureAwait(false);
            return Results.Text(reply.Text);
        });
        app.Run();
        record ChatRequest(string? Message, string? ConversationId);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            if (string.IsNullOrWhiteSpace(request.ConversationId)) return Results.BadRequest();
            if (request.Message is null)
                return Results.BadRequest();

            var (messages, turn) = sessions.GetOrAdd(request.ConversationId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, request.Message));
                if (request.Message == "bye")
                    return Results.NoContent();
                var reply = await client.GetResponseAsync(messages).ConfigureAwait(false);
                messages.AddMessages(reply);
                return Results.Text(reply.Text);
            }
            finally
            {
                turn.Release();
            }
        });
        app.Run();
        record ChatRequest(string? Message, string? ConversationId);
        """);

    [Fact]
    public Task Local_identity() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            var sessionId = request.SessionId ?? Guid.NewGuid().ToString("N");
            var messages = [|new List<ChatMessage>()|];
            messages.Add(new(ChatRole.User, request.Message));
            var reply = await client.GetResponseAsync(messages);
            return new { sessionId, reply.Text };
        });
        app.Run();
        record ChatRequest(string Message, string? SessionId);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            var sessionId = request.SessionId ?? Guid.NewGuid().ToString("N");
            var (messages, turn) = sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, request.Message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                return new { sessionId, reply.Text };
            }
            finally
            {
                turn.Release();
            }
        });
        app.Run();
        record ChatRequest(string Message, string? SessionId);
        """);

    [Fact]
    public Task Random_local_identity() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            var sessionId = Guid.NewGuid();
            var messages = [|new List<ChatMessage>()|];
            messages.Add(new(ChatRole.User, request.Message));
            var reply = await client.GetResponseAsync(messages);
            return new { sessionId, reply.Text };
        });
        app.Run();
        record ChatRequest(string Message);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat", async (ChatRequest request, IChatClient client, [FromHeader(Name = "X-Session-Id")] string chatSessionId) =>
        {
            var sessionId = Guid.NewGuid();
            if (string.IsNullOrEmpty(chatSessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var (messages, turn) = sessions.GetOrAdd(chatSessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, request.Message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                return new { sessionId, reply.Text };
            }
            finally
            {
                turn.Release();
            }
        });
        app.Run();
        record ChatRequest(string Message);
        """);

    [Fact]
    public Task Usings_in_namespace() => FixAsync(
        /* lang=c#-test */ """
        namespace Shop
        {
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            /// <summary>Chats.</summary>
            [ApiController]
            public class ChatController : ControllerBase
            {
                readonly IChatClient client;
                static int count; // of requests

                public ChatController(IChatClient client) => this.client = client;

                [HttpPost("chat/{sessionId}")]
                public async Task<string> Post(string sessionId, string message)
                {
                    count++;
                    IList<ChatMessage> messages = [|new List<ChatMessage>()|];
                    messages.Add(new(ChatRole.System, $"You are {nameof(ChatController)}."));
                    messages.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(messages);
                    return reply.Text;
                }
            }
        }
        """,
        /* lang=c#-test */ """
        namespace Shop
        {
            using System.Collections.Concurrent;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            /// <summary>Chats.</summary>
            [ApiController]
            public class ChatController : ControllerBase
            {
                readonly IChatClient client;
                static int count; // of requests
                static readonly ConcurrentDictionary<string, (IList<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

                public ChatController(IChatClient client) => this.client = client;

                [HttpPost("chat/{sessionId}")]
                public async Task<string> Post(string sessionId, string message)
                {
                    count++;
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The sessionId is missing.");
                    }
                    var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        if (messages.Count == 0)
                        {
                            messages.Add(new(ChatRole.System, $"You are {nameof(ChatController)}."));
                        }
                        messages.Add(new(ChatRole.User, message));
                        var reply = await client.GetResponseAsync(messages);
                        messages.AddMessages(reply);
                        return reply.Text;
                    }
                    finally
                    {
                        turn.Release();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task No_usings() => FixAsync(
        /* lang=c#-test */ """
        // Copyright (c) Shop. All rights reserved.

        /// <summary>Chats.</summary>
        public class ChatController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
        	private readonly Microsoft.Extensions.AI.IChatClient _client;

        	public ChatController(Microsoft.Extensions.AI.IChatClient client) => _client = client;

        	[Microsoft.AspNetCore.Mvc.HttpPost("chat/{sessionId}")]
        	public async Task<string> Post(string sessionId, string message)
        	{
        		var messages = [|new List<Microsoft.Extensions.AI.ChatMessage> { new(Microsoft.Extensions.AI.ChatRole.User, message) }|];
        		var reply = await _client.GetResponseAsync(messages);
        		var text = @"a
        b " + reply.Text;
        		return text;
        	}
        }
        """,
        /* lang=c#-test */ """
        // Copyright (c) Shop. All rights reserved.

        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        /// <summary>Chats.</summary>
        public class ChatController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
        	private static readonly ConcurrentDictionary<string, (List<Microsoft.Extensions.AI.ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();
        	private readonly Microsoft.Extensions.AI.IChatClient _client;

        	public ChatController(Microsoft.Extensions.AI.IChatClient client) => _client = client;

        	[Microsoft.AspNetCore.Mvc.HttpPost("chat/{sessionId}")]
        	public async Task<string> Post(string sessionId, string message)
        	{
        		if (string.IsNullOrEmpty(sessionId))
        		{
        			throw new BadHttpRequestException("The sessionId is missing.");
        		}
        		var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<Microsoft.Extensions.AI.ChatMessage>(), new SemaphoreSlim(1, 1)));
        		await turn.WaitAsync();
        		try
        		{
        			messages.Add(new(Microsoft.Extensions.AI.ChatRole.User, message));
        			var reply = await _client.GetResponseAsync(messages);
        			messages.AddMessages(reply);
        			var text = @"a
        b " + reply.Text;
        			return text;
        		}
        		finally
        		{
        			turn.Release();
        		}
        	}
        }
        """);

    [Fact]
    public Task Names_taken() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        public class ChatBase : ControllerBase
        {
            protected readonly object _sessions = new();
        }
        public class ChatController(IChatClient client) : ChatBase
        {
            [HttpPost("chat/{sessionId}")]
            public async Task<string> Post(string sessionId, string message, int turn)
            {
                var messages = [|new List<ChatMessage> { new(ChatRole.User, $"{turn}: {message}") }|];
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                return reply.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        public class ChatBase : ControllerBase
        {
            protected readonly object _sessions = new();
        }
        public class ChatController(IChatClient client) : ChatBase
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _chatSessions = new();

            [HttpPost("chat/{sessionId}")]
            public async Task<string> Post(string sessionId, string message, int turn)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The sessionId is missing.");
                }
                var (messages, sessionTurn) = _chatSessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                await sessionTurn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, $"{turn}: {message}"));
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    return reply.Text;
                }
                finally
                {
                    sessionTurn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Agents_sdk() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Core.Models;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopAgent : AgentApplication
        {
            readonly IChatCompletionService _chat;

            public ShopAgent(AgentApplicationOptions options, IChatCompletionService chat) : base(options)
            {
                _chat = chat;
                OnActivity(ActivityTypes.Message, OnMessageAsync);
            }

            async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken)
            {
                ChatHistory history = [|[]|];
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                await turnContext.SendActivityAsync(reply.Content, cancellationToken: cancellationToken);
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Core.Models;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopAgent : AgentApplication
        {
            static readonly ConcurrentDictionary<string, (ChatHistory History, SemaphoreSlim Turn)> _sessions = new();
            readonly IChatCompletionService _chat;

            public ShopAgent(AgentApplicationOptions options, IChatCompletionService chat) : base(options)
            {
                _chat = chat;
                OnActivity(ActivityTypes.Message, OnMessageAsync);
            }

            async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken)
            {
                var (history, turn) = _sessions.GetOrAdd(turnContext.Activity.Conversation.Id, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync(cancellationToken);
                try
                {
                    history.AddUserMessage(turnContext.Activity.Text);
                    var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                    history.Add(reply);
                    await turnContext.SendActivityAsync(reply.Content, cancellationToken: cancellationToken);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Session_in_class() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        public class ChatController(AIAgent agent, AgentSessionStore sessionStore) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message, CancellationToken cancellationToken)
            {
                AgentSession session = await [|agent.CreateSessionAsync(cancellationToken)|];

                var response = await agent.RunAsync(message, session, cancellationToken: cancellationToken);
                return response.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        public class ChatController(AIAgent agent, AgentSessionStore sessionStore) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, AgentSession> _sessions = new();
            private static readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

            [HttpPost("/chat")]
            public async Task<string> Chat(string message, [FromHeader(Name = "X-Session-Id")] string sessionId, CancellationToken cancellationToken)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellationToken);
                try
                {
                    if (!_sessions.TryGetValue(sessionId, out var session))
                    {
                        session = await agent.CreateSessionAsync(cancellationToken);
                        _sessions[sessionId] = session;
                    }

                    var response = await agent.RunAsync(message, session, cancellationToken: cancellationToken);
                    return response.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Used_after_the_turn_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
            await Task.Yield();
            return Results.Ok(StreamAsync());

            async IAsyncEnumerable<string> StreamAsync()
            {
                await foreach (var update in client.GetStreamingResponseAsync(messages))
                    yield return update.Text;
            }
        });
        app.Run();
        """);

    [Fact]
    public Task Streamed_reply() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat/{chatId}", async (Guid chatId, string message, IChatClient client, HttpResponse response) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];

            // Word by word.
            await foreach (var update in client.GetStreamingResponseAsync(messages))
            {
                await response.WriteAsync(update.Text);
            }
        });
        app.Run();

        public class ChatHub(IChatClient client) : Hub
        {
            public async IAsyncEnumerable<string> Stream(string conversationId, string message)
            {
                var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                await foreach (var update in client.GetStreamingResponseAsync(messages))
                {
                    yield return update.Text;
                }
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        var sessions = new ConcurrentDictionary<Guid, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat/{chatId}", async (Guid chatId, string message, IChatClient client, HttpResponse response) =>
        {
            var (messages, turn) = sessions.GetOrAdd(chatId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, message));

                var updates = new List<ChatResponseUpdate>();
                // Word by word.
                await foreach (var update in client.GetStreamingResponseAsync(messages))
                {
                    updates.Add(update);
                    await response.WriteAsync(update.Text);
                }
                messages.AddMessages(updates);
            }
            finally
            {
                turn.Release();
            }
        });
        app.Run();

        public class ChatHub(IChatClient client) : Hub
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            public async IAsyncEnumerable<string> Stream(string conversationId, string message)
            {
                if (string.IsNullOrEmpty(conversationId))
                {
                    throw new HubException("The conversationId is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(conversationId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, message));
                    var updates = new List<ChatResponseUpdate>();
                    await foreach (var update in client.GetStreamingResponseAsync(messages))
                    {
                        updates.Add(update);
                        yield return update.Text;
                    }
                    messages.AddMessages(updates);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Instructions_with_values_and_comments() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        namespace Shop;

        [ApiController]
        public sealed class ChatController(IChatClient client, IConfiguration configuration) : ControllerBase
        {
            const string Instructions = "You sell shoes.";

            /// <summary>Says something.</summary>
            [HttpPost("chat")]
            public async Task<ActionResult<string>> Post(
                [FromBody] string message,
                [FromQuery] string language,
                CancellationToken cancellationToken)
            {
                var instructions = configuration["Instructions"] ?? Instructions;
                var messages = [|new List<ChatMessage>
                {
                    // Who we are.
                    new(ChatRole.System, instructions),
                    new(ChatRole.System, $"Answer in {language}."), // as they wish
                    new(ChatRole.User, message),
                }|];
                var reply = await client.GetResponseAsync(messages, cancellationToken: cancellationToken);
                return reply.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        namespace Shop;

        [ApiController]
        public sealed class ChatController(IChatClient client, IConfiguration configuration) : ControllerBase
        {
            const string Instructions = "You sell shoes.";
            static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            /// <summary>Says something.</summary>
            [HttpPost("chat")]
            public async Task<ActionResult<string>> Post(
                [FromBody] string message,
                [FromQuery] string language,
                [FromHeader(Name = "X-Session-Id")] string sessionId,
                CancellationToken cancellationToken)
            {
                var instructions = configuration["Instructions"] ?? Instructions;
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (
                    new List<ChatMessage>
                    {
                        // Who we are.
                        new(ChatRole.System, instructions),
                        new(ChatRole.System, $"Answer in {language}."), // as they wish
                    },
                    new SemaphoreSlim(1, 1)));
                await turn.WaitAsync(cancellationToken);
                try
                {
                    messages.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(messages, cancellationToken: cancellationToken);
                    messages.AddMessages(reply);
                    return reply.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Middleware_with_tabs() => FixAsync(
        /* lang=c#-test */ """"
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
        	var client = context.RequestServices.GetRequiredService<IChatClient>();
        	var message = context.Request.Query["message"].ToString();
        	var messages = [|new List<ChatMessage>
        	{
        		new(ChatRole.System, """
        			You sell shoes.
        			Be brief.
        			"""),
        		new(ChatRole.User, message),
        	}|];
        	var reply = await client.GetResponseAsync(messages);
        	await context.Response.WriteAsync(reply.Text);
        });

        app.Run();
        """",
        /* lang=c#-test */ """"
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.Use(async (HttpContext context, RequestDelegate next) =>
        {
        	var client = context.RequestServices.GetRequiredService<IChatClient>();
        	var message = context.Request.Query["message"].ToString();
        	var sessionId = context.Request.Headers["X-Session-Id"].ToString();
        	if (string.IsNullOrEmpty(sessionId))
        	{
        		throw new BadHttpRequestException("The X-Session-Id header is missing.");
        	}
        	var (messages, turn) = sessions.GetOrAdd(sessionId, _ => (
        		new List<ChatMessage>
        		{
        			new(ChatRole.System, """
        				You sell shoes.
        				Be brief.
        				"""),
        		},
        		new SemaphoreSlim(1, 1)));
        	await turn.WaitAsync();
        	try
        	{
        		messages.Add(new(ChatRole.User, message));
        		var reply = await client.GetResponseAsync(messages);
        		messages.AddMessages(reply);
        		await context.Response.WriteAsync(reply.Text);
        	}
        	finally
        	{
        		turn.Release();
        	}
        });

        app.Run();
        """");

    [Fact]
    public Task Guid_and_long_parameters() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        namespace Shop;

        internal static class Endpoints
        {
            internal static void MapChat(this WebApplication app)
            {
                app.MapPost("/rooms/{roomId:long}", async (long roomId, string message, IChatClient client) =>
                {
                    List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
                    ChatResponse reply = await client.GetResponseAsync(messages);
                    return reply.Text;
                });
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        namespace Shop;

        internal static class Endpoints
        {
            internal static void MapChat(this WebApplication app)
            {
                var sessions = new ConcurrentDictionary<long, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

                app.MapPost("/rooms/{roomId:long}", async (long roomId, string message, IChatClient client) =>
                {
                    var (messages, turn) = sessions.GetOrAdd(roomId, _ => ([], new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        messages.Add(new(ChatRole.User, message));
                        ChatResponse reply = await client.GetResponseAsync(messages);
                        messages.AddMessages(reply);
                        return reply.Text;
                    }
                    finally
                    {
                        turn.Release();
                    }
                });
            }
        }
        """);

    [Fact]
    public Task Property_of_request() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request)
            {
                List<ChatMessage> messages = [|[new(ChatRole.User, request.Message)]|];
                var reply = await client.GetResponseAsync(messages);
                return reply.Text;
            }
        }

        public record ChatRequest(string UserId, string Message, string ConversationId);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request)
            {
                if (string.IsNullOrEmpty(request.ConversationId))
                {
                    throw new BadHttpRequestException("The conversationId is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(request.ConversationId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, request.Message));
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    return reply.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }

        public record ChatRequest(string UserId, string Message, string ConversationId);
        """);

    [Fact]
    public Task Few_shot_examples() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId:guid}", async (Guid sessionId, string message, IChatCompletionService chat) =>
        {
            ChatHistory history = [|new()|];
            // How we talk.
            history.AddSystemMessage("You sell shoes.");
            history.AddUserMessage("Hello");
            history.AddAssistantMessage("Shoes?");

            history.AddUserMessage(message);
            var replies = await chat.GetChatMessageContentsAsync(history);
            return replies[0].Content;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<Guid, (ChatHistory History, SemaphoreSlim Turn)>();

        app.MapPost("/chat/{sessionId:guid}", async (Guid sessionId, string message, IChatCompletionService chat) =>
        {
            var (history, turn) = sessions.GetOrAdd(sessionId, _ => (new(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                // How we talk.
                if (history.Count == 0)
                {
                    history.AddSystemMessage("You sell shoes.");
                    history.AddUserMessage("Hello");
                    history.AddAssistantMessage("Shoes?");
                }

                history.AddUserMessage(message);
                var replies = await chat.GetChatMessageContentsAsync(history);
                history.AddRange(replies);
                return replies[0].Content;
            }
            finally
            {
                turn.Release();
            }
        });

        app.Run();
        """);

    [Fact]
    public Task Code_that_runs_in_place() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public async Task<string> Chat(string sessionId, string message, CancellationToken cancellationToken)
            {
                return await Task.Run(async () =>
                {
                    var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    return reply.Text;
                });
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            [HttpPost("/chat/{sessionId}")]
            public async Task<string> Chat(string sessionId, string message, CancellationToken cancellationToken)
            {
                return await Task.Run(async () =>
                {
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The sessionId is missing.");
                    }
                    var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync(cancellationToken);
                    try
                    {
                        messages.Add(new(ChatRole.User, message));
                        var reply = await client.GetResponseAsync(messages);
                        messages.AddMessages(reply);
                        return reply.Text;
                    }
                    finally
                    {
                        turn.Release();
                    }
                });
            }
        }
        """);

    [Fact]
    public Task Local_function_of_an_action() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message)
            {
                return await AskAsync();

                async Task<string> AskAsync()
                {
                    var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    return reply.Text;
                }
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            [HttpPost("/chat")]
            public async Task<string> Chat(string message)
            {
                return await AskAsync();

                async Task<string> AskAsync()
                {
                    var sessionId = Request.Headers["X-Session-Id"].ToString();
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The X-Session-Id header is missing.");
                    }
                    var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        messages.Add(new(ChatRole.User, message));
                        var reply = await client.GetResponseAsync(messages);
                        messages.AddMessages(reply);
                        return reply.Text;
                    }
                    finally
                    {
                        turn.Release();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task Two_memories_in_one_handler() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public async Task<string> Chat(string sessionId, string message)
            {
                var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);

                var others = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                var second = await client.GetResponseAsync(others);
                others.AddMessages(second);
                return reply.Text + second.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Others, SemaphoreSlim Turn)> _chatSessions = new();

            [HttpPost("/chat/{sessionId}")]
            public async Task<string> Chat(string sessionId, string message)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The sessionId is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    messages.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);

                    var (others, sessionTurn) = _chatSessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                    await sessionTurn.WaitAsync();
                    try
                    {
                        others.Add(new(ChatRole.User, message));
                        var second = await client.GetResponseAsync(others);
                        others.AddMessages(second);
                        return reply.Text + second.Text;
                    }
                    finally
                    {
                        sessionTurn.Release();
                    }
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Directives_and_trailing_comments() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        #if DEBUG
        using System.Diagnostics;
        #endif

        var app = WebApplication.Create(args);
        #region chat
        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            #region memory
            var messages = [|new List<ChatMessage>()|];
            #endregion
        #if DEBUG
            Debug.WriteLine(message);
        #endif
            messages.Add(new(ChatRole.User, message));
            var reply = await client.GetResponseAsync(messages); // ask
            return reply.Text; /* done */
        });
        #endregion
        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        #if DEBUG
        using System.Diagnostics;
        #endif

        var app = WebApplication.Create(args);
        #region chat
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            #region memory
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var (messages, turn) = sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                #endregion
        #if DEBUG
                Debug.WriteLine(message);
        #endif
                messages.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(messages); // ask
                messages.AddMessages(reply);
                return reply.Text; /* done */
            }
            finally
            {
                turn.Release();
            }
        });
        #endregion
        app.Run();
        """);

    [Fact]
    public Task Statement_in_switch_section_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            switch (message)
            {
                case "hello":
                    var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    return reply.Text;
                default:
                    return "";
            }
        });
        app.Run();
        """);

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<MemoryCreatedPerRequest, MemoryCreatedPerRequestFix>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
            var reply = await client.GetResponseAsync(messages);
            return reply.Text;
        });

        // Another one.
        app.MapPost("/talk", async (string message, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
            var reply = await client.GetResponseAsync(messages);
            return reply.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var (messages, turn) = sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                return reply.Text;
            }
            finally
            {
                turn.Release();
            }
        });

        var chatSessions = new ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)>();

        // Another one.
        app.MapPost("/talk", async (string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var (messages, turn) = chatSessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                messages.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                return reply.Text;
            }
            finally
            {
                turn.Release();
            }
        });

        app.Run();
        """,
        Key,
        o =>
        {
            o.Sources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            public class TalkController(IChatClient client) : ControllerBase
            {
                [HttpPost("/ask")]
                public async Task<string> Ask(string message)
                {
                    var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
                    var reply = await client.GetResponseAsync(messages);
                    return reply.Text;
                }
            }
            """));
            o.FixedSources.Add(("Second.cs", /* lang=c#-test */ """
            using System.Collections.Concurrent;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            public class TalkController(IChatClient client) : ControllerBase
            {
                private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

                [HttpPost("/ask")]
                public async Task<string> Ask(string message, [FromHeader(Name = "X-Session-Id")] string sessionId)
                {
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The X-Session-Id header is missing.");
                    }
                    var (messages, turn) = _sessions.GetOrAdd(sessionId, _ => (new List<ChatMessage>(), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        messages.Add(new(ChatRole.User, message));
                        var reply = await client.GetResponseAsync(messages);
                        messages.AddMessages(reply);
                        return reply.Text;
                    }
                    finally
                    {
                        turn.Release();
                    }
                }
            }
            """));
        });
}
