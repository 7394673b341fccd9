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
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string type in types)
        {
            int dot = type.LastIndexOf('.');
            if (dot > 0 && site.Model.LookupNamespacesAndTypes(site.Node.SpanStart, name: type.Substring(dot + 1)).IsEmpty)
                missing.Add(type.Substring(0, dot));
        }
        missing.ExceptWith(Imported(site));
        var root = (CompilationUnitSyntax)site.Root;
        var directives = DirectivesAround(root, site.Node);
        bool isFirst = true;
        foreach (string name in missing.OrderByDescending(IsSystem))
        {
            if (directives.Any(u => u.Alias is null && u.Name?.ToString() == name))
                continue;
            if (directives.Count > 0)
                Insert(edit, directives, name);
            else
                edit.Insert(FirstCode(edit, root), $"using {name};{edit.NewLine}");
            isFirst = false;
        }
        if (directives.Count == 0 && !isFirst)
            edit.Insert(FirstCode(edit, root), edit.NewLine);
    }

    /// <summary>The namespaces whose types have no need of a directive: those around the site, and those of directives here and in other files.</summary>
    static IEnumerable<string> Imported(FixSite site)
    {
        foreach (var scope in site.Model.GetImportScopes(site.Node.SpanStart))
            foreach (var import in scope.Imports)
                if (import.NamespaceOrType is INamespaceSymbol imported)
                    yield return imported.ToDisplayString();
        for (var home = site.Model.GetEnclosingSymbol(site.Node.SpanStart)?.ContainingNamespace; home is { IsGlobalNamespace: false }; home = home.ContainingNamespace)
            yield return home.ToDisplayString();
    }

    /// <summary>The directives among which a new one belongs: those of the file, or those within its namespace if it has all of them there.</summary>
    static SyntaxList<UsingDirectiveSyntax> DirectivesAround(CompilationUnitSyntax root, SyntaxNode node) =>
        root.Usings.Count == 0 && node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } home ? home.Usings : root.Usings;

    static void Insert(CodeEdit edit, SyntaxList<UsingDirectiveSyntax> directives, string name)
    {
        string indent = edit.IndentAt(directives[0].SpanStart), directive = $"using {name};{edit.NewLine}";
        var before = directives.FirstOrDefault(u => !IsBefore(u, name));
        if (before is null)
            edit.Insert(directives.Last().FullSpan.End, indent + directive);
        else if (before == directives[0] || HasDirective(before))
            edit.Insert(before.SpanStart, directive + indent);
        else
            edit.Insert(before.FullSpan.Start, indent + directive);
    }

    /// <summary>True if <c>#if</c> or its like stands above.</summary>
    static bool HasDirective(UsingDirectiveSyntax directive) => directive.GetLeadingTrivia().Any(t => t.IsDirective);

    /// <summary>Below the comment at the top of a file, a licence, if an empty line sets it off; else the very top.</summary>
    static int FirstCode(CodeEdit edit, CompilationUnitSyntax root)
    {
        int line = 0;
        while (line < edit.Text.Lines.Count && edit.Text.Lines[line].ToString().StartsWith("//", StringComparison.Ordinal) && !edit.Text.Lines[line].ToString().StartsWith("///", StringComparison.Ordinal))
            line++;
        return line > 0 && line < edit.Text.Lines.Count && string.IsNullOrWhiteSpace(edit.Text.Lines[line].ToString()) ? edit.Text.Lines[line].EndIncludingLineBreak : root.FullSpan.Start;
    }

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
