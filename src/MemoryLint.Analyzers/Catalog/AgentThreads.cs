namespace MemoryLint.Catalog;

/// <summary>The threads that an agent can go on with. Others are of the same base type, so that the compiler lets them pass; the agent throws.</summary>
sealed record AgentThreads
{
    /// <summary>Full metadata name of the agent.</summary>
    public required string Agent { get; init; }

    /// <summary>Full metadata names of the threads.</summary>
    public required string[] Threads { get; init; }

    /// <summary>The agent's methods that are given one.</summary>
    public string[] Methods { get; init; } = ["InvokeAsync", "InvokeStreamingAsync"];

    /// <summary>C# that creates a new one, with <c>{agent}</c> for the agent, type names fully qualified; null if that needs more than the agent has.</summary>
    public string? Creation { get; init; }
}

/// <summary>A family of packages that nobody works on any more.</summary>
/// <param name="Namespace">The namespace that its types stand in or below.</param>
/// <param name="End">What became of it, to follow "and".</param>
/// <param name="Successor">What took its place.</param>
sealed record EndedFamily(string Namespace, string End, string Successor);

/// <summary>A service that kept conversations and is no more, though its client still compiles.</summary>
sealed record EndedService
{
    /// <summary>Full metadata name of the client.</summary>
    public required string Client { get; init; }

    /// <summary>Full metadata name of the type that hands out the client.</summary>
    public required string Owner { get; init; }

    /// <summary>Its method that does.</summary>
    public required string Factory { get; init; }

    /// <summary>Methods of frameworks that make the owner. As its constructor, they speak to the service if they are given a key alone.</summary>
    public string[] MadeBy { get; init; } = [];

    /// <summary>What became of it, to follow "keeps its conversations at a service that".</summary>
    public required string End { get; init; }

    /// <summary>What took its place.</summary>
    public required string Successor { get; init; }
}
