using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

/// <summary>Hands out the histories of the sales desk and of the chat rooms.</summary>
public sealed class Conversations
{
    private readonly ConcurrentDictionary<string, List<ChatMessage>> _rooms = new();

    // MEM1003: asked twice for one conversation, it answers with two histories.
    public List<ChatMessage> GetHistory(string conversationId) => [new(ChatRole.System, "You are a patient sales assistant.")];

    // Right: asked twice for one room, it answers with the same history.
    public List<ChatMessage> GetRoomHistory(string room) => _rooms.GetOrAdd(room, static _ => [new(ChatRole.System, "You moderate a chat room.")]);

    public bool CloseRoom(string room) => _rooms.TryRemove(room, out _);
}
