namespace MemoryLint.Catalog.Frameworks;

/// <summary>Microsoft.Extensions.AI: it has no memory type of its own, a conversation is whatever list of <c>ChatMessage</c> the app keeps.</summary>
static class ExtensionsAI
{
    public static readonly Framework Framework = new("Microsoft.Extensions.AI")
    {
        Messages = ["Microsoft.Extensions.AI.ChatMessage"],
        Identities =
        [
            new("Microsoft.Extensions.AI.ChatOptions", "ConversationId"),
        ],
        ModelCalls =
        [
            new()
            {
                Types = ["Microsoft.Extensions.AI.IChatClient", "Microsoft.Extensions.AI.ChatClientExtensions", "Microsoft.Extensions.AI.ChatClientStructuredOutputExtensions"],
                Methods = ["GetResponseAsync", "GetStreamingResponseAsync", "CompleteAsync", "CompleteStreamingAsync"],
                MemoryParameters = ["messages", "chatMessages"],
            },
        ],
    };
}
