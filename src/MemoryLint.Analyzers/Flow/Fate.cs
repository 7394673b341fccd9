using Microsoft.CodeAnalysis;

namespace MemoryLint.Flow;

/// <summary>What becomes of a memory after its creation.</summary>
enum FateKind
{
    /// <summary>Nothing but the code around its creation ever sees it.</summary>
    Dropped,

    /// <summary>It gets its messages from a store, or from the client that sends them all with every request.</summary>
    Filled,

    /// <summary>It is written somewhere: serialised, handed to a repository.</summary>
    Saved,

    /// <summary>It is the result of the method or handler.</summary>
    Returned,

    /// <summary>A field, a map or another object keeps it.</summary>
    Kept,

    /// <summary>It is what a get-or-create call, a coalescing or a conditional falls back on.</summary>
    StateDefault,

    /// <summary>It goes where it cannot be followed.</summary>
    Unknown,
}

/// <summary>What became of a memory, and what was seen on the way.</summary>
sealed class Fate
{
    public FateKind Kind { get; private set; } = FateKind.Dropped;

    /// <summary>A model or agent gets it.</summary>
    public bool IsGivenToModel { get; set; }

    /// <summary>What the user said is put in, or sent along with it, as it came.</summary>
    public bool TakesUserText { get; set; }

    /// <summary>The name of the parameter or property that is what the user said.</summary>
    public string? UserTextName { get; set; }

    /// <summary>The model's reply is put in after the call, where nobody reads it any more.</summary>
    public bool RecordsReply { get; set; }

    /// <summary>Something was put in: by its constructor, an initializer or an append.</summary>
    public bool HasContent { get; set; }

    /// <summary>Another branch fills it from a copy (<c>Deserialize</c>): it is only remembered if it is written back.</summary>
    public bool IsLoadedAsCopy { get; set; }

    /// <summary>It leaves the code that creates it other than for the model: as an argument, a result, a value that is kept.</summary>
    public bool Leaves { get; set; }

    /// <summary>The variable that holds it, if one does.</summary>
    public ISymbol? Variable { get; set; }

    /// <summary>Notes an end of the memory. The first one that is not <see cref="FateKind.Dropped"/> counts.</summary>
    public void Becomes(FateKind kind)
    {
        if (Kind == FateKind.Dropped)
            Kind = kind;
    }
}
