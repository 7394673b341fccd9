using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Finds out which general stores (caches, vector stores) hold conversations: some file that has to do with conversations reads or writes them under the
/// identity of a session, or writes a history. Most of them hold products, documents and answers, and are right in memory.
/// </summary>
static class StoredConversations
{
    static readonly (GeneralStores Store, string[] Types)[] s_types =
    [
        (GeneralStores.DistributedCache, GeneralStoreWords.DistributedCaches),
        (GeneralStores.MemoryCache, GeneralStoreWords.MemoryCaches),
        (GeneralStores.VectorStore, GeneralStoreWords.VectorStores),
    ];

    static readonly string[] s_accesses =
    [
        "Set", "SetAsync", "SetString", "SetStringAsync", "Get", "GetAsync", "GetString", "GetStringAsync", "TryGetValue", "GetOrCreate", "GetOrCreateAsync", "CreateEntry",
        "SaveInformationAsync", "SaveReferenceAsync", "UpsertAsync", "UpsertBatchAsync",
    ];

    static readonly string[] s_contents = ["history", "conversation", "transcript", "chatmessages", "agentsession", "agentthread"];

    static readonly ConditionalWeakTable<Compilation, object> s_kept = new();

    public static GeneralStores In(Compilation compilation, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_kept.TryGetValue(compilation, out object known))
            return (GeneralStores)known;
        var found = GeneralStores.None;
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var file = Sieve.Of(tree, catalog, cancellation);
            if (!file.IsCandidate || !file.Words.Any(w => catalog.IsConversationWord(w.Hash)))
                continue;
            foreach (var (store, types) in s_types)
                if ((found & store) == 0 && types.Where(t => file.PlacesOf(WordReader.Hash(t)).Any()).ToList() is { Count: > 0 } named && KeepsConversation(tree, named is [GeneralStoreWords.Session], cancellation))
                    found |= store;
        }
        s_kept.GetValue(compilation, _ => found);
        return found;
    }

    static bool KeepsConversation(SyntaxTree tree, bool isOfSession, CancellationToken cancellation)
    {
        foreach (string access in s_accesses)
            foreach (int position in SourceWords.Positions(tree, access, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position).Parent is SimpleNameSyntax name && CallsByName.CallOf(name) is { Expression: MemberAccessExpressionSyntax { Expression: var store } } call
                    && (!isOfSession || store is MemberAccessExpressionSyntax { Name.Identifier.ValueText: GeneralStoreWords.Session })
                    && call.ArgumentList.Arguments.Any(a => a.DescendantTokens().Any(t => NamesConversation(t.ValueText))))
                    return true;
        return false;
    }

    /// <summary>True for the name of a conversation's identity or content.</summary>
    public static bool NamesConversation(string word) =>
        (Conversation.IsIdentityName(word) && !word.StartsWith("user", StringComparison.OrdinalIgnoreCase)) || s_contents.Any(c => word.Replace("_", "").IndexOf(c, StringComparison.OrdinalIgnoreCase) >= 0);
}
