using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// What opens every conversation and is said by statements: instructions to the model, examples. A memory that is kept must hear it once, not in every turn.
/// </summary>
static class Opening
{
    /// <summary>Puts the opening of <paramref name="memory"/>, if <paramref name="statements"/> say one before anything else, under a condition.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="site">The site.</param>
    /// <param name="handler">The function around it.</param>
    /// <param name="statements">The statements that the memory's life begins with.</param>
    /// <param name="memory">What the statements call the memory.</param>
    /// <param name="name">What they will call it.</param>
    /// <param name="indent">What is to stand before the new lines beyond the statements' own indentation.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static void SayOnce(CodeEdit edit, FixSite site, HandlerSyntax handler, IEnumerable<StatementSyntax> statements, string memory, string name, string indent, CancellationToken cancellation)
    {
        var opening = statements.SkipWhile(s => !IsPart(site, handler, s, memory, cancellation)).TakeWhile(s => IsPart(site, handler, s, memory, cancellation)).ToList();
        if (opening.Count == 0 || statements.TakeWhile(s => s != opening[0]).Any(s => s.DescendantTokens().Any(t => t.ValueText == memory)))
            return;
        var (first, last) = (opening[0], opening[opening.Count - 1]);
        string at = edit.IndentAt(first.SpanStart);
        int before = edit.Text.Lines[edit.LineOf(first.SpanStart)].Start;
        edit.Insert(before, at + indent + edit.Lines(at + indent, [$"if ({name}.Count == 0)", "{"]) + edit.NewLine);
        edit.Indent(before - 1, last.Span.End);
        edit.Insert(edit.LineEnd(last.Span.End), edit.NewLine + at + indent + "}");
    }

    static bool IsPart(FixSite site, HandlerSyntax handler, StatementSyntax statement, string memory, CancellationToken cancellation) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call }
        && (receiver is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var own } ? own : receiver).ToString() == memory
        && CallsByName.NameOf(call).StartsWith("Add", StringComparison.Ordinal)
        && (IsInstruction(call) || !call.ArgumentList.Arguments.Any(a => handler.Reads(site.Model, a, cancellation).Any()));

    /// <summary>True for what speaks to the model in the system's or the developer's role.</summary>
    public static bool IsInstruction(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(n =>
        n.Identifier.ValueText is "System" or "Developer" && n.Parent is MemberAccessExpressionSyntax { Name: var name } && name == n
        || n.Identifier.ValueText is "SystemChatMessage" or "DeveloperChatMessage" or "AddSystemMessage" or "AddDeveloperMessage" or "CreateSystemMessage" or "SystemMessage");
}
