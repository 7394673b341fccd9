using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using MemoryLint.Rules;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.Rules;

/// <summary>What is true of every rule of the assembly.</summary>
public class AllRulesTests
{
    static readonly ImmutableArray<Type> s_types =
        [.. typeof(MemoryRule).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    static ImmutableArray<DiagnosticAnalyzer> Analyzers => [.. s_types.Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

    public static TheoryData<string> Ids => [.. Analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id).Distinct()];

    [Fact]
    public void There_are_rules() => Assert.NotEmpty(s_types);

    [Fact]
    public void Rules_are_public_sealed_memory_rules_for_CSharp() => Assert.All(s_types, type =>
    {
        Assert.True(type.IsSubclassOf(typeof(MemoryRule)) || type.Namespace == "MemoryLint.Rules.Configuration", type.Name);
        Assert.True(type is { IsSealed: true, IsPublic: true }, type.Name);
        Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()!.Languages);
        Assert.StartsWith("MemoryLint.Rules.", type.Namespace, StringComparison.Ordinal);
    });

    [Fact]
    public void Each_id_belongs_to_one_rule() =>
        Assert.Empty(Analyzers.SelectMany(a => a.SupportedDiagnostics.Select(d => d.Id).Distinct()).GroupBy(id => id).Where(g => g.Skip(1).Any()).Select(g => g.Key));

    [Theory, MemberData(nameof(Ids))]
    public void Rule_stands_in_the_folder_of_its_category(string id)
    {
        var (analyzer, descriptor) = Find(id);
        Assert.Matches(@"^MEM\d{4}$", id);
        Assert.Equal("MemoryLint.Rules." + descriptor.Category, analyzer.GetType().Namespace);
        Assert.Equal(id[3], descriptor.Category switch { "Lifetime" => '1', "Durability" => '2', "Identity" => '3', "Wiring" => '4', "Configuration" => '0', _ => '?' });
    }

