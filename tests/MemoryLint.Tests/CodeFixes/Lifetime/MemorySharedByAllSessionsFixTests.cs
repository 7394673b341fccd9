using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1004: fields and captured locals.</summary>
public class MemorySharedByAllSessionsFixTests
{
    const string Key = MemorySharedByAllSessionsFix.KeepOnePerSessionKey;

    static Task FixAsync(string source, string fixedSource) => FixTest.VerifyAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(source, fixedSource, Key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(source);

    /// <summary>A singleton in a web host.</summary>
    static string Service(string members, string usings = "using Microsoft.Extensions.AI;", string parameters = "IChatClient client") => $$"""
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ChatService>();
        builder.Build().Run();

        public class ChatService({{parameters}})
        {
        {{members}}
        }
        """;

    const string Concurrent = "using System.Collections.Concurrent;\nusing Microsoft.Extensions.AI;";

    [Fact]
    public Task Static_field_of_a_controller() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController, Route("chat")]
        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            // What was said so far.
            private static readonly ChatHistory s_history = [|new("You are a travel agent.")|];

            [HttpPost("{sessionId}")]
            public async Task<string?> Post(string sessionId, string message, CancellationToken cancellation)
            {
                s_history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(s_history, cancellationToken: cancellation);
                s_history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController, Route("chat")]
        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            // What was said so far.
            private static readonly ConcurrentDictionary<string, (ChatHistory History, SemaphoreSlim Turn)> _sessions = new();

