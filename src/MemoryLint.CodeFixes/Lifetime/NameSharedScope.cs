using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Gives the reader the scope that the writer names; where neither names one, gives both the same. A scope is a run's own, so no other run sees it.</summary>
sealed class NameSharedScope() : Rewrite(WorkflowStateOutsideCheckpointFix.NameSharedScopeKey)
{
    const string NewScope = "\"Shared\"";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Use the scope {plan.Scope} in all calls for '{plan.Key}'" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var solution = site.Document.Project.Solution;
        foreach (var calls in plan.Calls.GroupBy(c => c.Call.SyntaxTree))
            if (site.Document.Project.Solution.GetDocument(calls.Key) is { } document)
            {
                var edit = new CodeEdit(calls.Key.GetRoot(cancellation));
                foreach (var call in calls)
                    GiveScope(edit, call.Call, plan.Kind, plan.Scope, plan.At(call.Call));
                solution = solution.WithDocumentText(document.Id, edit.Changed);
            }
        return Task.FromResult(solution);
    }

    static void GiveScope(CodeEdit edit, InvocationExpressionSyntax call, RevivedType kind, string scope, int at)
    {
        var arguments = call.ArgumentList.Arguments;
        var given = arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == kind.Scope) ?? (arguments.Count > at && arguments[at].Expression.IsKind(SyntaxKind.NullLiteralExpression) ? arguments[at] : null);
        if (given is not null)
            edit.Replace(given.Expression.Span, scope);
        else
            edit.Insert(arguments[at - 1].Span.End, $", {kind.Scope}: {scope}");
    }

    sealed record Plan(RevivedType Kind, string Key, string Scope, ImmutableArray<StateCall> Calls, INamedTypeSymbol Context)
    {
        /// <summary>Where the scope stands among the arguments.</summary>
        public int At(InvocationExpressionSyntax call) =>
            Context.GetMembers(CallsByName.NameOf(call)).OfType<IMethodSymbol>().SelectMany(m => m.Parameters).First(p => p.Name == Kind.Scope).Ordinal;

        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            var (catalog, compilation) = (CatalogIndex.BuiltIn, site.Model.Compilation);
            if (site[FixProperties.Shape] != WorkflowStateOutsideCheckpoint.OtherScope
                || site.Node.FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } || CallsByName.NameSyntaxOf(call) is not { } name
                || catalog.Revived.FirstOrDefault(r => r.Reads.Contains(name.Identifier.ValueText)) is not { Context: { } context } kind || compilation.GetTypeByMetadataName(context) is not { } contextType
                || StateScopes.Of(site.Model, kind, name, cancellation) is not { KeyValue: { } key } read)
                return null;
            var writes = StateScopes.Writes(compilation, catalog, kind, cancellation);
            if (StateScopes.Missed(read, writes) is not { } write)
                return null;
            if (write.Scope is not null)
                return ScopeAt(site, write.Scope, cancellation) is { } scope && IsInOrder(read, kind) ? new(kind, key, scope, ImmutableArray.Create(read), contextType) : null;
            // One class writes it, all others only read: then all of them mean the same.
            var calls = writes.Concat(StateScopes.Reads(compilation, catalog, kind, cancellation)).Where(c => c.Scope is null).ToList();
            bool isOneWriter = writes.Where(w => w.KeyValue == key).All(w => w.Scope is null && SymbolEqualityComparer.Default.Equals(w.Owner, write.Owner));
            bool isUnclear = calls.Any(c => c.KeyValue is null && SymbolEqualityComparer.Default.Equals(c.Owner, write.Owner));
            var same = calls.Where(c => c.KeyValue == key).ToImmutableArray();
            return isOneWriter && !isUnclear && same.All(c => IsInOrder(c, kind)) ? new(kind, key, NewScope, same, contextType) : null;
        }

        /// <summary>True if no argument but the scope's own is named before where the scope belongs.</summary>
        static bool IsInOrder(StateCall call, RevivedType kind) => call.Call.ArgumentList.Arguments.All(a => a.NameColon is null || a.NameColon.Name.Identifier.ValueText is var n && (n == kind.Scope || n == "cancellationToken"));

        /// <summary>The writer's scope as the reader can name it.</summary>
        static string? ScopeAt(FixSite site, ExpressionSyntax scope, CancellationToken cancellation)
        {
            if (SourceModels.Of(site.Model.Compilation, scope.SyntaxTree)?.GetConstantValue(scope, cancellation) is not { Value: string value })
                return null;
            return scope is not LiteralExpressionSyntax && site.Model.GetSpeculativeSymbolInfo(site.Node.SpanStart, scope, SpeculativeBindingOption.BindAsExpression).Symbol is IFieldSymbol { ConstantValue: string same } && same == value
                ? scope.ToString()
                : SymbolDisplay.FormatLiteral(value, quote: true);
        }
    }
}
