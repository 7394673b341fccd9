using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>What a file says of a template.</summary>
/// <param name="Template">Where it stands.</param>
/// <param name="Format">What it is written in; null if the file does not say.</param>
/// <param name="Defaults">Names with a value of their own.</param>
sealed record PromptInFile(TextSpan Template, string? Format, ImmutableHashSet<string> Defaults)
{
    /// <summary>Longer prompts are not written by hand; what hostile files may cost is bounded by it.</summary>
    public const int MaximumLength = 64 * 1024;

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
