using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>Adds the using directives that new code needs and the file does not have.</summary>
static class Usings
{
    /// <summary>Adds a directive for the namespace of each type that cannot be named at the site yet.</summary>
    public static void Add(CodeEdit edit, FixSite site, IEnumerable<string> types)
    {
        var root = (CompilationUnitSyntax)site.Root;
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string type in types)
        {
            int dot = type.LastIndexOf('.');
            if (dot > 0 && site.Model.LookupNamespacesAndTypes(site.Node.SpanStart, name: type.Substring(dot + 1)).IsEmpty)
                missing.Add(type.Substring(0, dot));
        }
        foreach (string name in missing)
            if (!root.Usings.Any(u => u.Alias is null && u.Name?.ToString() == name))
                Insert(edit, root, name);
    }

    static void Insert(CodeEdit edit, CompilationUnitSyntax root, string name)
    {
        string directive = $"using {name};{edit.NewLine}";
        var before = root.Usings.FirstOrDefault(u => !IsBefore(u, name));
        if (before is not null && before == root.Usings[0])
            edit.Insert(before.SpanStart, directive);
        else if (before is not null)
            edit.Insert(before.FullSpan.Start, directive);
        else if (root.Usings.Count > 0)
            edit.Insert(root.Usings.Last().FullSpan.End, directive);
        else
            edit.Insert(FirstCode(root), directive + edit.NewLine);
    }

    /// <summary>Below what stands at the top of a file, a licence or a pragma, if an empty line sets it off; else the very top.</summary>
    static int FirstCode(CompilationUnitSyntax root) => root.Members.FirstOrDefault()?.SpanStart is { } start && root.Members[0].GetLeadingTrivia().All(t => !t.IsKind(SyntaxKind.SingleLineCommentTrivia))
        ? start
        : root.FullSpan.Start;

    /// <summary>System first, then by the alphabet; statics and aliases stay last.</summary>
    static bool IsBefore(UsingDirectiveSyntax existing, string name)
    {
        if (existing.Alias is not null || !existing.StaticKeyword.IsKind(SyntaxKind.None))
            return false;
        string other = existing.Name?.ToString() ?? "";
        bool isSystem = IsSystem(name), isOtherSystem = IsSystem(other);
        return isOtherSystem != isSystem ? isOtherSystem : string.CompareOrdinal(other, name) < 0;
    }

    static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
