using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>Finds names that nothing near a site bears already.</summary>
static class Names
{
    /// <summary>The first of <paramref name="wanted"/> that no identifier of the file bears, else the first with a number.</summary>
    public static string Free(SyntaxNode root, params string[] wanted)
    {
        var taken = new HashSet<string>(root.DescendantTokens().Where(t => t.Parent is not MemberAccessExpressionSyntax).Select(t => t.ValueText), StringComparer.Ordinal);
        foreach (string name in wanted)
            if (!taken.Contains(name))
                return name;
        for (int i = 2; ; i++)
            if (!taken.Contains(wanted[0] + i))
                return wanted[0] + i;
    }

    /// <summary><c>History</c> for <c>history</c> and <c>_history</c>.</summary>
    public static string Pascal(string name)
    {
        string plain = name.TrimStart('_', '@');
        return plain.Length == 0 ? "Memory" : char.ToUpperInvariant(plain[0]) + plain.Substring(1);
    }

    /// <summary><c>history</c> for <c>_history</c> and <c>History</c>.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }
}
