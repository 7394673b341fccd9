using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1006: maps of sessions out of which nothing is ever taken.</summary>
public class SessionMapWithoutBoundTests
{
    /// <param name="source">The file that holds the map.</param>
    /// <param name="registrations">Statements of another file, a web host's, that register services; the place in it has the number 9.</param>
    /// <param name="configure">More about the project.</param>
    static Task VerifyAsync(string source, string registrations = Singleton, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<SessionMapWithoutBound>(source, o =>
    {
        o.Sources.Add(("Program.cs", $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            {{registrations}}
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """));
        configure?.Invoke(o);
    });

    const string Singleton = "builder.Services.AddSingleton<Conversations>();";

    const string MarkedSingleton = "{|#9:builder.Services.AddSingleton<Conversations>()|};";

    static string Conversations(string members, string field = "{|#0:_conversations|}") => $$"""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> {{field}} = new();

            public List<ChatMessage> For(string conversationId) => _conversations.GetOrAdd(conversationId, _ => []);

            {{members}}
        }
        """;

    [Fact]
    public Task Map_of_a_singleton() => VerifyAsync(Conversations(""), MarkedSingleton, o =>
    {
        o.Messages[0] = "'_conversations' keeps every session until the process ends: nothing removes one, so memory grows with every visitor";
        o.Related.Add((0, 9));
    });

    [Fact]
    public Task Static_map() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, AgentSession> {|#0:s_sessions|} = new();

            [HttpPost("/chat/{id}")]
            public async Task<string> Post(string id, string message)
            {
                if (!s_sessions.TryGetValue(id, out var session))
                    session = s_sessions.GetOrAdd(id, await agent.CreateSessionAsync());
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """, "", o => o.RelatedCount[0] = 0);

    [Fact]
    public Task Map_with_the_time_of_last_use_that_nobody_reads() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversation { public List<ChatMessage> Messages { get; } = []; public DateTime LastUsed { get; set; } }

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, Conversation> [|_conversations|] = new();

            public void Say(string sessionId, string message)
            {
                var conversation = _conversations.GetOrAdd(sessionId, _ => new Conversation());
                conversation.LastUsed = DateTime.UtcNow;
                conversation.Messages.Add(new(ChatRole.User, message));
            }

            public void Forget(string sessionId) => _conversations[sessionId].Messages.Clear();
        }
        """);

    [Fact]
    public Task Plain_map_under_a_lock() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly Dictionary<string, List<ChatMessage>> [|_conversations|] = new();

            public void Start(string userId)
            {
                lock (_conversations)
                    _conversations[userId] = [];
            }
        }
        """);

    [Fact]
    public Task Silent_removal() => VerifyAsync(Conversations("public void End(string conversationId) => _conversations.TryRemove(conversationId, out _);", "_conversations"));

    [Fact]
    public Task Silent_removal_on_disconnect() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub(IChatCompletionService chat) : Hub
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> s_histories = new();

            public async Task<string?> Say(string message)
            {
                var history = s_histories.GetOrAdd(Context.ConnectionId, _ => new ChatHistory());
                history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }

            public override Task OnDisconnectedAsync(Exception? exception)
            {
                s_histories.TryRemove(Context.ConnectionId, out _);
                return base.OnDisconnectedAsync(exception);
            }
        }
        """, "");

    [Fact]
    public Task Silent_limit() => VerifyAsync(Conversations("""
        public void Trim()
            {
                if (_conversations.Count > 1000)
                    _conversations.Clear();
            }
        """, "_conversations"));

    [Fact]
    public Task Silent_sweep_by_other_code() => VerifyAsync(Conversations("public void Sweep() => Sweeper.Sweep(_conversations);", "_conversations") + """

        public static class Sweeper
        {
            public static void Sweep(ConcurrentDictionary<string, List<ChatMessage>> map)
            {
                foreach (var (id, messages) in map)
                    if (messages.Count > 100)
                        map.TryRemove(id, out _);
            }
        }
        """);

    [Fact]
    public Task Silent_removal_through_the_interface_of_collections() => VerifyAsync(
        Conversations("public void End(KeyValuePair<string, List<ChatMessage>> ended) => ((ICollection<KeyValuePair<string, List<ChatMessage>>>)_conversations).Remove(ended);", "_conversations"));

    [Fact]
    public Task Silent_map_that_is_replaced() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();

            public List<ChatMessage> For(string conversationId) => _conversations.GetOrAdd(conversationId, _ => []);

            public void Reset() => _conversations = new();
        }
        """);

    [Fact]
    public Task Silent_map_that_others_see() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            internal ConcurrentDictionary<string, List<ChatMessage>> Open { get; } = new();

            public List<ChatMessage> For(string conversationId) => Open.GetOrAdd(conversationId, _ => []);
        }
        """);

    [Fact]
    public Task Silent_cache_that_expires() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;

        public class Conversations(IMemoryCache cache)
        {
            public List<ChatMessage> For(string conversationId) => cache.GetOrCreate(conversationId, entry =>
            {
                entry.SlidingExpiration = TimeSpan.FromMinutes(30);
                return new List<ChatMessage>();
            })!;
        }
        """);

    [Fact]
    public Task Silent_desktop_app_with_a_web_host_inside() => VerifyAsync(Conversations("", "_conversations"), configure: o => o.EditorConfig = "[*.cs]\nmemorylint.host = desktop\n");

    [Fact]
    public Task Silent_fixed_map_and_map_by_agent() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversations
        {
            private readonly Dictionary<string, ChatHistory> _personas = new() { ["pirate"] = new("Talk like a pirate.") };
            private readonly ConcurrentDictionary<string, ChatHistory> _byAgent = new();

            public ChatHistory Persona(string persona) => new(_personas[persona]);

            public ChatHistory Of(string agentName) => _byAgent.GetOrAdd(agentName, _ => new ChatHistory());
        }
        """);

    [Fact]
    public Task Silent_scoped_service_and_console_program()
    {
        string silent = Conversations("", "_conversations");
        return Task.WhenAll(
            VerifyAsync(silent, "builder.Services.AddScoped<Conversations>();"),
            Verify.AnalyzerAsync<SessionMapWithoutBound>(silent, o => o.Sources.Add(("Program.cs", "Console.WriteLine(new ServiceCollection().AddSingleton<Conversations>().Count);"))));
    }
}
