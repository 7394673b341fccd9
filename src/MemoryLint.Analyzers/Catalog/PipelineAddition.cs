namespace MemoryLint.Catalog;

/// <summary>Members by which something is added to what answers: filters, plugins. What is added stays until somebody takes it away.</summary>
sealed record PipelineAddition
{
    /// <summary>Full metadata name of what is added to.</summary>
    public required string Type { get; init; }

    /// <summary>Methods that add, extensions included, and properties that hold what is added.</summary>
    public required string[] Members { get; init; }

    /// <summary>True for what has a name that may be taken only once.</summary>
    public bool IsNamed { get; init; }

    /// <summary>True for names that say little: they make a file no candidate.</summary>
    public bool IsCommonName { get; init; }
}
