using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1005: plain maps, and maps that are asked first and filled then.</summary>
public class SessionMapNotThreadSafeFixTests
{
    const string Plain = SessionMapNotThreadSafeFix.UseConcurrentDictionaryKey, CheckThenAdd = SessionMapNotThreadSafeFix.UseGetOrAddKey;

    static Task FixAsync(string source, string fixedSource, string key) => FixTest.VerifyAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(source, fixedSource, key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(source);

    /// <summary>A singleton in a web host.</summary>
    static string Service(string members, string usings = "using Microsoft.Extensions.AI;") => $$"""
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Conversations>();
        builder.Build().Run();

        public class Conversations
        {
        {{members}}
        }
        """;

    const string Concurrent = "using System.Collections.Concurrent;\nusing Microsoft.Extensions.AI;";

    [Fact]
    public Task Plain_map_with_one_statement() => FixAsync(
        Service("""
            // By conversation.
            private readonly Dictionary<string, List<ChatMessage>> [|_histories|] = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (!_histories.TryGetValue(conversationId, out var messages))
                    _histories[conversationId] = messages = [];
                return messages;
            }
        """),
        Service("""
            // By conversation.
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();

            public List<ChatMessage> For(string conversationId)
            {
                var messages = _histories.GetOrAdd(conversationId, _ => []);
                return messages;
            }
        """, Concurrent), Plain);

    [Fact]
    public Task Plain_map_with_block_removal_and_reading() => FixAsync(
        Service("""
            private static readonly Dictionary<string, List<ChatMessage>> [|s_histories|] = new Dictionary<string, List<ChatMessage>>(StringComparer.OrdinalIgnoreCase);

            public List<ChatMessage> For(string conversationId)
            {
                List<ChatMessage>? messages;
                if (!s_histories.TryGetValue(conversationId, out messages))
                {
                    messages = new List<ChatMessage> { new(ChatRole.System, "Be kind.") };
                    s_histories.Add(conversationId, messages);
                }
                return messages;
            }

            public int Count => s_histories.Count + s_histories.Values.Sum(h => h.Count);

            public IEnumerable<string> Open()
            {
                foreach (var (id, messages) in s_histories)
                    if (messages.Count > 0)
                        yield return id;
            }

            public bool End(string conversationId) => s_histories.Remove(conversationId);

            public int Close(string conversationId) => s_histories.Remove(conversationId, out var messages) ? messages.Count : 0;

            public void Reset(string conversationId)
            {
                if (s_histories.ContainsKey(conversationId))
                    s_histories[conversationId] = [];
            }
        """),
        Service("""
            private static readonly ConcurrentDictionary<string, List<ChatMessage>> s_histories = new ConcurrentDictionary<string, List<ChatMessage>>(StringComparer.OrdinalIgnoreCase);

            public List<ChatMessage> For(string conversationId)
            {
                List<ChatMessage>? messages;
                messages = s_histories.GetOrAdd(conversationId, _ => new List<ChatMessage> { new(ChatRole.System, "Be kind.") });
                return messages;
            }

            public int Count => s_histories.Count + s_histories.Values.Sum(h => h.Count);

            public IEnumerable<string> Open()
            {
                foreach (var (id, messages) in s_histories)
                    if (messages.Count > 0)
                        yield return id;
            }

            public bool End(string conversationId) => s_histories.TryRemove(conversationId, out _);

            public int Close(string conversationId) => s_histories.TryRemove(conversationId, out var messages) ? messages.Count : 0;

            public void Reset(string conversationId)
            {
                if (s_histories.ContainsKey(conversationId))
                    s_histories[conversationId] = [];
            }
        """, Concurrent), Plain);

    [Fact]
    public Task Plain_map_with_ContainsKey_and_discard() => FixAsync(
        Service("""
            private Dictionary<string, List<ChatMessage>> [|_histories|] = [];

            public List<ChatMessage> For(string sessionId)
            {
                if (!_histories.ContainsKey(sessionId))
                {
                    _histories.Add(sessionId, new List<ChatMessage>());
                }

                return _histories[sessionId];
            }

            public List<ChatMessage> Other(string sessionId)
            {
                if (!this._histories.TryGetValue(sessionId, out var _))
                    this._histories[sessionId] = [];
                return this._histories[sessionId];
            }
        """),
        Service("""
            private ConcurrentDictionary<string, List<ChatMessage>> _histories = new();

            public List<ChatMessage> For(string sessionId)
            {
                _histories.GetOrAdd(sessionId, _ => new List<ChatMessage>());

                return _histories[sessionId];
            }

            public List<ChatMessage> Other(string sessionId)
            {
                this._histories.GetOrAdd(sessionId, _ => []);
                return this._histories[sessionId];
            }
        """, Concurrent), Plain);

    [Fact]
    public Task Plain_map_behind_its_interface() => FixAsync(
        Service("""
            private readonly IDictionary<string, List<ChatMessage>> [|_histories|];

            public Conversations()
            {
                _histories = new Dictionary<string, List<ChatMessage>>(100);
            }

            public List<ChatMessage> For(string sessionId)
            {
                if (_histories.TryGetValue(sessionId, out var found))
                    return found;

                var messages = new List<ChatMessage>();
                messages.Add(new(ChatRole.System, "Be brief."));
                _histories[sessionId] = messages;
                return messages;
            }
        """),
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories;

            public Conversations()
            {
                _histories = new ConcurrentDictionary<string, List<ChatMessage>>();
            }

            public List<ChatMessage> For(string sessionId)
            {
                if (_histories.TryGetValue(sessionId, out var found))
                    return found;

                var messages = new List<ChatMessage>();
                messages.Add(new(ChatRole.System, "Be brief."));
                messages = _histories.GetOrAdd(sessionId, messages);
                return messages;
            }
        """, Concurrent), Plain);

    [Fact]
    public Task Plain_map_of_sessions_that_are_awaited() => FixAsync(
        Service("""
            private readonly Dictionary<string, AgentSession> [|_sessions|] = new(100);
            private readonly AIAgent _agent;

            public Conversations(AIAgent agent) => _agent = agent;

            public async Task<string> AskAsync(string threadId, string message)
            {
                if (!_sessions.TryGetValue(threadId, out var session))
                {
                    // The first message.
                    session = await _agent.CreateSessionAsync();
                    _sessions[threadId] = session;
                }
                return (await _agent.RunAsync(message, session)).Text;
            }
        """, "using Microsoft.Agents.AI;"),
        Service("""
            private readonly ConcurrentDictionary<string, AgentSession> _sessions = new();
            private readonly AIAgent _agent;

            public Conversations(AIAgent agent) => _agent = agent;

            public async Task<string> AskAsync(string threadId, string message)
            {
                if (!_sessions.TryGetValue(threadId, out var session))
                {
                    // The first message.
                    session = await _agent.CreateSessionAsync();
                    session = _sessions.GetOrAdd(threadId, session);
                }
                return (await _agent.RunAsync(message, session)).Text;
            }
        """, "using System.Collections.Concurrent;\nusing Microsoft.Agents.AI;"), Plain);

    [Fact]
    public Task Concurrent_map_that_is_asked_first() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (!_histories.TryGetValue(conversationId, out var messages))
                {
                    messages = [];
                    _histories[conversationId] = messages;
                }

                return messages;
            }

            public List<ChatMessage> Other(string conversationId)
            {
                if (_histories.TryGetValue(conversationId, out var messages))
                    return messages;
                return _histories[conversationId] = [];
            }

            public List<ChatMessage> Third(string conversationId) => _histories.TryGetValue(conversationId, out var messages) ? messages : _histories[conversationId] = [];
        """, Concurrent),
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();

            public List<ChatMessage> For(string conversationId)
            {
                var messages = _histories.GetOrAdd(conversationId, _ => []);

                return messages;
            }

            public List<ChatMessage> Other(string conversationId)
            {
                if (_histories.TryGetValue(conversationId, out var messages))
                    return messages;
                return _histories.GetOrAdd(conversationId, _ => []);
            }

            public List<ChatMessage> Third(string conversationId) => _histories.TryGetValue(conversationId, out var messages) ? messages : _histories.GetOrAdd(conversationId, _ => []);
        """, Concurrent), CheckThenAdd);

    [Fact]
    public Task Concurrent_map_with_awaited_sessions_in_all_shapes() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, AgentSession> [|_sessions|] = new();
            private readonly AIAgent _agent;

            public Conversations(AIAgent agent) => _agent = agent;

            public async Task<AgentSession> ForAsync(string threadId)
            {
                if (!_sessions.TryGetValue(threadId, out var session))
                    _sessions[threadId] = session = await _agent.CreateSessionAsync();
                return session;
            }

            public async Task<AgentSession> OtherAsync(string threadId)
            {
                if (!_sessions.ContainsKey(threadId))
                    _sessions[threadId] = await _agent.CreateSessionAsync();
                return _sessions[threadId];
            }
        """, "using System.Collections.Concurrent;\nusing Microsoft.Agents.AI;"),
        Service("""
            private readonly ConcurrentDictionary<string, AgentSession> _sessions = new();
            private readonly AIAgent _agent;

            public Conversations(AIAgent agent) => _agent = agent;

            public async Task<AgentSession> ForAsync(string threadId)
            {
                if (!_sessions.TryGetValue(threadId, out var session))
                    session = _sessions.GetOrAdd(threadId, await _agent.CreateSessionAsync());
                return session;
            }

            public async Task<AgentSession> OtherAsync(string threadId)
            {
                if (!_sessions.ContainsKey(threadId))
                    _sessions.TryAdd(threadId, await _agent.CreateSessionAsync());
                return _sessions[threadId];
            }
        """, "using System.Collections.Concurrent;\nusing Microsoft.Agents.AI;"), CheckThenAdd);

    [Fact]
    public Task Static_map_of_a_hub() => FixAsync(
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        WebApplication.CreateBuilder(args).Build().MapHub<ChatHub>("/chat");

        public class ChatHub(IChatCompletionService chat) : Hub
        {
            static ConcurrentDictionary<string, ChatHistory> [|Histories|] { get; } = new();

            public async Task<string?> Say(string sessionId, string message)
            {
                if (!Histories.ContainsKey(sessionId))
                {
                    var created = new ChatHistory("Be brief.");
                    created.AddSystemMessage("Be kind.");
                    Histories[sessionId] = created;
                }
                var history = Histories[sessionId];
                history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }
        }
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        WebApplication.CreateBuilder(args).Build().MapHub<ChatHub>("/chat");

        public class ChatHub(IChatCompletionService chat) : Hub
        {
            static ConcurrentDictionary<string, ChatHistory> Histories { get; } = new();
            static readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

            public async Task<string?> Say(string sessionId, string message)
            {
                if (!Histories.ContainsKey(sessionId))
                {
                    var created = new ChatHistory("Be brief.");
                    created.AddSystemMessage("Be kind.");
                    created = Histories.GetOrAdd(sessionId, created);
                }
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync();
                try
                {
                    var history = Histories[sessionId];
                    history.AddUserMessage(message);
                    return (await chat.GetChatMessageContentAsync(history)).Content;
                }
                finally
                {
                    turn.Release();
                }
            }
        }
        """, CheckThenAdd);

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(
        Service("""
            private readonly Dictionary<string, List<ChatMessage>> [|_histories|] = new();
            private readonly Dictionary<Guid, List<ChatMessage>> [|_drafts|] = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (!_histories.TryGetValue(conversationId, out var messages))
                    _histories[conversationId] = messages = new();
                return messages;
            }

            public void Draft(Guid chatId) => _drafts[chatId] = [];
        """),
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();
            private readonly ConcurrentDictionary<Guid, List<ChatMessage>> _drafts = new();

            public List<ChatMessage> For(string conversationId)
            {
                var messages = _histories.GetOrAdd(conversationId, _ => new());
                return messages;
            }

            public void Draft(Guid chatId) => _drafts[chatId] = [];
        """, Concurrent), Plain);

    [Fact]
    public Task Fix_all_questions() => Verify.FixAllAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();
            private readonly ConcurrentDictionary<Guid, List<ChatMessage>> [|_drafts|] = new();

            public List<ChatMessage> For(string conversationId)
            {
                if (!_histories.TryGetValue(conversationId, out var messages))
                    messages = _histories[conversationId] = new();
                return messages;
            }

            public List<ChatMessage> Draft(Guid chatId)
            {
                List<ChatMessage> draft;
                if (_drafts.ContainsKey(chatId))
                {
                    draft = _drafts[chatId];
                }
                else
                {
                    draft = [];
                    _drafts[chatId] = draft;
                }
                return draft;
            }
        """, Concurrent),
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();
            private readonly ConcurrentDictionary<Guid, List<ChatMessage>> _drafts = new();

            public List<ChatMessage> For(string conversationId)
            {
                var messages = _histories.GetOrAdd(conversationId, _ => new());
                return messages;
            }

            public List<ChatMessage> Draft(Guid chatId)
            {
                List<ChatMessage> draft;
                if (_drafts.ContainsKey(chatId))
                {
                    draft = _drafts[chatId];
                }
                else
                {
                    draft = [];
                    draft = _drafts.GetOrAdd(chatId, draft);
                }
                return draft;
            }
        """, Concurrent), CheckThenAdd);

    [Fact]
    public Task Map_that_is_handed_on_has_no_fix() => NoFixAsync(Service("""
            private readonly Dictionary<string, List<ChatMessage>> [|_histories|] = new();

            public void Start(string sessionId) => _histories[sessionId] = [];

            public Dictionary<string, List<ChatMessage>> All() => _histories;
        """));

    [Fact]
    public Task Map_that_others_see_has_no_fix() => NoFixAsync(Service("""
            public readonly Dictionary<string, List<ChatMessage>> [|Histories|] = new();

            public void Start(string sessionId) => Histories[sessionId] = [];
        """));

    [Fact]
    public Task Add_without_question_has_no_fix() => NoFixAsync(Service("""
            private readonly Dictionary<string, List<ChatMessage>> [|_histories|] = new();

            public void Start(string sessionId) => _histories.Add(sessionId, []);
        """));

    [Fact]
    public Task Sorted_or_filled_map_has_no_fix() => NoFixAsync(Service("""
            private readonly SortedDictionary<string, List<ChatMessage>> [|_sorted|] = new();
            private readonly Dictionary<string, List<ChatMessage>> [|_filled|] = new() { { "session", new() } };

            public void Start(string sessionId) => _sorted[sessionId] = _filled[sessionId] = [];
        """));

    [Fact]
    public Task Question_with_another_condition_has_no_fix() => NoFixAsync(Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

            public List<ChatMessage> For(string sessionId, bool isFresh)
            {
                if (!_histories.TryGetValue(sessionId, out var messages) || isFresh)
                    _histories[sessionId] = messages = [];
                return messages;
            }
        """, Concurrent));

    [Fact]
    public Task Partial_class_has_no_fix() => NoFixAsync(Service("""
            private readonly Dictionary<string, List<ChatMessage>> [|_histories|] = new();

            public void Start(string sessionId) => _histories[sessionId] = [];
        """).Replace("public class", "public partial class"));
}
