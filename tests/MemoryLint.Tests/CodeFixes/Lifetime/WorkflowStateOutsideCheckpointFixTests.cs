using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1008: both hooks, and one scope for those who share state.</summary>
public class WorkflowStateOutsideCheckpointFixTests
{
    const string Hooks = WorkflowStateOutsideCheckpointFix.SaveWithCheckpointKey, Scope = WorkflowStateOutsideCheckpointFix.NameSharedScopeKey;

    static Task FixAsync(string source, string fixedSource, string key) => FixTest.VerifyAsync<WorkflowStateOutsideCheckpoint, WorkflowStateOutsideCheckpointFix>(source, fixedSource, key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<WorkflowStateOutsideCheckpoint, WorkflowStateOutsideCheckpointFix>(source);

    static string Checkpointed(string code) => $$"""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Extensions.AI;

        {{code}}

        static class Runs
        {
            public static CheckpointManager Over(Microsoft.Agents.AI.Workflows.Checkpointing.CosmosCheckpointStore store) => CheckpointManager.CreateJson(store);
        }
        """;

    [Fact]
    public Task One_list() => FixAsync(
        Checkpointed("""
            class Collector() : Executor<string>("collector")
            {
                private readonly List<ChatMessage> [|_messages|] = [];

                public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
                {
                    _messages.Add(new(ChatRole.User, message));
                    await context.SendMessageAsync(_messages.Count, null, cancellationToken);
                }
            }
            """),
        Checkpointed("""
            class Collector() : Executor<string>("collector")
            {
                private List<ChatMessage> _messages = [];

                public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
                {
                    _messages.Add(new(ChatRole.User, message));
                    await context.SendMessageAsync(_messages.Count, null, cancellationToken);
                }

                protected override ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                    context.QueueStateUpdateAsync(nameof(_messages), _messages, cancellationToken: cancellationToken);

                protected override async ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                    _messages = await context.ReadStateAsync<List<ChatMessage>>(nameof(_messages), cancellationToken: cancellationToken) ?? [];
            }
            """), Hooks);

    [Fact]
    public Task Several_members_and_this() => FixAsync(
        Checkpointed("""
            record Order(string Text, int Count);

            class Guess(int low) : Executor<Order>("guess")
            {
                int [|_tries|];
                string [|_name|] = "";
                Order? [|_order|];

                public int [|Low|] { get; private set; } = low;

                public override async ValueTask HandleAsync(Order order, IWorkflowContext context, CancellationToken cancellationToken = default)
                {
                    if (_order is null)
                        _order = order;
                    this._tries++;
                    _name += _order.Text;
                    Low = Low + 1;
                    await context.SendMessageAsync($"{Low} {_name} {this._tries}", null, cancellationToken);
                }
            }
            """),
        Checkpointed("""
            record Order(string Text, int Count);

            class Guess(int low) : Executor<Order>("guess")
            {
                int _tries;
                string _name = "";
                Order? _order;

                public int Low { get; private set; } = low;

                public override async ValueTask HandleAsync(Order order, IWorkflowContext context, CancellationToken cancellationToken = default)
                {
                    if (_order is null)
                        _order = order;
                    this._tries++;
                    _name += _order.Text;
                    Low = Low + 1;
                    await context.SendMessageAsync($"{Low} {_name} {this._tries}", null, cancellationToken);
                }

                protected override async ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default)
                {
                    await context.QueueStateUpdateAsync(nameof(_tries), this._tries, cancellationToken: cancellationToken);
                    await context.QueueStateUpdateAsync(nameof(_name), _name, cancellationToken: cancellationToken);
                    await context.QueueStateUpdateAsync(nameof(_order), _order, cancellationToken: cancellationToken);
                    await context.QueueStateUpdateAsync(nameof(Low), Low, cancellationToken: cancellationToken);
                }

                protected override async ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default)
                {
                    this._tries = await context.ReadStateAsync<int>(nameof(_tries), cancellationToken: cancellationToken);
                    _name = await context.ReadStateAsync<string>(nameof(_name), cancellationToken: cancellationToken) ?? "";
                    _order = await context.ReadStateAsync<Order>(nameof(_order), cancellationToken: cancellationToken);
                    Low = await context.ReadStateAsync<int>(nameof(Low), cancellationToken: cancellationToken);
                }
            }
            """), Hooks);

    [Theory]
    [InlineData("AgentSession? [|_kept|];", "_kept ??= await agent.CreateSessionAsync(); Console.WriteLine((await agent.RunAsync(message, _kept)).Text);")]
    [InlineData("readonly Stack<string> [|_kept|] = new();", "_kept.Push(message); Console.WriteLine(_kept.Count);")]
    [InlineData("(int First, int Last) [|_kept|];", "_kept.Last++; Console.WriteLine(_kept.Last);")]
    [InlineData("public List<string> [|Kept|] { get; } = [];", "Kept.Add(message); Console.WriteLine(Kept.Count);")]
    [InlineData("int [|_a|], [|_b|];", "Console.WriteLine(++_a + _b--);")]
    public Task What_does_not_come_back_as_it_was(string field, string statement) => NoFixAsync(Checkpointed($$"""
        class Keeper(AIAgent agent) : Executor<string>("keeper")
        {
            {{field}}

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                {{statement}}
                await context.SendMessageAsync(agent.Name ?? "", null, cancellationToken);
            }
        }
        """));

    [Fact]
    public Task A_hook_that_is_there_is_left_alone() => NoFixAsync(Checkpointed("""
        class Counter() : Executor<string>("counter")
        {
            int [|_count|];

            public override ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => context.SendMessageAsync(++_count, null, cancellationToken);

            protected override ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) =>
                context.QueueStateUpdateAsync("count", _count, cancellationToken: cancellationToken);
        }
        """));

    static string Pair(string writer, string reader) => $$"""
        using Microsoft.Agents.AI.Workflows;

        static class Names
        {
            public const string Notes = "notes", Team = "team";
        }

        class Writer() : Executor<string>("writer")
        {
            const string Own = "writers";

            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                {{writer}}
            }
        }

        class Reader() : Executor<string>("reader")
        {
            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default)
            {
                {{reader}}
            }
        }
        """;

    [Fact]
    public Task Private_scopes_become_one() => FixAsync(
        Pair("var before = await context.ReadStateAsync<string>(Names.Notes, cancellationToken); await context.QueueStateUpdateAsync(\"notes\", before + message, cancellationToken: cancellationToken);",
            "Console.WriteLine(await context.ReadOrInitStateAsync([|Names.Notes|], () => \"\", null, cancellationToken)); // what is noted\n        Console.WriteLine(await context.ReadStateAsync<string>([|\"notes\"|]));"),
        Pair("var before = await context.ReadStateAsync<string>(Names.Notes, scopeName: \"Shared\", cancellationToken); await context.QueueStateUpdateAsync(\"notes\", before + message, scopeName: \"Shared\", cancellationToken: cancellationToken);",
            "Console.WriteLine(await context.ReadOrInitStateAsync(Names.Notes, () => \"\", \"Shared\", cancellationToken)); // what is noted\n        Console.WriteLine(await context.ReadStateAsync<string>(\"notes\", scopeName: \"Shared\"));"), Scope);

    [Theory]
    [InlineData("Names.Team", "Names.Team")]
    [InlineData("\"team\"", "\"team\"")]
    [InlineData("Own", "\"writers\"")]
    public Task Reader_takes_the_writers_scope(string scope, string atReader) => FixAsync(
        Pair($"await context.QueueStateUpdateAsync(\"notes\", message, {scope}, cancellationToken);", "Console.WriteLine(await context.ReadStateAsync<string>([|\"notes\"|], cancellationToken: cancellationToken));"),
        Pair($"await context.QueueStateUpdateAsync(\"notes\", message, {scope}, cancellationToken);", $"Console.WriteLine(await context.ReadStateAsync<string>(\"notes\", scopeName: {atReader}, cancellationToken: cancellationToken));"), Scope);

    [Fact]
    public Task Two_writers_may_mean_two_things() => NoFixAsync(Pair("await context.QueueStateUpdateAsync(\"notes\", message);", "Console.WriteLine(await context.ReadStateAsync<string>([|\"notes\"|]));") + """

        class Other() : Executor<string>("other")
        {
            public override async ValueTask HandleAsync(string message, IWorkflowContext context, CancellationToken cancellationToken = default) => await context.QueueStateUpdateAsync("notes", 1);
        }
        """);

    [Fact]
    public Task Grain_has_no_fix() => NoFixAsync("""
        using Microsoft.Extensions.AI;
        using Orleans;

        public class ChatGrain : Grain
        {
            readonly List<ChatMessage> [|_history|] = [];

            public Task<int> Say(string message)
            {
                _history.Add(new(ChatRole.User, message));
                return Task.FromResult(_history.Count);
            }
        }
        """);
}
