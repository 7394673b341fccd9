using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Makes a property that creates its memory on every access keep it: <c>History { get; } = new();</c>. Not where the object lives as long as the process,
/// for all users would share what it keeps, and not where it lives for a request, for that keeps nothing.
/// </summary>
sealed class KeepInProperty() : Rewrite(MemoryFactoryReturnsNewFix.KeepInPropertyKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => PropertyOf(site, cancellation) is { } property ? $"Create '{property.Identifier.ValueText}' once per object" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var property = PropertyOf(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        edit.Replace(TextSpan.FromBounds(property.Identifier.Span.End, property.ExpressionBody!.Expression.SpanStart), " { get; } = ");
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static PropertyDeclarationSyntax? PropertyOf(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Shape] != MemoryFactoryReturnsNew.Getter || site.Node is not PropertyDeclarationSyntax { ExpressionBody.Expression: { } creation, Parent: ClassDeclarationSyntax } property
            || site.Model.GetDeclaredSymbol(property, cancellation) is not { IsStatic: false } symbol
            || Lifetimes.Of(site.Model.Compilation, symbol.ContainingType, cancellation).Life is ObjectLife.Process or ObjectLife.Request)
            return null;
        bool readsInstance = creation.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            site.Model.GetSymbolInfo(n, cancellation).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method } member && SymbolEqualityComparer.Default.Equals(member.ContainingType, symbol.ContainingType));
        return readsInstance ? null : property;
    }
}
