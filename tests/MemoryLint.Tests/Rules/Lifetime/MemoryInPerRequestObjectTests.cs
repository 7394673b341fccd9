using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

public class MemoryInPerRequestObjectTests
{
    /// <param name="source">The file that holds the memory.</param>
    /// <param name="registrations">Statements of another file, a web host's, that register services.</param>
    /// <param name="configure">More about the project.</param>
    static Task VerifyAsync(string source, string registrations = "", Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<MemoryInPerRequestObject>(source, o =>
    {
        o.Sources.Add(("Program.cs", WebHost(registrations)));
        configure?.Invoke(o);
    });

    static string WebHost(string registrations) => $$"""
        using Microsoft.Extensions.DependencyInjection.Extensions;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        {{registrations}}
        var app = builder.Build();
        app.MapControllers();
        app.Run();
        """;

    const string ChatService = """
        using Microsoft.Extensions.AI;

        public interface IChatService { Task<string> ReplyAsync(string sessionId, string message); }

        public class ChatService(IChatClient client) : IChatService
        {
            private readonly Dictionary<string, List<ChatMessage>> {|#0:_sessions|} = new();

            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                if (!_sessions.TryGetValue(sessionId, out var history))
                    _sessions[sessionId] = history = [];
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddRange(response.Messages);
                return response.Text;
            }
        }
        """;

    static string SilentChatService => ChatService.Replace("{|#0:", "").Replace("|}", "");

    // ---- the objects that are created per request

    [Fact]
    public Task Field_of_a_controller() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private readonly ChatHistory {|#0:_history|} = new("You are a travel agent.");

            [HttpPost("/chat")]
            public async Task<string?> Post(string message)
            {
                _history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(_history);
                _history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, configure: o =>
    {
        o.Messages[0] = "'_history' does not outlive a single request: a ChatController is created for every request, so the next message starts an empty conversation";
        o.RelatedCount[0] = 0;
    });

    [Fact]
    public Task Collection_expression_in_a_field() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController, Route("chat")]
        public class ChatController(IChatClient client) : ControllerBase
        {
            private readonly List<ChatMessage> [|_messages|] = [];

            [HttpPost]
            public async Task<IActionResult> Post([FromBody] string message, CancellationToken cancellation)
            {
                _messages.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(_messages, cancellationToken: cancellation);
                return Ok(response.Text);
            }
        }
        """);

    [Fact]
    public Task Field_that_the_constructor_assigns() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class AssistantController : Controller
        {
            private readonly IChatCompletionService _chat;
            private readonly ChatHistory [|_history|];

            public AssistantController(IChatCompletionService chat)
            {
                _chat = chat;
                _history = new ChatHistory();
                _history.AddSystemMessage("You are a helpful assistant.");
            }

            public async Task<IActionResult> Send(string text)
            {
                _history.AddUserMessage(text);
                var reply = await _chat.GetChatMessageContentAsync(_history);
                _history.AddAssistantMessage(reply.Content ?? "");
                return Json(reply.Content);
            }
        }
        """);

