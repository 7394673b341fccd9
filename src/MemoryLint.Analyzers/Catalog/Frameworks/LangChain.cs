namespace MemoryLint.Catalog.Frameworks;

/// <summary>LangChain .NET, read from source at 0.17.1; older names from the tags 0.12 to 0.17.0.</summary>
static class LangChain
{
    public static readonly Framework Framework = new("LangChain")
    {
        Family = "LangChain",
        Prompting = LangChainPrompts.Prompting,
        Messages =
        [
            // until 0.17.0, then Microsoft.Extensions.AI.ChatMessage
            "LangChain.Providers.Message",
        ],
        Types =
        [
            new()
            {
                Names = ["LangChain.Memory.ChatMessageHistory"],
                Kind = MemoryKind.History,
                Package = "LangChain.Databases.Abstractions",
                Counterparts = [RedisHistory("{0}")],
            },
            new()
            {
                Names = ["LangChain.Memory.ConversationBufferMemory", "LangChain.Memory.BufferMemory" /* until 0.12 */],
                Kind = MemoryKind.History,
                Package = "LangChain.Core",
                BackedBy = ["chatHistory"],
                Counterparts = [RedisHistory("new LangChain.Memory.ConversationBufferMemory({0})")],
            },
            new()
            {
                Names = ["LangChain.Memory.ConversationWindowBufferMemory"],
                Kind = MemoryKind.History,
                Package = "LangChain.Core",
                BackedBy = ["chatHistory"],
                Counterparts = [RedisHistory("new LangChain.Memory.ConversationWindowBufferMemory({0})")],
            },

            // Abstract: what they survive depends on their implementation, so they have no counterpart.
            new()
            {
                Names = ["LangChain.Memory.BaseChatMessageHistory"],
                Kind = MemoryKind.History,
                Package = "LangChain.Databases.Abstractions",
            },
            new()
            {
                Names = ["LangChain.Memory.BaseChatMemory", "LangChain.Memory.BaseMemory"],
                Kind = MemoryKind.History,
                Package = "LangChain.Core",
                BackedBy = ["chatHistory"],
            },

            // The summary is a private field that no history stores: nothing makes these durable.
            new()
            {
                Names = ["LangChain.Memory.ConversationSummaryMemory", "LangChain.Memory.ConversationSummaryBufferMemory"],
                Lapse = Lapse.KeepsSummaryInField,
                Kind = MemoryKind.History,
                Package = "LangChain.Core",
            },

            // Rewrites the whole file with every message: two instances on one path overwrite each other.
            new()
            {
                Names = ["LangChain.Memory.FileChatMessageHistory"],
                Kind = MemoryKind.History,
                Durability = Durability.Local,
                Package = "LangChain.Databases.Abstractions",
            },
            new()
            {
                Names = ["LangChain.Databases.RedisChatMessageHistory"],
                Kind = MemoryKind.History,
                Durability = Durability.Durable,
                Package = "LangChain.Databases.Redis",
                BackedBy = ["sessionId"],
            },
            new()
            {
                Names = ["LangChain.Databases.Mongo.MongoChatMessageHistory"],
                Kind = MemoryKind.History,
                Durability = Durability.Durable,
                Package = "LangChain.Databases.Mongo",
                BackedBy = ["sessionId"],
            },

            // Owns a private memory that is never cleared between runs.
            new()
            {
                Names = ["LangChain.Chains.StackableChains.Agents.ReActAgentExecutorChain"],
                Kind = MemoryKind.Session,
                Package = "LangChain.Core",
            },
            new()
            {
                Names = ["LangChain.Serve.Services.InMemoryRepository"],
                Kind = MemoryKind.SessionStore,
                Package = "LangChain.Serve",
            },

            // Interface: only the implementation says what it survives.
            new()
            {
                Names = ["LangChain.Serve.Abstractions.IConversationRepository"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "LangChain.Serve.Abstractions",
            },
            new()
            {
                // until 0.17.0
                Names = ["LangChain.Databases.Sqlite.SqLiteConversationRepository"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Local,
                Package = "LangChain.Databases.Sqlite",
            },
            new()
            {
                // until 0.17.0
                Names =
                [
                    "LangChain.Databases.InMemory.InMemoryVectorDatabase",
                    "LangChain.Databases.InMemory.InMemoryVectorCollection",
                    "LangChain.Databases.InMemory.InMemoryVectorStore",
                ],
                Kind = MemoryKind.VectorStore,
                Package = "LangChain.Databases.InMemory",
            },

            // until 0.17.0; the file is an optional argument, ":memory:" without it
            new()
            {
                Names = ["LangChain.Databases.Sqlite.SqLiteVectorDatabase"],
                Kind = MemoryKind.VectorStore,
                SucceededBy = VectorData.Stores,
                Package = "LangChain.Databases.Sqlite",
                BackedBy = ["dataSource"],
            },
            new()
            {
                // until 0.17.0
                Names = ["LangChain.Databases.IVectorDatabase", "LangChain.Databases.IVectorCollection"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "LangChain.Databases.Abstractions",
            },
            new()
            {
                Names = ["LangChain.Databases.Postgres.PostgresVectorStore", "LangChain.Databases.Postgres.PostgresVectorDatabase" /* until 0.17.0 */],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "LangChain.Databases.Postgres",
            },
            new()
            {
                Names = ["LangChain.Databases.OpenSearch.OpenSearchVectorStore", "LangChain.Databases.OpenSearch.OpenSearchVectorDatabase" /* until 0.17.0 */],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "LangChain.Databases.OpenSearch",
            },
        ],
        Members =
        [
            new()
            {
                Types = ["LangChain.Memory.FileChatMessageHistory"],
                Members = ["CreateAsync"],
                Kind = MemoryKind.History,
                Durability = Durability.Local,
                FoundAgainBy = ["path"],
            },
            new()
            {
                Types = ["LangChain.Chains.Chain"],
                Members = ["ReActAgentExecutor"],
                Kind = MemoryKind.Session,
            },
        ],
        Registrations =
        [
            new()
            {
                Types = ["LangChain.Serve.ServeExtensions"],
                Methods = ["AddLangChainServe"],
                Kind = MemoryKind.SessionStore,
                Package = "LangChain.Serve",
                IsSilentDefault = true,
            },
            new()
            {
                // until 0.17.0
                Types = ["LangChain.Databases.Sqlite.ServeExtensions"],
                Methods = ["AddSQLiteConversationRepository"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Local,
                Package = "LangChain.Databases.Sqlite",
            },
        ],
        Identities =
        [
            new("LangChain.Databases.RedisChatMessageHistory", ".ctor", "sessionId"),
            new("LangChain.Databases.Mongo.MongoChatMessageHistory", ".ctor", "sessionId"),
            new("LangChain.Memory.FileChatMessageHistory", "CreateAsync", "path"),
            new("LangChain.Serve.Abstractions.IConversationRepository", "GetConversation", "conversationId"),
            new("LangChain.Serve.Abstractions.IConversationRepository", "ListMessages", "conversationId"),
            new("LangChain.Serve.Abstractions.IConversationRepository", "DeleteConversation", "conversationId"),
            new("LangChain.Serve.Abstractions.IConversationRepository", "UpdateConversationName", "conversationId"),
        ],
        Windows =
        [
            new() { Types = ["LangChain.Memory.ConversationWindowBufferMemory"], Member = "WindowSize", Unit = WindowUnit.Turn, Default = "5" },
        ],
        ModelCalls =
        [
            // The links of a chain that put a memory into the prompt and the reply into the memory.
            new()
            {
                Types = ["LangChain.Chains.Chain"],
                Methods = ["LoadMemory", "UpdateMemory"],
                MemoryParameters = ["memory"],
                RecordsReply = true,
            },
            new()
            {
                // until 0.17.0
                Types = ["LangChain.Providers.IChatModel"],
                Methods = ["GenerateAsync"],
                MemoryParameters = ["request"],
                InputParameters = ["request"],
            },
        ],
    };

    /// <summary>Each Redis history opens a connection of its own: one per session, not one per request.</summary>
    static Counterpart RedisHistory(string around) =>
        new("LangChain.Databases.RedisChatMessageHistory", "LangChain.Databases.Redis",
            around.Replace("{0}", "new LangChain.Databases.RedisChatMessageHistory({session}, {connection})"));
}
