using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>Tells which names a project's own code uses.</summary>
static class ProjectWords
{
    /// <summary>True if a file names <paramref name="word"/> in code: comments and strings aside.</summary>
    public static bool Names(Compilation compilation, CatalogIndex catalog, string word, CancellationToken cancellation) => Uses(compilation, catalog, word, cancellation).Any();

    /// <summary>Where files name <paramref name="word"/> in code. The catalog's own words stand in candidate files only, where the sieve has found them already.</summary>
    public static IEnumerable<SimpleNameSyntax> Uses(Compilation compilation, CatalogIndex catalog, string word, CancellationToken cancellation)
    {
        uint hash = WordReader.Hash(word);
        bool isOfCatalog = (catalog.UseOf(hash) & WordUse.Candidate) != 0;
        if (isOfCatalog && !CatalogWordsOf(compilation, catalog, cancellation).Contains(hash))
            yield break;
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in isOfCatalog ? Sieve.Of(tree, catalog, cancellation).PlacesOf(hash) : SourceWords.Positions(tree, word, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position) is { Parent: SimpleNameSyntax name } token && token.ValueText == word)
                    yield return name;
    }

    static readonly ConditionalWeakTable<Compilation, object> s_uses = new();

    /// <summary>What the words of all files say together.</summary>
    public static WordUse UsesIn(Compilation compilation, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_uses.TryGetValue(compilation, out object known))
            return (WordUse)known;
        var uses = WordUse.None;
        foreach (var tree in compilation.SyntaxTrees)
            uses |= Sieve.Of(tree, catalog, cancellation).Uses;
        s_uses.GetValue(compilation, _ => uses);
        return uses;
    }

    static readonly ConditionalWeakTable<Compilation, HashSet<uint>> s_words = new();

    /// <summary>The hashes of all words of the catalog that the project's files bear.</summary>
    static HashSet<uint> CatalogWordsOf(Compilation compilation, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (s_words.TryGetValue(compilation, out var known))
            return known;
        var words = new HashSet<uint>();
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var word in Sieve.Of(tree, catalog, cancellation).Words)
                words.Add(word.Hash);
        return s_words.GetValue(compilation, _ => words);
    }
}
