using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1005: requests of a session take turns around a list; and the fixes that make a map of lists do not leave them unguarded.</summary>
public class SessionTurnsTests
{
    const string TakeTurns = SessionMapNotThreadSafeFix.TakeTurnsKey;

    static Task FixAsync(string source, string fixedSource, string key = TakeTurns) => FixTest.VerifyAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(source, fixedSource, key);

    static Task NoFixAsync(string members, string @class = "class") => Verify.NoCodeFixAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(Service(members, @class: @class));

    /// <summary>A singleton in a web host.</summary>
    static string Service(string members, string usings = "using System.Collections.Concurrent;\nusing Microsoft.Extensions.AI;", string @class = "class", string life = "Singleton") => $$"""
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Add{{life}}<ChatService>();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service, CancellationToken cancellation) => service.AskAsync(sessionId, message, cancellation));
        app.Run();

        public {{@class}} ChatService(IChatClient client)
        {
        {{members}}
        }
        """;

    const string InTurn = """
            {
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    var history = _sessions.GetOrAdd(sessionId, _ => []);
                    history.Add(new(ChatRole.User, message));
                    var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                    history.AddMessages(response);
                    return response.Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        """;

    const string Maps = """
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();
            private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
        """;

    const string Fixed = $"{Maps}\n\n    public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)\n{InTurn}";

    // ---- the lists of a map

