// Public surface of the Microsoft 365 Agents SDK (microsoft/Agents-for-net), signatures only. See README.md.
#nullable disable
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Reflection;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Microsoft.Agents.Builder;
using Microsoft.Agents.Builder.State;
using Microsoft.Agents.Core.Models;
using Microsoft.Agents.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Agents.Core.Models
{
    public static class ActivityTypes
    {
        public const string Message = "message";
        public const string ConversationUpdate = "conversationUpdate";
        public const string Event = "event";
    }

    public class ChannelId
    {
        public ChannelId(string channelId, bool fullNotation = true) { }

        public string Channel { get; set; }
        public string SubChannel { get; set; }
        public static implicit operator ChannelId(string value) => throw null!;
        public static implicit operator string(ChannelId channelId) => throw null!;
    }

    public class ChannelAccount
    {
        public ChannelAccount() { }

        public string Id { get; set; }
        public string Name { get; set; }
        public string AadObjectId { get; set; }
        public string Role { get; set; }
        public string TenantId { get; set; }
    }

    public class ConversationAccount
    {
        public ConversationAccount() { }

        public bool? IsGroup { get; set; }
        public string ConversationType { get; set; }
        public string Id { get; set; }
        public string Name { get; set; }
        public string TenantId { get; set; }
    }

    public class ConversationReference
    {
        public ConversationReference() { }

        public string ActivityId { get; set; }
        public ChannelAccount User { get; set; }
        public ConversationAccount Conversation { get; set; }
        public string ChannelId { get; set; }
        public string ServiceUrl { get; set; }
    }

    public class ResourceResponse
    {
        public ResourceResponse() { }
        public ResourceResponse(string id = default) { }

        public string Id { get; set; }
    }

    public class Attachment
    {
        public Attachment() { }

        public string ContentType { get; set; }
        public string ContentUrl { get; set; }
        public object Content { get; set; }
        public string Name { get; set; }
    }

    public interface IActivity
    {
        IList<Attachment> Attachments { get; set; }
        object ChannelData { get; set; }
        ChannelId ChannelId { get; set; }
        ConversationAccount Conversation { get; set; }
        ChannelAccount From { get; set; }
        string Id { get; set; }
        string Locale { get; set; }
        IList<ChannelAccount> MembersAdded { get; set; }
        IList<ChannelAccount> MembersRemoved { get; set; }
        string Name { get; set; }
        ChannelAccount Recipient { get; set; }
        string ReplyToId { get; set; }
        string ServiceUrl { get; set; }
        string Text { get; set; }
        string Type { get; set; }
        object Value { get; set; }
        ConversationReference GetConversationReference();
    }

    public interface IMessageActivity : IActivity
    {
    }

    public interface IConversationUpdateActivity : IActivity
    {
    }

    public class Activity : IMessageActivity, IConversationUpdateActivity
    {
        public Activity() { }

        public IList<Attachment> Attachments { get; set; }
        public object ChannelData { get; set; }
        public ChannelId ChannelId { get; set; }
        public ConversationAccount Conversation { get; set; }
        public ChannelAccount From { get; set; }
        public string Id { get; set; }
        public string Locale { get; set; }
        public IList<ChannelAccount> MembersAdded { get; set; }
        public IList<ChannelAccount> MembersRemoved { get; set; }
        public string Name { get; set; }
        public ChannelAccount Recipient { get; set; }
        public string ReplyToId { get; set; }
        public string ServiceUrl { get; set; }
        public string Text { get; set; }
        public string Type { get; set; }
        public object Value { get; set; }
        public ConversationReference GetConversationReference() => throw null!;
    }

    public static class MessageFactory
    {
        public static IActivity Text(string text, string ssml = null, string inputHint = null) => throw null!;
    }
}

