using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

/// <summary>Plans trips. Registered as a singleton.</summary>
public sealed class TravelDesk(IChatClient chat)
{
    // MEM1004: there is one desk, and so there is one history for everybody who asks.
    private readonly List<ChatMessage> _history = [new(ChatRole.System, "You are a travel agent.")];

    public async Task<string> AskAsync(string conversationId, string message, CancellationToken cancellationToken)
    {
        _history.Add(new(ChatRole.User, message));

        ChatResponse response = await chat.GetResponseAsync(_history, cancellationToken: cancellationToken);
        _history.AddMessages(response);

        return response.Text;
    }
}
