using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using MemoryLint.Sites;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Writes into the template of a prompt file the name under which the memory is handed to it, and where the file declares the name.</summary>
sealed class RenamePlaceholderInFile(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Plan.For(site, cancellation) is { } plan ? $"Rename placeholder to '{plan.Name}' in {Path.GetFileName(plan.Places[0].Document.FilePath)}" : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var solution = site.Document.Project.Solution;
        foreach (var document in plan.Places.GroupBy(p => p.Document))
        {
            var text = await document.Key.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithAdditionalDocumentText(document.Key.Id, text.WithChanges(document.Select(p => p.Span).Distinct().OrderBy(s => s.Start).Select(s => new TextChange(s, plan.Name))));
        }
        return solution;
    }

    /// <param name="Name">The new name.</param>
    /// <param name="Places">Where the old one stands: in the template first.</param>
    sealed record Plan(string Name, List<(TextDocument Document, TextSpan Span)> Places)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Key] is not { } old || site.Node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } key)
                return null;
            var project = site.Document.Project;
            foreach (var use in PromptFinder.In(site.Model, CatalogIndex.BuiltIn, cancellation).Files)
                if (use.Bindings.All.FirstOrDefault(b => b.Place == key) is { Key: var name } && PromptFiles.Read(use, project.AnalyzerOptions.AdditionalFiles, cancellation) is { Prompt: { Text.File: { } file } prompt })
                    return IsName(name) && !prompt.Template.Read.Contains(name) && !prompt.Template.Own.Contains(old) && IsNamedOnce(use, site, cancellation)
                        ? For(project, prompt, file, name, old) : null;
            return null;
        }

        static Plan? For(Project project, Prompt prompt, TextInFile file, string name, string old)
        {
            var places = new List<(TextDocument, TextSpan)>();
            foreach (var (mentioned, start) in prompt.Template.Mentions)
                if (mentioned.Equals(old, StringComparison.OrdinalIgnoreCase))
                {
                    if (DocumentAt(file.Path) is not { } document)
                        return null;
                    places.Add((document, new(file.Start + start, mentioned.Length)));
                }
            foreach (var declared in file.Declared)
                if (declared.Name.Equals(old, StringComparison.OrdinalIgnoreCase) && DocumentAt(declared.Path) is { } document)
                    places.Add((document, new(declared.Span.Start + ((declared.Span.Length - old.Length) / 2), old.Length)));
            return places.Count == 0 ? null : new(name, places);

            TextDocument? DocumentAt(string path) => project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path);
        }

        static bool IsName(string name) => name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_');

        /// <summary>True if one text of the project names the file, or the function that it is: others may hand over the old name.</summary>
        static bool IsNamedOnce(PromptFileUse use, FixSite site, CancellationToken cancellation)
        {
            string[] parts = use.Path.Split('/');
            string named = use.Kind == PromptFileKind.Folder && parts.Length > 1 ? parts[parts.Length - 2] : parts[parts.Length - 1];
            string word = new([.. named.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]);
            return word.Length > 0 && site.Model.Compilation.SyntaxTrees.SelectMany(t => SourceWords.Positions(t, word, cancellation).Select(p => t.GetRoot(cancellation).FindToken(p)))
                .Count(t => t.Value is string text && t.Parent is LiteralExpressionSyntax && text.EndsWith(named, StringComparison.OrdinalIgnoreCase)) == 1;
        }
    }
}