namespace Microsoft.Agents.Storage
{
    public interface IStorage
    {
        Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);
        Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(string[] keys, CancellationToken cancellationToken = default) where TStoreItem : class;
        Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);
        Task WriteAsync<TStoreItem>(IDictionary<string, TStoreItem> changes, CancellationToken cancellationToken = default) where TStoreItem : class;
        Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
    }

    public interface IStoreItem
    {
        string ETag { get; set; }
    }

    public class MemoryStorage(JsonSerializerOptions jsonSerializer = null, Dictionary<string, JsonObject> dictionary = null) : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken) => throw null!;
        public Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(string[] keys, CancellationToken cancellationToken = default) where TStoreItem : class => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken) => throw null!;
        public Task WriteAsync<TStoreItem>(IDictionary<string, TStoreItem> changes, CancellationToken cancellationToken = default) where TStoreItem : class => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken) => throw null!;
    }
}

namespace Microsoft.Agents.Storage.Blobs
{
    public class BlobsStorage : IStorage
    {
        public BlobsStorage(string dataConnectionString, string containerName, JsonSerializerOptions jsonSerializerOptions = null) { }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(string[] keys, CancellationToken cancellationToken = default) where TStoreItem : class => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw null!;
        public Task WriteAsync<TStoreItem>(IDictionary<string, TStoreItem> changes, CancellationToken cancellationToken = default) where TStoreItem : class => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.Agents.Storage.CosmosDb
{
    public class CosmosDbPartitionedStorageOptions
    {
        public string CosmosDbEndpoint { get; set; }
        public string AuthKey { get; set; }
        public string DatabaseId { get; set; }
        public string ContainerId { get; set; }
        public CosmosClientOptions CosmosClientOptions { get; set; }
        public int ContainerThroughput { get; set; }
        public string KeySuffix { get; set; }
        public bool CompatibilityMode { get; set; }
        public TokenCredential TokenCredential { get; set; }
    }

    public class CosmosDbPartitionedStorage : IStorage, IDisposable
    {
        public CosmosDbPartitionedStorage(CosmosDbPartitionedStorageOptions cosmosDbStorageOptions, JsonSerializerOptions jsonSerializerOptions = null) { }
        public CosmosDbPartitionedStorage(CosmosClient client, CosmosDbPartitionedStorageOptions cosmosDbStorageOptions, JsonSerializerOptions jsonSerializerOptions = default) { }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public Task<IDictionary<string, TStoreItem>> ReadAsync<TStoreItem>(string[] keys, CancellationToken cancellationToken = default) where TStoreItem : class => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw null!;
        public Task WriteAsync<TStoreItem>(IDictionary<string, TStoreItem> changes, CancellationToken cancellationToken = default) where TStoreItem : class => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public void Dispose() { }
    }
}

namespace Microsoft.Agents.Storage.Transcript
{
    public class PagedResult<T>
    {
        public IList<T> Items { get; set; }
        public string ContinuationToken { get; set; }
    }

    public class TranscriptInfo
    {
        public string ChannelId { get; set; }
        public string Id { get; set; }
        public DateTimeOffset Created { get; set; }
    }

    public interface ITranscriptLogger
    {
        Task LogActivityAsync(IActivity activity);
    }

    public interface ITranscriptStore : ITranscriptLogger
    {
        Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default);
        Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null);
        Task DeleteTranscriptAsync(string channelId, string conversationId);
    }

    public class MemoryTranscriptStore : ITranscriptStore
    {
        public Task LogActivityAsync(IActivity activity) => throw null!;
        public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default) => throw null!;
        public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null) => throw null!;
        public Task DeleteTranscriptAsync(string channelId, string conversationId) => throw null!;
    }

    public class BlobsTranscriptStore : ITranscriptStore
    {
        public BlobsTranscriptStore(string dataConnectionString, string containerName, JsonSerializerOptions jsonSerializer = null) { }
        public BlobsTranscriptStore(Uri blobServiceUri, TokenCredential tokenCredential, string containerName, JsonSerializerOptions jsonSerializer = null) { }

        public Task LogActivityAsync(IActivity activity) => throw null!;
        public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default) => throw null!;
        public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null) => throw null!;
        public Task DeleteTranscriptAsync(string channelId, string conversationId) => throw null!;
    }
}

namespace Microsoft.Agents.Builder
{
    public interface IAgent
    {
        Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
    }

