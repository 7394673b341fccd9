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
    static ImmutableArray<int>.Builder? t_places;

    public static SievedFile Of(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_files.TryGetValue(tree, out var kept) && ReferenceEquals(kept.Catalog, catalog))
            return kept;
        var file = Scan(tree, catalog, cancellation);
        s_files.Remove(tree);
        s_files.GetValue(tree, _ => file);
        return file;
    }

    static SievedFile Scan(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        var places = t_places ??= ImmutableArray.CreateBuilder<int>();
        places.Clear();
        var found = WordUse.None;
        var words = new WordReader(tree.GetText(cancellation));
        while (words.Next())
        {
            var use = catalog.UseOf(words.WordHash);
            found |= use;
            if ((use & WordUse.Site) != 0)
                places.Add(words.Start);
        }
        bool isCandidate = (found & WordUse.Candidate) != 0;
        return new(catalog, isCandidate, (found & WordUse.Handler) != 0, isCandidate ? places.ToImmutable() : ImmutableArray<int>.Empty);
    }
}

/// <summary>What the sieve found in one file.</summary>
/// <param name="Catalog">The catalog whose words were asked for.</param>
/// <param name="IsCandidate">True if the file can have to do with memory.</param>
/// <param name="HasHandlerWord">True if a word of it can mean a handler.</param>
/// <param name="Places">Where in a candidate file the words stand that are worth a look, in order.</param>
sealed record SievedFile(CatalogIndex Catalog, bool IsCandidate, bool HasHandlerWord, ImmutableArray<int> Places);
