using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1005: maps of sessions that requests change at the same time.</summary>
public class SessionMapNotThreadSafeTests
{
    /// <param name="source">The file that holds the map.</param>
    /// <param name="registrations">Statements of another file, a web host's, that register services; the place in it has the number 9.</param>
    /// <param name="configure">More about the project.</param>
    static Task VerifyAsync(string source, string registrations = Singleton, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(source, o =>
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

    const string Plain = """
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly Dictionary<string, List<ChatMessage>> {|#0:_conversations|} = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (!_conversations.TryGetValue(conversationId, out var messages))
                    _conversations[conversationId] = messages = [];
                return messages;
            }
        }
        """;

    static string Silent => Plain.Replace("{|#0:", "").Replace("|}", "");

    // ---- plain maps

    [Fact]
    public Task Dictionary_of_a_singleton() => VerifyAsync(Plain, MarkedSingleton, o =>
    {
        o.Messages[0] = "'_conversations' is a plain Dictionary that requests change at the same time (Conversations is registered with AddSingleton), so it may throw, loop or lose sessions";
        o.Related.Add((0, 9));
    });

    [Fact]
    public Task Static_dictionary() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private static readonly Dictionary<string, ChatHistory> {|#0:s_histories|} = [];

            [HttpPost("/chat/{sessionId}")]
            public async Task<string?> Post(string sessionId, string message)
            {
                if (!s_histories.ContainsKey(sessionId))
                    s_histories.Add(sessionId, new ChatHistory());
                s_histories[sessionId].AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(s_histories[sessionId])).Content;
            }
        }
        """, "", o =>
    {
        o.Messages[0] = "'s_histories' is a plain Dictionary that requests change at the same time (it is static), so it may throw, loop or lose sessions";
        o.RelatedCount[0] = 0;
    });

    [Fact]
    public Task Interface_over_a_dictionary() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly IDictionary<string, List<ChatMessage>> [|_conversations|] = new Dictionary<string, List<ChatMessage>>();

            public void Say(string sessionId, string message)
            {
                if (!_conversations.TryGetValue(sessionId, out var messages))
                    _conversations[sessionId] = messages = [];
                messages.Add(new(ChatRole.User, message));
            }
        }
        """);

    [Fact]
    public Task Interface_that_the_constructor_fills_with_a_dictionary() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversations
        {
            private readonly IDictionary<Guid, ChatHistory> [|_histories|];

            public Conversations() => _histories = new SortedDictionary<Guid, ChatHistory>();

            public ChatHistory Start(Guid chatId) => _histories[chatId] = new ChatHistory();
        }
        """);

    [Fact]
    public Task Dictionary_of_agent_sessions_that_are_awaited() => VerifyAsync("""
        using Microsoft.Agents.AI;

        public class Conversations(AIAgent agent)
        {
            readonly Dictionary<string, AgentSession> [|_sessions|] = new(StringComparer.Ordinal);

