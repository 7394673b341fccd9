namespace MemoryLint.Catalog;

/// <summary>Where a value comes from, seen as an identity: whether a memory is found again under it.</summary>
enum Provenance
{
    /// <summary>Nothing can be said; never evidence.</summary>
    Unknown,

    /// <summary>The client, the user or the channel sends it with every turn: a route, a claim, a conversation's id.</summary>
    Stable,

    /// <summary>Made up anew each time: <c>Guid.NewGuid()</c>.</summary>
    Random,

    /// <summary>It looks like an id and changes: a trace identifier, a connection, a hash, a clock.</summary>
    Unstable,

    /// <summary>The same for everybody.</summary>
    Constant,
}

/// <summary>How long a value that is not stable stays the same.</summary>
enum Lasting
{
    /// <summary>One request, call, message or moment.</summary>
    Request,

    /// <summary>One connection or circuit.</summary>
    Connection,

    /// <summary>One process, for everybody alike: a machine's name.</summary>
    Process,

    /// <summary>One process, and it depends on what is hashed.</summary>
    ProcessHash,

    /// <summary>One network address, which many people may share.</summary>
    Address,
}
