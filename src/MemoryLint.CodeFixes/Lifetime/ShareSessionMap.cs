using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Makes a concurrent map of sessions, or a store that keeps sessions by their identity, static: all objects of the class share it, and each session is
/// still found under its own key only.
/// </summary>
sealed class ShareSessionMap() : Rewrite(MemoryInPerRequestObjectFix.ShareSessionMapKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => FieldOf(site, cancellation) is { } field
        ? $"Share '{field.Declaration.Variables[0].Identifier.ValueText}' between requests (static)"
        : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var field = FieldOf(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        var at = field.Modifiers.FirstOrDefault(m => m.IsKind(SyntaxKind.ReadOnlyKeyword));
        edit.Insert(at.RawKind != 0 ? at.SpanStart : field.Declaration.SpanStart, "static ");
        return (await SessionTurns.AddAsync(edit.Apply(site.Document), site, cancellation).ConfigureAwait(false)).Project.Solution;
    }

    static FieldDeclarationSyntax? FieldOf(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Shape] is not (MemoryInPerRequestObject.Map or MemoryInPerRequestObject.Store)
            || site.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { Declaration.Variables: [{ Initializer.Value: { } value } variable] } field
            || site.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private } symbol)
            return null;
        if (site[FixProperties.Shape] == MemoryInPerRequestObject.Map && (symbol.Type.Name != "ConcurrentDictionary" || SessionTurns.Of(site, cancellation) is null))
            return null;
        bool readsInstance = value.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            site.Model.GetSymbolInfo(n, cancellation).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Parameter or SymbolKind.Method });
        bool isThroughThis = site.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(a =>
            a.Name.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(a, cancellation).Symbol, symbol));
        return readsInstance || isThroughThis ? null : field;
    }
}
