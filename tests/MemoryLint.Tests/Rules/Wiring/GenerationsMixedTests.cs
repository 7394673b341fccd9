using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4007: threads that an agent cannot go on with, and a service that is no more.</summary>
public class GenerationsMixedTests
{
    const string Usings = """
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.OpenAI;
        using Microsoft.SemanticKernel.ChatCompletion;
        using OpenAI;
        using OpenAI.Assistants;
        using OpenAI.Responses;


        """;

    static Task VerifyAsync(string statement, string? message = null) => Verify.AnalyzerAsync<GenerationsMixed>(Usings + $$"""
        class Chat(ChatCompletionAgent chat, OpenAIAssistantAgent assistant, OpenAIResponseAgent responder, Agent any, AssistantClient assistants, ResponsesClient responses, string message)
        {
            async Task RunAsync(AgentThread given)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """, o =>
    {
        if (message is not null)
            o.Messages[0] = message;
    });

    // ---- threads

    [Theory]
    [InlineData("var thread = new ChatHistoryAgentThread(); await foreach (var reply in assistant.InvokeAsync(message, {|#0:thread|})) { }",
        "'thread' holds a ChatHistoryAgentThread, and OpenAIAssistantAgent goes on with OpenAIAssistantAgentThread only, so the call throws and the conversation ends")]
    [InlineData("await foreach (var reply in chat.InvokeStreamingAsync(message, thread: {|#0:new OpenAIAssistantAgentThread(assistants)|})) { }",
        "'OpenAIAssistantAgentThread' is no thread for ChatCompletionAgent, which goes on with ChatHistoryAgentThread only, so the call throws and the conversation ends")]
    [InlineData("var thread = new OpenAIAssistantAgentThread(assistants, \"thread_1\"); await foreach (var reply in responder.InvokeAsync(message, {|#0:thread|})) { }",
        "'thread' holds an OpenAIAssistantAgentThread, and OpenAIResponseAgent goes on with OpenAIResponseAgentThread or ChatHistoryAgentThread only, so the call throws and the conversation ends")]
    [InlineData("var own = new ChatCompletionAgent(); OpenAIResponseAgentThread thread = new(responses); await foreach (var reply in own.InvokeAsync({|#0:thread|})) { }",
        "'thread' holds an OpenAIResponseAgentThread, and ChatCompletionAgent goes on with ChatHistoryAgentThread only, so the call throws and the conversation ends")]
    public Task Thread_of_another_agent(string statement, string message) => VerifyAsync(statement, message);

    [Theory]
    [InlineData("var thread = new ChatHistoryAgentThread(); await foreach (var reply in chat.InvokeAsync(message, thread)) { }")]
    [InlineData("var thread = new OpenAIAssistantAgentThread(assistants); await foreach (var reply in assistant.InvokeAsync(message, thread)) { }")]
    [InlineData("var thread = new ChatHistoryAgentThread(); await foreach (var reply in responder.InvokeAsync(message, thread)) { }")]
    [InlineData("var thread = new OpenAIResponseAgentThread(responses); await foreach (var reply in responder.InvokeAsync(message, thread)) { }")]
    [InlineData("await foreach (var reply in assistant.InvokeAsync(message, given)) { }")]
    [InlineData("AgentThread thread = new ChatHistoryAgentThread(); await foreach (var reply in assistant.InvokeAsync(message, thread)) { }")]
    [InlineData("var thread = new ChatHistoryAgentThread(); await foreach (var reply in any.InvokeAsync(message, thread)) { }")]
    [InlineData("await foreach (var reply in assistant.InvokeAsync(message)) { }")]
    public Task Thread_that_fits_or_is_not_known(string statement) => VerifyAsync(statement);

    [Fact]
    public Task Agents_of_the_projects_own() => Verify.AnalyzerAsync<GenerationsMixed>(Usings + """
        class ChatCompletionAgent
        {
            public Task InvokeAsync(string message, AgentThread thread) => Task.CompletedTask;
        }

        class Chat(ChatCompletionAgent agent, OpenAIAssistantAgentThread thread)
        {
            public Task AskAsync() => agent.InvokeAsync("hello", thread);
        }
        """);

    // ---- services

