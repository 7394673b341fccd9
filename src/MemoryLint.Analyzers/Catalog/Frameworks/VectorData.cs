namespace MemoryLint.Catalog.Frameworks;

/// <summary>
/// Stores of Microsoft.Extensions.VectorData: CommunityToolkit.VectorData 1.0 and the connectors of Semantic Kernel that it replaced (until 1.79).
/// </summary>
static class VectorData
{
    /// <summary>Simple names by which a project shows that it uses one of them.</summary>
    public static readonly string[] Stores =
    [
        "VectorStore", "VectorStoreCollection", "IVectorStore", "IVectorStoreRecordCollection", "InMemoryVectorStore", "InMemoryCollection", "SqliteVectorStore", "SqliteCollection", "QdrantVectorStore", "QdrantCollection",
        "PostgresVectorStore", "PostgresCollection", "RedisVectorStore", "SqlServerVectorStore", "SqlServerCollection", "AzureAISearchVectorStore", "AzureAISearchCollection", "CosmosNoSqlVectorStore", "CosmosVectorStore",
    ];

    public static readonly Framework Framework = new("Microsoft.Extensions.VectorData")
    {
        Types =
        [
            // Abstract: only the implementation says what it survives.
            new()
            {
                Names =
                [
                    "Microsoft.Extensions.VectorData.VectorStore",
                    "Microsoft.Extensions.VectorData.VectorStoreCollection`2",

                    // until 1.49 of Semantic Kernel
                    "Microsoft.Extensions.VectorData.IVectorStore",
                    "Microsoft.Extensions.VectorData.IVectorStoreRecordCollection`2",
                ],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.VectorData.Abstractions",
            },
            new()
            {
                Names = ["CommunityToolkit.VectorData.InMemory.InMemoryVectorStore"],
                Kind = MemoryKind.VectorStore,
                Package = "CommunityToolkit.VectorData.InMemory",
                Counterparts = StoresOf("CommunityToolkit.VectorData"),
            },

            // No counterpart for collections: its type arguments are the app's.
            new()
            {
                Names =
                [
                    "CommunityToolkit.VectorData.InMemory.InMemoryCollection`2",
                    "CommunityToolkit.VectorData.InMemory.InMemoryDynamicCollection",
                ],
                Kind = MemoryKind.VectorStore,
                Package = "CommunityToolkit.VectorData.InMemory",
            },
            new()
            {
                Names =
                [
                    // until 1.79
                    "Microsoft.SemanticKernel.Connectors.InMemory.InMemoryVectorStore",

                    // until 1.37
                    "Microsoft.SemanticKernel.Data.VolatileVectorStore",
                ],
                Kind = MemoryKind.VectorStore,
                Package = "Microsoft.SemanticKernel.Connectors.InMemory",
                Counterparts = StoresOf("Microsoft.SemanticKernel.Connectors"),
            },
            new()
            {
                Names =
                [
                    // until 1.79
                    "Microsoft.SemanticKernel.Connectors.InMemory.InMemoryCollection`2",
                    "Microsoft.SemanticKernel.Connectors.InMemory.InMemoryDynamicCollection",

                    // until 1.51
                    "Microsoft.SemanticKernel.Connectors.InMemory.InMemoryVectorStoreRecordCollection`2",
                ],
                Kind = MemoryKind.VectorStore,
                Package = "Microsoft.SemanticKernel.Connectors.InMemory",
            },
            Store("CommunityToolkit.VectorData.PgVector", Durability.Durable, "PostgresVectorStore", "PostgresCollection`2", "PostgresDynamicCollection"),
            Store("CommunityToolkit.VectorData.Qdrant", Durability.Durable, "QdrantVectorStore", "QdrantCollection`2", "QdrantDynamicCollection"),
            Store("CommunityToolkit.VectorData.Redis", Durability.Durable,
                "RedisVectorStore", "RedisJsonCollection`2", "RedisJsonDynamicCollection", "RedisHashSetCollection`2", "RedisHashSetDynamicCollection"),
            Store("CommunityToolkit.VectorData.SqlServer", Durability.Durable, "SqlServerVectorStore", "SqlServerCollection`2", "SqlServerDynamicCollection"),

            // A file of one machine; "Data Source=:memory:" is not even that.
            Store("CommunityToolkit.VectorData.SqliteVec", Durability.Local, "SqliteVectorStore", "SqliteCollection`2", "SqliteDynamicCollection"),
            Store("CommunityToolkit.VectorData.AzureAISearch", Durability.Durable,
                "AzureAISearchVectorStore", "AzureAISearchCollection`2", "AzureAISearchDynamicCollection"),
            Store("CommunityToolkit.VectorData.Weaviate", Durability.Durable, "WeaviateVectorStore", "WeaviateCollection`2", "WeaviateDynamicCollection"),
            Store("CommunityToolkit.VectorData.AzureCosmosDB", Durability.Durable, "CosmosVectorStore", "CosmosCollection`2", "CosmosDynamicCollection"),

            // 1.0.0 of the package before
            Store("CommunityToolkit.VectorData.CosmosNoSql", Durability.Durable, "CosmosNoSqlVectorStore", "CosmosNoSqlCollection`2"),
            Store("CommunityToolkit.VectorData.AzureDocumentDB", Durability.Durable,
                "DocumentDBVectorStore", "DocumentDBCollection`2", "DocumentDBDynamicCollection"),

            // Semantic Kernel, until 1.79
            Store("Microsoft.SemanticKernel.Connectors.PgVector", Durability.Durable,
                "PostgresVectorStore", "PostgresCollection`2", "PostgresDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.Qdrant", Durability.Durable, "QdrantVectorStore", "QdrantCollection`2", "QdrantDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.Redis", Durability.Durable,
                "RedisVectorStore", "RedisJsonCollection`2", "RedisJsonDynamicCollection", "RedisHashSetCollection`2", "RedisHashSetDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.SqlServer", Durability.Durable,
                "SqlServerVectorStore", "SqlServerCollection`2", "SqlServerDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.SqliteVec", Durability.Local, "SqliteVectorStore", "SqliteCollection`2", "SqliteDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.AzureAISearch", Durability.Durable,
                "AzureAISearchVectorStore", "AzureAISearchCollection`2", "AzureAISearchDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.Weaviate", Durability.Durable,
                "WeaviateVectorStore", "WeaviateCollection`2", "WeaviateDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.CosmosNoSql", Durability.Durable,
                "CosmosNoSqlVectorStore", "CosmosNoSqlCollection`2", "CosmosNoSqlDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.CosmosMongoDB", Durability.Durable,
                "CosmosMongoVectorStore", "CosmosMongoCollection`2", "CosmosMongoDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.MongoDB", Durability.Durable, "MongoVectorStore", "MongoCollection`2", "MongoDynamicCollection"),
            Store("Microsoft.SemanticKernel.Connectors.Pinecone", Durability.Durable,
                "PineconeVectorStore", "PineconeCollection`2", "PineconeDynamicCollection"),
        ],
        Registrations =
        [
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.InMemoryServiceCollectionExtensions"],
                Methods = ["AddInMemoryVectorStore"],
                Kind = MemoryKind.VectorStore,
                Package = "CommunityToolkit.VectorData.InMemory",
                Counterparts = RegistrationsOf("CommunityToolkit.VectorData"),
            },

            // Semantic Kernel, until 1.79
            new()
            {
                Types = ["Microsoft.SemanticKernel.InMemoryServiceCollectionExtensions"],
                Methods = ["AddInMemoryVectorStore"],
                Kind = MemoryKind.VectorStore,
                Package = "Microsoft.SemanticKernel.Connectors.InMemory",
                Counterparts = RegistrationsOf("Microsoft.SemanticKernel.Connectors"),
            },

            // No counterpart: the durable forms want the app's type arguments.
            new()
            {
                Types =
                [
                    "Microsoft.Extensions.DependencyInjection.InMemoryServiceCollectionExtensions",
                    "Microsoft.SemanticKernel.InMemoryServiceCollectionExtensions",
                ],
                Methods = ["AddInMemoryVectorStoreRecordCollection"],
                Kind = MemoryKind.VectorStore,
                Package = "CommunityToolkit.VectorData.InMemory",
            },
            Registration("Postgres", "CommunityToolkit.VectorData.PgVector", Durability.Durable, "VectorStore", "Collection"),
            Registration("Qdrant", "CommunityToolkit.VectorData.Qdrant", Durability.Durable, "VectorStore", "Collection"),
            Registration("Redis", "CommunityToolkit.VectorData.Redis", Durability.Durable, "VectorStore", "JsonCollection", "HashSetCollection"),
            Registration("SqlServer", "CommunityToolkit.VectorData.SqlServer", Durability.Durable, "VectorStore", "Collection"),
            Registration("Sqlite", "CommunityToolkit.VectorData.SqliteVec", Durability.Local, "VectorStore", "Collection"),
            Registration("Cosmos", "CommunityToolkit.VectorData.AzureCosmosDB", Durability.Durable, "VectorStore", "Collection"),
            Registration("DocumentDB", "CommunityToolkit.VectorData.AzureDocumentDB", Durability.Durable, "VectorStore", "Collection"),
            Registration("AzureAISearch", "CommunityToolkit.VectorData.AzureAISearch", Durability.Durable, "VectorStore", "Collection"),
            Registration("Weaviate", "CommunityToolkit.VectorData.Weaviate", Durability.Durable, "VectorStore", "Collection"),

            // Semantic Kernel, until 1.79
            Registration("CosmosNoSql", "Microsoft.SemanticKernel.Connectors.CosmosNoSql", Durability.Durable, "VectorStore", "Collection"),
            Registration("CosmosMongo", "Microsoft.SemanticKernel.Connectors.CosmosMongoDB", Durability.Durable, "VectorStore", "Collection"),
            Registration("Mongo", "Microsoft.SemanticKernel.Connectors.MongoDB", Durability.Durable, "VectorStore", "Collection"),
            Registration("Pinecone", "Microsoft.SemanticKernel.Connectors.Pinecone", Durability.Durable, "VectorStore", "Collection"),
        ],
    };

    static MemoryType Store(string package, Durability durability, params string[] types) => new()
    {
        Names = System.Array.ConvertAll(types, type => package + "." + type),
        Kind = MemoryKind.VectorStore,
        Durability = durability,
        Package = package,
    };

    static MemoryRegistration Registration(string store, string package, Durability durability, params string[] forms) => new()
    {
        Types = ["Microsoft.Extensions.DependencyInjection." + store + "ServiceCollectionExtensions"],
        Methods = [.. System.Array.ConvertAll(forms, form => "Add" + store + form), .. System.Array.ConvertAll(forms, form => "AddKeyed" + store + form)],
        Kind = MemoryKind.VectorStore,
        Durability = durability,
        Package = package,
    };

    static Counterpart[] StoresOf(string family) =>
    [
        StoreOf(family, "PgVector.PostgresVectorStore", "{connection}"),
        StoreOf(family, "Qdrant.QdrantVectorStore", "new Qdrant.Client.QdrantClient(new System.Uri({connection})), ownsClient: true"),
        StoreOf(family, "Redis.RedisVectorStore", "StackExchange.Redis.ConnectionMultiplexer.Connect({connection}).GetDatabase()"),
        StoreOf(family, "SqlServer.SqlServerVectorStore", "{connection}"),
        StoreOf(family, "SqliteVec.SqliteVectorStore", "{connection}", Durability.Local),
    ];

    static Counterpart StoreOf(string family, string type, string arguments, Durability durability = Durability.Durable) =>
        new(family + "." + type, family + "." + type.Split('.')[0], "new " + family + "." + type + "(" + arguments + ")", durability);

    /// <summary>The same where a store is registered: the extension methods of both families are in one namespace.</summary>
    static Counterpart[] RegistrationsOf(string family) =>
    [
        RegistrationOf(family, "PgVector", "Postgres", "{connection}"),
        RegistrationOf(family, "Qdrant", "Qdrant", "_ => new Qdrant.Client.QdrantClient(new System.Uri({connection}))"),
        RegistrationOf(family, "Redis", "Redis", "{connection}"),
        RegistrationOf(family, "SqlServer", "SqlServer", "_ => {connection}"),
        RegistrationOf(family, "SqliteVec", "Sqlite", "_ => {connection}", Durability.Local),
    ];

    static Counterpart RegistrationOf(string family, string package, string store, string arguments, Durability durability = Durability.Durable) =>
        new("Microsoft.Extensions.DependencyInjection." + store + "ServiceCollectionExtensions", family + "." + package, "Add" + store + "VectorStore(" + arguments + ")", durability);
}
