// Public surface of LangChain .NET (tryAGI/LangChain, tryAGI/LangChain.Databases), signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LangChain.Abstractions.Chains.Base;
using LangChain.Abstractions.Schema;
using LangChain.Base;
using LangChain.Callback;
using LangChain.Chains.HelperChains;
using LangChain.Chains.StackableChains;
using LangChain.Chains.StackableChains.Agents;
using LangChain.Chains.StackableChains.Agents.Crew;
using LangChain.Chains.StackableChains.Context;
using LangChain.Memory;
using LangChain.Prompts.Base;
using LangChain.Schema;
using LangChain.Serve.Abstractions;
using LangChain.Serve.Abstractions.Repository;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace LangChain.Abstractions.Schema
{
    public interface IChainValues
    {
        Dictionary<string, object> Value { get; }
    }
}

namespace LangChain.Schema
{
    public class ChainValues : IChainValues
    {
        public ChainValues(string inputKey, object value) { }
        public ChainValues(Dictionary<string, object> value) { }
        public ChainValues() { }

        public Dictionary<string, object> Value { get; set; }
        public object this[string key] { get => throw null!; set { } }
    }

    public class InputValues(Dictionary<string, object> value)
    {
        public Dictionary<string, object> Value => value;
    }

    public class OutputValues(Dictionary<string, object> value)
    {
        public Dictionary<string, object> Value { get; set; } = value;
    }

    public abstract class BasePromptValue
    {
        public abstract IReadOnlyCollection<ChatMessage> ToChatMessages();
        public abstract override string ToString();
    }
}

namespace LangChain.Abstractions.Chains.Base
{
    public interface IChain
    {
        IReadOnlyList<string> InputKeys { get; }
        IReadOnlyList<string> OutputKeys { get; }
    }
}

namespace LangChain.Base
{
    public class ChainInputs
    {
        public List<string> Tags { get; set; }
        public Dictionary<string, object> Metadata { get; set; }
        public bool Verbose { get; set; }
    }

    public abstract class BaseChain : IChain
    {
        internal BaseChain() { }

