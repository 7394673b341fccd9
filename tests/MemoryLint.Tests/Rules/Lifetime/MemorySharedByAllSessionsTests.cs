using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1004: what is one memory for all users.</summary>
public class MemorySharedByAllSessionsTests
{
    /// <param name="source">The file that holds the memory.</param>
    /// <param name="registrations">Statements of another file, a web host's, that register services; the place in it has the number 9.</param>
    /// <param name="configure">More about the project.</param>
    static Task VerifyAsync(string source, string registrations = "", Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<MemorySharedByAllSessions>(source, o =>
    {
        o.Sources.Add(("Program.cs", WebHost(registrations)));
        configure?.Invoke(o);
    });

    static string WebHost(string registrations) => $$"""
        using Microsoft.SemanticKernel.ChatCompletion;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        {{registrations}}
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    // ---- fields and properties

    [Fact]
    public Task Static_field_of_a_controller() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private static readonly ChatHistory s_history = {|#0:new("You are a travel agent.")|};

            [HttpPost("/chat")]
            public async Task<string?> Post(string message)
            {
                s_history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(s_history);
                s_history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, configure: o =>
    {
        o.Messages[0] = "'s_history' is one memory for all users: it is static, so they read each other's conversation";
        o.RelatedCount[0] = 0;
    });

    [Fact]
    public Task Static_list_of_a_hub() => VerifyAsync("""
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public class ChatHub(IChatClient client) : Hub
        {
            static List<ChatMessage> _messages = [|[new(ChatRole.System, "You are a pirate.")]|];

            public async Task Send(string message)
            {
                _messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                await Clients.Caller.SendAsync("reply", response.Text);
            }
        }
        """);

    [Fact]
    public Task Static_property_of_a_function() => VerifyAsync("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatFunction(IChatCompletionService chat)
        {
            public static ChatHistory History { get; } = [|new()|];

            [Function("chat")]
            public async Task<string?> Run([HttpTrigger("post")] HttpRequestData request)
            {
                string text = await new StreamReader(request.Body).ReadToEndAsync();
                History.AddUserMessage(text);
                var reply = await chat.GetChatMessageContentAsync(History);
                History.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """);

