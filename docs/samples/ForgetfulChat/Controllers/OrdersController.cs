using ForgetfulChat.Services;
using Microsoft.AspNetCore.Mvc;

namespace ForgetfulChat.Controllers;

// Right: the controller lives for one request, the store that it is given lives as long as the process.
[ApiController]
[Route("orders/{conversationId}")]
public sealed class OrdersController(ConversationStore conversations) : ControllerBase
{
    [HttpPost]
    public async Task<ChatReply> Ask(string conversationId, ChatRequest request, CancellationToken cancellationToken) =>
        new(await conversations.AskAsync(conversationId, request.Message, cancellationToken));

    [HttpDelete]
    public IActionResult Forget(string conversationId) => conversations.Forget(conversationId) ? NoContent() : NotFound();
}
