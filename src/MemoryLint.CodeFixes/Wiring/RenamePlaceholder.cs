using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Rules;
using MemoryLint.Sites;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Writes into the template the name under which the memory is handed to it.</summary>
sealed class RenamePlaceholder(string equivalenceKey) : Rewrite(equivalenceKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Rename placeholder to '{plan.Name}'" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        foreach (var place in plan.Places)
            edit.Replace(place, plan.Name);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Name">The new name.</param>
    /// <param name="Places">Where the old one stands in this file.</param>
    sealed record Plan(string Name, List<TextSpan> Places)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (site[FixProperties.Key] is not { } old)
                return null;
            var prompts = PromptFinder.In(site.Model, CatalogIndex.BuiltIn, cancellation);
            foreach (var use in prompts.Uses)
                foreach (var binding in use.Bindings.All)
                    if (binding.Place == site.Node.FirstAncestorOrSelf<ExpressionSyntax>())
                        return IsNeededElsewhere(prompts, use, old) ? null : For(site, binding.Key, old, use.Prompt, use.Call, cancellation);
            foreach (var chain in prompts.Chains)
                foreach (var finding in ChainKeys.Check(chain))
                    if (finding is { Trouble: ChainTrouble.OtherName, Link: { } link, Reader: { Text: { } text, Template: { } template } } && (finding.Key.Place ?? link.Name) == site.Node)
                        return For(site, finding.Key.Key, old, text, template, StringComparer.Ordinal, link.Expression, cancellation);
            return null;
        }

        /// <summary>True where another run of the prompt binds the name that it has.</summary>
        static bool IsNeededElsewhere(PromptSites prompts, PromptUse use, string old) =>
            prompts.Uses.Any(u => u != use && SharesText(u.Prompt.Text, use.Prompt.Text) && (!u.Bindings.IsComplete || u.Bindings.All.Any(b => b.Key.Equals(old, StringComparison.OrdinalIgnoreCase))))
            || prompts.Strategies.Any(s => SharesText(s.Prompt.Text, use.Prompt.Text));

        static bool SharesText(PromptText a, PromptText b) => a.Pieces.Any(p => b.Pieces.Any(o => o.Token == p.Token));

        static Plan? For(FixSite site, string name, string old, Prompt prompt, SyntaxNode use, CancellationToken cancellation)
        {
            bool isPlain = prompt.Grammar == TemplateGrammar.Plain;
            // What stands around the name is part of it, and in an interpolated text braces are doubled.
            return isPlain && (!PlainPlaceholders.Is(name) || prompt.Text.Pieces.Any(p => p.Token.IsKind(SyntaxKind.InterpolatedStringTextToken))) ? null
                : For(site, name, old, prompt.Text, prompt.Template, TemplateReader.ComparerOf(prompt.Grammar), use, cancellation, isPlain);
        }

        static Plan? For(FixSite site, string name, string old, PromptText text, PromptTemplate template, StringComparer comparer, SyntaxNode use, CancellationToken cancellation, bool isPlain = false)
        {
            if (name.Length == 0 || (!isPlain && name.Any(c => !char.IsLetterOrDigit(c) && c != '_')) || template.Read.Contains(name) || template.Own.Contains(old))
                return null;
            var places = new List<TextSpan>();
            foreach (var (mentioned, start) in template.Mentions.Where(m => comparer.Equals(m.Name, old)))
            {
                if (text.LocationOf(mentioned, start) is not { SourceTree: { } tree } location || tree != site.Root.SyntaxTree || !IsOnlyFor(use, site.Root.FindToken(location.SourceSpan.Start), cancellation))
                    return null;
                places.Add(location.SourceSpan);
            }
            return places.Count == 0 ? null : new(name, places);
        }

        /// <summary>True for a text in the member that uses it, or in a private field that is named there and nowhere else.</summary>
        static bool IsOnlyFor(SyntaxNode use, SyntaxToken text, CancellationToken cancellation)
        {
            var home = text.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
            if (home == use.FirstAncestorOrSelf<MemberDeclarationSyntax>() || (home is GlobalStatementSyntax && use.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null))
                return true;
            return home is FieldDeclarationSyntax { Declaration.Variables: [{ Identifier.ValueText: var name }] } field
                && !field.Modifiers.Any(m => m.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
                && SourceWords.Positions(field.SyntaxTree, name, cancellation).Count() == 2;
        }
    }
}
