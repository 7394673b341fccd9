using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>
/// The time between two changes of a compilation's declarations. Typing in a body cannot change how other files bind, so what was found
/// out about a file holds for as long as the file is the same and the epoch lasts. A new compilation finds its epoch through any tree it
/// shares with the previous one, and stays in it if the trees that differ declare the same.
/// </summary>
sealed class DeclarationEpoch
{
    /// <summary>How many trees are asked for their epoch: the one that was edited may be the first.</summary>
    const int Probes = 3;

    static readonly ConditionalWeakTable<SyntaxTree, DeclarationEpoch> s_ofTree = new();
    static readonly ConditionalWeakTable<SyntaxTree, StrongBox<ulong>> s_declarations = new();

    readonly ConditionalWeakTable<SyntaxTree, TreeFacts> _facts = new();
    Snapshot _latest;

    DeclarationEpoch(Compilation compilation) => _latest = new(compilation);

    public TreeFacts FactsOf(SyntaxTree tree) => _facts.GetValue(tree, t => new TreeFacts(t));

    public static DeclarationEpoch Of(Compilation compilation, CancellationToken cancellation)
    {
        var trees = compilation.SyntaxTrees.Take(Probes).ToImmutableArray();
        foreach (var tree in trees)
            if (s_ofTree.TryGetValue(tree, out var epoch) && epoch.Continues(compilation, cancellation))
            {
                Remember(trees, epoch);
                return epoch;
            }
        var begun = new DeclarationEpoch(compilation);
        Remember(trees, begun);
        return begun;
    }

    static void Remember(ImmutableArray<SyntaxTree> trees, DeclarationEpoch epoch)
    {
        foreach (var tree in trees)
        {
            if (s_ofTree.TryGetValue(tree, out var kept) && kept == epoch)
                continue;
            s_ofTree.Remove(tree);
            s_ofTree.GetValue(tree, _ => epoch);
        }
    }

    bool Continues(Compilation compilation, CancellationToken cancellation)
    {
        var (latest, now) = (_latest, new Snapshot(compilation));
        if (latest.AssemblyName != now.AssemblyName || latest.Trees.Length != now.Trees.Length
            || !latest.References.SequenceEqual(now.References) || !latest.Options.Equals(now.Options))
            return false;
        for (int i = 0; i < now.Trees.Length; i++)
            if (latest.Trees[i] != now.Trees[i] && DeclarationsOf(latest.Trees[i], cancellation) != DeclarationsOf(now.Trees[i], cancellation))
                return false;
        _latest = now;
        return true;
    }

    /// <summary>A hash of everything in a file but the bodies of its members.</summary>
    static ulong DeclarationsOf(SyntaxTree tree, CancellationToken cancellation)
    {
        if (s_declarations.TryGetValue(tree, out var known))
            return known.Value;
        ulong hash = 14695981039346656037;
        foreach (var node in tree.GetRoot(cancellation).DescendantNodesAndTokens(HasDeclarations))
            if (node.AsToken() is { RawKind: not 0 } token)
                foreach (char c in token.ValueText)
                    hash = unchecked((hash ^ c) * 1099511628211);
        return s_declarations.GetValue(tree, _ => new StrongBox<ulong>(hash)).Value;
    }

    static bool HasDeclarations(SyntaxNode node) => node is not (BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax);

    /// <summary>What of a compilation decides how its files bind. The compilation itself is not kept alive.</summary>
    sealed class Snapshot(Compilation compilation)
    {
        public string? AssemblyName { get; } = compilation.AssemblyName;
        public CompilationOptions Options { get; } = compilation.Options;
        public ImmutableArray<MetadataReference> References { get; } = compilation.ExternalReferences;
        public ImmutableArray<SyntaxTree> Trees { get; } = compilation.SyntaxTrees.ToImmutableArray();
    }
}
