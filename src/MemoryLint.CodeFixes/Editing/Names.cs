using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>Finds names that nothing near a site bears already.</summary>
static class Names
{
    /// <summary>
    /// The first of <paramref name="wanted"/> that no identifier within <paramref name="scope"/> bears and that means nothing at the site, not as a member
    /// of a base class or of another part of the type either; else the first with a number.
    /// </summary>
    public static string Free(FixSite site, SyntaxNode scope, params string[] wanted)
    {
        var taken = new HashSet<string>(scope.DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        return wanted.Concat(Enumerable.Range(2, int.MaxValue - 2).Select(i => wanted[0] + i))
            .First(name => !taken.Contains(name) && site.Model.LookupSymbols(site.Node.SpanStart, name: name).IsEmpty);
    }

    /// <summary><c>History</c> for <c>history</c>, <c>_history</c> and <c>s_history</c>.</summary>
    public static string Pascal(string name)
    {
        string plain = name.TrimStart('_', '@');
        if (plain.Length > 2 && plain[0] is 's' or 'm' or 't' && plain[1] == '_')
            plain = plain.Substring(2);
        return plain.Length == 0 ? "Memory" : char.ToUpperInvariant(plain[0]) + plain.Substring(1);
    }

    /// <summary><c>history</c> for <c>_history</c> and <c>History</c>.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }
}
