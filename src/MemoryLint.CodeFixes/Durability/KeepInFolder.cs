using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Durability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Gives a store that would stay in memory the folder that the configuration names.</summary>
sealed class KeepInFolder() : Rewrite(DurableStoreForgetsFix.KeepInFolderKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        site[FixProperties.Shape] == DurableStoreForgets.NeedsDirectory && CallOf(site) is not null && DataPath.At(site) is not null ? $"Keep in the folder '{DataPath.Key}' of the configuration" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var path = DataPath.At(site)!;
        var edit = new CodeEdit(site.Root);
        edit.Insert(CallOf(site)!.ArgumentList.OpenParenToken.Span.End, path.Expression);
        Usings.Add(edit, site, path.Types);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static InvocationExpressionSyntax? CallOf(FixSite site) => site.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments.Count: 0 } call ? call : null;
}
