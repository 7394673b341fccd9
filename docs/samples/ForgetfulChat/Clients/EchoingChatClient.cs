using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ForgetfulChat.Clients;

/// <summary>A model that needs no key: it answers with what the call told it of the conversation, and so shows what was forgotten.</summary>
public sealed class EchoingChatClient : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        // Every model takes its time, and meanwhile other requests come.
        await Task.Delay(1, cancellationToken);
        if (messages.Last().Text == "What did you answer?")
        {
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, $"I remember {messages.Count(message => message.Role == ChatRole.Assistant)} of my answers"));
        }

        string[] said = [.. messages.SelectMany(WhatTheUserSaid).Select(text => $"'{text}'")];
        string reply = $"I remember {said.Length} {(said.Length == 1 ? "thing" : "things")} you said: {string.Join(" | ", said)}";

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)) { ModelId = "echo", FinishReason = ChatFinishReason.Stop };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <summary>A message of the user, or the user's lines in the instructions.</summary>
    private static IEnumerable<string> WhatTheUserSaid(ChatMessage message) =>
        message.Role == ChatRole.User ? [message.Text]
        : message.Role == ChatRole.System ? message.Text.Split('\n').Where(line => line.StartsWith("user: ", StringComparison.Ordinal)).Select(line => line["user: ".Length..])
        : [];

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
