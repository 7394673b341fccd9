using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>Names that apps give to the method that says which conversation a turn belongs to.</summary>
static class IdentityAccessors
{
    public static ImmutableArray<string> Names { get; } = ImmutableArray.Create(
        "GetConversationId", "GetSessionId", "GetThreadId", "GetChatId", "GetConversationIdAsync", "GetSessionIdAsync", "GetThreadIdAsync", "GetConversationKey", "GetSessionKey");
}
