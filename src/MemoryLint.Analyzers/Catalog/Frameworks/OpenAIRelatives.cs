namespace MemoryLint.Catalog.Frameworks;

/// <summary>
/// Other clients of the same services: Azure.AI.OpenAI 1.0 beta, Azure.AI.Inference, Betalgo 9.2, OkGoDoIt (package OpenAI 1.x) and ChatGptNet.
/// Names from the sources of the last three; those of Azure from their packages.
/// </summary>
static class OpenAIRelatives
{
    public static readonly Framework Framework = new("OpenAI relatives")
    {
        Messages =
        [
            // Azure.AI.OpenAI 1.0.0-beta
            "Azure.AI.OpenAI.ChatRequestMessage",
            "Azure.AI.OpenAI.ChatMessage",
            "Azure.AI.Inference.ChatRequestMessage",
            "Betalgo.Ranul.OpenAI.ObjectModels.RequestModels.ChatMessage",

            // Betalgo.OpenAI, until 8
            "OpenAI.ObjectModels.RequestModels.ChatMessage",
            "OpenAI_API.Chat.ChatMessage",
            "ChatGptNet.Models.ChatGptMessage",
        ],
        Types =
        [
            new()
            {
                Names = ["OpenAI_API.Chat.Conversation"],
                Kind = MemoryKind.Session,
                Package = "OpenAI",
            },

            // Interface: only the implementation says what it survives.
            new()
            {
                Names = ["ChatGptNet.IChatGptCache"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "ChatGptNet",
            },
        ],
        Members =
        [
            new()
            {
                Types = ["OpenAI_API.Chat.ChatEndpoint", "OpenAI_API.Chat.IChatEndpoint"],
                Members = ["CreateConversation"],
                Kind = MemoryKind.Session,
            },
        ],
        Registrations =
        [
            // In memory until WithCache names another cache.
            new()
            {
                Types = ["ChatGptNet.ChatGptServiceCollectionExtensions"],
                Methods = ["AddChatGpt"],
                Kind = MemoryKind.SessionStore,
                Package = "ChatGptNet",
                IsSilentDefault = true,
            },
            new()
            {
                Types = ["ChatGptNet.IChatGptBuilderExtensions"],
                Methods = ["WithCache"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "ChatGptNet",
            },
        ],
        Identities =
        [
            new("ChatGptNet.IChatGptClient", "AskAsync", "conversationId"),
            new("ChatGptNet.IChatGptClient", "AskStreamAsync", "conversationId"),
            new("ChatGptNet.IChatGptClient", "SetupAsync", "conversationId"),
            new("ChatGptNet.IChatGptClient", "GetConversationAsync", "conversationId"),
        ],
        Windows =
        [
            new() { Types = ["ChatGptNet.ChatGptOptionsBuilder"], Member = "MessageLimit", Default = "10" },
        ],
        ModelCalls =
        [
            new()
            {
                Types = ["Azure.AI.OpenAI.OpenAIClient"],
                Methods = ["GetChatCompletionsAsync", "GetChatCompletions", "GetChatCompletionsStreamingAsync", "GetChatCompletionsStreaming"],
                MemoryParameters = ["chatCompletionsOptions"],
            },
            new()
            {
                Types = ["Azure.AI.Inference.ChatCompletionsClient"],
                Methods = ["CompleteAsync", "Complete", "CompleteStreamingAsync", "CompleteStreaming"],
                MemoryParameters = ["chatCompletionsOptions"],
            },
            new()
            {
                Types = ["Betalgo.Ranul.OpenAI.Interfaces.IChatCompletionService", "OpenAI.Interfaces.IChatCompletionService" /* until 8 */],
                Methods = ["CreateCompletion", "CreateCompletionAsStream"],
                MemoryParameters = ["chatCompletionCreate"],
            },
            new()
            {
                Types = ["OpenAI_API.Chat.ChatEndpoint", "OpenAI_API.Chat.IChatEndpoint"],
                Methods = ["CreateChatCompletionAsync"],
                MemoryParameters = ["request", "messages"],
            },
            new()
            {
                Types = ["OpenAI_API.Chat.Conversation"],
                Methods =
                [
                    "GetResponseFromChatbotAsync",
                    "GetResponseFromChatbot",
                    "StreamResponseFromChatbotAsync",
                    "StreamResponseEnumerableFromChatbotAsync",
                ],
                RecordsReply = true,
            },

            // Without an id every question is a conversation of its own.
            new()
            {
                Types = ["ChatGptNet.IChatGptClient"],
                Methods = ["AskAsync", "AskStreamAsync"],
                MemoryParameters = ["conversationId"],
                InputParameters = ["message"],
                SessionParameters = ["conversationId"],
                Wants = "conversation id",
                RecordsReply = true,
            },
        ],
        ModelClients =
        [
            // AzureOpenAIClient came with Azure.AI.OpenAI 2.0.
            new()
            {
                Types =
                [
                    "Azure.AI.OpenAI.AzureOpenAIClient",
                    "Azure.AI.OpenAI.OpenAIClient",
                    "Azure.AI.Inference.ChatCompletionsClient",
                    "Azure.AI.Projects.AIProjectClient",
                    "Azure.AI.Agents.Persistent.PersistentAgentsClient",
                    "OllamaSharp.OllamaApiClient",
                ],
                Cost = ClientCost.Connections,
            },
            new()
            {
                Types = ["Azure.AI.Agents.Persistent.PersistentAgentsAdministrationClient"],
                Methods = ["CreateAgent", "CreateAgentAsync"],
                Cost = ClientCost.ServerAgent,
                Makes = "PersistentAgent",
                Through = "Administration",
                UndoneBy = ["DeleteAgent", "DeleteAgentAsync"],
                IsCommonName = true,
            },
        ],
    };
}
