using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1001: a service creates the memory, a handler somewhere above calls it.</summary>
public class MemoryCreatedPerRequestAcrossMethodsTests
{
    [Fact]
    public Task Service_called_from_a_handler_is_reported_with_the_call() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatService(IChatCompletionService completion)
        {
            public async Task<string?> ReplyAsync(string message)
            {
                var history = {|#0:new ChatHistory()|};
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                return reply.Content;
            }
        }
        """,
        o =>
        {
            o.Sources.Add(("Endpoints.cs", /* lang=c#-test */ """
                public static class Endpoints
                {
                    public static void Map(WebApplication app) =>
                        app.MapPost("/chat", (string message, ChatService chats) => chats.{|#1:ReplyAsync|}(message));
                }
                """));
            o.Messages[0] = "'ChatHistory' is created on every POST /chat request (through ChatService.ReplyAsync), so each turn starts with an empty conversation";
            o.Related.Add((0, 1));
            o.RelatedCount[0] = 1;
        });

    [Fact]
    public Task Private_method_of_a_controller_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<IActionResult> Post(string message)
            {
                return Ok(await {|#1:AskAsync|}(message));
            }

            async Task<string> AskAsync(string message)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every request to ChatController.Post (through ChatController.AskAsync), so each turn starts with an empty conversation";
            o.Related.Add((0, 1));
        });

    [Fact]
    public Task Call_through_an_interface_or_an_override_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        public interface IChatService
        {
            Task<string> ReplyAsync(string message);
        }

        public class ChatService(IChatClient client) : IChatService
        {
            public async Task<string> ReplyAsync(string message)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        public class ExplicitChatService(IChatClient client) : IChatService
        {
            async Task<string> IChatService.ReplyAsync(string message)
            {
                List<ChatMessage> messages = [|[new(ChatRole.User, message)]|];
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        public abstract class Assistant
        {
            public abstract Task<string> AnswerAsync(string message);
        }

        public class ChatAssistant(IChatClient client) : Assistant
        {
            public override async Task<string> AnswerAsync(string message)
            {
                List<ChatMessage> messages = {|#1:[new(ChatRole.User, message)]|};
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        [ApiController]
        public class ChatController(IChatService chats, Assistant assistant) : ControllerBase
        {
            [HttpPost("/chat")]
            public Task<string> Post(string message) => chats.{|#2:ReplyAsync|}(message);

            [HttpPut("/chat")]
            public Task<string> Put(string message) => assistant.{|#3:AnswerAsync|}(message);
        }
        """,
        o =>
        {
            o.Messages[0] = "'List<ChatMessage>' is created on every request to ChatController.Post (through ChatService.ReplyAsync), so each turn starts with an empty conversation";
            o.Messages[1] = "'List<ChatMessage>' is created on every request to ChatController.Put (through ChatAssistant.AnswerAsync), so each turn starts with an empty conversation";
            o.Related.AddRange([(0, 2), (1, 3)]);
        });

    [Fact]
    public Task Two_levels_are_reported_from_the_handler_down() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub(ChatFacade facade) : Hub
        {
            public Task<string> Send(string message) => facade.{|#2:AskAsync|}(message);
        }

        public class ChatFacade(ChatService service)
        {
            public async Task<string> AskAsync(string message)
            {
                string text = await service.{|#1:ReplyAsync|}(message.Trim());
                return text.Trim();
            }
        }

        public class ChatService(AIAgent agent)
        {
            public async Task<string> ReplyAsync(string message)
            {
                var session = await {|#0:agent.CreateSessionAsync()|};
                return (await agent.RunAsync(message, session)).Text;
            }
        }
        """,
        o =>
        {
            o.Messages[0] = "'AgentSession' is created on every call of ChatHub.Send (through ChatFacade.AskAsync and ChatService.ReplyAsync), so each turn starts a new conversation";
            o.Related.AddRange([(0, 1), (0, 2)]);
            o.RelatedCount[0] = 2;
        });

    [Fact]
    public Task Several_handlers_are_counted() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatService(IChatCompletionService completion)
        {
            public async Task<string?> ReplyAsync(string message)
            {
                var history = {|#0:new ChatHistory()|};
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                return reply.Content;
            }

            public async Task<string?> AskAsync(string message)
            {
                var history = {|#2:new ChatHistory()|};
                history.AddUserMessage(message);
                var reply = await completion.GetChatMessageContentAsync(history);
                return reply.Content;
            }
        }
        """,
        o =>
        {
            o.Sources.Add(("B.cs", /* lang=c#-test */ """
                public class ChatHub(ChatService chats) : Microsoft.AspNetCore.SignalR.Hub
                {
                    public Task<string?> Send(string message) => chats.ReplyAsync(message);

                    public Task<string?> Ask(string message) => chats.AskAsync(message);
                }
                """));
            o.Sources.Add(("A.cs", /* lang=c#-test */ """
                static class Endpoints
                {
                    public static void Map(WebApplication app)
                    {
                        app.MapPost("/chat", (string message, ChatService chats) => chats.{|#1:ReplyAsync|}(message));
                        app.MapPost("/ask", (string message, ChatService chats) => chats.AskAsync(message));
                        app.MapPut("/ask", async (string message, ChatService chats) => await chats.AskAsync(message) ?? await chats.AskAsync(message));
                    }
                }
                """));
            o.Messages[0] = "'ChatHistory' is created on every POST /chat request (through ChatService.ReplyAsync, +1 more), so each turn starts with an empty conversation";
            o.Messages[2] = "'ChatHistory' is created on every POST /ask request (through ChatService.AskAsync, +2 more), so each turn starts with an empty conversation";
            o.Related.Add((0, 1));
        });

    [Fact]
    public Task Extension_method_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public static class ChatExtensions
        {
            public static async Task<string> ChatAsync(this IChatClient client, string message)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                return (await client.GetResponseAsync(messages)).Text;
            }
        }

        public static class Endpoints
        {
            public static void Map(IEndpointRouteBuilder routes) =>
                routes.MapPost("/chat", (string message, IChatClient client) => client.ChatAsync(message));
        }
        """,
        o => o.Messages[0] = "'List<ChatMessage>' is created on every POST /chat request (through ChatExtensions.ChatAsync), so each turn starts with an empty conversation");

    [Fact]
    public Task Memory_handed_to_a_helper_that_asks_the_model_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        [ApiController]
        public class ChatController(IChatClient client) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
                List<ChatMessage> messages = [|[]|];
                messages.Add(new(ChatRole.User, message));
                return await CompleteAsync(messages);
            }

            async Task<string> CompleteAsync(List<ChatMessage> messages)
            {
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Method_that_no_handler_calls_is_silent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public class ChatService(IChatClient client)
        {
            public async Task<string> ReplyAsync(string message)
            {
                List<ChatMessage> messages = [new(ChatRole.User, message)];
                var response = await client.GetResponseAsync(messages);
                messages.AddMessages(response);
                return response.Text;
            }
        }

        public static class Tool
        {
            public static Task<string> Ask(ChatService chats) => chats.ReplyAsync(Console.ReadLine()!);
        }
        """);

    [Fact]
    public Task Methods_that_call_each_other_are_reported_once() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public class ChatService(IChatClient client)
        {
            public async Task<string> ReplyAsync(string message, int attempt)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                var response = await client.GetResponseAsync(messages);
                return response.Text.Length == 0 ? await RetryAsync(message, attempt + 1) : response.Text;
            }

            Task<string> RetryAsync(string message, int attempt) => attempt > 3 ? Task.FromResult("") : ReplyAsync(message, attempt);
        }

        static class Endpoints
        {
            public static void Map(WebApplication app) => app.MapPost("/chat", (string message, ChatService chats) => chats.ReplyAsync(message, 0));
        }
        """,
        o => o.Messages[0] = "'List<ChatMessage>' is created on every POST /chat request (through ChatService.ReplyAsync), so each turn starts with an empty conversation");

    [Fact]
    public Task Partial_class_over_two_files_is_reported() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public partial class ChatController(IChatClient client)
        {
            async Task<string> AskAsync(string message)
            {
                List<ChatMessage> messages = {|#0:[new(ChatRole.User, message)]|};
                return (await client.GetResponseAsync(messages)).Text;
            }
        }
        """,
        o =>
        {
            o.Sources.Add(("Controllers/ChatController.cs", /* lang=c#-test */ """
                using Microsoft.AspNetCore.Mvc;

                [ApiController]
                public partial class ChatController : ControllerBase
                {
                    [HttpPost("/chat")]
                    public Task<string> Post(string message) => {|#1:AskAsync|}(message);
                }
                """));
            o.Related.Add((0, 1));
        });
}
