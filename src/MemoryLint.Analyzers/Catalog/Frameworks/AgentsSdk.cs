namespace MemoryLint.Catalog.Frameworks;

/// <summary>Microsoft 365 Agents SDK, read from source at 1.8-beta and the tags since 1.0.1.</summary>
static class AgentsSdk
{
    public static readonly Framework Framework = new("Microsoft 365 Agents SDK")
    {
        Types =
        [
            new()
            {
                Names = ["Microsoft.Agents.Storage.MemoryStorage"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.Storage",
                BackedBy = ["dictionary"],
                Counterparts = DurableStorages,
            },

            // Interface: only the implementation says what it survives.
            new()
            {
                Names = ["Microsoft.Agents.Storage.IStorage"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.Storage",
            },
            new()
            {
                Names = ["Microsoft.Agents.Storage.Blobs.BlobsStorage"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.Storage.Blobs",
            },
            new()
            {
                Names = ["Microsoft.Agents.Storage.CosmosDb.CosmosDbPartitionedStorage"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.Storage.CosmosDb",
            },

            // These hold the loaded state of one turn in a field: a session, not a store. One per turn over one shared storage is right,
            // one for all sessions lets users read each other.
            new()
            {
                Names =
                [
                    "Microsoft.Agents.Builder.State.AgentState",
                    "Microsoft.Agents.Builder.State.ConversationState",
                    "Microsoft.Agents.Builder.State.UserState",
                    "Microsoft.Agents.Builder.State.PrivateConversationState",
                ],
                IsOfOneTurn = true,
                TurnObjects = ("Microsoft.Agents.Hosting.AspNetCore", "AddAgent"),
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.Builder",
                BackedBy = ["storage"],
            },
            new()
            {
                Names = ["Microsoft.Agents.Builder.State.TurnState", "Microsoft.Agents.Builder.State.ITurnState"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.Builder",
                BackedBy = ["storage", "agentStates"],
            },
            new()
            {
                Names = ["Microsoft.Agents.Storage.Transcript.MemoryTranscriptStore"],
                Kind = MemoryKind.Transcript,
                Package = "Microsoft.Agents.Storage.Transcript",
                Counterparts = BlobsTranscripts,
            },
            new()
            {
                Names = ["Microsoft.Agents.Storage.Transcript.FileTranscriptLogger"],
                Kind = MemoryKind.Transcript,
                Durability = Durability.Local,
                Package = "Microsoft.Agents.Storage.Transcript",
                Counterparts = BlobsTranscripts,
            },
            new()
            {
                Names = ["Microsoft.Agents.Storage.Transcript.BlobsTranscriptStore", "Microsoft.Agents.Storage.Transcript.ITranscriptStore"],
                Kind = MemoryKind.Transcript,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.Storage.Transcript",
            },
        ],
        Registrations =
        [
            // Since 1.6 the options fall back to MemoryStorage when no IStorage is registered.
            new()
            {
                Types = ["Microsoft.Agents.Hosting.AspNetCore.AgentHostExtensions", "Microsoft.Agents.Hosting.AspNetCore.ServiceCollectionExtensions"],
                Methods = ["AddAgent", "AddAgentApplicationOptions"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.Hosting.AspNetCore",
                IsSilentDefault = true,
                Counterparts = DurableStorages,
            },
        ],
    };

    static Counterpart[] DurableStorages =>
    [
        new("Microsoft.Agents.Storage.Blobs.BlobsStorage", "Microsoft.Agents.Storage.Blobs", "new Microsoft.Agents.Storage.Blobs.BlobsStorage({connection}, \"state\")")
        {
            Service = "Microsoft.Agents.Storage.IStorage",
        },
        new("Microsoft.Agents.Storage.CosmosDb.CosmosDbPartitionedStorage", "Microsoft.Agents.Storage.CosmosDb",
            "new Microsoft.Agents.Storage.CosmosDb.CosmosDbPartitionedStorage(new Microsoft.Agents.Storage.CosmosDb.CosmosDbPartitionedStorageOptions "
            + "{ CosmosDbEndpoint = {setting:Cosmos:Endpoint}, AuthKey = {setting:Cosmos:AuthKey}, DatabaseId = \"agent\", ContainerId = \"state\" })")
        {
            Service = "Microsoft.Agents.Storage.IStorage",
        },
    ];

    static Counterpart[] BlobsTranscripts =>
    [
        new("Microsoft.Agents.Storage.Transcript.BlobsTranscriptStore", "Microsoft.Agents.Storage.Transcript",
            "new Microsoft.Agents.Storage.Transcript.BlobsTranscriptStore({connection}, \"transcripts\")"),
    ];
}
