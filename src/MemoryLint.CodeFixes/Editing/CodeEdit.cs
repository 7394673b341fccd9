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
        Text = root.SyntaxTree.GetText();
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

    /// <summary>The text with all changes.</summary>
    public SourceText Changed => Text.WithChanges(_changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.Length));

    public Document Apply(Document document) => document.WithText(Changed);

    /// <summary>
    /// Lines joined with the file's line break, the first one bare, each other one at <paramref name="indent"/>. A tab at the start of a line is one
    /// more level of indentation, and a brace alone on its line stands where the file has its braces.
    /// </summary>
    public string Lines(string indent, IEnumerable<string> lines)
    {
        var joined = new List<string>();
        foreach (string line in lines)
        {
            string text = line.TrimStart('\t');
            string levels = string.Concat(Enumerable.Repeat(IndentUnit, line.Length - text.Length));
            bool sharesLine = joined.Count > 0 && HasBracesOnSameLine && (text == "{" || (text is "finally" or "else" && joined.Last().EndsWith("}", StringComparison.Ordinal)));
            if (sharesLine)
                joined[joined.Count - 1] += " " + text;
            else
                joined.Add(joined.Count == 0 || text.Length == 0 ? levels + text : indent + levels + text);
        }
        return string.Join(NewLine, joined);
    }

    /// <summary>True if most blocks of the file open on the line of the statement that they belong to.</summary>
    bool HasBracesOnSameLine
    {
        get
        {
            var blocks = _root.DescendantNodes().OfType<BlockSyntax>().Where(b => !IsOnOneLine(b.Span)).ToList();
            int same = blocks.Count(b => LineOf(b.OpenBraceToken.GetPreviousToken().Span.End) == LineOf(b.OpenBraceToken.SpanStart));
            return same * 2 > blocks.Count;
        }
    }

    /// <summary>The number of the line that <paramref name="position"/> is on.</summary>
    public int LineOf(int position) => Text.Lines.GetLineFromPosition(position).LineNumber;

    /// <summary>Where the line that <paramref name="position"/> is on ends, its line break not included.</summary>
    public int LineEnd(int position) => Text.Lines.GetLineFromPosition(position).End;

    public bool IsOnOneLine(TextSpan span) => LineOf(span.Start) == LineOf(span.End);

    /// <summary>The first line of a node and of the comments right above it.</summary>
    public int LineWithComments(SyntaxNode node)
    {
        int line = LineOf(node.SpanStart), code = LineOf(node.GetFirstToken().GetPreviousToken().Span.End);
        while (line > 0 && line - 1 > code && Text.Lines[line - 1].ToString().TrimStart() is var above
            && (above.StartsWith("//", StringComparison.Ordinal) || (above.StartsWith("/*", StringComparison.Ordinal) && above.TrimEnd().EndsWith("*/", StringComparison.Ordinal))))
            line--;
        return line;
    }

    /// <summary>Inserts lines above a statement and its comments.</summary>
    public void InsertAbove(SyntaxNode statement, IReadOnlyCollection<string> lines)
    {
        string indent = IndentAt(statement.SpanStart);
        if (lines.Count > 0)
            Insert(Text.Lines[LineWithComments(statement)].Start, indent + Lines(indent, lines) + NewLine);
    }

    /// <summary>True if nothing but the node, and perhaps a comment, stands on the lines of <paramref name="node"/>.</summary>
    public bool HasLinesOfItsOwn(SyntaxNode node) =>
        LineOf(node.GetFirstToken().GetPreviousToken().Span.End) < LineOf(node.SpanStart) && LineOf(node.GetLastToken().GetNextToken().SpanStart) > LineOf(node.Span.End);

    /// <summary>Removes the lines from a node to another and the comments above the first, and an empty line beside them that would be one too many.</summary>
    public void RemoveLines(SyntaxNode start, SyntaxNode end)
    {
        int first = LineWithComments(start), last = LineOf(end.Span.End);
        string before = LineText(first - 1), after = LineText(last + 1);
        if (after.Length == 0 && (before.Length == 0 || before.EndsWith("{", StringComparison.Ordinal)) && last + 1 < Text.Lines.Count)
            last++;
        else if (before.Length == 0 && after.StartsWith("}", StringComparison.Ordinal))
            first--;
        Replace(TextSpan.FromBounds(Text.Lines[first].Start, Text.Lines[last].EndIncludingLineBreak), "");
    }

    string LineText(int line) => line < 0 || line >= Text.Lines.Count ? "" : Text.Lines[line].ToString().Trim();

    /// <summary>Code of several lines one level further in, from its second line on; as it is if it has a string that would change.</summary>
    public string Shifted(string code) =>
        code.Contains("@\"") || code.Contains("@$\"") ? code : string.Join("\n", code.Split('\n').Select((l, i) => i == 0 || string.IsNullOrWhiteSpace(l) ? l : IndentUnit + l));
}
