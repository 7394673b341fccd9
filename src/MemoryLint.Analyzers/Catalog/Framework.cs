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

    /// <summary>Methods that hand out copies of what is stored.</summary>
    public MemoryLoad[] Loads { get; init; } = [];

    /// <summary>Objects that hold state which is written only when told to.</summary>
    public HeldState[] HeldStates { get; init; } = [];

    /// <summary>Where a session's identity enters.</summary>
    public IdentityParameter[] Identities { get; init; } = [];

    /// <summary>What says by whom memories of past conversations are searched.</summary>
    public SearchScope[] SearchScopes { get; init; } = [];

    /// <summary>How agents get their identity, where stores find sessions by it.</summary>
    public AgentIdentity? Agents { get; init; }

    /// <summary>Calls that send a conversation to a model or an agent.</summary>
    public ModelCall[] ModelCalls { get; init; } = [];

    /// <summary>What it does with prompts.</summary>
    public Prompting? Prompting { get; init; }

    /// <summary>Where the code says how much of a history the model is given.</summary>
    public HistoryWindow[] Windows { get; init; } = [];

    /// <summary>Which threads which agents can go on with.</summary>
    public AgentThreads[] AgentThreads { get; init; } = [];

    /// <summary>What the names of its assemblies begin with, where they are released together; null for a framework of one assembly.</summary>
    public string? Family { get; init; }

    /// <summary>Set where nobody works on the framework any more.</summary>
    public EndedFamily? Ended { get; init; }

    /// <summary>Services that are no more.</summary>
    public EndedService[] EndedServices { get; init; } = [];

    /// <summary>Classes whose objects are set up again without what their fields hold.</summary>
    public RevivedType[] Revived { get; init; } = [];

    /// <summary>What reaches the model and is made to be shared by all requests.</summary>
    public ModelClient[] ModelClients { get; init; } = [];

    /// <summary>Members by which something is added to what reaches the model.</summary>
    public PipelineAddition[] Additions { get; init; } = [];
}
