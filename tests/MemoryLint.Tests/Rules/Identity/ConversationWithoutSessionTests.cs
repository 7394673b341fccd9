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
}
