using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Registers a client as a singleton: the rule has found that its factory uses nothing of a request. A kernel stays, because whoever gets one may add plugins to it.</summary>
sealed class RegisterClientAsSingleton() : Rewrite(PipelineRebuiltPerRequestFix.RegisterAsSingletonKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        NameOf(site) is { } name ? $"Register as singleton ({name.Identifier.ValueText} → {Singleton(name)})" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var name = NameOf(site)!;
        var edit = new CodeEdit(site.Root);
        edit.Replace(name.Identifier.Span, Singleton(name));
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static string Singleton(SimpleNameSyntax name) => name.Identifier.ValueText.Replace("Scoped", "Singleton").Replace("Transient", "Singleton");

    /// <summary>The registration's name, where the factory does nothing but make the client.</summary>
    static SimpleNameSyntax? NameOf(FixSite site) =>
        site[FixProperties.Shape] == PipelineRebuiltPerRequest.Service && site[FixProperties.Cost] == nameof(ClientCost.Connections)
            && site.Node.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda
            && Results.Of(lambda.Body) is [var made] && lambda.Body is ExpressionSyntax or BlockSyntax { Statements.Count: 1 } && IsMade(site.Node, made) ? CallsByName.NameSyntaxOf(call) : null;

    /// <summary>True for the creation itself and for what a client hands out: another client.</summary>
    static bool IsMade(SyntaxNode creation, ExpressionSyntax made)
    {
        for (ExpressionSyntax? e = made; e is not null; e = ((e as InvocationExpressionSyntax)?.Expression as MemberAccessExpressionSyntax)?.Expression)
            if (e.Span == creation.Span)
                return true;
        return false;
    }
}
