using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A static event that hands out what was said: whether it hands what one user said to the components of all.</summary>
static class StaticEvent
{
    /// <summary>True if what one user does raises it, components listen, and nothing that comes with it says whose it is.</summary>
    public static bool IsHeardByAll(SemanticModel model, CatalogIndex catalog, IEventSymbol shared, CancellationToken cancellation) =>
        ((INamedTypeSymbol)shared.Type).DelegateInvokeMethod!.Parameters.All(p => p.Type.SpecialType == SpecialType.System_Object || IsTold(p.Type))
        && IsRaised(model, shared, cancellation) && IsListenedTo(model.Compilation, catalog, shared, cancellation);

    /// <summary>What is no identity.</summary>
    static bool IsTold(ITypeSymbol type) => type is IArrayTypeSymbol or { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Interface, Name: not "Guid" };

    static bool IsRaised(SemanticModel model, IEventSymbol shared, CancellationToken cancellation) =>
        shared.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == model.SyntaxTree && r.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner
            && SourceWords.Within(owner, shared.Name, cancellation).Any(p => owner.FindToken(p).Parent is IdentifierNameSyntax
            {
                Parent: InvocationExpressionSyntax or ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } },
            } name && SharedMemory.IsOfOneUser(model, name, cancellation)));

    static bool IsListenedTo(Compilation compilation, CatalogIndex catalog, IEventSymbol shared, CancellationToken cancellation)
    {
        foreach (var name in ProjectWords.Uses(compilation, catalog, shared.Name, cancellation))
            if ((name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name) is { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } added } left
                && added.Left == left && name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner && SourceModels.Of(compilation, name.SyntaxTree) is { } model
                && model.GetDeclaredSymbol(owner, cancellation) is { } listener && Handlers.LifeOf(listener) == ObjectLife.Circuit
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, shared))
                return true;
        return false;
    }
}
