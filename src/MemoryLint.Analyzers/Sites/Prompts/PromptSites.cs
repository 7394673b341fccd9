using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>The prompts of one file, each kind in the order of the text.</summary>
/// <param name="Uses">Where a template and what is bound to its names come together.</param>
/// <param name="Strategies">Objects that run a prompt and bind the conversation to a name of their own.</param>
/// <param name="Chains">Chains of links over shared keys that have to do with a memory.</param>
/// <param name="PlainTexts">Texts that no template engine reads.</param>
/// <param name="IgnoredMemories">Memories handed to what never uses them.</param>
/// <param name="Inputs">What chains are run with that take the conversation so.</param>
/// <param name="Files">Where templates in files and what is bound to their names come together.</param>
sealed record PromptSites(
    ImmutableArray<PromptUse> Uses, ImmutableArray<StrategyUse> Strategies, ImmutableArray<PromptChain> Chains, ImmutableArray<PlainPrompt> PlainTexts, ImmutableArray<ExpressionSyntax> IgnoredMemories,
    ImmutableArray<ChainInputUse> Inputs, ImmutableArray<PromptFileUse> Files)
{
    public static readonly PromptSites None =
        new(ImmutableArray<PromptUse>.Empty, ImmutableArray<StrategyUse>.Empty, ImmutableArray<PromptChain>.Empty, ImmutableArray<PlainPrompt>.Empty, ImmutableArray<ExpressionSyntax>.Empty,
            ImmutableArray<ChainInputUse>.Empty, ImmutableArray<PromptFileUse>.Empty);
}

/// <summary>A template, as a call takes it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Text">Its text.</param>
/// <param name="Grammar">What it is written in.</param>
/// <param name="Template">What it says about names.</param>
/// <param name="Defaults">Names that have a value if nothing is bound to them.</param>
sealed record Prompt(ExpressionSyntax Call, PromptText Text, TemplateGrammar Grammar, PromptTemplate Template, ImmutableHashSet<string> Defaults);

/// <summary>A template and what is bound to its names.</summary>
/// <param name="Prompt">The template.</param>
/// <param name="Call">The call that brings them together.</param>
/// <param name="Bindings">What is bound.</param>
sealed record PromptUse(Prompt Prompt, ExpressionSyntax Call, PromptBindings Bindings);

/// <summary>A template in a file and what is bound to its names.</summary>
/// <param name="Kind">What the file is.</param>
/// <param name="Path">The end of its path, with slashes.</param>
/// <param name="Grammar">What it is written in, if it does not say so itself.</param>
/// <param name="Maker">The call that takes the file.</param>
/// <param name="Call">The call that brings them together.</param>
/// <param name="Bindings">What is bound.</param>
sealed record PromptFileUse(PromptFileKind Kind, string Path, TemplateGrammar Grammar, ExpressionSyntax Maker, ExpressionSyntax Call, PromptBindings Bindings);

/// <summary>What is bound to the names of a prompt.</summary>
/// <param name="All">The bindings in view.</param>
/// <param name="IsComplete">False if there may be others.</param>
sealed record PromptBindings(ImmutableArray<PromptBinding> All, bool IsComplete)
{
    public static readonly PromptBindings None = new(ImmutableArray<PromptBinding>.Empty, true);

    public static readonly PromptBindings Unseen = new(ImmutableArray<PromptBinding>.Empty, false);
}

/// <summary>A value bound to a name.</summary>
/// <param name="Key">The name.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Value">The value.</param>
sealed record PromptBinding(string Key, ExpressionSyntax Place, ExpressionSyntax Value);

/// <summary>An object that runs a prompt and binds the conversation to a name.</summary>
/// <param name="Creation">The object.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Strategy">What the catalog says of it.</param>
/// <param name="Variable">The name that the conversation is bound to.</param>
/// <param name="Place">Where that is written; null for the default.</param>
/// <param name="Others">Further names that are bound.</param>
sealed record StrategyUse(BaseObjectCreationExpressionSyntax Creation, Prompt Prompt, PromptStrategy Strategy, string Variable, ExpressionSyntax? Place, ImmutableHashSet<string> Others);

/// <summary>A text that reaches the model as it is.</summary>
/// <param name="Expression">The expression at its place.</param>
/// <param name="Text">The text.</param>
/// <param name="What">What the catalog says of the place.</param>
/// <param name="Owner">The call or creation that takes it.</param>
sealed record PlainPrompt(ExpressionSyntax Expression, PromptText Text, PlainText What, ExpressionSyntax Owner);

/// <summary>A chain of links over shared keys.</summary>
/// <param name="Links">The links in order; null where one is not in view.</param>
/// <param name="Results">The keys that are asked for at the end.</param>
/// <param name="IsClosed">True if the chain is run where it is made and starts with no keys.</param>
sealed record PromptChain(ImmutableArray<ChainLink?> Links, ImmutableArray<ChainKey> Results, bool IsClosed)
{
    /// <summary>The call that asks for what the last link writes; null if none does.</summary>
    public SimpleNameSyntax? ResultOfLast { get; init; }

    /// <summary>True if who runs the chain may set keys that are not in view.</summary>
    public bool HasOtherKeys { get; init; }
}

/// <summary>What a chain is run with that takes the conversation so.</summary>
/// <param name="Input">What the catalog says of the chain.</param>
/// <param name="Given">The object with the keys.</param>
/// <param name="Bindings">What it holds.</param>
sealed record ChainInputUse(ChainInput Input, ExpressionSyntax Given, PromptBindings Bindings);

/// <summary>A link of a chain.</summary>
/// <param name="Expression">The call or creation.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Call">What the catalog says of it.</param>
/// <param name="Reads">The keys that it reads, those of its template aside.</param>
/// <param name="Writes">The keys that it writes.</param>
/// <param name="Text">The text of its template.</param>
/// <param name="Template">What that says about names.</param>
/// <param name="MemoryKeys">The keys that its memory wants, in the order of the catalog's properties; null where nothing is said.</param>
sealed record ChainLink(
    ExpressionSyntax Expression, SyntaxNode Name, ChainCall Call, ImmutableArray<ChainKey> Reads, ImmutableArray<ChainKey> Writes, PromptText? Text, PromptTemplate? Template,
    ImmutableArray<ChainKey?> MemoryKeys);

/// <summary>A key of a chain.</summary>
/// <param name="Key">The key.</param>
/// <param name="Parameter">The parameter that takes it.</param>
/// <param name="Place">Where it is written; null for a default.</param>
sealed record ChainKey(string Key, string Parameter, ExpressionSyntax? Place);
