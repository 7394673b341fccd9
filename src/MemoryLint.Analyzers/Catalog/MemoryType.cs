namespace MemoryLint.Catalog;

/// <summary>A type that is a memory, under every name it has had.</summary>
sealed record MemoryType
{
    /// <summary>Full metadata names (<c>Namespace.Outer+Nested`1</c>), the current one first, then those of older generations.</summary>
    public required string[] Names { get; init; }

    public required MemoryKind Kind { get; init; }

    public Durability Durability { get; init; } = Durability.Volatile;

    public bool IsVolatile => Durability == Durability.Volatile;

    /// <summary>The NuGet package that holds it.</summary>
    public required string Package { get; init; }

    /// <summary>What can replace it where it forgets, best first.</summary>
    public Counterpart[] Counterparts { get; init; } = [];

    /// <summary>
    /// Constructor parameters that lend it their own content or durability, by name: the history behind an agent thread, the store behind
    /// bot state. Built over a durable or filled argument, it is as durable and as full as that argument.
    /// </summary>
    public string[] BackedBy { get; init; } = [];

    /// <summary>Of the stores that hold anything, which one it is.</summary>
    public GeneralStores General { get => _general ?? Kind.General(); init => _general = value; }

    /// <summary>Why it forgets although it looks durable.</summary>
    public Lapse Lapse { get; init; }

    /// <summary>Words by which a project shows that it does something about the <see cref="Lapse"/>.</summary>
    public string[] HealedBy { get; init; } = [];

    /// <summary>Simple names by which a project shows that it uses what took the place of this type; empty for a type of today.</summary>
    public string[] SucceededBy { get; init; } = [];

    readonly GeneralStores? _general;

    /// <summary>True for what holds the loaded state of one turn: one for all sessions is everybody's.</summary>
    public bool IsOfOneTurn { get; init; }

    /// <summary>The call that registers what the framework makes anew for each such turn, by namespace and name.</summary>
    public (string Namespace, string Method)? TurnObjects { get; init; }

    /// <summary>
    /// True where nothing derived from a live object marks it as a conversation: a general cache or vector store holds many things,
    /// and only its use says whether they were said by someone.
    /// </summary>
    public bool IsGeneralPurpose => Kind is MemoryKind.Cache or MemoryKind.VectorStore;
}
