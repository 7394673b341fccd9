namespace MemoryLint.Catalog.Frameworks;

/// <summary>The official OpenAI package, read from source after 2.13. A conversation is the list the app keeps, or an id of the service.</summary>
static class OpenAISdk
{
    public static readonly Framework Framework = new("OpenAI")
    {
        Messages = ["OpenAI.Chat.ChatMessage", "OpenAI.Responses.ResponseItem"],
        Types =
        [
            new()
            {
                Names = ["OpenAI.Assistants.AssistantThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "OpenAI",
            },
        ],
        Members =
        [
            new()
            {
                Types = ["OpenAI.Assistants.AssistantClient"],
                Members =
                [
                    "CreateThread",
                    "CreateThreadAsync",
                    "CreateThreadAndRun",
                    "CreateThreadAndRunAsync",
                    "CreateThreadAndRunStreaming",
                    "CreateThreadAndRunStreamingAsync",
                ],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
            },
            new()
            {
                Types = ["OpenAI.Assistants.AssistantClient"],
                Members = ["GetThread", "GetThreadAsync"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                FoundAgainBy = ["threadId"],
            },
            new()
            {
                Types = ["OpenAI.Conversations.ConversationClient"],
                Members = ["CreateConversation", "CreateConversationAsync"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
            },
        ],
        Identities =
        [
            new("OpenAI.Assistants.AssistantClient", "CreateRun", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "CreateRunAsync", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "CreateRunStreaming", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "CreateRunStreamingAsync", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "CreateMessage", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "CreateMessageAsync", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "GetThread", "threadId"),
            new("OpenAI.Assistants.AssistantClient", "GetThreadAsync", "threadId"),
            new("OpenAI.Conversations.ConversationClient", "CreateConversationItems", "conversationId"),
            new("OpenAI.Conversations.ConversationClient", "CreateConversationItemsAsync", "conversationId"),
            new("OpenAI.Responses.ResponsesClient", "CreateResponse", "previousResponseId"),
            new("OpenAI.Responses.ResponsesClient", "CreateResponseAsync", "previousResponseId"),
            new("OpenAI.Responses.ResponsesClient", "CreateResponseStreaming", "previousResponseId"),
            new("OpenAI.Responses.ResponsesClient", "CreateResponseStreamingAsync", "previousResponseId"),
            new("OpenAI.Responses.CreateResponseOptions", "PreviousResponseId"),
            new("OpenAI.Responses.ResponseConversationOptions", ".ctor", "conversationId"),

            // until 2.7
            new("OpenAI.Responses.ResponseCreationOptions", "PreviousResponseId"),
        ],
        EndedServices =
        [
            // Azure, and others by their endpoint, have services of their own behind the same client.
            new()
            {
                Client = "OpenAI.Assistants.AssistantClient",
                Owner = "OpenAI.OpenAIClient",
                Factory = "GetAssistantClient",
                MadeBy = ["CreateOpenAIClient"],
                End = "OpenAI shut down on 26 August 2026",
                Successor = "ResponsesClient and ConversationClient took its place",
            },
        ],
        Windows =
        [
            new() { Types = ["OpenAI.Assistants.RunTruncationStrategy"], Member = "CreateLastMessagesStrategy", Parameter = "lastMessageCount" },
        ],
        ModelCalls =
        [
            new()
            {
                Types = ["OpenAI.Chat.ChatClient"],
                Methods = ["CompleteChat", "CompleteChatAsync", "CompleteChatStreaming", "CompleteChatStreamingAsync"],
                MemoryParameters = ["messages"],
                InputParameters = ["messages"],
            },

            // The options may name a previous response or a conversation.
            new()
            {
                Types = ["OpenAI.Responses.ResponsesClient", "OpenAI.Responses.OpenAIResponseClient" /* until 2.7 */],
                Methods = ["CreateResponse", "CreateResponseAsync", "CreateResponseStreaming", "CreateResponseStreamingAsync"],
                MemoryParameters = ["previousResponseId", "inputItems", "options"],
                InputParameters = ["userInputText", "inputItems"],
                SessionParameters = ["previousResponseId", "PreviousResponseId", "ConversationOptions"],
                Wants = "id of the previous response",
            },
            new()
            {
                Types = ["OpenAI.Assistants.AssistantClient"],
                Methods = ["CreateRun", "CreateRunAsync", "CreateRunStreaming", "CreateRunStreamingAsync"],
                MemoryParameters = ["threadId"],
                RecordsReply = true,
            },
        ],
        ModelClients =
        [
            new()
            {
                Types =
                [
                    "OpenAI.OpenAIClient",
                    "OpenAI.Chat.ChatClient",
                    "OpenAI.Assistants.AssistantClient",
                    "OpenAI.Responses.ResponsesClient",

                    // until 2.7
                    "OpenAI.Responses.OpenAIResponseClient",
                ],
                Cost = ClientCost.Connections,
            },
            new()
            {
                Types = ["OpenAI.Assistants.AssistantClient"],
                Methods = ["CreateAssistant", "CreateAssistantAsync"],
                Cost = ClientCost.ServerAgent,
                Makes = "Assistant",
                UndoneBy = ["DeleteAssistant", "DeleteAssistantAsync"],
                IsCommonName = true,
            },
        ],
    };
}
