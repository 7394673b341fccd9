using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>Addresses of models, for clients that know nothing of what they talk to.</summary>
static class ModelEndpoints
{
    /// <summary>The type of a client that talks to anything.</summary>
    public const string HttpClient = nameof(HttpClient);

    /// <summary>What hands out such clients.</summary>
    public const string HttpClientFactory = "IHttpClientFactory";

    /// <summary>How such a client asks. What a model is told that way is all that it knows.</summary>
    public static ModelCall Request { get; } = new()
    {
        Types = ["System.Net.Http.HttpClient", "System.Net.Http.Json.HttpClientJsonExtensions"],
        Methods = ["PostAsync", "PostAsJsonAsync", "SendAsync"],
    };

    /// <summary>Parts of an address by which a model is meant.</summary>
    static readonly ImmutableArray<string> s_parts = ImmutableArray.Create(
        "/chat/completions", "/v1/completions", "/v1/messages", "api.openai.com", ".openai.azure.com", "openrouter.ai/api", "api.anthropic.com", "generativelanguage.googleapis.com",
        "api.mistral.ai", "api.groq.com", "api.deepseek.com", "api-inference.huggingface.co", "localhost:11434");

    /// <summary>Parts of an address at which a model answers no question, or knows the conversation.</summary>
    static readonly ImmutableArray<string> s_others = ImmutableArray.Create("embedding", "/images", "/audio", "moderation", "transcription", "/files", "/batches", "/threads", "/assistants", "rerank");

    /// <summary>A word of each of them.</summary>
    public static ImmutableArray<string> Words { get; } = ImmutableArray.Create(
        "completions", "openai", "openrouter", "anthropic", "generativelanguage", "mistral", "groq", "deepseek", "huggingface", "11434");

    public static bool IsIn(string text) => s_parts.Any(p => text.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>True for an address of which something else is asked than how a conversation goes on.</summary>
    public static bool IsOfAnother(string text) => s_others.Any(p => text.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0);
}
