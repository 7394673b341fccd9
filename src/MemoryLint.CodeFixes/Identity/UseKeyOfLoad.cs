using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Saves under the key of the load, where its names mean something here too.</summary>
sealed class UseKeyOfLoad(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Key(site, cancellation) is { } key ? $"Save under {key}, the key of the load" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var edit = new CodeEdit(site.Root);
        edit.Replace(site.Node.Span, Key(site, cancellation)!);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static string? Key(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Key] is not { } written || site.Node is not ExpressionSyntax key)
            return null;
        var loaded = SyntaxFactory.ParseExpression(written);
        var names = loaded.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(n => n.Parent is not MemberAccessExpressionSyntax access || access.Expression == n);
        return KeyText.Of(site.Model, key, cancellation) is not null
            && names.All(n => site.Model.LookupSymbols(key.SpanStart, name: n.Identifier.ValueText).Any(s => s.Kind is SymbolKind.Parameter or SymbolKind.Local or SymbolKind.Field or SymbolKind.Property
                && (s.Kind != SymbolKind.Local || s.DeclaringSyntaxReferences[0].Span.End < key.SpanStart)))
            ? written : null;
    }
}
