using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Sites;

/// <summary>
/// Decides from a file's text whether it can have anything to do with memory. Most files of a project do not, and cost one scan of
/// their text; the answer is kept with the tree, so that an editor pays once per file and version.
/// </summary>
static class Sieve
{
    static readonly ConditionalWeakTable<SyntaxTree, SievedFile> s_files = new();

    [ThreadStatic]
    static ImmutableArray<SievedWord>.Builder? t_words;

    public static SievedFile Of(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_files.TryGetValue(tree, out var kept) && ReferenceEquals(kept.Catalog, catalog))
            return kept;
        var file = Scan(tree, catalog, cancellation);
        s_files.Remove(tree);
        s_files.GetValue(tree, _ => file);
        return file;
    }

    [MethodImpl(WordReader.Optimized)]
    static SievedFile Scan(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        var found = t_words ??= ImmutableArray.CreateBuilder<SievedWord>();
        found.Clear();
        var uses = WordUse.None;
        var words = new WordReader(tree.GetText(cancellation));
        while (words.Next())
        {
            var use = catalog.UseOf(words.WordHash);
            uses |= use;
            if ((use & WordUse.Any) != 0)
                found.Add(new(words.Start, words.Length, words.WordHash, use));
        }
        // Only both together say anything.
        if (!SievedFile.Has(uses, WordUse.Asks, WordUse.ModelCall))
            uses &= ~(WordUse.Asks | WordUse.ModelCall);
        // Texts are filled in everywhere; where nobody asks a model, it is not for one.
        if ((uses & (WordUse.Candidate | WordUse.ModelCall)) == 0)
            uses &= ~WordUse.Fill;
        var lookedAt = SievedFile.LookedAt(uses);
        if (lookedAt == WordUse.Any)
            return new(tree, catalog, uses, found.ToImmutable());
        var kept = SievedFile.Has(uses, WordUse.OwnMemory, WordUse.Map) ? WordUse.OfAnyFile | WordUse.OwnMemory | WordUse.Map : WordUse.OfAnyFile;
        return new(tree, catalog, uses & kept,
            lookedAt == WordUse.None ? ImmutableArray<SievedWord>.Empty : found.Where(w => (w.Use & lookedAt) != 0).Select(w => w with { Use = w.Use & lookedAt }).ToImmutableArray());
    }
}
