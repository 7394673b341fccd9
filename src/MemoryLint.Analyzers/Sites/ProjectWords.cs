using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>Tells which names a project's own code uses.</summary>
static class ProjectWords
{
    /// <summary>True if a file names <paramref name="word"/> in code: comments and strings aside.</summary>
    public static bool Names(Compilation compilation, string word, CancellationToken cancellation) => Uses(compilation, word, cancellation).Any();

    /// <summary>Where files name <paramref name="word"/> in code, in no particular order of files.</summary>
    public static IEnumerable<SimpleNameSyntax> Uses(Compilation compilation, string word, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, word, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position) is { Parent: SimpleNameSyntax name } token && token.ValueText == word)
                    yield return name;
    }
}
