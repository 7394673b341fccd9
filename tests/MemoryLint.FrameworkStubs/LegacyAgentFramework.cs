// Names that earlier generations of Microsoft Agent Framework used (previews up to 1.0.0-preview.260205.1), signatures only.
// They live beside the current names, in the same namespaces and, where members moved, on the same types. See README.md.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Agents.AI;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.AI
{
    public abstract class AgentThread
    {
        protected AgentThread() { }

        public virtual JsonElement Serialize(JsonSerializerOptions? jsonSerializerOptions = null) => throw null!;
        public virtual object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
        public TService? GetService<TService>(object? serviceKey = null) => throw null!;
    }

    public abstract class InMemoryAgentThread : AgentThread
    {
        protected InMemoryAgentThread(InMemoryChatMessageStore? messageStore = null) { }

        public InMemoryChatMessageStore MessageStore => throw null!;
    }

    public abstract class ServiceIdAgentThread : AgentThread
    {
        protected ServiceIdAgentThread() { }
        protected ServiceIdAgentThread(string serviceThreadId) { }
    }

    public sealed class ChatClientAgentThread : AgentThread
    {
        internal ChatClientAgentThread() { }

        public string? ConversationId { get; internal set; }
        public ChatMessageStore? MessageStore { get; internal set; }
    }

    public abstract class ChatMessageStore
    {
        public abstract JsonElement Serialize(JsonSerializerOptions? jsonSerializerOptions = null);
    }

    public sealed class InMemoryChatMessageStore : ChatMessageStore, IList<ChatMessage>
    {
        public InMemoryChatMessageStore() { }
        public InMemoryChatMessageStore(JsonElement serializedStoreState, JsonSerializerOptions? jsonSerializerOptions = null) { }

        public int Count => throw null!;
        public bool IsReadOnly => throw null!;
        public ChatMessage this[int index] { get => throw null!; set { } }
        public int IndexOf(ChatMessage item) => throw null!;
        public void Insert(int index, ChatMessage item) { }
        public void RemoveAt(int index) { }
        public void Add(ChatMessage item) { }
        public void Clear() { }
        public bool Contains(ChatMessage item) => throw null!;
        public void CopyTo(ChatMessage[] array, int arrayIndex) { }
        public bool Remove(ChatMessage item) => throw null!;
        public IEnumerator<ChatMessage> GetEnumerator() => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
        public override JsonElement Serialize(JsonSerializerOptions? jsonSerializerOptions = null) => throw null!;
    }

    public class AgentRunResponse
    {
        public AgentRunResponse() { }

        public IList<ChatMessage> Messages { get; set; }
        public string Text => throw null!;
        public string? AgentId { get; set; }
        public string? ResponseId { get; set; }
    }

    public class AgentRunResponseUpdate
    {
        public AgentRunResponseUpdate() { }

        public string Text => throw null!;
        public IList<AIContent> Contents { get; set; }
        public string? AgentId { get; set; }
        public string? ResponseId { get; set; }
    }

    // The thread parameter was optional; here it is required and ranks below the current overloads, so that both generations bind.
    public abstract partial class AIAgent
    {
        public virtual AgentThread GetNewThread() => throw null!;
        public virtual ValueTask<AgentThread> GetNewThreadAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask<AgentSession> GetNewSessionAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual AgentThread DeserializeThread(JsonElement serializedThread, JsonSerializerOptions? jsonSerializerOptions = null) => throw null!;
        public virtual ValueTask<AgentThread> DeserializeThreadAsync(JsonElement serializedThread, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw null!;
        [OverloadResolutionPriority(-1)]
        public Task<AgentRunResponse> RunAsync(string message, AgentThread? thread, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        [OverloadResolutionPriority(-1)]
        public Task<AgentRunResponse> RunAsync(ChatMessage message, AgentThread? thread, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        [OverloadResolutionPriority(-1)]
        public Task<AgentRunResponse> RunAsync(IEnumerable<ChatMessage> messages, AgentThread? thread, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        [OverloadResolutionPriority(-1)]
        public IAsyncEnumerable<AgentRunResponseUpdate> RunStreamingAsync(string message, AgentThread? thread, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        [OverloadResolutionPriority(-1)]
        public IAsyncEnumerable<AgentRunResponseUpdate> RunStreamingAsync(ChatMessage message, AgentThread? thread, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        [OverloadResolutionPriority(-1)]
        public IAsyncEnumerable<AgentRunResponseUpdate> RunStreamingAsync(IEnumerable<ChatMessage> messages, AgentThread? thread, AgentRunOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed partial class ChatClientAgentOptions
    {
        public Func<ChatMessageStoreFactoryContext, ChatMessageStore>? ChatMessageStoreFactory { get; set; }

        public sealed class ChatMessageStoreFactoryContext
        {
            public JsonElement SerializedState { get; set; }
            public JsonSerializerOptions? JsonSerializerOptions { get; set; }
        }
    }
}

namespace Microsoft.Agents.AI.Hosting
{
    public abstract class AgentThreadStore
    {
        public abstract ValueTask SaveThreadAsync(AIAgent agent, string conversationId, AgentThread thread, CancellationToken cancellationToken = default);
        public abstract ValueTask<AgentThread> GetThreadAsync(AIAgent agent, string conversationId, CancellationToken cancellationToken = default);
    }

    public sealed class InMemoryAgentThreadStore : AgentThreadStore
    {
        public override ValueTask SaveThreadAsync(AIAgent agent, string conversationId, AgentThread thread, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentThread> GetThreadAsync(AIAgent agent, string conversationId, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class NoopAgentThreadStore : AgentThreadStore
    {
        public override ValueTask SaveThreadAsync(AIAgent agent, string conversationId, AgentThread thread, CancellationToken cancellationToken = default) => throw null!;
        public override ValueTask<AgentThread> GetThreadAsync(AIAgent agent, string conversationId, CancellationToken cancellationToken = default) => throw null!;
    }

    public static partial class HostedAgentBuilderExtensions
    {
        public static IHostedAgentBuilder WithInMemoryThreadStore(this IHostedAgentBuilder builder) => throw null!;
        public static IHostedAgentBuilder WithThreadStore(this IHostedAgentBuilder builder, AgentThreadStore store) => throw null!;
        public static IHostedAgentBuilder WithThreadStore(this IHostedAgentBuilder builder, Func<IServiceProvider, string, AgentThreadStore> createAgentThreadStore) => throw null!;
    }
}

namespace Microsoft.Agents.AI.Hosting.AGUI.AspNetCore
{
    public static partial class AGUIEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapAGUI(this IEndpointRouteBuilder endpoints, string pattern, AIAgent aiAgent) => throw null!;
    }
}

namespace Microsoft.Extensions.AI
{
    public static partial class ChatClientExtensions
    {
        public static ChatClientAgent CreateAIAgent(this IChatClient chatClient, string? instructions = null, string? name = null, string? description = null, IList<AITool>? tools = null, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
        public static ChatClientAgent CreateAIAgent(this IChatClient chatClient, ChatClientAgentOptions? options, ILoggerFactory? loggerFactory = null, IServiceProvider? services = null) => throw null!;
    }
}
