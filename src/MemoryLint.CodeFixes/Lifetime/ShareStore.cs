using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Creates the store that a per-turn factory builds once, before it: the store keeps one state per conversation by itself, so that sharing it mixes nobody.
/// </summary>
sealed class ShareStore() : Rewrite(MemoryFactoryReturnsNewFix.ShareStoreKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => PlaceOf(site, cancellation) is not null ? "Create the store once, before the factory" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var (creation, statement, type) = PlaceOf(site, cancellation)!.Value;
        var edit = new CodeEdit(site.Root);
        string made = creation is ImplicitObjectCreationExpressionSyntax ? $"new {type}{creation.ArgumentList}" : creation.ToString();
        string name = Names.Free(site, site.Root, statement is null ? ["_storage", "_store"] : ["storage", "store"]);
        if (statement is not null)
            edit.InsertAbove(statement, [$"var {name} = {made};"]);
        else
            SessionMap.AsMember(edit, creation.FirstAncestorOrSelf<TypeDeclarationSyntax>()!, $"private static readonly {type} {name} = {made};");
        edit.Replace(creation.Span, name);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>Before the statement where that runs once, at top level; else a static field of the class around it.</summary>
    static (BaseObjectCreationExpressionSyntax Creation, StatementSyntax? Statement, string Type)? PlaceOf(FixSite site, CancellationToken cancellation)
    {
        if (site[FixProperties.Shape] != MemoryFactoryReturnsNew.StorePerTurn || site.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation
            || site.Model.GetTypeInfo(creation, cancellation).Type is not { } type)
            return null;
        string name = type.ToMinimalDisplayString(site.Model, creation.SpanStart);
        if (creation.ArgumentList?.Arguments.Count > 0)
            return null;
        var lambdas = creation.Ancestors().OfType<LambdaExpressionSyntax>().ToList();
        if (creation.FirstAncestorOrSelf<GlobalStatementSyntax>() is { Statement: var statement })
        {
            // The registration's own lambda may run per turn; the statement at top level runs once.
            return lambdas.Count > 0 && lambdas[0].Modifiers.Count == 0 ? (creation, statement, name) : null;
        }
        return creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() is ClassDeclarationSyntax ? (creation, null, name) : null;
    }
}
