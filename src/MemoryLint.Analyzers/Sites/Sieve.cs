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
            if ((use & WordUse.Site) != 0)
                found.Add(new(words.Start, words.WordHash));
        }
        bool isCandidate = (uses & WordUse.Candidate) != 0;
        return new(catalog, isCandidate ? uses : uses & (WordUse.Handler | WordUse.Requests | WordUse.Circuits), isCandidate ? found.ToImmutable() : ImmutableArray<SievedWord>.Empty);
    }
}

/// <summary>What the sieve found in one file.</summary>
/// <param name="Catalog">The catalog whose words were asked for.</param>
/// <param name="Uses">What its words say, all together; of a file that is no candidate only whom the project serves.</param>
/// <param name="Words">The words of a candidate file that are worth a look, in order.</param>
sealed record SievedFile(CatalogIndex Catalog, WordUse Uses, ImmutableArray<SievedWord> Words)
{
    /// <summary>True if the file can have to do with memory.</summary>
    public bool IsCandidate => (Uses & WordUse.Candidate) != 0;

    /// <summary>Where a word of the catalog stands in a candidate file; another word of the same hash may stand there.</summary>
    public IEnumerable<int> PlacesOf(uint hash)
    {
        foreach (var word in Words)
            if (word.Hash == hash)
                yield return word.Start;
    }
}

/// <summary>A word of the catalog in a file.</summary>
/// <param name="Start">Where it stands.</param>
/// <param name="Hash">Its hash.</param>
readonly record struct SievedWord(int Start, uint Hash);
