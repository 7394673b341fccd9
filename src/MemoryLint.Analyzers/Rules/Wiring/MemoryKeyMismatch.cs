using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4001: a memory is handed to a prompt under a name that its template does not read, and the template reads a name that nothing binds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryKeyMismatch() : PromptRule(Descriptors.MEM4001_MemoryKeyMismatch)
{
    private protected override WordUse LooksAt => WordUse.Prompt | WordUse.Fill;

    private protected override void Judge(FileReport file)
    {
        foreach (var use in UsesIn(file))
        {
            bool isPlain = use.Prompt.Grammar == TemplateGrammar.Plain;
            foreach (var pair in PromptPairs.In(use, file.Model, file.Catalog, file.Cancellation))
                if (isPlain || !IsBoundOnTheWay(file))
                    file.Report(pair.Binding.Place.GetLocation(), PlaceOf(use.Prompt.Text, pair.Placeholder), For(pair.Placeholder.Name),
                        [pair.Binding.Key, isPlain ? "is replaced" : "is bound", $"{pair.Placeholder.Text}, which nothing {(isPlain ? "replaces" : "binds")}",
                            isPlain ? $"the model gets {pair.Placeholder.Text} as it is written and does not see what has been said" : "it is rendered empty and the model does not see what has been said"]);
            foreach (var left in PromptPairs.LeftOut(use, file.Model, file.Catalog, file.Cancellation))
                file.Report(left.Place.GetLocation(), Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty,
                    [left.Value.ToString(), $"is argument {left.Key}", NumbersIn(use.Prompt.Template), "the model does not see what has been said"]);
        }
        foreach (var chain in file.Prompts.Chains)
            foreach (var finding in ChainKeys.Check(chain))
                if (finding is { Trouble: ChainTrouble.OtherName, Link: { } link, Placeholder: { } placeholder, Reader: { } reader })
                    file.Report((finding.Key.Place ?? link.Name).GetLocation(), PlaceOf(reader.Text!, placeholder), For(placeholder.Name).Add(FixProperties.Parameter, finding.Key.Parameter),
                        [finding.Key.Key, "is what the memory is loaded into", $"{placeholder.Text}, which nothing writes", "the chain throws before it asks the model"]);
    }

    static string NumbersIn(PromptTemplate template) =>
        template.Placeholders.Select(p => p.Name).Distinct().ToList() is { Count: > 0 } names ? $"only {string.Join(" and ", names)}" : "no argument";

    static ImmutableDictionary<string, string?> For(string name) => ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Key, name);
}
