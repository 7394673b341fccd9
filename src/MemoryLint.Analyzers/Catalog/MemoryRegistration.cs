namespace MemoryLint.Catalog;

/// <summary>A call that registers a memory or a store with the host: <c>AddDistributedMemoryCache</c>, <c>WithInMemorySessionStore</c>.</summary>
sealed record MemoryRegistration
{
    /// <summary>Full metadata names of the classes that declare the (extension) methods.</summary>
    public required string[] Types { get; init; }

    public required string[] Methods { get; init; }

    public required MemoryKind Kind { get; init; }

    public Durability Durability { get; init; } = Durability.Volatile;

    public required string Package { get; init; }

    /// <summary>
    /// True where the call itself names no store and the framework falls back to memory when none is registered
    /// (<c>MapAGUIServer</c>, <c>UseState</c>).
    /// </summary>
    public bool IsSilentDefault { get; init; }

    /// <summary>Methods that serve what is registered: without a call of one of them nobody reaches the store.</summary>
    public string[] ServedBy { get; init; } = [];

    /// <summary>Of the stores that hold anything, which one it is.</summary>
    public GeneralStores General { get => _general ?? Kind.General(); init => _general = value; }

    /// <summary>Why it forgets although it looks durable.</summary>
    public Lapse Lapse { get; init; }

    /// <summary>Words by which a project shows that it does something about the <see cref="Lapse"/>.</summary>
    public string[] HealedBy { get; init; } = [];

    readonly GeneralStores? _general;

    public Counterpart[] Counterparts { get; init; } = [];
}
