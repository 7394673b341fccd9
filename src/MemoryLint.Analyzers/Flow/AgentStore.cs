using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A store that finds a session by the identity of its agent.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="Outlives">True if what it keeps outlives the process.</param>
sealed record AgentStore(string Name, bool Outlives)
{
    /// <summary>The store that objects of a type are; null if it finds sessions by something else, or if that is not to be seen.</summary>
    public static AgentStore? Of(Compilation compilation, AgentIdentity agents, ITypeSymbol? type, CancellationToken cancellation)
    {
        if (type is not INamedTypeSymbol named)
            return null;
        if (named.IsAnyOf(agents.KeyedStores))
            return new(named.Name, false);
        if (named.Is(agents.Store))
            return OnlyOneOf(compilation, agents, cancellation);
        if (!named.IsOrDerivesFrom(agents.Store) || !SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, compilation.Assembly)
            || !named.GetMembers().OfType<IMethodSymbol>().Any(m => m.IsOverride && FindsByAgent(m, agents, cancellation)))
            return null;
        return new(named.Name, !named.GetMembers().Any(m => m is IFieldSymbol { Type.Name: var kept } && (CatalogIndex.IsNameOfMap(kept) || kept is "IMemoryCache" or "MemoryCache")));
    }

    /// <summary>The one kind of store that the project makes, where code only speaks of any.</summary>
    static AgentStore? OnlyOneOf(Compilation compilation, AgentIdentity agents, CancellationToken cancellation)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        string home = MetadataName.Simple(agents.Store);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (string word in agents.KeyedStores.Select(MetadataName.Simple))
                foreach (int position in SourceWords.Positions(tree, word, cancellation))
                    if (tree.GetRoot(cancellation).FindToken(position).Parent is IdentifierNameSyntax name && SourceModels.Of(compilation, tree)?.GetTypeInfo(name, cancellation).Type is { TypeKind: TypeKind.Class } store)
                        found.Add(store);
            foreach (int position in SourceWords.Positions(tree, home, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position).Parent?.FirstAncestorOrSelf<BaseTypeSyntax>() is { Parent.Parent: ClassDeclarationSyntax declaration }
                    && SourceModels.Of(compilation, tree)?.GetDeclaredSymbol(declaration, cancellation) is { } own && own.IsOrDerivesFrom(agents.Store))
                    found.Add(own);
        }
        return found.Count == 1 ? Of(compilation, agents, (ITypeSymbol)found.First(), cancellation) : null;
    }

    /// <summary>True if a method makes a key from the identity of the agent that it is given; in a log it is none, and neither where it stands in for a name.</summary>
    static bool FindsByAgent(IMethodSymbol method, AgentIdentity agents, CancellationToken cancellation) =>
        method.Parameters.FirstOrDefault(p => p.Type.Is(agents.Agent)) is { } agent && method.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation).DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(a =>
            a.Name.Identifier.ValueText == agents.Id && a.Expression is IdentifierNameSyntax { Identifier.ValueText: var receiver } && receiver == agent.Name && !a.Ancestors().TakeWhile(n => n is not StatementSyntax).Any(n =>
                n.IsKind(SyntaxKind.CoalesceExpression) || n.IsKind(SyntaxKind.ThrowExpression) || n is InvocationExpressionSyntax call && CallsByName.NameOf(call).StartsWith("Log", StringComparison.Ordinal))
            && a.FirstAncestorOrSelf<StatementSyntax>() is not ThrowStatementSyntax));
}