    [Fact]
    public Task Property_of_a_controller() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class SupportController(IChatClient client) : ControllerBase
        {
            private List<ChatMessage> [|Conversation|] { get; } = new();

            [HttpPost("/support")]
            public async Task<string> Ask(string message)
            {
                Conversation.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(Conversation)).Text;
            }
        }
        """);

    [Fact]
    public Task Sync_and_async_action_each_with_its_own() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private readonly ChatHistory {|#0:_syncHistory|} = new();
            private readonly ChatHistory {|#1:_asyncHistory|} = new();

            [HttpPost("/chat/sync")]
            public string? Send(string message)
            {
                _syncHistory.AddUserMessage(message);
                var reply = chat.GetChatMessageContentAsync(_syncHistory).Result;
                _syncHistory.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }

            [HttpPost("/chat")]
            public async Task<string?> SendAsync(string message)
            {
                _asyncHistory.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(_asyncHistory);
                _asyncHistory.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, configure: o =>
    {
        o.Messages[0] = "'_syncHistory' does not outlive a single request: a ChatController is created for every request, so the next message starts an empty conversation";
        o.Messages[1] = "'_asyncHistory' does not outlive a single request: a ChatController is created for every request, so the next message starts an empty conversation";
    });

    [Fact]
    public Task Field_that_a_local_of_the_same_name_hides() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class HomeController(IChatClient client) : Controller
        {
            private List<ChatMessage> [|prompt|] = new();

            [HttpPost]
            public async Task<IActionResult> Send(string value)
            {
                List<ChatMessage> prompt = new() { new(ChatRole.User, value) };
                return Json((await client.GetResponseAsync(prompt)).Text);
            }
        }
        """);

    [Fact]
    public Task Poco_controller() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class MessagesController
        {
            private readonly IChatClient _client;
            private readonly List<ChatMessage> [|_history|] = [];

            public MessagesController(IChatClient client) => _client = client;

            [HttpPost("messages")]
            public async Task<string> Post(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var response = await _client.GetResponseAsync(_history);
                _history.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Session_map_of_a_controller() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private readonly ConcurrentDictionary<string, ChatHistory> {|#0:_histories|} = new();

            [HttpPost("/chat/{sessionId}")]
            public async Task<string?> Post(string sessionId, string message)
            {
                var history = _histories.GetOrAdd(sessionId, _ => new ChatHistory("Be brief."));
                history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }
        }
        """, configure: o => o.Messages[0] =
            "'_histories' does not outlive a single request: a ChatController is created for every request, so no session is ever found in it again");

    [Fact]
    public Task Session_map_of_tuples() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private readonly ConcurrentDictionary<Guid, (List<ChatMessage> History, DateTime LastUsed)> [|_chats|] = new();

            [HttpPost("/chat/{id}")]
            public async Task<string> Post(Guid id, string message)
            {
                var chat = _chats.GetOrAdd(id, _ => (new List<ChatMessage>(), DateTime.UtcNow));
                chat.History.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(chat.History)).Text;
            }
        }
        """);

    [Fact]
    public Task Session_map_of_the_projects_own_type() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class ConversationContext
        {
            public string UserName { get; set; } = "";
            public List<ChatMessage> Messages { get; } = [];
        }

        public class ConversationService(IChatClient client)
        {
            private readonly ConcurrentDictionary<string, ConversationContext> [|_contexts|] = new();

            public async Task<string> ReplyAsync(string conversationId, string text)
            {
                var context = _contexts.GetOrAdd(conversationId, _ => new ConversationContext());
                context.Messages.Add(new(ChatRole.User, text));
                return (await client.GetResponseAsync(context.Messages)).Text;
            }
        }
        """, "builder.Services.AddScoped<ConversationService>();");

    [Fact]
    public Task Hub() => VerifyAsync("""
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub(IChatCompletionService chat) : Hub
        {
            private readonly Dictionary<string, ChatHistory> {|#0:_histories|} = new();

            public async Task Send(string message)
            {
                if (!_histories.ContainsKey(Context.ConnectionId))
                    _histories[Context.ConnectionId] = new ChatHistory();
                _histories[Context.ConnectionId].AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(_histories[Context.ConnectionId]);
                await Clients.Caller.SendAsync("reply", reply.Content);
            }
        }
        """, configure: o => o.Messages[0] = "'_histories' does not outlive a single call: a ChatHub is created for every call, so no session is ever found in it again");

    [Fact]
    public Task Strongly_typed_hub_with_a_history() => VerifyAsync("""
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.Extensions.AI;

        public interface IChatReceiver { Task Receive(string text); }

        public class AssistantHub(IChatClient client) : Hub<IChatReceiver>
        {
            List<ChatMessage> [|_history|] = [new(ChatRole.System, "You are a pirate.")];

            public async Task Say(string message)
            {
                _history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_history);
                _history.AddRange(response.Messages);
                await Clients.Caller.Receive(response.Text);
            }
        }
        """);

    [Fact]
    public Task Page_model() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.AI;

        public class ChatModel(IChatClient client) : PageModel
        {
            public List<ChatMessage> [|Messages|] { get; } = [];

            [BindProperty]
            public string Input { get; set; } = "";

            public async Task OnPostAsync()
            {
                Messages.Add(new(ChatRole.User, Input));
                var response = await client.GetResponseAsync(Messages);
                Messages.AddMessages(response);
            }
        }
        """);

    [Fact]
    public Task Isolated_function() => VerifyAsync("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatFunction(IChatCompletionService chat)
        {
            private readonly ChatHistory {|#0:_history|} = new();

            [Function("chat")]
            public async Task<string?> Run([HttpTrigger("post")] HttpRequestData request)
            {
                string? message = await new StreamReader(request.Body).ReadToEndAsync();
                _history.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(_history);
                _history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, configure: o => o.Messages[0] =
            "'_history' does not outlive a single invocation: a ChatFunction is created for every invocation, so the next message starts an empty conversation");

    [Fact]
    public Task In_process_function() => VerifyAsync("""
        using Microsoft.Azure.WebJobs;
        using Microsoft.Extensions.AI;

        public class ChatFunction(IChatClient client)
        {
            private readonly Dictionary<string, List<ChatMessage>> [|_conversations|] = new();

            [FunctionName("chat")]
            public async Task<string> Run([HttpTrigger] HttpRequest request, string conversationId, string text)
            {
                if (!_conversations.TryGetValue(conversationId, out var messages))
                    _conversations.Add(conversationId, messages = new List<ChatMessage>());
                messages.Add(new(ChatRole.User, text));
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        """);

    [Fact]
    public Task Bot_framework_bot() => VerifyAsync("""
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class EchoBot(IChatCompletionService chat) : ActivityHandler
        {
            private readonly ChatHistory {|#0:_history|} = new();

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                _history.AddUserMessage(turnContext.Activity.Text);
                var reply = await chat.GetChatMessageContentAsync(_history, cancellationToken: cancellationToken);
                _history.AddAssistantMessage(reply.Content!);
                await turnContext.SendActivityAsync(MessageFactory.Text(reply.Content), cancellationToken);
            }
        }
        """, "builder.Services.AddTransient<Microsoft.Bot.Builder.IBot, EchoBot>();", o => o.Messages[0] =
            "'_history' does not outlive a single turn: an EchoBot is created for every turn, so the next message starts an empty conversation");

    [Fact]
    public Task Agents_sdk_agent_with_a_thread_per_conversation() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;

        public class WeatherAgent : AgentApplication
        {
            private readonly AIAgent _agent;
            private readonly ConcurrentDictionary<string, AgentThread> {|#0:_threads|} = new();

            public WeatherAgent(AgentApplicationOptions options, AIAgent agent) : base(options)
            {
                _agent = agent;
                OnActivity("message", OnMessageAsync);
            }

            private async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken)
            {
                var thread = _threads.GetOrAdd(turnContext.Activity.Conversation.Id, _ => _agent.GetNewThread());
                var response = await _agent.RunAsync(turnContext.Activity.Text, thread);
                await turnContext.SendActivityAsync(response.Text, cancellationToken: cancellationToken);
            }
        }
        """, configure: o => o.Messages[0] =
            "'_threads' does not outlive a single turn: a WeatherAgent is created for every turn, so no session is ever found in it again");

    [Fact]
    public Task MediatR_handler() => VerifyAsync("""
        using MediatR;
        using Microsoft.SemanticKernel.ChatCompletion;

        public record AskChat(string Message) : IRequest<string?>;

        public class AskChatHandler(IChatCompletionService chat) : IRequestHandler<AskChat, string?>
        {
            private readonly ChatHistory {|#0:_history|} = new();

            public async Task<string?> Handle(AskChat request, CancellationToken cancellationToken)
            {
                _history.AddUserMessage(request.Message);
                var reply = await chat.GetChatMessageContentAsync(_history, cancellationToken: cancellationToken);
                _history.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """, configure: o => o.Messages[0] =
            "'_history' does not outlive a single message: an AskChatHandler is created for every message, so the next message starts an empty conversation");

    [Fact]
    public Task Grpc_service() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Grpc.Core;
        using Microsoft.Extensions.AI;

        public class ChatRequest { public string SessionId { get; set; } = ""; public string Text { get; set; } = ""; }
        public class ChatReply { public string Text { get; set; } = ""; }

        [BindServiceMethod(typeof(Chat), "BindService")]
        public abstract class ChatBase { public virtual Task<ChatReply> Say(ChatRequest request, ServerCallContext context) => throw new NotImplementedException(); }
        public static class Chat { }

        public class ChatGrpc(IChatClient client) : ChatBase
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> {|#0:_sessions|} = new();

            public override async Task<ChatReply> Say(ChatRequest request, ServerCallContext context)
            {
                var history = _sessions.GetOrAdd(request.SessionId, _ => []);
                history.Add(new(ChatRole.User, request.Text));
                return new() { Text = (await client.GetResponseAsync(history)).Text };
            }
        }
        """, configure: o => o.Messages[0] = "'_sessions' does not outlive a single call: a ChatGrpc is created for every call, so no session is ever found in it again");

    // ---- services: the registration stands in another file

    [Fact]
    public Task Scoped_service_registered_by_its_interface() => VerifyAsync(ChatService, "{|#1:builder.Services.AddScoped<IChatService, ChatService>()|};", o =>
    {
        o.Messages[0] = "'_sessions' does not outlive a single request: ChatService is registered with AddScoped, so no session is ever found in it again";
        o.Related.Add((0, 1));
        o.RelatedCount[0] = 1;
    });

    [Theory]
    [InlineData("builder.Services.AddScoped<ChatService>();")]
    [InlineData("builder.Services.AddTransient<IChatService, ChatService>();")]
    [InlineData("builder.Services.AddScoped(typeof(IChatService), typeof(ChatService));")]
    [InlineData("builder.Services.AddScoped<IChatService>(sp => new ChatService(sp.GetRequiredService<Microsoft.Extensions.AI.IChatClient>()));")]
    [InlineData("builder.Services.AddTransient(sp => new ChatService(sp.GetRequiredService<Microsoft.Extensions.AI.IChatClient>()));")]
    [InlineData("builder.Services.AddScoped<IChatService>(sp => { var c = sp.GetRequiredService<Microsoft.Extensions.AI.IChatClient>(); return new ChatService(c); });")]
    [InlineData("builder.Services.AddScoped<IChatService>(sp => ActivatorUtilities.CreateInstance<ChatService>(sp));")]
    [InlineData("builder.Services.AddKeyedScoped<IChatService, ChatService>(\"fast\");")]
    [InlineData("builder.Services.TryAddScoped<IChatService, ChatService>();")]
    [InlineData("builder.Services.TryAddTransient<ChatService>();")]
    [InlineData("builder.Services.AddHttpClient<IChatService, ChatService>();")]
    [InlineData("builder.Services.AddHttpClient<ChatService>(c => c.Timeout = TimeSpan.FromMinutes(1));")]
    [InlineData("builder.Services.AddSingleton<IChatService, ChatService>(); builder.Services.AddScoped<IChatService, ChatService>();")]
    [InlineData("builder.Services.TryAddScoped<IChatService, ChatService>(); builder.Services.TryAddSingleton<IChatService, ChatService>();")]
    public Task Per_request_registration(string registrations) => VerifyAsync(ChatService, registrations);

    [Theory]
    [InlineData("builder.Services.AddSingleton<IChatService, ChatService>();")]
    [InlineData("builder.Services.AddSingleton<ChatService>();")]
    [InlineData("builder.Services.AddKeyedSingleton<IChatService, ChatService>(\"fast\");")]
    [InlineData("builder.Services.AddScoped<IChatService, ChatService>(); builder.Services.AddSingleton<IChatService, ChatService>();")]
    [InlineData("builder.Services.AddSingleton<IChatService, ChatService>(); builder.Services.TryAddScoped<IChatService, ChatService>();")]
    [InlineData("builder.Services.TryAddSingleton<IChatService, ChatService>(); builder.Services.TryAddScoped<IChatService, ChatService>();")]
    [InlineData("builder.Services.AddSingleton<ChatService>(); builder.Services.AddScoped<IChatService>(sp => sp.GetRequiredService<ChatService>());")]
    [InlineData("builder.Services.AddHttpClient<ChatService>(); builder.Services.AddSingleton<ChatService>();")]
    [InlineData("")]
    public Task Silent_long_lived_or_unknown_registration(string registrations) => VerifyAsync(SilentChatService, registrations);

    [Fact]
    public Task Registration_in_an_extension_method_of_a_third_file() => VerifyAsync(ChatService, "builder.Services.AddChat();", o => o.Sources.Add(("ChatServices.cs", """
        public static class ChatServices
        {
            public static IServiceCollection AddChat(this IServiceCollection services) => services.AddLogging().AddScoped<IChatService, ChatService>();
        }
        """)));

    [Fact]
    public Task History_in_a_scoped_service() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatAgent
        {
            private readonly IChatCompletionService _chat;
            private readonly ChatHistory {|#0:_chatHistory|};

            public ChatAgent(IChatCompletionService chat)
            {
                _chat = chat;
                _chatHistory = new ChatHistory("You answer questions about our products.");
            }

            public async Task<string> AskAsync(string question)
            {
                _chatHistory.AddUserMessage(question);
                var answer = await _chat.GetChatMessageContentAsync(_chatHistory);
                _chatHistory.Add(answer);
                return answer.Content ?? "";
            }
        }
        """, "{|#1:builder.Services.AddTransient<ChatAgent>()|};", o =>
    {
        o.Messages[0] = "'_chatHistory' does not outlive a single request: ChatAgent is registered with AddTransient, so the next message starts an empty conversation";
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task Thread_that_a_scoped_service_creates_when_first_asked() => VerifyAsync("""
        using Microsoft.Agents.AI;

        public class ChatRunner(AIAgent agent)
        {
            private AgentThread? [|_thread|];

            public async Task<string> RunAsync(string message)
            {
                _thread ??= agent.GetNewThread();
                return (await agent.RunAsync(message, _thread)).Text;
            }

            public void Reset() => _thread = null;
        }
        """, "builder.Services.AddScoped<ChatRunner>();");

    [Fact]
    public Task Session_that_a_controller_creates_when_first_asked() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;

        public class ChatController(AIAgent agent) : ControllerBase
        {
            private AgentSession? [|_session|];

            [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
                if (_session is null)
                    _session = await agent.CreateSessionAsync();
                return (await agent.RunAsync(message, _session)).Text;
            }
        }
        """);

    [Fact]
    public Task Thread_cache_in_a_scoped_service() => VerifyAsync("""
        using Microsoft.SemanticKernel.Agents;

        public class AgentService(ChatCompletionAgent agent)
        {
            private readonly Dictionary<string, AgentThread> [|_threadCache|] = new();

            public async Task<string> AskAsync(string userId, string message)
            {
                if (!_threadCache.TryGetValue(userId, out var thread))
                {
                    thread = new ChatHistoryAgentThread();
                    _threadCache[userId] = thread;
                }
                await foreach (var item in agent.InvokeAsync(message, thread))
                    return item.Message.Content ?? "";
                return "";
            }
        }
        """, "builder.Services.AddScoped<AgentService>();");

    [Fact]
    public Task Agents_cached_by_session_in_a_scoped_service() => VerifyAsync("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class AgentFactory(Kernel kernel)
        {
            // avoid initialising the agent of a session again
            private readonly Dictionary<string, ChatCompletionAgent> [|_agents|] = new();

            public ChatCompletionAgent For(string sessionId)
            {
                if (_agents.TryGetValue(sessionId, out var agent))
                    return agent;
                agent = new ChatCompletionAgent { Kernel = kernel, Instructions = "Help." };
                _agents[sessionId] = agent;
                return agent;
            }

            public ChatHistory Fresh() => new();
        }
        """, "builder.Services.AddScoped<AgentFactory>();");

    [Fact]
    public Task Group_chat_in_a_scoped_service() => VerifyAsync("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class GroupChatService
        {
            private readonly AgentGroupChat [|_chat|];

            public GroupChatService(ChatCompletionAgent writer, ChatCompletionAgent critic) => _chat = new AgentGroupChat(writer, critic);

            public async Task<string> SendMessageAsync(string message)
            {
                _chat.AddChatMessage(new ChatMessageContent(AuthorRole.User, message));
                string last = "";
                await foreach (var content in _chat.InvokeAsync())
                    last = content.Content ?? "";
                return last;
            }
        }
        """, "builder.Services.AddTransient<GroupChatService>();");

    [Fact]
    public Task Store_in_a_bot() => VerifyAsync("""
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class CounterBot : ActivityHandler
        {
            private readonly IStorage {|#0:_storage|} = new MemoryStorage();

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var read = await _storage.ReadAsync(new[] { turnContext.Activity.Conversation.Id }, cancellationToken);
                await turnContext.SendActivityAsync(MessageFactory.Text(read.Count.ToString()), cancellationToken);
            }
        }
        """, configure: o => o.Messages[0] = "'_storage' does not outlive a single turn: a CounterBot is created for every turn, so nothing that is stored in it is found again");

    [Fact]
    public Task Checkpoints_in_a_controller() => VerifyAsync("""
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.AspNetCore.Mvc;

        public class WorkflowController(Workflow workflow) : ControllerBase
        {
            private readonly CheckpointManager {|#0:_checkpoints|} = CheckpointManager.CreateInMemory();

            [HttpPost("/run")]
            public async Task Run(string input) => await InProcessExecution.RunAsync(workflow, input, _checkpoints);
        }
        """, configure: o => o.Messages[0] =
            "'_checkpoints' does not outlive a single request: a WorkflowController is created for every request, so no checkpoint is ever found again");

    [Fact]
    public Task Cache_of_a_scoped_services_own() => VerifyAsync("""
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class HistoryService
        {
            private readonly IMemoryCache {|#0:_cache|} = new MemoryCache(new MemoryCacheOptions());

            public ChatHistory For(string sessionId) => _cache.GetOrCreate(sessionId, _ => new ChatHistory())!;
        }
        """, "builder.Services.AddScoped<HistoryService>();", o => o.Messages[0] =
            "'_cache' does not outlive a single request: HistoryService is registered with AddScoped, so nothing that is stored in it is found again");

    [Fact]
    public Task OpenAI_messages_in_a_controller() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using OpenAI.Chat;

        public class ChatController(ChatClient client) : ControllerBase
        {
            private readonly List<ChatMessage> [|_messages|] = new() { new SystemChatMessage("You are helpful.") };

            [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
                _messages.Add(new UserChatMessage(message));
                ChatCompletion completion = await client.CompleteChatAsync(_messages);
                _messages.Add(new AssistantChatMessage(completion));
                return completion.Content[0].Text;
            }
        }
        """);

    [Fact]
    public Task LLamaSharp_session_in_a_scoped_service() => VerifyAsync("""
        using LLama;
        using LLama.Abstractions;
        using LLama.Common;

        public class LocalChatService
        {
            private readonly ChatSession [|_session|];

            public LocalChatService(ILLamaExecutor executor) => _session = new ChatSession(executor);

            public async Task<string> SendAsync(string message)
            {
                string reply = "";
                await foreach (string part in _session.ChatAsync(new ChatHistory.Message(AuthorRole.User, message)))
                    reply += part;
                return reply;
            }
        }
        """, "builder.Services.AddScoped<LocalChatService>();");

    [Fact]
    public Task Property_with_a_private_setter_that_is_reset() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatState(IChatCompletionService chat)
        {
            public ChatHistory [|History|] { get; private set; } = new();

            public void Reset() => History = new ChatHistory();

            public async Task<string?> SendAsync(string message)
            {
                History.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(History);
                History.Add(reply);
                return reply.Content;
            }
        }
        """, "builder.Services.AddScoped<ChatState>();");

    [Fact]
    public Task Silent_same_type_under_two_services_one_of_which_lives_long() => VerifyAsync(SilentChatService,
        "builder.Services.AddScoped<IChatService, ChatService>(); builder.Services.AddSingleton<ChatService>();");

    [Fact]
    public Task Silent_registrations_of_two_files_that_disagree() => VerifyAsync(SilentChatService, "builder.Services.AddScoped<IChatService, ChatService>();",
        o => o.Sources.Add(("Development.cs", """
        static class Development
        {
            public static void AddTo(IServiceCollection services) => services.AddSingleton<IChatService, ChatService>();
        }
        """)));

    // ---- objects that handlers create themselves

    const string ChatBot = """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatBot(IChatCompletionService chat)
        {
            public ChatHistory {|#0:History|} { get; } = new("You are helpful.");

            public async Task<string?> AskAsync(string message)
            {
                History.AddUserMessage(message);
                var reply = await chat.GetChatMessageContentAsync(History);
                History.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }

        """;

    static string SilentChatBot => ChatBot.Replace("{|#0:", "").Replace("|}", "");

    [Fact]
    public Task Object_that_a_handler_creates() => VerifyAsync(ChatBot, """
        var early = builder.Build();
        early.MapPost("/chat", async (string message, Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService chat) =>
        {
            var bot = {|#1:new ChatBot(chat)|};
            return await bot.AskAsync(message);
        });
        """, o =>
    {
        o.Messages[0] = "'History' does not outlive a single request: a new ChatBot is created on every POST /chat request, so the next message starts an empty conversation";
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task Object_that_a_controller_keeps() => VerifyAsync(ChatBot + """
        public class ChatController : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            private readonly ChatBot _bot;

            public ChatController(IChatCompletionService chat) => _bot = new ChatBot(chat);

            [Microsoft.AspNetCore.Mvc.HttpPost("/chat")]
            public Task<string?> Post(string message) => _bot.AskAsync(message);
        }
        """, configure: o => o.Messages[0] =
            "'History' does not outlive a single request: a ChatController is created for every request, so the next message starts an empty conversation");

    [Theory]
    [InlineData("static ChatBot? s_bot; public Task<string?> Post(string message) => (s_bot ??= new ChatBot(chat)).AskAsync(message);")]
    [InlineData("static readonly Dictionary<string, ChatBot> s_bots = new(); public Task<string?> Post(string id, string message) { if (!s_bots.TryGetValue(id, out var bot)) s_bots[id] = bot = new ChatBot(chat); return bot.AskAsync(message); }")]
    [InlineData("public async Task<string?> Post(string[] said, string message) { var bot = new ChatBot(chat); foreach (string s in said) bot.History.AddUserMessage(s); return await bot.AskAsync(message); }")]
    [InlineData("public ChatBot Post() => new ChatBot(chat);")]
    public Task Silent_objects_that_are_kept_or_filled(string member) => VerifyAsync(SilentChatBot + $$"""
        public class ChatController(IChatCompletionService chat) : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            {{member}}
            public override string ToString() => $"{chat}";
        }
        """);

    [Fact]
    public Task Silent_object_that_a_singleton_or_a_console_keeps() => VerifyAsync(SilentChatBot + """
        public class Bots(IChatCompletionService chat)
        {
            public ChatBot Bot { get; } = new(chat);
        }
        """, "builder.Services.AddSingleton<Bots>();");

    [Fact]
    public Task Silent_cache_that_is_injected_or_holds_no_conversation() => VerifyAsync("""
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Prices
        {
            private readonly MemoryCache _cache = new(new MemoryCacheOptions());
            public decimal Of(string product) => _cache.GetOrCreate(product, _ => 1m);
        }

        public class Histories(IMemoryCache cache)
        {
            private readonly IMemoryCache _cache = cache;
            public ChatHistory? Of(string sessionId) => _cache.Get<ChatHistory>(sessionId);
        }
        """, "builder.Services.AddScoped<Prices>(); builder.Services.AddScoped<Histories>();");

    // ---- the memory is itself a service

    [Fact]
    public Task Memory_registered_scoped() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(WebHost("""
        builder.Services.{|#0:AddScoped<Microsoft.SemanticKernel.ChatCompletion.ChatHistory>|}();
        """), o => o.Messages[0] = "'ChatHistory' does not outlive a single request: AddScoped creates one for every scope, so the next message starts an empty conversation");

    [Fact]
    public Task Memory_registered_transient_by_a_factory() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(WebHost("""
        builder.Services.{|#0:AddTransient|}(_ => new Microsoft.SemanticKernel.ChatCompletion.ChatHistory());
        """), o => o.Messages[0] = "'ChatHistory' does not outlive a single request: AddTransient creates one for every injection, so the next message starts an empty conversation");

    [Theory]
    [InlineData("builder.Services.[|AddScoped|](_ => { var history = new Microsoft.SemanticKernel.ChatCompletion.ChatHistory(); history.AddSystemMessage(\"Hi\"); return history; });")]
    [InlineData("builder.Services.[|AddScoped<Microsoft.SemanticKernel.ChatCompletion.ChatHistory>|](_ => new(\"You are kind.\"));")]
    [InlineData("builder.Services.[|TryAddScoped<List<Microsoft.Extensions.AI.ChatMessage>>|]();")]
    [InlineData("builder.Services.[|AddScoped|](sp => sp.GetRequiredService<Microsoft.Agents.AI.AIAgent>().GetNewThread());")]
    [InlineData("builder.Services.[|AddScoped<Microsoft.Bot.Builder.IStorage, Microsoft.Bot.Builder.MemoryStorage>|]();")]
    [InlineData("builder.Services.[|AddTransient<Microsoft.Agents.Storage.IStorage, Microsoft.Agents.Storage.MemoryStorage>|]();")]
    [InlineData("builder.Services.[|AddScoped|](typeof(Microsoft.Bot.Builder.IStorage), typeof(Microsoft.Bot.Builder.MemoryStorage));")]
    [InlineData("builder.Services.[|AddScoped<Microsoft.Agents.Storage.IStorage>|](sp => new Microsoft.Agents.Storage.MemoryStorage());")]
    [InlineData("builder.Services.[|AddScoped|](_ => new Microsoft.Bot.Builder.ConversationState(new Microsoft.Bot.Builder.MemoryStorage()));")]
    [InlineData("builder.Services.[|AddTransient|](_ => new Microsoft.Agents.Builder.App.AgentApplicationOptions(new Microsoft.Agents.Storage.MemoryStorage()));")]
    [InlineData("builder.Services.[|AddScoped|](_ => Microsoft.Agents.AI.Workflows.CheckpointManager.CreateInMemory());")]
    public Task Memory_registered_per_request(string registration) => Verify.AnalyzerAsync<MemoryInPerRequestObject>(WebHost(registration));

    [Theory]
    [InlineData("builder.Services.AddSingleton<Microsoft.Bot.Builder.IStorage, Microsoft.Bot.Builder.MemoryStorage>();")]
    [InlineData("builder.Services.AddSingleton<Microsoft.Bot.Builder.ConversationState>();")]
    [InlineData("builder.Services.AddSingleton<Microsoft.Agents.Storage.IStorage>(new Microsoft.Agents.Storage.MemoryStorage());")]
    // The state objects of the Agents SDK hold one turn: over a store that lives longer, one per turn is right.
    [InlineData("builder.Services.AddTransient<Microsoft.Agents.Builder.State.ConversationState>();")]
    [InlineData("builder.Services.AddTransient(sp => new Microsoft.Agents.Builder.State.TurnState(sp.GetRequiredService<Microsoft.Agents.Storage.IStorage>()));")]
    [InlineData("builder.Services.AddTransient(sp => new Microsoft.Agents.Builder.App.AgentApplicationOptions(sp.GetRequiredService<Microsoft.Agents.Storage.IStorage>()));")]
    [InlineData("builder.Services.AddScoped<Microsoft.Bot.Builder.IStorage>(sp => sp.GetRequiredService<Microsoft.Bot.Builder.MemoryStorage>());")]
    [InlineData("builder.Services.AddSingleton(_ => new Microsoft.SemanticKernel.ChatCompletion.ChatHistory());")]
    public Task Silent_memory_registered_as_its_framework_wants(string registration) => Verify.AnalyzerAsync<MemoryInPerRequestObject>(WebHost(registration));

    [Fact]
    public Task Silent_scoped_history_that_its_factory_loads() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(WebHost("""
        builder.Services.AddScoped(sp =>
        {
            var history = new Microsoft.SemanticKernel.ChatCompletion.ChatHistory();
            history.AddRange(sp.GetRequiredService<IHistoryStore>().Load());
            return history;
        });
        """) + "\npublic interface IHistoryStore { IEnumerable<Microsoft.SemanticKernel.ChatMessageContent> Load(); }");

    // ---- look-alikes

    [Fact]
    public Task Silent_static_map_of_a_controller() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, ChatHistory> s_histories = new();

            [HttpPost("/chat/{sessionId}")]
            public async Task<string?> Post(string sessionId, string message)
            {
                var history = s_histories.GetOrAdd(sessionId, _ => new ChatHistory());
                history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }
        }
        """);

    [Fact]
    public Task Silent_injected_memory() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatController : ControllerBase
        {
            private readonly IChatCompletionService _chat;
            private readonly ChatHistory _history;
            private readonly ChatHistory _log;

            public ChatController(IChatCompletionService chat, ChatHistory history, ChatHistory? log = null)
            {
                _chat = chat;
                _history = history;
                _log = log ?? new ChatHistory();
            }

            [HttpPost("/chat")]
            public async Task<string?> Post(string message)
            {
                _history.AddUserMessage(message);
                var reply = await _chat.GetChatMessageContentAsync(_history);
                _log.AddUserMessage(message);
                _log.AddAssistantMessage(reply.Content!);
                return reply.Content;
            }
        }
        """);

    [Fact]
    public Task Silent_memory_filled_from_a_store_in_the_action() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public interface IMessageRepository { Task<IReadOnlyList<ChatMessage>> ListAsync(string chat); Task AppendAsync(string chat, ChatMessage message); }

        public class ChatController(IChatClient client, IMessageRepository repository) : ControllerBase
        {
            private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You are helpful.")];

            [HttpPost("/chat/{id}")]
            public async Task<string> Post(string id, string message)
            {
                _messages.AddRange(await repository.ListAsync(id));
                _messages.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Silent_messages_that_the_client_sends_along() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public record Turn(string Role, string Text);
        public record ChatInput(List<Turn> Messages);

        public class ChatController(IChatCompletionService chat) : ControllerBase
        {
            private readonly ChatHistory _history = new("You are helpful.");

            [HttpPost("/chat/completions")]
            public async Task<string?> Post(ChatInput input)
            {
                foreach (var turn in input.Messages)
                    _history.AddMessage(new AuthorRole(turn.Role), turn.Text);
                return (await chat.GetChatMessageContentAsync(_history)).Content;
            }
        }
        """);

    [Fact]
    public Task Silent_bound_and_temp_data_properties_of_a_page() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.AI;

        public class ChatModel(IChatClient client) : PageModel
        {
            [BindProperty]
            public List<ChatMessage> Messages { get; set; } = [];

            [TempData]
            public List<ChatMessage> Kept { get; set; } = new();

            public async Task OnPostAsync(string message)
            {
                Messages.Add(new(ChatRole.User, message));
                Kept.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(Messages);
                Messages.AddMessages(response);
                Kept.AddMessages(await client.GetResponseAsync(Kept));
            }
        }
        """);

    [Fact]
    public Task Silent_controller_registered_as_singleton() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatController(IChatClient client) : ControllerBase
        {
            private readonly Dictionary<string, List<ChatMessage>> _sessions = new();

            [HttpPost("/chat/{id}")]
            public async Task<string> Post(string id, string message)
            {
                if (!_sessions.TryGetValue(id, out var history))
                    _sessions[id] = history = [];
                history.Add(new(ChatRole.User, message));
                return (await client.GetResponseAsync(history)).Text;
            }
        }
        """, "builder.Services.AddControllers().AddControllersAsServices(); builder.Services.AddSingleton<ChatController>();");

    [Fact]
    public Task Silent_bot_registered_as_singleton() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatBot(IChatCompletionService chat) : ActivityHandler
        {
            private readonly ConcurrentDictionary<string, ChatHistory> _histories = new();

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var history = _histories.GetOrAdd(turnContext.Activity.Conversation.Id, _ => new ChatHistory());
                history.AddUserMessage(turnContext.Activity.Text);
                history.Add(await chat.GetChatMessageContentAsync(history));
            }
        }
        """, "builder.Services.AddSingleton<IBot, ChatBot>();".Replace("IBot", "Microsoft.Bot.Builder.IBot"));

    [Fact]
    public Task Silent_blazor_component() => VerifyAsync("""
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.AI;

        public class Chat : ComponentBase
        {
            private readonly List<ChatMessage> _messages = [new(ChatRole.System, "You are helpful.")];

            [Inject] public IChatClient Client { get; set; } = null!;

            public async Task SendAsync(string message)
            {
                _messages.Add(new(ChatRole.User, message));
                var response = await Client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                StateHasChanged();
            }
        }
        """);

    [Fact]
    public Task Silent_scoped_service_of_a_circuit() => VerifyAsync(SilentChatService, """
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<IChatService, ChatService>();
        """);

    [Fact]
    public Task Silent_typed_client_of_a_component() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatApiClient(HttpClient http)
        {
            private readonly ChatHistory _history = new();

            public async Task<string> SendMessageAsync(string message)
            {
                _history.AddUserMessage(message);
                var reply = await (await http.PostAsJsonAsync("/chat", _history)).Content.ReadAsStringAsync();
                _history.AddAssistantMessage(reply);
                return reply;
            }
        }
        """, "builder.Services.AddServerSideBlazor(); builder.Services.AddHttpClient<ChatApiClient>(c => c.BaseAddress = new(\"https://api\"));");

    [Fact]
    public Task Silent_entity_and_record() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ChatSession
        {
            public Guid Id { get; set; } = Guid.NewGuid();
            public List<ChatMessage> Messages { get; set; } = new();
            public void Say(string message) => Messages.Add(new(ChatRole.User, message));
        }

        public record ConversationDto(string Id)
        {
            public List<ChatMessage> Messages { get; init; } = [];
        }
        """);

    [Fact]
    public Task Silent_record_that_a_container_creates() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public record ChatPipelineState
        {
            public List<ChatMessage> Messages { get; } = [];
            public void Add(string message) => Messages.Add(new(ChatRole.User, message));
        }
        """, "builder.Services.AddScoped<ChatPipelineState>();");

    [Fact]
    public Task Silent_background_service() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class ChatWorker(IChatClient client, System.Threading.Channels.ChannelReader<(string SessionId, string Message)> queue) : BackgroundService
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await foreach (var (sessionId, message) in queue.ReadAllAsync(stoppingToken))
                {
                    var history = _sessions.GetOrAdd(sessionId, _ => []);
                    history.Add(new(ChatRole.User, message));
                    history.AddMessages(await client.GetResponseAsync(history, cancellationToken: stoppingToken));
                }
            }
        }
        """, "builder.Services.AddHostedService<ChatWorker>();");

    [Fact]
    public Task Silent_middleware_by_convention() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        public class ChatMiddleware(RequestDelegate next, IChatClient client)
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _chats = new();

            public async Task InvokeAsync(HttpContext context)
            {
                var history = _chats.GetOrAdd(context.Request.Headers["X-Session"].ToString(), _ => []);
                history.Add(new(ChatRole.User, context.Request.Query["q"].ToString()));
                await context.Response.WriteAsync((await client.GetResponseAsync(history)).Text);
                await next(context);
            }
        }
        """);

    [Fact]
    public Task Silent_attribute_filter() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.Extensions.AI;

        public sealed class ChatAuditAttribute : ActionFilterAttribute
        {
            private readonly Dictionary<string, List<ChatMessage>> _seen = new();

            public override void OnActionExecuting(ActionExecutingContext context)
            {
                string user = context.HttpContext.User.Identity?.Name ?? "";
                if (!_seen.ContainsKey(user))
                    _seen[user] = new List<ChatMessage>();
            }
        }
        """);

    [Fact]
    public Task Silent_lambda_function_class() => VerifyAsync("""
        using Amazon.Lambda.APIGatewayEvents;
        using Amazon.Lambda.Core;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatFunction(IChatCompletionService chat)
        {
            private readonly Dictionary<string, ChatHistory> _histories = new();

            public async Task<string?> HandleAsync(APIGatewayProxyRequest request, ILambdaContext context)
            {
                if (!_histories.TryGetValue(request.Path, out var history))
                    _histories[request.Path] = history = new ChatHistory();
                history.AddUserMessage(request.Body);
                return (await chat.GetChatMessageContentAsync(history)).Content;
            }
        }
        """);

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
                var response = await client.GetResponseAsync(_messages);
                _messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Silent_durable_entity() => VerifyAsync("""
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.DurableTask.Entities;
        using Microsoft.Extensions.AI;

        public class ConversationState { public List<ChatMessage> Messages { get; set; } = new(); }

        public class ConversationEntity : TaskEntity<ConversationState>
        {
            private readonly List<ChatMessage> _pending = new();

            public void AddMessage(string message)
            {
                _pending.Add(new(ChatRole.User, message));
                State.Messages.AddRange(_pending);
            }

            [Function(nameof(ConversationEntity))]
            public static Task Dispatch([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<ConversationEntity>();
        }
        """);

    [Fact]
    public Task Silent_console_program() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(SilentChatService, o => o.Sources.Add(("Program.cs", """
        var services = new ServiceCollection();
        services.AddScoped<ChatService>();
        services.AddScoped<Microsoft.SemanticKernel.ChatCompletion.ChatHistory>();
        var chat = services.BuildServiceProvider().GetRequiredService<ChatService>();
        while (Console.ReadLine() is { } line)
            Console.WriteLine(await chat.ReplyAsync("me", line));
        """)));

    [Fact]
    public Task Silent_library() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(SilentChatService + """

        public static class ChatLibrary
        {
            public static IServiceCollection AddChatLibrary(this IServiceCollection services)
            {
                services.AddScoped<List<ChatMessage>>();
                return services.AddScoped<IChatService, ChatService>();
            }
        }
        """);

    [Fact]
    public Task Silent_test_project() => Verify.AnalyzerAsync<MemoryInPerRequestObject>("""
        using Microsoft.Extensions.AI;

        public sealed class ChatServiceTests
        {
            private readonly List<ChatMessage> _history = [];
            private readonly ServiceProvider _services = new ServiceCollection().AddScoped(_ => new List<ChatMessage>()).BuildServiceProvider();

            public async Task Replies(IChatClient client, string message)
            {
                _history.Add(new(ChatRole.User, message));
                _history.AddMessages(await client.GetResponseAsync(_history));
            }
        }
        """);

    [Fact]
    public Task Silent_scoped_wrapper_over_the_memory_cache() => VerifyAsync("""
        using Microsoft.Extensions.Caching.Memory;
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IChatHistoryCache { ChatHistory Get(string conversationId); }

        public class ChatHistoryCache : IChatHistoryCache
        {
            private readonly IMemoryCache _cache;

            public ChatHistoryCache(IMemoryCache cache) => _cache = cache;

            public ChatHistory Get(string conversationId) => _cache.GetOrCreate(conversationId, entry =>
            {
                entry.SlidingExpiration = TimeSpan.FromMinutes(20);
                return new ChatHistory();
            })!;
        }
        """, "builder.Services.AddMemoryCache(); builder.Services.AddScoped<IChatHistoryCache, ChatHistoryCache>();");

    [Fact]
    public Task Silent_map_that_spares_a_second_load() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public interface IMessageStore { Task<List<ChatMessage>> LoadAsync(string id); Task SaveAsync(string id, List<ChatMessage> messages); }

        public class ConversationRepository(IMessageStore store)
        {
            private readonly Dictionary<string, List<ChatMessage>> _loaded = new();

            public async Task<List<ChatMessage>> GetAsync(string conversationId)
            {
                if (_loaded.TryGetValue(conversationId, out var messages))
                    return messages;
                messages = await store.LoadAsync(conversationId);
                _loaded[conversationId] = messages;
                return messages;
            }
        }
        """, "builder.Services.AddScoped<ConversationRepository>();");

    [Fact]
    public Task Silent_map_that_is_itself_loaded() => VerifyAsync("""
        using System.Text.Json;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class FileHistories
        {
            private readonly Dictionary<string, ChatHistory> _histories;

            public FileHistories() => _histories = JsonSerializer.Deserialize<Dictionary<string, ChatHistory>>(File.ReadAllText("chats.json")) ?? new();

            public ChatHistory For(string sessionId) => _histories.TryGetValue(sessionId, out var history) ? history : _histories[sessionId] = new ChatHistory();
        }
        """, "builder.Services.AddScoped<FileHistories>();");

    [Fact]
    public Task Silent_histories_of_the_agents_of_one_run() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class DebateOrchestrator(IChatCompletionService chat)
        {
            private readonly Dictionary<string, ChatHistory> _histories = new();

            public async Task<string> RunAsync(string topic, string[] agents)
            {
                string last = topic;
                foreach (string agentName in agents)
                {
                    if (!_histories.TryGetValue(agentName, out var history))
                        _histories[agentName] = history = new ChatHistory($"You are {agentName}.");
                    history.AddUserMessage(last);
                    last = (await chat.GetChatMessageContentAsync(history)).Content ?? "";
                }
                return last;
            }
        }
        """, "builder.Services.AddScoped<DebateOrchestrator>();");

    [Fact]
    public Task Silent_agents_by_name() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public class AgentRegistry(IChatClient client)
        {
            private readonly Dictionary<string, AIAgent> _agents = new(StringComparer.OrdinalIgnoreCase);

            public AIAgent Get(string name)
            {
                if (!_agents.TryGetValue(name, out var agent))
                    _agents[name] = agent = new ChatClientAgent(client, name: name);
                return agent;
            }
        }
        """, "builder.Services.AddScoped<AgentRegistry>();");

    [Fact]
    public Task Silent_fixed_map() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class Personas
        {
            private readonly Dictionary<string, ChatHistory> _personas = new() { ["pirate"] = new("Talk like a pirate."), ["poet"] = new("Talk in rhymes.") };

            public ChatHistory For(string persona) => _personas[persona];
        }
        """, "builder.Services.AddScoped<Personas>();");

    [Fact]
    public Task Silent_one_shot_prompt_in_a_scoped_service() => VerifyAsync("""
        using Microsoft.SemanticKernel.ChatCompletion;

        public class SummaryService(IChatCompletionService chat)
        {
            private readonly ChatHistory _instructions = new("Summarize what you are given in one sentence.");

            public async Task<string?> SummarizeAsync(string text)
            {
                _instructions.AddUserMessage(text);
                return (await chat.GetChatMessageContentAsync(_instructions)).Content;
            }
        }
        """, "builder.Services.AddScoped<SummaryService>();");

    [Fact]
    public Task Silent_pipeline_context() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ChatPipelineContext
        {
            public List<ChatMessage> Messages { get; set; } = [];
            public string? Answer { get; set; }
        }

        public class LoadStep(ChatPipelineContext context)
        {
            public void Run(List<ChatMessage> posted) => context.Messages = posted;
        }

        public class ModelStep(ChatPipelineContext context, IChatClient client)
        {
            public async Task RunAsync() => context.Answer = (await client.GetResponseAsync(context.Messages)).Text;
        }
        """, "builder.Services.AddScoped<ChatPipelineContext>(); builder.Services.AddScoped<LoadStep>(); builder.Services.AddScoped<ModelStep>();");

    [Fact]
    public Task Silent_property_that_other_code_sets() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class ChatTurn(IChatClient client)
        {
            public List<ChatMessage> History { get; set; } = [];

            public async Task<string> SendAsync(string message)
            {
                History.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(History);
                History.AddMessages(response);
                return response.Text;
            }
        }
        """, """
        builder.Services.AddScoped<ChatTurn>();
        static async Task<string> Run(ChatTurn turn, Func<string, List<Microsoft.Extensions.AI.ChatMessage>> load, string id, string text)
        {
            turn.History = load(id);
            return await turn.SendAsync(text);
        }
        Console.WriteLine(Run);
        """);

    [Fact]
    public Task Silent_view_model() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public class ChatViewModel
        {
            public List<ChatMessage> Messages { get; set; } = new();
            public string Input { get; set; } = "";
        }

        public class ChatController : Controller
        {
            public IActionResult Index() => View(new ChatViewModel());
        }
        """);

    [Fact]
    public Task Silent_state_that_is_loaded_and_saved() => VerifyAsync("""
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Caching.Distributed;

        public class ChatController(AIAgent agent, IDistributedCache cache) : ControllerBase
        {
            private AgentSession? _session;

            [HttpPost("/chat/{id}")]
            public async Task<string> Post(string id, string message)
            {
                string? kept = await cache.GetStringAsync(id);
                _session = kept is null ? await agent.CreateSessionAsync() : await agent.DeserializeSessionAsync(JsonDocument.Parse(kept).RootElement);
                var response = await agent.RunAsync(message, _session);
                await cache.SetStringAsync(id, (await agent.SerializeSessionAsync(_session)).GetRawText());
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Silent_own_type_with_the_name_of_a_memory() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;

        public class ChatHistory { public List<string> Lines { get; } = []; }

        public class ChatController : ControllerBase
        {
            private readonly ChatHistory _history = new();

            [HttpPost("/chat")]
            public void Post(string message) => _history.Lines.Add(message);
        }
        """);

    [Fact]
    public Task Silent_without_frameworks() => Verify.AnalyzerAsync<MemoryInPerRequestObject>("""
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;

        public record ChatMessage(string Role, string Text);

        public class ChatController : ControllerBase
        {
            private readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();

            [HttpPost("/chat/{id}")]
            public void Post(string id, string message) => _sessions.GetOrAdd(id, _ => []).Add(new("user", message));
        }
        """, o => o.WithFrameworks = false);
}
