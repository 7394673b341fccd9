// Public surface of Bot Framework SDK v4 (microsoft/botbuilder-dotnet), signatures only. See README.md.
#nullable disable
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Azure.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Cosmos;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Newtonsoft.Json
{
    public class JsonSerializer
    {
        public static JsonSerializer Create() => throw null!;
    }
}

namespace Newtonsoft.Json.Linq
{
    public abstract class JToken
    {
    }

    public class JObject : JToken
    {
    }
}

namespace Microsoft.Bot.Schema
{
    public static class ActivityTypes
    {
        public const string Message = "message";
        public const string ConversationUpdate = "conversationUpdate";
        public const string Event = "event";
        public const string Invoke = "invoke";
        public const string Typing = "typing";
    }

    public class ChannelAccount
    {
        public ChannelAccount() { }
        public ChannelAccount(string id = default, string name = default, string role = default, string aadObjectId = default) { }

        public string Id { get; set; }
        public string Name { get; set; }
        public string AadObjectId { get; set; }
        public string Role { get; set; }
    }

    public class ConversationAccount
    {
        public ConversationAccount() { }
        public ConversationAccount(bool? isGroup = default, string conversationType = default, string id = default, string name = default, string aadObjectId = default, string role = default, string tenantId = default) { }

        public bool? IsGroup { get; set; }
        public string ConversationType { get; set; }
        public string Id { get; set; }
        public string Name { get; set; }
        public string AadObjectId { get; set; }
        public string Role { get; set; }
        public string TenantId { get; set; }
    }

    public class ConversationReference
    {
        public ConversationReference() { }

        public string ActivityId { get; set; }
        public ChannelAccount User { get; set; }
        public ChannelAccount Bot { get; set; }
        public ConversationAccount Conversation { get; set; }
        public string ChannelId { get; set; }
        public string Locale { get; set; }
        public string ServiceUrl { get; set; }
        public Activity GetContinuationActivity() => throw null!;
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

    public class SuggestedActions
    {
        public SuggestedActions() { }
    }

    public interface IActivity
    {
        string Type { get; set; }
        string Id { get; set; }
        string ServiceUrl { get; set; }
        DateTimeOffset? Timestamp { get; set; }
        DateTimeOffset? LocalTimestamp { get; set; }
        string ChannelId { get; set; }
        ChannelAccount From { get; set; }
        ConversationAccount Conversation { get; set; }
        ChannelAccount Recipient { get; set; }
        string ReplyToId { get; set; }
        dynamic ChannelData { get; set; }
        TypeT GetChannelData<TypeT>();
        IMessageActivity AsMessageActivity();
        ConversationReference GetConversationReference();
    }

    public interface IMessageActivity : IActivity
    {
        string Locale { get; set; }
        string Text { get; set; }
        string Speak { get; set; }
        string InputHint { get; set; }
        string Summary { get; set; }
        string TextFormat { get; set; }
        IList<Attachment> Attachments { get; set; }
        SuggestedActions SuggestedActions { get; set; }
        object Value { get; set; }
    }

    public interface IConversationUpdateActivity : IActivity
    {
        IList<ChannelAccount> MembersAdded { get; set; }
        IList<ChannelAccount> MembersRemoved { get; set; }
        string TopicName { get; set; }
    }

    public interface IEventActivity : IActivity
    {
        string Name { get; set; }
        object Value { get; set; }
    }

    public interface IInvokeActivity : IActivity
    {
        string Name { get; set; }
        object Value { get; set; }
    }

    public class Activity : IMessageActivity, IConversationUpdateActivity, IEventActivity, IInvokeActivity
    {
        public Activity() { }

