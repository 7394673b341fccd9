using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3004: what is reported, and what looks like it and is right.</summary>
public class ConversationWithoutSessionTests
{
    static Task VerifyAsync(string body, string members = "", string? message = null) => ChatApp.InActionAsync<ConversationWithoutSession>(body, members, message);

    [Fact]
    public Task Agent_without_session_names_the_id_in_reach() => VerifyAsync(
        "return (await agent.{|#0:RunAsync|}(request.Message, cancellationToken: ct)).Text;",
        message: "'agent.RunAsync' gets what the user says on every request to ChatController.Chat, but no session although 'request.SessionId' is in reach, so each turn starts a new conversation");

    [Theory]
    [InlineData("return (await agent.[|RunAsync|](request.Message)).Text;")]
    [InlineData("return (await agent.[|RunAsync|](request.Message, null, null, ct)).Text;")]
    [InlineData("return (await agent.[|RunAsync|](request.Message, session: null)).Text;")]
    [InlineData("return (await agent.[|RunAsync|](request.Message, options: new AgentRunOptions(), cancellationToken: ct)).Text;")]
    [InlineData("return (await agent.[|RunAsync|](new ChatMessage(ChatRole.User, request.Message))).Text;")]
    [InlineData("return (await agent.[|RunAsync|]([new ChatMessage(ChatRole.User, request.Message)])).Text;")]
    [InlineData("return (await agent.[|RunAsync|](new[] { new ChatMessage(ChatRole.User, request.Message) })).Text;")]
    [InlineData("var said = new ChatMessage(ChatRole.User, request.Message); return (await agent.[|RunAsync|](said)).Text;")]
    [InlineData("var text = request.Message.Trim(); return (await agent.[|RunAsync|](text)).Text;")]
    [InlineData("await foreach (var update in agent.[|RunStreamingAsync|](request.Message)) { await Response.WriteAsync(update.Text); } return null;")]
    [InlineData("return (await client.[|GetResponseAsync|](request.Message)).Text;")]
    [InlineData("return (await client.[|GetResponseAsync|]([new ChatMessage(ChatRole.System, \"Be kind.\"), new ChatMessage(ChatRole.User, request.Message)])).Text;")]
    [InlineData("return (await client.[|GetResponseAsync|](new ChatMessage(ChatRole.User, request.Message), new ChatOptions { Temperature = 0 }, ct)).Text;")]
    [InlineData("var options = new ChatOptions { Temperature = 0 }; return (await client.[|GetResponseAsync|](request.Message, options)).Text;")]
    public Task Only_what_the_user_says(string body) => VerifyAsync(body);

    [Fact]
    public Task Minimal_api() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (IChatClient client, [FromBody] string message) =>
            await client.{|#0:GetResponseAsync|}(message, cancellationToken: default));
        app.Run();
        """,
        o => o.Messages[0] = "'client.GetResponseAsync' gets what the user says on every POST /chat request, but no history, so each turn starts a new conversation");

    [Fact]
    public Task Bot() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;
        using Microsoft.Extensions.AI;

        public class HelpBot(IChatClient client) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var text = turnContext.Activity.Text ?? "hello";
                var reply = await client.{|#0:GetResponseAsync|}([new ChatMessage(ChatRole.User, text)], cancellationToken: cancellationToken);
                await turnContext.SendActivityAsync(reply.Text, cancellationToken: cancellationToken);
            }
        }
        """,
        o => o.Messages[0] = "'client.GetResponseAsync' gets what the user says on every turn of HelpBot, but no history, so each turn starts a new conversation");

