using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A memory that is a service of its own: what those do with it who have it injected.</summary>
static class InjectedMemory
{
    /// <summary>True if anyone who takes the memory as a parameter fills it from a store, or saves it: a new one for each request is then right.</summary>
    public static bool IsFilled(Compilation compilation, CatalogIndex catalog, ITypeSymbol memory, CancellationToken cancellation) =>
        Any(compilation, catalog, memory, fate => fate.Kind is FateKind.Filled or FateKind.Saved, cancellation);

    /// <summary>True if anyone who takes the memory as a parameter puts into it what the user or the model says.</summary>
    public static bool IsWritten(Compilation compilation, CatalogIndex catalog, ITypeSymbol memory, CancellationToken cancellation) =>
        Any(compilation, catalog, memory, fate => fate.TakesUserText || fate.RecordsReply, cancellation);

    static bool Any(Compilation compilation, CatalogIndex catalog, ITypeSymbol memory, Func<Fate, bool> isSo, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, memory.Name, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                if (tree.GetRoot(cancellation).FindToken(position).Parent?.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && parameter.Type?.Span.Contains(position) == true
                    && SourceModels.Of(compilation, tree) is { } model && model.GetDeclaredSymbol(parameter, cancellation) is IParameterSymbol symbol
                    && SymbolEqualityComparer.Default.Equals(symbol.Type.OriginalDefinition, memory.OriginalDefinition)
                    && Holders(model, parameter, symbol, cancellation).Any(h => isSo(FateOfMemory.OfInjected(model, catalog, h.Symbol, h.Scope, cancellation))))
                    return true;
            }
        return false;
    }

    /// <summary>The parameter itself, and the fields and properties it is put into.</summary>
    static IEnumerable<(ISymbol Symbol, SyntaxNode Scope)> Holders(SemanticModel model, ParameterSyntax parameter, IParameterSymbol symbol, CancellationToken cancellation)
    {
        if (parameter.Parent?.Parent is not { } owner)
            yield break;
        yield return (symbol, owner);
        if (parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || owner is not (ConstructorDeclarationSyntax or TypeDeclarationSyntax))
            yield break;
        foreach (int position in SourceWords.Within(owner, symbol.Name, cancellation))
        {
            if (owner.FindToken(position).Parent is not IdentifierNameSyntax value)
                continue;
            var holder = value.Parent switch
            {
                AssignmentExpressionSyntax assignment when assignment.Right == value => model.GetSymbolInfo(assignment.Left, cancellation).Symbol,
                EqualsValueClauseSyntax { Parent: { } declaration and (VariableDeclaratorSyntax or PropertyDeclarationSyntax) } => model.GetDeclaredSymbol(declaration, cancellation),
                _ => null,
            };
            if (holder is { Kind: SymbolKind.Field or SymbolKind.Property })
                yield return (holder, type);
        }
    }
}
