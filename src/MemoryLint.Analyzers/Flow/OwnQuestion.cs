using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// A function of the project that asks a model over plain HTTP, and tells it nothing but what the function is given in this turn. The model knows nothing else, so
/// that the function's code shows all of it; what is not seen to be of this turn may be the conversation.
/// </summary>
static class OwnQuestion
{
    /// <summary>How many functions deep what a question is made of is followed.</summary>
    const int MaximumDepth = 2;

    /// <summary>True if a method, or what alone fulfils it, asks a model what it is given in this turn and nothing else.</summary>
    public static bool IsAskedBy(Compilation compilation, CatalogIndex catalog, IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var request in ModelRequest.All(compilation, catalog, cancellation))
            if (request.FunctionName == method.Name && request.Function is { } function && SourceModels.Of(compilation, function.SyntaxTree) is { } model
                && model.GetDeclaredSymbol(function, cancellation) is IMethodSymbol asks && IsOrFulfils(compilation, asks, method, cancellation))
                return IsOfThisTurn(model, request, function, cancellation);
        return false;
    }

    static bool IsOrFulfils(Compilation compilation, IMethodSymbol asks, IMethodSymbol called, CancellationToken cancellation) =>
        SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, asks)
        || (called.ContainingType is { TypeKind: TypeKind.Interface } contract && asks.ContainingType is { } type
            && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(called), asks) && Implementations.Count(compilation, contract, cancellation) == 1);

    /// <summary>True if what <paramref name="request"/> sends is made of this turn alone, in the function whose code <paramref name="body"/> is.</summary>
    public static bool IsOfThisTurn(SemanticModel model, ModelRequest request, SyntaxNode body, CancellationToken cancellation) =>
        CallsByName.CallOf(request.Name) is { } call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: var sender } && sender.IsAnyOf(ModelEndpoints.Request.Types)
        && !ModelRequest.Texts(body.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? body).Any(ModelEndpoints.IsOfAnother)
        && IsOfThisTurn(model, body, MaximumDepth, cancellation);

    static bool IsOfThisTurn(SemanticModel model, SyntaxNode body, int depth, CancellationToken cancellation)
    {
        if (ToldTurn.SpeaksOfMemory(body))
            return false;
        foreach (var name in body.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!IsRoot(name))
                continue;
            switch (model.GetSymbolInfo(name, cancellation).Symbol)
            {
                case IParameterSymbol parameter when MayHoldMore(parameter.Type):
                case IFieldSymbol { IsConst: false } field when MayHoldMore(field.Type) || (field.Type.SpecialType == SpecialType.System_String && !field.IsReadOnly):
                case IPropertySymbol property when MayHoldMore(property.Type):
                    return false;
                case IMethodSymbol { DeclaringSyntaxReferences: [var reference] } method when !IsThisTurns(model, method, reference.GetSyntax(cancellation), depth, cancellation):
                    return false;
            }
        }
        // What is called on a member of the project's own type may keep the conversation.
        return body.DescendantNodes().OfType<MemberAccessExpressionSyntax>().All(a => a.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || model.GetSymbolInfo(a.Name, cancellation).Symbol is not IMethodSymbol { DeclaringSyntaxReferences: [var reference] } method
            || IsThisTurns(model, method, reference.GetSyntax(cancellation), depth, cancellation));
    }

    /// <summary>The first name of a chain that is read: <c>prompt</c> in <c>prompt.Trim()</c>, <c>_key</c> in <c>this._key</c>.</summary>
    static bool IsRoot(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name || access.Expression is ThisExpressionSyntax or BaseExpressionSyntax,
        NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };

    static bool IsThisTurns(SemanticModel model, IMethodSymbol method, SyntaxNode declaration, int depth, CancellationToken cancellation) =>
        depth > 0 && !method.IsAbstract && SourceModels.Of(model.Compilation, declaration.SyntaxTree) is { } other && IsOfThisTurn(other, declaration, depth - 1, cancellation);

    /// <summary>True for a list, for what builds a text, and for an object of the project that has or may have either.</summary>
    static bool MayHoldMore(ITypeSymbol type) =>
        IsList(type) || type.Name == "StringBuilder"
        || (type.TypeKind == TypeKind.Interface && !type.DeclaringSyntaxReferences.IsEmpty)
        || (!type.DeclaringSyntaxReferences.IsEmpty && type.GetMembers().Any(m => m is IPropertySymbol p && IsList(p.Type) || m is IFieldSymbol f && IsList(f.Type)));

    static bool IsList(ITypeSymbol type) => type.SpecialType != SpecialType.System_String && (type.TypeKind == TypeKind.Array || type.Name == "IEnumerable" || type.AllInterfaces.Any(i => i.Name == "IEnumerable"));
}
