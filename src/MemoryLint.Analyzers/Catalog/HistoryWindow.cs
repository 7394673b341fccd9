namespace MemoryLint.Catalog;

/// <summary>Where the code says how much of a history the model is given.</summary>
sealed record HistoryWindow
{
    /// <summary>Full metadata names of the types that declare the member.</summary>
    public required string[] Types { get; init; }

    /// <summary>A property, a method, or <c>.ctor</c>.</summary>
    public required string Member { get; init; }

    /// <summary>The parameter that is the window; null for a property.</summary>
    public string? Parameter { get; init; }

    public WindowUnit Unit { get; init; } = WindowUnit.Message;

    /// <summary>True if a summary stands for what does not fit.</summary>
    public bool KeepsSummary { get; init; }

    /// <summary>A parameter with which more is kept at times: then the window is no longer that small.</summary>
    public string? Slack { get; init; }

    /// <summary>What the window is if nobody says; null if it is required.</summary>
    public string? Default { get; init; }

    /// <summary>Types whose work needs no more than the last message: whom to ask next, whether all is said.</summary>
    public string[] RightIn { get; init; } = [];
}

/// <summary>What a window counts.</summary>
enum WindowUnit
{
    Message,

    /// <summary>What the user says and what the model replies.</summary>
    Turn,
}
