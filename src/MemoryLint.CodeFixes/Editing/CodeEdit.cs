using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Changes to the text of one file. Fixes work on text rather than on trees so that every line they do not mean to touch, with its comments,
/// raw strings and alignment, stays as the user wrote it.
/// </summary>
sealed class CodeEdit
{
    readonly SyntaxNode _root;
    readonly List<TextChange> _changes = [];

    public CodeEdit(SyntaxNode root)
    {
        _root = root;
        Text = root.GetText();
        NewLine = Text.Lines.Count > 1 && Text.Lines[0] is { } line && line.EndIncludingLineBreak - line.End == 2 ? "\r\n" : "\n";
    }

    public SourceText Text { get; }

    public string NewLine { get; }

    public void Insert(int position, string text) => _changes.Add(new(new TextSpan(position, 0), text));

    public void Replace(TextSpan span, string text) => _changes.Add(new(span, text));

    /// <summary>The white space at the start of the line that <paramref name="position"/> is on.</summary>
    public string IndentAt(int position)
    {
        var line = Text.Lines.GetLineFromPosition(position);
        int end = line.Start;
        while (end < line.End && Text[end] is ' ' or '\t')
            end++;
        return Text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>What one more level of indentation is in this file: a tab, or as many spaces as the first indented line has.</summary>
    public string IndentUnit
    {
        get
        {
            foreach (var line in Text.Lines)
            {
                if (line.Span.Length == 0 || Text[line.Start] is not (' ' or '\t'))
                    continue;
                if (Text[line.Start] == '\t')
                    return "\t";
                string indent = IndentAt(line.Start);
                if (indent.Length is 2 or 4)
                    return indent;
            }
            return "    ";
        }
    }

    /// <summary>Moves lines one level in, from the line after <paramref name="start"/> to the line of <paramref name="end"/>; lines within strings stay.</summary>
    public void Indent(int start, int end)
    {
        int first = Text.Lines.GetLineFromPosition(start).LineNumber + 1, last = Text.Lines.GetLineFromPosition(end).LineNumber;
        string unit = IndentUnit;
        for (int i = first; i <= last; i++)
        {
            var line = Text.Lines[i];
            if (line.Span.IsEmpty || string.IsNullOrWhiteSpace(Text.ToString(line.Span)) || Text[line.Start] == '#' || IsWithinString(line.Start))
                continue;
            Insert(line.Start, unit);
        }
    }

    /// <summary>
    /// True on a line that begins inside a verbatim string: moving it would change what the string says. The lines of a raw string move as one, and it stays the same.
    /// </summary>
    bool IsWithinString(int position)
    {
        var token = _root.FindToken(position, findInsideTrivia: false);
        if (token.SpanStart >= position)
            return token.IsKind(SyntaxKind.InterpolatedStringTextToken) && token.SpanStart == position && IsVerbatim(token);
        return (token.IsKind(SyntaxKind.StringLiteralToken) && token.Text.StartsWith("@", StringComparison.Ordinal)) || (token.IsKind(SyntaxKind.InterpolatedStringTextToken) && IsVerbatim(token));
    }

    static bool IsVerbatim(SyntaxToken token) =>
        token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } text && text.StringStartToken.IsKind(SyntaxKind.InterpolatedVerbatimStringStartToken);

    public Document Apply(Document document) => document.WithText(Text.WithChanges(_changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length)));

    /// <summary>Lines joined with the file's line break, the first one bare, each other one at <paramref name="indent"/>.</summary>
    public string Lines(string indent, params string[] lines) => string.Join(NewLine, lines.Select((l, i) => i == 0 || l.Length == 0 ? l : indent + l));
}
