namespace MemoryLint.Catalog;

/// <summary>Methods that send a conversation to a model or an agent.</summary>
sealed record ModelCall
{
    /// <summary>Full metadata names of the declaring types; derived types and implementations count too.</summary>
    public required string[] Types { get; init; }

    public required string[] Methods { get; init; }

    /// <summary>Names of the parameter that takes the memory (<c>messages</c>, <c>session</c>, <c>thread</c>, <c>chatHistory</c>); empty when the receiver is the memory.</summary>
    public string[] MemoryParameters { get; init; } = [];

    /// <summary>Names of the parameters that take what is said, as text or as messages; empty where a caller cannot leave the conversation out.</summary>
    public string[] InputParameters { get; init; } = [];

    /// <summary>Names of the parameters and of the options' properties that say which conversation goes on.</summary>
    public string[] SessionParameters { get; init; } = [];

    /// <summary>What a caller has to give so that a conversation goes on, as a message names it.</summary>
    public string Wants { get; init; } = "history";

    /// <summary>Simple names by which callers know the receiver too: derived types, and what makes them.</summary>
    public string[] AlsoNamed { get; init; } = [];

    /// <summary>Simple names by which a project shows that something between the call and the model may remember.</summary>
    public string[] RememberedBy { get; init; } = [];

    /// <summary>True where the framework appends the reply to the memory by itself.</summary>
    public bool RecordsReply { get; init; }
}
