using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4003: a placeholder stands in a text that reaches the model as it is, or is given a history that it can only write the type of.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PlaceholderNeverRendered() : PromptRule(Descriptors.MEM4003_PlaceholderNeverRendered)
{
    /// <summary>The placeholder is one of the engine that the framework has by default.</summary>
    internal const string Template = nameof(Template);

    private protected override WordUse LooksAt => WordUse.Prompt | WordUse.PlainText;

    /// <summary>Most projects with agents have no text that looks like a template.</summary>
    private protected override bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (!base.AppliesTo(compilation, options, cancellation) || compilation.SyntaxTrees.FirstOrDefault() is not { } first)
            return false;
        var catalog = CatalogOptions.Catalog(options.AnalyzerConfigOptionsProvider.GetOptions(first));
        bool readsYaml = (ProjectWords.UsesIn(compilation, catalog, cancellation) & WordUse.PromptFile) != 0;
        return options.AdditionalFiles.Any(f => PromptFiles.MayBe(f, readsYaml)) || compilation.SyntaxTrees.Any(tree => Sieve.Of(tree, catalog, cancellation).HasBraces(cancellation));
    }

    private protected override void Judge(FileReport file)
    {
        foreach (var plain in file.Prompts.PlainTexts)
            if (PlaceholderIn(plain.Text) is { } placeholder)
                Report(file, plain, placeholder);
        foreach (var use in UsesIn(file))
            if (use.Prompt.Grammar == TemplateGrammar.SemanticKernel)
                JudgeValues(file, use);
    }

    static void Report(FileReport file, PlainPrompt plain, Placeholder placeholder)
    {
        var inText = plain.Text.LocationOf(placeholder.Name, placeholder.Start);
        bool isHere = inText?.SourceTree == file.Model.SyntaxTree && plain.Expression.Span.Contains(inText.SourceSpan);
        file.Report(isHere ? inText! : plain.Expression.GetLocation(), inText is null || isHere ? [] : [inText], ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, placeholder.Text.Contains('$') ? Template : null),
            [placeholder.Text, $"stands in {plain.What.Text}, which no template engine reads", "the model gets it as it is written"]);
    }

    /// <summary>
    /// A dollar sign makes a placeholder of what could also be an example; without one, the name has to be that of a memory. What stands in quotes is talked about.
    /// </summary>
    static Placeholder? PlaceholderIn(PromptText text)
    {
        foreach (var placeholder in TemplateReader.Read(TemplateGrammar.SemanticKernel, text.Value).Placeholders)
            if (!IsQuoted(text.Value, placeholder))
                return placeholder;
        foreach (var grammar in (TemplateGrammar[])[TemplateGrammar.Handlebars, TemplateGrammar.Liquid])
            foreach (var placeholder in TemplateReader.Read(grammar, text.Value).Placeholders)
                if (MemoryWords.Names(placeholder.Name) && !IsQuoted(text.Value, placeholder))
                    return placeholder;
        return null;
    }

    static bool IsQuoted(string text, Placeholder placeholder)
    {
        int start = placeholder.End - placeholder.Text.Length;
        return start > 0 && text[start - 1] is '`' or '"' or '\'' && placeholder.End < text.Length && text[placeholder.End] is '`' or '"' or '\'';
    }

    /// <summary>What is written out is turned into text, and a history has none.</summary>
    static void JudgeValues(FileReport file, PromptUse use)
    {
        foreach (var binding in use.Bindings.All)
            foreach (var placeholder in use.Prompt.Template.Placeholders)
                if (placeholder.Name.Equals(binding.Key, StringComparison.OrdinalIgnoreCase)
                    && file.Model.GetTypeInfo(binding.Value, file.Cancellation).Type is { } type && file.Catalog.KindOf(type, Imports.Of(file.Model.SyntaxTree)) is MemoryKind.History && !HasText(type) && !IsBoundOnTheWay(file))
                {
                    file.Report(binding.Value.GetLocation(), PlaceOf(use.Prompt.Text, placeholder), ImmutableDictionary<string, string?>.Empty,
                        [type.InMessage(), $"is an object, and {placeholder.Text} writes out text", "the prompt has the name of the type in it and not what has been said"]);
                    break;
                }
    }

    static bool HasText(ITypeSymbol type)
    {
        for (var t = type; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
            if (t.TypeKind is TypeKind.Interface or TypeKind.Error || t.GetMembers(nameof(ToString)).Any(m => m is IMethodSymbol { IsOverride: true, Parameters.IsEmpty: true }))
                return true;
        return false;
    }
}
