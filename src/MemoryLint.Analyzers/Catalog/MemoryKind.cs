namespace MemoryLint.Catalog;

/// <summary>What a memory holds.</summary>
enum MemoryKind
{
    /// <summary>The messages of one conversation: <c>ChatHistory</c>, <c>List&lt;ChatMessage&gt;</c>.</summary>
    History,

    /// <summary>One conversation with an agent, history included: <c>AgentSession</c>, <c>AgentThread</c>, <c>ChatSession</c>.</summary>
    Session,

    /// <summary>A store of sessions or of conversation state: <c>MemoryStorage</c>, <c>AgentSessionStore</c>.</summary>
    SessionStore,

    /// <summary>Saved steps of a workflow: <c>CheckpointManager</c>.</summary>
    Checkpoints,

    /// <summary>Embedded texts, searched by likeness: <c>InMemoryVectorStore</c>.</summary>
    VectorStore,

    /// <summary>A general cache in which conversation state may be kept: <c>IDistributedCache</c>.</summary>
    Cache,

    /// <summary>A log of what was said, kept for people to read: <c>MemoryTranscriptStore</c>.</summary>
    Transcript,
}
