namespace MemoryLint.Catalog;

/// <summary>Why a store that looks durable forgets all the same, unless the code does something about it.</summary>
enum Lapse
{
    None,

    /// <summary>What it holds expires after a day.</summary>
    ExpiresAfterADay,

    /// <summary>It keeps a summary in a field, not in the history that it is given.</summary>
    KeepsSummaryInField,

    /// <summary>One process alone may open it.</summary>
    IsOfOneProcess,

    /// <summary>It makes up the id of the conversation, and only the session knows it.</summary>
    MakesUpId,

    /// <summary>Without an argument it stays in memory.</summary>
    StaysInMemoryWithoutArgument,

    /// <summary>It ignores a distributed cache that is in memory itself.</summary>
    StaysInMemoryOverMemoryCache,

    /// <summary>Its cookie is encrypted with keys of one worker.</summary>
    HasKeysOfOneWorker,
}