            [HttpPost("{sessionId}")]
            public async Task<string?> Post(string sessionId, string message, CancellationToken cancellation)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The sessionId is missing.");
                }
                var (history, turn) = _sessions.GetOrAdd(sessionId, _ => (new("You are a travel agent."), new SemaphoreSlim(1, 1)));
                await turn.WaitAsync(cancellation);
                try
                {
                    history.AddUserMessage(message);
                    var reply = await chat.GetChatMessageContentAsync(history, cancellationToken: cancellation);
                    history.AddAssistantMessage(reply.Content!);
                    return reply.Content;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Static_list_of_a_hub() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        WebApplication.CreateBuilder(args).Build().MapHub<ChatHub>("/chat");

        public class ChatHub(IChatClient client) : Hub
        {
            static List<ChatMessage> Messages = [|[]|];

            public async Task Send(string message)
            {
                Messages.Add(new(ChatRole.System, "You are a pirate."));
                Messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(Messages);
                Messages.AddMessages(response);
                await Clients.Caller.SendAsync("reply", response.Text);
            }

            public void Reset()
            {
                Messages.Clear();
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        WebApplication.CreateBuilder(args).Build().MapHub<ChatHub>("/chat");

        public class ChatHub(IChatClient client) : Hub
        {
            static readonly ConcurrentDictionary<string, (List<ChatMessage> Messages, SemaphoreSlim Turn)> _sessions = new();

            public async Task Send(string message)
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var (messages, turn) = _sessions.GetOrAdd(userId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    if (messages.Count == 0)
                    {
                        messages.Add(new(ChatRole.System, "You are a pirate."));
                    }
                    messages.Add(new(ChatRole.User, message));
                    var response = await client.GetResponseAsync(messages);
                    messages.AddMessages(response);
                    await Clients.Caller.SendAsync("reply", response.Text);
                }
                finally
                {
                    turn.Release();
                }
            }

            public void Reset()
            {
                var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                var (messages, turn) = _sessions.GetOrAdd(userId, _ => ([], new SemaphoreSlim(1, 1)));
                turn.Wait();
                try
                {
                    messages.Clear();
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Field_of_a_singleton_by_the_parameter_of_its_methods() => FixAsync(
        Service("""
            private readonly List<ChatMessage> _history = [|[new(ChatRole.System, "Be kind.")]|];

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                _history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_history);
                _history.AddMessages(response);
                return response.Text;
            }

            public int CountOf(string sessionId)
            {
                return this._history.Count;
            }
        """),
        Service("""
            private readonly ConcurrentDictionary<string, (List<ChatMessage> History, SemaphoreSlim Turn)> _sessions = new();

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                var (history, turn) = _sessions.GetOrAdd(sessionId, _ => ([new(ChatRole.System, "Be kind.")], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    history.Add(new(ChatRole.User, message));
                    var response = await client.GetResponseAsync(history);
                    history.AddMessages(response);
                    return response.Text;
                }
                finally
                {
                    turn.Release();
                }
            }

            public int CountOf(string sessionId)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                var (history, turn) = _sessions.GetOrAdd(sessionId, _ => ([new(ChatRole.System, "Be kind.")], new SemaphoreSlim(1, 1)));
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
        """, Concurrent));

    [Fact]
    public Task List_that_is_cleared_filled_and_awaited_keeps_nothing_for_a_session() => Verify.NoCodeFixAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(
        Service("""
            private readonly IList<ChatMessage> _messages = [|new List<ChatMessage>()|];

            public async Task<string> GetResponseAsync(ChatRequest request, CancellationToken cancellation)
            {
                if (request.Message.Length == 0)
                    return "";
                _messages.Clear();
                _messages.Add(new ChatMessage(ChatRole.User, request.Message));
                var response = await client.GetResponseAsync(_messages, cancellationToken: cancellation);
                return response.Text;
            }
        """) + "\n\npublic record ChatRequest(string ConversationId, string Message);",
        MemorySharedByAllSessionsFix.KeepOnePerSessionKey);

    [Fact]
    public Task Local_of_top_level_code() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();

        // What was said so far.
        List<ChatMessage> history = [|[new(ChatRole.System, "You are a travel agent.")]|];

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            history.Add(new(ChatRole.User, request.Message));
            var response = await client.GetResponseAsync(history);
            history.AddMessages(response);
            return response.Text;
        });

        app.MapDelete("/chat/{sessionId}", (string sessionId) =>
        {
            history.Clear();
        });
        app.Run();

        record ChatRequest(string Message, string SessionId);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();

        // What was said so far.
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> History, SemaphoreSlim Turn)>();

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            if (string.IsNullOrEmpty(request.SessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var (history, turn) = sessions.GetOrAdd(request.SessionId, _ => ([new(ChatRole.System, "You are a travel agent.")], new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                history.Add(new(ChatRole.User, request.Message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }
            finally
            {
                turn.Release();
            }
        });

        app.MapDelete("/chat/{sessionId}", (string sessionId) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var (history, turn) = sessions.GetOrAdd(sessionId, _ => ([new(ChatRole.System, "You are a travel agent.")], new SemaphoreSlim(1, 1)));
            turn.Wait();
            try
            {
                history.Clear();
            }
            finally
            {
                turn.Release();
            }
        });
        app.Run();

        record ChatRequest(string Message, string SessionId);
        """);

    [Fact]
    public Task Session_of_top_level_code_that_is_awaited() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        var agent = app.Services.GetRequiredService<AIAgent>();
        var session = await [|agent.CreateSessionAsync()|];
        app.MapPost("/chat", async (string message) =>
        {
            var response = await agent.RunAsync(message, session);
            return response.Text;
        });
        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.CreateBuilder(args).Build();
        var agent = app.Services.GetRequiredService<AIAgent>();
        var sessions = new ConcurrentDictionary<string, AgentSession>();
        var turns = new ConcurrentDictionary<string, SemaphoreSlim>();
        app.MapPost("/chat", async (string message, [FromHeader(Name = "X-Session-Id")] string sessionId) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var turn = turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
            await turn.WaitAsync();
            try
            {
                if (!sessions.TryGetValue(sessionId, out var session))
                {
                    session = await agent.CreateSessionAsync();
                    sessions[sessionId] = session;
                }
                var response = await agent.RunAsync(message, session);
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
    public Task Local_of_a_method_that_maps_endpoints() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapChat();
        app.Run();

        public static class ChatEndpoints
        {
            public static void MapChat(this IEndpointRouteBuilder app)
            {
                var history = [|new ChatHistory()|];
                app.MapPost("/chat/{chatId}", async (Guid chatId, string message, IChatCompletionService chat) =>
                {
                    history.AddUserMessage(message);
                    var reply = await chat.GetChatMessageContentAsync(history);
                    history.AddAssistantMessage(reply.Content!);
                    return reply.Content;
                });
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapChat();
        app.Run();

        public static class ChatEndpoints
        {
            public static void MapChat(this IEndpointRouteBuilder app)
            {
                var sessions = new ConcurrentDictionary<Guid, (ChatHistory History, SemaphoreSlim Turn)>();
                app.MapPost("/chat/{chatId}", async (Guid chatId, string message, IChatCompletionService chat) =>
                {
                    var (history, turn) = sessions.GetOrAdd(chatId, _ => (new ChatHistory(), new SemaphoreSlim(1, 1)));
                    await turn.WaitAsync();
                    try
                    {
                        history.AddUserMessage(message);
                        var reply = await chat.GetChatMessageContentAsync(history);
                        history.AddAssistantMessage(reply.Content!);
                        return reply.Content;
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
    public Task Fix_all() => Verify.FixAllAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(
        Service("""
            private readonly List<ChatMessage> _history = [|[]|];
            private readonly List<ChatMessage> _drafts = [|[]|];

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                _history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_history)).Text;
            }

            public async Task<string> DraftAsync(string sessionId, string message)
            {
                _drafts.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_drafts)).Text;
            }
        """),
        Service("""
            private readonly ConcurrentDictionary<string, (List<ChatMessage> History, SemaphoreSlim Turn)> _sessions = new();
            private readonly ConcurrentDictionary<string, (List<ChatMessage> Drafts, SemaphoreSlim Turn)> _chatSessions = new();

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                var (history, turn) = _sessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    history.Add(new(ChatRole.User, message));
                    return (await client.GetResponseAsync(history)).Text;
                }
                finally
                {
                    turn.Release();
                }
            }

            public async Task<string> DraftAsync(string sessionId, string message)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                var (drafts, turn) = _chatSessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
                await turn.WaitAsync();
                try
                {
                    drafts.Add(new(ChatRole.User, message));
                    return (await client.GetResponseAsync(drafts)).Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        """, Concurrent), Key);

    [Fact]
    public Task Fix_all_locals() => Verify.FixAllAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        List<ChatMessage> sales = [|[]|];
        List<ChatMessage> support = [|[]|];
        app.MapPost("/sales/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            sales.Add(new(ChatRole.User, message));
            return (await client.GetResponseAsync(sales)).Text;
        });
        app.MapPost("/support/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            support.Add(new(ChatRole.User, message));
            return (await client.GetResponseAsync(support)).Text;
        });
        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        var sessions = new ConcurrentDictionary<string, (List<ChatMessage> Sales, SemaphoreSlim Turn)>();
        var chatSessions = new ConcurrentDictionary<string, (List<ChatMessage> Support, SemaphoreSlim Turn)>();
        app.MapPost("/sales/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var (sales, turn) = sessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                sales.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(sales)).Text;
            }
            finally
            {
                turn.Release();
            }
        });
        app.MapPost("/support/{sessionId}", async (string sessionId, string message, IChatClient client) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var (support, turn) = chatSessions.GetOrAdd(sessionId, _ => ([], new SemaphoreSlim(1, 1)));
            await turn.WaitAsync();
            try
            {
                support.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(support)).Text;
            }
            finally
            {
                turn.Release();
            }
        });
        app.Run();
        """, Key);

    // ---- where nothing is offered

    [Fact]
    public Task Service_without_identity_has_no_fix() => NoFixAsync(Service("""
            private readonly List<ChatMessage> _history = [|[]|];

            public async Task<string> ReplyAsync(string message)
            {
                _history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_history)).Text;
            }
        """));

    [Fact]
    public Task Service_with_one_method_that_has_no_identity_has_no_fix() => NoFixAsync(Service("""
            private readonly List<ChatMessage> _history = [|[]|];

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                _history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_history)).Text;
            }

            public void Reset()
            {
                _history.Clear();
            }
        """));

    [Fact]
    public Task Methods_with_identities_of_two_kinds_have_no_fix() => NoFixAsync(Service("""
            private readonly List<ChatMessage> _history = [|[]|];

            public async Task<string> ReplyAsync(string conversationId, string message)
            {
                _history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_history)).Text;
            }

            public void Forget(string userId)
            {
                _history.Clear();
            }
        """));

    [Fact]
    public Task Method_that_calls_another_one_has_no_fix() => NoFixAsync(Service("""
            private readonly List<ChatMessage> _history = [|[]|];

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                _history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_history);
                Note(sessionId, response);
                return response.Text;
            }

            private void Note(string sessionId, ChatResponse response) => Keep(sessionId, response);

            private void Keep(string sessionId, ChatResponse response)
            {
                _history.AddMessages(response);
            }
        """));

    [Fact]
    public Task Property_that_others_see_has_no_fix() => NoFixAsync(Service("""
            public List<ChatMessage> History { get; } = [|[]|];

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                History.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(History)).Text;
            }
        """));

    [Fact]
    public Task Local_that_start_up_code_uses_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        List<ChatMessage> history = [|[]|];
        history.AddRange(Opening());

        app.MapPost("/chat", async (string sessionId, string message, IChatClient client) =>
        {
            history.Add(new(ChatRole.User, message));
            return (await client.GetResponseAsync(history)).Text;
        });
        app.Run();

        static List<ChatMessage> Opening() => [new(ChatRole.System, "Be kind.")];
        """);

    [Fact]
    public Task Registration_has_no_fix() => NoFixAsync(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddSingleton<ChatHistory>|]();
        var app = builder.Build();
        app.MapPost("/chat", async (string message, ChatHistory history, IChatCompletionService chat) =>
        {
            history.AddUserMessage(message);
            var reply = await chat.GetChatMessageContentAsync(history);
            history.AddAssistantMessage(reply.Content!);
            return reply.Content;
        });
        app.Run();
        """);
}
