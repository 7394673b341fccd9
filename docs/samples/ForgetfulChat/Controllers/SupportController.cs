using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Controllers;

[ApiController]
[Route("support/{conversationId}")]
public sealed class SupportController(IChatClient chat, ILogger<SupportController> logger) : ControllerBase
{
    // MEM1002: ASP.NET Core creates a controller for every request, and its fields with it.
    private readonly List<ChatMessage> _history = [new(ChatRole.System, "You are a calm support agent.")];

    [HttpPost]
    public async Task<ChatReply> Ask(string conversationId, ChatRequest request, CancellationToken cancellationToken)
    {
        logger.LogInformation("A turn of conversation {ConversationId}", conversationId);
        _history.Add(new(ChatRole.User, request.Message));

        ChatResponse response = await chat.GetResponseAsync(_history, cancellationToken: cancellationToken);
        _history.AddMessages(response);

        return new ChatReply(response.Text);
    }
}
