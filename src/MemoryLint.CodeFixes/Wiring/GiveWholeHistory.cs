using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Wiring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Takes the cut away, so that the model is given the history as it is.</summary>
sealed class GiveWholeHistory() : Rewrite(HistoryWindowTooSmallFix.GiveWholeHistoryKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => CutOf(site) is { Expression: MemberAccessExpressionSyntax { Expression: var history } } ? $"Give the model all of '{history}'" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var cut = CutOf(site)!;
        var edit = new CodeEdit(site.Root);
        edit.Replace(TextSpan.FromBounds(((MemberAccessExpressionSyntax)cut.Expression).Expression.Span.End, cut.Span.End), "");
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static InvocationExpressionSyntax? CutOf(FixSite site) => site[FixProperties.Shape] == HistoryWindowTooSmall.Cut ? site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() : null;
}
