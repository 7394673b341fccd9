namespace MemoryLint.Catalog;

/// <summary>What a word says about the file it stands in.</summary>
[Flags]
enum WordUse
{
    None = 0,

    /// <summary>The file may have to do with memory.</summary>
    Candidate = 1,

    /// <summary>In such a file, what is around the word is looked at.</summary>
    Site = 2,

    /// <summary>The project may have handlers.</summary>
    Handler = 4,

    /// <summary>A scope of the project's container may be a request.</summary>
    Requests = 64,

    /// <summary>A scope may be a Blazor circuit.</summary>
    Circuits = 128,

    /// <summary>A map may hold sessions.</summary>
    Map = 8,

    /// <summary>A store may come into use.</summary>
    Store = 16,

    /// <summary>A file may be written.</summary>
    FileWrite = 32,

    /// <summary>By that name a framework is given a session's identity.</summary>
    Identity = 256,

    /// <summary>What is called or taken by that name, which everybody uses, may be a session's identity or be given one.</summary>
    IdentityCall = 512,

    /// <summary>What is called by that name may be a cache that is given a key.</summary>
    CacheCall = 1024,

    /// <summary>The file knows a cache.</summary>
    Cache = 2048,

    /// <summary>A message may be put into a history.</summary>
    Append = 1 << 12,

    /// <summary>What is called by that name may hand out a copy of what is stored.</summary>
    Load = 1 << 13,

    /// <summary>The file knows a model or an agent.</summary>
    Asks = 1 << 14,

    /// <summary>What is called by that name may be a model or an agent that is told what was said.</summary>
    ModelCall = 1 << 15,

    /// <summary>The file may have prompts to look at, whether it has to do with memory or not.</summary>
    Prompt = 1 << 16,

    /// <summary>In such a file, what is around the word is looked at: a name that many have.</summary>
    PromptPart = 1 << 17,

    /// <summary>The file may have texts that look like templates and are none.</summary>
    PlainText = 1 << 18,

    /// <summary>A class of the file may be one whose objects are set up again.</summary>
    Revived = 1 << 19,

    /// <summary>By that name code says how much of a history is given to the model.</summary>
    Window = 1 << 20,

    /// <summary>An agent with threads of its own, or a service that is no more.</summary>
    Generation = 1 << 21,

    /// <summary>By that name something is made that reaches the model.</summary>
    Client = 1 << 22,

    /// <summary>The file may make it.</summary>
    ClientCandidate = 1 << 23,

    /// <summary>The file may hold conversations in types of the project's own.</summary>
    OwnMemory = 1 << 24,

    /// <summary>What is called by that name may fill in the places of a text.</summary>
    Fill = 1 << 25,

    /// <summary>By that name a prompt is read from a file of a kind that frameworks share with everybody.</summary>
    PromptFile = 1 << 26,

    /// <summary>Names that everybody uses: they count where something is called or taken by them.</summary>
    AnyCall = IdentityCall | CacheCall | Load | ModelCall | Fill,

    /// <summary>What makes a word of a file with prompts worth a look.</summary>
    AnyPrompt = Prompt | PromptPart | PlainText,

    /// <summary>What counts in files that have nothing to do with memory, too.</summary>
    OfAnyFile = PromptFile | Handler | Requests | Circuits | Asks | ModelCall | Prompt | PlainText | Client | ClientCandidate | Fill,

    /// <summary>What makes a word worth a look.</summary>
    Any = Site | Identity | Append | Revived | Window | Generation | Client | AnyCall | AnyPrompt,
}

/// <summary>Words by their hash. Nearly every question is about a word that is not in it, and a bit answers that.</summary>
sealed class WordTable
{
    const int SlotBits = 11;

    readonly ulong[] _bits = new ulong[1 << SlotBits];
    readonly Dictionary<uint, WordUse> _uses = [];

    public WordUse this[uint hash] => (_bits[Slot(hash)] & Bit(hash)) != 0 && _uses.TryGetValue(hash, out var use) ? use : WordUse.None;

    public void Add(string word, WordUse use) => Add(WordReader.Hash(word), use);

    public void Add(uint hash, WordUse use)
    {
        _uses.TryGetValue(hash, out var known);
        _uses[hash] = known | use;
        _bits[Slot(hash)] |= Bit(hash);
    }

    static int Slot(uint hash) => (int)((hash >> 6) & ((1 << SlotBits) - 1));

    static ulong Bit(uint hash) => 1UL << (int)(hash & 63);
}
