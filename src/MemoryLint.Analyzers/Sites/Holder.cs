using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Sites;

/// <summary>A field or property that holds a memory, a map of memories by identity, or memories side by side.</summary>
/// <param name="Member">The field or property.</param>
/// <param name="Declaration">The declarator of a field, the declaration of a property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Kind">The kind of memory it holds.</param>
/// <param name="IsMap">True if it maps identities to memories.</param>
/// <param name="IsOfAgents">True if what it maps to are agents: they are a session's only if it is keyed by sessions.</param>
sealed record Holder(ISymbol Member, SyntaxNode Declaration, ITypeSymbol Type, MemoryKind Kind, bool IsMap, bool IsOfAgents = false)
{
    /// <summary>True if what is said is held in types of the project's own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True if it holds memories side by side, without a key.</summary>
    public bool IsCollection { get; init; }
}