    [Theory]
    [InlineData("new OpenAIClient(\"key\").{|#0:GetAssistantClient|}()", "GetAssistantClient")]
    [InlineData("new {|#0:AssistantClient|}(\"key\")", "AssistantClient")]
    [InlineData("OpenAIAssistantAgent.CreateOpenAIClient(new System.ClientModel.ApiKeyCredential(\"key\")).{|#0:GetAssistantClient|}()", "GetAssistantClient")]
    [InlineData("Made(); static AssistantClient Made() { var client = new OpenAIClient(\"key\"); return client.{|#0:GetAssistantClient|}(); } int _turns", "GetAssistantClient")]
    public Task Assistants(string client, string name) => Verify.AnalyzerAsync<GenerationsMixed>(Usings + $$"""
        class Chat
        {
            readonly AssistantClient _client = {{client}};
        }
        """, o => o.Messages[0] = $"'{name}' keeps its conversations at a service that OpenAI shut down on 26 August 2026, so none of them is found again: ResponsesClient and ConversationClient took its place");

    [Theory]
    [InlineData("readonly AssistantClient _client = new AssistantClient(new System.ClientModel.ApiKeyCredential(\"key\"), new OpenAIClientOptions { Endpoint = new(\"https://example.com\") });")]
    [InlineData("readonly AssistantClient _client = new OpenAIClient(new System.ClientModel.ApiKeyCredential(\"key\"), new OpenAIClientOptions { Endpoint = new(\"https://example.com\") }).GetAssistantClient();")]
    [InlineData("readonly AssistantClient _client = new Azure.AI.OpenAI.AzureOpenAIClient(\"https://example.com\").GetAssistantClient();")]
    [InlineData("static AssistantClient Of(OpenAIClient client) => client.GetAssistantClient();")]
    [InlineData("readonly AssistantClient _client = OpenAIAssistantAgent.CreateOpenAIClient(new System.ClientModel.ApiKeyCredential(\"key\"), new Uri(\"https://example.com\")).GetAssistantClient();")]
    [InlineData("static AssistantClient Of() { OpenAIClient client = new Azure.AI.OpenAI.AzureOpenAIClient(\"https://example.com\"); return client.GetAssistantClient(); }")]
    [InlineData("readonly OpenAI.Chat.ChatClient _client = new OpenAIClient(\"key\").GetChatClient(\"model\");")]
    [InlineData("readonly AssistantClient _client; public Chat(AssistantClient client) => _client = client; // new AssistantClient(key)")]
    public Task Other_services(string member) => Verify.AnalyzerAsync<GenerationsMixed>(Usings + $$"""
        class Chat
        {
            {{member}}
        }
        """, o =>
    {
        if (member.Contains("Azure", StringComparison.Ordinal))
            o.Sources.Add(("Azure.cs", "namespace Azure.AI.OpenAI { class AzureOpenAIClient(string endpoint) : global::OpenAI.OpenAIClient { public string Endpoint => endpoint; } }"));
    });

    [Fact]
    public Task Client_of_the_projects_own() => Verify.AnalyzerAsync<GenerationsMixed>("""
        using Microsoft.Extensions.AI;

        class AssistantClient
        {
            public List<ChatMessage> Messages { get; } = [];

            public static AssistantClient GetAssistantClient() => new AssistantClient();
        }

        class Chat
        {
            public AssistantClient Client { get; } = AssistantClient.GetAssistantClient();
        }
        """);

    // ---- stores of two generations

    static Task StoresAsync(string older, string newer, string? message = null) => Verify.AnalyzerAsync<GenerationsMixed>($$"""
        using Microsoft.SemanticKernel.Memory;
        using Microsoft.Extensions.VectorData;

        class Recall
        {
            object Older() => {{older}};
        }

        class Notes
        {
            {{newer}}
        }
        """, o =>
    {
        if (message is not null)
            o.Messages[0] = message;
    });

    [Fact]
    public Task Store_beside_its_successor() => StoresAsync("{|#0:new VolatileMemoryStore()|}", "public VectorStore? Store { get; set; }",
        "'VolatileMemoryStore' is of the generation before 'VectorStore', which the project uses too, so neither knows what the other one keeps");

    [Fact]
    public Task First_of_a_file_speaks_for_all() => StoresAsync("new object[] { [|new VolatileMemoryStore()|], new VolatileMemoryStore() }", "public VectorStore? Store { get; set; }");

    [Fact]
    public Task State_of_bots_beside_its_successor() => Verify.AnalyzerAsync<GenerationsMixed>("""
        using Microsoft.Bot.Builder;

        class Bot(IStorage storage, Microsoft.Agents.Builder.State.ITurnState today)
        {
            public ConversationState State { get; } = [|new(storage)|];

            public override string ToString() => today.ToString()!;
        }
        """);

    [Theory]
    [InlineData("new VolatileMemoryStore()", "// VectorStore is what comes next")]
    [InlineData("new VolatileMemoryStore()", "public string Store { get; } = \"VectorStore\";")]
    [InlineData("new object()", "public VectorStore? Store { get; set; }")]
    [InlineData("new object()", "public VectorStore? Store { get; set; } public IMemoryStore? Memory { get; set; }")]
    public Task One_generation_alone(string older, string newer) => StoresAsync(older, newer);

