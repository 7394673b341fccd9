using System.Collections.Immutable;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Replaces a memory in a field of a per-request object by a static map of one memory per session; each handler that used the field gets its own from
/// the map and holds the session's turn while it works with it.
/// </summary>
sealed class KeepFieldPerSession() : Rewrite(MemoryInPerRequestObjectFix.KeepOnePerSessionKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan
        ? $"Keep one per session (by '{plan.Uses[0].Key.Source}')"
        : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string sessions = Names.Free(site, plan.Field.Parent!, "_sessions", "_chatSessions");
        string entry = $"({plan.Type} {Names.Pascal(plan.Name)}, SemaphoreSlim Turn)";
        edit.Replace(plan.Field.Span, $"private static readonly ConcurrentDictionary<{plan.Uses[0].Key.Type}, {entry}> {sessions} = new();");
        foreach (var use in plan.Uses)
            use.TakeFrom(edit, site, plan.Name, plan.Creation, sessions, null, cancellation);
        Usings.Add(edit, site, Turn.Types.Concat(plan.Uses.SelectMany(u => u.Key.Types)));
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    sealed record Plan(FieldDeclarationSyntax Field, string Name, string Type, string Creation, ImmutableArray<SessionUse> Uses)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Shape] != MemoryInPerRequestObject.Held || site.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { Declaration.Variables: [{ Initializer.Value: { } value } variable] } field
                || field.Parent is not ClassDeclarationSyntax owner || owner.Modifiers.Any(SyntaxKind.PartialKeyword)
                || site.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private } symbol || ReadsInstance(site, value, cancellation))
                return null;
            var uses = SessionUse.Of(site, symbol, owner, u => u.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body, handler => handler.IsEntry, cancellation);
            return uses.IsEmpty ? null : new(field, symbol.Name, field.Declaration.Type.ToString().TrimEnd('?'), value.ToString(), uses);
        }

        static bool ReadsInstance(FixSite site, ExpressionSyntax value, CancellationToken cancellation) => value.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            site.Model.GetSymbolInfo(n, cancellation).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Parameter or SymbolKind.Method } symbol
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, site.Model.GetDeclaredSymbol(site.Node.FirstAncestorOrSelf<ClassDeclarationSyntax>()!, cancellation)));
    }
}
