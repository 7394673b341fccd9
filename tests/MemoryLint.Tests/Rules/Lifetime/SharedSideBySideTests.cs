using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1004: the sessions of all users in one collection, without a key, and static events that tell all circuits what one user said.</summary>
public class SharedSideBySideTests
{
    static Task VerifyAsync(string source, string host = Web, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<MemorySharedByAllSessions>(source, o =>
    {
        o.Sources.Add(("Program.cs", host));
        configure?.Invoke(o);
    });

    const string Web = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddSingleton<Sessions>();
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    const string Blazor = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<Speaker>();
        var app = builder.Build();
        app.Run();
        """;

    const string Browser = """
        class WebAssemblyHostBuilder
        {
            public static void Main() => new WebAssemblyHostBuilder();
        }
        """;

    static string Controller(string field, string body, string members = "") => $$"""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;

        public class Sessions { }

        public class ChatController(AIAgent agent) : ControllerBase
        {
            {{field}}

            [HttpPost("/chat")]
            public async Task<string> Post(string sessionId, string message)
            {
                {{body}}
            }
            {{members}}
        }
        """;

    const string Ask = "return (await agent.RunAsync(message, session)).Text;";

    // ---- collections

    [Theory]
    [InlineData("s_sessions[0]")]
    [InlineData("s_sessions[^1]")]
    [InlineData("s_sessions[s_sessions.Count - 1]")]
    [InlineData("s_sessions.First()")]
    [InlineData("s_sessions.Last()")]
    public Task A_session_is_taken_by_its_position(string taken) => VerifyAsync(
        Controller("static readonly List<AgentSession> {|#0:s_sessions|} = new();", $"if (s_sessions.Count == 0) s_sessions.Add(await agent.CreateSessionAsync()); var session = {taken}; {Ask}"),
        configure: o => o.Messages[0] = "'s_sessions' is one memory for all users: it is static, so they read each other's conversation");

    [Fact]
    public Task A_bag_is_peeked_at() => VerifyAsync(
        Controller("static readonly ConcurrentBag<AgentSession> [|s_sessions|] = new();", $"if (!s_sessions.TryPeek(out var session)) s_sessions.Add(session = await agent.CreateSessionAsync()); {Ask}"));

    [Fact]
    public Task Collection_of_a_singleton() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Sessions
        {
            private readonly List<ChatHistory> {|#0:_histories|} = [];

            public ChatHistory Begin(string instructions)
            {
                _histories.Add(new ChatHistory(instructions));
                return _histories[_histories.Count - 1];
            }
        }

        public class ChatController(Sessions sessions, IChatCompletionService chat) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string?> Post(string message) => (await chat.GetChatMessageContentAsync(sessions.Begin("Be kind."))).Content;
        }
        """, configure: o => o.Messages[0] = "'_histories' is one memory for all users: Sessions is registered with AddSingleton, so they read each other's conversation");

    [Fact]
    public Task A_component_shows_all() => VerifyAsync(Component("static readonly List<ChatHistory> [|s_chats|] = [];", "foreach (var chat in s_chats) builder.AddContent(0, chat.Count);", "s_chats.Add(new ChatHistory());"), Blazor);

    static string Component(string members, string render, string onClick) => $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Components.Rendering;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Speaker { }

        public class Chats : ComponentBase
        {
            {{members}}

            protected override void BuildRenderTree(RenderTreeBuilder builder)
            {
                {{render}}
            }