    public delegate Task NextDelegate(CancellationToken cancellationToken);

    public interface IMiddleware
    {
        Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
    }

    public delegate Task AgentCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

    public interface IChannelAdapter
    {
        Func<ITurnContext, Exception, Task> OnTurnError { get; set; }
        IChannelAdapter Use(IMiddleware middleware);
        Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, AgentCallbackHandler callback, CancellationToken cancellationToken = default);
    }

    public abstract class ChannelAdapter : IChannelAdapter
    {
        public ChannelAdapter(ILogger logger = null) { }

        public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }
        public IChannelAdapter Use(IMiddleware middleware) => throw null!;
        public virtual Task ContinueConversationAsync(ClaimsIdentity claimsIdentity, ConversationReference reference, AgentCallbackHandler callback, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class ChannelServiceAdapterBase : ChannelAdapter
    {
        internal ChannelServiceAdapterBase() { }
    }

    public class TurnContextStateCollection : ConcurrentDictionary<string, object>, IDisposable
    {
        public TurnContextStateCollection() { }

        public T Get<T>(string key) => throw null!;
        public T Get<T>() where T : class => throw null!;
        public void Set<T>(string key, T value) { }
        public void Set<T>(T value) where T : class { }
        public void Dispose() { }
    }

    public interface IStreamingResponse
    {
        void QueueTextChunk(string text);
        Task QueueInformativeUpdateAsync(string text, CancellationToken cancellationToken = default);
    }

    public interface ITurnContext
    {
        IChannelAdapter Adapter { get; }
        TurnContextStateCollection Services { get; }
        TurnContextStateCollection StackState { get; }
        IActivity Activity { get; }
        IStreamingResponse StreamingResponse { get; }
        bool Responded { get; }
        ClaimsIdentity Identity { get; }
        Task<ResourceResponse> SendActivityAsync(string text, string speak = null, string inputHint = "acceptingInput", CancellationToken cancellationToken = default);
        Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);
        Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default);
        Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);
        Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);
    }

    public interface ITurnContext<T> : ITurnContext
        where T : IActivity
    {
        new T Activity { get; }
    }
}