    [Theory]
    // A session, a thread, a history or a conversation is given.
    [InlineData("var session = await store.GetSessionAsync(agent, request.SessionId!); return (await agent.RunAsync(request.Message, session)).Text;")]
    [InlineData("return (await client.GetResponseAsync(request.Message, new ChatOptions { ConversationId = request.SessionId })).Text;")]
    [InlineData("var options = new ChatOptions(); options.ConversationId = request.SessionId; return (await client.GetResponseAsync(request.Message, options)).Text;")]
    [InlineData("var options = OptionsFor(request); return (await client.GetResponseAsync(request.Message, options)).Text;", "static ChatOptions OptionsFor(ChatRequest request) => new() { ConversationId = request.SessionId };")]
    // The list has a fate of its own, which MEM1001 judges.
    [InlineData("var messages = new List<ChatMessage> { new(ChatRole.User, request.Message) }; return (await client.GetResponseAsync(messages)).Text;")]
    [InlineData("var history = await service.LoadAsync(request.SessionId!); return (await client.GetResponseAsync([.. history, new ChatMessage(ChatRole.User, request.Message)])).Text;")]
    // Not what the user said as it came.
    [InlineData("return (await agent.RunAsync($\"Answer in French: {request.Message}\")).Text;")]
    [InlineData("var prompt = \"Context: \" + request.SessionId + request.Message; return (await agent.RunAsync(prompt)).Text;")]
    [InlineData("var text = request.Message; text += logger.ToString(); return (await agent.RunAsync(text)).Text;")]
    [InlineData("return (await agent.RunAsync(\"Tell a joke.\")).Text;")]
    [InlineData("return (await agent.RunAsync(ComposedFrom(request))).Text;", "static string ComposedFrom(ChatRequest request) => request.Message;")]
    [InlineData("return (await client.GetResponseAsync([new ChatMessage(ChatRole.System, Memories()), new ChatMessage(ChatRole.User, request.Message)])).Text;", "static string Memories() => \"\";")]
    // One step of the work on a turn.
    [InlineData("var intent = await agent.RunAsync(request.Message); return intent.Text;")]
    [InlineData("string title = (await client.GetResponseAsync(request.Message)).Text; return title;")]
    [InlineData("return (await agent.RunAsync<ChatReply>(request.Message)).Result;")]
    [InlineData("return (await SummaryAsync(request.Message));", "async Task<string> SummaryAsync(string text) => (await client.GetResponseAsync(text)).Text;")]
    [InlineData("return (await TranslatorAsync(request.Message));", "async Task<string> TranslatorAsync(string text) => (await client.GetResponseAsync(text)).Text;")]
    [InlineData("foreach (var one in new[] { agent }) { await one.RunAsync(request.Message); } return null;")]
    // What is asked may know the conversation.
    [InlineData("var own = AgentFor(request.SessionId); return (await own.RunAsync(request.Message)).Text;", "AIAgent AgentFor(string? sessionId) => agent;")]
    [InlineData("return (await AgentFor(request.SessionId).RunAsync(request.Message)).Text;", "AIAgent AgentFor(string? sessionId) => agent;")]
    [InlineData("SetSession(request.SessionId); return (await agent.RunAsync(request.Message)).Text;", "static void SetSession(string? sessionId) { }")]
    [InlineData("await LoadHistoryAsync(request.SessionId); return (await agent.RunAsync(request.Message)).Text;", "static Task LoadHistoryAsync(string? sessionId) => Task.CompletedTask;")]
    public Task What_looks_like_it_and_is_right(string body, string members = "") => VerifyAsync(body, members);

