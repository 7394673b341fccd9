namespace MemoryLint.Catalog.Frameworks;

/// <summary>Bot Framework SDK 4.23, its last version (end of life), read from source.</summary>
static class BotFramework
{
    public static readonly Framework Framework = new("Bot Framework")
    {
        Family = "Microsoft.Bot",
        Ended = new("Microsoft.Bot.Builder", "its support ended on 31 December 2025", "the Microsoft 365 Agents SDK took its place"),
        Loads =
        [
            new()
            {
                Types = ["Microsoft.Bot.Builder.IStatePropertyAccessor`1"],
                Methods = ["GetAsync"],
                SavedBy = ["SaveChangesAsync", "SaveAllChangesAsync", "AutoSaveStateMiddleware", "UseBotState"],
                IsSavedByProject = true,
            },
        ],
        Types =
        [
            new()
            {
                Names =
                [
                    "Microsoft.Bot.Builder.MemoryStorage",

                    // 3.x
                    "Microsoft.Bot.Builder.Dialogs.Internals.InMemoryDataStore",
                ],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Bot.Builder",
                BackedBy = ["dictionary"],
                Counterparts =
                [
                    new("Microsoft.Bot.Builder.Azure.Blobs.BlobsStorage", "Microsoft.Bot.Builder.Azure.Blobs",
                        "new Microsoft.Bot.Builder.Azure.Blobs.BlobsStorage({connection}, \"bot-state\")"),
                    new("Microsoft.Bot.Builder.Azure.CosmosDbPartitionedStorage", "Microsoft.Bot.Builder.Azure",
                        "new Microsoft.Bot.Builder.Azure.CosmosDbPartitionedStorage(new Microsoft.Bot.Builder.Azure.CosmosDbPartitionedStorageOptions "
                        + "{ CosmosDbEndpoint = {setting:Cosmos:Endpoint}, AuthKey = {setting:Cosmos:AuthKey}, DatabaseId = \"bot\", ContainerId = \"state\" })"),
                ],
            },

            // Interface: only the implementation says what it survives.
            new()
            {
                Names = ["Microsoft.Bot.Builder.IStorage"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Bot.Builder",
            },
            new()
            {
                Names = ["Microsoft.Bot.Builder.Azure.Blobs.BlobsStorage"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Bot.Builder.Azure.Blobs",
            },
            new()
            {
                Names = ["Microsoft.Bot.Builder.Azure.CosmosDbPartitionedStorage", "Microsoft.Bot.Builder.Azure.AzureBlobStorage" /* obsolete */],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Bot.Builder.Azure",
            },

            // A turn's state lives in its turn context: one instance for all sessions is right here, other than in the Microsoft 365 Agents SDK.
            new()
            {
                Names =
                [
                    "Microsoft.Bot.Builder.BotState",
                    "Microsoft.Bot.Builder.ConversationState",
                    "Microsoft.Bot.Builder.UserState",
                    "Microsoft.Bot.Builder.PrivateConversationState",
                ],
                SucceededBy = ["AgentApplication", "ITurnState", "AgentState"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Bot.Builder",
                BackedBy = ["storage"],
            },
            new()
            {
                Names = ["Microsoft.Bot.Builder.MemoryTranscriptStore"],
                Kind = MemoryKind.Transcript,
                Package = "Microsoft.Bot.Builder",
                Counterparts =
                [
                    new("Microsoft.Bot.Builder.Azure.Blobs.BlobsTranscriptStore", "Microsoft.Bot.Builder.Azure.Blobs",
                        "new Microsoft.Bot.Builder.Azure.Blobs.BlobsTranscriptStore({connection}, \"bot-transcripts\")"),
                ],
            },
            new()
            {
                Names = ["Microsoft.Bot.Builder.FileTranscriptLogger"],
                Kind = MemoryKind.Transcript,
                Durability = Durability.Local,
                Package = "Microsoft.Bot.Builder",
                Counterparts =
                [
                    new("Microsoft.Bot.Builder.Azure.Blobs.BlobsTranscriptStore", "Microsoft.Bot.Builder.Azure.Blobs",
                        "new Microsoft.Bot.Builder.Azure.Blobs.BlobsTranscriptStore({connection}, \"bot-transcripts\")"),
                ],
            },
            new()
            {
                Names =
                [
                    "Microsoft.Bot.Builder.Azure.Blobs.BlobsTranscriptStore",

                    // obsolete, in Microsoft.Bot.Builder.Azure
                    "Microsoft.Bot.Builder.Azure.AzureBlobTranscriptStore",
                ],
                Kind = MemoryKind.Transcript,
                Durability = Durability.Durable,
                Package = "Microsoft.Bot.Builder.Azure.Blobs",
            },
            new()
            {
                Names = ["Microsoft.Bot.Builder.ITranscriptStore"],
                Kind = MemoryKind.Transcript,
                Durability = Durability.Durable,
                Package = "Microsoft.Bot.Builder",
            },
        ],
    };
}
