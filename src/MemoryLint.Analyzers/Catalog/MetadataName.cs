using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>Compares symbols with full metadata names (<c>Namespace.Outer+Nested`1</c>) without building strings.</summary>
static class MetadataName
{
    /// <summary>True if <paramref name="type"/> bears that name; constructed types compare as their definition.</summary>
    public static bool Is(this ITypeSymbol? type, string name)
    {
        if (type?.OriginalDefinition is not INamedTypeSymbol { TypeKind: not TypeKind.Error } named)
            return false;
        int end = name.Length;
        if (!EndsWith(name, ref end, named.MetadataName))
            return false;
        for (var outer = named.ContainingType; outer is not null; outer = outer.ContainingType)
            if (!EndsWith(name, ref end, "+") || !EndsWith(name, ref end, outer.MetadataName))
                return false;
        return IsNamespace(named.ContainingNamespace, name, end);
    }

    public static bool IsAnyOf(this ITypeSymbol? type, string[] names)
    {
        foreach (string name in names)
            if (type.Is(name))
                return true;
        return false;
    }

    /// <summary>What a task yields; any other type itself.</summary>
    public static ITypeSymbol Awaited(this ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : type;

    /// <summary>True if the type, one of its bases or one of its interfaces bears one of the names.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, params string[] names)
    {
        for (var t = type; t is not null; t = t.BaseType)
            if (t.IsAnyOf(names))
                return true;
        if (type is not null)
            foreach (var i in type.AllInterfaces)
                if (i.IsAnyOf(names))
                    return true;
        return false;
    }

    /// <summary>A type as a message names it: <c>List&lt;ChatMessage&gt;</c>.</summary>
    public static string InMessage(this ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>The part after namespace and outer types, without arity: <c>List</c> of <c>System.Collections.Generic.List`1</c>.</summary>
    public static string Simple(string name)
    {
        int start = name.LastIndexOfAny(['.', '+']) + 1;
        int arity = name.IndexOf('`', start);
        return arity < 0 ? name.Substring(start) : name.Substring(start, arity - start);
    }

    /// <summary>The namespace of a metadata name.</summary>
    public static string Namespace(string name)
    {
        int nested = name.IndexOf('+');
        int dot = name.LastIndexOf('.', nested < 0 ? name.Length - 1 : nested);
        return dot < 0 ? "" : name.Substring(0, dot);
    }

    static bool IsNamespace(INamespaceSymbol? symbol, string name, int end)
    {
        for (; symbol is { IsGlobalNamespace: false }; symbol = symbol.ContainingNamespace)
            if (!EndsWith(name, ref end, ".") || !EndsWith(name, ref end, symbol.Name))
                return false;
        return end == 0;
    }

    static bool EndsWith(string name, ref int end, string part)
    {
        if (end < part.Length || string.CompareOrdinal(name, end - part.Length, part, 0, part.Length) != 0)
            return false;
        end -= part.Length;
        return true;
    }
}
