namespace MemoryLint.Catalog;

/// <summary>What one framework's types and methods mean to a conversation. Data only: one instance per file under <c>Frameworks/</c>.</summary>
sealed record Framework(string Name)
{
    /// <summary>Types that are memories.</summary>
    public MemoryType[] Types { get; init; } = [];

    /// <summary>Full metadata names of the message types: a list, array or queue of them is a history.</summary>
    public string[] Messages { get; init; } = [];

    /// <summary>Methods and properties that hand out a memory.</summary>
    public MemoryMember[] Members { get; init; } = [];

    /// <summary>Calls that register a memory with the host.</summary>
    public MemoryRegistration[] Registrations { get; init; } = [];

    /// <summary>Full metadata names of types of which one agent has one object for all its sessions.</summary>
    public string[] SharedByAgent { get; init; } = [];

    /// <summary>Where a session's identity enters.</summary>
    public IdentityParameter[] Identities { get; init; } = [];

    /// <summary>Calls that send a conversation to a model or an agent.</summary>
    public ModelCall[] ModelCalls { get; init; } = [];

    /// <summary>What reaches the model and is made to be shared by all requests.</summary>
    public ModelClient[] ModelClients { get; init; } = [];

    /// <summary>Members by which something is added to what reaches the model.</summary>
    public PipelineAddition[] Additions { get; init; } = [];
}
