using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules.Wiring;

/// <summary>The frame of the rules about prompts: they are handed files that speak of prompts, whether the project has handlers and memories or not.</summary>
public abstract class PromptRule : MemoryRule
{
    private protected PromptRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override WordUse Needs => WordUse.None;

    private protected sealed override WordUse SpeaksOf => LooksAt;

    private protected sealed override bool Concerns(SievedFile file, SemanticModel model, CancellationToken cancellation) => (file.Uses & LooksAt) != 0;

    /// <summary>The words of which a file must have one to be looked at.</summary>
    private protected virtual WordUse LooksAt => WordUse.Prompt;

    /// <summary>The templates of a file, with those that stand in files of their own, and what is bound to them.</summary>
    private protected static IEnumerable<PromptUse> UsesIn(FileReport file) => file.Prompts.Files.IsEmpty ? file.Prompts.Uses
        : file.Prompts.Uses.Concat(file.Prompts.Files.Select(f => PromptFiles.Read(f, file.Options.AdditionalFiles, file.Cancellation)).OfType<PromptUse>());

    /// <summary>The place of a placeholder in the source, for whoever wants to see the other half.</summary>
    private protected static IEnumerable<Location> PlaceOf(PromptText text, Placeholder placeholder) =>
        text.LocationOf(placeholder.Name, placeholder.Start) is { } location ? [location] : [];

    /// <summary>True if a filter may see the arguments before the template does.</summary>
    private protected static bool IsBoundOnTheWay(FileReport file) => PromptIndex.BuiltIn.Interceptors.Any(word => ProjectWords.Names(file.Compilation, file.Catalog, word, file.Cancellation));
}