            void Click()
            {
                {{onClick}}
            }
        }
        """;

    // Found by something that says whose it is, or not taken at all.
    [Theory]
    [InlineData("var session = s_sessions.First(s => s.GetHashCode().ToString() == sessionId);")]
    [InlineData("var session = s_sessions.Find(s => s.ToString() == sessionId);")]
    [InlineData("var session = s_sessions[int.Parse(sessionId)];")]
    [InlineData("AgentSession session = null!; foreach (var s in s_sessions) if (s.ToString() == sessionId) session = s;")]
    [InlineData("var session = await agent.CreateSessionAsync();")]
    [InlineData("var session = Find(s_sessions, sessionId);", "static AgentSession Find(List<AgentSession> all, string id) => all[0];")]
    public Task Sessions_that_are_found(string taken, string members = "") => VerifyAsync(
        Controller("static readonly List<AgentSession> s_sessions = new();", $"s_sessions.Add(await agent.CreateSessionAsync()); {taken} {Ask}", members));

    [Fact]
    public Task Sessions_that_end() => VerifyAsync(Controller("static readonly List<AgentSession> s_running = new();", $$"""
        var session = await agent.CreateSessionAsync();
        s_running.Add(session);
        try { {{Ask}} } finally { s_running.Remove(session); }
        """, "public int Oldest() => s_running[0].GetHashCode();"));

    [Fact]
    public Task Sessions_made_at_the_start() => VerifyAsync(Controller("static readonly List<AgentSession> s_sessions = new();", $"var session = s_sessions[0]; {Ask}",
        "static ChatController() => s_sessions.Add(null!);"));

    [Fact]
    public Task Sessions_of_a_scoped_service() => VerifyAsync(Controller("readonly List<AgentSession> _sessions = new();", $"_sessions.Add(await agent.CreateSessionAsync()); var session = _sessions[0]; {Ask}"));

    [Fact]
    public Task A_component_filters() =>
        VerifyAsync(Component("static readonly List<ChatHistory> s_chats = [];", "foreach (var chat in s_chats) if (chat.Count > 0) builder.AddContent(0, chat.Count);", "s_chats.Add(new ChatHistory());"), Blazor);

    [Fact]
    public Task A_component_in_the_browser() =>
        VerifyAsync(Component("static readonly List<ChatHistory> s_chats = [];", "foreach (var chat in s_chats) builder.AddContent(0, chat.Count);", "s_chats.Add(new ChatHistory());"), Browser);

    // ---- events

    static string Told(string declaration, string raise, string listen = "Speaker.Said += Show;", string show = "void Show(ChatMessageContent message) { }") => $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Speaker
        {
            {{declaration}}

            public void Say(string text) => {{raise}};
        }

        public class Chat : ComponentBase
        {
            [Inject] Speaker Speaker1 { get; set; } = default!;

            protected override void OnInitialized()
            {
                {{listen}}
            }

            void Click(string text) => Speaker1.Say(text);

            {{show}}
        }
        """;

    const string Raise = "Said?.Invoke(new ChatMessageContent(AuthorRole.User, text))";

    [Fact]
    public Task Static_event_of_a_service() => VerifyAsync(Told("public static event Action<ChatMessageContent>? {|#0:Said|};", Raise), Blazor,
        o => o.Messages[0] = "'Said' is one memory for all users: it is a static event, which every circuit hears, so they read each other's conversation");

    [Fact]
    public Task Static_event_of_a_component() => VerifyAsync("""
        using Microsoft.AspNetCore.Components;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Speaker { }

        public class Chat : ComponentBase
        {
            static event EventHandler<ChatHistory>? [|Changed|];

            readonly ChatHistory _history = new();

            protected override void OnInitialized() => Changed += (_, _) => StateHasChanged();

            void Click(string text)
            {
                _history.AddUserMessage(text);
                Changed?.Invoke(this, _history);
            }
        }
        """, Blazor);

    [Fact]
    public Task Event_of_an_object() => VerifyAsync(Told("public event Action<ChatMessageContent>? Said;", Raise, "Speaker1.Said += Show;"), Blazor);

    [Fact]
    public Task Event_that_says_whose_it_is() =>
        VerifyAsync(Told("public static event Action<string, ChatMessageContent>? Said;", "Said?.Invoke(text, new ChatMessageContent(AuthorRole.User, text))", show: "void Show(string user, ChatMessageContent message) { }"), Blazor);

    [Fact]
    public Task Event_that_no_component_hears() => VerifyAsync(Told("public static event Action<ChatMessageContent>? Said;", Raise, ""), Blazor);

    [Fact]
    public Task Event_of_something_else() => VerifyAsync(Told("public static event Action<string>? Said;", "Said?.Invoke(text)", show: "void Show(string message) { }"), Blazor);

    [Fact]
    public Task Event_in_the_browser() => VerifyAsync(Told("public static event Action<ChatMessageContent>? Said;", Raise), Browser);
}
