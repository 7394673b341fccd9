using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Puts the rest of a block under a session's semaphore: two requests of one session take turns, for a list of messages is not safe for both, and the
/// second is to see what the first has added.
/// </summary>
static class Turn
{
    /// <summary>True if the statements of a block from <paramref name="first"/> on stand on lines of their own, and the memory is not used after the turn.</summary>
    public static bool CanHold(CodeEdit edit, BlockSyntax block, StatementSyntax first, string memory) =>
        block.Statements.SkipWhile(s => s != first).All(edit.HasLinesOfItsOwn) && !LocalMemory.IsDeferredIn(block, memory);

    /// <summary>
    /// Replaces the statement <paramref name="replaced"/> by <paramref name="head"/> and puts what follows it, after <paramref name="inside"/>, in a try block
    /// that ends with the release of <paramref name="semaphore"/>.
    /// </summary>
    public static void HoldAfter(CodeEdit edit, BlockSyntax block, StatementSyntax replaced, IEnumerable<string> head, IEnumerable<string> inside, string semaphore)
    {
        string indent = edit.IndentAt(replaced.SpanStart);
        edit.Replace(replaced.Span, edit.Lines(indent, head.Append("try").Append("{").Concat(inside.Select(l => "\t" + l))));
        // The empty line that set the declaration off would open the block.
        if (!inside.Any() && edit.Text.Lines[edit.LineOf(replaced.Span.End) + 1] is var next && string.IsNullOrWhiteSpace(next.ToString()))
            edit.Replace(next.SpanIncludingLineBreak, "");
        edit.Indent(replaced.Span.End, block.Statements.Last().Span.End);
        Close(edit, block, indent, semaphore);
    }

    /// <summary>Puts a block from the statement <paramref name="first"/> on in such a try block, after <paramref name="head"/>; it begins with <paramref name="inside"/>, and <paramref name="editWithin"/> changes what is in it.</summary>
    public static void HoldFrom(CodeEdit edit, BlockSyntax block, StatementSyntax first, IEnumerable<string> head, IEnumerable<string> inside, string semaphore, Action editWithin)
    {
        string indent = edit.IndentAt(first.SpanStart);
        int start = edit.Text.Lines[edit.LineWithComments(first)].Start;
        edit.Insert(start, indent + edit.Lines(indent, head.Append("try").Append("{").Concat(inside.Select(l => "\t" + l))) + edit.NewLine);
        editWithin();
        edit.Indent(start - 1, block.Statements.Last().Span.End);
        Close(edit, block, indent, semaphore);
    }

    static void Close(CodeEdit edit, BlockSyntax block, string indent, string semaphore) =>
        edit.Insert(edit.LineEnd(block.Statements.Last().Span.End), edit.NewLine + indent + edit.Lines(indent, ["}", "finally", "{", $"\t{semaphore}.Release();", "}"]));

    /// <summary>True if a function that is to hold the turn may call another, or itself: it would wait for its own end.</summary>
    public static bool IsTakenTwice(TypeDeclarationSyntax owner, IEnumerable<SyntaxNode> functions)
    {
        var methods = owner.Members.OfType<MethodDeclarationSyntax>().ToLookup(m => m.Identifier.ValueText);
        var holders = new HashSet<SyntaxNode>(functions);
        foreach (var holder in holders)
        {
            var seen = new HashSet<SyntaxNode>();
            var open = new Stack<SyntaxNode>();
            open.Push(holder);
            while (open.Count > 0)
                foreach (var name in open.Pop().DescendantNodes().OfType<SimpleNameSyntax>().Where(IsOwn))
                    foreach (var called in methods[name.Identifier.ValueText])
                    {
                        if (holders.Contains(called))
                            return true;
                        if (seen.Add(called))
                            open.Push(called);
                    }
        }
        return false;
    }

    /// <summary>True for <c>Ask</c> and <c>this.Ask</c>, not for <c>client.Ask</c>.</summary>
    static bool IsOwn(SimpleNameSyntax name) => name.Parent is not MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access || access.Name != name;

    /// <summary>The statement that waits for the turn.</summary>
    public static string Wait(HandlerSyntax handler, string semaphore) =>
        handler.IsAsync ? $"await {semaphore}.WaitAsync({handler.CancellationToken});" : $"{semaphore}.Wait({handler.CancellationToken});";

    public static ImmutableArray<string> Types { get; } = ImmutableArray.Create("System.Collections.Concurrent.ConcurrentDictionary", "System.Threading.SemaphoreSlim");
}
