using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

/// <summary>Hands out the histories of the help desk. Registered as a singleton.</summary>
public sealed class HelpDesk
{
    private readonly ConcurrentDictionary<string, List<ChatMessage>> _histories = new();

    public List<ChatMessage> GetHistory(string conversationId) => _histories.GetOrAdd(conversationId, static _ => [new(ChatRole.System, "You help with everything.")]);
}
