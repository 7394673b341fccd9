// Public surface of AutoGen for .NET (microsoft/autogen): the AutoGen.* line and the Microsoft.AutoGen.* line, signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AutoGen.Contracts;
using Microsoft.Extensions.Hosting;

namespace AutoGen.Core
{
    public interface IAgentMetaInformation
    {
        string Name { get; }
    }

    public interface IMessage
    {
        string? From { get; set; }
    }

    public interface ICanGetTextContent : IMessage
    {
        string? GetContent();
    }

    public readonly struct Role : IEquatable<Role>
    {
        public static Role User => throw null!;
        public static Role Assistant => throw null!;
        public static Role System => throw null!;
        public static Role Function => throw null!;
        public bool Equals(Role other) => throw null!;
    }

    public class TextMessage : IMessage, ICanGetTextContent
    {
        public TextMessage(Role role, string content, string? from = null) { }

        public Role Role { get; set; }
        public string Content { get; set; }
        public string? From { get; set; }
        public string? GetContent() => throw null!;
    }

    public class GenerateReplyOptions
    {
        public GenerateReplyOptions() { }

        public float? Temperature { get; set; }
        public int? MaxToken { get; set; }
    }

    public interface IAgent : IAgentMetaInformation
    {
        Task<IMessage> GenerateReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions? options = null, CancellationToken cancellationToken = default);
    }

    public interface IStreamingAgent : IAgent
    {
        IAsyncEnumerable<IMessage> GenerateStreamingReplyAsync(IEnumerable<IMessage> messages, GenerateReplyOptions? options = null, CancellationToken cancellationToken = default);
    }

    public static class AgentExtension
    {
        public static Task<IMessage> SendAsync(this IAgent agent, IMessage? message = null, IEnumerable<IMessage>? chatHistory = null, CancellationToken ct = default) => throw null!;
        public static Task<IMessage> SendAsync(this IAgent agent, string message, IEnumerable<IMessage>? chatHistory = null, CancellationToken ct = default) => throw null!;
        public static IAsyncEnumerable<IMessage> SendAsync(this IAgent agent, IAgent receiver, IEnumerable<IMessage> chatHistory, int maxRound = 10, CancellationToken ct = default) => throw null!;
        public static IAsyncEnumerable<IMessage> SendAsync(this IAgent agent, IAgent receiver, string message, IEnumerable<IMessage>? chatHistory = null, int maxRound = 10, CancellationToken ct = default) => throw null!;
        public static Task<IEnumerable<IMessage>> InitiateChatAsync(this IAgent agent, IAgent receiver, string? message = null, int maxRound = 10, CancellationToken ct = default) => throw null!;
    }

    public interface IGroupChat
    {
        void SendIntroduction(IMessage message);
        Task<IEnumerable<IMessage>> CallAsync(IEnumerable<IMessage>? conversation = null, int maxRound = 10, CancellationToken ct = default);
    }

    public class Graph
    {
        public Graph() { }
    }

    public class GroupChat : IGroupChat
    {
        public GroupChat(IEnumerable<IAgent> members, IAgent? admin = null, IEnumerable<IMessage>? initializeMessages = null, Graph? workflow = null) { }

        public IEnumerable<IMessage>? Messages { get; private set; }
        public void SendIntroduction(IMessage message) { }
        public Task<IEnumerable<IMessage>> CallAsync(IEnumerable<IMessage>? chatHistory = null, int maxRound = 10, CancellationToken ct = default) => throw null!;
    }

    public static class GroupChatExtension
    {
        public static IAsyncEnumerable<IMessage> SendAsync(this IGroupChat groupChat, IEnumerable<IMessage> chatHistory, int maxRound = 10, CancellationToken cancellationToken = default) => throw null!;
        public static void SendIntroduction(this IAgent agent, string message, IGroupChat groupChat) { }
    }
}

namespace Microsoft.AutoGen.Contracts
{
    public struct AgentId
    {
        public string Type;
        public string Key;

        public AgentId(string type, string key) => throw null!;
        public AgentId(AgentType type, string key) => throw null!;

        public static AgentId FromStr(string maybeAgentId) => throw null!;
    }

    public struct AgentType
    {
        public static implicit operator AgentType(string type) => throw null!;
        public static implicit operator string(AgentType type) => throw null!;
    }

    public struct TopicId
    {
        public const string DefaultSource = "default";

        public TopicId(string type, string source = DefaultSource) => throw null!;

        public string Type => throw null!;
        public string Source => throw null!;
    }

    public interface ISaveState
    {
        virtual ValueTask<JsonElement> SaveStateAsync() => throw null!;
        virtual ValueTask LoadStateAsync(JsonElement state) => throw null!;
    }

