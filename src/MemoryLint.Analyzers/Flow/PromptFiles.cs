using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using MemoryLint.Hosting.Notation;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Flow;

/// <summary>
/// Reads templates from the additional files of a project: what a file of a framework's own says of its template, and where the template stands in it. A file that
/// cannot be read, or is meant by more than one path, is no evidence.
/// </summary>
static class PromptFiles
{
    /// <summary>Longer prompts are not written by hand; what hostile files may cost is bounded by it.</summary>
    const int MaximumLength = 64 * 1024;

    static readonly ConditionalWeakTable<SourceText, PromptInFile> s_yaml = new(), s_prompty = new(), s_text = new(), s_config = new();

    /// <summary>True for a file that may hold a template.</summary>
    /// <param name="file">The file.</param>
    /// <param name="readsYaml">True in a project that reads prompts from YAML; in any other it is the deployment's.</param>
    public static bool MayBe(AdditionalText file, bool readsYaml) =>
        file.Path.EndsWith("skprompt.txt", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".prompty", StringComparison.OrdinalIgnoreCase)
        || (readsYaml && (file.Path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.Path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The prompt with the template of its file; null if that is not at hand.</summary>
    public static PromptUse? Read(PromptFileUse use, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (Find(use.Path, files, cancellation) is not ({ } file, { } text))
            return null;
        var read = Kept(use.Kind switch { PromptFileKind.Yaml => s_yaml, PromptFileKind.Prompty => s_prompty, _ => s_text }, text, use.Kind);
        string declaredIn = file.Path;
        if (use.Kind == PromptFileKind.Folder && Beside(file, "config.json", files) is { } config && config.GetText(cancellation) is { } configuration)
        {
            declaredIn = config.Path;
            if (Kept(s_config, configuration, null) is not { IsReadable: true } settings)
                return null;
            read = read with { Format = settings.Format, Defaults = settings.Defaults, Declared = settings.Declared };
        }
        if (!read.IsReadable || (read.Format is null ? use.Grammar : PromptIndex.BuiltIn.GrammarOf(read.Format)) is not { } grammar)
            return null;
        string template = text.ToString(read.Template);
        var prompt = new PromptText(template, ImmutableArray<TextPiece>.Empty, true)
        {
            File = new(file.Path, text, read.Template.Start) { Declared = read.Declared.Select(d => new DeclaredName(declaredIn, d.Name, d.Span)).ToImmutableArray() },
        };
        return new(new(use.Maker, prompt, grammar, TemplateReader.Read(grammar, template), read.Defaults), use.Call, use.Bindings);
    }

    static PromptInFile Kept(ConditionalWeakTable<SourceText, PromptInFile> kept, SourceText text, PromptFileKind? kind) =>
        kept.TryGetValue(text, out var known) ? known : kept.GetValue(text, t => PromptInFile.Read(t, kind));

    /// <summary>The one file whose path ends so.</summary>
    static (AdditionalText, SourceText)? Find(string path, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        AdditionalText? found = null;
        foreach (var file in files)
            if (EndsWith(file.Path, path))
            {
                if (found is not null)
                    return null;
                found = file;
            }
        return found?.GetText(cancellation) is { Length: <= MaximumLength } text ? (found, text) : null;
    }

    static bool EndsWith(string path, string end)
    {
        int start = path.Length - end.Length;
        if (start < 0 || (start > 0 && path[start - 1] is not ('/' or '\\')))
            return false;
        for (int i = 0; i < end.Length; i++)
            if (char.ToUpperInvariant(path[start + i] == '\\' ? '/' : path[start + i]) != char.ToUpperInvariant(end[i]))
                return false;
        return true;
    }

    static AdditionalText? Beside(AdditionalText file, string name, ImmutableArray<AdditionalText> files)
    {
        string folder = file.Path.Substring(0, file.Path.Length - "skprompt.txt".Length);
        return files.FirstOrDefault(f => f.Path.Length == folder.Length + name.Length && f.Path.StartsWith(folder, StringComparison.Ordinal) && f.Path.EndsWith(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What a file says of a template.</summary>
    /// <param name="Template">Where it stands.</param>
    /// <param name="Format">What it is written in; null if the file does not say.</param>
    /// <param name="Defaults">Names with a value of their own.</param>
    sealed record PromptInFile(TextSpan Template, string? Format, ImmutableHashSet<string> Defaults)
    {
        static readonly ImmutableHashSet<string> s_none = ImmutableHashSet<string>.Empty.WithComparer(StringComparer.OrdinalIgnoreCase);

        static readonly PromptInFile s_unreadable = new(default, null, s_none) { IsReadable = false };

        public bool IsReadable { get; init; } = true;

        /// <summary>Where the file declares names of the template.</summary>
        public ImmutableArray<(string Name, TextSpan Span)> Declared { get; init; } = ImmutableArray<(string, TextSpan)>.Empty;

        public static PromptInFile Read(SourceText text, PromptFileKind? kind) => text.Length > MaximumLength ? s_unreadable : kind switch
        {
            PromptFileKind.Yaml => ReadYaml(text),
            PromptFileKind.Prompty => ReadPrompty(text),
            null => YamlNotation.Read(text, isTemplate: false) is [var config] ? Of(default, config) : s_unreadable,
            _ => new(new(0, text.Length), null, s_none),
        };

        static PromptInFile ReadYaml(SourceText text) =>
            YamlNotation.Read(text, isTemplate: false) is [var document] && document["template"] is { Text: not null } template ? Of(template.Span, document) : s_unreadable;

        static PromptInFile Of(TextSpan template, ConfigNode document) => new(template, FormatOf(document), DefaultsOf(document))
        {
            Declared = VariablesOf(document).Select(v => v["name"]).Where(n => n?.Text is not null).Select(n => (n!.Text!, n.Span)).ToImmutableArray(),
        };

        static IReadOnlyList<ConfigNode> VariablesOf(ConfigNode document) => document["input_variables"]?.Items ?? document.At("input", "parameters")?.Value.Items ?? [];

        /// <summary>A head between lines of dashes, then the template.</summary>
        static PromptInFile ReadPrompty(SourceText text)
        {
            var lines = text.Lines;
            int first = 0;
            while (first < lines.Count && lines[first].ToString().Trim('\uFEFF', ' ', '\t').Length == 0)
                first++;
            if (first >= lines.Count || lines[first].ToString().Trim('\uFEFF', ' ', '\t') != "---")
                return s_unreadable;
            int last = first + 1;
            while (last < lines.Count && lines[last].ToString().TrimEnd() != "---")
                last++;
            if (last >= lines.Count || YamlNotation.Read(text.GetSubText(TextSpan.FromBounds(lines[first].EndIncludingLineBreak, lines[last].Start)), isTemplate: false) is not [var head])
                return s_unreadable;
            var format = head["template"];
            string named = format is null ? "liquid" : format.Text ?? format["format"]?.Text ?? format.At("format", "kind")?.Value.Text ?? format["type"]?.Text ?? "?";
            var given = head["inputs"] ?? head["sample"];
            // An example counts as a default: of some versions it is one.
            var defaults = given is null ? s_none
                : s_none.Union(given.Entries.Where(e => e.Value.Entries.Count == 0 || e.Value["default"] is not null || e.Value["sample"] is not null).Select(e => e.Key)
                    .Concat(given.Items.Where(i => i["default"] is not null || i["sample"] is not null).Select(i => i["name"]?.Text).OfType<string>()));
            return new(TextSpan.FromBounds(lines[last].EndIncludingLineBreak, text.Length), named, defaults);
        }

        static string FormatOf(ConfigNode document) => document["template_format"]?.Text ?? "semantic-kernel";

        static ImmutableHashSet<string> DefaultsOf(ConfigNode document) => s_none.Union(
            VariablesOf(document).Where(v => v["default"] is { Text: not "" } || v["defaultValue"] is { Text: not "" }).Select(v => v["name"]?.Text).OfType<string>());
    }
}
