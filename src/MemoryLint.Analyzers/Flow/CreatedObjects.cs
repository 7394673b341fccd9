using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// How long objects of a type live, also where no framework and no container creates them but the project's own <c>new</c>: as long as the handler
/// that drops them, or as the object whose field keeps them.
/// </summary>
static class CreatedObjects
{
    public static TypeLifetime LifetimeOf(Compilation compilation, CatalogIndex catalog, INamedTypeSymbol type, CancellationToken cancellation)
    {
        var lifetime = Lifetimes.Of(compilation, type, cancellation);
        if (lifetime.Life != ObjectLife.Unknown || lifetime.Registration is not null)
            return lifetime;
        TypeLifetime? first = null;
        foreach (var (model, creation) in Creations(compilation, type, cancellation))
        {
            // One that lives longer, or of which nothing is known, may be the one that counts.
            if (Of(model, catalog, type, creation, cancellation) is not { Life: ObjectLife.Request } one)
                return TypeLifetime.Unknown;
            first ??= one;
        }
        return first ?? TypeLifetime.Unknown;
    }

    static TypeLifetime? Of(SemanticModel model, CatalogIndex catalog, INamedTypeSymbol type, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation)
    {
        if (Keeper(model, creation, cancellation) is { } keeper)
            return Lifetimes.Of(model.Compilation, keeper, cancellation);
        var asMemory = new Creation(creation, type, MemoryKind.Session, Durability.Volatile, null);
        if (FateOfMemory.Of(model, catalog, asMemory, cancellation).Kind != FateKind.Dropped || IsGivenMessages(model, catalog, creation, cancellation)
            || RequestScope.Of(model, creation, cancellation) is not { } scope)
            return null;
        return new(ObjectLife.Request, $"a new {type.Name} is created on every {scope.Occasion.Text}") { Path = scope.Path.Insert(0, new($"new {type.Name}", Place.Of(creation))) };
    }

    /// <summary>The type whose objects keep what is created, in a field or property that is filled when they are made.</summary>
    static INamedTypeSymbol? Keeper(SemanticModel model, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation)
    {
        var member = creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field } => model.GetDeclaredSymbol(field, cancellation),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetDeclaredSymbol(property, cancellation),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment
                when assignment.Right == creation && creation.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null => model.GetSymbolInfo(assignment.Left, cancellation).Symbol,
            _ => null,
        };
        return member is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property } ? member.ContainingType : null;
    }

    /// <summary>True if the object is handed messages, on its creation or later.</summary>
    static bool IsGivenMessages(SemanticModel model, CatalogIndex catalog, BaseObjectCreationExpressionSyntax creation, CancellationToken cancellation)
    {
        var imports = Imports.Of(model.SyntaxTree);
        var arguments = creation.ArgumentList?.Arguments.ToList() ?? [];
        if (creation.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var variable } }
            && creation.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax) is { } scope)
            foreach (var call in scope.DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } && owner.Identifier.ValueText == variable)
                    arguments.AddRange(call.ArgumentList.Arguments);
        return arguments.Any(a => model.GetTypeInfo(a.Expression, cancellation).Type is { SpecialType: SpecialType.None } type
            && (type is IArrayTypeSymbol || type.Name.Contains("Enumerable") || catalog.KindOf(type, imports) is not null));
    }

    /// <summary>All <c>new</c> of a type in the compilation, in the order of path and position.</summary>
    static IEnumerable<(SemanticModel Model, BaseObjectCreationExpressionSyntax Creation)> Creations(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees.OrderBy(t => t.FilePath, StringComparer.Ordinal))
            foreach (int position in SourceWords.Positions(tree, type.Name, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                SyntaxNode? name = tree.GetRoot(cancellation).FindToken(position).Parent;
                while (name?.Parent is QualifiedNameSyntax or NullableTypeSyntax)
                    name = name.Parent;
                var creation = name?.Parent switch
                {
                    ObjectCreationExpressionSyntax made when made.Type == name => made,
                    VariableDeclarationSyntax { Variables: [{ Initializer.Value: ImplicitObjectCreationExpressionSyntax made }] } => made,
                    PropertyDeclarationSyntax { Initializer.Value: ImplicitObjectCreationExpressionSyntax made } => made,
                    _ => (BaseObjectCreationExpressionSyntax?)null,
                };
                if (creation is not null && SourceModels.Of(compilation, tree) is { } model
                    && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(creation, cancellation).Type?.OriginalDefinition, type.OriginalDefinition))
                    yield return (model, creation);
            }
    }
}
