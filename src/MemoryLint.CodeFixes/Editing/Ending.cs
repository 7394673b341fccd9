using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The end of a turn, where a memory that was loaded is saved.</summary>
static class Ending
{
    /// <summary>
    /// True if the end of the block is the end of the turn: no early return after the memory has been given to something that is awaited, and none
    /// that asks the model itself.
    /// </summary>
    public static bool IsEndOfTurn(LocalMemory local, CodeEdit edit)
    {
        var last = LastOf(local.Block);
        if (local.IsUsedLater || last is ThrowStatementSyntax || !edit.HasLinesOfItsOwn(last) || !edit.HasLinesOfItsOwn(local.Declaration)
            || (last is ReturnStatementSyntax && last.DescendantNodes().Any(n => n is AwaitExpressionSyntax && local.IsIn(n))))
            return false;
        var asked = local.Rest.SelectMany(s => s.DescendantNodesAndSelf()).FirstOrDefault(n => n is AwaitExpressionSyntax or ForEachStatementSyntax && local.IsIn(n));
        return asked is not null && !local.Block.DescendantNodes(n => n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(n => n is ReturnStatementSyntax or YieldStatementSyntax { ReturnOrBreakKeyword.ValueText: "break" } && n != last && n.SpanStart > asked.SpanStart);
    }

    /// <summary>The last statement that does something.</summary>
    static StatementSyntax LastOf(BlockSyntax block) => block.Statements.Last(s => s is not LocalFunctionStatementSyntax);

    /// <summary>Adds a statement after everything else, but before the handler returns.</summary>
    public static void Add(CodeEdit edit, BlockSyntax block, string statement)
    {
        var last = LastOf(block);
        string indent = edit.IndentAt(last.SpanStart);
        if (last is ReturnStatementSyntax)
            edit.Insert(last.SpanStart, statement + edit.NewLine + indent);
        else
            edit.Insert(edit.LineEnd(last.Span.End), edit.NewLine + indent + statement);
    }
}
