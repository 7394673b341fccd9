using System.Collections.Immutable;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
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
        var types = Turn.Types.ToList();
        foreach (var use in plan.Uses)
        {
            if (use.Key.Parameter is { } parameter)
                use.Handler.AddParameter(edit, parameter);
            string local = plan.Name == Names.Camel(plan.Name) ? plan.Name : Names.Free(site, use.Handler.Node, Names.Camel(plan.Name), "sessionHistory");
            string turn = Names.Free(site, use.Handler.Node, "turn", "sessionTurn");
            string find = $"var ({local}, {turn}) = {sessions}.GetOrAdd({use.Key.Expression}, _ => (";
            string[] found = plan.Creation.Contains("\n")
                ? [find, "\t" + Levelled(edit, plan, use) + ",", "\tnew SemaphoreSlim(1, 1)));"]
                : [$"{find}{plan.Creation}, new SemaphoreSlim(1, 1)));"];
            Turn.HoldFrom(edit, use.Handler.Body, use.First, [.. use.Key.Guard, .. found, Turn.Wait(use.Handler, turn)], turn,
                () => Opening.SayOnce(edit, site, use.Handler, use.Statements, plan.Name, local, edit.IndentUnit, cancellation));
            foreach (var reference in use.References)
                edit.Replace(reference.Span, local);
            types.AddRange(use.Key.Types);
        }
        Usings.Add(edit, site, types);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>The creation as deep as the code of a method's body stands, one level deeper than the field.</summary>
    static string Levelled(CodeEdit edit, Plan plan, Use use) => edit.Shifted(edit.Shifted(plan.Creation));

    /// <summary>One handler that uses the field, from the statement <paramref name="First"/> on.</summary>
    sealed record Use(HandlerSyntax Handler, SessionKey Key, StatementSyntax First, ImmutableArray<ExpressionSyntax> References)
    {
        public IEnumerable<StatementSyntax> Statements => Handler.Body.Statements.SkipWhile(s => s != First);
    }

    sealed record Plan(FieldDeclarationSyntax Field, string Name, string Type, string Creation, ImmutableArray<Use> Uses)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Shape] != MemoryInPerRequestObject.Held || site.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { Declaration.Variables: [{ Initializer.Value: { } value } variable] } field
                || field.Parent is not ClassDeclarationSyntax owner || owner.Modifiers.Any(SyntaxKind.PartialKeyword)
                || site.Model.GetDeclaredSymbol(variable, cancellation) is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private } symbol || ReadsInstance(site, value, cancellation))
                return null;
            var uses = UsesOf(site, owner, symbol, cancellation);
            if (uses.IsDefaultOrEmpty || uses.Select(u => u.Key.Type).Distinct().Count() > 1)
                return null;
            string type = field.Declaration.Type.ToString().TrimEnd('?');
            return new(field, symbol.Name, type, value.ToString(), uses);
        }

        static bool ReadsInstance(FixSite site, ExpressionSyntax value, CancellationToken cancellation) => value.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n =>
            site.Model.GetSymbolInfo(n, cancellation).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Parameter or SymbolKind.Method } symbol
            && SymbolEqualityComparer.Default.Equals(symbol.ContainingType, site.Model.GetDeclaredSymbol(site.Node.FirstAncestorOrSelf<ClassDeclarationSyntax>()!, cancellation)));

        /// <summary>The handlers that use the field; empty if anything else uses it too, or if one of them has no identity.</summary>
        static ImmutableArray<Use> UsesOf(FixSite site, ClassDeclarationSyntax owner, IFieldSymbol field, CancellationToken cancellation)
        {
            var uses = ImmutableArray.CreateBuilder<Use>();
            var references = new List<(MethodDeclarationSyntax Method, ExpressionSyntax Reference)>();
            foreach (int position in SourceWords.Positions(site.Root.SyntaxTree, field.Name, cancellation))
            {
                if (!owner.Span.Contains(position) || site.Root.FindToken(position).Parent is not IdentifierNameSyntax name
                    || !SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellation).Symbol, field))
                    continue;
                ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
                if (whole.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole)
                    return ImmutableArray<Use>.Empty;
                references.Add((method, whole));
            }
            foreach (var group in references.GroupBy(r => r.Method))
            {
                if (group.Key.Body?.Statements.FirstOrDefault(s => group.Any(r => s.Span.Contains(r.Reference.Span))) is not { } first
                    || HandlerSyntax.Around(site, first, cancellation) is not { CanHoldLock: true, IsEntry: true } handler
                    || !Turn.CanHold(new CodeEdit(site.Root), handler.Body, first, field.Name) || SessionKey.For(site, handler, first, cancellation) is not { } key)
                    return ImmutableArray<Use>.Empty;
                uses.Add(new(handler, key, first, group.Select(r => r.Reference).ToImmutableArray()));
            }
            return uses.ToImmutable();
        }
    }
}