namespace Microsoft.Agents.Builder.State
{
    public interface IAgentState
    {
        string Name { get; }
        T GetValue<T>(string name, Func<T> defaultValueFactory = null);
        void SetValue<T>(string name, T value);
        bool HasValue(string name);
        void DeleteValue(string name);
        bool IsLoaded();
        void ClearState();
        Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default);
        Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default);
        Task DeleteStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
    }

    public interface IStatePropertyAccessor<T>
    {
        string Name { get; }
        Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default);
        Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
        Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default);
    }

    public interface IPropertyManager
    {
        IStatePropertyAccessor<T> CreateProperty<T>(string name);
    }

    public abstract class AgentState : IPropertyManager, IAgentState
    {
        public AgentState(IStorage storage, string stateName) { }

        public string Name { get; private set; }
        public IStatePropertyAccessor<T> CreateProperty<T>(string name) => throw null!;
        public bool HasValue(string name) => throw null!;
        public void DeleteValue(string name) { }
        public T GetValue<T>(string name, Func<T> defaultValueFactory = null) => throw null!;
        public bool TryGetValue<T>(string name, out T result) => throw null!;
        public void SetValue<T>(string name, T value) { }
        public bool IsLoaded() => throw null!;
        public virtual Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) => throw null!;
        public virtual void ClearState() { }
        public virtual Task DeleteStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => throw null!;
        protected abstract string GetStorageKey(ITurnContext turnContext);
    }

    public class ConversationState(IStorage storage) : AgentState(storage, ScopeName)
    {
        public static readonly string ScopeName = null!;

        protected override string GetStorageKey(ITurnContext turnContext) => throw null!;
    }

    public class UserState(IStorage storage) : AgentState(storage, ScopeName)
    {
        public static readonly string ScopeName = null!;

        protected override string GetStorageKey(ITurnContext turnContext) => throw null!;
    }

    public class PrivateConversationState(IStorage storage) : AgentState(storage, ScopeName)
    {
        public static readonly string ScopeName = null!;

        protected override string GetStorageKey(ITurnContext turnContext) => throw null!;
    }

    public class TempState : IAgentState
    {
        public static readonly string ScopeName = null!;

        public string Name => throw null!;
        public T GetValue<T>(string name, Func<T> defaultValueFactory = null) => throw null!;
        public void SetValue<T>(string name, T value) { }
        public bool HasValue(string name) => throw null!;
        public void DeleteValue(string name) { }
        public bool IsLoaded() => throw null!;
        public void ClearState() { }
        public Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) => throw null!;
        public Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => throw null!;
    }

    public interface ITurnState
    {
        ConversationState Conversation { get; }
        PrivateConversationState Private { get; }
        TempState Temp { get; }
        UserState User { get; }
        IAgentState GetScope(string scope);
        T GetScope<T>();
        T GetValue<T>(string path, Func<T> defaultValueFactory = null);
        void SetValue(string path, object value);
        void DeleteValue(string path);
        bool HasValue(string path);
        void ClearState(string scope);
        Task LoadStateAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default);
        Task SaveStateAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default);
    }

    public class TurnState : ITurnState
    {
        public TurnState(params IAgentState[] agentStates) { }
        public TurnState(IStorage storage, params IAgentState[] agentStates) { }

        public ConversationState Conversation => throw null!;
        public UserState User => throw null!;
        public PrivateConversationState Private => throw null!;
        public TempState Temp => throw null!;
        public virtual bool HasValue(string path) => throw null!;
        public T GetValue<T>(string name, Func<T> defaultValueFactory = null) => throw null!;
        public virtual void SetValue(string path, object value) { }
        public virtual void DeleteValue(string path) { }
        public IAgentState GetScope(string scope) => throw null!;
        public T GetScope<T>() => throw null!;
        public bool TryGetScope<T>(out T value) => throw null!;
        public TurnState Add(IAgentState agentState) => throw null!;
        public Task LoadStateAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) => throw null!;
        public void ClearState(string scope) { }
        public Task SaveStateAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.Agents.Builder.App
{
    public class ConversationUpdateEvents
    {
        public const string MembersAdded = "membersAdded";
        public const string MembersRemoved = "membersRemoved";
    }

    public static class RouteRank
    {
        public const ushort First = 0;
        public const ushort Last = ushort.MaxValue;
        public const ushort Unspecified = ushort.MaxValue / 2;
    }

    public delegate ITurnState TurnStateFactory();

    public delegate Task<bool> RouteSelector(ITurnContext turnContext, CancellationToken cancellationToken);

    public delegate Task RouteHandler(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken);

    public delegate Task<bool> TurnEventHandler(ITurnContext turnContext, ITurnState turnState, CancellationToken cancellationToken);

    public delegate Task HandoffHandler(ITurnContext turnContext, ITurnState turnState, string continuation, CancellationToken cancellationToken);

    public interface IRouteAttribute
    {
        void AddRoute(AgentApplication app, MethodInfo method);
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class ActivityRouteAttribute(string type = null, string typeRegex = null, bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class MessageRouteAttribute(string text = null, string textRegex = null, bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class EventRouteAttribute(string name = null, string nameRegex = null, bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class InvokeRouteAttribute(string name = null, string nameRegex = null, bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class ConversationUpdateRouteAttribute(string eventName = null, bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class MembersAddedRouteAttribute(bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class MembersRemovedRouteAttribute(bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class HandoffRouteAttribute(bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    [AttributeUsage(AttributeTargets.Method, Inherited = true, AllowMultiple = true)]
    public class EndOfConversationRouteAttribute(bool isAgenticOnly = false, ushort rank = RouteRank.Unspecified, string autoSignInHandlers = null) : Attribute, IRouteAttribute
    {
        public void AddRoute(AgentApplication app, MethodInfo method) { }
    }

    public class AgentApplicationOptions
    {
        public AgentApplicationOptions(IStorage storage, ILoggerFactory loggerFactory = null) { }
        public AgentApplicationOptions(TurnStateFactory turnStateFactory, ILoggerFactory loggerFactory = null) { }

        public TurnStateFactory TurnStateFactory { get; set; }
        public bool RemoveRecipientMention { get; set; }
        public bool NormalizeMentions { get; set; }
        public bool StartTypingTimer { get; set; }
        public ILoggerFactory LoggerFactory { get; set; }
    }

    public class AgentApplicationBuilder
    {
        public AgentApplicationBuilder(IStorage storage) { }
        public AgentApplicationBuilder(TurnStateFactory turnStateFactory) { }

        public AgentApplicationOptions Options { get; private set; }
        public AgentApplication Build() => throw null!;
    }

    public class AgentApplication : IAgent
    {
        public AgentApplication(AgentApplicationOptions options) { }

        public AgentApplicationOptions Options => throw null!;
        public ILogger Logger { get; private set; }
        public AgentApplication AddRoute(RouteSelector selector, RouteHandler handler, bool isInvokeRoute = false, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnActivity(string type, RouteHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnActivity(Regex typePattern, RouteHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public virtual AgentApplication OnConversationUpdate(string conversationUpdateEvent, RouteHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnMessage(string text, RouteHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnMessage(Regex textPattern, RouteHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnEvent(string eventName, RouteHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnHandoff(HandoffHandler handler, ushort rank = RouteRank.Unspecified, string[] autoSignInHandlers = null, bool isAgenticOnly = false) => throw null!;
        public AgentApplication OnBeforeTurn(TurnEventHandler handler) => throw null!;
        public AgentApplication OnAfterTurn(TurnEventHandler handler) => throw null!;
        public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken) => throw null!;
    }
}

namespace Microsoft.Agents.Builder.Compat
{
    public class ActivityHandler : IAgent
    {
        public virtual Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => throw null!;
        protected virtual Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => throw null!;
    }

    public class AutoSaveStateMiddleware : IMiddleware
    {
        public AutoSaveStateMiddleware(params IAgentState[] agentStates) { }
        public AutoSaveStateMiddleware(bool autoLoad, params IAgentState[] agentStates) { }
        public AutoSaveStateMiddleware(ITurnState turnState) { }

        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.Agents.Extensions.Teams.Compat
{
    public class TeamsActivityHandler : Microsoft.Agents.Builder.Compat.ActivityHandler
    {
    }
}

namespace Microsoft.Agents.Hosting.AspNetCore
{
    using Microsoft.Agents.Builder.App;

    public interface IAgentHttpAdapter
    {
        Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IAgent agent, CancellationToken cancellationToken = default);
    }

    public class CloudAdapter : ChannelServiceAdapterBase, IAgentHttpAdapter
    {
        internal CloudAdapter() { }

        public Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IAgent agent, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class AgentHostExtensions
    {
        public static IHostApplicationBuilder AddAgent<TAgent>(this IHostApplicationBuilder builder) where TAgent : class, IAgent => throw null!;
        public static IHostApplicationBuilder AddAgent<TAgent, TAdapter>(this IHostApplicationBuilder builder)
            where TAgent : class, IAgent
            where TAdapter : CloudAdapter => throw null!;
        public static IHostApplicationBuilder AddAgent(this IHostApplicationBuilder builder, Func<IServiceProvider, IAgent> implementationFactory) => throw null!;
    }

    public static class ServiceCollectionExtensions
    {
        public static IServiceCollection AddAgent<TAgent, TAdapter>(this IServiceCollection services)
            where TAgent : class, IAgent
            where TAdapter : CloudAdapter => throw null!;
        public static IServiceCollection AddCloudAdapter(this IServiceCollection services) => throw null!;
    }

    public static class AgentEndpointExtensions
    {
        public static IEndpointConventionBuilder MapAgentApplicationEndpoints(this IEndpointRouteBuilder endpoints, bool requireAuth = true, string defaultPath = "/api/messages") => throw null!;
        public static IEndpointConventionBuilder MapAgentRootEndpoint(this IEndpointRouteBuilder endpoints) => throw null!;
    }
}
