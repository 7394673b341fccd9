using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>
/// Gives the model the history in the place of the last message alone. The message has to be in it by then: where it is put in after the call, the statement
/// moves before it.
/// </summary>
sealed class GiveHistory(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Edit(site, cancellation) is null ? null : "Give the history to the model";

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation) => Task.FromResult(Edit(site, cancellation)!.Apply(site.Document).Project.Solution);

    static CodeEdit? Edit(FixSite site, CancellationToken cancellation)
    {
        if (KeptHistories.In(site.Model, CatalogIndex.BuiltIn, cancellation).FirstOrDefault(h => h.Expression == site.Node) is not { } history
            || ModelQuestion.Of(site.Model, CatalogIndex.BuiltIn, history, cancellation) is not { IsDirect: true, Call: var call }
            || history.Appends.Where(a => a.Role == TurnRole.User).ToList() is not [var said])
            return null;
        var edit = new CodeEdit(site.Root);
        if (!IsPutInBefore(edit, said.Call, call) || Given(site, call, history.Expression.ToString(), cancellation) is not (var span, var given))
            return null;
        edit.Replace(span, given);
        return edit;
    }

    /// <summary>True if the message is in the history when the model is asked, or can be put there.</summary>
    static bool IsPutInBefore(CodeEdit edit, InvocationExpressionSyntax said, InvocationExpressionSyntax call)
    {
        if (said.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax block } statement || call.FirstAncestorOrSelf<StatementSyntax>(s => s.Parent == block) is not { } asking)
            return false;
        if (statement.SpanStart < asking.SpanStart)
            return true;
        var between = block.Statements.SkipWhile(s => s != asking).TakeWhile(s => s != statement).OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(s => s.Declaration.Variables).Select(v => v.Identifier.ValueText).ToList();
        if (!edit.HasLinesOfItsOwn(statement) || !edit.HasLinesOfItsOwn(asking)
            || said.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => between.Contains(n.Identifier.ValueText)))
            return false;
        var lines = edit.Text.Lines;
        int first = edit.LineWithComments(statement), last = edit.LineOf(statement.Span.End);
        string moved = edit.Text.ToString(TextSpan.FromBounds(lines[first].Start, lines[last].EndIncludingLineBreak));
        edit.Replace(TextSpan.FromBounds(lines[first].Start, lines[last].EndIncludingLineBreak), "");
        edit.Insert(lines[edit.LineWithComments(asking)].Start, moved);
        return true;
    }

    /// <summary>What takes the place of the last message: the history, if the call has a form that takes one, or its messages among those of a list that is written out.</summary>
    static (TextSpan Span, string Text)? Given(FixSite site, InvocationExpressionSyntax call, string history, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments.FirstOrDefault(a => UserText.In(site.Model, a.Expression, cancellation) is not null) is not { } argument)
            return null;
        if (argument.Expression.IsCollectionExpression())
        {
            var elements = argument.Expression.ChildNodes().Where(e => UserText.In(site.Model, e.ChildNodes().OfType<ExpressionSyntax>().First(), cancellation) is not null).ToList();
            return elements is [var element] ? (element.Span, $".. {history}") : null;
        }
        if (argument.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || site.Model.GetTypeInfo(argument.Expression, cancellation).Type?.SpecialType != SpecialType.System_String)
            return null;
        var asked = call.ReplaceNode(argument, SyntaxFactory.Argument(SyntaxFactory.ParseExpression(history)));
        return site.Model.GetSpeculativeSymbolInfo(call.SpanStart, asked, SpeculativeBindingOption.BindAsExpression).Symbol is IMethodSymbol method
            && CatalogIndex.BuiltIn.FindModelCall(method) is not null ? (argument.Span, history) : null;
    }
}
