using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>The names of calls that are given a session's identity, beside those of the frameworks.</summary>
static class IdentityWords
{
    /// <summary>The calls of a cache whose first argument is a key.</summary>
    public static ImmutableHashSet<string> CacheCalls { get; } = ImmutableHashSet.Create(
        "Set", "SetAsync", "SetString", "SetStringAsync", "Get", "GetAsync", "GetString", "GetStringAsync", "TryGetValue", "GetOrCreate", "GetOrCreateAsync", "CreateEntry");

    /// <summary>Calls that load what is stored under a key.</summary>
    public static ImmutableHashSet<string> Loads { get; } = ImmutableHashSet.Create(
        "Get", "GetAsync", "GetString", "GetStringAsync", "TryGetValue", "GetSessionAsync", "GetOrCreateSessionAsync", "GetThreadAsync");

    /// <summary>Calls that store something under a key. What loads and stores in one (<c>GetOrCreate</c>) cannot mix the two up.</summary>
    public static ImmutableHashSet<string> Saves { get; } = ImmutableHashSet.Create("Set", "SetAsync", "SetString", "SetStringAsync", "SaveSessionAsync", "SaveThreadAsync");

    /// <summary>Parameters and properties that take only one place of many under a user's own key, or one reply.</summary>
    public static ImmutableArray<string> Parts { get; } = ImmutableArray.Create("previousResponseId", "PreviousResponseId", "responseId", "WorkingFolder", "scope");

    static readonly ImmutableHashSet<string> s_ids = ImmutableHashSet.Create("sessionid", "conversationid", "threadid", "chatid", "chatsessionid", "dialogid");

    static readonly ImmutableHashSet<string> s_ofSeveral = ImmutableHashSet.Create("roomid", "ticketid", "callid");

    /// <summary>A name without regard to case and underscores.</summary>
    public static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    /// <summary>True for the name of a parameter that takes nothing but the id of a session.</summary>
    public static bool IsIdOfSession(string name) => s_ids.Contains(Plain(name));

    /// <summary>True for the name of the id of what several users share.</summary>
    public static bool IsOfSeveral(string name) => s_ofSeveral.Contains(Plain(name));

    /// <summary>What projects call the method that finds a conversation's memory, or keeps it.</summary>
    public static ImmutableHashSet<string> OwnCalls { get; } = ImmutableHashSet.Create(
        "GetHistory", "GetHistoryAsync", "GetChatHistory", "GetChatHistoryAsync", "GetOrCreateHistory", "GetOrCreateHistoryAsync", "LoadHistory", "LoadHistoryAsync",
        "GetConversation", "GetConversationAsync", "GetSession", "GetSessionAsync", "GetOrCreateSession", "GetOrCreateSessionAsync", "LoadSession", "LoadSessionAsync",
        "GetThread", "GetThreadAsync", "GetOrCreateThread", "GetOrCreateThreadAsync", "GetMessages", "GetMessagesAsync", "LoadMessages", "LoadMessagesAsync", "GetOrCreate",
        "GetOrCreateAsync", "LoadAsync", "Load", "Get", "GetAsync", "SaveHistory", "SaveHistoryAsync", "SaveSession", "HistoryFor", "For");
}
