using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1005: a list that every request empties, fills and waits with. MEM1004 leaves it to it.</summary>
public class RefilledListTests
{
    const string Get = """app.MapGet("/products", (string term, ProductFinder finder) => finder.FindAsync(term));""";

    /// <param name="members">The members of a class that finds products.</param>
    /// <param name="program">Statements of the web host, after its services.</param>
    static string Source(string members, string program = Get) => $$"""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ProductFinder>();
        var app = builder.Build();
        {{program}}
        app.Run();

        public class ProductFinder(IChatClient client)
        {
        {{members}}
        }
        """;

    static Task VerifyAsync(string members, string program = Get, string? message = null) => Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Source(members, program), o =>
    {
        if (message is not null)
            o.Messages[0] = message;
    });

    static async Task SilentAsync(string members, string program = Get)
    {
        await Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Source(members, program));
        await Verify.AnalyzerAsync<MemorySharedByAllSessions>(Source(members, program));
    }

    [Fact]
    public Task Cleared_list() => VerifyAsync("""
            private IList<ChatMessage> {|#0:_messages|} = [];

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                var response = await client.GetResponseAsync(_messages);
                return response.Text;
            }
        """, message: "'_messages' is one list that every GET /products request empties, fills and waits with (ProductFinder is registered with AddSingleton), so requests at the same time mix and lose messages");

    [Fact]
    public Task Cleared_list_is_not_reported_twice() => Verify.AnalyzerAsync<MemorySharedByAllSessions>(Source("""
            private readonly List<ChatMessage> _messages = new();

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                return response.Text;
            }
        """));

    [Fact]
    public Task List_that_is_replaced_and_text_that_is_made_up() => VerifyAsync("""
            private static List<ChatMessage> [|s_messages|] = [];

            public async Task<string> FindAsync(string term)
            {
                try
                {
                    s_messages = [];
                    s_messages.Add(new(ChatRole.System, "Name three products."));
                    s_messages.Add(new(ChatRole.User, "About: " + term.Trim()));
                    return (await client.GetResponseAsync(s_messages)).Text;
                }
                catch (HttpRequestException)
                {
                    return "";
                }
            }
        """);

    [Fact]
    public Task History_in_two_methods() => VerifyAsync("""
            private readonly ChatHistory [|_history|] = new("Be brief.");

            public async Task<string> FindAsync(string term)
            {
                _history.Clear();
                _history.AddUserMessage(term);
                await Task.Delay(1);
                return string.Join("\n", _history.Select(m => m.Content));
            }

            public async Task<string> CompareAsync(string term)
            {
                this._history.Clear();
                this._history.AddUserMessage(term);
                await Task.Delay(1);
                return _history[0].Content!;
            }
        """);

    [Fact]
    public Task Turn_of_a_session_keeps_no_other_session_out() => VerifyAsync("""
            private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
            private readonly List<ChatMessage> [|_messages|] = [];

            public async Task<string> FindAsync(string term)
            {
                var turn = _turns.GetOrAdd(term, _ => new SemaphoreSlim(1, 1));
                await turn.WaitAsync();
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                var response = await client.GetResponseAsync(_messages);
                turn.Release();
                return response.Text;
            }
        """);

    [Fact]
    public Task Silent_where_requests_wait_for_each_other() => SilentAsync("""
            private readonly SemaphoreSlim _gate = new(1, 1);
            private readonly List<ChatMessage> _messages = [];

            public async Task<string> FindAsync(string term)
            {
                await _gate.WaitAsync();
                try
                {
                    _messages.Clear();
                    _messages.Add(new(ChatRole.User, term));
                    return (await client.GetResponseAsync(_messages)).Text;
                }
                finally
                {
                    _gate.Release();
                }
            }
        """);

    [Fact]
    public Task Silent_local_list() => SilentAsync("""
            public async Task<string> FindAsync(string term)
            {
                List<ChatMessage> messages = [];
                messages.Clear();
                messages.Add(new(ChatRole.User, term));
                return (await client.GetResponseAsync(messages)).Text;
            }
        """);

    [Fact]
    public Task Silent_scoped_service() => SilentAsync("""
            public Task<string> FindAsync(string term) => Task.FromResult(term);
        }

        public class Finder(IChatClient client)
        {
            private readonly List<ChatMessage> _messages = [];

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, "About " + term));
                return (await client.GetResponseAsync(_messages)).Text;
            }
        """, """app.MapGet("/products", (string term, IChatClient client) => new Finder(client).FindAsync(term));""");

    [Fact]
    public Task Silent_where_no_request_comes() => SilentAsync("""
            private readonly List<ChatMessage> _messages = [];

            public async Task<string> FindAsync()
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, "Name three products."));
                return (await client.GetResponseAsync(_messages)).Text;
            }
        """, """app.MapGet("/", () => "Hello.");""");

    [Fact]
    public Task Silent_where_a_timer_comes() => SilentAsync("""
            private readonly List<ChatMessage> _messages = [];

            public async Task<string> FindAsync(DateTime day)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, $"What was new on {day:D}?"));
                return (await client.GetResponseAsync(_messages)).Text;
            }
        }

        public class NewsJob(ProductFinder finder) : Quartz.IJob
        {
            public Task Execute(Quartz.IJobExecutionContext context) => finder.FindAsync(DateTime.Today);
        """, """app.MapGet("/", () => "Hello.");""");

    [Fact]
    public Task Silent_where_nothing_is_awaited() => SilentAsync("""
            private readonly List<ChatMessage> _messages = [];

            public Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.System, "Name three products."));
                return Task.FromResult(_messages[0].Text);
            }
        """);

    /// <summary>These keep something from call to call, so MEM1004 speaks of them.</summary>
    [Theory]
    [InlineData("if (term.Length == 0) { _messages.Clear(); }", "")]
    [InlineData("_messages.Clear();", "public void Note(string term) => _messages.Add(new(ChatRole.User, term));")]
    [InlineData("_messages.Clear();", "public IReadOnlyList<ChatMessage> Last => _messages;")]
    [InlineData("_messages.Add(new(ChatRole.System, \"Be kind.\")); _messages.Clear();", "")]
    public async Task List_that_may_keep_something_is_the_other_rules(string before, string others)
    {
        string Members(string mark, string end) => $$"""
                private readonly List<ChatMessage> _messages = {{mark}}[]{{end}};

                public async Task<string> FindAsync(string term)
                {
                    {{before}}
                    _messages.Add(new(ChatRole.User, term));
                    var response = await client.GetResponseAsync(_messages);
                    _messages.AddMessages(response);
                    return response.Text;
                }

                {{others}}
            """;
        await Verify.AnalyzerAsync<SessionMapNotThreadSafe>(Source(Members("", "")));
        await Verify.AnalyzerAsync<MemorySharedByAllSessions>(Source(Members("[|", "|]")));
    }
}
