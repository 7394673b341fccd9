using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1001, the framework's own store: sessions of agents, state of bots, LangChain's histories.</summary>
public class FrameworkStoreTests
{
    const string Key = MemoryCreatedPerRequestFix.FrameworkStoreKey;

    static Task FixAsync(string source, string fixedSource) => FixTest.VerifyAsync<MemoryCreatedPerRequest, MemoryCreatedPerRequestFix>(source, fixedSource, Key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<MemoryCreatedPerRequest, MemoryCreatedPerRequestFix>(source, Key);

    [Fact]
    public Task Bot() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopBot : ActivityHandler
        {
            private readonly IChatCompletionService _chat;
            private readonly ConversationState _conversationState;

            public ShopBot(IChatCompletionService chat, ConversationState conversationState)
            {
                _chat = chat;
                _conversationState = conversationState;
            }

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var history = [|new ChatHistory("You sell shoes.")|];
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                await turnContext.SendActivityAsync(MessageFactory.Text(reply.Content), cancellationToken);
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopBot : ActivityHandler
        {
            private readonly IChatCompletionService _chat;
            private readonly ConversationState _conversationState;

            public ShopBot(IChatCompletionService chat, ConversationState conversationState)
            {
                _chat = chat;
                _conversationState = conversationState;
            }

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var accessor = _conversationState.CreateProperty<ChatHistory>("history");
                var history = await accessor.GetAsync(turnContext, () => new ChatHistory("You sell shoes."), cancellationToken);
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                history.Add(reply);
                await turnContext.SendActivityAsync(MessageFactory.Text(reply.Content), cancellationToken);
                await _conversationState.SaveChangesAsync(turnContext, false, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Awaited_session() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId:int}", async (int sessionId, string message, AIAgent agent, AgentSessionStore store, CancellationToken ct) =>
        {
            var session = await [|agent.CreateSessionAsync(ct)|];
            var response = await agent.RunAsync(message, session, cancellationToken: ct);
            return response.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId:int}", async (int sessionId, string message, AIAgent agent, AgentSessionStore store, CancellationToken ct) =>
        {
            var session = await store.GetSessionAsync(agent, sessionId.ToString(), ct);
            var response = await agent.RunAsync(message, session, cancellationToken: ct);
            await store.SaveSessionAsync(agent, sessionId.ToString(), session, ct);
            return response.Text;
        });

        app.Run();
        """);

    [Fact]
    public Task Memory_of_a_chain_at_top_level() => FixAsync(
        /* lang=c#-test */ """
        using LangChain.Memory;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.MapPost("/chat/{sessionId}", async (string sessionId, string question, IChatClient model) =>
        {
            var memory = [|new ConversationWindowBufferMemory() { WindowSize = 3 }|];
            var chain = LoadMemory(memory, outputKey: "history") | Set(question, outputKey: "input") | Template("{history} {input}") | LLM(model) | UpdateMemory(memory, requestKey: "input", responseKey: "text");
            return await chain.RunAsync("text");
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using LangChain.Databases;
        using LangChain.Memory;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        var histories = new ConcurrentDictionary<string, RedisChatMessageHistory>();

        app.MapPost("/chat/{sessionId}", async (string sessionId, string question, IChatClient model) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var history = histories.GetOrAdd(sessionId, id => new RedisChatMessageHistory(id, builder.Configuration.GetConnectionString("Redis")!));
            var memory = new ConversationWindowBufferMemory(history) { WindowSize = 3 };
            var chain = LoadMemory(memory, outputKey: "history") | Set(question, outputKey: "input") | Template("{history} {input}") | LLM(model) | UpdateMemory(memory, requestKey: "input", responseKey: "text");
            return await chain.RunAsync("text");
        });

        app.Run();
        """);

    [Fact]
    public Task Agents_sdk() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Core.Models;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopAgent : AgentApplication
        {
            readonly IChatCompletionService _chat;

            public ShopAgent(AgentApplicationOptions options, IChatCompletionService chat) : base(options)
            {
                _chat = chat;
                OnActivity(ActivityTypes.Message, OnMessageAsync);
            }

            async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken)
            {
                ChatHistory history = [|[]|];
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                await turnContext.SendActivityAsync(reply.Content, cancellationToken: cancellationToken);
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.App;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Core.Models;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ShopAgent : AgentApplication
        {
            readonly IChatCompletionService _chat;

            public ShopAgent(AgentApplicationOptions options, IChatCompletionService chat) : base(options)
            {
                _chat = chat;
                OnActivity(ActivityTypes.Message, OnMessageAsync);
            }

            async Task OnMessageAsync(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken)
            {
                var history = turnState.GetValue("conversation.history", () => new ChatHistory());
                history.AddUserMessage(turnContext.Activity.Text);
                var reply = await _chat.GetChatMessageContentAsync(history, cancellationToken: cancellationToken);
                history.Add(reply);
                await turnContext.SendActivityAsync(reply.Content, cancellationToken: cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Session_in_class() => FixAsync(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        public class ChatController(AIAgent agent, AgentSessionStore sessionStore) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message, CancellationToken cancellationToken)
            {
                AgentSession session = await [|agent.CreateSessionAsync(cancellationToken)|];

                var response = await agent.RunAsync(message, session, cancellationToken: cancellationToken);
                return response.Text;
            }
        }
        """,
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        public class ChatController(AIAgent agent, AgentSessionStore sessionStore) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat(string message, [FromHeader(Name = "X-Session-Id")] string sessionId, CancellationToken cancellationToken)
            {
                if (string.IsNullOrEmpty(sessionId))
                {
                    throw new BadHttpRequestException("The X-Session-Id header is missing.");
                }
                AgentSession session = await sessionStore.GetSessionAsync(agent, sessionId, cancellationToken);

                var response = await agent.RunAsync(message, session, cancellationToken: cancellationToken);
                await sessionStore.SaveSessionAsync(agent, sessionId, session, cancellationToken);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Memory_of_a_chain_in_a_class() => FixAsync(
        /* lang=c#-test */ """
        using LangChain.Memory;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        public class ChatController(IChatClient model, IConfiguration configuration) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Chat([FromBody] ChatRequest request)
            {
                var memory = [|new ConversationBufferMemory()|];
                var chain = LoadMemory(memory, outputKey: "history") | Set(request.Question, outputKey: "input") | Template("{history} {input}") | LLM(model) | UpdateMemory(memory, requestKey: "input", responseKey: "text");
                return await chain.RunAsync("text");
            }
        }

        public record ChatRequest(string Question, int ConversationId);
        """,
        /* lang=c#-test */ """
        using System.Collections.Concurrent;
        using LangChain.Databases;
        using LangChain.Memory;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        public class ChatController(IChatClient model, IConfiguration configuration) : ControllerBase
        {
            private static readonly ConcurrentDictionary<int, RedisChatMessageHistory> _histories = new();

            [HttpPost("/chat")]
            public async Task<string> Chat([FromBody] ChatRequest request)
            {
                if (request.ConversationId == 0)
                {
                    throw new BadHttpRequestException("The conversationId is missing.");
                }
                var history = _histories.GetOrAdd(request.ConversationId, id => new RedisChatMessageHistory(id.ToString(), configuration.GetConnectionString("Redis")!));
                var memory = new ConversationBufferMemory(history);
                var chain = LoadMemory(memory, outputKey: "history") | Set(request.Question, outputKey: "input") | Template("{history} {input}") | LLM(model) | UpdateMemory(memory, requestKey: "input", responseKey: "text");
                return await chain.RunAsync("text");
            }
        }

        public record ChatRequest(string Question, int ConversationId);
        """);

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<MemoryCreatedPerRequest, MemoryCreatedPerRequestFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, AIAgent agent, AgentSessionStore store) =>
        {
            var session = await [|agent.CreateSessionAsync()|];
            var response = await agent.RunAsync(message, session);
            return response.Text;
        });

        app.MapPost("/talk", async (string message, AIAgent agent, AgentSessionStore store, CancellationToken cancellationToken) =>
        {
            var session = await [|agent.CreateSessionAsync(cancellationToken)|];
            var response = await agent.RunAsync(message, session, cancellationToken: cancellationToken);
            return response.Text;
        });

        app.Run();
        """,
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, AIAgent agent, AgentSessionStore store) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The sessionId is missing.");
            }
            var session = await store.GetSessionAsync(agent, sessionId);
            var response = await agent.RunAsync(message, session);
            await store.SaveSessionAsync(agent, sessionId, session);
            return response.Text;
        });

        app.MapPost("/talk", async (string message, AIAgent agent, AgentSessionStore store, [FromHeader(Name = "X-Session-Id")] string sessionId, CancellationToken cancellationToken) =>
        {
            if (string.IsNullOrEmpty(sessionId))
            {
                throw new BadHttpRequestException("The X-Session-Id header is missing.");
            }
            var session = await store.GetSessionAsync(agent, sessionId, cancellationToken);
            var response = await agent.RunAsync(message, session, cancellationToken: cancellationToken);
            await store.SaveSessionAsync(agent, sessionId, session, cancellationToken);
            return response.Text;
        });

        app.Run();
        """,
        Key,
        o =>
        {
            o.Sources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.AspNetCore.SignalR;
            using Microsoft.Agents.AI;
            using Microsoft.Agents.AI.Hosting;

            public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
            {
                public async Task Say(string message)
                {
                    var session = await [|agent.CreateSessionAsync()|];
                    var response = await agent.RunAsync(message, session);
                    await Clients.Caller.SendAsync("reply", response.Text);
                }
            }
            """));
            o.FixedSources.Add(("Second.cs", /* lang=c#-test */ """
            using Microsoft.AspNetCore.SignalR;
            using Microsoft.Agents.AI;
            using Microsoft.Agents.AI.Hosting;

            public class ChatHub(AIAgent agent, AgentSessionStore store) : Hub
            {
                public async Task Say(string message)
                {
                    var userId = Context.UserIdentifier ?? throw new HubException("Sign in to chat.");
                    var session = await store.GetSessionAsync(agent, userId);
                    var response = await agent.RunAsync(message, session);
                    await Clients.Caller.SendAsync("reply", response.Text);
                    await store.SaveSessionAsync(agent, userId, session);
                }
            }
            """));
        });
}
