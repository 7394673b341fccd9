// Public surface of the packages Microsoft.Extensions.AI and Microsoft.Extensions.AI.OpenAI (dotnet/extensions), signatures only.
// What Microsoft.Extensions.AI.Abstractions defines comes from the real package. See README.md.
using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.AI
{
    using OpenAI.Assistants;
    using OpenAI.Chat;
    using OpenAI.Embeddings;
    using OpenAI.Responses;

    public sealed class ChatClientBuilder
    {
        public ChatClientBuilder(IChatClient innerClient) { }
        public ChatClientBuilder(Func<IServiceProvider, IChatClient> innerClientFactory) { }

        public IChatClient Build(IServiceProvider? services = null) => throw null!;
        public ChatClientBuilder Use(Func<IChatClient, IChatClient> clientFactory) => throw null!;
        public ChatClientBuilder Use(Func<IChatClient, IServiceProvider, IChatClient> clientFactory) => throw null!;
        public ChatClientBuilder Use(Func<IEnumerable<ChatMessage>, ChatOptions?, Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task>, CancellationToken, Task> sharedFunc) => throw null!;
    }

    public static class ChatClientBuilderChatClientExtensions
    {
        public static ChatClientBuilder AsBuilder(this IChatClient innerClient) => throw null!;
    }

    public class ChatResponse<T> : ChatResponse
    {
        public ChatResponse(ChatResponse response, JsonSerializerOptions serializerOptions) { }

        public T Result => throw null!;
    }

    public static class ChatClientStructuredOutputExtensions
    {
        public static Task<ChatResponse<T>> GetResponseAsync<T>(this IChatClient chatClient, IEnumerable<ChatMessage> messages, ChatOptions? options = null, bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatResponse<T>> GetResponseAsync<T>(this IChatClient chatClient, string chatMessage, ChatOptions? options = null, bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatResponse<T>> GetResponseAsync<T>(this IChatClient chatClient, ChatMessage chatMessage, ChatOptions? options = null, bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatResponse<T>> GetResponseAsync<T>(this IChatClient chatClient, string chatMessage, JsonSerializerOptions serializerOptions, ChatOptions? options = null, bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatResponse<T>> GetResponseAsync<T>(this IChatClient chatClient, ChatMessage chatMessage, JsonSerializerOptions serializerOptions, ChatOptions? options = null, bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatResponse<T>> GetResponseAsync<T>(this IChatClient chatClient, IEnumerable<ChatMessage> messages, JsonSerializerOptions serializerOptions, ChatOptions? options = null, bool? useJsonSchemaResponseFormat = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class ConfigureOptionsChatClient : DelegatingChatClient
    {
        public ConfigureOptionsChatClient(IChatClient innerClient, Action<ChatOptions> configure) : base(innerClient) { }
    }

    public static class ConfigureOptionsChatClientBuilderExtensions
    {
        public static ChatClientBuilder ConfigureOptions(this ChatClientBuilder builder, Action<ChatOptions> configure) => throw null!;
    }

    public abstract class CachingChatClient : DelegatingChatClient
    {
        protected CachingChatClient(IChatClient innerClient) : base(innerClient) { }

        public bool CoalesceStreamingUpdates { get; set; }
    }

    public class DistributedCachingChatClient : CachingChatClient
    {
        public DistributedCachingChatClient(IChatClient innerClient, IDistributedCache storage) : base(innerClient) { }

        public JsonSerializerOptions JsonSerializerOptions { get; set; }
    }

    public static class DistributedCachingChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseDistributedCache(this ChatClientBuilder builder, IDistributedCache? storage = null, Action<DistributedCachingChatClient>? configure = null) => throw null!;
    }

    public class FunctionInvokingChatClient : DelegatingChatClient
    {
        public FunctionInvokingChatClient(IChatClient innerClient, ILoggerFactory? loggerFactory = null, IServiceProvider? functionInvocationServices = null) : base(innerClient) { }

        public bool AllowConcurrentInvocation { get; set; }
        public int MaximumIterationsPerRequest { get; set; }
        public IList<AITool>? AdditionalTools { get; set; }
    }

    public static class FunctionInvokingChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseFunctionInvocation(this ChatClientBuilder builder, ILoggerFactory? loggerFactory = null, Action<FunctionInvokingChatClient>? configure = null) => throw null!;
    }

    public class LoggingChatClient : DelegatingChatClient
    {
        public LoggingChatClient(IChatClient innerClient, ILogger logger) : base(innerClient) { }
    }

    public static class LoggingChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseLogging(this ChatClientBuilder builder, ILoggerFactory? loggerFactory = null, Action<LoggingChatClient>? configure = null) => throw null!;
    }

    public sealed class OpenTelemetryChatClient : DelegatingChatClient
    {
        public OpenTelemetryChatClient(IChatClient innerClient, ILogger? logger = null, string? sourceName = null) : base(innerClient) { }
    }

    public static class OpenTelemetryChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseOpenTelemetry(this ChatClientBuilder builder, ILoggerFactory? loggerFactory = null, string? sourceName = null, Action<OpenTelemetryChatClient>? configure = null) => throw null!;
    }

    public sealed class ReducingChatClient : DelegatingChatClient
    {
        public ReducingChatClient(IChatClient innerClient, IChatReducer reducer) : base(innerClient) { }
    }

    public static class ReducingChatClientBuilderExtensions
    {
        public static ChatClientBuilder UseChatReducer(this ChatClientBuilder builder, IChatReducer? reducer = null, Action<ReducingChatClient>? configure = null) => throw null!;
    }

    public sealed class MessageCountingChatReducer : IChatReducer
    {
        public MessageCountingChatReducer(int targetCount) { }

        public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken) => throw null!;
    }

    public sealed class SummarizingChatReducer : IChatReducer
    {
        public SummarizingChatReducer(IChatClient chatClient, int targetCount, int? threshold) { }

        public string SummarizationPrompt { get; set; }
        public Task<IEnumerable<ChatMessage>> ReduceAsync(IEnumerable<ChatMessage> messages, CancellationToken cancellationToken) => throw null!;
    }

    public static class OpenAIClientExtensions
    {
        public static IChatClient AsIChatClient(this ChatClient chatClient) => throw null!;
        public static IChatClient AsIChatClient(this ResponsesClient responseClient, string? defaultModelId = null) => throw null!;
        public static IChatClient AsIChatClient(this AssistantClient assistantClient, string assistantId, string? threadId = null) => throw null!;
        public static IChatClient AsIChatClient(this AssistantClient assistantClient, Assistant assistant, string? threadId = null) => throw null!;
        public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(this EmbeddingClient embeddingClient, int? defaultModelDimensions = null) => throw null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class ChatClientBuilderServiceCollectionExtensions
    {
        public static ChatClientBuilder AddChatClient(this IServiceCollection serviceCollection, IChatClient innerClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static ChatClientBuilder AddChatClient(this IServiceCollection serviceCollection, Func<IServiceProvider, IChatClient> innerClientFactory, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static ChatClientBuilder AddKeyedChatClient(this IServiceCollection serviceCollection, object? serviceKey, IChatClient innerClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static ChatClientBuilder AddKeyedChatClient(this IServiceCollection serviceCollection, object? serviceKey, Func<IServiceProvider, IChatClient> innerClientFactory, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }
}
