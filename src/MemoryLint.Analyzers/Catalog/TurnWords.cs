using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>Who speaks in a message.</summary>
enum TurnRole
{
    /// <summary>Cannot be read off.</summary>
    Unknown,

    User,

    /// <summary>The model.</summary>
    Reply,

    /// <summary>Instructions, tools.</summary>
    Other,
}

/// <summary>The names by which frameworks say who speaks: what they have in common, for the types around them differ and the words do not.</summary>
static class TurnWords
{
    static readonly ImmutableDictionary<string, TurnRole> s_appends = new Dictionary<string, TurnRole>(StringComparer.Ordinal)
    {
        ["AddUserMessage"] = TurnRole.User,
        ["AddAssistantMessage"] = TurnRole.Reply,
        ["AddAiMessage"] = TurnRole.Reply,
        ["AddSystemMessage"] = TurnRole.Other,
        ["AddDeveloperMessage"] = TurnRole.Other,
        ["AddToolMessage"] = TurnRole.Other,
    }.ToImmutableDictionary();

    static readonly ImmutableDictionary<string, TurnRole> s_roles = new Dictionary<string, TurnRole>(StringComparer.Ordinal)
    {
        ["User"] = TurnRole.User,
        ["Human"] = TurnRole.User,
        ["UserChatMessage"] = TurnRole.User,
        ["ChatRequestUserMessage"] = TurnRole.User,
        ["CreateUserMessage"] = TurnRole.User,
        ["AsHumanMessage"] = TurnRole.User,
        ["FromUser"] = TurnRole.User,
        ["Assistant"] = TurnRole.Reply,
        ["Ai"] = TurnRole.Reply,
        ["Bot"] = TurnRole.Reply,
        ["Model"] = TurnRole.Reply,
        ["AssistantChatMessage"] = TurnRole.Reply,
        ["ChatRequestAssistantMessage"] = TurnRole.Reply,
        ["CreateAssistantMessage"] = TurnRole.Reply,
        ["AsAiMessage"] = TurnRole.Reply,
        ["FromAssistant"] = TurnRole.Reply,
        ["System"] = TurnRole.Other,
        ["Developer"] = TurnRole.Other,
        ["Tool"] = TurnRole.Other,
        ["Function"] = TurnRole.Other,
        ["SystemChatMessage"] = TurnRole.Other,
        ["DeveloperChatMessage"] = TurnRole.Other,
        ["ToolChatMessage"] = TurnRole.Other,
        ["ChatRequestSystemMessage"] = TurnRole.Other,
        ["CreateSystemMessage"] = TurnRole.Other,
        ["CreateDeveloperMessage"] = TurnRole.Other,
        ["CreateToolMessage"] = TurnRole.Other,
    }.ToImmutableDictionary();

    static readonly ImmutableDictionary<string, TurnRole> s_texts = new Dictionary<string, TurnRole>(StringComparer.OrdinalIgnoreCase)
    {
        ["user"] = TurnRole.User,
        ["human"] = TurnRole.User,
        ["assistant"] = TurnRole.Reply,
        ["ai"] = TurnRole.Reply,
        ["bot"] = TurnRole.Reply,
        ["model"] = TurnRole.Reply,
        ["system"] = TurnRole.Other,
        ["developer"] = TurnRole.Other,
        ["tool"] = TurnRole.Other,
        ["function"] = TurnRole.Other,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who speaks in a message whose role is written as that text.</summary>
    public static TurnRole RoleOfText(string text) => s_texts.TryGetValue(text, out var role) ? role : TurnRole.Unknown;

    /// <summary>Methods by which one message is put into a history, named for who speaks.</summary>
    public static IEnumerable<string> Appends => s_appends.Keys;

    /// <summary>Words around which a message is made that something is appended with.</summary>
    public static ImmutableArray<string> Makers { get; } = ImmutableArray.Create(
        "ChatRole", "AuthorRole", "ChatMessageRole", "UserChatMessage", "AssistantChatMessage", "ChatRequestUserMessage", "ChatRequestAssistantMessage", "CreateUserMessage", "CreateAssistantMessage",
        "AsHumanMessage", "AsAiMessage");

    /// <summary>Words by which code shows that it makes or takes a message of the model.</summary>
    public static ImmutableArray<string> OfReplies { get; } = ImmutableArray.Create(
        "AddAssistantMessage", "AddAiMessage", "Assistant", "AssistantChatMessage", "ChatRequestAssistantMessage", "CreateAssistantMessage", "AsAiMessage", "AddMessages");

    /// <summary>Who speaks in what a method of that name appends.</summary>
    public static TurnRole RoleOfAppend(string method) => s_appends.TryGetValue(method, out var role) ? role : TurnRole.Unknown;

    /// <summary>Who speaks in a message that is made with that word.</summary>
    public static TurnRole RoleOf(string word) => s_roles.TryGetValue(word, out var role) ? role : TurnRole.Unknown;
}
