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
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in isOfCatalog ? Sieve.Of(tree, catalog, cancellation).PlacesOf(hash) : SourceWords.Positions(tree, word, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position) is { Parent: SimpleNameSyntax name } token && token.ValueText == word)
                    yield return name;
    }
}
