using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// A search in a vector collection whose records say which conversation they belong to, and that asks for no conversation in particular. Records that say nothing of
/// the kind may be meant for everybody.
/// </summary>
/// <param name="Name">The method's name in the call.</param>
/// <param name="Collection">What is searched, as the code writes it.</param>
/// <param name="Identity">The property of the records that tells conversations apart.</param>
/// <param name="Path">The way from the handler.</param>
sealed record UnfilteredSearch(SimpleNameSyntax Name, string Collection, string Identity, ImmutableArray<PathStep> Path)
{
    /// <summary>The searches of a file that requests make, in the order of the text.</summary>
    public static IEnumerable<UnfilteredSearch> In(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var file = Sieve.Of(model.SyntaxTree, catalog, cancellation);
        if (!GeneralStoreWords.VectorStores.Any(w => file.PlacesOf(WordReader.Hash(w)).Any()))
            yield break;
        var root = model.SyntaxTree.GetRoot(cancellation);
        foreach (string search in GeneralStoreWords.Searches)
            foreach (int position in SourceWords.Positions(model.SyntaxTree, search, cancellation))
                if (root.FindToken(position).Parent is SimpleNameSyntax name && CallsByName.CallOf(name) is { Expression: MemberAccessExpressionSyntax { Expression: var collection } } call
                    && IdentityOf(model, call, cancellation) is { } identity && IsOneForAll(model, collection, cancellation)
                    && SourceWords.Within(Appends.UnitAround(call), identity, cancellation).Count == 0 && ProjectWords.Names(model.Compilation, catalog, GeneralStoreWords.Upsert, cancellation)
                    && RequestScope.Of(model, call, cancellation) is { } scope && scope.Occasion.Kind != HandlerKind.Component)
                    yield return new(name, collection.ToString(), identity, scope.Path);
    }

    /// <summary>The property that the records of an unfiltered search are told apart by; null for any other call.</summary>
    static string? IdentityOf(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingType: { TypeArguments.Length: > 0 } searched } method || !searched.IsOrDerivesFrom(GeneralStoreWords.Searched)
            || searched.TypeArguments.Last() is not INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } record || MayFilter(call.ArgumentList.For(method, "options")))
            return null;
        return record.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(p => IdentityWords.IsIdOfSession(p.Name))?.Name;
    }

    static bool MayFilter(ExpressionSyntax? options) => options switch
    {
        null => false,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } made => made.Initializer?.Expressions.Any(e => e is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var set } } && set.EndsWith("Filter", StringComparison.Ordinal)) == true,
        _ => !options.IsKind(SyntaxKind.NullLiteralExpression) && !options.IsKind(SyntaxKind.DefaultLiteralExpression),
    };

    /// <summary>True for what a member holds or the container hands in, where no collection around it is named after anybody.</summary>
    static bool IsOneForAll(SemanticModel model, ExpressionSyntax collection, CancellationToken cancellation) =>
        model.GetSymbolInfo(collection, cancellation).Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol && collection.FirstAncestorOrSelf<TypeDeclarationSyntax>() is var type
        && (type ?? collection.SyntaxTree.GetRoot(cancellation)).DescendantNodes().OfType<InvocationExpressionSyntax>().All(c =>
            !GeneralStoreWords.Named.Contains(CallsByName.NameOf(c)) || c.ArgumentList.Arguments is [{ Expression: var named }, ..] && model.GetConstantValue(named, cancellation).HasValue);
}
