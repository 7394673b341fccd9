using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <content>What kind of memory a type is or holds.</content>
sealed partial class CatalogIndex
{
    /// <summary>The kind of memory a type is: a memory of the catalog, or a list or array of messages; null for everything else.</summary>
    public MemoryKind? KindOf(ITypeSymbol? type, Imports imports)
    {
        if (type is not IArrayTypeSymbol && Find(type, imports) is { } memory)
            return memory.Kind;
        return ElementOf(type) is { } element && IsMessage(element, imports) ? MemoryKind.History : null;
    }

    /// <summary>
    /// The kind of memory that a map from identities holds, also as part of a tuple or as a member of a type of the project's own; null if
    /// <paramref name="type"/> is no such map.
    /// </summary>
    public MemoryKind? KindInMap(ITypeSymbol? type, Imports imports)
    {
        if (ValueInMap(type) is not { } value)
            return null;
        if (value is INamedTypeSymbol { IsTupleType: true } tuple)
            return tuple.TupleElements.Select(e => KindOf(e.Type, imports)).FirstOrDefault(k => k is not null);
        return KindOf(value, imports) ?? (value is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } ofProject ? KindWithin(ofProject, imports) : null);
    }

    /// <summary>The kind of memory that a collection holds side by side, without a key: <c>List&lt;AgentSession&gt;</c>; null if <paramref name="type"/> is no such collection.</summary>
    public MemoryKind? KindInCollection(ITypeSymbol? type, Imports imports) =>
        ElementOf(type) is { } element && KindOf(element, imports) is (MemoryKind.History or MemoryKind.Session) and var kind ? kind : null;

    /// <summary>What a collection holds; null for everything else.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } list when s_collections.Contains(list.Name) => element,
        _ => null,
    };

    /// <summary>True for a type of which one agent has one object for all its sessions: a provider of history or context.</summary>
    public bool IsSharedByAgent(INamedTypeSymbol type) => type.IsOrDerivesFrom(_sharedByAgent);

    /// <summary>True for a map from identities to what is asked: agents, chat clients.</summary>
    public bool IsMapOfAgents(ITypeSymbol? type) => ValueInMap(type) is INamedTypeSymbol value && value.IsOrDerivesFrom(_asked);

    /// <summary>True for a model, an agent or what asks one.</summary>
    public bool IsAsked(ITypeSymbol type) => type.IsOrDerivesFrom(_asked);

    /// <summary>True for the name of a map.</summary>
    public static bool IsNameOfMap(string name) => s_maps.Contains(name);

    /// <summary>What is mapped to, if <paramref name="type"/> is a map from something that can be an identity.</summary>
    public static ITypeSymbol? ValueInMap(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: [var key, var value] } map && s_maps.Contains(map.Name)
            && (key.SpecialType != SpecialType.None || key.IsTupleType || key.Name is "Guid" || key is INamedTypeSymbol { IsRecord: true }) ? value : null;

    MemoryKind? KindWithin(INamedTypeSymbol type, Imports imports)
    {
        foreach (var member in type.GetMembers())
            if (member is IPropertySymbol { IsStatic: false, Type: var p } && KindOf(p, imports) is MemoryKind.History or MemoryKind.Session
                || member is IFieldSymbol { IsStatic: false, Type: var f } && KindOf(f, imports) is MemoryKind.History or MemoryKind.Session)
                return MemoryKind.Session;
        return null;
    }
}