    [Theory]
    [InlineData("/summarize", "string text")]
    [InlineData("/translate", "string message")]
    [InlineData("/chat/title", "string message")]
    [InlineData("/ask", "string question")]
    [InlineData("/products", "string query")]
    [InlineData("/ask", "Question question, string userId")]
    [InlineData("/tickets", "Question question, string ticketId")]
    public Task Endpoint_that_is_no_chat(string route, string parameters) => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ $$"""
        using Microsoft.Agents.AI;

        var app = WebApplication.Create(args);
        app.MapPost("{{route}}", async ({{parameters}}, AIAgent agent) => (await agent.RunAsync({{parameters.Split(' ', ',')[1]}}{{(parameters.StartsWith('Q') ? ".Text" : "")}})).Text);
        app.Run();

        record Question(string Text);
        """);

    [Theory]
    [InlineData("string question, string sessionId", "question", "sessionId")]
    [InlineData("Question asked", "asked.Text", "asked.ThreadId")]
    public Task Endpoint_with_an_id_in_reach(string parameters, string said, string id) => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ $$"""
        using Microsoft.Agents.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/ask", async ({{parameters}}, AIAgent agent) => (await agent.{|#0:RunAsync|}({{said}})).Text);
        app.Run();

        record Question(string Text, Guid? ThreadId);
        """,
        o => o.Messages[0] = $"'agent.RunAsync' gets what the user says on every POST /ask request, but no session although '{id}' is in reach, so each turn starts a new conversation");

    static Task BehindAsync(string service, string call, params int[] related) => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ $$"""
        using System.ComponentModel;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<Replies>();
        var app = builder.Build();
        app.MapPost("/chat", (string message, Replies replies) => replies.{{call}});
        app.Run();

        public class Replies(IChatClient client, AIAgent agent, Kernel kernel)
        {
            {{service}}
        }
        """);

    [Theory]
    [InlineData("public async Task<string> ToAsync(string text) => (await client.[|GetResponseAsync|](text)).Text;", "ToAsync(message)")]
    [InlineData("public async Task<string> ToAsync(string text) => (await kernel.[|InvokePromptAsync|](text)).ToString();", "ToAsync(message.Trim())")]
    [InlineData("public Task<string> ToAsync(string text) => InnerAsync(text); async Task<string> InnerAsync(string said) => (await agent.[|RunAsync|](said)).Text;", "ToAsync(message)")]
    public Task Service_behind_a_chat(string service, string call) => BehindAsync(service, call);

    [Theory]
    // Composed on the way, or not the user's words.
    [InlineData("public async Task<string> ToAsync(string text) => (await client.GetResponseAsync(text)).Text;", "ToAsync($\"Rules. {message}\")")]
    [InlineData("public Task<string> ToAsync(string text) => InnerAsync(\"Be kind. \" + text); async Task<string> InnerAsync(string said) => (await agent.RunAsync(said)).Text;", "ToAsync(message)")]
    [InlineData("public async Task<string> ToAsync(string text) => (await kernel.InvokePromptAsync(text, new() { [\"history\"] = Earlier() })).ToString(); static string Earlier() => \"\";", "ToAsync(message)")]
    // Tools and steps.
    [InlineData("[KernelFunction] public async Task<string> ToAsync(string text) => (await client.GetResponseAsync(text)).Text;", "ToAsync(message)")]
    [InlineData("public async Task<string> ClassifyAsync(string text) => (await client.GetResponseAsync(text)).Text;", "ClassifyAsync(message)")]
    public Task Service_behind_a_chat_that_is_right(string service, string call) => BehindAsync(service, call);

    [Fact]
    public Task Client_that_may_remember_by_itself() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IChatClient client) => (await client.GetResponseAsync(message)).Text);
        app.MapPost("/chat/own", async (string message, Own own) => (await own.GetResponseAsync(message)).Text);
        app.Run();

        class Own(IChatClient inner) : DelegatingChatClient(inner);
        """);

    [Fact]
    public Task Hub_and_thread_of_semantic_kernel() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.SignalR;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class ChatHub(ChatCompletionAgent agent, IChatCompletionService service) : Hub
        {
            public async Task Send(string text)
            {
                await foreach (var reply in agent.[|InvokeAsync|](text))
                {
                    await Clients.Caller.SendAsync("reply", reply.Message.Content);
                }
            }

            public async Task Post(string text) => await Clients.Caller.SendAsync("reply", (await service.[|GetChatMessageContentAsync|](text)).Content);

            public async Task Go(string text, AgentThread thread)
            {
                await foreach (var reply in agent.InvokeAsync(text, thread))
                {
                    await Clients.Caller.SendAsync("reply", reply.Message.Content);
                }
            }
        }
        """);

    [Fact]
    public Task Agent_of_AutoGen() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using AutoGen.Core;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, IAgent agent) => (await agent.[|SendAsync|](message)).From);
        app.MapPost("/chat/more", async (string message, IAgent agent, Kept kept) => (await agent.SendAsync(message, kept.All)).From);
        app.Run();

        class Kept
        {
            public List<IMessage> All { get; } = [];
        }
        """);

    [Fact]
    public Task Client_of_OpenAI() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using OpenAI.Chat;

        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, ChatClient client) => (await client.[|CompleteChatAsync|](new UserChatMessage(message))).Value.Content[0].Text);
        app.MapPost("/chat/kind", async (string message, ChatClient client) =>
            (await client.[|CompleteChatAsync|](new SystemChatMessage("Be kind."), new UserChatMessage(message))).Value.Content[0].Text);
        app.MapPost("/chat/all", async (List<string> messages, ChatClient client) => (await client.CompleteChatAsync(messages.Select(m => (ChatMessage)new UserChatMessage(m)))).Value.Content[0].Text);
        app.Run();
        """);

    [Fact]
    public Task Console_and_component_are_silent() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Components;

        public class Chat : ComponentBase
        {
            [Inject]
            public AIAgent Agent { get; set; } = null!;

            public async Task SendMessage(string message) => Console.WriteLine((await Agent.RunAsync(message)).Text);
        }

        public static class ChatLoop
        {
            public static async Task Run(AIAgent agent, string message) => Console.WriteLine((await agent.RunAsync(message)).Text);
        }
        """);
}