        public string Type { get; set; }
        public string Id { get; set; }
        public DateTimeOffset? Timestamp { get; set; }
        public DateTimeOffset? LocalTimestamp { get; set; }
        public string ServiceUrl { get; set; }
        public string ChannelId { get; set; }
        public ChannelAccount From { get; set; }
        public ConversationAccount Conversation { get; set; }
        public ChannelAccount Recipient { get; set; }
        public string TextFormat { get; set; }
        public IList<ChannelAccount> MembersAdded { get; set; }
        public IList<ChannelAccount> MembersRemoved { get; set; }
        public string TopicName { get; set; }
        public string Locale { get; set; }
        public string Text { get; set; }
        public string Speak { get; set; }
        public string InputHint { get; set; }
        public string Summary { get; set; }
        public SuggestedActions SuggestedActions { get; set; }
        public IList<Attachment> Attachments { get; set; }
        public object ChannelData { get; set; }
        public string ReplyToId { get; set; }
        public object Value { get; set; }
        public string Name { get; set; }
        public TypeT GetChannelData<TypeT>() => throw null!;
        public IMessageActivity AsMessageActivity() => throw null!;
        public Activity CreateReply(string text = null, string locale = null) => throw null!;
        public ConversationReference GetConversationReference() => throw null!;
    }
}

namespace Microsoft.Bot.Schema.Teams
{
    public class TeamsChannelAccount : ChannelAccount
    {
        public string Email { get; set; }
        public string UserPrincipalName { get; set; }
    }

    public class TeamInfo
    {
        public string Id { get; set; }
        public string Name { get; set; }
    }
}

namespace Microsoft.Bot.Builder
{
    public interface IBot
    {
        Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class ActivityHandler : IBot
    {
        public virtual Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        protected virtual Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => throw null!;
    }

    public class TurnContextStateCollection : Dictionary<string, object>, IDisposable
    {
        public TurnContextStateCollection() { }

        public T Get<T>(string key) where T : class => throw null!;
        public T Get<T>() where T : class => throw null!;
        public void Add<T>(string key, T value) where T : class { }
        public void Add<T>(T value) where T : class { }
        public void Set<T>(string key, T value) where T : class { }
        public void Set<T>(T value) where T : class { }
        public void Dispose() { }
    }

