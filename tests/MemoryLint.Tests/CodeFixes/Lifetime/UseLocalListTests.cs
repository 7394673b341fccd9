using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1004 and MEM1005: a local list where every call empties and fills one that all share.</summary>
public class UseLocalListTests
{
    static Task FixAsync(string members, string fixedMembers) =>
        FixTest.VerifyAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(Source(members), Source(fixedMembers), SessionMapNotThreadSafeFix.UseLocalListKey);

    static Task NotOfferedAsync(string members) => Verify.NoCodeFixAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(Source(members));

    /// <summary>A singleton in a web host.</summary>
    static string Source(string members) => $$"""
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<ProductFinder>();
        var app = builder.Build();
        app.MapGet("/products", (string term, ProductFinder finder) => finder.FindAsync(term));
        app.Run();

        public class ProductFinder(IChatClient client)
        {
        {{members}}
        }
        """;

    [Fact]
    public Task List_with_an_idle_end() => FixAsync("""
            // What the model is told.
            private IList<ChatMessage> [|_messages|] = [];

            public async Task<string> FindAsync(string term)
            {
                // Every search stands alone.
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);

                _messages.Clear();

                return response.Text;
            }
        """, """
            public async Task<string> FindAsync(string term)
            {
                // Every search stands alone.
                IList<ChatMessage> messages = [];
                messages.Add(new(ChatRole.User, term));
                var response = await client.GetResponseAsync(messages);

                return response.Text;
            }
        """);

    [Fact]
    public Task History_in_two_methods() => FixAsync("""
            private readonly string _language = "en";
            private readonly ChatHistory [|history|] = new("Be brief.");

            public async Task<string> FindAsync(string term)
            {
                try
                {
                    history.Clear();
                    history.AddUserMessage($"{_language}: {term}");
                    await Task.Delay(1);
                    return string.Join("\n", history.Select(m => m.Content));
                }
                catch (HttpRequestException)
                {
                    return "";
                }
            }

            public async Task<string> CompareAsync(string term)
            {
                this.history.Clear();
                this.history.AddUserMessage(term);
                await Task.Delay(1);
                return this.history[0].Content!;
            }
        """, """
            private readonly string _language = "en";

            public async Task<string> FindAsync(string term)
            {
                try
                {
                    ChatHistory history = new();
                    history.AddUserMessage($"{_language}: {term}");
                    await Task.Delay(1);
                    return string.Join("\n", history.Select(m => m.Content));
                }
                catch (HttpRequestException)
                {
                    return "";
                }
            }

            public async Task<string> CompareAsync(string term)
            {
                ChatHistory history = new();
                history.AddUserMessage(term);
                await Task.Delay(1);
                return history[0].Content!;
            }
        """);

    [Fact]
    public Task List_that_is_replaced_where_the_name_is_taken() => FixAsync("""
            private static List<ChatMessage>? [|s_products|] = new List<ChatMessage>();

            public async Task<string> FindAsync(string term)
            {
                s_products = new List<ChatMessage>();
                s_products.Add(new(ChatRole.User, term));
                foreach (string products in term.Split(','))
                    s_products.Add(new(ChatRole.User, products));
                return (await client.GetResponseAsync(s_products)).Text;
            }
        """, """
            public async Task<string> FindAsync(string term)
            {
                var messages = new List<ChatMessage>();
                messages.Add(new(ChatRole.User, term));
                foreach (string products in term.Split(','))
                    messages.Add(new(ChatRole.User, products));
                return (await client.GetResponseAsync(messages)).Text;
            }
        """);

    [Fact]
    public Task List_that_a_later_callback_reads_keeps_what_is_added() => FixAsync("""
            private readonly List<ChatMessage> [|_messages|] = [];

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                Func<int> count = () => _messages.Count;
                await Task.Delay(1);
                _messages.Add(new(ChatRole.Assistant, "Found."));
                return $"{count()}";
            }
        """, """
            public async Task<string> FindAsync(string term)
            {
                List<ChatMessage> messages = [];
                messages.Add(new(ChatRole.User, term));
                Func<int> count = () => messages.Count;
                await Task.Delay(1);
                messages.Add(new(ChatRole.Assistant, "Found."));
                return $"{count()}";
            }
        """);

    [Fact]
    public Task Fix_all_takes_every_list() => Verify.FixAllAsync<SessionMapNotThreadSafe, SessionMapNotThreadSafeFix>(Source("""
            private readonly List<ChatMessage> [|_messages|] = [], _unused = [];
            private readonly List<ChatMessage> [|_found|] = [];
            private readonly List<ChatMessage> [|_answers|] = [];

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _found.Clear();
                _answers.Clear();
                _messages.Add(new(ChatRole.User, term));
                _found.Add(new(ChatRole.User, term));
                _answers.Add(new(ChatRole.User, term));
                await client.GetResponseAsync(_messages);
                await client.GetResponseAsync(_found);
                return (await client.GetResponseAsync(_answers)).Text;
            }
        """), Source("""
            private readonly List<ChatMessage> [|_messages|] = [], _unused = [];

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                List<ChatMessage> found = [];
                List<ChatMessage> answers = [];
                _messages.Add(new(ChatRole.User, term));
                found.Add(new(ChatRole.User, term));
                answers.Add(new(ChatRole.User, term));
                await client.GetResponseAsync(_messages);
                await client.GetResponseAsync(found);
                return (await client.GetResponseAsync(answers)).Text;
            }
        """), SessionMapNotThreadSafeFix.UseLocalListKey);

    [Fact]
    public Task Not_where_a_static_function_uses_it() => NotOfferedAsync("""
            private static readonly List<ChatMessage> [|s_messages|] = [];

            public async Task<string> FindAsync(string term)
            {
                s_messages.Clear();
                s_messages.Add(new(ChatRole.User, term));
                await Task.Delay(1);
                return string.Join(",", term.Split(' ').Select(static t => t + s_messages.Count));
            }
        """);

    [Fact]
    public Task Not_where_it_is_made_elsewhere() => NotOfferedAsync("""
            private readonly List<ChatMessage> [|_messages|] = Lists.Of<ChatMessage>();

            public async Task<string> FindAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                return (await client.GetResponseAsync(_messages)).Text;
            }

            static class Lists
            {
                public static List<T> Of<T>() => [];
            }
        """);

    [Fact]
    public Task Shared_list_that_no_handler_of_this_project_reaches() => FixTest.VerifyAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(
        Source("""
            public Task<string> FindAsync(string term) => Task.FromResult(term);

            private readonly List<ChatMessage> _messages = [|[]|];

            public async Task<string> SearchAsync(string term)
            {
                _messages.Clear();
                _messages.Add(new(ChatRole.User, term));
                return (await client.GetResponseAsync(_messages)).Text;
            }
        """),
        Source("""
            public Task<string> FindAsync(string term) => Task.FromResult(term);

            public async Task<string> SearchAsync(string term)
            {
                List<ChatMessage> messages = [];
                messages.Add(new(ChatRole.User, term));
                return (await client.GetResponseAsync(messages)).Text;
            }
        """),
        MemorySharedByAllSessionsFix.UseLocalListKey);
}
