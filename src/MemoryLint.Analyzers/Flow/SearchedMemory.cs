using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A memory of past conversations that is searched for what was said: whether the search finds what other users said.</summary>
static class SearchedMemory
{
    /// <summary>The scope, written where the memory is made, that names neither session nor user; null if there is none, or if anything else may keep users apart.</summary>
    public static ExpressionSyntax? ScopeOfAllUsers(SemanticModel model, CatalogIndex catalog, Creation memory, CancellationToken cancellation)
    {
        if (memory.Expression is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } made || memory.Kind is not (MemoryKind.VectorStore or MemoryKind.SessionStore))
            return null;
        foreach (var state in arguments.SelectMany(a => a.Expression is AnonymousFunctionExpressionSyntax initializer ? initializer.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>() : []))
            if (model.GetSymbolInfo(state, cancellation).Symbol is IMethodSymbol constructor && catalog.SearchScopes.FirstOrDefault(s => constructor.ContainingType.Is(s.Type)) is { } known
                && Searched(state, constructor, known) is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } scope
                && NamesNobody(model, catalog, scope, cancellation) && IsOneForAll(model, made, cancellation))
                return scope;
        return null;
    }

    static ExpressionSyntax? Searched(BaseObjectCreationExpressionSyntax state, IMethodSymbol constructor, SearchScope scope)
    {
        foreach (string parameter in scope.Parameters)
            if (state.ArgumentList.For(constructor, parameter) is { } given && !given.IsKind(SyntaxKind.NullLiteralExpression))
                return given;
        return null;
    }

    /// <summary>True if the scope is no narrower than one application: what else it says is the same for everybody.</summary>
    static bool NamesNobody(SemanticModel model, CatalogIndex catalog, BaseObjectCreationExpressionSyntax scope, CancellationToken cancellation) =>
        scope.Initializer is null || scope.Initializer.Expressions.All(e => e is AssignmentExpressionSyntax assignment && model.GetConstantValue(assignment.Right, cancellation).HasValue
            && model.GetSymbolInfo(assignment.Left, cancellation).Symbol is IPropertySymbol property && !catalog.IsIdentity(property, null));

    /// <summary>False where a collection of its own, or a store that is made beside the memory for a request, keeps users apart.</summary>
    static bool IsOneForAll(SemanticModel model, BaseObjectCreationExpressionSyntax made, CancellationToken cancellation)
    {
        bool isOfRequest = RequestScope.Of(model, made, cancellation) is not null;
        foreach (var argument in made.ArgumentList!.Arguments)
            if (model.GetTypeInfo(argument.Expression, cancellation).Type is { SpecialType: SpecialType.System_String } && !model.GetConstantValue(argument.Expression, cancellation).HasValue
                || isOfRequest && (argument.Expression is BaseObjectCreationExpressionSyntax || model.GetSymbolInfo(argument.Expression, cancellation).Symbol is ILocalSymbol))
                return false;
        return true;
    }
}
