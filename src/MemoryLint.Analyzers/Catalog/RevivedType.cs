namespace MemoryLint.Catalog;

/// <summary>
/// A class whose objects a framework takes down and sets up again without what their fields hold: workflow executors from a checkpoint, grains by their key,
/// steps of a process.
/// </summary>
sealed record RevivedType
{
    /// <summary>Full metadata names of the types to derive from.</summary>
    public required string[] Names { get; init; }

    /// <summary>A word that every file with such a class has.</summary>
    public required string Word { get; init; }

    /// <summary>True if the word is no other framework's: a file that has it is looked at even if nothing else in it speaks of memory.</summary>
    public bool IsOwnWord { get; init; }

    /// <summary>What an object is, with its article.</summary>
    public required string Noun { get; init; }

    /// <summary>What keeps its state, to follow "in".</summary>
    public required string Home { get; init; }

    /// <summary>What happens to state that is not kept there, to follow "so".</summary>
    public required string Loss { get; init; }

    /// <summary>True if all that one message leaves for the next counts; else only what is a conversation.</summary>
    public bool IsAnyState { get; init; }

    /// <summary>Words of which a project has one that keeps the state of such objects; none if the framework revives them in any project.</summary>
    public string[] RevivedBy { get; init; } = [];

    /// <summary>Methods which, all overridden, save and restore the fields.</summary>
    public string[] Hooks { get; init; } = [];

    /// <summary>Words of which a class has one that cares for its state itself.</summary>
    public string[] KeptBy { get; init; } = [];

    /// <summary>Types to implement by which an object forgets between two runs.</summary>
    public string[] ResetBy { get; init; } = [];

    /// <summary>Calls that register what is made of such objects once for all.</summary>
    public string[] SharedBy { get; init; } = [];

    /// <summary>Full metadata name of the type through which state is kept by key.</summary>
    public string? Context { get; init; }

    /// <summary>Its methods that write state, by key, value and scope.</summary>
    public string[] Writes { get; init; } = [];

    /// <summary>Its methods that read it.</summary>
    public string[] Reads { get; init; } = [];

    /// <summary>The parameter that names the scope; without it, the state is the object's own.</summary>
    public string? Scope { get; init; }
}
