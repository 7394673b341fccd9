using Microsoft.Extensions.AI;

namespace ForgetfulChat.Services;

public static class ChatTurns
{
    /// <summary>The history for a prompt: one line for each message, with who said it.</summary>
    public static string AsText(this List<ChatMessage> history) => string.Join('\n', history.Select(message => $"{message.Role}: {message.Text}"));

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
