using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

public static class ChatTurns
{
    /// <summary>Adds the message to the history, asks the model, and adds its reply. Safe for several turns of one history at once.</summary>
    public static async Task<string> TakeTurnAsync(this IChatClient chat, List<ChatMessage> history, string message, CancellationToken cancellationToken)
    {
        ChatMessage[] soFar;
        lock (history)
        {
            history.Add(new(ChatRole.User, message));
            soFar = [.. history];
        }

        ChatResponse response = await chat.GetResponseAsync(soFar, cancellationToken: cancellationToken);
        lock (history)
        {
            history.AddMessages(response);
        }

        return response.Text;
    }
}