    [Fact]
    public Task Awaiting_method() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                history.AddMessages(response);
                return response.Text;
            }
        """),
        Service(Fixed));

    /// <summary>What reads the list waits too, and the id is made out before.</summary>
    [Fact]
    public Task All_methods_wait_for_the_same_turn() => FixAsync(
        Service("""
            static readonly ConcurrentDictionary<string, List<ChatMessage>> [|s_sessions|] = new();

            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                string key = $"chat:{sessionId}";

                // The conversation so far.
                if (!s_sessions.ContainsKey(key))
                    s_sessions.TryAdd(key, [new(ChatRole.System, "Be kind.")]);
                var history = s_sessions[key];
                history.Add(new(ChatRole.User, message));

                var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                history.AddMessages(response);
                return response.Text;
            }

            public string? LastOf(string key)
            {
                if (s_sessions.TryGetValue(key, out var history))
                {
                    return history.LastOrDefault()?.Text;
                }
                return null;
            }

            public bool Forget(string key) => s_sessions.TryRemove(key, out _);
        """),
        Service("""
            static readonly ConcurrentDictionary<string, List<ChatMessage>> s_sessions = new();
            static readonly ConcurrentDictionary<string, SemaphoreSlim> s_turns = new();

            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                string key = $"chat:{sessionId}";

                // The conversation so far.
                if (!s_sessions.ContainsKey(key))
                    s_sessions.TryAdd(key, [new(ChatRole.System, "Be kind.")]);
                var turn = s_turns.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    var history = s_sessions[key];
                    history.Add(new(ChatRole.User, message));

                    var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                    history.AddMessages(response);
                    return response.Text;
                }
                finally
                {
                    turn.Release();
                }
            }

            public string? LastOf(string key)
            {
                var turn = s_turns.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
                turn.Wait();
                try
                {
                    if (s_sessions.TryGetValue(key, out var history))
                    {
                        return history.LastOrDefault()?.Text;
                    }
                    return null;
                }
                finally
                {
                    turn.Release();
                }
            }

            public bool Forget(string key) => s_sessions.TryRemove(key, out _);
        """));

    [Fact]
    public Task Through_a_private_method() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = HistoryOf(sessionId);
                history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(history, cancellationToken: cancellation)).Text;
            }

            private List<ChatMessage> HistoryOf(string id) => _sessions.GetOrAdd(id, _ => []);
        """),
        Service(Maps + """


            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    var history = HistoryOf(sessionId);
                    history.Add(new(ChatRole.User, message));
                    return (await client.GetResponseAsync(history, cancellationToken: cancellation)).Text;
                }
                finally
                {
                    turn.Release();
                }
            }

            private List<ChatMessage> HistoryOf(string id) => _sessions.GetOrAdd(id, _ => []);
        """));

    [Fact]
    public Task Map_under_an_alias() => FixAsync(
        Service("""
            private readonly Map [|_sessions|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                await client.GetResponseAsync([], cancellationToken: cancellation);
                _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
                _sessions[sessionId].RemoveAt(0);
            }
        """, Alias),
        Service("""
            private readonly Map _sessions = new();
            private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                await client.GetResponseAsync([], cancellationToken: cancellation);
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
                    _sessions[sessionId].RemoveAt(0);
                }
                finally
                {
                    turn.Release();
                }
            }
        """, "using System.Collections.Concurrent;\n" + Alias));

    const string Alias = "using Microsoft.Extensions.AI;\nusing Map = System.Collections.Concurrent.ConcurrentDictionary<string, System.Collections.Generic.List<Microsoft.Extensions.AI.ChatMessage>>;";

    /// <summary>Where nothing is awaited, the list itself is locked.</summary>
    [Fact]
    public Task Lock() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public string AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                Append(sessionId, message);
                return $"{client}: {string.Join(", ", SoFar(sessionId))}";
            }

            private void Append(string sessionId, string message)
            {
                // By the user.
                _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
            }

            private ChatMessage[] SoFar(string sessionId)
            {
                var messages = _sessions.GetOrAdd(sessionId, _ => []);

                // No more than ten.
                while (messages.Count > 10)
                    messages.RemoveAt(0);
                return messages.ToArray();
            }
        """),
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();

            public string AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                Append(sessionId, message);
                return $"{client}: {string.Join(", ", SoFar(sessionId))}";
            }

            private void Append(string sessionId, string message)
            {
                // By the user.
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                lock (history)
                {
                    history.Add(new(ChatRole.User, message));
                }
            }

            private ChatMessage[] SoFar(string sessionId)
            {
                var messages = _sessions.GetOrAdd(sessionId, _ => []);

                lock (messages)
                {
                    // No more than ten.
                    while (messages.Count > 10)
                        messages.RemoveAt(0);
                    return messages.ToArray();
                }
            }
        """));

    [Fact]
    public Task Id_that_is_put_together_at_once() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                string user = sessionId.Trim();
                _sessions.GetOrAdd($"{user}:chat", _ => []).Add(new(ChatRole.User, message));
                await client.GetResponseAsync(_sessions[$"{user}:chat"], cancellationToken: cancellation);
            }
        """),
        Service(Maps + """


            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                string user = sessionId.Trim();
                var turn = _turns.GetOrAdd($"{user}:chat", _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    _sessions.GetOrAdd($"{user}:chat", _ => []).Add(new(ChatRole.User, message));
                    await client.GetResponseAsync(_sessions[$"{user}:chat"], cancellationToken: cancellation);
                }
                finally
                {
                    turn.Release();
                }
            }
        """));

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> {|MEM1005:_sessions|} = new();
            private readonly ConcurrentDictionary<string, List<ChatMessage>> {|MEM1005:_drafts|} = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, $"{client}"));
                Draft(sessionId, message);
            }

            public void Draft(string sessionId, string message)
            {
                var drafts = _drafts.GetOrAdd(sessionId, _ => []);
                drafts.Add(new(ChatRole.User, message));
            }
        """),
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();
            private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _drafts = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                await Task.Delay(1, cancellation);
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, $"{client}"));
                    Draft(sessionId, message);
                }
                finally
                {
                    turn.Release();
                }
            }

            public void Draft(string sessionId, string message)
            {
                var drafts = _drafts.GetOrAdd(sessionId, _ => []);
                lock (drafts)
                {
                    drafts.Add(new(ChatRole.User, message));
                }
            }
        """),
        TakeTurns);

    // ---- not offered

    [Fact]
    public Task Handed_out() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public List<ChatMessage> HistoryOf(string sessionId) => _sessions.GetOrAdd(sessionId, _ => []);

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                await client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """);

    [Fact]
    public Task Visible_to_others() => NoFixAsync("""
            public ConcurrentDictionary<string, List<ChatMessage>> [|Sessions|] { get; } = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = Sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                await client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """);

    [Fact]
    public Task Partial_class() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                await client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """, "partial class");

    [Fact]
    public Task Two_sessions_at_once() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public void AskAsync(string sessionId, string other, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.AddRange(_sessions[other]);
                client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """);

    [Fact]
    public Task Some_wait_already() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                lock (history)
                {
                    history.Add(new(ChatRole.User, message));
                }
                history.AddMessages(await client.GetResponseAsync(history, cancellationToken: cancellation));
            }
        """);

    [Fact]
    public Task Id_that_is_known_too_late_or_changes() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_drafts|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                if (message.Length > 0)
                {
                    string key = "chat:" + sessionId;
                    _sessions.GetOrAdd(key, _ => []).Add(new(ChatRole.User, message));
                }
                Draft(sessionId, message);
                await client.GetResponseAsync([], cancellationToken: cancellation);
            }

            public void Draft(string draftId, string message)
            {
                foreach (var part in message.Split(' '))
                {
                    _drafts.GetOrAdd(draftId, _ => []).Add(new(ChatRole.User, part));
                    draftId = part;
                }
            }
        """);

    [Fact]
    public Task Constant_id() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd("first-session", _ => []);
                history.Add(new(ChatRole.User, message));
                await client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """);

    [Fact]
    public Task One_method_calls_the_other() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                Append(sessionId, message);
                await client.GetResponseAsync(history, cancellationToken: cancellation);
            }

            private void Append(string sessionId, string message)
            {
                _sessions[sessionId].Add(new(ChatRole.User, message));
            }
        """);

    [Fact]
    public Task Task_that_goes_on_after_the_method() => NoFixAsync("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public Task<ChatResponse> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                return client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """);

    // ---- what other fixes leave behind

    [Fact]
    public Task Plain_map() => FixAsync(
        Service("""
            private readonly Dictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                if (!_sessions.TryGetValue(sessionId, out var history))
                {
                    history = [];
                    _sessions[sessionId] = history;
                }
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                history.AddMessages(response);
                return response.Text;
            }
        """, "using Microsoft.Extensions.AI;"),
        Service(Fixed), SessionMapNotThreadSafeFix.UseConcurrentDictionaryKey);

    [Fact]
    public Task Map_that_is_asked_first() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                if (!_sessions.TryGetValue(sessionId, out var history))
                    _sessions[sessionId] = history = [];
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                history.AddMessages(response);
                return response.Text;
            }
        """),
        Service(Fixed), SessionMapNotThreadSafeFix.UseGetOrAddKey);

    /// <summary>A factory that ignores its id, of which the class itself is the user.</summary>
    [Fact]
    public Task Factory_of_the_class() => FixTest.VerifyAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(
        Service("""
            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = GetHistory(sessionId);
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                history.AddMessages(response);
                return response.Text;
            }

            private List<ChatMessage> [|GetHistory|](string sessionId) => [new(ChatRole.System, "Be kind.")];
        """, "using Microsoft.Extensions.AI;"),
        Service(Maps + """


            public async Task<string> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync(cancellation);
                try
                {
                    var history = GetHistory(sessionId);
                    history.Add(new(ChatRole.User, message));
                    var response = await client.GetResponseAsync(history, cancellationToken: cancellation);
                    history.AddMessages(response);
                    return response.Text;
                }
                finally
                {
                    turn.Release();
                }
            }

            private List<ChatMessage> GetHistory(string sessionId)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                return _sessions.GetOrAdd(sessionId, _ => [new(ChatRole.System, "Be kind.")]);
            }
        """), MemoryFactoryReturnsNewFix.GetOrCreateByIdKey);

    /// <summary>Its caller cannot take a turn: the reply goes on after the method.</summary>
    [Fact]
    public Task Factory_whose_caller_cannot_wait() => Verify.NoCodeFixAsync<MemoryFactoryReturnsNew, MemoryFactoryReturnsNewFix>(
        Service("""
            public Task<ChatResponse> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = GetHistory(sessionId);
                history.Add(new(ChatRole.User, message));
                return client.GetResponseAsync(history, cancellationToken: cancellation);
            }

            private List<ChatMessage> [|GetHistory|](string sessionId) => [];
        """, "using Microsoft.Extensions.AI;"));

    [Fact]
    public Task Scoped_map_whose_user_cannot_wait() => Verify.NoCodeFixAsync<MemoryInPerRequestObject, MemoryInPerRequestObjectFix>(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();

            public Task<ChatResponse> AskAsync(string sessionId, string message, CancellationToken cancellation)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                return client.GetResponseAsync(history, cancellationToken: cancellation);
            }
        """, life: "Scoped"));
}
