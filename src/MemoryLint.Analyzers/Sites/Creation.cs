using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A place where a memory comes into being: <c>new ChatHistory()</c>, <c>[]</c>, <c>agent.CreateSessionAsync()</c>.</summary>
/// <param name="Expression">The creating expression; for an awaited call, without the <c>await</c>.</param>
/// <param name="Type">Its type; of an awaited call, what the task yields.</param>
/// <param name="Kind">The kind of memory.</param>
/// <param name="Durability">What it survives by itself.</param>
/// <param name="Entry">The catalog's entry, for a memory that is a type of its own; null for lists of messages.</param>
sealed record Creation(ExpressionSyntax Expression, ITypeSymbol Type, MemoryKind Kind, Durability Durability, MemoryType? Entry)
{
    /// <summary>What can stand in its place.</summary>
    public Counterpart[] Counterparts { get; init; } = Entry?.Counterparts ?? [];

    public bool IsVolatile => Durability == Durability.Volatile;

    /// <summary>A runtime or process is started for one piece of work, and a new one for the next is right; a checkpointer is there for later ones.</summary>
    public bool IsOfOneRun => Kind == MemoryKind.Checkpoints && !Type.Name.Contains("Checkpoint");

    /// <summary>The type as a message names it: <c>List&lt;ChatMessage&gt;</c>.</summary>
    public string TypeText => Type.InMessage();
}
