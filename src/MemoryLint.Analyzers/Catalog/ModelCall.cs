namespace MemoryLint.Catalog;

/// <summary>Methods that send a conversation to a model or an agent.</summary>
sealed record ModelCall
{
    /// <summary>Full metadata names of the declaring types; derived types and implementations count too.</summary>
    public required string[] Types { get; init; }

    public required string[] Methods { get; init; }

    /// <summary>Names of the parameter that takes the memory (<c>messages</c>, <c>session</c>, <c>thread</c>, <c>chatHistory</c>); empty when the receiver is the memory.</summary>
    public string[] MemoryParameters { get; init; } = [];

    /// <summary>True where the framework appends the reply to the memory by itself.</summary>
    public bool RecordsReply { get; init; }
}
