namespace MemoryLint.Catalog;

/// <summary>The stores that hold anything, conversations among it.</summary>
[Flags]
enum GeneralStores
{
    None = 0,

    /// <summary><c>IDistributedCache</c>, and <c>ISession</c> and <c>HybridCache</c> over it.</summary>
    DistributedCache = 1,

    /// <summary><c>IMemoryCache</c>.</summary>
    MemoryCache = 2,

    /// <summary>Text memories and vector stores.</summary>
    VectorStore = 4,
}

static class GeneralStoresExtensions
{
    /// <summary>Which of them a memory of that kind is, where its entry does not say.</summary>
    public static GeneralStores General(this MemoryKind kind) => kind switch
    {
        MemoryKind.VectorStore => GeneralStores.VectorStore,
        MemoryKind.Cache => GeneralStores.DistributedCache,
        _ => GeneralStores.None,
    };
}
