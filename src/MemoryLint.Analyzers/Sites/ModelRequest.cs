using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A request over plain HTTP in a type that writes the address of a model.</summary>
/// <param name="Name">The method's name in the call that sends it.</param>
/// <param name="Function">The method or local function around it; null in a lambda at top level.</param>
sealed record ModelRequest(SimpleNameSyntax Name, SyntaxNode? Function)
{
    static readonly uint[] s_endpoints = ModelEndpoints.Words.Select(WordReader.Hash).ToArray();

    static readonly ConditionalWeakTable<SyntaxTree, object> s_found = new();

    static readonly ConditionalWeakTable<Compilation, object> s_all = new();

    /// <summary>What others call the function by; null in a lambda at top level.</summary>
    public string? FunctionName => Function switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };

    /// <summary>The requests of a file, by syntax alone, in order.</summary>
    public static ImmutableArray<ModelRequest> In(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (!Sieve.Of(tree, catalog, cancellation).MayMakeClients || !MayBeIn(tree, cancellation))
            return ImmutableArray<ModelRequest>.Empty;
        if (!s_found.TryGetValue(tree, out object known))
            known = s_found.GetValue(tree, t => Find(t, cancellation));
        return (ImmutableArray<ModelRequest>)known;
    }

    /// <summary>The requests of all files.</summary>
    public static ImmutableArray<ModelRequest> All(Compilation compilation, CatalogIndex catalog, CancellationToken cancellation)
    {
        if (!s_all.TryGetValue(compilation, out object known))
            known = s_all.GetValue(compilation, c => c.SyntaxTrees.SelectMany(t => In(t, catalog, cancellation)).ToImmutableArray());
        return (ImmutableArray<ModelRequest>)known;
    }

    /// <summary>False for a file that writes no address of a model.</summary>
    public static bool MayBeIn(SyntaxTree tree, CancellationToken cancellation) => s_endpoints.Any(SourceWords.Of(tree, cancellation).MayContain);

    static object Find(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<ModelRequest>();
        var root = tree.GetRoot(cancellation);
        foreach (string sends in ModelEndpoints.Request.Methods)
            foreach (int position in SourceWords.Positions(tree, sends, cancellation))
                if (root.FindToken(position).Parent is SimpleNameSyntax name && CallsByName.CallOf(name) is { ArgumentList.Arguments.Count: > 0 } && IsAddressWrittenAround(name))
                    found.Add(new(name, name.FirstAncestorOrSelf<SyntaxNode>(n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax)));
        return found.OrderBy(r => r.Name.SpanStart).ToImmutableArray();
    }

    /// <summary>True where the type, or the top-level statement, around a node writes the address of a model.</summary>
    public static bool IsAddressWrittenAround(SyntaxNode node) =>
        (node.FirstAncestorOrSelf<TypeDeclarationSyntax>() ?? (SyntaxNode?)node.FirstAncestorOrSelf<GlobalStatementSyntax>()) is { } around && Texts(around).Any(ModelEndpoints.IsIn);

    /// <summary>The texts that are written out within a node.</summary>
    public static IEnumerable<string> Texts(SyntaxNode node) => node.DescendantTokens()
        .Where(t => (SyntaxKind)t.RawKind is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken).Select(t => t.ValueText);
}