    // ---- families that nobody works on

    [Fact]
    public Task Bot_Framework() => Verify.AnalyzerAsync<GenerationsMixed>("""
        using {|#0:Microsoft.Bot.Builder|};
        using Microsoft.Bot.Schema;

        class Bot
        {
            public object State { get; } = new ConversationState(new MemoryStorage());
        }
        """, o => o.Messages[0] = "'Microsoft.Bot.Builder' keeps conversations here, and its support ended on 31 December 2025, so nobody mends what goes wrong there: the Microsoft 365 Agents SDK took its place");

    [Fact]
    public Task AutoGen() => Verify.AnalyzerAsync<GenerationsMixed>("""
        using {|#0:Microsoft.AutoGen.Core|};

        class Agents
        {
            public object Runtime { get; } = new InProcessRuntime();
        }
        """, o => o.Messages[0] = "'Microsoft.AutoGen' keeps conversations here, and it is in maintenance mode, so nobody mends what goes wrong there: Microsoft Agent Framework took its place");

    [Fact]
    public Task Written_in_full() => Verify.AnalyzerAsync<GenerationsMixed>("""
        class Bot
        {
            public object State { get; } = [|new Microsoft.Bot.Builder.MemoryStorage()|];
        }
        """);

    [Theory]
    [InlineData("using Microsoft.Bot.Builder;", "public IStorage? Storage { get; set; }")]
    [InlineData("using Microsoft.Agents.Storage;", "public object Storage { get; } = new MemoryStorage();")]
    [InlineData("using Microsoft.Extensions.AI;", "public object History { get; } = new List<ChatMessage>();")]
    public Task Nothing_of_an_ended_family_is_made(string imports, string member) => Verify.AnalyzerAsync<GenerationsMixed>($$"""
        {{imports}}

        class Bot
        {
            {{member}}
        }
        """);

    [Fact]
    public Task Tests_may_try_it_out() => Verify.AnalyzerAsync<GenerationsMixed>("""
        using Microsoft.Bot.Builder;

        class Bot
        {
            public object State { get; } = new MemoryStorage();
        }
        """, o => o.EditorConfig = "build_property.IsTestProject = true\n");

    // ---- packages that do not belong together

    /// <summary>An assembly of a version; what it is compiled against it need not find again.</summary>
    static MetadataReference Package(string name, string version, string source, params MetadataReference[] against)
    {
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{source}")],
            [.. References.Get(withFrameworks: false), .. against], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using MemoryStream image = new();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    const string Abstractions = "Microsoft.Agents.AI.Abstractions", Hosting = "Microsoft.Agents.AI.Hosting";

    const string Older = "namespace Microsoft.Agents.AI { public class AIAgent { } public class AgentThread { } public class AgentSession { } }";

    const string Newer = "namespace Microsoft.Agents.AI { public class AIAgent { } public class AgentSession { } }";

    static string Stores(string held) => $"namespace Microsoft.Agents.AI.Hosting {{ public abstract class AgentSessionStore {{ public abstract System.Threading.Tasks.ValueTask<Microsoft.Agents.AI.{held}> GetSessionAsync(Microsoft.Agents.AI.AIAgent agent, string id); }} }}";

    static Task PackagesAsync(string directive, string held, string hosting, string abstractions, string? message = null) => Verify.AnalyzerAsync<GenerationsMixed>($$"""
        using {{directive}};

        class Chats(AgentSessionStore store)
        {
            public override string ToString() => store.ToString()!;
        }
        """, o =>
    {
        o.WithFrameworks = false;
        o.References.Add(Package(Hosting, hosting, Stores(held), Package(Abstractions, hosting, Older)));
        o.References.Add(Package(Abstractions, abstractions, abstractions == hosting ? Older : Newer));
        if (message is not null)
            o.Messages[0] = message;
    });

    [Fact]
    public Task Type_that_the_other_package_lacks() => PackagesAsync("{|#0:Microsoft.Agents.AI.Hosting|}", "AgentThread", "1.0.0.0", "1.17.0.0",
        "'Microsoft.Agents.AI.Hosting' 1.0.0 names AgentThread, which Microsoft.Agents.AI.Abstractions 1.17.0 does not have, so what needs it throws at run time");

    [Theory]
    // Another version with all that is named; the same version.
    [InlineData("AgentSession", "1.0.0.0", "1.17.0.0")]
    [InlineData("AgentThread", "1.0.0.0", "1.0.0.0")]
    public Task Packages_that_belong_together(string held, string hosting, string abstractions) => PackagesAsync("Microsoft.Agents.AI.Hosting", held, hosting, abstractions);
}
