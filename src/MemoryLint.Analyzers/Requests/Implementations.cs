using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>Counts the types of a compilation that implement an interface of its source.</summary>
static class Implementations
{
    public static int Count(Compilation compilation, INamedTypeSymbol contract, CancellationToken cancellation)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, contract.Name, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position).Parent?.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: TypeDeclarationSyntax declaration }
                    && declaration is not InterfaceDeclarationSyntax
                    && SourceModels.Of(compilation, tree)?.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type
                    && type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, contract.OriginalDefinition)))
                    found.Add(type);
        return found.Count;
    }
}
