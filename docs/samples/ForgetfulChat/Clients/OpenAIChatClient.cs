using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAIFinishReason = OpenAI.Chat.ChatFinishReason;
using OpenAIMessage = OpenAI.Chat.ChatMessage;

namespace ForgetfulChat.Clients;

/// <summary>OpenAI's chat completions behind <see cref="IChatClient"/>: text only, no tools.</summary>
public sealed class OpenAIChatClient(string model, string apiKey) : IChatClient
{
    private readonly ChatClient _client = new(model, apiKey);

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatCompletion completion = await _client.CompleteChatAsync(messages.Select(ToOpenAI), ToOpenAI(options), cancellationToken);

        return new ChatResponse(new ChatMessage(ChatRole.Assistant, completion.Refusal ?? Text(completion.Content)) { MessageId = completion.Id })
        {
            ResponseId = completion.Id,
            ModelId = completion.Model,
            CreatedAt = completion.CreatedAt,
            FinishReason = ToFinishReason(completion.FinishReason),
            RawRepresentation = completion,
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = _client.CompleteChatStreamingAsync(messages.Select(ToOpenAI), ToOpenAI(options), cancellationToken);
        await foreach (StreamingChatCompletionUpdate update in updates)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, update.RefusalUpdate ?? Text(update.ContentUpdate))
            {
                ResponseId = update.CompletionId,
                MessageId = update.CompletionId,
                ModelId = update.Model,
                CreatedAt = update.CreatedAt,
                FinishReason = update.FinishReason is { } reason ? ToFinishReason(reason) : null,
                RawRepresentation = update,
            };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is not null ? null
        : serviceType.IsInstanceOfType(this) ? this
        : serviceType.IsInstanceOfType(_client) ? _client
        : null;

    public void Dispose()
    {
    }

    private static OpenAIMessage ToOpenAI(ChatMessage message) => message.Role.Value switch
    {
        "system" => new SystemChatMessage(message.Text),
        "user" => new UserChatMessage(message.Text),
        "assistant" => new AssistantChatMessage(message.Text),
        var role => throw new NotSupportedException($"Messages of role '{role}' are not supported."),
    };

    private static ChatCompletionOptions ToOpenAI(ChatOptions? options) => new()
    {
        Temperature = options?.Temperature,
        TopP = options?.TopP,
        MaxOutputTokenCount = options?.MaxOutputTokens,
    };

    private static ChatFinishReason ToFinishReason(OpenAIFinishReason reason) => reason switch
    {
        OpenAIFinishReason.Length => ChatFinishReason.Length,
        OpenAIFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        OpenAIFinishReason.ToolCalls or OpenAIFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    private static string Text(ChatMessageContent content) => string.Concat(content.Select(part => part.Text));
}
