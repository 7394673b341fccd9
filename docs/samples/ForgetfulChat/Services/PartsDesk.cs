using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

/// <summary>Knows spare parts. Registered as a singleton.</summary>
public sealed class PartsDesk(IChatClient chat)
{
    // MEM1005: requests change the map and the lists in it at the same time, and neither is made for that.
    private readonly Dictionary<string, List<ChatMessage>> _histories = new();

    public async Task<string> AskAsync(string conversationId, string message, CancellationToken cancellationToken)
    {
        if (!_histories.TryGetValue(conversationId, out List<ChatMessage>? history))
        {
            history = [new(ChatRole.System, "You know every spare part.")];
            _histories[conversationId] = history;
        }

        history.Add(new(ChatRole.User, message));
        ChatResponse response = await chat.GetResponseAsync(history, cancellationToken: cancellationToken);
        history.AddMessages(response);

        return response.Text;
    }
}
