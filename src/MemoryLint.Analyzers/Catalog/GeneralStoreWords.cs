namespace MemoryLint.Catalog;

/// <summary>The names under which code asks for stores that hold anything.</summary>
static class GeneralStoreWords
{
    /// <summary><c>HttpContext.Session</c>: a name that many types have, so that an access has to follow.</summary>
    public const string Session = "Session";

    /// <summary>What a cache of the app's own implements.</summary>
    public const string OwnDistributedCache = "IBufferDistributedCache";

    public static readonly string[] DistributedCaches = ["IDistributedCache", "ISession", "HybridCache", Session];

    public static readonly string[] MemoryCaches = ["IMemoryCache", "MemoryCache"];

    /// <summary>The caches whose keys may be a session's identity.</summary>
    public static readonly string[] KeyedCaches = ["IDistributedCache", "IMemoryCache", "HybridCache", "MemoryCache"];

    public static readonly string[] VectorStores =
    [
        "ISemanticTextMemory", "SemanticTextMemory", "IMemoryStore", "MemoryBuilder", "VectorStoreCollection", "VectorStore", "InMemoryVectorStore", "IVectorStoreRecordCollection",
    ];

    /// <summary>What a vector collection is searched through; full metadata names.</summary>
    public static readonly string[] Searched = ["Microsoft.Extensions.VectorData.IVectorSearchable`1", "Microsoft.Extensions.VectorData.VectorStoreCollection`2"];

    /// <summary>The methods that search it, which take a filter among their options.</summary>
    public static readonly string[] Searches = ["SearchAsync", "HybridSearchAsync"];

    /// <summary>The methods that find a collection by its name.</summary>
    public static readonly string[] Named = ["GetCollection", "GetDynamicCollection"];

    /// <summary>The method that puts records into it.</summary>
    public const string Upsert = "UpsertAsync";
}
