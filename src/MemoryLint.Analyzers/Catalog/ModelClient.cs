namespace MemoryLint.Catalog;

/// <summary>What making a client anew costs, which all requests could share.</summary>
enum ClientCost
{
    /// <summary>Connections, tokens and caches of its own.</summary>
    Connections,

    /// <summary>The clients in it.</summary>
    Kernel,

    /// <summary>A model is read into memory.</summary>
    Weights,

    /// <summary>Stores and clients are set up.</summary>
    Index,

    /// <summary>A service keeps what is created, until somebody deletes it.</summary>
    ServerAgent,
}

/// <summary>Something through which a conversation reaches its model, dear to make and made to be shared.</summary>
sealed record ModelClient
{
    /// <summary>Full metadata names of what constructors make; with <see cref="Methods"/>, of the types that declare these.</summary>
    public required string[] Types { get; init; }

    /// <summary>The methods that make it; none where its constructor does.</summary>
    public string[] Methods { get; init; } = [];

    public required ClientCost Cost { get; init; }

    /// <summary>What a message calls it, where it is not made by its constructor.</summary>
    public string Makes { get; init; } = "";

    /// <summary>For methods that only add a client to something that is being built: how the building begins, as the last name of the expression says it.</summary>
    public string[] BuiltFrom { get; init; } = [];

    /// <summary>The property through which the methods are reached: all that tells of a call that does not bind.</summary>
    public string? Through { get; init; }

    /// <summary>Methods that take away what was created.</summary>
    public string[] UndoneBy { get; init; } = [];

    /// <summary>True for names that say little: they make a file no candidate.</summary>
    public bool IsCommonName { get; init; }
}
