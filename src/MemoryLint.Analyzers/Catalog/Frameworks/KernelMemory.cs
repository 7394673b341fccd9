namespace MemoryLint.Catalog.Frameworks;

/// <summary>Kernel Memory v1 (archived), read from source. It remembers documents; what is asked about them is never kept.</summary>
static class KernelMemory
{
    const string Builder = "Microsoft.KernelMemory.KernelMemoryBuilderExtensions";
    const string Services = "Microsoft.KernelMemory.DependencyInjection";

    public static readonly Framework Framework = new("Kernel Memory")
    {
        Family = "Microsoft.KernelMemory",
        Types =
        [
            // In memory or on disk, as their configuration says; the name alone proves the milder of the two.
            new()
            {
                Names =
                [
                    "Microsoft.KernelMemory.MemoryStorage.DevTools.SimpleVectorDb",
                    "Microsoft.KernelMemory.MemoryStorage.DevTools.SimpleTextDb",
                    "Microsoft.KernelMemory.DocumentStorage.DevTools.SimpleFileStorage",
                ],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Local,
                Package = "Microsoft.KernelMemory.Core",
            },
            new()
            {
                Names = ["Microsoft.KernelMemory.MemoryStorage.IMemoryDb", "Microsoft.KernelMemory.DocumentStorage.IDocumentStorage"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.KernelMemory.Abstractions",
            },
        ],
        Members =
        [
            new()
            {
                Types =
                [
                    "Microsoft.KernelMemory.MemoryStorage.DevTools.SimpleVectorDbConfig",
                    "Microsoft.KernelMemory.MemoryStorage.DevTools.SimpleTextDbConfig",
                    "Microsoft.KernelMemory.DocumentStorage.DevTools.SimpleFileStorageConfig",
                ],
                Members = ["Volatile"],
                Kind = MemoryKind.VectorStore,
            },
            new()
            {
                Types =
                [
                    "Microsoft.KernelMemory.MemoryStorage.DevTools.SimpleVectorDbConfig",
                    "Microsoft.KernelMemory.MemoryStorage.DevTools.SimpleTextDbConfig",
                    "Microsoft.KernelMemory.DocumentStorage.DevTools.SimpleFileStorageConfig",
                ],
                Members = ["Persistent"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Local,
            },
        ],
        Registrations =
        [
            // The constructor registers a volatile document store and a volatile vector store, which later With… calls replace.
            new()
            {
                Types = ["Microsoft.KernelMemory.KernelMemoryBuilder"],
                Methods = [".ctor"],
                Kind = MemoryKind.VectorStore,
                Package = "Microsoft.KernelMemory.Core",
                IsSilentDefault = true,
            },

            // Without an argument volatile, with a directory on disk: only the argument says, so the milder of the two is assumed.
            // No counterparts: Build throws unless the document store and the vector store change together.
            new()
            {
                Types = [Builder],
                Methods = ["WithSimpleVectorDb", "WithSimpleTextDb", "WithSimpleFileStorage"],
                Lapse = Lapse.StaysInMemoryWithoutArgument,
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Local,
                Package = "Microsoft.KernelMemory.Core",
            },
            new()
            {
                Types = [Services],
                Methods = ["AddSimpleVectorDbAsMemoryDb", "AddSimpleTextDbAsMemoryDb", "AddSimpleFileStorageAsDocumentStorage"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Local,
                Package = "Microsoft.KernelMemory.Core",
            },
            new()
            {
                Types = [Builder],
                Methods =
                [
                    "WithPostgresMemoryDb",
                    "WithRedisMemoryDb",
                    "WithQdrantMemoryDb",
                    "WithAzureAISearchMemoryDb",
                    "WithSqlServerMemoryDb",
                    "WithElasticsearchMemoryDb",
                    "WithElasticsearch",
                    "WithMongoDbAtlasMemoryDb",
                    "WithMongoDbAtlasStorage",
                    "WithMongoDbAtlasMemoryDbAndDocumentStorage",
                    "WithAzureBlobsDocumentStorage",
                    "WithAWSS3DocumentStorage",
                    "WithCustomMemoryDb",
                    "WithCustomDocumentStorage",
                ],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.KernelMemory",
            },
            new()
            {
                Types = [Services],
                Methods =
                [
                    "AddPostgresAsMemoryDb",
                    "AddRedisAsMemoryDb",
                    "AddQdrantAsMemoryDb",
                    "AddAzureAISearchAsMemoryDb",
                    "AddSqlServerAsMemoryDb",
                    "AddElasticsearchAsMemoryDb",
                    "AddMongoDbAtlasAsMemoryDb",
                    "AddMongoDbAtlasAsMemoryDbAndDocumentStorage",
                ],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.KernelMemory",
            },
        ],
        ModelClients =
        [
            new()
            {
                Types = ["Microsoft.KernelMemory.KernelMemoryBuilder"],
                Cost = ClientCost.Index,
            },
        ],
    };
}