    [Theory, MemberData(nameof(Ids))]
    public void Texts_are_sentences_without_surprises(string id)
    {
        var (_, descriptor) = Find(id);
        string title = descriptor.Title.ToString(), message = descriptor.MessageFormat.ToString(), description = descriptor.Description.ToString();
        Assert.All((string[])[title, message, description], text =>
        {
            Assert.Equal(text.Trim(), text);
            Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', text);
        });
        Assert.Matches(@"^\p{Lu}.*[\p{L}\p{Nd})]$", title);
        Assert.Matches(@"^('\{0\}'|\p{Lu}).*[^.!? ]$", message);
        Assert.Matches(@"^\p{Lu}.*\.$", description);
        Assert.InRange(title.Length, 10, 80);
        Assert.NotEqual(title, description.TrimEnd('.'));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Help_link_leads_to_the_page_of_the_rule(string id)
    {
        Assert.Equal($"https://github.com/memorylint/memorylint/blob/main/docs/rules/{id}.md", Find(id).Descriptor.HelpLinkUri);
        string page = Read($"docs/rules/{id}.md");
        Assert.Contains(id, page.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(Find(id).Descriptor.Title.ToString(), page, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Readme_lists_the_rule_in_its_table(string id) => Assert.Matches($@"(?m)^\|.*\b{id}\b.*\|", Read("README.md"));

    [Theory, MemberData(nameof(Ids))]
    public void Release_files_list_the_rule(string id)
    {
        var descriptor = Find(id).Descriptor;
        string releases = Read("src/MemoryLint.Analyzers/AnalyzerReleases.Shipped.md") + Read("src/MemoryLint.Analyzers/AnalyzerReleases.Unshipped.md");
        string row = Assert.Single(releases.Split('\n'), line => line.StartsWith(id, StringComparison.Ordinal));
        string[] cells = [.. row.Split('|').Select(c => c.Trim())];
        Assert.Equal([id, descriptor.Category, descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled", descriptor.Title.ToString()], cells);
    }

    [Fact]
    public async Task Project_without_a_framework_is_silent() =>
        Assert.Empty(await Verify.DiagnosticsAsync(Analyzers, """
            public class ChatHistory : List<ChatMessage>;

            public record ChatMessage(string Text);

            [Microsoft.AspNetCore.Mvc.ApiController]
            public class ChatController : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                readonly ChatHistory _history = new();

                [Microsoft.AspNetCore.Mvc.HttpPost("/chat")]
                public string Post(string message)
                {
                    var messages = new List<ChatMessage> { new(message) };
                    _history.Add(new(message));
                    return HistoryOf(message).Count + messages[0].Text;
                }

                static ChatHistory HistoryOf(string sessionId) => new();
            }
            """, o => o.WithFrameworks = false));

    [Fact]
    public async Task Samples_of_these_tests_give_reports()
    {
        // or the tests of broken code below would look at nothing
        List<string> reported = [];
        foreach (string source in s_samples)
            reported.AddRange((await Verify.DiagnosticsAsync(Analyzers, source)).Select(d => d.Id));
        Assert.Contains("MEM1001", reported);
        Assert.True(reported.Count >= 6, string.Join(", ", reported));
    }

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, s_samples.Length)];

    [Theory(Timeout = 300_000), MemberData(nameof(Samples))]
    public async Task Source_with_a_missing_token_is_survived(int sample)
    {
        string source = s_samples[sample];
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToList();
        int step = Math.Max(1, tokens.Count / 25);
        for (int i = sample % step; i < tokens.Count; i += step)
            await SurvivesAsync(source.Remove(tokens[i].SpanStart, tokens[i].Span.Length));
    }

    [Theory(Timeout = 300_000), MemberData(nameof(Samples))]
    public async Task Truncated_source_is_survived(int sample)
    {
        string source = s_samples[sample];
        for (int length = 0; length < source.Length; length += Math.Max(1, source.Length / 15))
            await SurvivesAsync(source[..length]);
    }

    [Theory(Timeout = 300_000), MemberData(nameof(Samples))]
    public async Task Source_with_swapped_and_doubled_tokens_is_survived(int sample)
    {
        string source = s_samples[sample];
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => t.Span.Length > 0).ToList();
        var random = new Random(sample);
        for (int i = 0; i < 8; i++)
        {
            var (a, b) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            string swapped = new StringBuilder(source).Remove(a.SpanStart, a.Span.Length).Insert(a.SpanStart, b.Text).ToString();
            await SurvivesAsync(swapped);
            await SurvivesAsync(source.Insert(b.SpanStart, a.Text + " "));
        }
    }

    // Lambdas are missing: the compiler overflows its stack on these. Collection expressions are less deep because it takes minutes for them.
    [Theory(Timeout = 300_000)]
    [InlineData(2000, "new ChatHistory(", "\"a\"", ")")]
    [InlineData(2000, "(", "new ChatHistory()", ")")]
    [InlineData(2000, "!", "history.Contains(null!)", "")]
    [InlineData(2000, "history.Count + ", "1", "")]
    [InlineData(2000, "flag ? history : ", "new ChatHistory()", "")]
    [InlineData(2000, "history ?? ", "new ChatHistory()", "")]
    [InlineData(2000, "(object)", "new ChatHistory()", "")]
    [InlineData(300, "[", "new ChatHistory()", "]")]
    [InlineData(300, "[.. ", "history", "]")]
    [InlineData(2000, "new { H = ", "new ChatHistory()", " }")]
    [InlineData(2000, "await ", "agent.CreateSessionAsync()", "")]
    public async Task Deeply_nested_expression_is_survived(int deep, string open, string core, string close)
    {
        foreach (int depth in (int[])[40, deep])
        {
            string nested = string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
            await SurvivesAsync($$"""
                using Microsoft.Agents.AI;
                using Microsoft.AspNetCore.Mvc;
                using Microsoft.SemanticKernel.ChatCompletion;

                public class ChatController(IChatCompletionService completion, AIAgent agent, bool flag) : ControllerBase
                {
                    public async Task<object> Post(string message)
                    {
                        var history = new ChatHistory();
                        object nested = {{nested}};
                        await completion.GetChatMessageContentAsync(history);
                        return nested;
                    }
                }
                """);
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task Long_chains_of_calls_and_statements_are_survived()
    {
        string fluent = string.Concat(Enumerable.Repeat("\n            .Append(new ChatMessage(ChatRole.User, message))", 1500));
        string adds = string.Concat(Enumerable.Range(0, 1500).Select(i => $"\n        messages.Add(new(ChatRole.User, message + {i}));"));
        string ifs = string.Concat(Enumerable.Repeat("if (messages.Count > 1) { ", 150)) + "messages.Clear();" + new string('}', 150);
        await SurvivesAsync($$"""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            public class ChatController(IChatClient client) : ControllerBase
            {
                public async Task<string> Post(string message)
                {
                    var messages = new List<ChatMessage>();
                    {{adds}}
                    {{ifs}}
                    var copy = messages{{fluent}};
                    return (await client.GetResponseAsync(copy)).Text;
                }
            }
            """);
    }

    [Fact(Timeout = 300_000)]
    public async Task Methods_that_call_each_other_are_survived()
    {
        string web = string.Join("\n", Enumerable.Range(0, 40).Select(i => $$"""
                public async Task<string> M{{i}}(string message, List<ChatMessage> given)
                {
                    List<ChatMessage> messages = [new(ChatRole.User, message)];
                    {{string.Join("\n        ", Enumerable.Range(0, 40).Select(j => $"await M{j}(message, messages);"))}}
                    return (await client.GetResponseAsync(messages)).Text + await M{{i}}(message, given);
                }
            """));
        await SurvivesAsync($$"""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            public class Web(IChatClient client)
            {
            {{web}}

                public ChatMessage[] Self => Self;

                public static List<ChatMessage> Forever(string sessionId) => Forever(sessionId);
            }

            public class ChatController(Web web) : ControllerBase
            {
                public Task<string> Post(string message) => web.M0(message, Web.Forever(message));

                public async Task<string> Nested(string message)
                {
                    string A(string m) => B(m);
                    string B(string m) => C(m) + A(m);
                    string C(string m) { List<ChatMessage> messages = [new(ChatRole.User, m)]; return A(m) + messages.Count; }
                    var self = new ChatController(web);
                    return A(message) + await self.Nested(message);
                }
            }

            public interface ILoop<T> where T : ILoop<T>;

            public class Base : Derived;

            public class Derived : Base, ILoop<Derived>
            {
                public override string ToString() => new Derived().ToString() + new List<ChatMessage>();
            }
            """);
    }

    [Fact(Timeout = 300_000)]
    public async Task Large_file_is_survived()
    {
        string methods = string.Join("\n", Enumerable.Range(0, 500).Select(i => $$"""
                [HttpPost("/chat/{{i}}")]
                public async Task<string> Chat{{i}}(string message)
                {
                    var messages = new List<ChatMessage> { new(ChatRole.User, message) };
                    var response = await client.GetResponseAsync(messages);
                    messages.AddMessages(response);
                    return response.Text;
                }
            """));
        var reported = await SurvivesAsync($$"""
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.Extensions.AI;

            public class ChatController(IChatClient client) : ControllerBase
            {
            {{methods}}
            }
            """);
        Assert.Equal(500, reported.Count(d => d.Id == "MEM1001"));
    }

    [Fact(Timeout = 300_000)]
    public async Task Odd_files_are_survived()
    {
        await SurvivesAsync("\uFEFF");
        await SurvivesAsync("\0\0ChatHistory\0");
        await SurvivesAsync("ChatHistory");
        await SurvivesAsync("new ChatHistory()");
        await SurvivesAsync(string.Concat(Enumerable.Repeat("new ChatHistory(); ", 2000)));
        await SurvivesAsync(string.Concat(Enumerable.Repeat("List<", 2000)) + "ChatMessage");
        await SurvivesAsync(string.Concat(Enumerable.Repeat("{ [ ( ChatHistory = new ", 6)));
        await SurvivesAsync("#if ChatHistory\nnew ChatHistory();\n#else\nclass ChatHistory\n#endif\n#region ChatMessage");
        await SurvivesAsync("using ChatHistory = ChatHistory; using A = B; using B = A; class C { A a = new(); B M(string sessionId) => new ChatHistory(); }");
        await SurvivesAsync("// ChatHistory \ud800 \udfff\nclass \ud835\udc9e { }");
    }

    static async Task<ImmutableArray<Diagnostic>> SurvivesAsync(string source)
    {
        var reported = await Verify.DiagnosticsAsync(Analyzers, source, o => (o.AllowCompileErrors, o.OutputKind) = (true, OutputKind.DynamicallyLinkedLibrary));
        Assert.True(reported.All(d => d.Id.StartsWith("MEM", StringComparison.Ordinal)), reported.FirstOrDefault(d => d.Id == "AD0001")?.GetMessage() + "\n" + source[..Math.Min(source.Length, 4000)]);
        return reported;
    }

    static (DiagnosticAnalyzer Analyzer, DiagnosticDescriptor Descriptor) Find(string id) =>
        Analyzers.SelectMany(a => a.SupportedDiagnostics.Select(d => (a, d))).First(x => x.d.Id == id);

    static string Read(string path)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "MemoryLint.sln")))
                return ReadFrom(directory.FullName);
        return ReadFrom(SourceRoot());

        string ReadFrom(string root)
        {
            string file = Path.Combine(root, path);
            Assert.True(File.Exists(file), path + " is missing.");
            return File.ReadAllText(file).ReplaceLineEndings("\n");
        }
    }

    /// <summary>For output directories outside the repository.</summary>
    static string SourceRoot([System.Runtime.CompilerServices.CallerFilePath] string file = "")
    {
        for (var directory = new FileInfo(file).Directory; directory is not null; directory = directory.Parent)
            if (File.Exists(Path.Combine(directory.FullName, "MemoryLint.sln")))
                return directory.FullName;
        throw new DirectoryNotFoundException("MemoryLint.sln");
    }

    static readonly string[] s_samples =
    [
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;
        using History = Microsoft.SemanticKernel.ChatCompletion.ChatHistory;

        [ApiController, Route("api/[controller]")]
        public class ChatController(IChatClient client, IChatCompletionService completion, Chats chats) : ControllerBase
        {
            readonly List<ChatMessage> _kept = [];
            ChatHistory _history = new("Be kind.");
            readonly ConcurrentDictionary<string, List<ChatMessage>> _map = new();

            [HttpPost]
            public async Task<IActionResult> Post([FromBody] Request request, CancellationToken ct)
            {
                var messages = new List<ChatMessage> { new(ChatRole.System, "Hi"), new(ChatRole.User, request.Message) };
                var response = await client.GetResponseAsync(messages, cancellationToken: ct).ConfigureAwait(false);
                messages.AddMessages(response);
                _kept.AddRange(messages);
                return Ok(response.Text);
            }

            [HttpPut("{id}")]
            public async Task<string?> Put(string id, string message)
            {
                var history = chats.HistoryOf(id) ?? JsonSerializer.Deserialize<History>(id) ?? [];
                (History first, int count) = (history, history.Count);
                foreach (var part in history.Where(m => m.Content is { Length: > 3 }))
                    first.Add(part);
                switch (history)
                {
                    case { Count: 0 }:
                        history = new();
                        break;
                    default:
                        history.AddUserMessage(message);
                        break;
                }
                var turns = _map.GetOrAdd(id, _ => []);
                turns.Add(new(ChatRole.User, message));
                return (await completion.GetChatMessageContentAsync(history)).Content + count;
            }
        }

        public class Chats
        {
            public ChatHistory HistoryOf(string sessionId)
            {
                var history = new ChatHistory();
                history.AddSystemMessage("Be kind.");
                return history;
            }
        }

        public record Request(string Message, string? SessionId = null);
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<List<ChatMessage>>();
        builder.Services.AddTransient<Service>(sp => new Service(sp.GetRequiredService<AIAgent>()) { Name = "x" });
        var app = builder.Build();

        app.MapGroup("/api").MapPost("/chat", async (Input input, AIAgent agent, Service service) =>
        {
            var session = await agent.CreateSessionAsync();
            var text = "";
            await foreach (var update in agent.RunStreamingAsync(input.Text, session))
                text += update.Text;
            return text + await service.AskAsync(input.Text) + await Local(input.Text);

            async Task<string> Local(string message)
            {
                List<ChatMessage> messages = [new(ChatRole.User, $"{message}")];
                return (await agent.RunAsync(messages, session)).Text;
            }
        });
        app.MapGet("/say", Say);
        app.Run();

        static async Task<string> Say(string message, IChatClient client) =>
            (await client.GetResponseAsync(new List<ChatMessage>() { new(ChatRole.User, message) })).Text;

        record Input(string Text);

        class Service(AIAgent agent)
        {
            readonly Dictionary<string, AgentSession> _sessions = new();

            public string? Name { get; init; }

            public List<ChatMessage> Log { get; } = [];

            public async Task<string> AskAsync(string text)
            {
                Log.Add(new(ChatRole.User, text));
                if (!_sessions.TryGetValue(text, out var session))
                    _sessions[text] = session = await agent.CreateSessionAsync();
                return (await agent.RunAsync(Log, session)).Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;
        using Microsoft.AspNetCore.SignalR;
        using OpenAI.Chat;

        public class Bot : AgentApplication
        {
            List<ChatMessage> _messages = new() { new SystemChatMessage("Hi") };

            public Bot(AgentApplicationOptions options, ChatClient client) : base(options)
            {
                options.TurnStateFactory = () => new TurnState(new MemoryStorage());
                OnMessage("hi", async (turnContext, turnState, ct) =>
                {
                    var messages = new List<ChatMessage>();
                    messages.Add(new UserChatMessage(turnContext.Activity.Text));
                    ChatCompletion reply = await client.CompleteChatAsync(messages, cancellationToken: ct);
                    messages.Add(new AssistantChatMessage(reply));
                    await turnContext.SendActivityAsync(reply.Content[0].Text);
                });
            }

            [MessageRoute]
            public Task OnOtherAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                _messages.Add(new UserChatMessage(turnContext.Activity.Text));
                var kept = turnState.GetValue("m", () => new List<ChatMessage>());
                return Task.CompletedTask;
            }
        }

        public class ChatHub(ChatClient client) : Hub<IPage>
        {
            public static readonly Dictionary<string, List<ChatMessage>> All = [];

            public async IAsyncEnumerable<string> Ask(string message)
            {
                List<ChatMessage> messages = [.. All.GetValueOrDefault("x", []), new UserChatMessage(message)];
                ChatMessage[] array = new ChatMessage[] { new UserChatMessage(message) };
                await foreach (var update in client.CompleteChatStreamingAsync(array))
                    yield return update.ContentUpdate is [var first, ..] ? first.Text : "";
            }
        }

        public interface IPage;
        """,
        /* lang=c#-test */ """"
        using LangChain.Memory;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.Chat;
        using Microsoft.SemanticKernel.ChatCompletion;
        using static LangChain.Chains.Chain;

        public class Prompts(Kernel kernel, IChatClient model)
        {
            const string Name = "Ann", Template = $"You are {Name}. {{{{$history}}}}";

            public async Task<object?> AskAsync(string question, ChatHistory history)
            {
                var arguments = new KernelArguments(new PromptExecutionSettings()) { ["chatHistory"] = history, ["question"] = question };
                arguments.Add("topic", $"{question}");
                await kernel.InvokePromptAsync(Template + "\n" + "{{ $question }} {{'x'}}", arguments);
                var function = kernel.CreateFunctionFromPrompt(new PromptTemplateConfig { Template = """{{#each history}}{{content}}{{/each}}""", TemplateFormat = "handlebars", InputVariables = [new() { Name = "a", Default = "b" }] });
                await kernel.InvokeAsync(function, new() { ["messages"] = history });
                var choose = AgentGroupChat.CreatePromptFunctionForStrategy("{{$history}}");
                return new KernelFunctionSelectionStrategy(choose, kernel) { Arguments = new() { ["a"] = 1 }, EvaluateNameOnly = true };
            }

            public object Agent() => new ChatCompletionAgent { Name = Name, Instructions = $$$"""{{{Name}}} {{$topic}} {{#each history}}""", Kernel = kernel };

            public Task<string?> ChainAsync(string question)
            {
                var memory = new ConversationBufferMemory { InputKey = "question" };
                var load = LoadMemory(memory);
                var chain = Set(question, "input") | load | Template("{history} {input} {{x}}", outputKey: "prompt") | LLM(model).UseCache() | UpdateMemory(memory, "input");
                return chain.RunAsync("answer");
            }
        }
        """",
        /* lang=c#-test */ """
        using LangChain.Memory;
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.OpenAI;
        using Microsoft.SemanticKernel.ChatCompletion;
        using OpenAI.Assistants;

        public class Collector(OpenAIAssistantAgent agent, IChatClient client) : Executor<string>("collector")
        {
            readonly List<ChatMessage> _messages = [];
            (int First, string? Last) _seen;
            static readonly Workflow s_flow = new WorkflowBuilder(new Collector(null!, null!)).Build();

            public int Count { get; private set; }

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _messages.Add(new(ChatRole.User, message));
                _seen.First++;
                Count = Count + 1;
                var thread = new ChatHistoryAgentThread();
                await foreach (var reply in agent.InvokeAsync(message, thread))
                    Console.WriteLine(reply.Message + (await client.GetResponseAsync(_messages.TakeLast(1))).Text + _seen.First);
                await context.QueueStateUpdateAsync("notes", Count, cancellationToken: cancellationToken);
            }
        }

        public class Reader() : Executor<string>("reader")
        {
            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) =>
                Console.WriteLine(await context.ReadStateAsync<int>("notes", cancellationToken) + new ConversationWindowBufferMemory { WindowSize = 1 }.WindowSize);

            static object Reducer(CheckpointManager checkpoints) => new ChatHistoryTruncationReducer(targetCount: 1);

            static readonly AssistantClient s_client = new("key");
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using OpenAI;
        using OpenAI.Chat;

        public class AskController(IConfiguration configuration, Kernel shared) : ControllerBase
        {
            readonly ChatClient _mini = new("mini", Environment.GetEnvironmentVariable("KEY")!);
            OpenAIClient? _client;

            [HttpPost("/ask/{id}")]
            public async Task<string> Ask(string id, string message)
            {
                var key = configuration[$"Keys:{nameof(id)}"] ?? Key();
                OpenAIClient client = new(key);
                _client ??= new OpenAIClient(id);
                using var http = new HttpClient { BaseAddress = new Uri("https://api.openai.com/v1/chat/completions") };
                http.DefaultRequestHeaders.Add("Authorization", key);
                var builder = Kernel.CreateBuilder();
                builder.AddOpenAIChatCompletion("gpt", apiKey: Made(key)).Services.AddSingleton(_ => new OpenAIClient(key));
                var kernel = builder.Build();
                shared.Plugins.AddFromObject(new object(), "own");
                if (id.Length > 3)
                    shared.FunctionInvocationFilters.Add(null!);
                return Answer(client.GetChatClient("gpt"), message) + await kernel.InvokePromptAsync(message) + _mini;
            }

            string Key() { foreach (var c in configuration.GetChildren()) return c.Value ?? ""; return Made(Key()); }

            static string Made(string key) => key is { Length: > 2 } k ? k[1..] : Made(key);

            static string Answer(ChatClient client, string message) => client.CompleteChat(new UserChatMessage(message)).Value.Content[0].Text;
        }
        """,
    ];
}