    public interface IAgent : ISaveState
    {
        AgentId Id { get; }
    }

    public interface IHostableAgent : IAgent
    {
        ValueTask CloseAsync();
    }

    public interface IAgentRuntime : ISaveState
    {
        ValueTask<object?> SendMessageAsync(object message, AgentId recepient, AgentId? sender = null, string? messageId = null, CancellationToken cancellationToken = default);
        ValueTask PublishMessageAsync(object message, TopicId topic, AgentId? sender = null, string? messageId = null, CancellationToken cancellationToken = default);
        ValueTask<AgentId> GetAgentAsync(AgentId agentId, bool lazy = true);
        ValueTask<AgentId> GetAgentAsync(AgentType agentType, string key = "default", bool lazy = true);
        ValueTask<JsonElement> SaveAgentStateAsync(AgentId agentId);
        ValueTask LoadAgentStateAsync(AgentId agentId, JsonElement state);
    }
}

namespace Microsoft.AutoGen.Core
{
    public abstract class BaseAgent : IHostableAgent
    {
        protected BaseAgent(AgentId id, IAgentRuntime runtime, string description, Microsoft.Extensions.Logging.ILogger<BaseAgent>? logger = null) { }

        public AgentId Id { get; private set; }
        public virtual ValueTask CloseAsync() => throw null!;
    }

    public sealed class InProcessRuntime : IAgentRuntime, IHostedService
    {
        public InProcessRuntime() { }

        public bool DeliverToSelf { get; set; }
        public ValueTask<object?> SendMessageAsync(object message, AgentId recepient, AgentId? sender = null, string? messageId = null, CancellationToken cancellationToken = default) => throw null!;
        public ValueTask PublishMessageAsync(object message, TopicId topic, AgentId? sender = null, string? messageId = null, CancellationToken cancellation = default) => throw null!;
        public ValueTask<AgentId> GetAgentAsync(AgentId agentId, bool lazy = true) => throw null!;
        public ValueTask<AgentId> GetAgentAsync(AgentType agentType, string key = "default", bool lazy = true) => throw null!;
        public ValueTask<JsonElement> SaveAgentStateAsync(AgentId agentId) => throw null!;
        public ValueTask LoadAgentStateAsync(AgentId agentId, JsonElement state) => throw null!;
        public ValueTask<JsonElement> SaveStateAsync() => throw null!;
        public ValueTask LoadStateAsync(JsonElement state) => throw null!;
        public ValueTask StartAsync(CancellationToken token = default) => throw null!;
        public ValueTask StopAsync(CancellationToken token = default) => throw null!;
        Task IHostedService.StartAsync(CancellationToken cancellationToken) => throw null!;
        Task IHostedService.StopAsync(CancellationToken cancellationToken) => throw null!;
        public Task RunUntilIdleAsync() => throw null!;
    }

    public class AgentsApp
    {
        public AgentsApp(IHost host) { }

        public IServiceProvider Services => throw null!;
        public IAgentRuntime AgentRuntime => throw null!;
        public ValueTask StartAsync() => throw null!;
        public ValueTask ShutdownAsync() => throw null!;
    }

    public class AgentsAppBuilder
    {
        public AgentsAppBuilder(HostApplicationBuilder? baseBuilder = null) { }

        public AgentsAppBuilder UseInProcessRuntime(bool deliverToSelf = false) => throw null!;
        public AgentsAppBuilder AddAgent<TAgent>(AgentType agentType, bool skipClassSubscriptions = false, bool skipDirectMessageSubscription = false) where TAgent : IHostableAgent => throw null!;
        public ValueTask<AgentsApp> BuildAsync() => throw null!;
    }
}

namespace Microsoft.AutoGen.Core.Grpc
{
    public static class AgentsAppBuilderExtensions
    {
        public static AgentsAppBuilder AddGrpcAgentWorker(this AgentsAppBuilder builder, string? agentServiceAddress = null, bool useStrictDeserialiation = false) => throw null!;
    }
}

namespace Microsoft.AutoGen.AgentChat.Abstractions
{
    using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

    public interface IModelContext : ISaveState
    {
        void Add(ChatMessage message);
        void Clear();
        IEnumerable<ChatMessage> Messages { get; }
    }

    public abstract class ModelContextBase : IModelContext
    {
        public ModelContextBase(params IEnumerable<ChatMessage> messages) { }

        public abstract IEnumerable<ChatMessage> Messages { get; }
        public void Add(ChatMessage message) { }
        public void Clear() { }
    }

    public sealed class UnboundedModelContext : ModelContextBase
    {
        public UnboundedModelContext(params IEnumerable<ChatMessage> messages) { }

        public override IEnumerable<ChatMessage> Messages => throw null!;
    }
}