            public async Task<string> AskAsync(string threadId, string message)
            {
                if (!_sessions.TryGetValue(threadId, out var session))
                {
                    session = await agent.CreateSessionAsync();
                    _sessions[threadId] = session;
                }
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Dictionary_of_the_projects_own_type() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public record Visitor(string Name) { public List<ChatMessage> Messages { get; } = []; }

        public class Conversations
        {
            private Dictionary<(string Tenant, string User), Visitor> [|_visitors|] = new();

            public Visitor Greet(string tenant, string user) => _visitors[(tenant, user)] = new(user);
        }
        """);

    [Fact]
    public Task Dictionary_of_the_circuits_of_Blazor() => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Plain, o => o.Sources.Add(("Program.cs", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddServerSideBlazor();
        builder.Services.AddSingleton<Conversations>();
        builder.Build().Run();
        """)));

    // ---- asked first and filled then

    [Fact]
    public Task Concurrent_map_that_is_asked_first() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> {|#0:_conversations|} = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (!_conversations.TryGetValue(conversationId, out var messages))
                {
                    messages = [];
                    _conversations[conversationId] = messages;
                }
                return messages;
            }
        }
        """, MarkedSingleton, o =>
    {
        o.Messages[0] = "'_conversations' is asked first and filled then, so two first messages of a session start two conversations and one is lost";
        o.Related.Add((0, 9));
    });

    [Fact]
    public Task Static_concurrent_map_with_ContainsKey() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub(IChatCompletionService chat) : Hub
        {
            static readonly ConcurrentDictionary<string, ChatHistory> [|Histories|] = new();

            public async Task<string?> Say(string sessionId, string message)
            {
                if (!Histories.ContainsKey(sessionId))
                    Histories[sessionId] = new ChatHistory("Be brief.");
                Histories[sessionId].AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(Histories[sessionId])).Content;
            }
        }
        """, "");

    [Fact]
    public Task Concurrent_map_over_an_await() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;

        public class Conversations(AIAgent agent)
        {
            private readonly ConcurrentDictionary<string, AgentSession> [|_sessions|] = new();

            public async Task<string> AskAsync(string sessionId, string message)
            {
                if (!_sessions.TryGetValue(sessionId, out var session))
                {
                    session = await agent.CreateSessionAsync();
                    _sessions[sessionId] = session;
                }
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """);

    [Fact]
    public Task Concurrent_map_with_early_return() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_conversations|] = new();
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_others|] = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (_conversations.TryGetValue(conversationId, out var known))
                {
                    return known;
                }
                var messages = new List<ChatMessage>();
                _conversations[conversationId] = messages;
                return messages;
            }

            public List<ChatMessage> Other(string conversationId) => _others.TryGetValue(conversationId, out var known) ? known : _others[conversationId] = [];
        }
        """);

    // ---- what is right

    [Fact]
    public Task Silent_session_that_is_reset_where_it_is_known() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();

            public bool Reset(string conversationId)
            {
                if (_conversations.ContainsKey(conversationId))
                    _conversations[conversationId] = [];
                if (!_conversations.ContainsKey(conversationId))
                    return false;
                _conversations[conversationId] = [];
                return true;
            }
        }
        """);

    [Fact]
    public Task Silent_new_id_for_a_client_that_has_none() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();

            public (string Id, List<ChatMessage> Messages) Open(string? sessionId)
            {
                if (sessionId is null || !_conversations.TryGetValue(sessionId, out var messages))
                {
                    sessionId = Guid.NewGuid().ToString();
                    _conversations[sessionId] = messages = [];
                }
                return (sessionId, messages);
            }

            public string Start(string? sessionId)
            {
                if (sessionId is not null && _conversations.ContainsKey(sessionId))
                    return sessionId;
                string fresh = Guid.NewGuid().ToString();
                _conversations[fresh] = [];
                return fresh;
            }
        }
        """);

    [Fact]
    public Task Silent_lock_around_the_write() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly Dictionary<string, List<ChatMessage>> _conversations = new();
            private readonly object _gate = new();

            public List<ChatMessage> For(string conversationId)
            {
                lock (_gate)
                {
                    if (!_conversations.TryGetValue(conversationId, out var messages))
                        _conversations[conversationId] = messages = [];
                    return messages;
                }
            }
        }
        """);

    [Fact]
    public Task Silent_semaphore_around_the_write() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;

        public class Conversations(AIAgent agent)
        {
            private static readonly SemaphoreSlim s_turn = new(1, 1);
            private readonly ConcurrentDictionary<string, AgentSession> _sessions = new();
            private readonly Dictionary<string, AgentSession> _others = new();

            public async Task<AgentSession> ForAsync(string userId, CancellationToken cancellation)
            {
                if (_sessions.TryGetValue(userId, out var session))
                    return session;
                await s_turn.WaitAsync(cancellation);
                try
                {
                    if (!_sessions.TryGetValue(userId, out session))
                        _sessions[userId] = session = await agent.CreateSessionAsync();
                    _others[userId] = session;
                    return session;
                }
                finally
                {
                    s_turn.Release();
                }
            }
        }
        """);

    [Fact]
    public Task Silent_reader_writer_lock_and_monitor() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly Dictionary<string, List<ChatMessage>> _conversations = new();
            private readonly ReaderWriterLockSlim _lock = new();

            public void Start(string conversationId)
            {
                _lock.EnterWriteLock();
                try { _conversations[conversationId] = []; }
                finally { _lock.ExitWriteLock(); }
            }

            public void End(string conversationId)
            {
                Monitor.Enter(_lock);
                _conversations[conversationId] = [];
                Monitor.Exit(_lock);
            }
        }
        """);

    [Fact]
    public Task Silent_helper_that_is_called_under_a_lock() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly Dictionary<string, List<ChatMessage>> _conversations = new();
            private readonly object _gate = new();

            public void Say(string conversationId, string message)
            {
                lock (_gate)
                    For(conversationId).Add(new(ChatRole.User, message));
            }

            private List<ChatMessage> For(string conversationId)
            {
                if (!_conversations.TryGetValue(conversationId, out var messages))
                    _conversations.Add(conversationId, messages = []);
                return messages;
            }
        }
        """);

    [Fact]
    public Task Silent_map_that_only_the_constructor_fills() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversations
        {
            private readonly Dictionary<string, ChatHistory> _openings = new();

            public Conversations(IConfiguration configuration)
            {
                foreach (var section in configuration.GetSection("Tenants").GetChildren())
                    _openings[section.Key] = new ChatHistory(section.Value!);
            }

            public ChatHistory For(string tenantId) => new(_openings[tenantId]);
        }
        """);

    [Fact]
    public Task Silent_map_that_a_static_constructor_fills() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public static class Openings
        {
            private static readonly Dictionary<string, ChatHistory> s_openings = new();

            static Openings() => s_openings["session"] = new ChatHistory("Be kind.");

            public static ChatHistory For(string sessionKind) => new(s_openings[sessionKind]);
        }
        """, "");

    [Fact]
    public Task Silent_map_by_the_name_of_an_agent() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversations
        {
            private readonly Dictionary<string, ChatHistory> _histories = new();

            public ChatHistory For(string agentName)
            {
                if (!_histories.TryGetValue(agentName, out var history))
                    _histories[agentName] = history = new ChatHistory();
                return history;
            }
        }
        """);

    [Fact]
    public Task Silent_GetOrAdd() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();

            public List<ChatMessage> For(string conversationId) => _conversations.GetOrAdd(conversationId, _ => []);

            public void Reset(string conversationId) => _conversations[conversationId] = [];

            public bool Start(string conversationId) => _conversations.TryAdd(conversationId, []);
        }
        """);

    [Fact]
    public Task Silent_list_in_a_concurrent_map() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations(IChatClient client)
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();

            public async Task<string> AskAsync(string conversationId, string message)
            {
                var messages = _conversations.GetOrAdd(conversationId, _ => []);
                messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Silent_other_map_is_asked() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();
            private readonly ConcurrentDictionary<string, string> _names = new();

            public void Rename(string conversationId, string name)
            {
                if (!_names.ContainsKey(conversationId))
                    _conversations[conversationId] = [];
            }
        }
        """);

    [Fact]
    public Task Silent_immutable_map_that_is_exchanged() => VerifyAsync("""
        using System.Collections.Immutable;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private ImmutableDictionary<string, ImmutableList<ChatMessage>> _conversations = ImmutableDictionary<string, ImmutableList<ChatMessage>>.Empty;

            public void Say(string conversationId, string message) =>
                ImmutableInterlocked.AddOrUpdate(ref _conversations, conversationId, _ => [new(ChatRole.User, message)], (_, m) => m.Add(new(ChatRole.User, message)));
        }
        """);

    [Fact]
    public Task Silent_interface_over_a_concurrent_map() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            private readonly IDictionary<string, List<ChatMessage>> _conversations = new ConcurrentDictionary<string, List<ChatMessage>>();

            public void Start(string conversationId) => _conversations[conversationId] = [];
        }
        """);

    [Fact]
    public Task Silent_scoped_service() => VerifyAsync(Silent, "builder.Services.AddScoped<Conversations>();");

    [Fact]
    public Task Silent_service_of_one_circuit() => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Silent, o => o.Sources.Add(("Program.cs", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddServerSideBlazor();
        builder.Services.AddScoped<Conversations>();
        builder.Build().Run();
        """)));

    [Fact]
    public Task Silent_console_program() => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Silent, o => o.Sources.Add(("Program.cs", """
        var services = new ServiceCollection().AddSingleton<Conversations>().BuildServiceProvider();
        Console.WriteLine(services.GetRequiredService<Conversations>().For("me").Count);
        """)));

    [Fact]
    public Task Silent_desktop_app_with_a_web_host_inside() => VerifyAsync(Silent, configure: o => o.EditorConfig = "[*.cs]\nmemorylint.host = desktop\n");

    [Fact]
    public Task Silent_test_project() => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Silent + """

        public class ConversationsTests
        {
            public bool Finds() => new Conversations().For("a") is [];
        }
        """);

    [Fact]
    public Task Silent_unregistered_class_and_grain() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        using Orleans;

        public class Room
        {
            private readonly Dictionary<string, List<ChatMessage>> _byUser = new();

            public void Enter(string userId) => _byUser[userId] = [];
        }

        public interface IRoomGrain : IGrainWithStringKey { Task Enter(string userId); }

        public class RoomGrain : Grain, IRoomGrain
        {
            private readonly Dictionary<string, List<ChatMessage>> _byUser = new();

            public Task Enter(string userId)
            {
                _byUser[userId] = [];
                return Task.CompletedTask;
            }
        }
        """, "");

    [Fact]
    public Task Silent_map_of_something_else() => VerifyAsync("""
        public class Conversations
        {
            private readonly Dictionary<string, List<string>> _topics = new();

            public void Note(string conversationId, string topic)
            {
                if (!_topics.TryGetValue(conversationId, out var topics))
                    _topics[conversationId] = topics = [];
                topics.Add(topic);
            }
        }
        """);

    [Fact]
    public Task Silent_map_that_a_method_makes_for_itself() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class Conversations
        {
            public int Count(IEnumerable<(string SessionId, ChatMessage Message)> said)
            {
                var bySession = new Dictionary<string, List<ChatMessage>>();
                foreach (var (sessionId, message) in said)
                {
                    if (!bySession.TryGetValue(sessionId, out var messages))
                        bySession[sessionId] = messages = [];
                    messages.Add(message);
                }
                return bySession.Count;
            }
        }
        """);
}
