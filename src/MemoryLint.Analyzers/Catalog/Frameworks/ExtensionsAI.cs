namespace MemoryLint.Catalog.Frameworks;

/// <summary>Microsoft.Extensions.AI 10.10: it has no memory type of its own, a conversation is whatever list of <c>ChatMessage</c> the app keeps.</summary>
static class ExtensionsAI
{
    public static readonly Framework Framework = new("Microsoft.Extensions.AI")
    {
        Family = "Microsoft.Extensions.AI",
        Messages = ["Microsoft.Extensions.AI.ChatMessage"],
        Identities =
        [
            new("Microsoft.Extensions.AI.ChatOptions", "ConversationId"),

            // the default thread of every caller of the client
            new("Microsoft.Extensions.AI.OpenAIClientExtensions", "AsIChatClient", "threadId"),
        ],
        Windows =
        [
            new() { Types = ["Microsoft.Extensions.AI.MessageCountingChatReducer"], Member = ".ctor", Parameter = "targetCount" },
            new()
            {
                Types = ["Microsoft.Extensions.AI.SummarizingChatReducer"],
                Member = ".ctor",
                Parameter = "targetCount",
                KeepsSummary = true,
                Slack = "threshold",
            },
        ],
        ModelCalls =
        [
            new()
            {
                Types =
                [
                    "Microsoft.Extensions.AI.IChatClient",
                    "Microsoft.Extensions.AI.ChatClientExtensions",
                    "Microsoft.Extensions.AI.ChatClientStructuredOutputExtensions",
                ],
                Methods = ["GetResponseAsync", "GetStreamingResponseAsync", "CompleteAsync", "CompleteStreamingAsync"],
                MemoryParameters = ["messages", "chatMessages"],
                InputParameters = ["chatMessage", "messages", "chatMessages"],
                SessionParameters = ["ConversationId"],
                RememberedBy = ["DelegatingChatClient"],
            },
        ],
    };
}
