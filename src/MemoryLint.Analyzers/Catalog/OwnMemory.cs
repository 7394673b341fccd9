using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Catalog;

/// <summary>
/// What of a project's own types is memory of a conversation, told by structure: a turn says who speaks and what, a history collects turns, a session has a history.
/// Where people talk to people, turns have senders; a role is what a model is told.
/// </summary>
static class OwnMemory
{
    /// <summary>Members that say whether it was the user or the model who spoke.</summary>
    static readonly ImmutableHashSet<string> s_flags = ImmutableHashSet.Create("IsUser", "IsFromUser", "FromUser", "IsBot", "IsFromBot", "FromBot", "IsAssistant", "IsFromAssistant");

    /// <summary>Members that say what was said.</summary>
    static readonly ImmutableHashSet<string> s_texts = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "Content", "Text", "Message", "Body");

    /// <summary>What types are called that carry turns and keep none.</summary>
    static readonly ImmutableArray<string> s_carriers = ImmutableArray.Create("Request", "Response", "Options", "Settings", "Template", "Prompt", "Dto", "Payload", "Result", "Event", "Args");

    /// <summary>Names of such types that are hardly ever anything else: a project that has one is looked at even if it knows no framework.</summary>
    public static ImmutableArray<string> Words { get; } = ImmutableArray.Create(
        "ChatMessage", "ChatSession", "ChatHistory", "ChatTurn", "ChatConversation", "ConversationMessage", "ConversationTurn", "ConversationSession", "ConversationHistory");

    /// <summary>True if the compilation declares a type of such a name.</summary>
    public static bool MayBeIn(Compilation compilation)
    {
        var declared = compilation.Assembly.TypeNames;
        foreach (string word in Words)
            if (declared.Contains(word))
                return true;
        return false;
    }

    /// <summary>
    /// True if the compilation declares a type whose name speaks of a chat: it may ask a model over plain HTTP, and know no framework. Names are at hand before anything
    /// is read, so that other projects pay nothing.
    /// </summary>
    public static bool MayChat(Compilation compilation) => compilation.Assembly.TypeNames.Any(n => n.IndexOf("Chat", StringComparison.Ordinal) >= 0);

    /// <summary>The kind of memory that a type of the project's own is; null for everything else.</summary>
    public static MemoryKind? KindOf(ITypeSymbol? type) => IsHistory(type) ? MemoryKind.History : IsSession(type) ? MemoryKind.Session : null;

    /// <summary>The kind of memory that a map from identities holds, also as part of a tuple.</summary>
    public static MemoryKind? KindInMap(ITypeSymbol? type) => CatalogIndex.ValueInMap(type) switch
    {
        null => null,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Select(e => KindOf(e.Type)).FirstOrDefault(k => k is not null),
        var value => KindOf(value),
    };

    /// <summary>The kind of memory that a collection holds side by side.</summary>
    public static MemoryKind? KindInCollection(ITypeSymbol? type) => CatalogIndex.ElementOf(type) is { } element ? KindOf(element) : null;

    /// <summary>A list of turns.</summary>
    public static bool IsHistory(ITypeSymbol? type) => CatalogIndex.ElementOf(type) is { } element && IsTurn(element);

    static bool IsSession(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false } own
        && !s_carriers.Any(c => own.Name.EndsWith(c, StringComparison.Ordinal)) && Members(own).Any(m => IsHistory(m.Type));

    /// <summary>Who speaks, and what is said.</summary>
    static bool IsTurn(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => Says(tuple.TupleElements.Select(e => (e.Name, e.Type))),
        INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false } own => Says(Members(own)),
        _ => false,
    };

    static bool Says(IEnumerable<(string Name, ITypeSymbol Type)> members)
    {
        bool hasRole = false, hasText = false;
        foreach (var (name, type) in members)
        {
            hasRole |= IsRole(name, type);
            hasText |= type.SpecialType == SpecialType.System_String && s_texts.Contains(name);
        }
        return hasRole && hasText;
    }

    static bool IsRole(string name, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean ? s_flags.Contains(name)
        : type.SpecialType == SpecialType.System_String ? name.Equals("Role", StringComparison.OrdinalIgnoreCase)
        : type.Name.EndsWith("Role", StringComparison.Ordinal) ? name.EndsWith("Role", StringComparison.OrdinalIgnoreCase)
        : type.TypeKind == TypeKind.Enum && type.GetMembers().Select(m => TurnWords.RoleOf(m.Name)).ToList() is var speakers && speakers.Contains(TurnRole.User) && speakers.Contains(TurnRole.Reply);

    static IEnumerable<(string Name, ITypeSymbol Type)> Members(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is { DeclaringSyntaxReferences.IsEmpty: false }; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } property)
                    yield return (property.Name, property.Type);
                else if (member is IFieldSymbol { IsStatic: false, AssociatedSymbol: null } field)
                    yield return (field.Name, field.Type);
    }
}
