using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Wiring;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Sets a window to what the framework has by default.</summary>
sealed class UseDefaultWindow() : Rewrite(HistoryWindowTooSmallFix.UseDefaultWindowKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        site[FixProperties.Shape] == HistoryWindowTooSmall.Setting && site.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
            ? site[FixProperties.Default] is "null" ? $"Set no limit ({assignment.Left} = null)" : $"Use the default window of {site[FixProperties.Default]}"
            : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var edit = new CodeEdit(site.Root);
        edit.Replace(site.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>()!.Right.Span, site[FixProperties.Default]!);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }
}
