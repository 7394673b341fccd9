using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4002: the keys under which the links of a chain hand on values, or a strategy binds the conversation, are not those that are read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ChainKeysDoNotLineUp() : PromptRule(Descriptors.MEM4002_ChainKeysDoNotLineUp)
{
    private protected override void Judge(FileReport file)
    {
        foreach (var chain in file.Prompts.Chains)
            foreach (var finding in ChainKeys.Check(chain))
                if (Texts(finding) is var (what, consequence))
                    Report(file, finding, what, consequence);
        foreach (var strategy in file.Prompts.Strategies)
            Judge(file, strategy);
        foreach (var input in file.Prompts.Inputs)
            Judge(file, input);
        foreach (var memory in file.Prompts.IgnoredMemories)
            file.Report(memory.GetLocation(), Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty,
                [memory is IdentifierNameSyntax or MemberAccessExpressionSyntax ? memory.ToString() : file.Model.GetTypeInfo(memory, file.Cancellation).Type?.InMessage() ?? memory.ToString(),
                    "is a memory that this chain neither reads nor writes", "the model never sees what has been said"]);
    }

    static void Report(FileReport file, ChainFinding finding, string what, string consequence)
    {
        SyntaxNode place = finding.Key.Place ?? finding.Link?.Name ?? finding.Reader!.Name;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (finding.Better is { } better)
            properties = properties.Add(FixProperties.Key, better).Add(FixProperties.Parameter, finding.Key.Parameter);
        var related = new List<Location>();
        if (finding is { Placeholder: { } placeholder, Reader: { } reader } && reader.Text!.LocationOf(placeholder.Name, placeholder.Start) is { } read)
        {
            if (finding.Trouble == ChainTrouble.NeverWritten && read.SourceTree == file.Model.SyntaxTree)
            {
                file.Report(read, related, properties, [finding.Key.Key, what, consequence]);
                return;
            }
            related.Add(read);
        }
        file.Report(place.GetLocation(), related, properties, [finding.Key.Key, what, consequence]);
    }

    static (string What, string Consequence)? Texts(ChainFinding finding) => finding.Trouble switch
    {
        ChainTrouble.OneKeyForBoth => ("is the key of both what the user said and what the model answered", "the memory records one of them twice and the other never"),
        ChainTrouble.Overwrites => ("is the key of a value that nothing has read yet when the memory is loaded into it", "the value is lost and the model gets the memory in its place"),
        ChainTrouble.LoadedTooLate => ("is loaded after the template that reads it", "the chain throws before it asks the model"),
        ChainTrouble.NeverRead => ("is what the memory is loaded into, and nothing in the chain reads it", "the model never sees what has been said"),
        ChainTrouble.OtherMemoryKey => ($"is the key that the memory wants, and it is given '{finding.Better}'", "the chain throws after the model has answered"),
        ChainTrouble.PromptNotSent => ($"is what the model is asked with, and the prompt with the memory is in '{finding.Better}'", "the model never sees what has been said"),
        ChainTrouble.NoResult => ("is the last link of a chain that is run for what its last link writes, and it writes nothing", "the chain throws after the model has answered"),
        ChainTrouble.NeverWritten => ("is read, and no link before it writes it", Consequence(finding)),
        _ => null,
    };

    static string Consequence(ChainFinding finding) => finding.Link?.Call.Role switch
    {
        ChainRole.Update => "the chain throws after the model has answered, and the turn is not recorded",
        null => "the chain throws after the model has answered",
        _ => "the chain throws before the model answers",
    };

    /// <summary>A conversation that a chain is run with under another key, or as something that it does not take for one.</summary>
    static void Judge(FileReport file, ChainInputUse use)
    {
        var input = use.Input;
        if (use.Bindings.All.FirstOrDefault(b => b.Key == input.Key) is { } binding)
        {
            // An interface may have a list behind it.
            if (file.Model.GetTypeInfo(binding.Value, file.Cancellation).Type is { } type && (type.TypeKind == TypeKind.Array || type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: not SpecialType.System_Object } && !IsOrDerivesFrom(type, input.Value)))
                file.Report(binding.Value.GetLocation(), Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty,
                    [binding.Value.ToString(), $"is a {type.InMessage()}, and the chain takes nothing but a {input.Value} for '{input.Key}'", "it starts from an empty conversation"]);
        }
        else if (use.Bindings.IsComplete && use.Bindings.All.FirstOrDefault(b => MemoryWords.Names(b.Key)) is { } other)
            file.Report(other.Place.GetLocation(), Enumerable.Empty<Location>(), ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Key, input.Key),
                [other.Key, $"is what the conversation is handed over as, and the chain reads '{input.Key}'", "the chain throws before the model answers"]);
    }

    static bool IsOrDerivesFrom(ITypeSymbol type, string name)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
            if (t.Name == name)
                return true;
        return false;
    }

    /// <summary>A prompt that reads the conversation under another name than the strategy binds it to.</summary>
    static void Judge(FileReport file, StrategyUse use)
    {
        var prompt = use.Prompt;
        if (!prompt.Text.IsWhole || prompt.Template.CallsFunctions || prompt.Template.Read.Contains(use.Variable))
            return;
        var open = prompt.Template.Placeholders.Where(p => !prompt.Defaults.Contains(p.Name) && !prompt.Template.Own.Contains(p.Name) && !use.Others.Contains(p.Name) && MemoryWords.Names(p.Name)).ToList();
        if (open.Select(p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() != 1)
            return;
        SyntaxNode place = use.Place ?? (use.Creation is ObjectCreationExpressionSyntax { Type: var type } ? type : use.Creation);
        file.Report(place.GetLocation(), PlaceOf(prompt.Text, open[0]),
            ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Key, open[0].Name).Add(FixProperties.Parameter, use.Strategy.Variable),
            [use.Variable, $"is the name that the conversation is bound to, and the prompt reads {open[0].Text}", "the strategy decides without seeing what has been said"]);
    }
}
