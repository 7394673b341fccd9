using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Sites.Prompts;

/// <summary>The text of a prompt as far as it is in view.</summary>
/// <param name="Value">The text.</param>
/// <param name="Pieces">The literals that it is made of.</param>
/// <param name="IsWhole">False if something that is not in view goes into it too.</param>
sealed record PromptText(string Value, ImmutableArray<TextPiece> Pieces, bool IsWhole)
{
    /// <summary>Stands for what is not in view.</summary>
    public const char Unseen = '\uFFFC';

    /// <summary>The file that it stands in, if that is no source.</summary>
    public TextInFile? File { get; init; }

    /// <summary>
    /// Where a name in the text stands in the source. Escapes, indentation and doubled braces shift it, but a name is the same in both, and as often: null if it is not.
    /// </summary>
    public Location? LocationOf(string name, int start)
    {
        if (File is { } file)
            return Location.Create(file.Path, new(file.Start + start, name.Length), file.Text.Lines.GetLinePositionSpan(new(file.Start + start, name.Length)));
        foreach (var piece in Pieces)
        {
            if (start < piece.Start || start + name.Length > piece.Start + piece.Text.Length || piece.Token.SyntaxTree is not { } tree)
                continue;
            string source = piece.Token.Text;
            var (inText, inSource) = (Places(piece.Text, name), Places(source, name));
            int index = inText.IndexOf(start - piece.Start);
            return index >= 0 && inText.Count == inSource.Count ? Location.Create(tree, new TextSpan(piece.Token.SpanStart + inSource[index], name.Length)) : null;
        }
        return null;
    }

    static List<int> Places(string text, string name)
    {
        var places = new List<int>();
        for (int i = text.IndexOf(name, StringComparison.Ordinal); i >= 0; i = text.IndexOf(name, i + 1, StringComparison.Ordinal))
            places.Add(i);
        return places;
    }
}

/// <summary>A part of a file that is no source.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Start">Where the part begins.</param>
sealed record TextInFile(string Path, SourceText Text, int Start)
{
    /// <summary>Where names of the template are declared beside it, in this file or another.</summary>
    public ImmutableArray<DeclaredName> Declared { get; init; } = ImmutableArray<DeclaredName>.Empty;
}

/// <summary>A name that a file declares for a template.</summary>
/// <param name="Path">The file's path.</param>
/// <param name="Name">The name.</param>
/// <param name="Span">Where it stands, with quotes around it if there are any.</param>
readonly record struct DeclaredName(string Path, string Name, TextSpan Span);

/// <summary>A literal that is part of a prompt.</summary>
/// <param name="Token">The literal, or the text between two holes of an interpolated one.</param>
/// <param name="Start">Where it begins in the prompt's text.</param>
/// <param name="Text">What it says.</param>
readonly record struct TextPiece(SyntaxToken Token, int Start, string Text);
