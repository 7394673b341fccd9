using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1005: lists in a concurrent map that requests change without a lock.</summary>
public class ListsOfSessionMapTests
{
    /// <param name="source">The file that holds the map, in a class named ChatService.</param>
    /// <param name="handlers">Statements of another file, a web host's, that use the class.</param>
    /// <param name="configure">More about the project.</param>
    static Task VerifyAsync(string source, string handlers = Post, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(source, o =>
    {
        o.Sources.Add(("Program.cs", $$"""
            using Microsoft.AspNetCore.SignalR;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton<ChatService>();
            var app = builder.Build();
            {{handlers}}
            app.Run();
            """));
        configure?.Invoke(o);
    });

    const string Post = """app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service) => service.AskAsync(sessionId, message));""";

    static string Service(string map, string members, string parameters = "IChatClient client") => $$"""
        using System.Collections.Concurrent;
        using System.Collections.Immutable;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatService({{parameters}})
        {
            {{map}}

        {{members}}
        }
        """;

    const string Map = "private readonly ConcurrentDictionary<string, List<ChatMessage>> {|#0:_sessions|} = new();", SilentMap = "private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();";

    const string Ask = """
            public async Task<string> AskAsync(string sessionId, string message)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }
        """;

    // ---- reported

    [Fact]
    public Task Local_from_GetOrAdd() => VerifyAsync(Service(Map, Ask), configure: o =>
        o.Messages[0] = "'_sessions' is a map of lists that every POST /chat/{sessionId} request changes without a lock, so two requests of one session at once may throw or lose a message");

    [Fact]
    public Task Static_map_of_a_controller() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatService { }

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> {|#0:s_sessions|} = new();

            [HttpPost("/chat/{sessionId}")]
            public async Task<string?> Post(string sessionId, string message)
            {
                var history = s_sessions.GetOrAdd(sessionId, _ => new ChatHistory("Be kind."));
                history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(history);
                history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, "", o => o.Messages[0] = "'s_sessions' is a map of lists that every request to ChatController.Post changes without a lock, so two requests of one session at once may throw or lose a message");

    [Fact]
    public Task Changed_at_once() => VerifyAsync(Service(Map, """
            public Task AskAsync(string sessionId, string message)
            {
                _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
                return Task.CompletedTask;
            }
        """));

    [Fact]
    public Task Indexer() => VerifyAsync(Service(Map, """
            public Task AskAsync(string sessionId, string message)
            {
                _sessions.TryAdd(sessionId, []);
                this._sessions[sessionId].Add(new(ChatRole.User, message));
                return Task.CompletedTask;
            }
        """));

    [Fact]
    public Task Found_and_trimmed() => VerifyAsync(Service(Map, """
            public List<ChatMessage> Start(string sessionId) => _sessions.GetOrAdd(sessionId, _ => []);

            public Task AskAsync(string sessionId, string message)
            {
                if (_sessions.TryGetValue(sessionId, out var found))
                    while (found.Count > 20)
                        found.RemoveAt(0);
                return Task.CompletedTask;
            }
        """));

    [Fact]
    public Task Through_a_method_of_the_class() => VerifyAsync(Service(Map, """
            public async Task<string> AskAsync(string sessionId, string message)
            {
                var history = HistoryOf(sessionId);
                history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(history)).Text;
            }

            private List<ChatMessage> HistoryOf(string id)
            {
                var history = _sessions.GetOrAdd(id, _ => []);
                return history;
            }
        """));

    [Fact]
    public Task List_behind_an_interface_and_conditional_access() => VerifyAsync(Service("private readonly ConcurrentDictionary<string, IList<ChatMessage>> {|#0:_sessions|} = new();", """
            public Task AskAsync(string sessionId, string message)
            {
                IList<ChatMessage>? history = sessionId.Length > 0 ? null : [];
                history = _sessions.GetOrAdd(sessionId, _ => []);
                history?.Add(new(ChatRole.User, message));
                return Task.CompletedTask;
            }
        """));

    [Fact]
    public Task One_of_two_changes_is_locked() => VerifyAsync(Service(Map, """
            public async Task<string> AskAsync(string sessionId, string message)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                lock (history)
                {
                    history.Add(new(ChatRole.User, message));
                }
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }
        """));

    // ---- not reported

    [Fact]
    public Task Silent_lock_on_the_list() => VerifyAsync(Service(SilentMap, """
            public async Task<string> AskAsync(string sessionId, string message)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                ChatMessage[] soFar;
                lock (history)
                {
                    history.Add(new(ChatRole.User, message));
                    soFar = history.ToArray();
                }
                var response = await client.GetResponseAsync(soFar);
                lock (history)
                    history.AddMessages(response);
                return response.Text;
            }
        """));

    [Fact]
    public Task Silent_semaphore_of_the_session() => VerifyAsync(Service(SilentMap + "\n    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();", """
            public async Task<string> AskAsync(string sessionId, string message)
            {
                var turn = _turns.GetOrAdd(sessionId, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync();
                try
                {
                    var history = _sessions.GetOrAdd(sessionId, _ => []);
                    history.Add(new(ChatRole.User, message));
                    return (await client.GetResponseAsync(history)).Text;
                }
                finally
                {
                    turn.Release();
                }
            }
        """));

    [Fact]
    public Task Silent_lock_of_the_caller() => VerifyAsync(Service(SilentMap, """
            private readonly object _gate = new();

            public void AskAsync(string sessionId, string message)
            {
                lock (_gate)
                    Append(sessionId, message);
            }

            private void Append(string sessionId, string message) => _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
        """));

    [Fact]
    public Task Silent_handler_that_takes_its_turn() => VerifyAsync(Service(SilentMap, """
            public void Append(string sessionId, string message) => _sessions.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
        """), """
            var gate = new object();
            app.MapPost("/chat/{sessionId}", (string sessionId, string message, ChatService service) =>
            {
                lock (gate)
                {
                    service.Append(sessionId, message);
                }
            });
            """);

    [Fact]
    public Task Silent_copy_that_is_changed() => VerifyAsync(Service(SilentMap, """
            public async Task<string> AskAsync(string sessionId, string message)
            {
                var history = _sessions.GetOrAdd(sessionId, _ => []);
                history = [.. history];
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                _sessions[sessionId] = history;
                return response.Text;
            }
        """));

    [Fact]
    public Task Silent_list_that_nobody_else_has_yet() => VerifyAsync(Service("private readonly ConcurrentDictionary<string, ChatHistory> _sessions = new();", """
            public ChatHistory AskAsync(string sessionId, string message)
            {
                if (_sessions.TryGetValue(sessionId, out var history))
                    return history;
                else
                {
                    history = new ChatHistory();
                    history.AddSystemMessage("Be kind.");
                    return _sessions.GetOrAdd(sessionId, history);
                }
            }

            public ChatHistory Open(string sessionId) => _sessions.GetOrAdd(sessionId, _ =>
            {
                var opening = new ChatHistory();
                opening.AddSystemMessage("Be kind.");
                return opening;
            });
        """));

    [Fact]
    public Task Silent_list_that_is_only_read_and_handed_on() => VerifyAsync(Service(SilentMap, """
            public List<ChatMessage> HistoryOf(string sessionId) => _sessions.GetOrAdd(sessionId, _ => []);

            public async Task<string> AskAsync(string sessionId, string message)
            {
                var history = HistoryOf(sessionId);
                return (await client.GetResponseAsync(history)).Text + message + history.Count;
            }
        """));

    [Fact]
    public Task Silent_immutable_and_concurrent_contents() => VerifyAsync(Service("""
            private readonly ConcurrentDictionary<string, ImmutableList<ChatMessage>> _lists = new();
            private readonly ConcurrentDictionary<string, ConcurrentQueue<ChatMessage>> _queues = new();
        """, """
            public Task AskAsync(string sessionId, string message)
            {
                _lists[sessionId] = _lists.GetOrAdd(sessionId, _ => []).Add(new(ChatRole.User, message));
                _queues.GetOrAdd(sessionId, _ => new()).Enqueue(new(ChatRole.User, message));
                return Task.CompletedTask;
            }
        """));

    [Fact]
    public Task Silent_by_the_id_of_a_connection() => VerifyAsync(Service(SilentMap, """
            public void Append(string connectionId, string message) => _sessions.GetOrAdd(connectionId, _ => []).Add(new(ChatRole.User, message));
        """) + """


        public class ChatHub(ChatService service) : Microsoft.AspNetCore.SignalR.Hub
        {
            public void Send(string message) => service.Append(Context.ConnectionId, message);
        }
        """, """app.MapHub<ChatHub>("/chat");""");

    [Fact]
    public Task Silent_without_a_request() => VerifyAsync(Service(SilentMap, Ask), "");

    [Fact]
    public Task Silent_constructor() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class ChatService
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();

            public ChatService() => _sessions.GetOrAdd("lobby", _ => []).Add(new(ChatRole.System, "Be kind."));

            public int AskAsync(string sessionId, string message) => _sessions.GetOrAdd(sessionId, _ => []).Count + message.Length;
        }
        """);

    [Fact]
    public Task Silent_scoped_service() => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Service(SilentMap, Ask), o => o.Sources.Add(("Program.cs", $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        var app = builder.Build();
        {{Post}}
        app.Run();
        """)));

    [Fact]
    public Task Silent_desktop() => VerifyAsync(Service(SilentMap, Ask), configure: o => o.EditorConfig = "[*.cs]\nmemorylint.host = desktop\n");
}
