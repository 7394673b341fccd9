using Microsoft.CodeAnalysis;

namespace MemoryLint.Sites;

/// <summary>
/// Syntax that is younger than the compiler the analyzers are built against, recognised by kind number
/// (Microsoft.CodeAnalysis.CSharp.SyntaxKind of Roslyn 4.8 and later).
/// </summary>
static class NewerSyntax
{
    const int CollectionExpression = 9076;
    const int SpreadElement = 9078;

    /// <summary><c>[]</c>, <c>[a, ..b]</c>.</summary>
    public static bool IsCollectionExpression(this SyntaxNode node) => node.RawKind == CollectionExpression;

    /// <summary><c>..b</c> in a collection expression.</summary>
    public static bool IsSpreadElement(this SyntaxNode node) => node.RawKind == SpreadElement;
}
