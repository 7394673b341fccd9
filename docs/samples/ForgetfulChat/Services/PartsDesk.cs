using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

/// <summary>Hands out the histories of the spare parts desk. Registered as a singleton.</summary>
public sealed class PartsDesk
{
    // MEM1005: requests change the map at the same time, and it is not made for that.
    private readonly Dictionary<string, List<ChatMessage>> _histories = new();

    public List<ChatMessage> GetHistory(string conversationId)
    {
        if (!_histories.TryGetValue(conversationId, out List<ChatMessage>? history))
        {
            history = [new(ChatRole.System, "You know every spare part.")];
            _histories[conversationId] = history;
        }

        return history;
    }
}
