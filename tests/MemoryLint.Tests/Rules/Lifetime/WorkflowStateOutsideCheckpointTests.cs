using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1008: state in fields of objects that are set up again, state that all runs share, state in a scope that nobody reads.</summary>
public class WorkflowStateOutsideCheckpointTests
{
    const string Usings = """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Extensions.AI;


        """;

    /// <summary>A program that resumes its runs.</summary>
    const string Checkpointed = """
        using Microsoft.Agents.AI.Workflows;

        static class Runs
        {
            public static CheckpointManager Checkpoints { get; } = CheckpointManager.Default;
        }
        """;

    static Task VerifyAsync(string source, string other = Checkpointed, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<WorkflowStateOutsideCheckpoint>(Usings + source, o =>
    {
        o.Sources.Add(("Runs.cs", other));
        configure?.Invoke(o);
    });

    // ---- fields of executors

    [Fact]
    public Task Messages_that_a_handler_collects() => VerifyAsync("""
        class Collector() : Executor<string>("collector")
        {
            readonly List<ChatMessage> {|#0:_messages|} = [];

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _messages.Add(new(ChatRole.User, message));
                await context.SendMessageAsync(_messages.Count, null, cancellationToken);
            }
        }
        """, configure: o => o.Messages[0] = "'_messages' is a field of an executor and in no checkpoint, so a run that goes on from a checkpoint has lost it");

    [Fact]
    public Task Session_that_is_made_when_it_is_missing() => VerifyAsync("""
        class Slogans(AIAgent agent) : Executor<string>("slogans")
        {
            AgentSession? [|_session|];

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _session ??= await agent.CreateSessionAsync(cancellationToken);
                var reply = await agent.RunAsync(message, _session, cancellationToken: cancellationToken);
                await context.SendMessageAsync(reply.Text, null, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Counter_and_bounds() => VerifyAsync("""
        class Guess(int low, int high) : Executor<bool>("guess")
        {
            int [|_tries|];

            public int [|Low|] { get; private set; } = low;

            public int [|High|] { get; private set; } = high;

            int Next => (Low + High) / 2;

            public override async ValueTask HandleAsync(bool isAbove, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _tries++;
                if (isAbove)
                    this.High = Next - 1;
                else
                    this.Low = Next + 1;
                await context.SendMessageAsync($"{Next} after {_tries}", null, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Record_that_a_later_message_needs() => VerifyAsync("""
        record Order(string Text);

        partial class Desk() : Executor("desk")
        {
            Order? [|_order|];

            protected override ProtocolBuilder ConfigureProtocol(ProtocolBuilder protocolBuilder) => protocolBuilder;

            public ValueTask TakeAsync(Order order, IWorkflowContext context)
            {
                _order = order;
                return default;
            }

            public async ValueTask ConfirmAsync(bool isRight, IWorkflowContext context)
            {
                if (isRight)
                    await context.YieldOutputAsync(_order!);
            }
        }
        """);

    [Fact]
    public Task One_hook_is_not_enough() => VerifyAsync("""
        class Counter() : Executor<string>("counter")
        {
            int [|_count|];

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _count += message.Length;
                return context.SendMessageAsync(_count, null, cancellationToken);
            }

            protected override async ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                _count = await context.ReadStateAsync<int>("count", cancellationToken: cancellationToken);
        }
        """);

    [Fact]
    public Task Hosted_workflows_resume_too() => VerifyAsync("""
        class Counter() : Executor<string>("counter")
        {
            int [|_count|];

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => context.SendMessageAsync(++_count, null, cancellationToken);
        }
        """, """
        using Microsoft.Agents.AI.Hosting;

        class Runs(HostedWorkflowState state);
        """);

    // ---- executors that are right

    const string Counting = """
        class Counter() : Executor<string>("counter")
        {
            int _count;

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => context.SendMessageAsync(++_count, null, cancellationToken);
        }
        """;

    [Fact]
    public Task Nothing_is_resumed() => VerifyAsync(Counting, "");

    [Fact]
    public Task A_comment_resumes_nothing() => VerifyAsync(Counting, "// With a CheckpointManager the runs could be resumed.");

    [Fact]
    public Task Both_hooks() => VerifyAsync("""
        class Counter() : Executor<string>("counter")
        {
            int _count;

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => context.SendMessageAsync(++_count, null, cancellationToken);

            protected override ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                context.QueueStateUpdateAsync("count", _count, cancellationToken: cancellationToken);

            protected override async ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                _count = await context.ReadStateAsync<int>("count", cancellationToken: cancellationToken);
        }
        """);

    [Fact]
    public Task Hooks_of_a_base_class() => VerifyAsync("""
        abstract class Kept(string id) : Executor<string>(id)
        {
            protected abstract object Saved { get; set; }

            protected override ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                context.QueueStateUpdateAsync("state", Saved, cancellationToken: cancellationToken);

            protected override async ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                Saved = (await context.ReadStateAsync<string>("state", cancellationToken: cancellationToken))!;
        }

        class Counter() : Kept("counter")
        {
            int _count;

            protected override object Saved { get => _count; set => _count = (int)value; }

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => context.SendMessageAsync(++_count, null, cancellationToken);
        }
        """);

    [Fact]
    public Task Services_options_and_what_is_set_up() => VerifyAsync("""
        class Options
        {
            public int Limit { get; set; }
        }

        class Writer : Executor<string>
        {
            readonly AIAgent _agent;
            readonly ILogger<Writer> _logger;
            readonly Options _options;
            readonly SemaphoreSlim _gate = new(1);
            readonly Dictionary<string, string> _titles = new() { ["a"] = "A" };
            readonly int _limit;
            HttpClient? _http;

            public Writer(AIAgent agent, ILogger<Writer> logger, Options options) : base("writer")
            {
                _agent = agent;
                _logger = logger;
                _options = options;
                _limit = options.Limit;
            }

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _http ??= new HttpClient();
                await _gate.WaitAsync(cancellationToken);
                _logger.LogInformation("{Title} {Limit} {Other}", _titles["a"], _limit, _options.Limit);
                await context.SendMessageAsync((await _agent.RunAsync(message)).Text + await _http.GetStringAsync(message), null, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Set_and_used_within_one_message() => VerifyAsync("""
        class Echo() : Executor<string>("echo")
        {
            string _last = "";

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _last = message.Trim();
                return context.SendMessageAsync(_last, null, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Written_and_never_read() => VerifyAsync("""
        class Echo() : Executor<string>("echo")
        {
            int _calls;

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _calls++;
                return context.SendMessageAsync(message, null, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task State_that_goes_through_the_context() => VerifyAsync("""
        class Counter() : Executor<string>("counter")
        {
            int _count;

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _count = await context.ReadStateAsync<int>("count", cancellationToken: cancellationToken);
                _count++;
                await context.QueueStateUpdateAsync("count", _count, cancellationToken: cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Fields_of_other_classes() => VerifyAsync("""
        class Log
        {
            readonly List<string> _lines = [];

            public void Add(IWorkflowContext context, string line)
            {
                _lines.Add(line);
                Console.WriteLine(_lines.Count);
            }
        }
        """);

    // ---- one executor for all runs

    [Theory]
    [InlineData("builder.AddWorkflow(\"chat\", (services, name) => new WorkflowBuilder(new Collector()).Build());", "by AddWorkflow")]
    [InlineData("builder.Services.AddSingleton(_ => { Collector collector = new(); return new WorkflowBuilder(collector).Build(); });", "by AddSingleton")]
    [InlineData("builder.Services.AddSingleton(_ => Flows.Build());", "by AddSingleton")]
    [InlineData("_ = Flows.Chat;", "for a static member", "public static readonly Workflow Chat = new WorkflowBuilder(new Collector()).Build();")]
    public Task Collector_of_all_runs(string registration, string reason, string flow = "public static Workflow Build() => new WorkflowBuilder(new Collector()).Build();") =>
        VerifyAsync(Collector("{|#0:_messages|}"), Web(registration, flow), o =>
            o.Messages[0] = $"'_messages' is left to the next run, whoever's it is: Collector is created once, {reason}, so one user's run goes on with what another's has left");

    [Theory]
    [InlineData("builder.AddWorkflow(\"chat\", (services, name) => new WorkflowBuilder(new Collector()).Build(), ServiceLifetime.Scoped);")]
    [InlineData("builder.Services.AddScoped(_ => Flows.Build());")]
    [InlineData("builder.Services.AddTransient(_ => new WorkflowBuilder(new Collector()).Build());")]
    [InlineData("app.MapGet(\"/run\", () => Flows.Build());")]
    public Task Collector_of_one_run(string registration) => VerifyAsync(Collector("_messages"), Web(registration));

    [Fact]
    public Task Collector_that_is_reset() => VerifyAsync(
        Collector("_messages", ", IResettableExecutor", "public ValueTask ResetAsync() { _messages.Clear(); return default; }"), Web("builder.Services.AddSingleton(_ => Flows.Build());"));

    [Fact]
    public Task Collector_that_empties_itself() => VerifyAsync(
        Collector("_messages", "", "void Finish() => _messages.Clear();"), Web("builder.Services.AddSingleton(_ => Flows.Build());"));

    [Fact]
    public Task Collector_of_a_console_program() => VerifyAsync(Collector("_messages"), """
        using Microsoft.Agents.AI.Workflows;

        static class Flows
        {
            public static readonly Workflow Chat = new WorkflowBuilder(new Collector()).Build();
        }
        """);

    static string Collector(string field, string also = "", string members = "") => $$"""
        public class Collector() : Executor<string>("collector"){{also}}
        {
            readonly List<ChatMessage> {{field}} = [];

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                _messages.Add(new(ChatRole.User, message));
                await context.SendMessageAsync(_messages.Count, null, cancellationToken);
            }

            {{members}}
        }
        """;

    static string Web(string registration, string flow = "public static Workflow Build() => new WorkflowBuilder(new Collector()).Build();") => $$"""
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Agents.AI.Workflows;

        var builder = WebApplication.CreateBuilder(args);
        {{(registration.StartsWith("builder", StringComparison.Ordinal) ? registration : "")}}
        var app = builder.Build();
        app.MapGet("/", () => "ok");
        {{(registration.StartsWith("builder", StringComparison.Ordinal) ? "" : registration)}}
        app.Run();

        static class Flows
        {
            {{flow}}
        }
        """;

    // ---- scopes

    static string Pair(string write, string read, string members = "") => $$"""
        static class Keys
        {
            public const string Notes = "notes", Shared = "shared";
        }

        class Writer() : Executor<string>("writer")
        {
            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => await {{write}};
        }

        class Reader() : Executor<string>("reader")
        {
            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => Console.WriteLine(await {{read}});

            {{members}}
        }
        """;

    [Theory]
    [InlineData("context.QueueStateUpdateAsync(\"notes\", message, cancellationToken: cancellationToken)", "context.ReadStateAsync<string>({|#0:\"notes\"|}, cancellationToken: cancellationToken)")]
    [InlineData("context.QueueStateUpdateAsync(Keys.Notes, message, cancellationToken)", "context.ReadStateAsync<string>({|#0:Keys.Notes|})")]
    [InlineData("context.QueueStateUpdateAsync(\"notes\", message, null, cancellationToken)", "context.ReadOrInitStateAsync({|#0:\"notes\"|}, () => \"\", cancellationToken)")]
    public Task Private_state_of_another(string write, string read) => VerifyAsync(Pair(write, read), "", o =>
    {
        o.Messages[0] = "'notes' is written in the private scope of Writer and read in that of Reader, so nothing is ever found here";
        o.RelatedCount[0] = 1;
    });

    [Fact]
    public Task Shared_state_that_is_read_as_private() => VerifyAsync(
        Pair("context.QueueStateUpdateAsync(Keys.Notes, message, scopeName: Keys.Shared, cancellationToken)", "context.ReadStateAsync<string>({|#0:Keys.Notes|})"), "", o =>
            o.Messages[0] = "'notes' is written in the scope Keys.Shared and read in that of Reader, so nothing is ever found here");

    [Theory]
    [InlineData("context.QueueStateUpdateAsync(Keys.Notes, message, Keys.Shared)", "context.ReadStateAsync<string>(Keys.Notes, Keys.Shared)")]
    [InlineData("context.QueueStateUpdateAsync(Keys.Notes, message)", "context.ReadStateAsync<string>(\"other\")")]
    [InlineData("context.QueueStateUpdateAsync(message, message)", "context.ReadStateAsync<string>(Keys.Notes)")]
    [InlineData("context.QueueStateUpdateAsync(Keys.Notes, message)", "context.ReadStateAsync<string>(message)")]
    [InlineData("context.QueueStateUpdateAsync(Keys.Notes, message)", "context.ReadStateAsync<string>(Keys.Notes)", "public ValueTask Own(IWorkflowContext context) => context.QueueStateUpdateAsync(Keys.Notes, \"mine\");")]
    [InlineData("context.QueueStateUpdateAsync(Keys.Notes, message)", "context.ReadStateAsync<string>(Keys.Notes)", "public ValueTask Own(IWorkflowContext context, string key) => context.QueueStateUpdateAsync(key, \"mine\");")]
    public Task Scopes_that_meet_or_may(string write, string read, string members = "") => VerifyAsync(Pair(write, read, members), "");

    // ---- grains

    static Task VerifyGrainAsync(string source) => Verify.AnalyzerAsync<WorkflowStateOutsideCheckpoint>("""
        using Microsoft.Extensions.AI;
        using Orleans;
        using Orleans.Concurrency;
        using Orleans.Runtime;


        """ + source);

    static string Grain(string field, string head = "public class ChatGrain(IChatClient client) : Grain", string members = "") => $$"""
        {{head}}
        {
            {{field}}

            public async Task<string> Ask(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var reply = await client.GetResponseAsync(_history);
                _history.AddRange(reply.Messages);
                return reply.Text;
            }

            {{members}}
        }
        """;

    [Fact]
    public Task Conversation_of_a_grain() => Verify.AnalyzerAsync<WorkflowStateOutsideCheckpoint>("using Microsoft.Extensions.AI;\nusing Orleans;\n\n" + Grain("private readonly List<ChatMessage> {|#0:_history|} = [];"), o =>
        o.Messages[0] = "'_history' is a field of a grain and in no persistent state, so the conversation is gone when the grain is deactivated, after fifteen idle minutes by default");

    [Theory]
    [InlineData("[StatelessWorker] public class ChatGrain(IChatClient client) : Grain", "")]
    [InlineData("public class ChatGrain(IChatClient client, [PersistentState(\"chat\")] IPersistentState<List<ChatMessage>> saved) : Grain", "public Task Save() { saved.State = _history; return saved.WriteStateAsync(); }")]
    [InlineData("public class ChatGrain(IChatClient client) : Grain<List<ChatMessage>>", "public Task Save() { State = _history; return WriteStateAsync(); }")]
    [InlineData("public class ChatGrain(IChatClient client) : Grain", "public override Task OnActivateAsync(CancellationToken cancellationToken) { _history.Add(new(ChatRole.System, \"Be kind.\")); return Task.CompletedTask; }")]
    [InlineData("public class ChatService(IChatClient client)", "")]
    public Task Grains_that_care_for_their_state(string head, string members) => VerifyGrainAsync(Grain("private readonly List<ChatMessage> _history = [];", head, members));

    [Fact]
    public Task Grain_that_is_given_its_conversation() => VerifyGrainAsync(Grain("private readonly List<ChatMessage> _history = store;", "public class ChatGrain(IChatClient client, List<ChatMessage> store) : Grain"));

    [Fact]
    public Task Grain_with_a_cache() => VerifyGrainAsync("""
        public class Catalogue : Grain
        {
            readonly Dictionary<string, int> _prices = [];

            public Task<int> Price(ChatMessage of)
            {
                _prices[of.Text] = 1;
                return Task.FromResult(_prices[of.Text]);
            }
        }
        """);

    // ---- process steps

    static Task VerifyStepAsync(string head, string field, string other, string members = "") => Verify.AnalyzerAsync<WorkflowStateOutsideCheckpoint>($$"""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Notes
        {
            public ChatHistory History { get; set; } = new();
        }

        public class ChatStep : {{head}}
        {
            {{field}}

            [KernelFunction]
            public async Task<string?> AnswerAsync(string message, IChatCompletionService chat)
            {
                _history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(_history);
                _history.Add(reply);
                return reply.Content;
            }

            {{members}}
        }

        static class Saving
        {
            {{other}}
        }
        """);

    const string Saved = "public static object Save(KernelProcess process) => process.ToProcessStateMetadata();";

    [Fact]
    public Task Conversation_of_a_step() => VerifyStepAsync("KernelProcessStep", "readonly ChatHistory [|_history|] = new();", Saved);

    [Fact]
    public Task Step_of_a_process_that_ends_with_the_program() => VerifyStepAsync("KernelProcessStep", "readonly ChatHistory _history = new();", "");

    [Fact]
    public Task Step_with_state() => VerifyStepAsync("KernelProcessStep<Notes>", "ChatHistory _history = new();", Saved,
        "public override ValueTask ActivateAsync(KernelProcessStepState<Notes> state) { _history = state.State!.History; return default; }");
}