    [Fact]
    public Task Field_of_a_singleton() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ChatService(IChatClient client)
        {
            private readonly List<ChatMessage> _history = {|#0:[]|};

            public async Task<string> ReplyAsync(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_history);
                _history.AddRange(response.Messages);
                return response.Text;
            }
        }
        """, "{|#9:builder.Services.AddSingleton<ChatService>()|};", o =>
    {
        o.Messages[0] = "'_history' is one memory for all users: ChatService is registered with AddSingleton, so they read each other's conversation";
        o.Related.Add((0, 9));
    });

    [Fact]
    public Task Field_of_a_singleton_behind_an_interface() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IAssistant { Task<string?> AskAsync(string question); }

        public class Assistant : IAssistant
        {
            private readonly IChatCompletionService _chat;
            private readonly ChatHistory _history;

            public Assistant(IChatCompletionService chat)
            {
                _chat = chat;
                _history = [|new ChatHistory()|];
                _history.AddSystemMessage("You answer briefly.");
            }

            public async Task<string?> AskAsync(string question)
            {
                _history.AddUserMessage(question);
                var reply = await _chat.GetChatMessageContentAsync(_history);
                _history.Add(reply);
                return reply.Content;
            }
        }
        """, "builder.Services.AddSingleton<IAssistant, Assistant>();");

    [Fact]
    public Task Property_that_is_made_by_other_code() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public static class Prompts
        {
            public static ChatHistory Opening() => new("You know every issue of this repository.");
        }

        public class TriageService
        {
            private readonly IChatCompletionService _chat;

            public ChatHistory {|#0:History|} { get; }

            public TriageService(IChatCompletionService chat)
            {
                _chat = chat;
                History = Prompts.Opening();
            }

            public async Task<string?> AskAsync(string question)
            {
                History.AddUserMessage(question);
                var reply = await _chat.GetChatMessageContentAsync(History);
                History.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, "builder.Services.AddSingleton<TriageService>();");

    [Fact]
    public Task List_that_is_cleared_filled_and_awaited() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SearchAssistant(IChatClient client)
        {
            private IList<ChatMessage> _messages = [|[]|];

            public async Task<string> FindAsync(string searchTerm)
            {
                _messages.Clear();
                _messages.Add(new ChatMessage(ChatRole.User, searchTerm));
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                return response.Text;
            }
        }
        """, "builder.Services.AddSingleton<SearchAssistant>();");

    [Fact]
    public Task Agent_session_of_a_singleton() => VerifyAsync("""
        using Microsoft.Agents.AI;

        public class SupportDesk(AIAgent agent)
        {
            private AgentSession? _session;

            public async Task<string> AskAsync(string message)
            {
                _session ??= await [|agent.CreateSessionAsync()|];
                return (await agent.RunAsync(message, _session)).Text;
            }
        }
        """, "builder.Services.AddSingleton<SupportDesk>();");

    [Fact]
    public Task Agent_session_in_a_static_field() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent) : ControllerBase
        {
            private static AgentSession? s_session;

            [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
                if (s_session is null)
                    s_session = await [|agent.CreateSessionAsync()|];
                return (await agent.RunAsync(message, s_session)).Text;
            }
        }
        """);

    [Fact]
    public Task Chat_session_of_LLamaSharp() => VerifyAsync("""
        using LLama;
        using LLama.Common;

        public sealed class LocalChat
        {
            private readonly ChatSession _session;

            public LocalChat(IConfiguration configuration)
            {
                var parameters = new ModelParams(configuration["Model"]!);
                using var weights = LLamaWeights.LoadFromFile(parameters);
                _session = {|#0:new ChatSession(new InteractiveExecutor(new LLamaContext(weights, parameters)))|};
                _session.History.AddMessage(AuthorRole.System, "A dialog between a user and an assistant.");
            }

            public async Task<string> SendAsync(string text)
            {
                string reply = "";
                await foreach (string part in _session.ChatAsync(new ChatHistory.Message(AuthorRole.User, text), new InferenceParams()))
                    reply += part;
                return reply;
            }
        }
        """, "builder.Services.AddSingleton<LocalChat>();", o =>
        o.Messages[0] = "'_session' is one memory for all users: LocalChat is registered with AddSingleton, so they read each other's conversation");

    [Fact]
    public Task Field_of_a_history_provider() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public sealed class ListHistoryProvider : ChatHistoryProvider
        {
            private readonly List<ChatMessage> _messages = {|#0:[]|};

            protected override ValueTask<IEnumerable<ChatMessage>> ProvideChatHistoryAsync(InvokingContext context, CancellationToken cancellationToken = default) =>
                new(_messages);

            protected override ValueTask StoreChatHistoryAsync(InvokedContext context, CancellationToken cancellationToken = default)
            {
                _messages.AddRange(context.RequestMessages);
                _messages.AddRange(context.ResponseMessages ?? []);
                return default;
            }
        }
        """, configure: o =>
        o.Messages[0] = "'_messages' is one memory for all users: one agent uses one ListHistoryProvider for all its sessions, so they read each other's conversation");

    [Fact]
    public Task Static_list_that_every_circuit_of_Blazor_shows() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        public class ChatState(IChatClient client)
        {
            public static List<ChatMessage> Messages { get; } = {|#0:[]|};

            public async Task SendAsync(string input)
            {
                Messages.Add(new(ChatRole.User, input));
                var response = await client.GetResponseAsync(Messages);
                Messages.AddMessages(response);
            }
        }
        """, o => o.Sources.Add(("Program.cs", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<ChatState>();
        var app = builder.Build();
        app.Run();
        """)));

    [Fact]
    public Task Singleton_that_components_of_Blazor_are_injected_with() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        public class ChatState(IChatClient client)
        {
            public List<ChatMessage> Messages { get; } = {|#0:[]|};

            public async Task SendAsync(string input)
            {
                Messages.Add(new(ChatRole.User, input));
                var response = await client.GetResponseAsync(Messages);
                Messages.AddMessages(response);
            }
        }
        """, o => o.Sources.Add(("Program.cs", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddServerSideBlazor();
        builder.Services.AddSingleton<ChatState>();
        var app = builder.Build();
        app.Run();
        """)));

    // ---- services

    const string Consumer = """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(ChatHistory history, IChatCompletionService chat) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string?> Post(string message)
            {
                history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(history);
                history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """;

    [Fact]
    public Task History_registered_by_its_type() => VerifyAsync(Consumer, "builder.Services.{|#0:AddSingleton<ChatHistory>|}();", o =>
        o.Messages[0] = "'ChatHistory' is one memory for all users: AddSingleton creates one for the whole process, so they read each other's conversation");

    [Fact]
    public Task History_registered_by_a_factory() => VerifyAsync(Consumer, """builder.Services.{|#0:AddSingleton|}(_ => new ChatHistory("You are a pirate."));""", o =>
        o.Messages[0] = "'ChatHistory' is one memory for all users: AddSingleton creates one for the whole process, so they read each other's conversation");

    [Fact]
    public Task History_registered_by_a_factory_that_fills_it() => VerifyAsync(Consumer, """
        builder.Services.{|#0:AddSingleton<ChatHistory>|}(sp =>
        {
            var history = new ChatHistory();
            history.AddSystemMessage("You are a pirate.");
            return history;
        });
        """);

    [Fact]
    public Task History_registered_by_an_instance() => VerifyAsync(Consumer, "builder.Services.[|AddSingleton|](new ChatHistory());");

    [Fact]
    public Task Conversation_state_of_the_agents_SDK() => VerifyAsync("""
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        public static class Services
        {
            public static void AddState(this IServiceCollection services)
            {
                services.AddSingleton<IStorage, MemoryStorage>();
                services.{|#0:AddSingleton<ConversationState>|}();
                services.{|#1:AddSingleton|}(sp => new UserState(sp.GetRequiredService<IStorage>()));
            }
        }
        """, configure: o =>
    {
        o.Messages[0] = "'ConversationState' is one memory for all users: AddSingleton creates one for the whole process, so they read each other's conversation";
        o.Messages[1] = "'UserState' is one memory for all users: AddSingleton creates one for the whole process, so they read each other's conversation";
    });

    // ---- captured locals

    [Fact]
    public Task Local_of_top_level_code() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        List<ChatMessage> history = {|#0:[new(ChatRole.System, "You are a travel agent.")]|};

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            history.Add(new(ChatRole.User, request.Message));
            var response = await client.GetResponseAsync(history);
            history.AddMessages(response);
            return response.Text;
        });
        app.Run();

        record ChatRequest(string Message);
        """, o => o.Messages[0] =
        "'List<ChatMessage>' is one memory for all users: it is created once and every POST /chat request captures it, so they read each other's conversation");

    [Fact]
    public Task Session_of_top_level_code() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Agents.AI;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        var agent = app.Services.GetRequiredService<AIAgent>();
        var session = await [|agent.CreateSessionAsync()|];
        app.MapGet("/ask", async (string message) => (await agent.RunAsync(message, session)).Text);
        app.Run();
        """);

    [Fact]
    public Task Local_of_a_method_that_maps_endpoints() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public static class ChatEndpoints
        {
            public static void MapChat(this IEndpointRouteBuilder app)
            {
                var history = [|new ChatHistory()|];
                app.MapPost("/chat", async (string message, IChatCompletionService chat) =>
                {
                    history.AddUserMessage(message);
                    var reply = await chat.GetChatMessageContentAsync(history);
                    history.AddAssistantMessage(reply.Content!);
                    return reply.Content;
                });
            }
        }
        """);

    // ---- what is right

    [Fact]
    public Task Silent_conversation_state_of_the_bot_framework() => VerifyAsync("""
        using Microsoft.Bot.Builder;

        public static class Services
        {
            public static void AddState(this IServiceCollection services)
            {
                services.AddSingleton<IStorage, MemoryStorage>();
                services.AddSingleton<ConversationState>();
                services.AddSingleton(sp => new UserState(sp.GetRequiredService<IStorage>()));
            }
        }
        """);

    [Fact]
    public Task Silent_scoped_conversation_state_of_the_agents_SDK() => VerifyAsync("""
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Storage;

        public static class Services
        {
            public static void AddState(this IServiceCollection services)
            {
                services.AddSingleton<IStorage, MemoryStorage>();
                services.AddScoped<ConversationState>();
                services.AddTransient<UserState>();
            }
        }
        """);

    [Fact]
    public Task Silent_console_program() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        public static class Talk
        {
            private static readonly List<ChatMessage> s_history = [];

            public static async Task<string> SayAsync(IChatClient client, string message)
            {
                s_history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(s_history);
                s_history.AddMessages(response);
                return response.Text;
            }
        }
        """, o => o.Sources.Add(("Program.cs", """
        using Microsoft.Extensions.AI;

        var services = new ServiceCollection();
        services.AddSingleton<List<ChatMessage>>();
        var client = services.BuildServiceProvider().GetRequiredService<IChatClient>();
        List<ChatMessage> history = [];
        while (Console.ReadLine() is { } line)
        {
            history.Add(new(ChatRole.User, line));
            Console.WriteLine(await client.GetResponseAsync(history));
            Console.WriteLine(await Talk.SayAsync(client, line));
        }
        """)));

    [Fact]
    public Task Silent_voice_pipeline_of_one_user() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class VoiceChat(IChatCompletionService chat) : BackgroundService
        {
            private readonly ChatHistory _history = new("You are spoken to.");

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (Console.ReadLine() is { } heard)
                    await AnswerAsync(heard);
            }

            public async Task AnswerAsync(string text)
            {
                _history.AddUserMessage(text);
                var reply = await chat.GetChatMessageContentAsync(_history);
                _history.AddAssistantMessage(reply.Content!);
            }
        }
        """, o => o.Sources.Add(("Program.cs", """
        var host = Host.CreateApplicationBuilder(args);
        host.Services.AddSingleton<VoiceChat>();
        host.Services.AddHostedService<VoiceChat>();
        host.Build().Run();
        """)));

    [Fact]
    public Task Silent_instructions_that_never_change() => VerifyAsync("""
        using System.Collections.Immutable;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private static readonly ImmutableList<ChatMessage> s_opening = [new(ChatRole.System, "You are a travel agent.")];
            private static readonly IReadOnlyList<ChatMessage> s_examples = [new(ChatRole.User, "Where to?"), new(ChatRole.Assistant, "To the sea.")];
            private static readonly ChatMessage[] s_closing = [new(ChatRole.System, "Be brief.")];

            [HttpPost("/chat")]
            public async Task<string> Post(string message, [FromBody] List<ChatMessage> earlier)
            {
                List<ChatMessage> messages = [.. s_opening, .. s_examples, .. earlier, new(ChatRole.User, message), .. s_closing];
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        """);

    [Fact]
    public Task Silent_immutable_list_that_gives_a_new_one() => VerifyAsync("""
        using System.Collections.Immutable;
        using Microsoft.Extensions.AI;

        public class Summarizer(IChatClient client)
        {
            private readonly ImmutableList<ChatMessage> _opening = [new(ChatRole.System, "Summarize.")];

            public async Task<string> AskAsync(string message) => (await client.GetResponseAsync(_opening.Add(new(ChatRole.User, message)))).Text;
        }
        """, "builder.Services.AddSingleton<Summarizer>();");

    [Fact]
    public Task Silent_history_that_is_copied_before_it_is_filled() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ReplyService(IChatCompletionService chat)
        {
            private readonly ChatHistory _template = new("You are a pirate.");

            public async Task<string?> ReplyAsync(string message)
            {
                var history = new ChatHistory(_template);
                history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }
        }
        """, "builder.Services.AddSingleton<ReplyService>();");

    [Fact]
    public Task Silent_list_that_is_copied_before_it_is_filled() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ReplyService(IChatClient client)
        {
            private static readonly List<ChatMessage> s_examples = [new(ChatRole.System, "You are a pirate."), new(ChatRole.User, "Ahoy"), new(ChatRole.Assistant, "Arr")];

            public async Task<string> ReplyAsync(string message)
            {
                var messages = s_examples.ToList();
                messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }

            public async Task<string> AskAsync(string question) => (await client.GetResponseAsync(s_examples.Append(new(ChatRole.User, question)))).Text;
        }
        """, "builder.Services.AddSingleton<ReplyService>();");

    [Fact]
    public Task Silent_map_by_conversation() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class ChatService(IChatClient client)
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();

            public async Task<string> ReplyAsync(string conversationId, string message)
            {
                var history = _histories.GetOrAdd(conversationId, _ => []);
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }
        }
        """, "builder.Services.AddSingleton<ChatService>();");

    [Fact]
    public Task Silent_scoped_service() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ChatService(IChatClient client)
        {
            private readonly List<ChatMessage> _history = [];

            public async Task<string> ReplyAsync(string message)
            {
                _history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_history)).Text;
            }
        }
        """, "builder.Services.AddScoped<ChatService>();");

    [Fact]
    public Task Silent_service_of_one_circuit() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        public class ChatState(IChatClient client)
        {
            public List<ChatMessage> Messages { get; } = [];

            public async Task SendAsync(string input)
            {
                Messages.Add(new(ChatRole.User, input));
                Messages.AddMessages(await client.GetResponseAsync(Messages));
            }
        }
        """, o => o.Sources.Add(("Program.cs", """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<ChatState>();
        var app = builder.Build();
        app.Run();
        """)));

    [Fact]
    public Task Silent_component_and_wasm_host() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.AI;

        public class ChatPage : ComponentBase
        {
            private readonly List<ChatMessage> _messages = [];

            [Inject] public IChatClient Client { get; set; } = null!;

            public async Task SendAsync(string input)
            {
                _messages.Add(new(ChatRole.User, input));
                _messages.AddMessages(await Client.GetResponseAsync(_messages));
            }
        }
        """);

    [Fact]
    public Task Silent_conversation_object_that_a_map_keeps() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class Conversation(IChatClient client)
        {
            private readonly List<ChatMessage> _messages = [];

            public async Task<string> SayAsync(string message)
            {
                _messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                return response.Text;
            }
        }

        public class Conversations(IChatClient client)
        {
            private readonly ConcurrentDictionary<string, Conversation> _open = new();

            public Task<string> SayAsync(string conversationId, string message) => _open.GetOrAdd(conversationId, _ => new Conversation(client)).SayAsync(message);
        }
        """, "builder.Services.AddSingleton<Conversations>();");

    [Fact]
    public Task Silent_grain() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        using Orleans;

        public interface IChatGrain : IGrainWithStringKey { Task<string> Say(string message); }

        public class ChatGrain(IChatClient client) : Grain, IChatGrain
        {
            private readonly List<ChatMessage> _messages = [];

            public async Task<string> Say(string message)
            {
                _messages.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_messages)).Text;
            }
        }
        """);

    [Fact]
    public Task Silent_history_of_one_handler_call() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat", async (string message, IChatClient client) =>
        {
            List<ChatMessage> history = [];
            async Task AskAsync() => history.AddMessages(await client.GetResponseAsync(history));
            history.Add(new(ChatRole.User, message));
            await AskAsync();
            return history[^1].Text;
        });
        app.Run();
        """);

    [Fact]
    public Task Silent_warm_up_at_the_start() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        var client = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> warmUp = [new(ChatRole.User, "Say hello.")];
        warmUp.AddMessages(await client.GetResponseAsync(warmUp));
        app.MapGet("/health", () => warmUp.Count > 1 ? "ok" : "starting");
        app.Run();
        """);

    [Fact]
    public Task Silent_provider_that_keeps_messages_in_the_session() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public sealed class StateHistoryProvider : ChatHistoryProvider
        {
            private readonly List<ChatMessage> _instructions = [new(ChatRole.System, "Be kind.")];

            protected override ValueTask<IEnumerable<ChatMessage>> ProvideChatHistoryAsync(InvokingContext context, CancellationToken cancellationToken = default) =>
                new(_instructions.Concat(Messages(context.Session!)));

            protected override ValueTask StoreChatHistoryAsync(InvokedContext context, CancellationToken cancellationToken = default)
            {
                Messages(context.Session!).AddRange(context.RequestMessages);
                return default;
            }

            static List<ChatMessage> Messages(AgentSession session) => session.GetService<List<ChatMessage>>() ?? [];
        }
        """);

    [Fact]
    public Task Silent_singleton_history_that_nobody_writes() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(ChatHistory opening, IChatCompletionService chat) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string?> Post(string message)
            {
                var history = new ChatHistory(opening);
                history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }
        }
        """, """builder.Services.AddSingleton(new ChatHistory("You are a pirate."));""");

    [Fact]
    public Task Silent_memory_that_each_call_replaces_by_that_of_the_session() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public interface IMessageStore { Task<List<ChatMessage>> LoadAsync(string id); }

        public class ChatTurn(IChatClient client, IMessageStore store)
        {
            public List<ChatMessage> Messages { get; set; } = [];

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                var messages = await store.LoadAsync(sessionId);
                messages.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        """, "builder.Services.AddSingleton<ChatTurn>();");

    [Fact]
    public Task Silent_log_of_what_was_asked_is_no_memory() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;

        public class AskController : ControllerBase
        {
            private static readonly ConcurrentQueue<string> s_recent = new();
            private static readonly List<string> s_topics = ["weather", "travel"];

            [HttpPost("/ask")]
            public void Post(string message) => s_recent.Enqueue(message);
        }
        """);

    [Fact]
    public Task Silent_agents_and_clients() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class TeamController(IChatClient client) : ControllerBase
        {
            private static readonly List<AIAgent> s_agents = [];
            private static AIAgent? s_writer;

            [HttpPost("/team")]
            public async Task<string> Post(string message)
            {
                s_writer ??= new ChatClientAgent(client, name: "writer");
                s_agents.Add(s_writer);
                return (await s_writer.RunAsync(message)).Text;
            }
        }
        """);

    [Fact]
    public Task Silent_provider_of_a_console_program_with_one_session() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public sealed class ListHistoryProvider : ChatHistoryProvider
        {
            private readonly List<ChatMessage> _messages = [];

            protected override ValueTask<IEnumerable<ChatMessage>> ProvideChatHistoryAsync(InvokingContext context, CancellationToken cancellationToken = default) => new(_messages);

            protected override ValueTask StoreChatHistoryAsync(InvokedContext context, CancellationToken cancellationToken = default)
            {
                _messages.AddRange(context.RequestMessages);
                return default;
            }
        }
        """);

    [Fact]
    public Task Silent_agent_that_works_by_itself() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public class DigestService(AIAgent agent) : BackgroundService
        {
            private readonly List<ChatMessage> _notes = [];
            private AgentSession? _session;

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    _session ??= await agent.CreateSessionAsync();
                    var response = await agent.RunAsync("What is new?", _session);
                    _notes.AddRange(response.Messages);
                    await Task.Delay(60_000, stoppingToken);
                }
            }
        }
        """, "builder.Services.AddHostedService<DigestService>();");

    [Fact]
    public Task Silent_desktop_app_with_a_web_host_inside() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ChatService(IChatClient client)
        {
            private readonly List<ChatMessage> _history = [];

            public async Task<string> ReplyAsync(string message)
            {
                _history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(_history)).Text;
            }
        }
        """, "builder.Services.AddSingleton<ChatService>();", o => o.EditorConfig = "[*.cs]\nmemorylint.host = desktop\n");

    [Fact]
    public Task Silent_test_project() => Verify.AnalyzerAsync<MemorySharedByAllSessions>("""
        using Microsoft.Extensions.AI;

        public sealed class ChatServiceTests
        {
            private static readonly List<ChatMessage> s_history = [];

            public async Task Replies(IChatClient client, string message)
            {
                s_history.Add(new(ChatRole.User, message));
                s_history.AddMessages(await client.GetResponseAsync(s_history));
            }
        }
        """);

    [Fact]
    public Task Silent_own_type_with_the_name_of_a_memory() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;

        public class ChatHistory { public List<string> Lines { get; } = []; }

        public class ChatController : ControllerBase
        {
            private static readonly ChatHistory s_history = new();

            [HttpPost("/chat")]
            public void Post(string message) => s_history.Lines.Add(message);
        }
        """);
}
