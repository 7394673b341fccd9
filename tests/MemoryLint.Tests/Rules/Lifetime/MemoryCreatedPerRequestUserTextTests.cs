using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>What counts as the user's own words: only they, put in as they came, make a fresh history a forgotten conversation.</summary>
public sealed class MemoryCreatedPerRequestUserTextTests
{
    const string Controller = /* lang=c#-test */ """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        public record Request(string Message);

        public class MessagesController(Agent agent) : ControllerBase
        {
            [HttpPost("messages")]
            public async Task<string?> Post(Request request)
            {
        BODY
                string? reply = null;
                await foreach (var item in agent.InvokeAsync(messages))
                    reply = item.Message.Content;
                return reply;
            }
        }
        """;

    [Theory]
    [InlineData("        var messages = [|new List<ChatMessageContent> { new(AuthorRole.User, request.Message) }|];")]
    [InlineData("        var said = new ChatMessageContent(AuthorRole.User, request.Message);\n        var messages = [|new List<ChatMessageContent> { said }|];")]
    [InlineData("        var text = request.Message;\n        var messages = [|new List<ChatMessageContent>()|];\n        messages.Add(new(AuthorRole.User, text));")]
    public Task WordsAsTheyCame_AreReported(string body) => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(Controller.Replace("BODY", body));

    [Theory]
    [InlineData("        var text = request.Message;\n        if (text.Length > 9)\n            text = text + \" (attached: notes.txt)\";\n        var messages = new List<ChatMessageContent> { new(AuthorRole.User, text) };")]
    [InlineData("        var messages = new List<ChatMessageContent> { new(AuthorRole.User, $\"Answer from these rows: {request.Message}\") };")]
    [InlineData("        var messages = new List<ChatMessageContent> { new(AuthorRole.User, \"ping\") };")]
    public Task ComposedWords_AreSilent(string body) => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(Controller.Replace("BODY", body));
}
