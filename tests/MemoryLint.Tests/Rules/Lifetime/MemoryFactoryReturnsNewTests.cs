using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

public class MemoryFactoryReturnsNewTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<MemoryFactoryReturnsNew>(source, configure);

    /// <summary>One member of a class that has what such a member may need.</summary>
    static Task MemberAsync(string member, Action<VerifyOptions>? configure = null) => VerifyAsync($$"""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IMessages { List<ChatMessageContent> Load(string id); Task<List<ChatMessage>> LoadAsync(string id); void Save(string id, ChatHistory history); }

        public class Chats(IMemoryCache cache, IMessages messages, AIAgent agent, ILogger<Chats> logger)
        {
            private readonly ConcurrentDictionary<string, ChatHistory> _histories = new();

            {{member}}

            public override string ToString() => $"{cache}{messages}{agent}{logger}{_histories}";
        }
        """, configure);

    // ---- a factory that ignores its id

    [Fact]
    public Task Method_ignores_its_id() => MemberAsync("public ChatHistory {|#0:GetHistory|}(string sessionId) => new();", o =>
    {
        o.Messages[0] = "'GetHistory' ignores 'sessionId' and returns a new memory on every call, so no conversation is ever found again";
        o.RelatedCount[0] = 0;
    });

    [Theory]
    [InlineData("public ChatHistory [|GetHistory|](string sessionId) { return new ChatHistory(); }")]
    [InlineData("public ChatHistory [|GetHistory|](Guid conversationId) { var history = new ChatHistory(\"You are helpful.\"); return history; }")]
    [InlineData("ChatHistory [|HistoryFor|](string userId) { var history = new ChatHistory(); history.AddSystemMessage(\"You are helpful.\"); return history; }")]
    [InlineData("public Task<ChatHistory> [|GetHistoryAsync|](string chatId) => Task.FromResult(new ChatHistory());")]
    [InlineData("public Task<ChatHistory> [|GetHistoryAsync|](string chatId) => Task.FromResult<ChatHistory>(new());")]
    [InlineData("public ValueTask<ChatHistory> [|GetHistoryAsync|](string chatId) => new ValueTask<ChatHistory>(new ChatHistory());")]
    [InlineData("public async Task<ChatHistory> [|LoadAsync|](string threadId) { await Task.Yield(); return new ChatHistory(); }")]
    [InlineData("public List<ChatMessage> [|GetMessages|](string sessionId) => [];")]
    [InlineData("public Task<List<ChatMessage>> [|GetMessagesAsync|](string sessionId) => Task.FromResult<List<ChatMessage>>([]);")]
    [InlineData("public List<ChatMessage> [|GetOrCreate|](string sessionId) => [new(ChatRole.System, \"You are helpful.\")];")]
    [InlineData("public AgentThread [|GetOrCreateThread|](string conversationId) => agent.GetNewThread();")]
    [InlineData("public async Task<AgentSession> [|GetSessionAsync|](string id) => await agent.CreateSessionAsync();")]
    [InlineData("public ValueTask<AgentSession> [|GetSessionAsync|](string id) => agent.CreateSessionAsync();")]
    [InlineData("public async Task<AgentSession> [|ResumeAsync|](string sessionId) { var session = await agent.CreateSessionAsync().ConfigureAwait(false); return session; }")]
    [InlineData("public static ChatHistory [|For|](string user_id) => new ChatHistory();")]
    public Task Method_ignores_its_id_in_other_shapes(string member) => MemberAsync(member);

    [Fact]
    public Task Id_that_is_only_checked_and_logged_is_ignored() => MemberAsync("""
        public ChatHistory [|GetHistory|](string sessionId)
            {
                ArgumentException.ThrowIfNullOrEmpty(sessionId);
                if (string.IsNullOrWhiteSpace(sessionId))
                    throw new ArgumentException("No session", nameof(sessionId));
                logger.LogInformation("History of {Session}", sessionId);
                return new ChatHistory();
            }
        """);

    [Fact]
    public Task Local_function_ignores_its_id() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatCompletionService chat) =>
        {
            var history = GetHistory(sessionId);
            history.AddUserMessage(message);
            return (await chat.GetChatMessageContentAsync(history)).Content;
        });
        app.Run();

        static ChatHistory {|#0:GetHistory|}(string sessionId) => new("You are helpful.");
        """);

    [Fact]
    public Task The_only_implementation_of_the_projects_own_interface() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IHistoryService { ChatHistory GetHistory(string sessionId); }

        public class HistoryService : IHistoryService
        {
            public ChatHistory [|GetHistory|](string sessionId) => new ChatHistory("You are helpful.");
        }
        """);

    [Fact]
    public Task Store_per_tenant_that_ignores_its_key() => VerifyAsync("""
        using Microsoft.Bot.Builder;

        public static class Storages
        {
            public static IStorage {|#0:GetStorage|}(string userId) => new MemoryStorage();
        }
        """, o => o.Messages[0] = "'GetStorage' ignores 'userId' and returns a new memory on every call, so no conversation is ever found again");

    // ---- a getter with new

    [Fact]
    public Task Getter_returns_new() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatService(IChatCompletionService chat)
        {
            private ChatHistory {|#0:History|} => new("You are helpful.");

            public async Task<string?> AskAsync(string question)
            {
                History.AddUserMessage(question);
                return (await chat.GetChatMessageContentAsync(History)).Content;
            }
        }
        """, o => o.Messages[0] = "'History' returns a new memory each time it is read, so what is added to it is gone at once");

    [Theory]
    [InlineData("public List<ChatMessage> [|Messages|] { get { return new List<ChatMessage>(); } } void Say(string text) => Messages.Add(new(ChatRole.User, text));")]
    [InlineData("public List<ChatMessage> [|Messages|] => []; void Say(string text) => this.Messages.Add(new(ChatRole.User, text));")]
    [InlineData("public static ChatHistory [|Shared|] { get => new(); } void Say(string text) => Chats.Shared.AddUserMessage(text);")]
    [InlineData("public List<ChatMessage> [|Messages|] { get { var list = new List<ChatMessage>(); return list; } } void Say(List<ChatMessage> all) => Messages.AddRange(all);")]
    public Task Getter_returns_new_in_other_shapes(string member) => MemberAsync(member);

    [Fact]
    public Task Getter_whose_result_another_file_fills() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Conversation
        {
            public ChatHistory [|Log|] => new();
        }
        """, o => o.Sources.Add(("Program.cs", """
        var conversation = new Conversation();
        conversation.Log.AddUserMessage("Hello");
        """)));

    // ---- a store that is built where a turn or a request begins

    [Theory]
    [InlineData("new AgentApplicationOptions((IStorage)null!) { TurnStateFactory = () => new TurnState({|#0:new MemoryStorage()|}) }")]
    [InlineData("new AgentApplicationOptions(() => new TurnState({|#0:new MemoryStorage()|}))")]
    [InlineData("new AgentApplicationOptions(turnStateFactory: () => { var storage = {|#0:new MemoryStorage()|}; return new TurnState(storage); })")]
    [InlineData("new AgentApplicationOptions(NewTurn); static ITurnState NewTurn() => new TurnState({|#0:new MemoryStorage()|})")]
    [InlineData("new AgentApplicationBuilder(() => new TurnState(new ConversationState({|#0:new MemoryStorage()|}))).Options")]
    public Task Turn_state_over_a_store_of_its_own(string options) => VerifyAsync($$"""
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        AgentApplicationOptions options = {{options}};
        Console.WriteLine(options);
        """, o => o.Messages[0] = "'TurnStateFactory' builds a new 'MemoryStorage' whenever it is called, so nothing that one turn stores is found by the next");

    [Fact]
    public Task Session_store_of_each_scope() => VerifyAsync("""
        using Microsoft.Agents.AI.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        builder.AddAIAgent("helper", "You are helpful.").WithSessionStore((services, name) => {|#0:new InMemoryAgentSessionStore()|}, ServiceLifetime.Scoped);
        builder.Build().Run();
        """, o => o.Messages[0] = "'WithSessionStore' builds a new 'InMemoryAgentSessionStore' whenever it is called, so nothing that one turn stores is found by the next");

    [Fact]
    public Task Workflow_compiled_with_a_fresh_checkpointer_per_request() => VerifyAsync("""
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Agents.AI.Workflows.InProc;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/orders/{id}", async (string id, string input, Workflow workflow) =>
        {
            var environment = {|#1:BuildEnvironment|}();
            await using var run = await environment.RunAsync(workflow, input, id);
            return run.SessionId;
        });
        app.Run();

        public partial class Program
        {
            static InProcessExecutionEnvironment BuildEnvironment() => InProcessExecution.Default.WithCheckpointing({|#0:CheckpointManager.CreateInMemory()|});
        }
        """, o =>
    {
        o.Messages[0] = "'BuildEnvironment' builds a new 'CheckpointManager' whenever it is called, so no checkpoint of an earlier request is found again";
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task Checkpointer_in_a_local_of_the_builder() => VerifyAsync("""
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Agents.AI.Workflows.InProc;
        using Microsoft.AspNetCore.Mvc;

        public class OrderController(Workflow workflow, WorkflowEnvironments environments) : ControllerBase
        {
            [HttpPost("/orders")]
            public async Task Post(string input) => await environments.Compile().RunAsync(workflow, input);
        }

        public class WorkflowEnvironments
        {
            public IWorkflowExecutionEnvironment Compile()
            {
                var checkpoints = [|CheckpointManager.CreateInMemory()|];
                var environment = InProcessExecution.Concurrent.WithCheckpointing(checkpoints);
                return environment;
            }
        }
        """);

    [Fact]
    public Task Store_that_a_method_hands_to_a_handler() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent) : ControllerBase
        {
            [HttpPost("/chat/{id}")]
            public async Task<string> Post(string id, string message)
            {
                var store = Store();
                var session = await store.GetSessionAsync(agent, id);
                var response = await agent.RunAsync(message, session);
                await store.SaveSessionAsync(agent, id, session);
                return response.Text;
            }

            private AgentSessionStore Store() => {|#0:new InMemoryAgentSessionStore()|};
        }
        """, o => o.Messages[0] = "'Store' builds a new 'InMemoryAgentSessionStore' whenever it is called, so nothing that one request stores is found by the next");

    [Fact]
    public Task One_report_for_a_store_that_ignores_its_id() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat/{id}", async (string id, string message, AIAgent agent) =>
        {
            var session = await Stores.For(id).GetSessionAsync(agent, id);
            return (await agent.RunAsync(message, session)).Text;
        });
        app.Run();

        static class Stores
        {
            public static AgentSessionStore [|For|](string userId) => new InMemoryAgentSessionStore();
        }
        """);

    // ---- an accessor of an identity that never yields one

    [Fact]
    public Task Id_accessor_returns_null() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.Compat;

        public class SupportBot : ActivityHandler
        {
            private static readonly ConcurrentDictionary<string, AgentThread> s_threads = new();

            private static string? {|#0:GetConversationId|}(ITurnContext turnContext)
            {
                // TODO: map the conversation
                return null;
            }

            public string? Current(ITurnContext turnContext) => GetConversationId(turnContext);
        }
        """, o => o.Messages[0] = "'GetConversationId' ignores 'turnContext' and always returns null, so every turn starts a new conversation");

    [Theory]
    [InlineData("public string? [|GetSessionId|](string userId) => null;")]
    [InlineData("public Task<string?> [|GetThreadIdAsync|](string conversationId) => Task.FromResult<string?>(null);")]
    [InlineData("public string? [|GetConversationId|](string userId) { return default; }")]
    public Task Id_accessor_returns_null_in_other_shapes(string member) => MemberAsync(member);

    // ---- look-alikes

    [Theory]
    [InlineData("public ChatHistory CreateHistory(string sessionId) => new();")]
    [InlineData("public ChatHistory NewHistory(string sessionId) => new ChatHistory();")]
    [InlineData("public async Task<AgentSession> StartSessionAsync(string userId) => await agent.CreateSessionAsync();")]
    [InlineData("public List<ChatMessage> BuildMessages(string conversationId, string text) => [new(ChatRole.User, text)];")]
    [InlineData("public List<ChatMessage> ResetMessages(string sessionId) => [];")]
    [InlineData("public ChatHistory ToHistory(string conversation) => new();")]
    [InlineData("public ChatHistory InitializeHistory(string userId) { var h = new ChatHistory(); h.AddSystemMessage(\"Hi\"); return h; }")]
    public Task Silent_methods_that_say_they_create(string member) => MemberAsync(member);

    [Theory]
    [InlineData("public ChatHistory GetHistory(string sessionId) => _histories.GetOrAdd(sessionId, _ => new ChatHistory());")]
    [InlineData("public ChatHistory GetHistory(string sessionId) => _histories.TryGetValue(sessionId, out var h) ? h : new ChatHistory();")]
    [InlineData("public ChatHistory GetHistory(string sessionId) => new ChatHistory(messages.Load(sessionId));")]
    [InlineData("public ChatHistory GetHistory(string userId) => cache.GetOrCreate($\"chat:{userId}\", _ => new ChatHistory())!;")]
    [InlineData("public ChatHistory GetHistory(string userId) { string key = \"chat:\" + userId; if (cache.TryGetValue(key, out ChatHistory? h)) return h!; return new ChatHistory(); }")]
    [InlineData("public ChatHistory GetHistory(string userId) { var h = new ChatHistory(); cache.Set(userId, h); return h; }")]
    [InlineData("public ChatHistory GetHistory(string sessionId) { var h = new ChatHistory(); foreach (var m in messages.Load(sessionId)) h.Add(m); return h; }")]
    [InlineData("public async Task<List<ChatMessage>> GetMessagesAsync(string sessionId) => await messages.LoadAsync(sessionId) ?? [];")]
    [InlineData("public ChatHistory GetHistory(string userId) { var h = new ChatHistory($\"You talk to {userId}.\"); return h; }")]
    [InlineData("public AgentThread GetThread(string sessionId, System.Text.Json.JsonElement state) => agent.DeserializeThread(state);")]
    public Task Silent_methods_that_use_their_id(string member) => MemberAsync(member);

    [Theory]
    [InlineData("public ChatHistory GetHistory() => new();")]
    [InlineData("public ChatHistory GetHistory(string systemPrompt) => new(systemPrompt);")]
    [InlineData("public List<ChatMessage> GetExamples(string language) => [new(ChatRole.User, \"Hi\")];")]
    [InlineData("public ChatHistory GetHistory(string modelId) => new ChatHistory();")]
    [InlineData("public ChatHistory GetHistory(string sessionId) => throw new NotSupportedException();")]
    [InlineData("public IEnumerable<ChatMessage> GetMessages(string sessionId) { yield return new(ChatRole.User, \"Hi\"); }")]
    [InlineData("protected virtual ChatHistory GetHistory(string sessionId) => new();")]
    [InlineData("public string? GetConversationId(string userId) => userId.Length > 3 ? userId : null;")]
    [InlineData("public string? GetConversationId() => null;")]
    [InlineData("public string? GetUserName(string sessionId) => null;")]
    public Task Silent_methods_without_an_ignored_id(string member) => MemberAsync(member);

    [Theory]
    [InlineData("public static ChatHistory Empty => new();")]
    [InlineData("public static List<ChatMessage> EmptyMessages => []; void Say(List<ChatMessage> all) => EmptyMessages.AddRange(all);")]
    [InlineData("public ChatHistory Prompt => new(\"You are helpful.\"); int Count() => Prompt.Count;")]
    [InlineData("private List<ChatMessage> FewShots => [new(ChatRole.User, \"2+2\"), new(ChatRole.Assistant, \"4\")]; List<ChatMessage> All(string text) => [.. FewShots, new(ChatRole.User, text)];")]
    [InlineData("private ChatHistory? _kept; public ChatHistory Kept => _kept ??= new ChatHistory(); void Say(string text) => Kept.AddUserMessage(text);")]
    [InlineData("public ChatHistory History { get; } = new(); void Say(string text) => History.AddUserMessage(text);")]
    [InlineData("public ChatHistory NewHistory => new(); void Say(string text) => NewHistory.AddUserMessage(text);")]
    [InlineData("public ChatHistory Copy => new(messages.Load(\"me\")); void Say(string text) => Copy.AddUserMessage(text);")]
    public Task Silent_getters(string member) => MemberAsync(member);

    [Fact]
    public Task Silent_override() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public abstract class Histories { public abstract ChatHistory GetHistory(string sessionId); }

        public class Stateless : Histories { public override ChatHistory GetHistory(string sessionId) => new(); }
        """);

    [Fact]
    public Task Silent_one_of_two_implementations() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IHistories { ChatHistory GetHistory(string sessionId); }

        public class Stateless : IHistories { public ChatHistory GetHistory(string sessionId) => new(); }
        """, o => o.Sources.Add(("Stateful.cs", """
        using System.Collections.Concurrent;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Stateful : IHistories
        {
            private readonly ConcurrentDictionary<string, ChatHistory> _histories = new();
            public ChatHistory GetHistory(string sessionId) => _histories.GetOrAdd(sessionId, _ => new());
        }
        """)));

    [Fact]
    public Task Silent_implementation_of_a_foreign_interface() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Histories : Microsoft.Extensions.Options.IOptionsFactory<ChatHistory>, IKeyed<ChatHistory>
        {
            public ChatHistory Create(string id) => new();
            ChatHistory IKeyed<ChatHistory>.Get(string key) => new();
        }

        public interface IKeyed<T> { T Get(string key); }
        public class Other : IKeyed<int> { public int Get(string key) => 0; }
        """);

    [Fact]
    public Task Silent_null_object_and_fakes() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IHistories { ChatHistory GetHistory(string sessionId); }
        public class NullHistories : IHistories { public ChatHistory GetHistory(string sessionId) => new(); }
        public class FakeChat { public ChatHistory GetHistory(string sessionId) => new("fake"); }
        """);

    [Fact]
    public Task Silent_mapping() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public record Line(string Role, string Text);
        public record Session(string Id, List<Line> Lines);

        public static class SessionMapping
        {
            public static List<ChatMessage> ToMessages(this Session session) => session.Lines.Select(l => new ChatMessage(new(l.Role), l.Text)).ToList();

            public static List<ChatMessage> MapMessages(Session session)
            {
                var messages = new List<ChatMessage>();
                foreach (var line in session.Lines)
                    messages.Add(new(new(line.Role), line.Text));
                return messages;
            }
        }
        """);

    [Fact]
    public Task Silent_message_store_factories() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public class SharedStore : ChatMessageStore
        {
            public SharedStore(Dictionary<string, List<ChatMessage>> shared, System.Text.Json.JsonElement state) { }
        }

        public static class Agents
        {
            public static ChatClientAgentOptions OverOneStore(Dictionary<string, List<ChatMessage>> shared) => new()
            {
                ChatMessageStoreFactory = context => new SharedStore(shared, context.SerializedState),
            };

            public static ChatClientAgentOptions Restoring() => new()
            {
                ChatMessageStoreFactory = context => new InMemoryChatMessageStore(context.SerializedState, context.JsonSerializerOptions),
            };
        }
        """, o => o.AllowCompileErrors = true);

    [Fact]
    public Task Silent_turn_state_over_a_shared_store() => VerifyAsync("""
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        var storage = new MemoryStorage();
        var options = new AgentApplicationOptions(() => new TurnState(storage));
        var others = new AgentApplicationOptions(storage) { TurnStateFactory = () => new TurnState(Stores.Shared) };
        var lazily = new AgentApplicationOptions(() => new TurnState(Stores.Kept ??= new MemoryStorage()));
        Console.WriteLine($"{options}{others}{lazily}");

        static class Stores
        {
            public static readonly IStorage Shared = new MemoryStorage();
            public static IStorage? Kept;
        }
        """);

    [Theory]
    [InlineData("(services, name) => new InMemoryAgentSessionStore()")]
    [InlineData("(services, name) => new InMemoryAgentSessionStore(), ServiceLifetime.Singleton")]
    [InlineData("(services, name) => services.GetRequiredService<AgentSessionStore>(), ServiceLifetime.Scoped")]
    [InlineData("new InMemoryAgentSessionStore()")]
    public Task Silent_session_store_of_the_process(string store) => VerifyAsync($$"""
        using Microsoft.Agents.AI.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        builder.AddAIAgent("helper", "You are helpful.").WithSessionStore({{store}});
        builder.Build().Run();
        """);

    [Fact]
    public Task Silent_checkpointer_of_the_process() => VerifyAsync("""
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Agents.AI.Workflows.InProc;

        var app = WebApplication.CreateBuilder(args).Build();
        var environment = Environments.Build();
        app.MapPost("/orders", async (string input, Workflow workflow) => await environment.RunAsync(workflow, input));
        app.MapPost("/shared", async (string input, Workflow workflow) => await Environments.Shared().RunAsync(workflow, input));
        app.MapPost("/kept", async (string input, Workflow workflow) => await (Environments.Kept ??= Environments.Build()).RunAsync(workflow, input));
        app.Run();

        static class Environments
        {
            static readonly CheckpointManager s_checkpoints = CheckpointManager.CreateInMemory();
            public static InProcessExecutionEnvironment? Kept;
            public static InProcessExecutionEnvironment Build() => InProcessExecution.Default.WithCheckpointing(CheckpointManager.CreateInMemory());
            public static InProcessExecutionEnvironment Shared() => InProcessExecution.Default.WithCheckpointing(s_checkpoints);
        }
        """);

    [Fact]
    public Task Silent_store_built_at_startup() => VerifyAsync("""
        using Microsoft.Bot.Builder;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IStorage>(Stores.BuildStorage());
        builder.Services.AddSingleton(new ConversationState(Stores.BuildStorage()));
        builder.Build().Run();

        static class Stores
        {
            public static IStorage BuildStorage() => new MemoryStorage();
        }
        """);

    [Fact]
    public Task Silent_runtime_of_one_orchestration() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.Agents.Runtime.InProcess;

        public class TripController : ControllerBase
        {
            [HttpPost("/plan")]
            public async Task Post()
            {
                var runtime = await StartAsync();
                await runtime.DisposeAsync();
            }

            private static async Task<InProcessRuntime> StartAsync()
            {
                var runtime = new InProcessRuntime();
                await runtime.StartAsync();
                return runtime;
            }
        }
        """);

    [Fact]
    public Task Silent_null_id_of_a_foreign_contract() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;

        public record Kept(AgentThread Thread);
        public abstract class Identities { public virtual string? GetConversationId(ITurnContext turnContext) => null; }
        public class NoIdentities : Identities { public override string? GetConversationId(ITurnContext turnContext) => null; }
        public interface IIdentities { string? GetSessionId(string userId); }
        public class NullIdentities : IIdentities { public string? GetSessionId(string userId) => null; }
        """);

    [Fact]
    public Task Silent_without_frameworks() => VerifyAsync("""
        public class ChatHistory { public List<string> Lines { get; } = []; }

        public class Histories
        {
            public ChatHistory GetHistory(string sessionId) => new();
            public string? GetConversationId(string userId) => null;
        }
        """, o => o.WithFrameworks = false);
}
