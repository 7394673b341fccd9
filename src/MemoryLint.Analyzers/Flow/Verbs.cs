using System.Collections.Immutable;

namespace MemoryLint.Flow;

/// <summary>What the name of a method promises, where its body cannot be read.</summary>
static class Verbs
{
    static readonly ImmutableArray<string> s_saves = ImmutableArray.Create(
        "Save", "Store", "Persist", "Update", "Set", "Write", "Record", "Upsert", "Cache", "Serialize", "Put", "Insert", "Add", "Append", "Publish", "Register", "Track", "Remember", "Sync", "Ingest",
        "Create", "Import");

    static readonly ImmutableArray<string> s_fills = ImmutableArray.Create("Load", "Fill", "Populate", "Restore", "Initialize", "Init", "Hydrate", "Read", "Fetch", "Apply", "Prepare", "Build", "Enrich", "Merge", "Copy");

    static readonly ImmutableArray<string> s_asks = ImmutableArray.Create(
        "Send", "Get", "Complete", "Ask", "Chat", "Generate", "Run", "Invoke", "Stream", "Execute", "Call", "Query", "Reply", "Respond", "Process", "Handle", "Plan", "Infer", "Prompt");

    public static bool Saves(string method) => StartsWithAny(method, s_saves);

    public static bool Fills(string method) => StartsWithAny(method, s_fills);

    public static bool Asks(string method) => StartsWithAny(method, s_asks);

    static bool StartsWithAny(string method, ImmutableArray<string> verbs)
    {
        foreach (string verb in verbs)
            if (method.StartsWith(verb, StringComparison.Ordinal) && (method.Length == verb.Length || !char.IsLower(method[verb.Length])))
                return true;
        return false;
    }
}
