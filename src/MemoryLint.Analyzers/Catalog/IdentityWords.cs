using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>The names of calls that are given a session's identity, beside those of the frameworks.</summary>
static class IdentityWords
{
    /// <summary>The calls of a cache whose first argument is a key.</summary>
    public static ImmutableHashSet<string> CacheCalls { get; } = ImmutableHashSet.Create(
        "Set", "SetAsync", "SetString", "SetStringAsync", "Get", "GetAsync", "GetString", "GetStringAsync", "TryGetValue", "GetOrCreate", "GetOrCreateAsync", "CreateEntry");

    /// <summary>What projects call the method that finds a conversation's memory, or keeps it.</summary>
    public static ImmutableHashSet<string> OwnCalls { get; } = ImmutableHashSet.Create(
        "GetHistory", "GetHistoryAsync", "GetChatHistory", "GetChatHistoryAsync", "GetOrCreateHistory", "GetOrCreateHistoryAsync", "LoadHistory", "LoadHistoryAsync",
        "GetConversation", "GetConversationAsync", "GetSession", "GetSessionAsync", "GetOrCreateSession", "GetOrCreateSessionAsync", "LoadSession", "LoadSessionAsync",
        "GetThread", "GetThreadAsync", "GetOrCreateThread", "GetOrCreateThreadAsync", "GetMessages", "GetMessagesAsync", "LoadMessages", "LoadMessagesAsync", "GetOrCreate",
        "GetOrCreateAsync", "LoadAsync", "Load", "Get", "GetAsync", "SaveHistory", "SaveHistoryAsync", "SaveSession", "HistoryFor", "For");
}
