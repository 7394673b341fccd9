using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Puts the rest of a block under a session's semaphore: two requests of one session take turns, for a list of messages is not safe for both, and the
/// second is to see what the first has added.
/// </summary>
static class Turn
{
    /// <summary>True if the statements of a block from <paramref name="first"/> on stand on lines of their own.</summary>
    public static bool CanHold(CodeEdit edit, BlockSyntax block, StatementSyntax first)
    {
        int line = edit.Text.Lines.GetLineFromPosition(first.SpanStart).LineNumber;
        return edit.Text.Lines.GetLineFromPosition(block.OpenBraceToken.SpanStart).LineNumber < line
            && edit.Text.Lines.GetLineFromPosition(block.CloseBraceToken.SpanStart).LineNumber > edit.Text.Lines.GetLineFromPosition(block.Statements.Last().Span.End).LineNumber;
    }

    /// <summary>
    /// Replaces the statement <paramref name="replaced"/> by <paramref name="head"/> and puts what follows it, after <paramref name="inside"/>, in a try block
    /// that ends with the release of <paramref name="semaphore"/>.
    /// </summary>
    public static void HoldAfter(CodeEdit edit, BlockSyntax block, StatementSyntax replaced, IEnumerable<string> head, IEnumerable<string> inside, string semaphore)
    {
        string indent = edit.IndentAt(replaced.SpanStart);
        var lines = head.Append("try").Append("{").Concat(inside.Select(l => edit.IndentUnit + l)).ToArray();
        edit.Replace(replaced.Span, edit.Lines(indent, lines));
        edit.Indent(replaced.Span.End, block.Statements.Last().Span.End);
        Close(edit, block, indent, semaphore);
    }

    /// <summary>Puts the whole of <paramref name="block"/> in such a try block, after <paramref name="head"/>.</summary>
    public static void HoldFrom(CodeEdit edit, BlockSyntax block, IEnumerable<string> head, string semaphore)
    {
        var first = block.Statements[0];
        string indent = edit.IndentAt(first.SpanStart);
        int openLineEnd = edit.Text.Lines.GetLineFromPosition(block.OpenBraceToken.SpanStart).EndIncludingLineBreak;
        edit.Insert(openLineEnd, indent + edit.Lines(indent, head.Append("try").Append("{").ToArray()) + edit.NewLine);
        edit.Indent(block.OpenBraceToken.SpanStart, block.Statements.Last().Span.End);
        Close(edit, block, indent, semaphore);
    }

    static void Close(CodeEdit edit, BlockSyntax block, string indent, string semaphore)
    {
        int end = edit.Text.Lines.GetLineFromPosition(block.Statements.Last().Span.End).End;
        edit.Insert(end, edit.NewLine + indent + edit.Lines(indent, "}", "finally", "{", edit.IndentUnit + semaphore + ".Release();", "}"));
    }

    /// <summary>The statement that waits for the turn.</summary>
    public static string Wait(HandlerSyntax handler, string semaphore) =>
        handler.IsAsync ? $"await {semaphore}.WaitAsync({handler.CancellationToken});" : $"{semaphore}.Wait({handler.CancellationToken});";

    public static ImmutableArray<string> Types { get; } = ImmutableArray.Create("System.Collections.Concurrent.ConcurrentDictionary", "System.Threading.SemaphoreSlim");
}
