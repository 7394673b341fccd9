using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1002: fields, maps and registrations.</summary>
public class MemoryInPerRequestObjectFixTests
{
    static Task FixAsync(string source, string fixedSource, string key) => FixTest.VerifyAsync<MemoryInPerRequestObject, MemoryInPerRequestObjectFix>(source, fixedSource, key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<MemoryInPerRequestObject, MemoryInPerRequestObjectFix>(source);

    [Fact]
    public Task Field() => FixAsync(
        /* lang=c#-test */ """"
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController]
        [Route("chat")]
        public class ChatController : ControllerBase
        {
            private readonly IChatCompletionService _chat;

            // What was said so far.
            private readonly ChatHistory {|MEM1002:_history|} = new("""
                You sell shoes.
                Be brief.
                """);

            public ChatController(IChatCompletionService chat) => _chat = chat;

            [HttpPost]
            public async Task<string?> Post(ChatRequest request, CancellationToken cancellationToken)
            {
                if (request.Message is null)
                    return null;

                // Ask.
                _history.AddUserMessage(request.Message);
                var reply = await _chat.GetChatMessageContentAsync(_history, cancellationToken: cancellationToken);
                this._history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }

            [HttpGet]
            public int Count()
            {
                return _history.Count;
            }
        }

        public record ChatRequest(string? Message);
        """",
        /* lang=c#-test */ """"
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController]
        [Route("chat")]
        public class ChatController : ControllerBase
        {
            private readonly IChatCompletionService _chat;

            // What was said so far.
            private static readonly ConcurrentDictionary<string, (ChatHistory History, SemaphoreSlim Turn)> _sessions = new();

            public ChatController(IChatCompletionService chat) => _chat = chat;

            [HttpPost]
            public async Task<string?> Post(ChatRequest request, [FromHeader(Name = "X-Session-Id")] string sessionId, CancellationToken cancellationToken)
            {
                if (request.Message is null)
                    return null;

                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (history, turn) = _sessions.GetOrAdd(sessionId, _ => (
                    new("""
                        You sell shoes.
                        Be brief.
                        """),
                    new SemaphoreSlim(1, 1)));
                await turn.WaitAsync(cancellationToken);
                try
                {
                    // Ask.
                    history.AddUserMessage(request.Message);
                    var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                    history.AddAssistantMessage(reply.Content!);
                    return reply.Content;
                }
                finally
                {
                    turn.Release();
                }
            }

            [HttpGet]
            public int Count([FromHeader(Name = "X-Session-Id")] string sessionId)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                var (history, turn) = _sessions.GetOrAdd(sessionId, _ => (
                    new("""
                        You sell shoes.
                        Be brief.
                        """),
                    new SemaphoreSlim(1, 1)));
                turn.Wait();
                try
                {
                    return history.Count;
                }
                finally
                {
                    turn.Release();
                }
            }
        }

        public record ChatRequest(string? Message);
        """",
        MemoryInPerRequestObjectFix.KeepOnePerSessionKey);

    [Fact]
    public Task Field_with_opening() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            readonly List<ChatMessage> {|MEM1002:history|} = [];

            public async Task<string> Say(string message)
            {
                history.Add(new(ChatRole.System, "You sell shoes."));
                history.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(history);
                history.AddMessages(reply);
                return reply.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> History, SemaphoreSlim Turn)> _sessions = new();

            public async Task<string> Say(string message)
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var (history, turn) = _sessions.GetOrAdd(userId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    if (history.Count == 0)
                    {
                        history.Add(new(ChatRole.System, "You sell shoes."));
                    }
                    history.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(history);
                    history.AddMessages(reply);
                    return reply.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """,
        MemoryInPerRequestObjectFix.KeepOnePerSessionKey);

    [Fact]
    public Task Field_used_in_constructor_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub : Hub
        {
            readonly IChatClient _client;
            readonly List<ChatMessage> [|_history|] = [];

            public ChatHub(IChatClient client)
            {
                _client = client;
                _history.Add(new(ChatRole.System, "You sell shoes."));
            }

            public async Task<string> Say(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var reply = await _client.GetResponseAsync(_history);
                _history.AddMessages(reply);
                return reply.Text;
            }
        }
        """);

    [Fact]
    public Task Field_used_in_helper_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            readonly List<ChatMessage> [|_history|] = [];

            public Task<string> Say(string message) => AskAsync(message);

            async Task<string> AskAsync(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(_history);
                _history.AddMessages(reply);
                return reply.Text;
            }
        }
        """);

    [Fact]
    public Task Field_of_partial_class_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public partial class ChatHub(IChatClient client) : Hub
        {
            readonly List<ChatMessage> [|_history|] = [];

            public async Task<string> Say(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(_history);
                _history.AddMessages(reply);
                return reply.Text;
            }
        }
        """);

    [Fact]
    public Task Map_of_sessions_is_shared() => FixAsync(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service) => service.ReplyAsync(sessionId, message));
        app.Run();

        public class ChatService(ILogger<ChatService> logger, IConfiguration configuration)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|MEM1002:_sessions|} = new();

            public async Task<string?> ReplyAsync(string sessionId, string message)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
                history.AddUserMessage(message);
                logger.LogInformation("{Chat}", configuration["x"]);
                await Task.Yield();
                return history[0].Content;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service) => service.ReplyAsync(sessionId, message));
        app.Run();

        public class ChatService(ILogger<ChatService> logger, IConfiguration configuration)
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
            private static readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

            public async Task<string?> ReplyAsync(string sessionId, string message)
            {
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync();
                try
                {
                    var history = _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
                    history.AddUserMessage(message);
                    logger.LogInformation("{Chat}", configuration["x"]);
                    await Task.Yield();
                    return history[0].Content;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """,
        MemoryInPerRequestObjectFix.ShareSessionMapKey);

    [Fact]
    public Task Map_of_sessions_in_a_singleton() => FixAsync(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service) => service.ReplyAsync(sessionId, message));
        app.Run();

        public class ChatService(ILogger<ChatService> logger, IConfiguration configuration)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|MEM1002:_sessions|} = new();

            public async Task<string?> ReplyAsync(string sessionId, string message)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
                history.AddUserMessage(message);
                logger.LogInformation("{Chat}", configuration["x"]);
                await Task.Yield();
                return history[0].Content;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service) => service.ReplyAsync(sessionId, message));
        app.Run();

        public class ChatService(ILogger<ChatService> logger, IConfiguration configuration)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();
            private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

            public async Task<string?> ReplyAsync(string sessionId, string message)
            {
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync();
                try
                {
                    var history = _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
                    history.AddUserMessage(message);
                    logger.LogInformation("{Chat}", configuration["x"]);
                    await Task.Yield();
                    return history[0].Content;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """,
        MemoryInPerRequestObjectFix.RegisterAsSingletonKey);

    [Fact]
    public Task Registered_store() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|MEM1002:AddScoped<IStorage, MemoryStorage>|}();
        builder.Build().Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IStorage, MemoryStorage>();
        builder.Build().Run();
        """,
        MemoryInPerRequestObjectFix.RegisterAsSingletonKey);

    [Fact]
    public Task Fix_all_fields() => Verify.FixAllAsync<MemoryInPerRequestObject, MemoryInPerRequestObjectFix>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            private readonly List<ChatMessage> {|MEM1002:_history|} = [];

            public async Task<string> Say(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(_history);
                _history.AddMessages(reply);
                return reply.Text;
            }
        }

        public class TalkHub(IChatClient client) : Hub
        {
            private readonly List<ChatMessage> {|MEM1002:_messages|} = [new(ChatRole.System, "You sell shoes.")];

            public async Task<string> Say(string conversationId, string message)
            {
                _messages.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(_messages);
                _messages.AddMessages(reply);
                return reply.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> History, SemaphoreSlim Turn)> _sessions = new();

            public async Task<string> Say(string message)
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var (history, turn) = _sessions.GetOrAdd(userId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    history.Add(new(ChatRole.User, message));
                    var reply = await client.GetResponseAsync(history);
                    history.AddMessages(reply);
                    return reply.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        }

        public class TalkHub(IChatClient client) : Hub
        {
            private static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            public async Task<string> Say(string conversationId, string message)
            {
                if (string.IsNullOrEmpty(conversationId))
                {
                    throw new HubException("The conversationId is missing.");
                }
                var (messages, turn) = _sessions.GetOrAdd(conversationId, _ => ([new(ChatRole.System, "You sell shoes.")], new SemaphoreSlim(1, 1)));
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
        """,
        MemoryInPerRequestObjectFix.KeepOnePerSessionKey,
        o =>
        {
            o.Sources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.SemanticKernel;
            using Microsoft.SemanticKernel.ChatCompletion;

            public class ChatController(IChatCompletionService chat) : ControllerBase
            {
                private readonly ChatHistory {|MEM1002:_history|} = new();

                [HttpPost("/chat")]
                public async Task<string?> Post(string message)
                {
                    _history.AddUserMessage(message);
                    var reply = await chat.GetChatMessageContentAsync(_history);
                    _history.Add(reply);
                    return reply.Content;
                }
            }
            """));
            o.FixedSources.Add(("Second.cs", /* lang=c#-test */ """
            using System.Collections.Concurrent;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.SemanticKernel;
            using Microsoft.SemanticKernel.ChatCompletion;

            public class ChatController(IChatCompletionService chat) : ControllerBase
            {
                private static readonly ConcurrentDictionary<string, (ChatHistory History, SemaphoreSlim Turn)> _sessions = new();

                [HttpPost("/chat")]
                public async Task<string?> Post(string message, [FromHeader(Name = "X-Session-Id")] string sessionId)
                {
                    if (string.IsNullOrEmpty(sessionId))
                    {
                        throw new BadHttpRequestException("The X-Session-Id header is missing.");
                    }
                    var (history, turn) = _sessions.GetOrAdd(sessionId, _ => (new(), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        history.AddUserMessage(message);
                        var reply = await chat.GetChatMessageContentAsync(history);
                        history.Add(reply);
                        return reply.Content;
                    }
                    finally
                    {
                        turn.Release();
                    }
                }
            }
            """));
        });

    [Fact]
    public Task Fix_all_maps() => Verify.FixAllAsync<MemoryInPerRequestObject, MemoryInPerRequestObjectFix>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        builder.Services.AddTransient<TalkService>();
        builder.Build().Run();

        public class ChatService
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|MEM1002:_sessions|} = new();

            public ChatHistory Find(string sessionId) => _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
        }

        public class TalkService(ILogger<TalkService> logger)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|MEM1002:_sessions|} = new();

            public ChatHistory Find(string sessionId)
            {
                logger.LogInformation("Talk {Session}", sessionId);
                return _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        builder.Services.AddTransient<TalkService>();
        builder.Build().Run();

        public class ChatService
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();

            public ChatHistory Find(string sessionId) => _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
        }

        public class TalkService(ILogger<TalkService> logger)
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();

            public ChatHistory Find(string sessionId)
            {
                logger.LogInformation("Talk {Session}", sessionId);
                return _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
            }
        }
        """,
        MemoryInPerRequestObjectFix.ShareSessionMapKey);

    [Fact]
    public Task Fix_all_registrations() => Verify.FixAllAsync<MemoryInPerRequestObject, MemoryInPerRequestObjectFix>(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        builder.Services.AddTransient<TalkService>();
        builder.Build().Run();

        public class ChatService
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|MEM1002:_sessions|} = new();

            public ChatHistory Find(string sessionId) => _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
        }

        public class TalkService(ILogger<TalkService> logger)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|MEM1002:_sessions|} = new();

            public ChatHistory Find(string sessionId)
            {
                logger.LogInformation("Talk {Session}", sessionId);
                return _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ChatService>();
        builder.Services.AddSingleton<TalkService>();
        builder.Build().Run();

        public class ChatService
        {
            private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();

            public ChatHistory Find(string sessionId) => _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
        }

        public class TalkService(ILogger<TalkService> logger)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();

            public ChatHistory Find(string sessionId)
            {
                logger.LogInformation("Talk {Session}", sessionId);
                return _sessions.GetOrAdd(sessionId, _ => new ChatHistory());
            }
        }
        """,
        MemoryInPerRequestObjectFix.RegisterAsSingletonKey);
}
