using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>Addresses of models, for clients that know nothing of what they talk to.</summary>
static class ModelEndpoints
{
    /// <summary>The type of a client that talks to anything.</summary>
    public const string HttpClient = nameof(HttpClient);

    /// <summary>Parts of an address by which a model is meant.</summary>
    static readonly ImmutableArray<string> s_parts = ImmutableArray.Create(
        "/chat/completions", "/v1/completions", "/v1/messages", "api.openai.com", ".openai.azure.com", "openrouter.ai/api", "api.anthropic.com", "generativelanguage.googleapis.com",
        "api.mistral.ai", "api.groq.com", "api.deepseek.com", "api-inference.huggingface.co", "localhost:11434");

    /// <summary>A word of each of them.</summary>
    public static ImmutableArray<string> Words { get; } = ImmutableArray.Create(
        "completions", "openai", "openrouter", "anthropic", "generativelanguage", "mistral", "groq", "deepseek", "huggingface", "11434");

    public static bool IsIn(string text) => s_parts.Any(p => text.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0);
}
