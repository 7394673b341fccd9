using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Adds a package to the project file, and to the file of central versions, where the project hands them to analyzers as additional files. Texts are
/// changed, not trees: everything else in them stays as it is.
/// </summary>
static class PackageReferences
{
    const RegexOptions Multiline = RegexOptions.Singleline | RegexOptions.IgnoreCase;

    static readonly Regex s_comment = new("<!--.*?-->", Multiline);
    static readonly Regex s_group = new(@"<ItemGroup(?<attributes>[^>]*)>.*?</ItemGroup\s*>", Multiline);
    static readonly Regex s_item = new(@"<(?<kind>PackageReference|PackageVersion)\s(?<attributes>[^>]*?)(/>|>(?<content>.*?)</\k<kind>\s*>)", Multiline);
    static readonly Regex s_include = new(@"\bInclude\s*=\s*""(?<value>[^""]*)""", Multiline);
    static readonly Regex s_version = new(@"\bVersion\s*=\s*""(?<value>[^""]*)""|<Version>(?<value>[^<]*)</Version>", Multiline);
    static readonly Regex s_end = new(@"[ \t]*</Project\s*>\s*$", Multiline);

    public static async Task<Solution> AddAsync(Solution solution, ProjectId id, string package, CancellationToken cancellation)
    {
        var project = solution.GetProject(id)!;
        var own = project.AdditionalDocuments.FirstOrDefault(d => d.FilePath is { } path && path == project.FilePath);
        var central = project.AdditionalDocuments.Where(d => Path.GetFileName(d.FilePath) == "Directory.Packages.props")
            .OrderByDescending(d => d.FilePath!.Length).FirstOrDefault();
        var ownText = own is null ? null : await own.GetTextAsync(cancellation).ConfigureAwait(false);
        var centralText = central is null ? null : await central.GetTextAsync(cancellation).ConfigureAwait(false);
        var references = Items(ownText, "PackageReference");
        var versions = Items(centralText, "PackageVersion");
        bool isCentral = versions.Count > 0 || (references.Count > 0 && references.All(r => r.Version is null));
        string? version = VersionFor(package, [.. versions, .. references]);
        // A central version cannot float; without one there is nothing to write that would restore.
        if (isCentral && central is not null && version is null && versions.All(v => v.Name != package))
            return solution;
        if (ownText is not null && references.All(r => !IsSame(r.Name, package)))
            solution = solution.WithAdditionalDocumentText(own!.Id, With(ownText, references, "PackageReference", package, isCentral ? null : version ?? "*"));
        if (centralText is not null && isCentral && versions.All(v => !IsSame(v.Name, package)))
            solution = solution.WithAdditionalDocumentText(central!.Id, With(centralText, versions, "PackageVersion", package, version));
        return solution;
    }

    /// <summary>The version of the referenced package whose name shares most with it; null if none shares two words.</summary>
    static string? VersionFor(string package, IEnumerable<Item> items) =>
        items.Where(i => i.Version is { Length: > 0 }).Select(i => (i.Version, Shared: SharedWords(package, i.Name)))
            .Where(i => i.Shared >= 2).OrderByDescending(i => i.Shared).FirstOrDefault().Version;

    /// <summary>How many words the names begin with in common; none where that says nothing about the version.</summary>
    static int SharedWords(string package, string other)
    {
        string[] words = package.Split('.'), others = other.Split('.');
        // Under one name there are packages of many teams, each with versions of its own; and Agent Framework beside the Agents SDK.
        bool isApart = package.StartsWith("Microsoft.Extensions.", StringComparison.OrdinalIgnoreCase)
            || (package.StartsWith("Microsoft.Agents.", StringComparison.OrdinalIgnoreCase) && words.Contains("AI") != others.Contains("AI"));
        return isApart ? 0 : words.Zip(others, IsSame).TakeWhile(same => same).Count();
    }

    static bool IsSame(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Items that no condition chooses, in the order of the text.</summary>
    static List<Item> Items(SourceText? text, string kind)
    {
        string code = text is null ? "" : s_comment.Replace(text.ToString(), m => new string(' ', m.Length));
        var found = new List<Item>();
        foreach (Match group in s_group.Matches(code))
            if (group.Groups["attributes"].Value.IndexOf("Condition", StringComparison.OrdinalIgnoreCase) < 0)
                foreach (Match item in s_item.Matches(group.Value))
                    if (item.Groups["kind"].Value == kind && s_include.Match(item.Value) is { Success: true } include)
                        found.Add(new(include.Groups["value"].Value, s_version.Match(item.Value) is { Success: true } version ? version.Groups["value"].Value : null,
                            new TextSpan(group.Index + item.Index, item.Length)));
        return found;
    }

    /// <summary>Above the first that comes later in the alphabet if they are sorted, else below the last.</summary>
    static SourceText With(SourceText text, List<Item> items, string kind, string package, string? version)
    {
        string line = $"<{kind} Include=\"{package}\"{(version is null ? "" : $" Version=\"{version}\"")} />";
        string newLine = text.Lines.Count > 1 && text.Lines[0].EndIncludingLineBreak - text.Lines[0].End == 2 ? "\r\n" : "\n";
        if (items.Count == 0)
        {
            if (s_end.Match(text.ToString()) is not { Success: true } end)
                return text;
            string group = string.Join(newLine, "  <ItemGroup>", "    " + line, "  </ItemGroup>", "");
            return text.Replace(end.Index, 0, group);
        }
        bool isSorted = items.Zip(items.Skip(1), (a, b) => string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) <= 0).All(sorted => sorted);
        string indent = IndentAt(text, items[0].Span.Start);
        if (isSorted && items.FirstOrDefault(i => string.Compare(i.Name, package, StringComparison.OrdinalIgnoreCase) > 0) is { } later)
            return text.Replace(later.Span.Start, 0, line + newLine + indent);
        return text.Replace(items[items.Count - 1].Span.End, 0, newLine + indent + line);
    }

    static string IndentAt(SourceText text, int position)
    {
        string before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position));
        return string.IsNullOrWhiteSpace(before) ? before : "    ";
    }

    /// <summary>A package that a file names.</summary>
    sealed record Item(string Name, string? Version, TextSpan Span);
}
