namespace MemoryLint.Catalog;

/// <summary>How the agents of a framework get their identity, and which stores find a session by it.</summary>
sealed record AgentIdentity
{
    /// <summary>Full metadata name of the agents' base type.</summary>
    public required string Agent { get; init; }

    /// <summary>Full metadata names of the types whose constructors, and whose <see cref="CreatingMethods"/>, make an agent with a new identity unless options set one.</summary>
    public required string[] CreatingTypes { get; init; }

    public required string[] CreatingMethods { get; init; }

    /// <summary>Full metadata names of the types of <see cref="RegisteringMethods"/>, which register an agent with the host under a name.</summary>
    public required string[] RegisteringTypes { get; init; }

    public required string[] RegisteringMethods { get; init; }

    /// <summary>Full metadata name of the options, and their properties for identity and name.</summary>
    public required string Options { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Full metadata name of the base type of stores that are given the agent.</summary>
    public required string Store { get; init; }

    /// <summary>Full metadata names of the framework's own stores that find a session by the agent's identity; all of them are volatile.</summary>
    public required string[] KeyedStores { get; init; }

    /// <summary>Methods that give a registered agent such a store, and those that give it the store in their argument.</summary>
    public required string[] KeyedRegistrations { get; init; }

    public required string[] StoreRegistrations { get; init; }

    /// <summary>Methods that get a session for an agent, and types that do so for the one they wrap.</summary>
    public required string[] Gets { get; init; }
}
