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
        return found?.GetText(cancellation) is { Length: <= PromptInFile.MaximumLength } text ? (found, text) : null;
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
}
