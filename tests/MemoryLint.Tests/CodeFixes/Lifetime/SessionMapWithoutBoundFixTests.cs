using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1006: sessions that expire, and sessions that go with their connection.</summary>
public class SessionMapWithoutBoundFixTests
{
    const string Expire = SessionMapWithoutBoundFix.LetSessionsExpireKey, Remove = SessionMapWithoutBoundFix.RemoveOnDisconnectKey;

    static Task FixAsync(string source, string fixedSource, string key = Expire) => FixTest.VerifyAsync<SessionMapWithoutBound, SessionMapWithoutBoundFix>(source, fixedSource, key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<SessionMapWithoutBound, SessionMapWithoutBoundFix>(source);

    const string Usings = "using System.Collections.Concurrent;\nusing Microsoft.Extensions.AI;", MoreUsings = Usings + "\nusing Microsoft.Extensions.Caching.Memory;";

    /// <summary>A singleton in a web host.</summary>
    static string Service(string members, string usings = Usings, string parameters = "", string registration = "builder.Services.AddSingleton<Conversations>();") => $$"""
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        {{registration.ReplaceLineEndings("\n")}}
        builder.Build().Run();

        public class Conversations{{parameters}}
        {
        {{members}}
        }
        """;

    const string Registered = "builder.Services.AddMemoryCache();\nbuilder.Services.AddSingleton<Conversations>();";

    const string Helpers = """

            private static object KeyOf(string key) => (typeof(Conversations), "histories", key ?? throw new ArgumentNullException(nameof(key)));

            private List<ChatMessage> GetOrCreate(string key, Func<string, List<ChatMessage>> create)
            {
                // Two requests at once would each create one.
                lock (_creation)
                {
                    return cache.GetOrCreate(KeyOf(key), entry =>
                    {
                        entry.SlidingExpiration = TimeSpan.FromMinutes(30);
                        return create(key);
                    })!;
                }
            }
        """;

    [Fact]
    public Task Found_or_added() => FixAsync(
        Service("""
            // By conversation.
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

            public List<ChatMessage> For(string conversationId) => _histories.GetOrAdd(conversationId, _ => []);
        """),
        Service("""
            // By conversation.
            private readonly object _creation = new();

            public List<ChatMessage> For(string conversationId) => GetOrCreate(conversationId, _ => []);
        """ + "\n" + Helpers, MoreUsings, "(IMemoryCache cache)", Registered));

    [Fact]
    public Task Found_read_and_replaced() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

            private readonly ILogger<Conversations> _logger;

            public Conversations(ILogger<Conversations> logger)
            {
                _logger = logger;
            }

            public List<ChatMessage> For(string conversationId)
            {
                if (!_histories.ContainsKey(conversationId))
                    _logger.LogInformation("New");
                return this._histories.GetOrAdd(conversationId, new List<ChatMessage> { new(ChatRole.System, "Be kind.") });
            }

            public int Count(string conversationId) => _histories.TryGetValue(conversationId, out var history) ? history.Count : 0;

            public void Restart(string conversationId)
            {
                if (!_histories.TryGetValue(conversationId, out var old))
                    return;
                _histories[conversationId] = old.Take(1).ToList();
            }
        """),
        Service("""
            private readonly IMemoryCache _cache;
            private readonly object _creation = new();

            private readonly ILogger<Conversations> _logger;

            public Conversations(ILogger<Conversations> logger, IMemoryCache cache)
            {
                _cache = cache;
                _logger = logger;
            }

            public List<ChatMessage> For(string conversationId)
            {
                if (!_cache.TryGetValue(KeyOf(conversationId), out _))
                    _logger.LogInformation("New");
                return GetOrCreate(conversationId, _ => new List<ChatMessage> { new(ChatRole.System, "Be kind.") });
            }

            public int Count(string conversationId) => _cache.Get<List<ChatMessage>>(KeyOf(conversationId)) is { } history ? history.Count : 0;

            public void Restart(string conversationId)
            {
                if (_cache.Get<List<ChatMessage>>(KeyOf(conversationId)) is not { } old)
                    return;
                _cache.Set<List<ChatMessage>>(KeyOf(conversationId), old.Take(1).ToList(), new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(30) });
            }
        """ + "\n" + Helpers.Replace("cache.Get", "_cache.Get"), MoreUsings, "", Registered));

    [Fact]
    public Task Only_read_and_replaced() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

            public void Keep(string conversationId, List<ChatMessage> history) => _histories[conversationId] = history;

            public List<ChatMessage> For(string conversationId) => _histories.TryGetValue(conversationId, out var history) ? history : [];
        """, parameters: "(IMemoryCache cache)", usings: MoreUsings, registration: Registered),
        Service("""
            public void Keep(string conversationId, List<ChatMessage> history) => cache.Set<List<ChatMessage>>(KeyOf(conversationId), history, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(30) });

            public List<ChatMessage> For(string conversationId) => cache.Get<List<ChatMessage>>(KeyOf(conversationId)) is { } history ? history : [];

            private static object KeyOf(string key) => (typeof(Conversations), "histories", key ?? throw new ArgumentNullException(nameof(key)));
        """, MoreUsings, "(IMemoryCache cache)", Registered));

    [Fact]
    public Task Static_map_of_a_controller() => FixAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        // Endpoints.
        builder.Services.AddControllers().AddControllersAsServices();
        builder.Build().Run();

        public record Said(string Role, string Content);

        public class ChatSession
        {
            public ConcurrentQueue<Said> Turns { get; } = new();
        }

        public class ChatController(ILogger<ChatController> logger) : ControllerBase
        {
            static readonly ConcurrentDictionary<Guid, ChatSession> [|s_sessions|] = new();

            [HttpPost("/chat/{sessionId}")]
            public int Post(Guid sessionId, string message)
            {
                logger.LogInformation("Said");
                var session = s_sessions.GetOrAdd(sessionId, static _ => new());
                session.Turns.Enqueue(new("user", message));
                return session.Turns.Count;
            }
        }
        """, """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Memory;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddMemoryCache();
        // Endpoints.
        builder.Services.AddControllers().AddControllersAsServices();
        builder.Build().Run();

        public record Said(string Role, string Content);

        public class ChatSession
        {
            public ConcurrentQueue<Said> Turns { get; } = new();
        }

        public class ChatController(ILogger<ChatController> logger, IMemoryCache cache) : ControllerBase
        {
            static readonly object s_creation = new();

            [HttpPost("/chat/{sessionId}")]
            public int Post(Guid sessionId, string message)
            {
                logger.LogInformation("Said");
                var session = GetOrCreate(sessionId, static _ => new());
                session.Turns.Enqueue(new("user", message));
                return session.Turns.Count;
            }

            static object KeyOf(Guid key) => (typeof(ChatController), "sessions", key);

            ChatSession GetOrCreate(Guid key, Func<Guid, ChatSession> create)
            {
                // Two requests at once would each create one.
                lock (s_creation)
                {
                    return cache.GetOrCreate(KeyOf(key), entry =>
                    {
                        entry.SlidingExpiration = TimeSpan.FromMinutes(30);
                        return create(key);
                    })!;
                }
            }
        }
        """);

    [Fact]
    public Task Registration_in_another_file()
    {
        const string source = """
            using System.Collections.Concurrent;
            using Microsoft.Extensions.AI;

            public class Conversations
            {
                private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

                public List<ChatMessage> For(string conversationId) => _histories.GetOrAdd(conversationId, _ => []);
            }
            """;
        string host(string more) => $$"""
            public static class Services
            {
                public static void AddChat(this IServiceCollection services)
                {
                    services.AddLogging();
            {{more}}        services.AddSingleton<Conversations>();
                }

                public static void Main(string[] args) => WebApplication.CreateBuilder(args).Services.AddChat();
            }
            """;
        return Verify.CodeFixAsync<SessionMapWithoutBound, SessionMapWithoutBoundFix>(source, source.Replace("Conversations\n", "Conversations(IMemoryCache cache)\n").Replace("[|_histories|]", "_creation")
            .Replace("ConcurrentDictionary<string, List<ChatMessage>> ", "object ").Replace("_histories.GetOrAdd", "GetOrCreate").Replace("AI;", "AI;\nusing Microsoft.Extensions.Caching.Memory;").TrimEnd()[..^1]
            + Helpers.TrimStart('\n').Insert(0, "\n") + "\n}", Expire, o =>
            {
                o.Sources.Add(("Host.cs", host("")));
                o.FixedSources.Add(("Host.cs", host("        services.AddMemoryCache();\n")));
            });
    }

    [Fact]
    public Task A_constructor_among_other_fields() => FixAsync(
        Service("""
            private static readonly int s_size = 4;
            private readonly IChatClient? _client;

            // By conversation.
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();

            public Conversations(IChatClient client)
            {
            }

            public List<ChatMessage> For(string conversationId) => _histories.GetOrAdd(conversationId, Opening);

            private static List<ChatMessage> Opening(string conversationId) => new(s_size);
        """),
        Service("""
            private static readonly int s_size = 4;
            private readonly IChatClient? _client;

            private readonly IMemoryCache _cache;
            // By conversation.
            private readonly object _creation = new();

            public Conversations(IChatClient client, IMemoryCache cache)
            {
                _cache = cache;
            }

            public List<ChatMessage> For(string conversationId) => GetOrCreate(conversationId, Opening);

            private static List<ChatMessage> Opening(string conversationId) => new(s_size);
        """ + "\n" + Helpers.Replace("cache.Get", "_cache.Get"), MoreUsings, "", Registered));

    [Fact]
    public Task Two_maps_of_one_class() => FixAsync(
        Service("""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_drafts|] = new();

            public List<ChatMessage> For(string conversationId) => _histories.GetOrAdd(conversationId, _ => []);

            public void Keep(string conversationId, List<ChatMessage> draft) => _drafts[conversationId] = draft;
        """),
        Service("""
            private readonly object _creation = new();

            public List<ChatMessage> For(string conversationId) => GetOrCreate(conversationId, _ => []);

            public void Keep(string conversationId, List<ChatMessage> draft) => cache.Set<List<ChatMessage>>(CacheKeyOf(conversationId), draft, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromMinutes(30) });
        """ + "\n" + Helpers + """


            private static object CacheKeyOf(string key) => (typeof(Conversations), "drafts", key ?? throw new ArgumentNullException(nameof(key)));
        """, MoreUsings, "(IMemoryCache cache)", Registered));

    const string For = "public List<ChatMessage> For(string conversationId) => _histories.GetOrAdd(conversationId, _ => []);";

    // What a cache does not do, or the code does not bear.
    [Theory]
    [InlineData("public int Count => _histories.Count;", "new()")]
    [InlineData("public IEnumerable<string> All => _histories.Keys;", "new()")]
    [InlineData("public void Put(string id) => _histories.TryAdd(id, []);", "new()")]
    [InlineData("public void Put(string id) => _histories.AddOrUpdate(id, _ => [], (_, old) => old);", "new()")]
    [InlineData("public List<ChatMessage> Sure(string id) => _histories[id];", "new()")]
    [InlineData("public bool Has(string id, out List<ChatMessage>? history) => _histories.TryGetValue(id, out history);", "new()")]
    [InlineData("public List<ChatMessage>? Has(string id) { _histories.TryGetValue(id, out var history); return history; }", "new()")]
    [InlineData("", "new(StringComparer.OrdinalIgnoreCase)")]
    [InlineData("private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();", "new()")]
    [InlineData("public Conversations(int size = 1) { }", "new()")]
    [InlineData("public Conversations() { } public Conversations(int size) { }", "new()")]
    [InlineData("public static Conversations Other() => new Conversations();", "new()")]
    [InlineData("static readonly Conversations s_other = new();", "new()")]
    public Task Nothing_is_offered(string member, string made) => NoFixAsync(Service($$"""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = {{made}};
            {{For}}
            {{member}}
        """));

    [Theory]
    [InlineData("builder.Services.AddMemoryCache(o => o.SizeLimit = 100);\nbuilder.Services.AddSingleton<Conversations>();")]
    [InlineData("builder.Services.AddSingleton(new Conversations());")]
    [InlineData("builder.Services.AddSingleton(_ => new Conversations());")]
    public Task Nothing_is_offered_for_registrations(string registration) => NoFixAsync(Service($$"""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();
            {{For}}
        """, registration: registration));

    [Fact]
    public Task Nothing_is_offered_for_partial_classes_and_bases() => NoFixAsync(Service($$"""
            private readonly ConcurrentDictionary<string, List<ChatMessage>> [|_histories|] = new();
            {{For}}
        """) + "\npublic class More : Conversations { }");

    // ---- connections

    static string Hub(string body, string members = "", string map = "ConcurrentDictionary<string, ChatHistory>", string field = "[|s_histories|]") => $$"""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.MapHub<ChatHub>("/chat");
        app.Run();

        public class ChatHub(IChatCompletionService chat) : Hub
        {
            private static readonly {{map}} {{field}} = new();

            public async Task<string?> Say(string message)
            {
                {{body}}
                history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(history);
                history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }{{members}}
        }
        """;

    const string GetOrAdd = "var history = s_histories.GetOrAdd(Context.ConnectionId, _ => new ChatHistory());";

    [Fact]
    public Task Hub_without_an_end() => FixAsync(Hub(GetOrAdd), Hub(GetOrAdd, """


            public override Task OnDisconnectedAsync(Exception? exception)
            {
                s_histories.TryRemove(Context.ConnectionId, out _);
                return base.OnDisconnectedAsync(exception);
            }
        """, field: "s_histories"), Remove);

    const string Ending = """


            public override async Task OnDisconnectedAsync(Exception? exception)
            {
                await base.OnDisconnectedAsync(exception);
            }
        """;

    [Fact]
    public Task Hub_with_an_end() => FixAsync(Hub(GetOrAdd, Ending), Hub(GetOrAdd, Ending.Replace("await base", "s_histories.TryRemove(Context.ConnectionId, out _);\n        await base"), field: "s_histories"), Remove);

    [Fact]
    public Task Hub_with_a_map_under_a_lock() => NoFixAsync(
        Hub("ChatHistory history; lock (s_histories) { if (!s_histories.TryGetValue(Context.ConnectionId, out history!)) s_histories[Context.ConnectionId] = history = new(); }", map: "Dictionary<string, ChatHistory>"));

    const string Turn = "\n\n    private static readonly SemaphoreSlim s_turn = new(1, 1);";

    [Fact]
    public Task Lists_that_requests_change_at_the_same_time_stay_in_sight() => NoFixAsync(Hub("var history = s_histories.GetOrAdd(Context.UserIdentifier!, _ => new ChatHistory());"));

    [Fact]
    public Task Hub_with_other_keys_lets_sessions_expire() => Verify.CodeFixAsync<SessionMapWithoutBound, SessionMapWithoutBoundFix>(
        Hub("await s_turn.WaitAsync();\n        var history = s_histories.GetOrAdd(Context.UserIdentifier!, _ => new ChatHistory());", Turn), Hub("await s_turn.WaitAsync();\n        var history = GetOrCreate(Context.UserIdentifier!, _ => new ChatHistory());", Turn + """


            private static object KeyOf(string key) => (typeof(ChatHub), "histories", key ?? throw new ArgumentNullException(nameof(key)));

            private ChatHistory GetOrCreate(string key, Func<string, ChatHistory> create)
            {
                // Two requests at once would each create one.
                lock (s_creation)
                {
                    return cache.GetOrCreate(KeyOf(key), entry =>
                    {
                        entry.SlidingExpiration = TimeSpan.FromMinutes(30);
                        return create(key);
                    })!;
                }
            }
        """, "object", "s_creation").Replace("(IChatCompletionService chat)", "(IChatCompletionService chat, IMemoryCache cache)").Replace("builder.Services.AddSignalR", "builder.Services.AddMemoryCache();\nbuilder.Services.AddSignalR")
            .Replace("using Microsoft.SemanticKernel", "using Microsoft.Extensions.Caching.Memory;\nusing Microsoft.SemanticKernel"), Expire);
}
