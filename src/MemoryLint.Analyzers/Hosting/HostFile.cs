using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting;

/// <summary>A deployment file that the build handed to the compiler.</summary>
sealed class HostFile
{
    /// <summary>
    /// Longer files were not written by hand and are no evidence: what hostile input may cost is bounded by it.
    /// </summary>
    public const int MaximumLength = 256 * 1024;

    readonly Lazy<IReadOnlyList<ConfigNode>> _documents;

    /// <param name="path">Its path, with any separators.</param>
    /// <param name="text">Its text.</param>
    public HostFile(string path, SourceText text)
    {
        Path = path;
        Text = text;
        string normalized = path.Replace('\\', '/');
        int slash = normalized.LastIndexOf('/');
        (Folder, Name) = (slash < 0 ? "" : normalized.Substring(0, slash), normalized.Substring(slash + 1));
        _documents = new(() => YamlNotation.Read(Text));
    }

    /// <summary>The path as the build gave it.</summary>
    public string Path { get; }

    /// <summary>Its folder, with forward slashes and without one at the end.</summary>
    public string Folder { get; }

    /// <summary>Its name with extension.</summary>
    public string Name { get; }

    public SourceText Text { get; }

    /// <summary>The documents of a YAML or JSON file; empty if it cannot be read.</summary>
    public IReadOnlyList<ConfigNode> Documents => _documents.Value;

    /// <summary>True for a file that is YAML or JSON by its name.</summary>
    public bool IsYamlOrJson => HasExtension(".yml", ".yaml", ".json");

    /// <summary>True if the name ends so, in any case.</summary>
    public bool HasExtension(params string[] extensions) => extensions.Any(e => Name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>True if the text has these words: whether it is worth reading as a format that is told by content.</summary>
    public bool Mentions(params string[] words) => Text.Length <= MaximumLength && Text.ToString() is var text && words.All(w => text.IndexOf(w, StringComparison.Ordinal) >= 0);

    /// <summary>The path of a file or folder named relative to this file's folder, dots resolved: <c>../src/./Chat</c>.</summary>
    public string Resolve(string relative)
    {
        var parts = new List<string>(Folder.Split('/'));
        foreach (string part in relative.Replace('\\', '/').Split('/'))
            if (part == "..")
            {
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        return string.Join("/", parts);
    }

    public Evidence Evidence(TextSpan span, string says) => new(this, span, says);

    /// <summary>Evidence in the words of the file itself: <c>says replicas: 3</c>.</summary>
    public Evidence Quote(ConfigEntry entry) => new(this, entry.Span, "says " + Shorten(Text.ToString(entry.Span)));

    static string Shorten(string words)
    {
        int end = words.IndexOfAny(['\r', '\n']);
        string line = (end < 0 ? words : words.Substring(0, end)).Trim();
        // In JSON a value's braces take lines of their own.
        if (end > 0 && line.EndsWith("{", StringComparison.Ordinal) && words.Length <= 200)
            line = string.Join(" ", words.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 80 ? line : line.Substring(0, 79) + "…";
    }
}
