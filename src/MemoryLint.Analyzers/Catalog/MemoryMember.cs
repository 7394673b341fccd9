namespace MemoryLint.Catalog;

/// <summary>A method or property that hands out a memory: <c>AIAgent.CreateSessionAsync</c>, <c>CheckpointManager.Default</c>.</summary>
sealed record MemoryMember
{
    /// <summary>Full metadata names of the types that declare it; derived types count too.</summary>
    public required string[] Types { get; init; }

    /// <summary>Its names, the current one first.</summary>
    public required string[] Members { get; init; }

    public required MemoryKind Kind { get; init; }

    public Durability Durability { get; init; } = Durability.Volatile;

    /// <summary>True for a property or method that hands out the same object on every call (<c>CheckpointManager.Default</c>).</summary>
    public bool IsShared { get; init; }

    /// <summary>A call that passes one of these parameters finds an existing memory again instead of creating one.</summary>
    public string[] FoundAgainBy { get; init; } = [];

    public Counterpart[] Counterparts { get; init; } = [];
}
