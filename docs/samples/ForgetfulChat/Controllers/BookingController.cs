using System.Collections.Concurrent;
using ForgetfulChat.Services;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Controllers;

[ApiController]
[Route("booking")]
public sealed class BookingController(IChatClient chat) : ControllerBase
{
    private static readonly ConcurrentDictionary<string, List<ChatMessage>> _conversations = new();

    [HttpPost]
    public async Task<ChatReply> Ask(ChatRequest request, CancellationToken cancellationToken)
    {
        // MEM3003: the key is the same for everybody, and so is the conversation.
        List<ChatMessage> history = _conversations.GetOrAdd("default", static _ => [new(ChatRole.System, "You book tables.")]);

        return new ChatReply(await chat.TakeTurnAsync(history, request.Message, cancellationToken));
    }
}