    public interface ITurnContext
    {
        BotAdapter Adapter { get; }
        TurnContextStateCollection TurnState { get; }
        Activity Activity { get; }
        bool Responded { get; }
        Task<ResourceResponse> SendActivityAsync(string textReplyToSend, string speak = null, string inputHint = "acceptingInput", CancellationToken cancellationToken = default(CancellationToken));
        Task<ResourceResponse> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default(CancellationToken));
        Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default(CancellationToken));
        Task<ResourceResponse> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default(CancellationToken));
        Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default(CancellationToken));
    }

    public interface ITurnContext<T> : ITurnContext
        where T : IActivity
    {
        new T Activity { get; }
    }

    public delegate Task BotCallbackHandler(ITurnContext turnContext, CancellationToken cancellationToken);

    public delegate Task NextDelegate(CancellationToken cancellationToken);

    public interface IMiddleware
    {
        Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default(CancellationToken));
    }

    public abstract class BotAdapter
    {
        public BotAdapter() { }

        public Func<ITurnContext, Exception, Task> OnTurnError { get; set; }
        public BotAdapter Use(IMiddleware middleware) => throw null!;
        public abstract Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);
        public abstract Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);
        public abstract Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);
        public virtual Task ContinueConversationAsync(string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken) => throw null!;
    }

    public abstract class CloudAdapterBase : BotAdapter
    {
        internal CloudAdapterBase() { }

        public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) => throw null!;
        public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) => throw null!;
        public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) => throw null!;
    }

    public static class MessageFactory
    {
        public static Activity Text(string text, string ssml = null, string inputHint = null) => throw null!;
        public static IMessageActivity SuggestedActions(IEnumerable<string> actions, string text = null, string ssml = null, string inputHint = null) => throw null!;
        public static IMessageActivity Attachment(Attachment attachment, string text = null, string ssml = null, string inputHint = null) => throw null!;
    }

    public interface IStorage
    {
        Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default(CancellationToken));
        Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default(CancellationToken));
        Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default(CancellationToken));
    }

    public interface IStoreItem
    {
        string ETag { get; set; }
    }

    public class MemoryStorage : IStorage
    {
        public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null) { }
        public MemoryStorage(Dictionary<string, JObject> dictionary = null) { }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken) => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken) => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken) => throw null!;
    }

    public interface IStatePropertyInfo
    {
        string Name { get; }
    }

    public interface IStatePropertyAccessor<T> : IStatePropertyInfo
    {
        Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default(CancellationToken));
        Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default(CancellationToken));
        Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default(CancellationToken));
    }

    public interface IPropertyManager
    {
        IStatePropertyAccessor<T> CreateProperty<T>(string name);
    }

    public abstract class BotState : IPropertyManager
    {
        public BotState(IStorage storage, string contextServiceKey) { }

        public IStatePropertyAccessor<T> CreateProperty<T>(string name) => throw null!;
        public virtual Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public virtual Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public virtual Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        protected abstract string GetStorageKey(ITurnContext turnContext);
    }

    public class ConversationState : BotState
    {
        public ConversationState(IStorage storage) : base(storage, null) { }

        protected override string GetStorageKey(ITurnContext turnContext) => throw null!;
    }

    public class UserState : BotState
    {
        public UserState(IStorage storage) : base(storage, null) { }

        protected override string GetStorageKey(ITurnContext turnContext) => throw null!;
    }

    public class PrivateConversationState : BotState
    {
        public PrivateConversationState(IStorage storage) : base(storage, null) { }

        protected override string GetStorageKey(ITurnContext turnContext) => throw null!;
    }

    public class BotStateSet
    {
        public BotStateSet(params BotState[] botStates) { }

        public List<BotState> BotStates { get; set; }
        public BotStateSet Add(BotState botState) => throw null!;
        public Task LoadAllAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public Task SaveAllChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public class AutoSaveStateMiddleware : IMiddleware
    {
        public AutoSaveStateMiddleware(params BotState[] botStates) { }
        public AutoSaveStateMiddleware(BotStateSet botStateSet) { }

        public BotStateSet BotStateSet { get; set; }
        public AutoSaveStateMiddleware Add(BotState botState) => throw null!;
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public class PagedResult<T>
    {
        public T[] Items { get; set; }
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
        Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default(DateTimeOffset));
        Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null);
        Task DeleteTranscriptAsync(string channelId, string conversationId);
    }

    public class TranscriptLoggerMiddleware : IMiddleware
    {
        public TranscriptLoggerMiddleware(ITranscriptLogger transcriptLogger) { }

        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken) => throw null!;
    }

    public class MemoryTranscriptStore : ITranscriptStore
    {
        public Task LogActivityAsync(IActivity activity) => throw null!;
        public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default) => throw null!;
        public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null) => throw null!;
        public Task DeleteTranscriptAsync(string channelId, string conversationId) => throw null!;
    }

    public class FileTranscriptLogger : ITranscriptStore
    {
        public FileTranscriptLogger(string folder = null, bool unitTestMode = true) { }

        public Task LogActivityAsync(IActivity activity) => throw null!;
        public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default) => throw null!;
        public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null) => throw null!;
        public Task DeleteTranscriptAsync(string channelId, string conversationId) => throw null!;
    }
}

namespace Microsoft.Bot.Builder.Teams
{
    using Microsoft.Bot.Schema.Teams;

    public class TeamsActivityHandler : ActivityHandler
    {
        protected virtual Task OnTeamsMembersAddedAsync(IList<TeamsChannelAccount> teamsMembersAdded, TeamInfo teamInfo, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => throw null!;
        protected virtual Task OnTeamsSigninVerifyStateAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) => throw null!;
    }
}

namespace Microsoft.Bot.Builder.Azure
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
        public CosmosDbPartitionedStorage(CosmosDbPartitionedStorageOptions cosmosDbStorageOptions) { }
        public CosmosDbPartitionedStorage(CosmosDbPartitionedStorageOptions cosmosDbStorageOptions, JsonSerializer jsonSerializer) { }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public void Dispose() { }
    }

    public class AzureBlobStorage : IStorage
    {
        public AzureBlobStorage(string dataConnectionstring, string containerName) { }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.Bot.Builder.Azure.Blobs
{
    public class BlobsStorage : IStorage
    {
        public BlobsStorage(string dataConnectionString, string containerName, JsonSerializer jsonSerializer = null) { }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw null!;
    }

    public class BlobsTranscriptStore : ITranscriptStore
    {
        public BlobsTranscriptStore(string dataConnectionString, string containerName, JsonSerializer jsonSerializer = null) { }
        public BlobsTranscriptStore(Uri blobServiceUri, TokenCredential tokenCredential, string containerName, JsonSerializer jsonSerializer = null) { }

        public Task LogActivityAsync(IActivity activity) => throw null!;
        public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default) => throw null!;
        public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null) => throw null!;
        public Task DeleteTranscriptAsync(string channelId, string conversationId) => throw null!;
    }
}

