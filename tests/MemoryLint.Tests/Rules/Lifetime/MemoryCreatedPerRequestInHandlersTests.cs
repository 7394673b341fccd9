using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1001: every kind of handler, and how the message names it.</summary>
public class MemoryCreatedPerRequestInHandlersTests
{
    [Fact]
    public Task Method_group_and_local_function_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/local", ReplyAsync);
        app.MapPost("/chat/static", ChatEndpoints.ReplyAsync);
        var chats = new ChatHandlers();
        app.MapPost("/chat/instance", chats.ReplyAsync);
        app.MapMethods("/chat/methods", ["POST"], async (string message, IChatClient client) =>
        {
            List<ChatMessage> messages = {|#3:[new(ChatRole.User, message)]|};
            return (await client.GetResponseAsync(messages)).Text;
        });
        app.Run();

        static async Task<string> ReplyAsync(string message, IChatClient client)
        {
            List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
            return (await client.GetResponseAsync(messages)).Text;
        }

        static class ChatEndpoints
        {
            public static async Task<string> ReplyAsync(string message, IChatClient client)
            {
                List<ChatMessage> messages = {|#1:[new(ChatRole.User, message)]|};
                return (await client.GetResponseAsync(messages)).Text;
            }

            public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/chat/map", OtherAsync);

            static async Task<string> OtherAsync(string message, IChatClient client)
            {
                List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        class ChatHandlers
        {
            public async Task<IResult> ReplyAsync(string message, IChatClient client)
            {
                List<ChatMessage> messages = {|#2:[new(ChatRole.User, message)]|};
                return Results.Text((await client.GetResponseAsync(messages)).Text);
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every POST /chat/local request, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every POST /chat/static request (through ChatEndpoints.ReplyAsync), so each turn starts with an empty conversation";
            o.Messages[2] = "'List<ChatMessage>' is created on every POST /chat/instance request (through ChatHandlers.ReplyAsync), so each turn starts with an empty conversation";
            o.Messages[3] = "'List<ChatMessage>' is created on every /chat/methods request, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Route_group_and_extension_of_the_project_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        static class Routes
        {
            public static void MapJsonPost(this IEndpointRouteBuilder routes, string route, Delegate handler) => routes.MapPost(route, handler);

            public static void Map(WebApplication app)
            {
                app.MapGroup("/api").MapPost("chat", async (string message, IChatClient client) =>
                {
                    List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                    return (await client.GetResponseAsync(messages)).Text;
                });
                app.MapJsonPost("/chat/json", async (string message, IChatClient client) =>
                {
                    List<ChatMessage> messages = {|#1:[new(ChatRole.User, message)]|};
                    return (await client.GetResponseAsync(messages)).Text;
                });
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every POST /api/chat request, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every /chat/json request, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Controllers_and_pages_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.Extensions.AI;

        [ApiController, Route("api/[controller]")]
        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost]
            public async Task<IActionResult> Post([FromBody] ChatRequest request)
            {
                var messages = {|#0:new List<ChatMessage> { new(ChatRole.User, request.Message) }|};
                var response = await client.GetResponseAsync(messages);
                return Ok(response.Text);
            }

            [NonAction]
            public async Task<string> NotReachable(string message)
            {
                var messages = new List<ChatMessage> { new(ChatRole.User, message) };
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        public class HomeController(IChatClient client) : Controller
        {
            public async Task<IActionResult> Chat(string text)
            {
                var messages = {|#1:new List<ChatMessage> { new(ChatRole.User, text) }|};
                ViewBag.Reply = (await client.GetResponseAsync(messages)).Text;
                return View();
            }
        }

        [Controller]
        public class Talk(IChatClient client)
        {
            [HttpPost("/talk")]
            public async Task<string> Say(string text)
            {
                var messages = {|#2:new List<ChatMessage> { new(ChatRole.User, text) }|};
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        public class AskModel(IChatClient client) : PageModel
        {
            [BindProperty]
            public string ChatText { get; set; } = "";

            public string Reply { get; private set; } = "";

            public async Task OnPostAsync()
            {
                List<ChatMessage> messages = {|#3:[new(ChatRole.User, ChatText)]|};
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                Reply = response.Text;
            }

            public async Task<JsonResult> OnGetReplyAsync(string message)
            {
                List<ChatMessage> messages = {|#4:[new(ChatRole.User, message)]|};
                return new JsonResult((await client.GetResponseAsync(messages)).Text);
            }
        }

        public record ChatRequest(string Message);
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every request to ChatController.Post, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every request to HomeController.Chat, so each turn starts with an empty conversation";
            o.Messages[2] = "'List<ChatMessage>' is created on every request to Talk.Say, so each turn starts with an empty conversation";
            o.Messages[3] = "'List<ChatMessage>' is created on every request to AskModel.OnPostAsync, so each turn starts with an empty conversation";
            o.Messages[4] = "'List<ChatMessage>' is created on every request to AskModel.OnGetReplyAsync, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Hub_method_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.ChatCompletion;

        public interface IChatPage
        {
            Task Show(string text);
        }

        public class ChatHub(IChatCompletionService completion) : Hub
        {
            public async Task Send(string message)
            {
                ChatHistory history = {|#0:[]|};
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                await Clients.Caller.SendAsync("Show", reply.Content);
            }
        }

        public class TypedHub(IChatCompletionService completion) : Hub<IChatPage>
        {
            public async IAsyncEnumerable<string?> Ask(string message)
            {
                ChatHistory history = {|#1:new("Answer briefly.")|};
                history.AddUserMessage(message);
                string whole = "";
                await foreach (var part in completion.GetStreamingChatMessageContentsAsync(history))
                {
                    whole += part.Content;
                    yield return part.Content;
                }
                history.AddAssistantMessage(whole);
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'ChatHistory' is created on every call of ChatHub.Send, so each turn starts with an empty conversation";
            o.Messages[1] = "'ChatHistory' is created on every call of TypedHub.Ask, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Functions_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Azure.Functions.Worker;
        using Microsoft.Azure.Functions.Worker.Http;
        using Microsoft.SemanticKernel.ChatCompletion;
        using InProcess = Microsoft.Azure.WebJobs;

        public class ChatFunctions(IChatCompletionService completion)
        {
            [Function("Chat")]
            public async Task<HttpResponseData> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post")] HttpRequestData request)
            {
                var body = await request.ReadFromJsonAsync<ChatBody>();
                var history = {|#0:new ChatHistory()|};
                history.AddUserMessage(body!.Message);
                var reply = await completion.GetChatMessageContentAsync(history);
                var response = request.CreateResponse();
                await response.WriteStringAsync(reply.Content!);
                return response;
            }

            [Function(nameof(Queue))]
            public async Task<string?> Queue([QueueTrigger("chat-messages")] string message)
            {
                var history = {|#1:new ChatHistory()|};
                history.AddUserMessage(message);
                return (await completion.GetChatMessageContentAsync(history)).Content;
            }
        }

        public static class OldFunctions
        {
            [InProcess.FunctionName("OldChat")]
            public static async Task<string?> Run([InProcess.HttpTrigger("post")] HttpRequest request)
            {
                string text = await new StreamReader(request.Body).ReadToEndAsync();
                var history = {|#2:new ChatHistory()|};
                history.AddUserMessage(text);
                return (await Completion.GetChatMessageContentAsync(history)).Content;
            }

            static IChatCompletionService Completion => throw null!;
        }

        public record ChatBody(string Message);
        """,
        o =>
        {
            o.Messages[0] = "'ChatHistory' is created on every invocation of function 'Chat', so each turn starts with an empty conversation";
            o.Messages[1] = "'ChatHistory' is created on every invocation of function 'Queue', so each turn starts with an empty conversation";
            o.Messages[2] = "'ChatHistory' is created on every invocation of function 'OldChat', so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Turns_of_a_bot_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using OpenAI.Chat;

        public class HelpBot(ChatClient client) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                List<ChatMessage> messages =
                {|#0:[
                    new SystemChatMessage("Help with travel."),
                    new UserChatMessage(turnContext.Activity.Text),
                ]|};
                ChatCompletion completion = await client.CompleteChatAsync(messages, cancellationToken: cancellationToken);
                await turnContext.SendActivityAsync(MessageFactory.Text(completion.Content[0].Text), cancellationToken);
            }
        }

        public class PlainBot(ChatClient client) : IBot
        {
            public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
            {
                var messages = {|#1:new List<ChatMessage>()|};
                messages.Add(new UserChatMessage(turnContext.Activity.Text));
                ChatCompletion completion = await client.CompleteChatAsync(messages);
                messages.Add(new AssistantChatMessage(completion));
                await turnContext.SendActivityAsync(MessageFactory.Text(completion.Content[0].Text), cancellationToken);
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every turn of HelpBot, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every turn of PlainBot, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Routes_of_an_agent_application_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Core.Models;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class SupportAgent : AgentApplication
        {
            readonly AIAgent _agent;

            public SupportAgent(AgentApplicationOptions options, AIAgent agent, IChatCompletionService completion) : base(options)
            {
                _agent = agent;
                OnActivity(ActivityTypes.Message, OnMessageAsync);
                OnMessage("chat", async (turnContext, turnState, ct) =>
                {
                    var history = {|#1:new ChatHistory()|};
                    history.AddUserMessage(turnContext.Activity.Text);
                    var reply = await completion.GetChatMessageContentAsync(history);
                    await turnContext.SendActivityAsync(reply.Content!);
                });
            }

            async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                var session = await {|#0:_agent.CreateSessionAsync(ct)|};
                var response = await _agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: ct);
                await turnContext.SendActivityAsync(response.Text);
            }
        }

        public class OldHandler(AIAgent agent) : Microsoft.Agents.Builder.Compat.ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken ct)
            {
                var session = await {|#2:agent.CreateSessionAsync(ct)|};
                var response = await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: ct);
                await turnContext.SendActivityAsync(response.Text);
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'AgentSession' is created on every turn of SupportAgent, so each turn starts a new conversation";
            o.Messages[1] = "'ChatHistory' is created on every turn of the bot, so each turn starts with an empty conversation";
            o.Messages[2] = "'AgentSession' is created on every turn of OldHandler, so each turn starts a new conversation";
        });

    [Fact]
    public Task Message_handlers_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using MassTransit;
        using MediatR;
        using Microsoft.Extensions.AI;

        public record SendChat(string ConversationId, string Message) : IRequest<string>;

        public class SendChatHandler(IChatClient client) : IRequestHandler<SendChat, string>
        {
            public async Task<string> Handle(SendChat request, CancellationToken cancellationToken)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, request.Message)]|};
                return (await client.GetResponseAsync(messages, cancellationToken: cancellationToken)).Text;
            }
        }

        public class ChatConsumer(IChatClient client) : IConsumer<SendChat>
        {
            public async Task Consume(ConsumeContext<SendChat> context)
            {
                List<ChatMessage> messages = {|#1:[new(ChatRole.User, context.Message.Message)]|};
                var response = await client.GetResponseAsync(messages);
                await context.RespondAsync(response);
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every message to SendChatHandler, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every message to ChatConsumer, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Services_of_RPC_frameworks_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using FastEndpoints;
        using Grpc.Core;
        using Microsoft.Extensions.AI;

        public class ChatRequest
        {
            public string Message { get; set; } = "";
        }

        public class ChatReply
        {
            public string Text { get; set; } = "";
        }

        // as generated from chat.proto
        public abstract class ChatServiceBase
        {
            public virtual Task<ChatReply> Say(ChatRequest request, ServerCallContext context) => throw null!;
        }

        public class ChatService(IChatClient client) : ChatServiceBase
        {
            public override async Task<ChatReply> Say(ChatRequest request, ServerCallContext context)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, request.Message)]|};
                var response = await client.GetResponseAsync(messages, cancellationToken: context.CancellationToken);
                return new ChatReply { Text = response.Text };
            }
        }

        public class ChatEndpoint(IChatClient client) : Endpoint<ChatRequest, ChatReply>
        {
            public override void Configure() => Post("/chat");

            public override async Task HandleAsync(ChatRequest req, CancellationToken ct)
            {
                var messages = {|#1:new List<ChatMessage> { new(ChatRole.User, req.Message) }|};
                var response = await client.GetResponseAsync(messages, cancellationToken: ct);
                await Send.OkAsync(new ChatReply { Text = response.Text }, ct);
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every call of ChatService.Say, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every request to ChatEndpoint.HandleAsync, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Middleware_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public class ChatMiddleware(RequestDelegate next, IChatClient client)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                string message = context.Request.Query["message"].ToString();
                if (message.Length == 0)
                {
                    await next(context);
                    return;
                }
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                await context.Response.WriteAsync(response.Text);
            }
        }
        """,
        o => o.Messages[0] = "'List<ChatMessage>' is created on every request through ChatMiddleware, so each turn starts with an empty conversation");

    [Fact]
    public Task Memories_of_other_frameworks_are_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using LangChain.Memory;
        using LLama;
        using LLama.Common;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        [ApiController]
        public class ChatController(IChatClient client, LLamaContext context) : ControllerBase
        {
            [HttpPost("/chain")]
            public async Task<string?> Chain(string message)
            {
                var memory = {|#0:new ConversationBufferMemory()|};
                var chain =
                    Set(message, outputKey: "input")
                    | LoadMemory(memory, outputKey: "history")
                    | Template("{history}\nHuman: {input}\nAI:")
                    | LLM(client)
                    | UpdateMemory(memory, requestKey: "input", responseKey: "text");
                return await chain.RunAsync("text");
            }

            [HttpPost("/llama")]
            public async IAsyncEnumerable<string> Llama(string message)
            {
                var executor = {|#2:new InteractiveExecutor(context)|};
                var session = {|#1:new ChatSession(executor)|};
                await foreach (string token in session.ChatAsync(new ChatHistory.Message(AuthorRole.User, message)))
                    yield return token;
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'ConversationBufferMemory' is created on every request to ChatController.Chain, so each turn starts with an empty conversation";
            o.Messages[1] = "'ChatSession' is created on every request to ChatController.Llama, so each turn starts a new conversation";
        });
}
