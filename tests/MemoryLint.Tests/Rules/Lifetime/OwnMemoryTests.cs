using MemoryLint.Rules;
using MemoryLint.Rules.Durability;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1004, MEM1005 and MEM1006 where conversations are kept in types of the project's own, which may know no framework at all.</summary>
public class OwnMemoryTests
{
    static Task VerifyAsync<TRule>(string source, string turn = Turn, string registration = "AddSingleton<Chats>()", Action<VerifyOptions>? configure = null)
        where TRule : MemoryRule, new() => Verify.AnalyzerAsync<TRule>(source, o =>
    {
        o.WithFrameworks = false;
        o.Sources.Add(("Program.cs", $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            builder.Services.{{registration}};
            var app = builder.Build();
            app.MapPost("/chat/{sessionId}", (string sessionId, string message, Chats chats) => chats.Say(sessionId, message));
            app.Run();
            """));
        o.Sources.Add(("Models.cs", turn));
        configure?.Invoke(o);
    });

    const string Turn = """
        public class ChatMessage
        {
            public string Role { get; set; } = "user";
            public string Content { get; set; } = "";
        }

        public class ChatSession
        {
            public string Id { get; set; } = "";
            public List<ChatMessage> Messages { get; } = new();
        }
        """;

    static string Chats(string field, string say, string members = "") => $$"""
        using System.Collections.Concurrent;
        using System.Collections.Immutable;

        public class Chats
        {
            {{field}}

            public int Say(string sessionId, string message)
            {
                {{say}}
            }
            {{members}}
        }
        """;

    const string Get = "return _sessions.GetOrAdd(sessionId, _ => new()).GetHashCode();";

    // ---- what is a memory (MEM1006)

    [Fact]
    public Task Map_of_sessions() => VerifyAsync<SessionMapWithoutBound>(Chats("private readonly ConcurrentDictionary<string, ChatSession> {|#0:_sessions|} = new();", Get), configure: o =>
        o.Messages[0] = "'_sessions' keeps every session until the process ends: nothing removes one, so memory grows with every visitor");

    [Theory]
    [InlineData("List<ChatMessage>")]
    [InlineData("Queue<ChatMessage>")]
    [InlineData("List<(string Role, string Content)>")]
    [InlineData("List<(string role, string text)>")]
    [InlineData("(List<ChatMessage> Messages, DateTime Last)")]
    public Task Map_of_histories(string type) => VerifyAsync<SessionMapWithoutBound>(
        Chats($"private readonly ConcurrentDictionary<string, {type}> [|_sessions|] = new(); ChatMessage? _last;", Get));

    [Theory]
    [InlineData("public record ChatMessage(string Role, string Content);")]
    [InlineData("public record struct ChatMessage(string Role, string Text);")]
    [InlineData("public class ChatMessage { public string role = \"\"; public string content = \"\"; }")]
    [InlineData("public enum Speaker { User, Assistant } public class ChatMessage { public Speaker Who { get; set; } public string Text { get; set; } = \"\"; }")]
    [InlineData("public enum MessageRole { Guest, Machine } public class ChatMessage { public MessageRole Role { get; set; } public string Text { get; set; } = \"\"; }")]
    [InlineData("public class ChatMessage { public bool IsUser { get; set; } public string Text { get; set; } = \"\"; }")]
    [InlineData("public class Said { public string Role { get; set; } = \"\"; } public class ChatMessage : Said { public string Content { get; set; } = \"\"; }")]
    public Task Turns(string turn) => VerifyAsync<SessionMapWithoutBound>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> [|_sessions|] = new();", Get), turn + " public class ChatSession { private readonly List<ChatMessage> _messages = []; public int Count => _messages.Count; }");

    [Fact]
    public Task Session_of_another_name() => VerifyAsync<SessionMapWithoutBound>("""
        using System.Collections.Concurrent;

        public class Chats
        {
            private readonly ConcurrentDictionary<string, ConversationSession> [|_sessions|] = new();

            public int Say(string sessionId, string message) => _sessions.GetOrAdd(sessionId, _ => new()).GetHashCode();
        }
        """, "public record Line(string Role, string Content); public class ConversationSession { public List<Line> Lines { get; } = new(); }");

    [Fact]
    public Task Beside_a_framework() => VerifyAsync<SessionMapWithoutBound>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> [|_sessions|] = new();", Get), configure: o => o.WithFrameworks = true);

    // Nobody speaks to a model, or nothing is kept of it.
    [Theory]
    [InlineData("public class ChatMessage { public string Sender { get; set; } = \"\"; public string Text { get; set; } = \"\"; }")]
    [InlineData("public class ChatMessage { public string Role { get; set; } = \"\"; public string Name { get; set; } = \"\"; }")]
    [InlineData("public class ChatMessage { public string Role { get; set; } = \"\"; public int Content { get; set; } }")]
    [InlineData("public enum Kind { Text, Image } public class ChatMessage { public Kind Kind { get; set; } public string Text { get; set; } = \"\"; }")]
    [InlineData("public class ChatMessage { public static string Role = \"\"; public string Text { get; set; } = \"\"; }")]
    [InlineData("public class ChatMessage { public bool IsRead { get; set; } public string Text { get; set; } = \"\"; }")]
    public Task No_turns(string turn) => VerifyAsync<SessionMapWithoutBound>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", Get), turn + " public class ChatSession { public List<ChatMessage> Messages { get; } = new(); }");

    [Theory]
    [InlineData("public class ChatSession { public string Id { get; set; } = \"\"; public ChatMessage? Last { get; set; } }")]
    [InlineData("public class ChatSession { public string Topic { get; set; } = \"\"; public List<string> Tags { get; } = new(); }")]
    [InlineData("public class ChatSession { public static List<ChatMessage> Opening { get; } = new(); }")]
    [InlineData("public class ChatSession { public IEnumerable<ChatMessage> Show() => []; }")]
    public Task No_sessions(string session) => VerifyAsync<SessionMapWithoutBound>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", Get), "public record ChatMessage(string Role, string Content); " + session);

    [Theory]
    [InlineData("ChatRequest")]
    [InlineData("ChatTemplate")]
    [InlineData("FewShotPrompt")]
    public Task What_carries_turns(string name) => VerifyAsync<SessionMapWithoutBound>(
        Chats($"private readonly ConcurrentDictionary<string, {name}> _sessions = new();", Get), $"public record ChatMessage(string Role, string Content); public class {name} {{ public List<ChatMessage> Messages {{ get; }} = new(); }}");

    [Theory]
    [InlineData("var name = message; return _sessions.GetOrAdd(name, _ => new()).GetHashCode();")]
    [InlineData("var topic = message; return _sessions.GetOrAdd(topic, _ => new()).GetHashCode();")]
    [InlineData("return _sessions.GetOrAdd(\"only\", _ => new()).GetHashCode();")]
    public Task Keys_that_name_no_session(string say) => VerifyAsync<SessionMapWithoutBound>(Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", say));

    [Theory]
    [InlineData(Get, "public void End(string sessionId) => _sessions.TryRemove(sessionId, out _);")]
    [InlineData("return _sessions.TryGetValue(sessionId, out var session) ? session.Messages.Count : 0;", "")]
    public Task Sessions_that_end_or_never_begin(string say, string members) =>
        VerifyAsync<SessionMapWithoutBound>(Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", say, members));

    [Fact]
    public Task Map_of_a_scoped_service() =>
        VerifyAsync<SessionMapWithoutBound>(Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", Get), registration: "AddScoped<Chats>()");

    // ---- MEM1005

    [Fact]
    public Task Plain_map() => VerifyAsync<SessionMapNotThreadSafe>(Chats(
        "private readonly Dictionary<string, ChatSession> {|#0:_sessions|} = new();",
        "if (!_sessions.TryGetValue(sessionId, out var session)) _sessions[sessionId] = session = new(); return session.Messages.Count;"), configure: o =>
        o.Messages[0] = "'_sessions' is a plain Dictionary that requests change at the same time (Chats is registered with AddSingleton), so it may throw, loop or lose sessions");

    [Fact]
    public Task Asked_first_and_filled_then() => VerifyAsync<SessionMapNotThreadSafe>(Chats(
        "private readonly ConcurrentDictionary<string, ChatSession> [|_sessions|] = new();",
        "if (!_sessions.TryGetValue(sessionId, out var session)) _sessions[sessionId] = session = new(); return session.Messages.Count;"));

    [Theory]
    [InlineData("var session = _sessions.GetOrAdd(sessionId, _ => new()); session.Messages.Add(new() { Content = message }); return 0;")]
    [InlineData("_sessions.GetOrAdd(sessionId, _ => new()).Messages.Add(new() { Content = message }); return 0;")]
    [InlineData("if (_sessions.TryGetValue(sessionId, out var session)) session.Messages.Clear(); return 0;")]
    [InlineData("_sessions.TryGetValue(sessionId, out var session); session?.Messages.Add(new() { Content = message }); return 0;")]
    [InlineData("var session = Get(sessionId); session.Messages.Add(new() { Content = message }); return 0;")]
    public Task Lists_of_sessions(string say) => VerifyAsync<SessionMapNotThreadSafe>(Chats(
        "private readonly ConcurrentDictionary<string, ChatSession> {|#0:_sessions|} = new();", say, "ChatSession Get(string sessionId) => _sessions.GetOrAdd(sessionId, _ => new());"), configure: o => o.Messages[0] =
        "'_sessions' is a map of sessions with lists that every POST /chat/{sessionId} request changes without a lock, so two requests of one session at once may throw or lose a message");

    [Fact]
    public Task List_of_turns() => VerifyAsync<SessionMapNotThreadSafe>(Chats(
        "private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();", "_sessions.GetOrAdd(sessionId, _ => new()).Add(new() { Content = message }); return 0;"));

    [Theory]
    [InlineData("var session = _sessions.GetOrAdd(sessionId, _ => new()); lock (session) session.Messages.Add(new() { Content = message }); return 0;")]
    [InlineData("var session = _sessions.GetOrAdd(sessionId, _ => new()); lock (session.Messages) { session.Messages.Add(new() { Content = message }); } return 0;")]
    [InlineData("_turn.Wait(); var session = _sessions.GetOrAdd(sessionId, _ => new()); session.Messages.Add(new() { Content = message }); _turn.Release(); return 0;")]
    [InlineData("var session = _sessions.GetOrAdd(sessionId, _ => new()); return session.Messages.Count;")]
    [InlineData("var session = _sessions.GetOrAdd(sessionId, _ => new()); session.Id = sessionId; return 0;")]
    [InlineData("var session = new ChatSession(); session.Messages.Add(new() { Content = message }); _sessions.TryAdd(sessionId, session); return 0;")]
    public Task Sessions_whose_lists_are_safe(string say) => VerifyAsync<SessionMapNotThreadSafe>(Chats(
        "private readonly ConcurrentDictionary<string, ChatSession> _sessions = new(); readonly SemaphoreSlim _turn = new(1, 1);", say));

    [Theory]
    [InlineData("ConcurrentQueue<ChatMessage>", "Enqueue(new(\"user\", message))")]
    [InlineData("ImmutableList<ChatMessage>", "Add(new(\"user\", message))")]
    public Task Lists_that_are_safe(string list, string change) => VerifyAsync<SessionMapNotThreadSafe>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", $"var session = _sessions.GetOrAdd(sessionId, _ => new()); session.Messages.{change}; return 0;"),
        $"public record ChatMessage(string Role, string Content); public class ChatSession {{ public System.Collections.{(list.StartsWith('C') ? "Concurrent" : "Immutable")}.{list} Messages {{ get; }} = null!; }}");

    [Fact]
    public Task Other_lists_of_a_session() => VerifyAsync<SessionMapNotThreadSafe>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", "var session = _sessions.GetOrAdd(sessionId, _ => new()); session.Tags.Add(message); return session.Messages.Count;"),
        "public record ChatMessage(string Role, string Content); public class ChatSession { public List<ChatMessage> Messages { get; } = new(); public List<string> Tags { get; } = new(); }");

    // ---- MEM1004

    static string Controller(string field, string body) => $$"""
        using Microsoft.AspNetCore.Mvc;

        public class Chats { public int Say(string sessionId, string message) => 0; }

        public class ChatController(HttpClient http) : ControllerBase
        {
            {{field}}

            [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
                {{body}}
            }

            Task<string> AskAsync(IEnumerable<ChatMessage> messages) => http.GetStringAsync("/" + messages.Count());
        }
        """;

    const string Ask = "s_history.Add(new ChatMessage { Role = \"user\", Content = message }); var reply = await AskAsync(s_history); s_history.Add(new ChatMessage { Role = \"assistant\", Content = reply }); return reply;";

    [Fact]
    public Task Static_history() => VerifyAsync<MemorySharedByAllSessions>(Controller("static readonly List<ChatMessage> {|#0:s_history|} = new();", Ask), configure: o =>
        o.Messages[0] = "'s_history' is one memory for all users: it is static, so they read each other's conversation");

    [Fact]
    public Task History_of_a_singleton() => VerifyAsync<MemorySharedByAllSessions>(Chats(
        "private readonly List<ChatMessage> {|#0:_history|} = [];", "_history.Add(new() { Role = \"user\", Content = message }); return string.Join(\"\\n\", _history.Select(m => m.Content)).Length;"), configure: o =>
        o.Messages[0] = "'_history' is one memory for all users: Chats is registered with AddSingleton, so they read each other's conversation");

    [Fact]
    public Task Sessions_side_by_side() => VerifyAsync<MemorySharedByAllSessions>(Chats(
        "private readonly List<ChatSession> [|_sessions|] = [];", "if (_sessions.Count == 0) _sessions.Add(new()); _sessions[0].Messages.Add(new() { Content = message }); return 0;"));

    [Theory]
    // Nothing that a user says goes in.
    [InlineData("s_history.Add(new ChatMessage { Role = \"system\", Content = \"Be kind.\" }); return await AskAsync(s_history);")]
    [InlineData("return await AskAsync([.. s_history, new ChatMessage { Content = message }]);")]
    // Nobody reads it.
    [InlineData("s_history.Add(new ChatMessage { Content = message }); return \"\";")]
    // Some of it is chosen.
    [InlineData("s_history.Add(new ChatMessage { Content = message }); return await AskAsync(s_history.Where(m => m.Role == message));")]
    public Task Static_lists_that_hold_no_conversation(string body) => VerifyAsync<MemorySharedByAllSessions>(Controller("static readonly List<ChatMessage> s_history = new();", body));

    [Fact]
    public Task Turns_that_say_whose_they_are() => VerifyAsync<MemorySharedByAllSessions>(
        Controller("static readonly List<ChatMessage> s_history = new();", Ask), "public class ChatMessage { public string SessionId { get; set; } = \"\"; public string Role { get; set; } = \"\"; public string Content { get; set; } = \"\"; }");

    [Fact]
    public Task People_in_a_room() => VerifyAsync<MemorySharedByAllSessions>(
        Controller("static readonly List<ChatMessage> s_history = new();", Ask.Replace("Role", "Sender")), "public class ChatMessage { public string Sender { get; set; } = \"\"; public string Content { get; set; } = \"\"; }");

    [Fact]
    public Task History_of_a_request() => VerifyAsync<MemorySharedByAllSessions>(Controller("readonly List<ChatMessage> s_history = new();", Ask));

    // ---- other rules know nothing of it

    [Fact]
    public Task Not_MEM1002() => VerifyAsync<MemoryInPerRequestObject>(
        Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", Get), registration: "AddScoped<Chats>()", configure: o => o.WithFrameworks = true);

    [Fact]
    public Task Not_MEM2003() => VerifyAsync<InMemoryStoreOutsideDevelopment>(Chats("private readonly ConcurrentDictionary<string, ChatSession> _sessions = new();", Get), configure: o => o.WithFrameworks = true);

    [Fact]
    public Task Not_MEM1001() => VerifyAsync<MemoryCreatedPerRequest>(
        Chats("", "var history = new List<ChatMessage>(); history.Add(new() { Role = \"user\", Content = message }); return history.Count;"), configure: o => o.WithFrameworks = true);
}
