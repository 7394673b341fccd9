using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

/// <summary>Keeps one history per conversation for as long as the process lives. Registered as a singleton.</summary>
public sealed class ConversationStore(IChatClient chat)
{
    private readonly ConcurrentDictionary<string, Conversation> _conversations = new();

    public async Task<string> AskAsync(string conversationId, string message, CancellationToken cancellationToken)
    {
        Conversation conversation = _conversations.GetOrAdd(conversationId, static _ => new());

        await conversation.Turn.WaitAsync(cancellationToken);
        try
        {
            conversation.History.Add(new(ChatRole.User, message));
            ChatResponse response = await chat.GetResponseAsync(conversation.History, cancellationToken: cancellationToken);
            conversation.History.AddMessages(response);
            return response.Text;
        }
        finally
        {
            conversation.Turn.Release();
        }
    }

    public bool Forget(string conversationId) => _conversations.TryRemove(conversationId, out _);

    private sealed class Conversation
    {
        public List<ChatMessage> History { get; } = [new(ChatRole.System, "You take orders.")];

        /// <summary>Lets one turn of the conversation pass at a time.</summary>
        public SemaphoreSlim Turn { get; } = new(1, 1);
    }
}
