using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1001, "Load and save through IDistributedCache".</summary>
public class LoadAndSaveTests
{
    const string Key = MemoryCreatedPerRequestFix.LoadAndSaveKey;

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
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);

        // The chat.
        app.MapPost("/chat", async (ChatRequest request, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId, IDistributedCache cache, CancellationToken cancellationToken) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var key = $"chat:{sessionId}";
            var saved = await cache.GetAsync(key, cancellationToken);
            var history = saved is null
                ? new List<ChatMessage>()
                : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            if (history.Count == 0)
            {
                history.Add(new(ChatRole.System, "You are a friendly assistant."));
            }
            history.Add(new(ChatRole.User, request.Message));

            // Ask.
            var response = await client.GetResponseAsync(history, cancellationToken: cancellationToken);
            history.AddMessages(response);

            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(history, AIJsonUtilities.DefaultOptions), cancellationToken);
            return new ChatReply(response.Text);
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
        using System.Text.Json;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        namespace Shop;

        public static class ChatEndpoints
        {
            public static IEndpointRouteBuilder MapChat(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/api");

                group.MapPost("/chat/{conversationId}", async (Guid conversationId, ChatRequest request, IChatCompletionService chat, IDistributedCache cache, int limit = 10) =>
                {
                    var key = $"chat:{conversationId}";
                    var saved = await cache.GetAsync(key);
                    var history = saved is null
                        ? new ChatHistory("You sell shoes.")
                        : JsonSerializer.Deserialize<ChatHistory>(saved)!;

                    history.AddUserMessage(request.Message);
                    var reply = await chat.GetChatMessageContentAsync(history);
                    history.Add(reply);

                    await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(history));
                    return Results.Ok(reply.Content);
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
        using System.ClientModel.Primitives;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Distributed;
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
                    [FromServices] IDistributedCache cache,
                    CancellationToken cancellationToken = default)
                {
                    if (request.Message.Length == 0)
                        return BadRequest();

                    if (request.SessionId == Guid.Empty)
                    {
                        throw new BadHttpRequestException("The sessionId is missing.");
                    }
                    // The conversation so far.
                    var key = $"ChatController.Post:{request.SessionId}";
                    var saved = await cache.GetAsync(key, cancellationToken);
                    List<ChatMessage> messages = saved is null
                        ? [new SystemChatMessage("You sell shoes.")]
                        : ModelReaderWriter.Read<List<ChatMessage>>(BinaryData.FromBytes(saved))!;
                    // What the user says.
                    messages.Add(new UserChatMessage(request.Message));
                    ChatCompletion completion = await _client.CompleteChatAsync(messages, cancellationToken: cancellationToken);
                    messages.Add(new AssistantChatMessage(completion));

                    await cache.SetAsync(key, ModelReaderWriter.Write(messages).ToArray(), cancellationToken);
                    return Ok(completion.Content[0].Text);
                }
            }

            public record ChatRequest(string Message, Guid SessionId);
        }
        """);

    [Fact]
    public Task Function_has_no_fix() => NoFixAsync(
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
        """);

    [Fact]
    public Task Bot_has_no_fix() => NoFixAsync(
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
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        public class ChatModel : PageModel {
          private readonly IChatClient _client;

          public ChatModel(IChatClient client) {
            _client = client;
          }

          public string Reply { get; set; } = "";

          public async Task<IActionResult> OnPostAsync(string message, [FromHeader(Name = "X-Session-Id")] string sessionId, [FromServices] IDistributedCache cache) {
            if (string.IsNullOrEmpty(sessionId)) {
              throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var key = $"ChatModel.OnPostAsync:{sessionId}";
            var saved = await cache.GetAsync(key);
            var messages = saved is null
              ? new List<ChatMessage> {
                new(ChatRole.System, "You are a very friendly assistant that sells shoes, hats and gloves."),
              }
              : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            messages.Add(new(ChatRole.User, message));
            var response = await _client.GetResponseAsync(messages);
            messages.AddMessages(response);
            Reply = response.Text;
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
            return Page();
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
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);

        app.MapPost("/local", ReplyAsync);
        app.MapPost("/chat", ChatEndpoints.ReplyAsync);
        app.Run();

        async Task<string> ReplyAsync(string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId, IDistributedCache cache)
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var key = $"local:{sessionId}";
            var saved = await cache.GetAsync(key);
            List<ChatMessage> messages = saved is null
                ? []
                : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            messages.Add(new(ChatRole.User, message));
            var reply = await client.GetResponseAsync(messages);
            messages.AddMessages(reply);
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
            return reply.Text;
        }

        static class ChatEndpoints
        {
            public static async Task<string> ReplyAsync(string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId, IDistributedCache cache)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var key = $"ChatEndpoints.ReplyAsync:{sessionId}";
                var saved = await cache.GetAsync(key);
                List<ChatMessage> messages = saved is null
                    ? []
                    : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
                messages.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
                return reply.Text;
            }
        }
        """);

    [Fact]
    public Task Service_with_session_id_has_no_fix() => NoFixAsync(
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
        """);

    [Fact]
    public Task Sync_handler_has_no_fix() => NoFixAsync(
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
    public Task Return_that_asks_the_model_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
            return (await client.GetResponseAsync(messages)).Text;
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
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (ChatRequest request, IChatClient client, IDistributedCache cache) =>
        {
            if (string.IsNullOrWhiteSpace(request.ConversationId)) return Results.BadRequest();
            if (request.Message is null)
                return Results.BadRequest();

            var key = $"chat:{request.ConversationId}";
            var saved = await cache.GetAsync(key);
            var messages = saved is null
                ? new List<ChatMessage>()
                : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            messages.Add(new(ChatRole.User, request.Message));
            if (request.Message == "bye")
                return Results.NoContent();
            var reply = await client.GetResponseAsync(messages).ConfigureAwait(false);
            messages.AddMessages(reply);
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
            return Results.Text(reply.Text);
        });
        app.Run();
        record ChatRequest(string? Message, string? ConversationId);
        """);

    [Fact]
    public Task Early_return_after_reply_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        var app = WebApplication.Create(args);
        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage> { new(ChatRole.User, message) }|];
            var reply = await client.GetResponseAsync(messages);
            messages.AddMessages(reply);
            if (reply.Text.Length > 100)
                return reply.Text[..100];
            return reply.Text;
        });
        app.Run();
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

        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        /// <summary>Chats.</summary>
        public class ChatController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
        	private readonly Microsoft.Extensions.AI.IChatClient _client;

        	public ChatController(Microsoft.Extensions.AI.IChatClient client) => _client = client;

        	[Microsoft.AspNetCore.Mvc.HttpPost("chat/{sessionId}")]
        	public async Task<string> Post(string sessionId, string message, [FromServices] IDistributedCache cache)
        	{
        		if (string.IsNullOrEmpty(sessionId))
        		{
        			throw new BadHttpRequestException("The sessionId is missing.");
        		}
        		var key = $"ChatController.Post:{sessionId}";
        		var saved = await cache.GetAsync(key);
        		var messages = saved is null
        			? new List<Microsoft.Extensions.AI.ChatMessage>()
        			: JsonSerializer.Deserialize<List<Microsoft.Extensions.AI.ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
        		messages.Add(new(Microsoft.Extensions.AI.ChatRole.User, message));
        		var reply = await _client.GetResponseAsync(messages);
        		messages.AddMessages(reply);
        		var text = @"a
        b " + reply.Text;
        		await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
        		return text;
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
    public Task Streamed_reply_that_is_saved() => FixAsync(
        /* lang=c#-test */ """
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
        """,
        /* lang=c#-test */ """
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);
        app.MapPost("/chat/{chatId}", async (Guid chatId, string message, IChatClient client, HttpResponse response, IDistributedCache cache) =>
        {
            var key = $"chat:{chatId}";
            var saved = await cache.GetAsync(key);
            var messages = saved is null
                ? new List<ChatMessage>()
                : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            messages.Add(new(ChatRole.User, message));

            var updates = new List<ChatResponseUpdate>();
            // Word by word.
            await foreach (var update in client.GetStreamingResponseAsync(messages))
            {
                updates.Add(update);
                await response.WriteAsync(update.Text);
            }
            messages.AddMessages(updates);
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
        });
        app.Run();
        """);

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
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        namespace Shop;

        internal static class Endpoints
        {
            internal static void MapChat(this WebApplication app)
            {
                app.MapPost("/rooms/{roomId:long}", async (long roomId, string message, IChatClient client, IDistributedCache cache) =>
                {
                    var key = $"rooms:{roomId}";
                    var saved = await cache.GetAsync(key);
                    List<ChatMessage> messages = saved is null
                        ? []
                        : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
                    messages.Add(new(ChatRole.User, message));
                    ChatResponse reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
                    return reply.Text;
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
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(ChatRequest request, [FromServices] IDistributedCache cache)
            {
                if (string.IsNullOrEmpty(request.ConversationId))
                {
                    throw new BadHttpRequestException("The conversationId is missing.");
                }
                var key = $"ChatController.Chat:{request.ConversationId}";
                var saved = await cache.GetAsync(key);
                List<ChatMessage> messages = saved is null
                    ? []
                    : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
                messages.Add(new(ChatRole.User, request.Message));
                var reply = await client.GetResponseAsync(messages);
                messages.AddMessages(reply);
                await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
                return reply.Text;
            }
        }

        public record ChatRequest(string UserId, string Message, string ConversationId);
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
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client, IDistributedCache cache) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var key = $"chat:{sessionId}";
            var saved = await cache.GetAsync(key);
            var messages = saved is null
                ? new List<ChatMessage>()
                : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            messages.Add(new(ChatRole.User, message));
            var reply = await client.GetResponseAsync(messages);
            messages.AddMessages(reply);
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
            return reply.Text;
        });

        // Another one.
        app.MapPost("/talk", async (string message, IChatClient client, [FromHeader(Name = "X-Session-Id")] string sessionId, IDistributedCache cache) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var key = $"talk:{sessionId}";
            var saved = await cache.GetAsync(key);
            var messages = saved is null
                ? new List<ChatMessage>()
                : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
            messages.Add(new(ChatRole.User, message));
            var reply = await client.GetResponseAsync(messages);
            messages.AddMessages(reply);
            await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
            return reply.Text;
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
            using System.Text.Json;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.Caching.Distributed;

            public class TalkController(IChatClient client) : ControllerBase
            {
                [HttpPost("/ask")]
                public async Task<string> Ask(string message, [FromHeader(Name = "X-Session-Id")] string sessionId, [FromServices] IDistributedCache cache)
                {
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The X-Session-Id header is missing.");
                    }
                    var key = $"TalkController.Ask:{sessionId}";
                    var saved = await cache.GetAsync(key);
                    var messages = saved is null
                        ? new List<ChatMessage>()
                        : JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;
                    messages.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(messages);
                    messages.AddMessages(reply);
                    await cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(messages, AIJsonUtilities.DefaultOptions));
                    return reply.Text;
                }
            }
            """));
        });
}
