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
    static readonly ConditionalWeakTable<SyntaxTree, Answer> s_answers = new();

    public static bool IsCandidate(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_answers.TryGetValue(tree, out var kept) && ReferenceEquals(kept.Catalog, catalog))
            return kept.IsCandidate;
        bool isCandidate = Scan(tree, catalog, cancellation);
        s_answers.Remove(tree);
        s_answers.GetValue(tree, _ => new Answer(catalog, isCandidate));
        return isCandidate;
    }

    static bool Scan(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        var words = new WordReader(tree.GetText(cancellation));
        while (words.Next())
            if (catalog.IsWord(words.WordHash))
                return true;
        return false;
    }

    sealed record Answer(CatalogIndex Catalog, bool IsCandidate);
}
