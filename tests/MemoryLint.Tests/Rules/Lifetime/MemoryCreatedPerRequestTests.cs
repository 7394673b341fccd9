using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1001: the forms in which code creates a memory. Kinds of handlers, callers and look-alikes have files of their own.</summary>
public class MemoryCreatedPerRequestTests
{
    [Fact]
    public Task List_of_messages_in_a_minimal_API_is_reported_in_every_form() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            List<ChatMessage> messages = {|#0:[new(ChatRole.System, "Be kind."), new(ChatRole.User, request.Message)]|};
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/new", async (ChatRequest request, IChatClient client) =>
        {
            List<ChatMessage> messages = {|#1:new()|};
            messages.Add(new ChatMessage(ChatRole.User, request.Message));
            var response = await client.GetResponseAsync(messages);
            return response.Text;
        });

        app.MapPost("/chat/initializer", async (ChatRequest request, IChatClient client) =>
        {
            var messages = [|new List<ChatMessage>
            {
                new(ChatRole.System, "Be kind."),
                new(ChatRole.User, request.Message),
            }|];
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("chat/array", async (ChatRequest request, IChatClient client) =>
        {
            ChatMessage[] messages = {|#2:[new(ChatRole.User, request.Message)]|};
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/interface", async (ChatRequest request, IChatClient client) =>
        {
            IList<ChatMessage> messages = {|#3:new List<ChatMessage>()|};
            messages.Add(new(ChatRole.User, request.Message));
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/later", async (ChatRequest request, IChatClient client) =>
        {
            List<ChatMessage> messages;
            messages = [|[]|];
            messages.Add(new(ChatRole.User, request.Message));
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/direct", async (ChatRequest request, IChatClient client) =>
            (await client.GetResponseAsync([|new List<ChatMessage> { new(ChatRole.User, request.Message) }|])).Text);

        app.Run();

        record ChatRequest(string Message);
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every POST /chat request, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every POST /chat/new request, so each turn starts with an empty conversation";
            o.Messages[2] = "'ChatMessage[]' is created on every POST /chat/array request, so each turn starts with an empty conversation";
            o.Messages[3] = "'List<ChatMessage>' is created on every POST /chat/interface request, so each turn starts with an empty conversation";
            o.RelatedCount[0] = 0;
        });

    [Fact]
    public Task History_of_Semantic_Kernel_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, Kernel kernel) =>
        {
            var chat = kernel.GetRequiredService<IChatCompletionService>();
            var history = {|#0:new ChatHistory("You are a helpful assistant.")|};
            history.AddUserMessage(request.Message);
            var reply = await chat.GetChatMessageContentAsync(history, kernel: kernel);
            return reply.Content;
        });

        app.MapGet("/chat/{text}", async (string text, IChatCompletionService chat) =>
        {
            ChatHistory history = {|#1:[]|};
            history.AddUserMessage(text);
            var reply = await chat.GetChatMessageContentAsync(history);
            history.AddAssistantMessage(reply.Content!);
            return reply.Content;
        });

        app.MapPost("/chat/contents", async (ChatRequest request, IChatCompletionService chat) =>
        {
            ChatHistory history = [|new()|];
            history.Add(new ChatMessageContent(AuthorRole.User, request.Message));
            return (await chat.GetChatMessageContentsAsync(history))[0].Content;
        });

        app.Run();

        record ChatRequest(string Message);
        """,
        o =>
        {
            o.Messages[0] = "'ChatHistory' is created on every POST /chat request, so each turn starts with an empty conversation";
            o.Messages[1] = "'ChatHistory' is created on every GET /chat/{text} request, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task List_of_messages_of_the_OpenAI_client_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using OpenAI.Chat;

        var app = WebApplication.Create(args);
        var chats = app.MapGroup("/api");

        chats.MapPost("/chat", async (ChatRequest request, ChatClient client) =>
        {
            List<ChatMessage> messages = {|#0:[new SystemChatMessage("Be kind."), new UserChatMessage(request.Message)]|};
            ChatCompletion completion = await client.CompleteChatAsync(messages);
            return completion.Content[0].Text;
        });

        app.MapGroup("/v2").MapPost("/chat", async (ChatRequest request, ChatClient client) =>
        {
            var messages = {|#1:new List<ChatMessage>()|};
            messages.Add(ChatMessage.CreateUserMessage(request.Message));
            ChatCompletion completion = await client.CompleteChatAsync(messages);
            messages.Add(new AssistantChatMessage(completion));
            return completion.Content[0].Text;
        });

        app.Run();

        record ChatRequest(string Message);
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every POST /chat request, so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every POST /v2/chat request, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Reply_that_is_appended_where_nobody_reads_it_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Runtime.CompilerServices;
        using System.Text;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        // No word here says that this is a conversation: only the recorded reply does.
        [ApiController]
        public class GuideController(IChatClient client, IChatCompletionService completion) : ControllerBase
        {
            [HttpPost("/guide/stream")]
            public async IAsyncEnumerable<string> Stream(GuideRequest request, [EnumeratorCancellation] CancellationToken ct)
            {
                List<ChatMessage> log = {|#0:[new(ChatRole.User, request.Line)]|};
                var text = new StringBuilder();
                await foreach (var update in client.GetStreamingResponseAsync(log, cancellationToken: ct))
                {
                    text.Append(update.Text);
                    yield return update.Text;
                }
                log.Add(new ChatMessage(ChatRole.Assistant, text.ToString()));
            }

            [HttpPost("/guide/updates")]
            public async Task<string> Updates(GuideRequest request)
            {
                var log = [|new List<ChatMessage>()|];
                log.Add(new(ChatRole.User, request.Line));
                List<ChatResponseUpdate> updates = [];
                await foreach (var update in client.GetStreamingResponseAsync(log))
                    updates.Add(update);
                log.AddMessages(updates);
                return updates.ToChatResponse().Text;
            }

            [HttpPost("/guide/whole")]
            public async Task<string> Whole(GuideRequest request)
            {
                var log = [|new List<ChatMessage>()|];
                log.Add(new(ChatRole.User, request.Line));
                var response = await client.GetResponseAsync(log);
                log.AddMessages(response);
                return response.Text;
            }

            [HttpPost("/guide/history")]
            public async Task<string> History(GuideRequest request)
            {
                var log = [|new ChatHistory()|];
                log.AddUserMessage(request.Line);
                string answer = "";
                await foreach (var part in completion.GetStreamingChatMessageContentsAsync(log))
                    answer += part.Content;
                log.AddAssistantMessage(answer);
                return answer;
            }
        }

        public record GuideRequest(string Line);
        """,
        o => o.Messages[0] = "'List<ChatMessage>' is created on every request to GuideController.Stream, so each turn starts with an empty conversation");

    [Fact]
    public Task Session_of_an_agent_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, AIAgent agent) =>
        {
            AgentSession session = await {|#0:agent.CreateSessionAsync()|};
            var response = await agent.RunAsync(request.Message, session);
            return response.Text;
        });

        app.MapPost("/chat/direct", async (ChatRequest request, AIAgent agent) =>
            (await agent.RunAsync(request.Message, await [|agent.CreateSessionAsync()|])).Text);

        app.MapPost("/chat/stream", (ChatRequest request, AIAgent agent) => StreamAsync(request.Message, agent));

        async IAsyncEnumerable<string> StreamAsync(string message, AIAgent agent)
        {
            var session = await [|agent.CreateSessionAsync()|];
            await foreach (var update in agent.RunStreamingAsync(message, session))
                yield return update.Text;
        }

        app.MapPost("/chat/derived", async (ChatRequest request, ChatClientAgent agent, CancellationToken ct) =>
        {
            var session = await [|agent.CreateSessionAsync(ct)|].ConfigureAwait(false);
            return (await agent.RunAsync(request.Message, session, cancellationToken: ct)).Text;
        });

        app.Run();

        record ChatRequest(string Message);
        """,
        o => o.Messages[0] = "'AgentSession' is created on every POST /chat request, so each turn starts a new conversation");

    [Fact]
    public Task Thread_of_an_older_generation_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, AIAgent agent) =>
        {
            AgentThread thread = {|#0:agent.GetNewThread()|};
            var response = await agent.RunAsync(request.Message, thread);
            return response.Text;
        });

        app.MapPost("/chat/async", async (ChatRequest request, AIAgent agent) =>
        {
            var thread = await [|agent.GetNewThreadAsync()|];
            return (await agent.RunAsync(request.Message, thread)).Text;
        });

        app.Run();

        record ChatRequest(string Message);
        """,
        o => o.Messages[0] = "'AgentThread' is created on every POST /chat request, so each turn starts a new conversation");

    [Fact]
    public Task Thread_of_a_Semantic_Kernel_agent_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;

        [ApiController, Route("chat")]
        public class ChatController(ChatCompletionAgent agent) : ControllerBase
        {
            [HttpPost]
            public async Task<IActionResult> Post(string message)
            {
                ChatHistoryAgentThread thread = {|#0:new()|};
                string text = "";
                await foreach (var item in agent.InvokeAsync(message, thread))
                    text += item.Message.Content;
                return Ok(text);
            }

            [HttpPut]
            public async IAsyncEnumerable<string?> Put(string message)
            {
                AgentThread thread = [|new ChatHistoryAgentThread()|];
                await foreach (ChatMessageContent content in agent.InvokeAsync(message, thread))
                    yield return content.Content;
            }
        }
        """,
        o => o.Messages[0] = "'ChatHistoryAgentThread' is created on every request to ChatController.Post, so each turn starts a new conversation");

    [Fact]
    public Task Stores_are_reported_without_any_other_sign() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Bot.Builder;

        var app = WebApplication.Create(args);

        app.MapPost("/orders", async (Order order, Workflow workflow) =>
        {
            var checkpoints = {|#0:CheckpointManager.CreateInMemory()|};
            await InProcessExecution.RunAsync(workflow, order, checkpoints);
            return Results.Accepted();
        });

        app.MapPost("/states", async (Order order) =>
        {
            var storage = {|#1:new MemoryStorage()|};
            var found = await storage.ReadAsync(["state/" + order.Number], default);
            return found.Count;
        });

        app.Run();

        record Order(string Number);
        """,
        o =>
        {
            o.Messages[0] = "'CheckpointManager' is created on every POST /orders request, so no later run finds the checkpoints of this one";
            o.Messages[1] = "'MemoryStorage' is created on every POST /states request, so nothing that is stored in it is found by the next one";
        });

    [Fact]
    public Task Memory_loaded_as_a_copy_and_never_written_back_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using System.Text.Json;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class TravelAgent(AgentApplicationOptions options, AIAgent agent) : AgentApplication(options)
        {
            [MessageRoute]
            public async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken ct)
            {
                string? saved = turnState.GetValue<string?>("conversation.session", () => null);
                AgentSession session;
                if (saved is null)
                    session = await {|#0:agent.CreateSessionAsync(ct)|};
                else
                    session = await agent.DeserializeSessionAsync(JsonSerializer.Deserialize<JsonElement>(saved), cancellationToken: ct);
                var response = await agent.RunAsync(turnContext.Activity.Text, session, cancellationToken: ct);
                await turnContext.SendActivityAsync(response.Text);
            }
        }

        public class ChatHub(Microsoft.Extensions.Caching.Distributed.IDistributedCache cache, IChatCompletionService completion) : Microsoft.AspNetCore.SignalR.Hub
        {
            public async Task<string?> Send(string sessionId, string message)
            {
                byte[]? saved = await cache.GetAsync(sessionId);
                ChatHistory history;
                if (saved is null)
                    history = [|new ChatHistory()|];
                else
                    history = JsonSerializer.Deserialize<ChatHistory>(saved)!;
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                return reply.Content;
            }
        }
        """,
        o => o.Messages[0] = "'AgentSession' is created on every turn of TravelAgent, so each turn starts a new conversation");

    [Fact]
    public Task Memory_shown_to_a_client_that_cannot_send_it_back_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel.ChatCompletion;

        [ApiController]
        public class ChatController(IChatCompletionService completion) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<IActionResult> Post(ChatRequest request)
            {
                var history = [|new ChatHistory()|];
                history.AddUserMessage(request.Message);
                var reply = await completion.GetChatMessageContentAsync(history);
                history.Add(reply);
                return Ok(history);
            }
        }

        public record ChatRequest(string Message);
        """);

    [Fact]
    public Task Type_under_an_alias_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;
        using Message = Microsoft.Extensions.AI.ChatMessage;
        using History = Microsoft.SemanticKernel.ChatCompletion.ChatHistory;
        using Turns = System.Collections.Generic.List<Microsoft.Extensions.AI.ChatMessage>;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, IChatClient client) =>
        {
            List<Message> messages = [|[new(ChatRole.User, request.Message)]|];
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/turns", async (ChatRequest request, IChatClient client) =>
        {
            var messages = {|#0:new Turns()|};
            messages.Add(new(ChatRole.User, request.Message));
            return (await client.GetResponseAsync(messages)).Text;
        });

        app.MapPost("/chat/history", async (ChatRequest request, Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService completion) =>
        {
            History history = {|#1:new()|};
            history.AddUserMessage(request.Message);
            return (await completion.GetChatMessageContentsAsync(history))[0].Content;
        });

        app.Run();

        record ChatRequest(string Message);
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every POST /chat/turns request, so each turn starts with an empty conversation";
            o.Messages[1] = "'ChatHistory' is created on every POST /chat/history request, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Type_named_in_full_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService completion) =>
        {
            var history = [|new Microsoft.SemanticKernel.ChatCompletion.ChatHistory()|];
            history.AddUserMessage(message);
            return (await completion.GetChatMessageContentsAsync(history))[0].Content;
        });

        app.Run();
        """);

    [Fact]
    public Task Type_derived_from_a_memory_is_silent_because_it_may_store_itself() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{id}", async (string id, string message, IChatCompletionService completion) =>
        {
            ChatHistory history = new StoredHistory(id);
            history.AddUserMessage(message);
            var reply = (await completion.GetChatMessageContentsAsync(history))[0];
            history.Add(reply);
            return reply.Content;
        });

        app.Run();

        class StoredHistory(string id) : ChatHistory
        {
            public override void Add(Microsoft.SemanticKernel.ChatMessageContent item) => File.AppendAllText(id, item.Content);
        }
        """);

    [Fact]
    public Task Type_of_a_package_that_is_not_restored_is_reported_under_its_using() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/chat", async (string message, IChatCompletionService completion) =>
                {
                    var history = {|#0:new ChatHistory()|};
                    history.AddUserMessage(message);
                    var reply = await completion.GetChatMessageContentAsync(history);
                    history.AddAssistantMessage(reply.Content);
                    return reply.Content;
                });
            }
        }
        """,
        o =>
        {
            (o.WithFrameworks, o.AllowCompileErrors) = (false, true);
            o.Sources.Add(("Restored.cs", "namespace Microsoft.Extensions.AI; public class ChatMessage;"));
            o.Messages[0] = "'ChatHistory' is created on every POST /chat request, so each turn starts with an empty conversation";
        });

    [Fact]
    public Task Unresolved_type_without_its_using_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Contoso.Chats;
        using Microsoft.Extensions.AI;

        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                app.MapPost("/chat", async (string message, IChatCompletionService completion) =>
                {
                    var history = new ChatHistory();
                    history.AddUserMessage(message);
                    var reply = await completion.GetChatMessageContentAsync(history);
                    history.AddAssistantMessage(reply.Content);
                    return reply.Content;
                });
            }
        }
        """,
        o => o.AllowCompileErrors = true);

    [Fact]
    public Task Project_without_a_framework_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (string message, IChatClient client) =>
        {
            List<ChatMessage> messages = [new("user", message)];
            var history = new ChatHistory();
            history.AddUserMessage(message);
            string reply = await client.GetResponseAsync(messages);
            history.AddAssistantMessage(reply);
            messages.Add(new("assistant", reply));
            return reply;
        });

        app.Run();

        record ChatMessage(string Role, string Text);

        class ChatHistory
        {
            public void AddUserMessage(string text) { }

            public void AddAssistantMessage(string text) { }
        }

        interface IChatClient
        {
            Task<string> GetResponseAsync(List<ChatMessage> messages);
        }
        """,
        o => o.WithFrameworks = false);
}