        public abstract IReadOnlyList<string> InputKeys { get; }
        public abstract IReadOnlyList<string> OutputKeys { get; }
        public virtual Task<string?> RunAsync(string input, StackableChainHook? hook = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<string> RunAsync(Dictionary<string, object> input, ICallbacks? callbacks = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<IChainValues> CallAsync(IChainValues values, ICallbacks? callbacks = null, IReadOnlyList<string>? tags = null, IReadOnlyDictionary<string, object>? metadata = null, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Callback
{
    public interface ICallbacks
    {
    }
}

namespace LangChain.Chains.ConversationalRetrieval
{
    public class BaseConversationalRetrievalChainInput : ChainInputs
    {
        internal BaseConversationalRetrievalChainInput() { }

        public string OutputKey { get; set; }
    }

    public class ConversationalRetrievalChainInput : BaseConversationalRetrievalChainInput
    {
        internal ConversationalRetrievalChainInput() { }

        public int? MaxTokensLimit { get; set; }
    }

    public abstract class BaseConversationalRetrievalChain : BaseChain
    {
        internal BaseConversationalRetrievalChain() { }

        public override IReadOnlyList<string> InputKeys => throw null!;
        public override IReadOnlyList<string> OutputKeys => throw null!;
    }

    public class ConversationalRetrievalChain(ConversationalRetrievalChainInput fields) : BaseConversationalRetrievalChain
    {
    }
}

namespace LangChain.Chains.StackableChains.Context
{
    public class StackableChainHook
    {
    }
}

namespace LangChain.Chains
{
    public static class Chain
    {
        public static PromptChain Template(string template, string outputKey = "text") => throw null!;
        public static SetChain Set(object value, string outputKey = "text") => throw null!;
        public static SetLambdaChain Set(Func<string> valueGetter, string outputKey = "text") => throw null!;
        public static LLMChain LLM(IChatClient chatClient, string inputKey = "text", string outputKey = "text", ChatOptions? options = null) => throw null!;
        public static LLMChain LargeLanguageModel(IChatClient chatClient, string inputKey = "text", string outputKey = "text") => throw null!;
        public static UpdateMemoryChain UpdateMemory(BaseChatMemory memory, string requestKey = "text", string responseKey = "text") => throw null!;
        public static LoadMemoryChain LoadMemory(BaseChatMemory memory, string outputKey = "text") => throw null!;
        public static StuffDocumentsChain StuffDocuments(string inputKey = "docs", string outputKey = "c") => throw null!;
        public static StuffDocumentsChain CombineDocuments(string inputKey = "docs", string outputKey = "c") => throw null!;
        public static ReActAgentExecutorChain ReActAgentExecutor(IChatClient chatClient, string? reActPrompt = null, int maxActions = 5, string inputKey = "text", string outputKey = "text") => throw null!;
        public static GroupChat GroupChat(IList<AgentExecutorChain> agents, string? stopPhrase = null, int messagesLimit = 10, string inputKey = "text", string outputKey = "text") => throw null!;
        public static CrewChain Crew(IEnumerable<CrewAgent> allAgents, CrewAgent manager, string inputKey = "text", string outputKey = "text") => throw null!;
    }
}

namespace LangChain.Chains.HelperChains
{
    public abstract class BaseStackableChain : IChain
    {
        protected BaseStackableChain() { }
        protected BaseStackableChain(BaseStackableChain lastChild) { }

        public string Name { get; set; }
        public virtual IReadOnlyList<string> InputKeys { get; protected set; }
        public virtual IReadOnlyList<string> OutputKeys { get; protected set; }
        protected abstract Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default);
        public static StackChain operator |(BaseStackableChain a, BaseStackableChain b) => throw null!;
        public static StackChain BitwiseOr(BaseStackableChain left, BaseStackableChain right) => throw null!;
        public Task<IChainValues> RunAsync(StackableChainHook? hook = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string?> RunAsync(string resultKey, StackableChainHook? hook = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<T> RunAsync<T>(string resultKey, StackableChainHook? hook = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> RunAsync(Dictionary<string, object> input, ICallbacks? callbacks = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public class StackChain(BaseStackableChain a, BaseStackableChain b) : BaseStackableChain(b)
    {
        public IReadOnlyList<string> IsolatedInputKeys { get; set; }
        public IReadOnlyList<string> IsolatedOutputKeys { get; set; }
        public StackChain AsIsolated(string[]? inputKeys = null, string[]? outputKeys = null) => throw null!;
        public StackChain AsIsolated(string? inputKey = null, string? outputKey = null) => throw null!;
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
        public static StackChain operator >>(StackChain a, BaseStackableChain b) => throw null!;
    }

    public class PromptChain : BaseStackableChain
    {
        public PromptChain(string template, string outputKey = "prompt") { }

        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class SetChain : BaseStackableChain
    {
        public SetChain(object value, string outputKey = "query") { }

        public object Value { get; set; }
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class SetLambdaChain : BaseStackableChain
    {
        public SetLambdaChain(Func<string> queryGetter, string outputKey = "query") { }

        public Func<string> QueryGetter { get; set; }
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class LLMChain : BaseStackableChain
    {
        public LLMChain(IChatClient chatClient, string inputKey = "prompt", string outputKey = "text", ChatOptions? options = null) { }

        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
        public LLMChain UseCache(bool enabled = true) => throw null!;
    }

    public class StuffDocumentsChain : BaseStackableChain
    {
        public StuffDocumentsChain(string inputKey = "documents", string outputKey = "combined") { }

        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Chains.StackableChains
{
    public class LoadMemoryChain : BaseStackableChain
    {
        public LoadMemoryChain(BaseChatMemory chatMemory, string outputKey) { }

        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class UpdateMemoryChain(BaseChatMemory memory, string requestKey = "query", string responseKey = "text") : BaseStackableChain
    {
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Chains.StackableChains.Agents
{
    public class AgentExecutorChain : BaseStackableChain
    {
        public AgentExecutorChain(BaseStackableChain originalChain, string name, string historyKey = "history", string outputKey = "final_answer") { }

        public string HistoryKey => throw null!;
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class ReActAgentExecutorChain : BaseStackableChain
    {
        public ReActAgentExecutorChain(IChatClient chatClient, string? reActPrompt = null, int maxActions = 5, string inputKey = "answer", string outputKey = "final_answer") { }

        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class GroupChat : BaseStackableChain
    {
        public GroupChat(IList<AgentExecutorChain> agents, string? stopPhrase = null, int messagesLimit = 10, string inputKey = "input", string outputKey = "output") { }

        public IReadOnlyList<ChatMessage> History => throw null!;
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Chains.StackableChains.Agents.Crew
{
    public class CrewAgent : BaseStackableChain
    {
        public CrewAgent(IChatClient chatClient, string role, string goal, string? backstory = "") { }

        public bool UseMemory { get; set; }
        public bool UseCache { get; set; }
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class CrewChain(IEnumerable<CrewAgent> allAgents, CrewAgent manager, string inputKey = "text", string outputKey = "text") : BaseStackableChain
    {
        public string? Context { get; set; }
        protected override Task<IChainValues> InternalCallAsync(IChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Chains.LLM
{
    public class LlmChainInput(IChatClient llm, BasePromptTemplate prompt, BaseMemory? memory = null) : ChainInputs
    {
        public BasePromptTemplate Prompt { get; set; }
        public IChatClient Llm { get; set; }
        public string OutputKey { get; set; }
        public BaseMemory? Memory { get; set; }
        public bool ReturnFinalOnly { get; set; }
    }

    public class LlmChain(LlmChainInput fields) : BaseChain
    {
        public BasePromptTemplate Prompt => throw null!;
        public IChatClient Llm => throw null!;
        public BaseMemory? Memory => throw null!;
        public string OutputKey { get; set; }
        public override IReadOnlyList<string> InputKeys => throw null!;
        public override IReadOnlyList<string> OutputKeys => throw null!;
        public Task<object> PredictAsync(ChainValues values, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Memory
{
    public abstract class BaseMemory
    {
        public abstract List<string> MemoryVariables { get; }
        public abstract OutputValues LoadMemoryVariables(InputValues? inputValues);
        public abstract Task SaveContext(InputValues inputValues, OutputValues outputValues);
        public abstract Task Clear();
    }

    public abstract class BaseChatMemory : BaseMemory
    {
        protected BaseChatMemory() { }
        protected BaseChatMemory(BaseChatMessageHistory chatHistory) { }

        public BaseChatMessageHistory ChatHistory => throw null!;
        public string? OutputKey { get; set; }
        public string? InputKey { get; set; }
        public override Task SaveContext(InputValues inputValues, OutputValues outputValues) => throw null!;
        public override Task Clear() => throw null!;
    }

    public class MessageFormatter
    {
        public string HumanPrefix { get; set; }
        public string AiPrefix { get; set; }
        public string SystemPrefix { get; set; }
    }

    public class ConversationBufferMemory : BaseChatMemory
    {
        public ConversationBufferMemory() { }
        public ConversationBufferMemory(BaseChatMessageHistory chatHistory) { }

        public MessageFormatter Formatter { get; set; }
        public string MemoryKey { get; set; }
        public override List<string> MemoryVariables => throw null!;
        public override OutputValues LoadMemoryVariables(InputValues? inputValues) => throw null!;
    }

    public class ConversationWindowBufferMemory : BaseChatMemory
    {
        public ConversationWindowBufferMemory() { }
        public ConversationWindowBufferMemory(BaseChatMessageHistory chatHistory) { }

        public int WindowSize { get; set; }
        public MessageFormatter Formatter { get; set; }
        public string MemoryKey { get; set; }
        public override List<string> MemoryVariables => throw null!;
        public override OutputValues LoadMemoryVariables(InputValues? inputValues) => throw null!;
    }

    public class ConversationSummaryMemory : BaseChatMemory
    {
        public ConversationSummaryMemory(IChatClient chatClient) { }
        public ConversationSummaryMemory(IChatClient chatClient, BaseChatMessageHistory chatHistory) { }

        public MessageFormatter Formatter { get; set; }
        public string MemoryKey { get; set; }
        public override List<string> MemoryVariables => throw null!;
        public override OutputValues LoadMemoryVariables(InputValues? inputValues) => throw null!;
    }

    public class ConversationSummaryBufferMemory : BaseChatMemory
    {
        public ConversationSummaryBufferMemory(IChatClient chatClient, Func<IEnumerable<ChatMessage>, int>? tokenCounter = null) { }
        public ConversationSummaryBufferMemory(IChatClient chatClient, BaseChatMessageHistory chatHistory, Func<IEnumerable<ChatMessage>, int>? tokenCounter = null) { }

        public int MaxTokenCount { get; set; }
        public MessageFormatter Formatter { get; set; }
        public string MemoryKey { get; set; }
        public override List<string> MemoryVariables => throw null!;
        public override OutputValues LoadMemoryVariables(InputValues? inputValues) => throw null!;
    }

    public abstract class BaseChatMessageHistory
    {
        public abstract IReadOnlyList<ChatMessage> Messages { get; }
        public Task AddUserMessage(string message) => throw null!;
        public Task AddAiMessage(string message) => throw null!;
        public abstract Task AddMessage(ChatMessage message);
        public virtual Task AddMessages(IEnumerable<ChatMessage> messages) => throw null!;
        public virtual Task SetMessages(IEnumerable<ChatMessage> messages) => throw null!;
        public abstract Task Clear();
    }

    public class ChatMessageHistory : BaseChatMessageHistory
    {
        public Predicate<ChatMessage> IsMessageAccepted { get; set; }
        public override IReadOnlyList<ChatMessage> Messages => throw null!;
        public override Task AddMessage(ChatMessage message) => throw null!;
        public override Task Clear() => throw null!;
    }

    public class FileChatMessageHistory : BaseChatMessageHistory
    {
        private FileChatMessageHistory() { }

        public static Task<FileChatMessageHistory> CreateAsync(string path, CancellationToken cancellationToken = default) => throw null!;
        public override IReadOnlyList<ChatMessage> Messages => throw null!;
        public override Task AddMessage(ChatMessage message) => throw null!;
        public override Task Clear() => throw null!;
    }
}

namespace LangChain.Databases
{
    public class RedisChatMessageHistory : BaseChatMessageHistory
    {
        public RedisChatMessageHistory(string sessionId, string connectionString, string keyPrefix = "message_store:", TimeSpan? ttl = null) { }

        public TimeSpan? Ttl { get; set; }
        public override IReadOnlyList<ChatMessage> Messages => throw null!;
        public override Task AddMessage(ChatMessage message) => throw null!;
        public override Task Clear() => throw null!;
    }
}

namespace LangChain.Databases.Mongo
{
    using LangChain.Databases.Mongo.Client;

    public class MongoChatMessageHistory(string sessionId, IMongoDbClient mongoRepository) : BaseChatMessageHistory
    {
        public override IReadOnlyList<ChatMessage> Messages => throw null!;
        public override Task AddMessage(ChatMessage message) => throw null!;
        public override Task Clear() => throw null!;
    }
}

namespace LangChain.Databases.Mongo.Client
{
    public interface IDatabaseConfiguration
    {
        string ConnectionString { get; set; }
        string DatabaseName { get; set; }
    }

    public class DatabaseConfiguration : IDatabaseConfiguration
    {
        public string ConnectionString { get; set; }
        public string DatabaseName { get; set; }
    }

    public interface IMongoContext
    {
    }

    public class MongoContext : IMongoContext
    {
        public MongoContext(IDatabaseConfiguration databaseConfiguration) { }
    }

    public interface IMongoDbClient
    {
    }

    public class MongoDbClient(IMongoContext mongoContext) : IMongoDbClient
    {
    }
}

namespace LangChain.Databases.Postgres
{
    public class PostgresVectorStore : VectorStore
    {
        public PostgresVectorStore(string connectionString, string schema = "public", bool omitExtensionCreation = false) { }

        public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }
}

namespace LangChain.Databases.OpenSearch
{
    public class OpenSearchVectorDatabaseOptions
    {
        public Uri? ConnectionUri { get; set; }
        public string? Username { get; set; }
        public string? Password { get; set; }
    }

    public class OpenSearchVectorStore : VectorStore
    {
        public OpenSearchVectorStore(OpenSearchVectorDatabaseOptions? options = null) { }

        public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }
}

namespace LangChain.Prompts.Base
{
    public interface IBasePromptTemplateInput
    {
        IReadOnlyList<string> InputVariables { get; }
        Dictionary<string, object> PartialVariables { get; }
    }

    public abstract class BasePromptTemplate
    {
        protected BasePromptTemplate(IBasePromptTemplateInput input) { }

        public IReadOnlyList<string> InputVariables { get; private set; }
        public abstract Task<string> FormatAsync(InputValues values, CancellationToken cancellationToken = default);
        public abstract Task<BasePromptValue> FormatPromptValueAsync(InputValues values, CancellationToken cancellationToken = default);
    }

    public abstract class BaseStringPromptTemplate : BasePromptTemplate
    {
        protected BaseStringPromptTemplate(IBasePromptTemplateInput input) : base(input) { }

        public override Task<BasePromptValue> FormatPromptValueAsync(InputValues values, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LangChain.Prompts
{
    public enum TemplateFormatOptions
    {
        FString,
        Jinja2,
    }

    public interface IPromptTemplateInput : IBasePromptTemplateInput
    {
        string Template { get; }
        TemplateFormatOptions? TemplateFormat { get; }
        bool? ValidateTemplate { get; }
    }

    public class PromptTemplateInput(string template, IReadOnlyList<string> inputVariables, Dictionary<string, object>? partialVariables = null) : IPromptTemplateInput
    {
        public string Template { get; private set; }
        public TemplateFormatOptions? TemplateFormat { get; set; }
        public bool? ValidateTemplate { get; set; }
        public IReadOnlyList<string> InputVariables { get; private set; }
        public Dictionary<string, object> PartialVariables { get; private set; }
    }

    public class PromptTemplate : BaseStringPromptTemplate
    {
        public PromptTemplate(IPromptTemplateInput input) : base(input) { }

        public string Template { get; set; }
        public TemplateFormatOptions TemplateFormat { get; set; }
        public override Task<string> FormatAsync(InputValues values, CancellationToken cancellationToken = default) => throw null!;
        public static PromptTemplate FromTemplate(string template, PromptTemplateInput? options = null) => throw null!;
    }

    public abstract class BaseChatPromptTemplate : BasePromptTemplate
    {
        protected BaseChatPromptTemplate(IBasePromptTemplateInput input) : base(input) { }

        public override Task<string> FormatAsync(InputValues values, CancellationToken cancellationToken = default) => throw null!;
        public override Task<BasePromptValue> FormatPromptValueAsync(InputValues values, CancellationToken cancellationToken = default) => throw null!;
    }

    public class ChatPromptTemplateInput : IBasePromptTemplateInput
    {
        public List<BaseMessagePromptTemplate> PromptMessages { get; set; }
        public bool ValidateTemplate { get; set; }
        public IReadOnlyList<string> InputVariables { get; set; }
        public Dictionary<string, object> PartialVariables { get; set; }
    }

    public class ChatPromptTemplate : BaseChatPromptTemplate
    {
        public ChatPromptTemplate(ChatPromptTemplateInput input) : base(input) { }

        public List<BaseMessagePromptTemplate> PromptMessages { get; private set; }
        public static ChatPromptTemplate FromPromptMessages(List<BaseMessagePromptTemplate> promptMessages) => throw null!;
    }

    public abstract class BaseMessagePromptTemplate
    {
        public abstract IReadOnlyList<string> InputVariables { get; }
    }

    public abstract class BaseMessageStringPromptTemplate(BaseStringPromptTemplate prompt) : BaseMessagePromptTemplate
    {
        public BaseStringPromptTemplate Prompt { get; set; } = prompt;
        public override IReadOnlyList<string> InputVariables => throw null!;
    }

    public class SystemMessagePromptTemplate : BaseMessageStringPromptTemplate
    {
        public SystemMessagePromptTemplate(BaseStringPromptTemplate prompt) : base(prompt) { }

        public static SystemMessagePromptTemplate FromTemplate(string template) => throw null!;
    }

    public class HumanMessagePromptTemplate : BaseMessageStringPromptTemplate
    {
        public HumanMessagePromptTemplate(BaseStringPromptTemplate prompt) : base(prompt) { }

        public static HumanMessagePromptTemplate FromTemplate(string template) => throw null!;
    }

    public class AiMessagePromptTemplate : BaseMessageStringPromptTemplate
    {
        public AiMessagePromptTemplate(BaseStringPromptTemplate prompt) : base(prompt) { }

        public static AiMessagePromptTemplate FromTemplate(string template) => throw null!;
    }

    public class ChatMessagePromptTemplate(BaseStringPromptTemplate prompt, string role) : BaseMessageStringPromptTemplate(prompt)
    {
        public string Role { get; set; } = role;
        public static ChatMessagePromptTemplate FromTemplate(string template, string role) => throw null!;
    }
}

namespace LangChain.Serve.Abstractions.Repository
{
    public enum MessageAuthor
    {
        User,
        Ai,
    }

    public class StoredConversation
    {
        public Guid ConversationId { get; set; }
        public string ModelName { get; set; }
        public string? ConversationName { get; set; }
        public DateTime CreatedAt { get; set; }
    }

    public class StoredMessage
    {
        public Guid ConversationId { get; set; }
        public Guid MessageId { get; set; }
        public MessageAuthor Author { get; set; }
        public string Content { get; set; }
    }
}

namespace LangChain.Serve.Abstractions
{
    public interface IConversationRepository
    {
        Task<StoredConversation> CreateConversation(string modelName);
        Task UpdateConversationName(Guid conversationId, string conversationName);
        Task<StoredConversation?> GetConversation(Guid conversationId);
        Task DeleteConversation(Guid conversationId);
        Task<List<StoredConversation>> ListConversations();
        Task AddMessage(StoredMessage message);
        Task<List<StoredMessage>> ListMessages(Guid conversationId);
    }
}

namespace LangChain.Serve.Services
{
    public class InMemoryRepository : IConversationRepository
    {
        public Task<StoredConversation> CreateConversation(string modelName) => throw null!;
        public Task UpdateConversationName(Guid conversationId, string conversationName) => throw null!;
        public Task<StoredConversation?> GetConversation(Guid conversationId) => throw null!;
        public Task DeleteConversation(Guid conversationId) => throw null!;
        public Task<List<StoredConversation>> ListConversations() => throw null!;
        public Task AddMessage(StoredMessage message) => throw null!;
        public Task<List<StoredMessage>> ListMessages(Guid conversationId) => throw null!;
    }
}

namespace LangChain.Serve
{
    public class ServeOptions
    {
        public ServeOptions RegisterModel(string name, Func<List<StoredMessage>, Task<StoredMessage>> messageProcessor) => throw null!;
    }

    public static class ServeExtensions
    {
        public static IServiceCollection AddLangChainServe(this IServiceCollection services) => throw null!;
        public static IServiceCollection AddCustomNameGenerator(this IServiceCollection services, Func<IReadOnlyCollection<StoredMessage>, Task<string>> generator) => throw null!;
        public static WebApplication UseLangChainServe(this WebApplication app, Action<ServeOptions> options) => throw null!;
    }
}
