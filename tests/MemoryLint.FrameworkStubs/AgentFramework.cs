// Public surface of Microsoft Agent Framework 1.17 (microsoft/agent-framework), signatures only. See README.md.
// What earlier generations named otherwise is in LegacyAgentFramework.cs.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Microsoft.Agents.AI;
using Microsoft.Agents.AI.Hosting;
using Microsoft.Agents.AI.Workflows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Agents.AI
{
    public abstract partial class AIAgent
    {
        public string Id => throw null!;
        protected virtual string? IdCore => throw null!;
        public virtual string? Name => throw null!;
        public virtual string? Description => throw null!;
        public virtual object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
        public TService? GetService<TService>(object? serviceKey = null) => throw null!;
        public ValueTask<AgentSession> CreateSessionAsync(CancellationToken cancellationToken = default) => throw null!;
        protected abstract ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default);
        public ValueTask<JsonElement> SerializeSessionAsync(AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected abstract ValueTask<JsonElement> SerializeSessionCoreAsync(AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default);
        public ValueTask<AgentSession> DeserializeSessionAsync(JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected abstract ValueTask<AgentSession> DeserializeSessionCoreAsync(JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default);
        public Task<AgentResponse> RunAsync(AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(string message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(ChatMessage message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        protected abstract Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default);
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(string message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(ChatMessage message, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        protected abstract IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default);
        public Task<AgentResponse<T>> RunAsync<T>(AgentSession? session = null, JsonSerializerOptions? serializerOptions = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse<T>> RunAsync<T>(string message, AgentSession? session = null, JsonSerializerOptions? serializerOptions = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse<T>> RunAsync<T>(ChatMessage message, AgentSession? session = null, JsonSerializerOptions? serializerOptions = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse<T>> RunAsync<T>(IEnumerable<ChatMessage> messages, AgentSession? session = null, JsonSerializerOptions? serializerOptions = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class DelegatingAIAgent : AIAgent
    {
        protected DelegatingAIAgent(AIAgent innerAgent) { }

        protected AIAgent InnerAgent => throw null!;
        protected override ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<JsonElement> SerializeSessionCoreAsync(AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<AgentSession> DeserializeSessionCoreAsync(JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class AgentSession
    {
        protected AgentSession() { }
        protected AgentSession(AgentSessionStateBag stateBag) { }

        public AgentSessionStateBag StateBag { get; protected set; }
        public virtual object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
        public TService? GetService<TService>(object? serviceKey = null) => throw null!;
    }

    public class AgentSessionStateBag
    {
        public AgentSessionStateBag() { }

        public int Count => throw null!;
        public bool TryGetValue<T>(string key, out T? value, JsonSerializerOptions? jsonSerializerOptions = null) where T : class => throw null!;
        public T? GetValue<T>(string key, JsonSerializerOptions? jsonSerializerOptions = null) where T : class => throw null!;
        public void SetValue<T>(string key, T? value, JsonSerializerOptions? jsonSerializerOptions = null) where T : class { }
        public bool TryRemoveValue(string key) => throw null!;
        public JsonElement Serialize() => throw null!;
        public static AgentSessionStateBag Deserialize(JsonElement jsonElement) => throw null!;
    }

    public static class AgentSessionExtensions
    {
        public static bool TryGetInMemoryChatHistory(this AgentSession session, out List<ChatMessage> messages, string? stateKey = null, JsonSerializerOptions? jsonSerializerOptions = null) => throw null!;
        public static void SetInMemoryChatHistory(this AgentSession session, List<ChatMessage> messages, string? stateKey = null, JsonSerializerOptions? jsonSerializerOptions = null) { }
    }

    public class AgentRunOptions
    {
        public AgentRunOptions() { }

        public bool? AllowBackgroundResponses { get; set; }
        public AdditionalPropertiesDictionary? AdditionalProperties { get; set; }
        public ChatResponseFormat? ResponseFormat { get; set; }
    }

    public class AgentResponse
    {
        public AgentResponse() { }
        public AgentResponse(ChatMessage message) { }
        public AgentResponse(ChatResponse response) { }
        public AgentResponse(IList<ChatMessage>? messages) { }

        public IList<ChatMessage> Messages { get; set; }
        public string Text => throw null!;
        public string? AgentId { get; set; }
        public string? ResponseId { get; set; }
        public DateTimeOffset? CreatedAt { get; set; }
        public UsageDetails? Usage { get; set; }
        public object? RawRepresentation { get; set; }
        public AdditionalPropertiesDictionary? AdditionalProperties { get; set; }
        public AgentResponseUpdate[] ToAgentResponseUpdates() => throw null!;
    }

    public class AgentResponse<T> : AgentResponse
    {
        public AgentResponse(AgentResponse response, JsonSerializerOptions serializerOptions) { }

        public virtual T Result => throw null!;
    }

    public class AgentResponseUpdate
    {
        public AgentResponseUpdate() { }
        public AgentResponseUpdate(ChatRole? role, string? content) { }
        public AgentResponseUpdate(ChatRole? role, IList<AIContent>? contents) { }
        public AgentResponseUpdate(ChatResponseUpdate chatResponseUpdate) { }

        public string? AuthorName { get; set; }
        public ChatRole? Role { get; set; }
        public string Text => throw null!;
        public IList<AIContent> Contents { get; set; }
        public object? RawRepresentation { get; set; }
        public string? AgentId { get; set; }
        public string? ResponseId { get; set; }
        public string? MessageId { get; set; }
    }

    public static class AgentResponseExtensions
    {
        public static ChatResponse AsChatResponse(this AgentResponse response) => throw null!;
        public static AgentResponse ToAgentResponse(this IEnumerable<AgentResponseUpdate> updates) => throw null!;
        public static Task<AgentResponse> ToAgentResponseAsync(this IAsyncEnumerable<AgentResponseUpdate> updates, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class AIContext
    {
        public string? Instructions { get; set; }
        public IEnumerable<ChatMessage>? Messages { get; set; }
        public IEnumerable<AITool>? Tools { get; set; }
    }

    public abstract class AIContextProvider
    {
        protected AIContextProvider(Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideInputMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }

        public virtual IReadOnlyList<string> StateKeys => throw null!;
        public ValueTask<AIContext> InvokingAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask<AIContext> InvokingCoreAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask<AIContext> ProvideAIContextAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;
        public ValueTask InvokedAsync(InvokedContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask InvokedCoreAsync(InvokedContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask StoreAIContextAsync(InvokedContext context, CancellationToken cancellationToken = default) => throw null!;

        public sealed class InvokingContext
        {
            public InvokingContext(AIAgent agent, AgentSession? session, AIContext aiContext) { }

            public AIAgent Agent => throw null!;
            public AgentSession? Session => throw null!;
            public AIContext AIContext => throw null!;
        }

        public sealed class InvokedContext
        {
            public InvokedContext(AIAgent agent, AgentSession? session, IEnumerable<ChatMessage> requestMessages, IEnumerable<ChatMessage> responseMessages) { }

            public AIAgent Agent => throw null!;
            public AgentSession? Session => throw null!;
            public IEnumerable<ChatMessage> RequestMessages => throw null!;
            public IEnumerable<ChatMessage>? ResponseMessages => throw null!;
            public Exception? InvokeException => throw null!;
        }
    }

    public abstract class MessageAIContextProvider : AIContextProvider
    {
        protected MessageAIContextProvider(Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideInputMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }

        protected virtual ValueTask<IEnumerable<ChatMessage>> ProvideMessagesAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;

        public new sealed class InvokingContext
        {
            public InvokingContext(AIAgent agent, AgentSession? session, IEnumerable<ChatMessage> requestMessages) { }

            public AIAgent Agent => throw null!;
            public AgentSession? Session => throw null!;
        }
    }

    public class ProviderSessionState<TState>
        where TState : class
    {
        public ProviderSessionState(Func<AgentSession?, TState> stateInitializer, string stateKey, JsonSerializerOptions? jsonSerializerOptions = null) { }

        public string StateKey => throw null!;
        public TState GetOrInitializeState(AgentSession? session) => throw null!;
        public void SaveState(AgentSession? session, TState state) { }
    }

    public abstract class ChatHistoryProvider
    {
        protected ChatHistoryProvider(Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideOutputMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }

        public virtual IReadOnlyList<string> StateKeys => throw null!;
        public ValueTask<IEnumerable<ChatMessage>> InvokingAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask<IEnumerable<ChatMessage>> InvokingCoreAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask<IEnumerable<ChatMessage>> ProvideChatHistoryAsync(InvokingContext context, CancellationToken cancellationToken = default) => throw null!;
        public ValueTask InvokedAsync(InvokedContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask InvokedCoreAsync(InvokedContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask StoreChatHistoryAsync(InvokedContext context, CancellationToken cancellationToken = default) => throw null!;

        public sealed class InvokingContext
        {
            public InvokingContext(AIAgent agent, AgentSession? session, IEnumerable<ChatMessage> requestMessages) { }

            public AIAgent Agent => throw null!;
            public AgentSession? Session => throw null!;
            public IEnumerable<ChatMessage> RequestMessages { get; set; }
        }

        public sealed class InvokedContext
        {
            public InvokedContext(AIAgent agent, AgentSession? session, IEnumerable<ChatMessage> requestMessages, IEnumerable<ChatMessage> responseMessages) { }

            public AIAgent Agent => throw null!;
            public AgentSession? Session => throw null!;
            public IEnumerable<ChatMessage> RequestMessages => throw null!;
            public IEnumerable<ChatMessage>? ResponseMessages => throw null!;
            public Exception? InvokeException => throw null!;
        }
    }

    public sealed class InMemoryChatHistoryProvider : ChatHistoryProvider
    {
        public InMemoryChatHistoryProvider(InMemoryChatHistoryProviderOptions? options = null) { }

        public IChatReducer? ChatReducer => throw null!;
        public InMemoryChatHistoryProviderOptions.ChatReducerTriggerEvent ReducerTriggerEvent => throw null!;
        public List<ChatMessage> GetMessages(AgentSession? session) => throw null!;
        public void SetMessages(AgentSession? session, List<ChatMessage> messages) { }

        public sealed class State
        {
            public List<ChatMessage> Messages { get; set; }
        }
    }

    public sealed class InMemoryChatHistoryProviderOptions
    {
        public Func<AgentSession?, InMemoryChatHistoryProvider.State>? StateInitializer { get; set; }
        public IChatReducer? ChatReducer { get; set; }
        public ChatReducerTriggerEvent ReducerTriggerEvent { get; set; }
        public string? StateKey { get; set; }
        public JsonSerializerOptions? JsonSerializerOptions { get; set; }
        public Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? StorageInputRequestMessageFilter { get; set; }
        public Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? StorageInputResponseMessageFilter { get; set; }
        public Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? ProvideOutputMessageFilter { get; set; }

        public enum ChatReducerTriggerEvent
        {
            AfterMessageAdded,
            BeforeMessagesRetrieval,
        }
    }

    public sealed partial class ChatClientAgent : AIAgent
    {
        public ChatClientAgent(IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) { }
        public ChatClientAgent(IChatClient chatClient, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) { }

        public IChatClient ChatClient => throw null!;
        public ChatHistoryProvider? ChatHistoryProvider { get; private set; }
        public IReadOnlyList<AIContextProvider>? AIContextProviders => throw null!;
        public string? Instructions => throw null!;
        public ValueTask<AgentSession> CreateSessionAsync(string conversationId, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(string message, AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(ChatMessage message, AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public Task<AgentResponse> RunAsync(IEnumerable<ChatMessage> messages, AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(string message, AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(ChatMessage message, AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<AgentResponseUpdate> RunStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session, ChatClientAgentRunOptions? options, CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<JsonElement> SerializeSessionCoreAsync(AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<AgentSession> DeserializeSessionCoreAsync(JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class ChatClientAgentSession : AgentSession
    {
        internal ChatClientAgentSession() { }

        public string? ConversationId { get; internal set; }
    }

    public sealed partial class ChatClientAgentOptions
    {
        public string? Id { get; set; }
        public string? Name { get; set; }
        public string? Description { get; set; }
        public ChatOptions? ChatOptions { get; set; }
        public ChatHistoryProvider? ChatHistoryProvider { get; set; }
        public IEnumerable<AIContextProvider>? AIContextProviders { get; set; }
        public bool UseProvidedChatClientAsIs { get; set; }
        public bool ClearOnChatHistoryProviderConflict { get; set; }
        public bool WarnOnChatHistoryProviderConflict { get; set; }
        public bool ThrowOnChatHistoryProviderConflict { get; set; }
        public bool RequirePerServiceCallChatHistoryPersistence { get; set; }
        public ChatClientAgentOptions Clone() => throw null!;
    }

    public sealed class ChatClientAgentRunOptions : AgentRunOptions
    {
        public ChatClientAgentRunOptions(ChatOptions? chatOptions = null) { }

        public ChatOptions? ChatOptions { get; set; }
        public Func<IChatClient, IChatClient>? ChatClientFactory { get; set; }
    }

    public sealed class AIAgentBuilder
    {
        public AIAgentBuilder(AIAgent innerAgent) { }
        public AIAgentBuilder(Func<IServiceProvider, AIAgent> innerAgentFactory) { }

        public AIAgent Build(IServiceProvider? services = null) => throw null!;
        public AIAgentBuilder Use(Func<AIAgent, AIAgent> agentFactory) => throw null!;
        public AIAgentBuilder UseAIContextProviders(params MessageAIContextProvider[] providers) => throw null!;
    }

    public static class AIAgentExtensions
    {
        public static AIAgentBuilder AsBuilder(this AIAgent innerAgent) => throw null!;
        public static AIFunction AsAIFunction(this AIAgent agent, AIFunctionFactoryOptions? options = null, AgentSession? session = null) => throw null!;
    }

    public sealed class ChatHistoryMemoryProviderScope
    {
        public ChatHistoryMemoryProviderScope() { }
        public ChatHistoryMemoryProviderScope(ChatHistoryMemoryProviderScope sourceScope) { }

        public string? ApplicationId { get; set; }
        public string? AgentId { get; set; }
        public string? SessionId { get; set; }
        public string? UserId { get; set; }
    }

    public sealed class ChatHistoryMemoryProviderOptions
    {
        public string? ContextPrompt { get; set; }
        public int? MaxResults { get; set; }
        public string? StateKey { get; set; }
    }

    public sealed class ChatHistoryMemoryProvider : MessageAIContextProvider, IDisposable
    {
        public ChatHistoryMemoryProvider(VectorStore vectorStore, string collectionName, int vectorDimensions, Func<AgentSession?, State> stateInitializer, ChatHistoryMemoryProviderOptions? options = null, ILoggerFactory? loggerFactory = null) { }

        public void Dispose() { }

        public sealed class State
        {
            public State(ChatHistoryMemoryProviderScope storageScope, ChatHistoryMemoryProviderScope? searchScope = null) { }

            public ChatHistoryMemoryProviderScope StorageScope => throw null!;
            public ChatHistoryMemoryProviderScope SearchScope => throw null!;
        }
    }

    public sealed class FileStoreEntry
    {
        public FileStoreEntry() { }

        public string Name { get; set; }
        public string Type { get; set; }
    }

    public sealed class FileSearchResult
    {
        public string FileName { get; set; }
        public string Snippet { get; set; }
    }

    public abstract class AgentFileStore
    {
        public abstract Task WriteAsync(string path, string content, CancellationToken cancellationToken = default);
        public abstract Task<string?> ReadAsync(string path, CancellationToken cancellationToken = default);
        public abstract Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default);
        public abstract Task<IReadOnlyList<FileStoreEntry>> ListChildrenAsync(string directory, CancellationToken cancellationToken = default);
        public abstract Task<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default);
        public abstract Task<IReadOnlyList<FileSearchResult>> SearchAsync(string directory, string regexPattern, string? globPattern = null, bool recursive = false, CancellationToken cancellationToken = default);
        public abstract Task CreateDirectoryAsync(string path, CancellationToken cancellationToken = default);
    }

    public sealed class InMemoryAgentFileStore : AgentFileStore
    {
        public override Task WriteAsync(string path, string content, CancellationToken cancellationToken = default) => throw null!;
        public override Task<string?> ReadAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override Task<IReadOnlyList<FileStoreEntry>> ListChildrenAsync(string directory, CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override Task<IReadOnlyList<FileSearchResult>> SearchAsync(string directory, string regexPattern, string? globPattern = null, bool recursive = false, CancellationToken cancellationToken = default) => throw null!;
        public override Task CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class FileSystemAgentFileStore : AgentFileStore
    {
        public FileSystemAgentFileStore(string rootDirectory) { }

        public override Task WriteAsync(string path, string content, CancellationToken cancellationToken = default) => throw null!;
        public override Task<string?> ReadAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override Task<IReadOnlyList<FileStoreEntry>> ListChildrenAsync(string directory, CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> FileExistsAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override Task<IReadOnlyList<FileSearchResult>> SearchAsync(string directory, string regexPattern, string? globPattern = null, bool recursive = false, CancellationToken cancellationToken = default) => throw null!;
        public override Task CreateDirectoryAsync(string path, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class FileMemoryState
    {
        public string WorkingFolder { get; set; }
    }

    public sealed class FileMemoryProviderOptions
    {
        public string? Instructions { get; set; }
    }

    public sealed class FileMemoryProvider : AIContextProvider, IDisposable
    {
        public FileMemoryProvider(AgentFileStore fileStore, Func<AgentSession?, FileMemoryState>? stateInitializer = null, FileMemoryProviderOptions? options = null) { }

        public void Dispose() { }
    }

    public sealed class HarnessAgentOptions
    {
        public string? Id { get; set; }
        public string? Name { get; set; }
        public string? Description { get; set; }
        public ChatOptions? ChatOptions { get; set; }
        public ChatHistoryProvider? ChatHistoryProvider { get; set; }
        public IEnumerable<AIContextProvider>? AIContextProviders { get; set; }
        public bool DisableFileMemory { get; set; }
        public AgentFileStore? FileMemoryStore { get; set; }
        public AgentFileStore? FileAccessStore { get; set; }
    }

    public sealed class HarnessAgent : DelegatingAIAgent
    {
        public HarnessAgent(IChatClient chatClient, HarnessAgentOptions? options = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) : base(null!) { }
    }

    public sealed class CosmosChatHistoryProvider : ChatHistoryProvider, IDisposable
    {
        public CosmosChatHistoryProvider(CosmosClient cosmosClient, string databaseId, string containerId, Func<AgentSession?, State> stateInitializer, bool ownsClient = false, string? stateKey = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideOutputMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }
        public CosmosChatHistoryProvider(string connectionString, string databaseId, string containerId, Func<AgentSession?, State> stateInitializer, string? stateKey = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideOutputMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }
        public CosmosChatHistoryProvider(string accountEndpoint, TokenCredential tokenCredential, string databaseId, string containerId, Func<AgentSession?, State> stateInitializer, string? stateKey = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? provideOutputMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputRequestMessageFilter = null, Func<IEnumerable<ChatMessage>, IEnumerable<ChatMessage>>? storeInputResponseMessageFilter = null) { }

        public int MaxItemCount { get; set; }
        public int? MaxMessagesToRetrieve { get; set; }
        public int? MessageTtlSeconds { get; set; }
        public string DatabaseId { get; init; }
        public string ContainerId { get; init; }
        public Task<int> ClearMessagesAsync(AgentSession? session, CancellationToken cancellationToken = default) => throw null!;
        public void Dispose() { }

        public sealed class State
        {
            public State(string conversationId, string? tenantId = null, string? userId = null) { }

            public string ConversationId => throw null!;
            public string? TenantId => throw null!;
            public string? UserId => throw null!;
        }
    }

    public static class CosmosDBChatExtensions
    {
        public static ChatClientAgentOptions WithCosmosDBChatHistoryProvider(this ChatClientAgentOptions options, string connectionString, string databaseId, string containerId, Func<AgentSession?, CosmosChatHistoryProvider.State>? stateInitializer = null) => throw null!;
        public static ChatClientAgentOptions WithCosmosDBChatHistoryProvider(this ChatClientAgentOptions options, CosmosClient cosmosClient, string databaseId, string containerId, Func<AgentSession?, CosmosChatHistoryProvider.State>? stateInitializer = null) => throw null!;
        public static ChatClientAgentOptions WithCosmosDBChatHistoryProviderUsingManagedIdentity(this ChatClientAgentOptions options, string accountEndpoint, string databaseId, string containerId, TokenCredential tokenCredential, Func<AgentSession?, CosmosChatHistoryProvider.State>? stateInitializer = null) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Compaction
{
    public sealed class CompactionMessageIndex
    {
        internal CompactionMessageIndex() { }
    }

    public delegate bool CompactionTrigger(CompactionMessageIndex index);

    public static class CompactionTriggers
    {
        public static CompactionTrigger TokensExceed(int maxTokens) => throw null!;
        public static CompactionTrigger MessagesExceed(int maxMessages) => throw null!;
        public static CompactionTrigger TurnsExceed(int maxTurns) => throw null!;
    }

    public abstract class CompactionStrategy
    {
        protected CompactionStrategy(CompactionTrigger trigger, CompactionTrigger? target = null) { }
    }

    public sealed class TruncationCompactionStrategy : CompactionStrategy
    {
        public TruncationCompactionStrategy(CompactionTrigger trigger, int minimumPreservedGroups = 32, CompactionTrigger? target = null) : base(trigger) { }
    }

    public sealed class SlidingWindowCompactionStrategy : CompactionStrategy
    {
        public SlidingWindowCompactionStrategy(CompactionTrigger trigger, int minimumPreservedTurns = 1, CompactionTrigger? target = null) : base(trigger) { }
    }

    public sealed class SummarizationCompactionStrategy : CompactionStrategy
    {
        public SummarizationCompactionStrategy(IChatClient chatClient, CompactionTrigger trigger, int minimumPreservedGroups = 8, string? summarizationPrompt = null, CompactionTrigger? target = null) : base(trigger) { }
    }

    public sealed class ContextWindowCompactionStrategy : CompactionStrategy
    {
        public ContextWindowCompactionStrategy(int maxContextWindowTokens, int maxOutputTokens, double toolEvictionThreshold = 0.5, double truncationThreshold = 0.8) : base(null!) { }
    }

    public sealed class CompactionProvider : AIContextProvider
    {
        public CompactionProvider(CompactionStrategy compactionStrategy, string? stateKey = null, ILoggerFactory? loggerFactory = null) { }
    }
}

namespace Microsoft.Agents.AI.Valkey
{
    using global::Valkey.Glide;

    public sealed class ValkeyChatHistoryProviderOptions
    {
        public string KeyPrefix { get; set; }
        public int? MaxMessages { get; set; }
        public int? MaxMessagesToRetrieve { get; set; }
        public string? StateKey { get; set; }
    }

    public sealed class ValkeyChatHistoryProvider : ChatHistoryProvider
    {
        public ValkeyChatHistoryProvider(IConnectionMultiplexer connection, Func<AgentSession?, State> stateInitializer, ValkeyChatHistoryProviderOptions? options = null, ILoggerFactory? loggerFactory = null) { }

        public sealed class State
        {
            public State(string conversationId) { }

            public string ConversationId => throw null!;
        }
    }
}

namespace Valkey.Glide
{
    public interface IConnectionMultiplexer
    {
    }
}

namespace Microsoft.Agents.AI.Mem0
{
    public sealed class Mem0ProviderScope
    {
        public Mem0ProviderScope() { }
        public Mem0ProviderScope(Mem0ProviderScope sourceScope) { }

        public string? ApplicationId { get; set; }
        public string? AgentId { get; set; }
        public string? ThreadId { get; set; }
        public string? UserId { get; set; }
    }

    public sealed class Mem0ProviderOptions
    {
        public string? ContextPrompt { get; set; }
        public string? StateKey { get; set; }
    }

    public sealed class Mem0Provider : MessageAIContextProvider
    {
        public Mem0Provider(HttpClient httpClient, Func<AgentSession?, State> stateInitializer, Mem0ProviderOptions? options = null, ILoggerFactory? loggerFactory = null) { }

        public Task ClearStoredMemoriesAsync(AgentSession session, CancellationToken cancellationToken = default) => throw null!;

        public sealed class State
        {
            public State(Mem0ProviderScope storageScope, Mem0ProviderScope? searchScope = null) { }

            public Mem0ProviderScope StorageScope => throw null!;
            public Mem0ProviderScope SearchScope => throw null!;
        }
    }
}

namespace Microsoft.Agents.AI.A2A
{
    using global::A2A;

    public sealed class A2AAgent : AIAgent
    {
        public A2AAgent(IA2AClient a2aClient, string? id = null, string? name = null, string? description = null, ILoggerFactory? loggerFactory = null) { }

        public ValueTask<AgentSession> CreateSessionAsync(string contextId) => throw null!;
        public ValueTask<AgentSession> CreateSessionAsync(string contextId, string taskId) => throw null!;
        protected sealed override ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<JsonElement> SerializeSessionCoreAsync(AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected override ValueTask<AgentSession> DeserializeSessionCoreAsync(JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        protected override Task<AgentResponse> RunCoreAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        protected override IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace A2A
{
    public interface IA2AClient
    {
    }

    public interface ITaskStore
    {
    }

    public sealed class InMemoryTaskStore : ITaskStore
    {
        public InMemoryTaskStore() { }
    }
}

namespace Microsoft.Agents.AI.Foundry.Hosting
{
    public abstract class AgentSessionStore
    {
        public abstract ValueTask SaveSessionAsync(AIAgent agent, string conversationId, AgentSession session, string? userId, CancellationToken cancellationToken = default);
        public abstract ValueTask<AgentSession?> GetSessionAsync(AIAgent agent, string conversationId, string? userId, CancellationToken cancellationToken = default);
        public virtual ValueTask<AgentSession> GetOrCreateSessionAsync(AIAgent agent, string conversationId, string? userId, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class InMemoryAgentSessionStore : AgentSessionStore
    {
        public override ValueTask SaveSessionAsync(AIAgent agent, string conversationId, AgentSession session, string? userId, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentSession?> GetSessionAsync(AIAgent agent, string conversationId, string? userId, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class FileSystemAgentSessionStore : AgentSessionStore
    {
        public const string SessionDataDirectoryEnvironmentVariable = "HOME";
        public const string DefaultHostedSessionDataDirectory = "/home/session";

        public FileSystemAgentSessionStore(string rootDirectory) { }

        public string RootDirectory => throw null!;
        public static FileSystemAgentSessionStore CreateDefault() => throw null!;
        public override ValueTask SaveSessionAsync(AIAgent agent, string conversationId, AgentSession session, string? userId, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentSession?> GetSessionAsync(AIAgent agent, string conversationId, string? userId, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class FoundryHostingExtensions
    {
        public static IServiceCollection AddFoundryResponses(this IServiceCollection services) => throw null!;
        public static IServiceCollection AddFoundryResponses(this IServiceCollection services, AIAgent agent, AgentSessionStore? agentSessionStore = null) => throw null!;
        public static IEndpointRouteBuilder MapFoundryResponses(this IEndpointRouteBuilder endpoints, string prefix = "") => throw null!;
    }
}

namespace Microsoft.Agents.AI.Hosting
{
    public abstract class AgentSessionStore
    {
        public abstract ValueTask SaveSessionAsync(AIAgent agent, string sessionStoreId, AgentSession session, CancellationToken cancellationToken = default);
        public abstract ValueTask<AgentSession> GetSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default);
        public abstract ValueTask DeleteSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default);
        public virtual object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
        public TService? GetService<TService>(object? serviceKey = null) => throw null!;
    }

    public sealed class InMemoryAgentSessionStore : AgentSessionStore
    {
        public override ValueTask SaveSessionAsync(AIAgent agent, string sessionStoreId, AgentSession session, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentSession> GetSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask DeleteSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class NoopAgentSessionStore : AgentSessionStore
    {
        public override ValueTask SaveSessionAsync(AIAgent agent, string sessionStoreId, AgentSession session, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentSession> GetSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask DeleteSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class DelegatingAgentSessionStore : AgentSessionStore
    {
        protected DelegatingAgentSessionStore(AgentSessionStore innerStore) { }

        protected AgentSessionStore InnerStore => throw null!;
        public override ValueTask SaveSessionAsync(AIAgent agent, string sessionStoreId, AgentSession session, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentSession> GetSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask DeleteSessionAsync(AIAgent agent, string sessionStoreId, CancellationToken cancellationToken = default) => throw null!;
    }

    public class IsolationKeyScopedAgentSessionStoreOptions
    {
        public bool Strict { get; set; }
    }

    public class IsolationKeyScopedAgentSessionStore : DelegatingAgentSessionStore
    {
        public IsolationKeyScopedAgentSessionStore(AgentSessionStore innerStore, AgentIsolationKeyProvider? keyProvider, IsolationKeyScopedAgentSessionStoreOptions? options = null) : base(innerStore) { }
    }

    public abstract class AgentIsolationKeyProvider
    {
        public abstract ValueTask<string?> GetIsolationKeyAsync(CancellationToken cancellationToken = default);
    }

    public class ClaimsIdentityAgentIsolationKeyProviderOptions
    {
        public string ClaimType { get; set; }
    }

    public class ClaimsIdentityAgentIsolationKeyProvider : AgentIsolationKeyProvider
    {
        public ClaimsIdentityAgentIsolationKeyProvider(IHttpContextAccessor? httpContextAccessor, ClaimsIdentityAgentIsolationKeyProviderOptions? options = null) { }

        public override ValueTask<string?> GetIsolationKeyAsync(CancellationToken cancellationToken = default) => throw null!;
    }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection UseClaimsBasedAgentIsolation(this IServiceCollection services, ClaimsIdentityAgentIsolationKeyProviderOptions? options = null) => throw null!;
    }

    public interface IHostedAgentBuilder
    {
        string Name { get; }
        IServiceCollection ServiceCollection { get; }
        ServiceLifetime Lifetime { get; }
    }

    public interface IHostedWorkflowBuilder
    {
        string Name { get; }
        IHostApplicationBuilder HostApplicationBuilder { get; }
    }

    public static partial class HostedAgentBuilderExtensions
    {
        public static IHostedAgentBuilder WithInMemorySessionStore(this IHostedAgentBuilder builder, bool withIsolation = true) => throw null!;
        public static IHostedAgentBuilder WithSessionStore(this IHostedAgentBuilder builder, AgentSessionStore store, bool withIsolation = true) => throw null!;
        public static IHostedAgentBuilder WithSessionStore(this IHostedAgentBuilder builder, Func<IServiceProvider, string, AgentSessionStore> createAgentSessionStore, ServiceLifetime lifetime = ServiceLifetime.Singleton, bool withIsolation = true) => throw null!;
        public static IHostedAgentBuilder WithAITool(this IHostedAgentBuilder builder, AITool tool) => throw null!;
        public static IHostedAgentBuilder WithAITools(this IHostedAgentBuilder builder, params AITool[] tools) => throw null!;
    }

    public static class HostedWorkflowBuilderExtensions
    {
        public static IHostedAgentBuilder AddAsAIAgent(this IHostedWorkflowBuilder builder, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAsAIAgent(this IHostedWorkflowBuilder builder, string? name, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public static class AgentHostingServiceCollectionExtensions
    {
        public static IHostedAgentBuilder AddAIAgent(this IServiceCollection services, string name, string? instructions, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IServiceCollection services, string name, string? instructions, IChatClient chatClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IServiceCollection services, string name, string? instructions, object? chatClientServiceKey, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IServiceCollection services, string name, string? instructions, string? description, object? chatClientServiceKey, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IServiceCollection services, string name, Func<IServiceProvider, string, AIAgent> createAgentDelegate, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public static class HostApplicationBuilderAgentExtensions
    {
        public static IHostedAgentBuilder AddAIAgent(this IHostApplicationBuilder builder, string name, string? instructions, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IHostApplicationBuilder builder, string name, string? instructions, IChatClient chatClient, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IHostApplicationBuilder builder, string name, string? instructions, object? chatClientServiceKey, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IHostApplicationBuilder builder, string name, string? instructions, string? description, object? chatClientServiceKey, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IHostedAgentBuilder AddAIAgent(this IHostApplicationBuilder builder, string name, Func<IServiceProvider, string, AIAgent> createAgentDelegate, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public static class HostApplicationBuilderWorkflowExtensions
    {
        public static IHostedWorkflowBuilder AddWorkflow(this IHostApplicationBuilder builder, string name, Func<IServiceProvider, string, Workflow> createWorkflowDelegate, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public class AIHostAgent : DelegatingAIAgent
    {
        public AIHostAgent(AIAgent innerAgent, AgentSessionStore sessionStore) : base(innerAgent) { }

        public ValueTask<AgentSession> GetOrCreateSessionAsync(string conversationId, CancellationToken cancellationToken = default) => throw null!;
        public ValueTask SaveSessionAsync(string conversationId, AgentSession session, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class HostedWorkflowRunResult
    {
        internal HostedWorkflowRunResult() { }

        public string SessionId => throw null!;
        public IReadOnlyList<WorkflowEvent> Events => throw null!;
        public CheckpointInfo? Checkpoint => throw null!;
    }

    public sealed class HostedWorkflowState
    {
        public HostedWorkflowState(Workflow workflow, CheckpointManager? checkpointManager = null, IWorkflowExecutionEnvironment? executionEnvironment = null, ILoggerFactory? loggerFactory = null) { }
        public HostedWorkflowState(Func<CancellationToken, ValueTask<Workflow>> workflowFactory, CheckpointManager? checkpointManager = null, IWorkflowExecutionEnvironment? executionEnvironment = null, ILoggerFactory? loggerFactory = null, bool cacheWorkflow = false) { }

        public ValueTask<HostedWorkflowRunResult> RunOrResumeAsync<TInput>(string sessionId, TInput input, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public IAsyncEnumerable<WorkflowEvent> RunOrResumeStreamingAsync<TInput>(string sessionId, TInput input, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
    }
}

namespace Microsoft.Agents.AI.Hosting.OpenAI
{
    public sealed class OpenAIResponsesMapOptions
    {
    }

    public sealed class OpenAIResponsesRunRequest
    {
        internal OpenAIResponsesRunRequest() { }

        public IList<ChatMessage> Messages => throw null!;
        public AgentRunOptions? Options => throw null!;
        public string? PreviousResponseId => throw null!;
        public string? ConversationId => throw null!;
    }

    public static class OpenAIResponses
    {
        public static OpenAIResponsesRunRequest ToAgentRunRequest(JsonElement body, OpenAIResponsesMapOptions? mapOptions = null) => throw null!;
        public static JsonElement WriteResponse(AgentResponse response, string responseId, string? conversationId = null) => throw null!;
        public static string? GetSessionStoreId(OpenAIResponsesRunRequest request) => throw null!;
        public static string CreateResponseId() => throw null!;
    }
}

namespace Microsoft.Agents.AI.Hosting.AGUI.AspNetCore
{
    public static partial class AGUIEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapAGUIServer(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder, string pattern) => throw null!;
        public static IEndpointConventionBuilder MapAGUIServer(this IEndpointRouteBuilder endpoints, string agentName, string pattern) => throw null!;
        public static IEndpointConventionBuilder MapAGUIServer(this IEndpointRouteBuilder endpoints, string pattern, AIAgent aiAgent) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Hosting.A2A
{
    public sealed class A2AServerRegistrationOptions
    {
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Microsoft.Agents.AI.Hosting.A2A;

    public static class A2AServerServiceCollectionExtensions
    {
        public static IHostedAgentBuilder AddA2AServer(this IHostedAgentBuilder agentBuilder, Action<A2AServerRegistrationOptions>? configureOptions = null) => throw null!;
        public static IHostApplicationBuilder AddA2AServer(this IHostApplicationBuilder builder, string agentName, Action<A2AServerRegistrationOptions>? configureOptions = null) => throw null!;
        public static IHostApplicationBuilder AddA2AServer(this IHostApplicationBuilder builder, AIAgent agent, Action<A2AServerRegistrationOptions>? configureOptions = null) => throw null!;
        public static IServiceCollection AddA2AServer(this IServiceCollection services, string agentName, Action<A2AServerRegistrationOptions>? configureOptions = null) => throw null!;
        public static IServiceCollection AddA2AServer(this IServiceCollection services, AIAgent agent, Action<A2AServerRegistrationOptions>? configureOptions = null) => throw null!;
    }

    public static class AGUIServerServiceCollectionExtensions
    {
        public static IServiceCollection AddAGUIServer(this IServiceCollection services) => throw null!;
    }

    public static class MicrosoftAgentAIHostingOpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddOpenAIChatCompletions(this IServiceCollection services) => throw null!;
        public static IServiceCollection AddOpenAIResponses(this IServiceCollection services) => throw null!;
        public static IServiceCollection AddOpenAIConversations(this IServiceCollection services) => throw null!;
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class MicrosoftAgentAIHostingOpenAIHostApplicationBuilderExtensions
    {
        public static IHostApplicationBuilder AddOpenAIChatCompletions(this IHostApplicationBuilder builder) => throw null!;
        public static IHostApplicationBuilder AddOpenAIResponses(this IHostApplicationBuilder builder) => throw null!;
        public static IHostApplicationBuilder AddOpenAIConversations(this IHostApplicationBuilder builder) => throw null!;
    }
}

namespace Microsoft.AspNetCore.Builder
{
    using Microsoft.Agents.AI.Hosting.OpenAI;

    public static class A2AEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapA2AHttpJson(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder, string path) => throw null!;
        public static IEndpointConventionBuilder MapA2AHttpJson(this IEndpointRouteBuilder endpoints, AIAgent agent, string path) => throw null!;
        public static IEndpointConventionBuilder MapA2AJsonRpc(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder, string path) => throw null!;
        public static IEndpointConventionBuilder MapA2AJsonRpc(this IEndpointRouteBuilder endpoints, AIAgent agent, string path) => throw null!;
    }

    public static class MicrosoftAgentAIHostingOpenAIEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapOpenAIChatCompletions(this IEndpointRouteBuilder endpoints, AIAgent agent) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIConversations(this IEndpointRouteBuilder endpoints) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints, IHostedAgentBuilder agentBuilder, string? path, OpenAIResponsesMapOptions? mapOptions = null) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints, AIAgent agent) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints, AIAgent agent, string? responsesPath, OpenAIResponsesMapOptions? mapOptions = null) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints) => throw null!;
        public static IEndpointConventionBuilder MapOpenAIResponses(this IEndpointRouteBuilder endpoints, string? responsesPath) => throw null!;
    }
}

namespace Microsoft.Extensions.AI
{
    public static partial class ChatClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
        public static ChatClientAgent AsAIAgent(this IChatClient chatClient, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
    }

    public static class ChatClientHarnessExtensions
    {
        public static HarnessAgent AsHarnessAgent(this IChatClient chatClient, HarnessAgentOptions? options = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
    }
}

namespace OpenAI.Chat
{
    public static class OpenAIChatClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this ChatClient client, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null, Func<IChatClient, IChatClient>? clientFactory = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
        public static ChatClientAgent AsAIAgent(this ChatClient client, ChatClientAgentOptions options, Func<IChatClient, IChatClient>? clientFactory = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
    }
}

namespace OpenAI.Responses
{
    public static class OpenAIResponseClientExtensions
    {
        public static ChatClientAgent AsAIAgent(this ResponsesClient client, string? model = null, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null, Func<IChatClient, IChatClient>? clientFactory = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
        public static ChatClientAgent AsAIAgent(this ResponsesClient client, ChatClientAgentOptions options, string? model = null, Func<IChatClient, IChatClient>? clientFactory = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
        public static IChatClient AsIChatClientWithStoredOutputDisabled(this ResponsesClient responseClient, string? model = null, bool includeReasoningEncryptedContent = true) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Workflows
{
    using Microsoft.Agents.AI.Workflows.Checkpointing;
    using Microsoft.Agents.AI.Workflows.InProc;
    using Microsoft.Agents.AI.Workflows.Reflection;

    public sealed class CheckpointInfo : IEquatable<CheckpointInfo>
    {
        public CheckpointInfo(string sessionId, string checkpointId) { }

        public string SessionId => throw null!;
        public string CheckpointId => throw null!;
        public bool Equals(CheckpointInfo? other) => throw null!;
        public override bool Equals(object? obj) => throw null!;
        public override int GetHashCode() => throw null!;
    }

    public sealed class CheckpointManager
    {
        private CheckpointManager() { }

        public static CheckpointManager Default => throw null!;
        public static CheckpointManager CreateInMemory() => throw null!;
        public static CheckpointManager CreateJson(ICheckpointStore<JsonElement> store, JsonSerializerOptions? customOptions = null) => throw null!;
        public ValueTask<CheckpointInfo?> GetLatestCheckpointAsync(string sessionId, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class CosmosDBWorkflowExtensions
    {
        public static CosmosCheckpointStore CreateCheckpointStore(string connectionString, string databaseId, string containerId) => throw null!;
        public static CosmosCheckpointStore CreateCheckpointStore(CosmosClient cosmosClient, string databaseId, string containerId) => throw null!;
        public static CosmosCheckpointStore CreateCheckpointStoreUsingManagedIdentity(string accountEndpoint, string databaseId, string containerId, TokenCredential tokenCredential) => throw null!;
    }

    public interface IIdentified
    {
        string Id { get; }
    }

    public class WorkflowEvent(object? data = null)
    {
        public object? Data => data;
    }

    public class WorkflowOutputEvent : WorkflowEvent
    {
        public WorkflowOutputEvent(object data, string executorId) { }

        public string ExecutorId => throw null!;
        public bool Is<T>() => throw null!;
        public T? As<T>() => throw null!;
    }

    public interface IWorkflowContext
    {
        ValueTask AddEventAsync(WorkflowEvent workflowEvent, CancellationToken cancellationToken = default);
        ValueTask SendMessageAsync(object message, string? targetId, CancellationToken cancellationToken = default);
        ValueTask YieldOutputAsync(object output, CancellationToken cancellationToken = default);
        ValueTask RequestHaltAsync();
        ValueTask<T?> ReadStateAsync<T>(string key, string? scopeName = null, CancellationToken cancellationToken = default);
        ValueTask<T> ReadOrInitStateAsync<T>(string key, Func<T> initialStateFactory, string? scopeName = null, CancellationToken cancellationToken = default);
        ValueTask<T?> ReadStateAsync<T>(string key, CancellationToken cancellationToken);
        ValueTask<T> ReadOrInitStateAsync<T>(string key, Func<T> initialStateFactory, CancellationToken cancellationToken);
        ValueTask<HashSet<string>> ReadStateKeysAsync(string? scopeName = null, CancellationToken cancellationToken = default);
        ValueTask QueueStateUpdateAsync<T>(string key, T? value, string? scopeName = null, CancellationToken cancellationToken = default);
        ValueTask QueueStateUpdateAsync<T>(string key, T? value, CancellationToken cancellationToken);
        ValueTask QueueClearScopeAsync(string? scopeName = null, CancellationToken cancellationToken = default);
        ValueTask QueueClearScopeAsync(CancellationToken cancellationToken);
        IReadOnlyDictionary<string, string>? TraceContext { get; }
        bool ConcurrentRunsEnabled { get; }
    }

    public class ExecutorOptions
    {
        internal ExecutorOptions() { }

        public static ExecutorOptions Default => throw null!;
        public bool AutoSendMessageHandlerResultObject { get; set; }
        public bool AutoYieldOutputHandlerResultObject { get; set; }
    }

    public sealed class ProtocolBuilder
    {
        internal ProtocolBuilder() { }

        public ProtocolBuilder SendsMessage<TMessage>() where TMessage : notnull => throw null!;
        public ProtocolBuilder YieldsOutput<TOutput>() where TOutput : notnull => throw null!;
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
    public sealed class MessageHandlerAttribute : Attribute
    {
        public Type[]? Yield { get; set; }
        public Type[]? Send { get; set; }
    }

    public abstract class Executor : IIdentified
    {
        protected Executor(string id, ExecutorOptions? options = null, bool declareCrossRunShareable = false) { }

        public string Id => throw null!;
        protected ExecutorOptions Options => throw null!;
        protected abstract ProtocolBuilder ConfigureProtocol(ProtocolBuilder protocolBuilder);
        protected internal virtual ValueTask InitializeAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
        protected internal virtual ValueTask OnMessageDeliveryStartingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
        protected internal virtual ValueTask OnMessageDeliveryFinishedAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
        protected internal virtual ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
        protected internal virtual ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class Executor<TInput>(string id, ExecutorOptions? options = null, bool declareCrossRunShareable = false) : Executor(id, options, declareCrossRunShareable), IMessageHandler<TInput>
    {
        protected override ProtocolBuilder ConfigureProtocol(ProtocolBuilder protocolBuilder) => throw null!;
        public abstract ValueTask HandleAsync(TInput message, IWorkflowContext context, CancellationToken cancellationToken = default);
    }

    public abstract class Executor<TInput, TOutput>(string id, ExecutorOptions? options = null, bool declareCrossRunShareable = false) : Executor(id, options, declareCrossRunShareable), IMessageHandler<TInput, TOutput>
    {
        protected override ProtocolBuilder ConfigureProtocol(ProtocolBuilder protocolBuilder) => throw null!;
        public abstract ValueTask<TOutput> HandleAsync(TInput message, IWorkflowContext context, CancellationToken cancellationToken = default);
    }

    public interface IResettableExecutor
    {
        ValueTask ResetAsync();
    }

    public class StatefulExecutorOptions : ExecutorOptions
    {
        public StatefulExecutorOptions() { }

        public string? StateKey { get; set; }
        public string? ScopeName { get; set; }
    }

    public abstract class StatefulExecutor<TState> : Executor
    {
        protected StatefulExecutor(string id, Func<TState> initialStateFactory, StatefulExecutorOptions? options = null, bool declareCrossRunShareable = false) : base(id, options, declareCrossRunShareable) { }

        protected string StateKey => throw null!;
        protected ValueTask<TState> ReadStateAsync(IWorkflowContext context, bool skipCache = false, CancellationToken cancellationToken = default) => throw null!;
        protected ValueTask QueueStateUpdateAsync(TState state, IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
        protected ValueTask InvokeWithStateAsync(Func<TState, IWorkflowContext, CancellationToken, ValueTask<TState?>> invocation, IWorkflowContext context, bool skipCache = false, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask ResetAsync() => throw null!;
    }

    public abstract class StatefulExecutor<TState, TInput>(string id, Func<TState> initialStateFactory, StatefulExecutorOptions? options = null, IEnumerable<Type>? sentMessageTypes = null, IEnumerable<Type>? outputTypes = null, bool declareCrossRunShareable = false) : StatefulExecutor<TState>(id, initialStateFactory, options, declareCrossRunShareable), IMessageHandler<TInput>
    {
        protected override ProtocolBuilder ConfigureProtocol(ProtocolBuilder protocolBuilder) => throw null!;
        public abstract ValueTask HandleAsync(TInput message, IWorkflowContext context, CancellationToken cancellationToken = default);
    }

    public abstract record ExecutorBinding(string Id, Func<string, ValueTask<Executor>>? FactoryAsync, Type ExecutorType, object? RawValue = null) : IIdentified
    {
        public static implicit operator ExecutorBinding(Executor executor) => throw null!;
        public static implicit operator ExecutorBinding(string id) => throw null!;
        public static implicit operator ExecutorBinding(AIAgent agent) => throw null!;
    }

    public static class ExecutorBindingExtensions
    {
        public static ExecutorBinding BindExecutor(this Executor executor) => throw null!;
        public static ExecutorBinding BindExecutor<TExecutor>(this Func<string, string, ValueTask<TExecutor>> factoryAsync) where TExecutor : Executor => throw null!;
        public static ExecutorBinding BindExecutor<TExecutor>(this Func<string, string, ValueTask<TExecutor>> factoryAsync, string id) where TExecutor : Executor => throw null!;
        public static ExecutorBinding BindAsExecutor(this Workflow workflow, string id, ExecutorOptions? options = null) => throw null!;
        public static ExecutorBinding BindAsExecutor(this AIAgent agent, bool emitEvents) => throw null!;
    }

    public class Workflow
    {
        internal Workflow() { }

        public string StartExecutorId => throw null!;
        public string? Name { get; internal init; }
        public string? Description { get; internal init; }
    }

    public class WorkflowBuilder
    {
        public WorkflowBuilder(ExecutorBinding start) { }

        public WorkflowBuilder WithOutputFrom(params ExecutorBinding[] executors) => throw null!;
        public WorkflowBuilder WithName(string name) => throw null!;
        public WorkflowBuilder WithDescription(string description) => throw null!;
        public WorkflowBuilder BindExecutor(ExecutorBinding registration) => throw null!;
        public WorkflowBuilder AddEdge(ExecutorBinding source, ExecutorBinding target) => throw null!;
        public WorkflowBuilder AddEdge<T>(ExecutorBinding source, ExecutorBinding target, Func<T?, bool>? condition = null) => throw null!;
        public WorkflowBuilder AddFanOutEdge(ExecutorBinding source, IEnumerable<ExecutorBinding> targets) => throw null!;
        public WorkflowBuilder AddFanInBarrierEdge(IEnumerable<ExecutorBinding> sources, ExecutorBinding target) => throw null!;
        public Workflow Build(bool validateOrphans = true) => throw null!;
    }

    public static class AgentWorkflowBuilder
    {
        public static Workflow BuildSequential(params IEnumerable<AIAgent> agents) => throw null!;
        public static Workflow BuildConcurrent(IEnumerable<AIAgent> agents, Func<IList<List<ChatMessage>>, List<ChatMessage>>? aggregator = null) => throw null!;
    }

    public abstract class GroupChatManager
    {
        protected GroupChatManager() { }

        public int MaximumIterationCount { get; set; }
        protected internal abstract ValueTask<AIAgent> SelectNextAgentAsync(IReadOnlyList<ChatMessage> history, CancellationToken cancellationToken = default);
        protected virtual ValueTask OnCheckpointingAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
        protected virtual ValueTask OnCheckpointRestoredAsync(IWorkflowContext context, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class WorkflowHostingExtensions
    {
        public static AIAgent AsAIAgent(this Workflow workflow, string? id = null, string? name = null, string? description = null, IWorkflowExecutionEnvironment? executionEnvironment = null, bool includeExceptionDetails = false, bool includeWorkflowOutputsInResponse = false) => throw null!;
    }

    public sealed class Run : IAsyncDisposable
    {
        internal Run() { }

        public string SessionId => throw null!;
        public IEnumerable<WorkflowEvent> OutgoingEvents => throw null!;
        public IEnumerable<WorkflowEvent> NewEvents => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public sealed class StreamingRun : IAsyncDisposable
    {
        internal StreamingRun() { }

        public string SessionId => throw null!;
        public ValueTask<bool> TrySendMessageAsync<TMessage>(TMessage message) => throw null!;
        public IAsyncEnumerable<WorkflowEvent> WatchStreamAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public interface IWorkflowExecutionEnvironment
    {
        bool IsCheckpointingEnabled { get; }
        ValueTask<StreamingRun> OpenStreamingAsync(Workflow workflow, string? sessionId = null, CancellationToken cancellationToken = default);
        ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull;
        ValueTask<StreamingRun> ResumeStreamingAsync(Workflow workflow, CheckpointInfo fromCheckpoint, CancellationToken cancellationToken = default);
        ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull;
        ValueTask<Run> ResumeAsync(Workflow workflow, CheckpointInfo fromCheckpoint, CancellationToken cancellationToken = default);
    }

    public static class InProcessExecution
    {
        public static InProcessExecutionEnvironment Default => throw null!;
        public static InProcessExecutionEnvironment OffThread => throw null!;
        public static InProcessExecutionEnvironment Concurrent => throw null!;
        public static InProcessExecutionEnvironment Lockstep => throw null!;
        public static ValueTask<StreamingRun> OpenStreamingAsync(Workflow workflow, string? sessionId = null, CancellationToken cancellationToken = default) => throw null!;
        public static ValueTask<StreamingRun> OpenStreamingAsync(Workflow workflow, CheckpointManager checkpointManager, string? sessionId = null, CancellationToken cancellationToken = default) => throw null!;
        public static ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public static ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, CheckpointManager checkpointManager, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public static ValueTask<StreamingRun> ResumeStreamingAsync(Workflow workflow, CheckpointInfo fromCheckpoint, CheckpointManager checkpointManager, CancellationToken cancellationToken = default) => throw null!;
        public static ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public static ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, CheckpointManager checkpointManager, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public static ValueTask<Run> ResumeAsync(Workflow workflow, CheckpointInfo fromCheckpoint, CheckpointManager checkpointManager, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Workflows.InProc
{
    public sealed class InProcessExecutionEnvironment : IWorkflowExecutionEnvironment
    {
        internal InProcessExecutionEnvironment() { }

        public InProcessExecutionEnvironment WithCheckpointing(CheckpointManager? checkpointManager) => throw null!;
        public bool IsCheckpointingEnabled => throw null!;
        public ValueTask<StreamingRun> OpenStreamingAsync(Workflow workflow, string? sessionId = null, CancellationToken cancellationToken = default) => throw null!;
        public ValueTask<StreamingRun> RunStreamingAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public ValueTask<StreamingRun> ResumeStreamingAsync(Workflow workflow, CheckpointInfo fromCheckpoint, CancellationToken cancellationToken = default) => throw null!;
        public ValueTask<Run> RunAsync<TInput>(Workflow workflow, TInput input, string? sessionId = null, CancellationToken cancellationToken = default) where TInput : notnull => throw null!;
        public ValueTask<Run> ResumeAsync(Workflow workflow, CheckpointInfo fromCheckpoint, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Workflows.Reflection
{
    public interface IMessageHandler<TMessage>
    {
        ValueTask HandleAsync(TMessage message, IWorkflowContext context, CancellationToken cancellationToken = default);
    }

    public interface IMessageHandler<TMessage, TResult>
    {
        ValueTask<TResult> HandleAsync(TMessage message, IWorkflowContext context, CancellationToken cancellationToken = default);
    }

    public class ReflectingExecutor<TExecutor> : Executor
        where TExecutor : ReflectingExecutor<TExecutor>
    {
        protected ReflectingExecutor(string id, ExecutorOptions? options = null, bool declareCrossRunShareable = false) : base(id, options, declareCrossRunShareable) { }

        protected override ProtocolBuilder ConfigureProtocol(ProtocolBuilder protocolBuilder) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Workflows.Checkpointing
{
    public interface ICheckpointStore<TStoreObject>
    {
        ValueTask<IEnumerable<CheckpointInfo>> RetrieveIndexAsync(string sessionId, CheckpointInfo? withParent = null);
        ValueTask<CheckpointInfo> CreateCheckpointAsync(string sessionId, TStoreObject value, CheckpointInfo? parent = null);
        ValueTask<TStoreObject> RetrieveCheckpointAsync(string sessionId, CheckpointInfo key);
    }

    public abstract class JsonCheckpointStore : ICheckpointStore<JsonElement>
    {
        public abstract ValueTask<CheckpointInfo> CreateCheckpointAsync(string sessionId, JsonElement value, CheckpointInfo? parent = null);
        public abstract ValueTask<JsonElement> RetrieveCheckpointAsync(string sessionId, CheckpointInfo key);
        public abstract ValueTask<IEnumerable<CheckpointInfo>> RetrieveIndexAsync(string sessionId, CheckpointInfo? withParent = null);
    }

    public sealed class FileSystemJsonCheckpointStore : JsonCheckpointStore, IDisposable
    {
        public FileSystemJsonCheckpointStore(DirectoryInfo directory) { }

        public void Dispose() { }
        public override ValueTask<CheckpointInfo> CreateCheckpointAsync(string sessionId, JsonElement value, CheckpointInfo? parent = null) => throw null!;
        public override ValueTask<JsonElement> RetrieveCheckpointAsync(string sessionId, CheckpointInfo key) => throw null!;
        public override ValueTask<IEnumerable<CheckpointInfo>> RetrieveIndexAsync(string sessionId, CheckpointInfo? withParent = null) => throw null!;
    }

    public class CosmosCheckpointStore<T> : JsonCheckpointStore, IDisposable
    {
        public CosmosCheckpointStore(string connectionString, string databaseId, string containerId) { }
        public CosmosCheckpointStore(string accountEndpoint, TokenCredential tokenCredential, string databaseId, string containerId) { }
        public CosmosCheckpointStore(CosmosClient cosmosClient, string databaseId, string containerId) { }

        public void Dispose() { }
        public override ValueTask<CheckpointInfo> CreateCheckpointAsync(string sessionId, JsonElement value, CheckpointInfo? parent = null) => throw null!;
        public override ValueTask<JsonElement> RetrieveCheckpointAsync(string sessionId, CheckpointInfo key) => throw null!;
        public override ValueTask<IEnumerable<CheckpointInfo>> RetrieveIndexAsync(string sessionId, CheckpointInfo? withParent = null) => throw null!;
    }

    public sealed class CosmosCheckpointStore : CosmosCheckpointStore<JsonElement>
    {
        public CosmosCheckpointStore(string connectionString, string databaseId, string containerId) : base(connectionString, databaseId, containerId) { }
        public CosmosCheckpointStore(string accountEndpoint, TokenCredential tokenCredential, string databaseId, string containerId) : base(accountEndpoint, tokenCredential, databaseId, containerId) { }
        public CosmosCheckpointStore(CosmosClient cosmosClient, string databaseId, string containerId) : base(cosmosClient, databaseId, containerId) { }
    }
}
