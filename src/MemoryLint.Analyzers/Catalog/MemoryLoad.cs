namespace MemoryLint.Catalog;

/// <summary>Methods that hand out a copy of what a store holds: what is done to it is lost unless it is saved.</summary>
sealed record MemoryLoad
{
    /// <summary>Full metadata names of the declaring types; derived types and implementations count too.</summary>
    public required string[] Types { get; init; }

    public required string[] Methods { get; init; }

    /// <summary>Methods and types by any of which it is saved.</summary>
    public required string[] SavedBy { get; init; }

    /// <summary>True where saving is a matter of the whole bot, at the end of a turn; else of the code that loads.</summary>
    public bool IsSavedByProject { get; init; }
}

/// <summary>Objects whose state is written only when told to.</summary>
/// <param name="Type">Full metadata name of the type that holds the state.</param>
/// <param name="SavedBy">The method that writes it.</param>
sealed record HeldState(string Type, string SavedBy);
