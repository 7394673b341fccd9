using System.Collections.Immutable;

namespace MemoryLint.Sites.Prompts;

/// <summary>What a template says about names.</summary>
/// <param name="Placeholders">The places that are filled with what a name is bound to, in order.</param>
/// <param name="Mentions">All names that may be read, those in loops and arguments of helpers too, and where.</param>
/// <param name="Own">Names that the template gives itself.</param>
/// <param name="CallsFunctions">True if it calls functions, to which all bindings are handed on.</param>
sealed record PromptTemplate(ImmutableArray<Placeholder> Placeholders, ImmutableArray<(string Name, int Start)> Mentions, ImmutableHashSet<string> Own, bool CallsFunctions)
{
    /// <summary>All names that may be read.</summary>
    public ImmutableHashSet<string> Read { get; } = Mentions.Select(m => m.Name).ToImmutableHashSet(Own.KeyComparer);
}

/// <summary>A place of a template that is filled with what a name is bound to.</summary>
/// <param name="Name">The name.</param>
/// <param name="Start">Where the name begins in the template's text.</param>
/// <param name="Text">The place as it is written: <c>{{$history}}</c>, <c>{{#each history}}</c>.</param>
/// <param name="End">Where the place ends in the template's text.</param>
readonly record struct Placeholder(string Name, int Start, string Text, int End);