namespace Microsoft.Bot.Builder.Dialogs
{
    public class DialogState
    {
        public DialogState() { }
    }

    public enum DialogTurnStatus
    {
        Empty,
        Waiting,
        Complete,
        Cancelled,
        CompleteAndWait,
    }

    public class DialogTurnResult
    {
        public DialogTurnResult(DialogTurnStatus status, object result = null) { }

        public DialogTurnStatus Status { get; set; }
        public object Result { get; set; }
    }

    public abstract class Dialog
    {
        public static readonly DialogTurnResult EndOfTurn = null!;

        public Dialog(string dialogId = null) { }

        public string Id { get; set; }
        public abstract Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default(CancellationToken));
        public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public static class DialogExtensions
    {
        public static Task RunAsync(this Dialog dialog, ITurnContext turnContext, IStatePropertyAccessor<DialogState> accessor, CancellationToken cancellationToken) => throw null!;
    }

    public class DialogSet
    {
        public DialogSet(IStatePropertyAccessor<DialogState> dialogState) { }
        public DialogSet() { }

        public DialogSet Add(Dialog dialog) => throw null!;
        public Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default) => throw null!;
    }

    public class DialogContext
    {
        public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state) { }

        public ITurnContext Context { get; private set; }
        public Task<DialogTurnResult> BeginDialogAsync(string dialogId, object options = null, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public Task<DialogTurnResult> EndDialogAsync(object result = null, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public Task<DialogTurnResult> ReplaceDialogAsync(string dialogId, object options = null, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public class WaterfallStepContext : DialogContext
    {
        internal WaterfallStepContext() : base(null, null, null) { }

        public int Index => throw null!;
        public object Options => throw null!;
        public object Result => throw null!;
        public IDictionary<string, object> Values => throw null!;
        public Task<DialogTurnResult> NextAsync(object result = null, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public delegate Task<DialogTurnResult> WaterfallStep(WaterfallStepContext stepContext, CancellationToken cancellationToken);

    public class WaterfallDialog : Dialog
    {
        public WaterfallDialog(string dialogId, IEnumerable<WaterfallStep> actions = null) { }

        public WaterfallDialog AddStep(WaterfallStep step) => throw null!;
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class DialogContainer : Dialog
    {
        public DialogContainer(string dialogId = null) { }

        public DialogSet Dialogs { get; set; }
    }

    public class ComponentDialog : DialogContainer
    {
        public ComponentDialog(string dialogId = null) { }

        public string InitialDialogId { get; set; }
        public ComponentDialog AddDialog(Dialog dialog) => throw null!;
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext outerDc, object options = null, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public class PromptOptions
    {
        public Activity Prompt { get; set; }
        public Activity RetryPrompt { get; set; }
    }

    public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);

    public class PromptValidatorContext<T>
    {
        internal PromptValidatorContext() { }

        public ITurnContext Context => throw null!;
    }

    public abstract class Prompt<T> : Dialog
    {
        public Prompt(string dialogId, PromptValidator<T> validator = null) { }

        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object options, CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
    }

    public class TextPrompt : Prompt<string>
    {
        public TextPrompt(string dialogId, PromptValidator<string> validator = null) : base(dialogId, validator) { }
    }
}

namespace Microsoft.Bot.Builder.Integration.AspNet.Core
{
    public interface IBotFrameworkHttpAdapter
    {
        Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default(CancellationToken));
    }

    public class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
    {
        public CloudAdapter() { }

        public Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default) => throw null!;
    }
}
