using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;

namespace ForgetfulChat.Storage;

/// <summary>Histories in a distributed cache.</summary>
public static class HistoryCache
{
    /// <summary>A copy of the history under that key; an empty one if there is none.</summary>
    public static async Task<List<ChatMessage>> LoadHistoryAsync(this IDistributedCache cache, string key, CancellationToken cancellationToken) =>
        await cache.GetAsync(key, cancellationToken) is { } saved ? JsonSerializer.Deserialize<List<ChatMessage>>(saved, AIJsonUtilities.DefaultOptions)! : [];

    public static Task SaveHistoryAsync(this IDistributedCache cache, string key, List<ChatMessage> history, CancellationToken cancellationToken) =>
        cache.SetAsync(key, JsonSerializer.SerializeToUtf8Bytes(history, AIJsonUtilities.DefaultOptions), cancellationToken);
}
