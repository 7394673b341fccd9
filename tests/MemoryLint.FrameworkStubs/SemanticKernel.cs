// Public surface of Semantic Kernel 1.80 (microsoft/semantic-kernel), signatures only. See README.md.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Azure.AI.OpenAI;
using Azure.Core;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.VectorData;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Embeddings;
using Microsoft.SemanticKernel.Services;
using Microsoft.SemanticKernel.TextGeneration;
using OpenAI;

namespace Microsoft.SemanticKernel
{
    public sealed class Kernel
    {
        public Kernel(IServiceProvider? services = null, KernelPluginCollection? plugins = null) { }

        public static IKernelBuilder CreateBuilder() => throw null!;
        public Kernel Clone() => throw null!;
        public KernelPluginCollection Plugins => throw null!;
        public IList<IFunctionInvocationFilter> FunctionInvocationFilters => throw null!;
        public IServiceProvider Services => throw null!;
        public CultureInfo Culture { get; set; }
        public ILoggerFactory LoggerFactory => throw null!;
        public IDictionary<string, object?> Data => throw null!;
        public T GetRequiredService<T>(object? serviceKey = null) where T : class => throw null!;
        public IEnumerable<T> GetAllServices<T>() where T : class => throw null!;
        public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<FunctionResult> InvokeAsync(string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<TResult?> InvokeAsync<TResult>(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<TResult?> InvokeAsync<TResult>(string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<T> InvokeStreamingAsync<T>(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<T> InvokeStreamingAsync<T>(string? pluginName, string functionName, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public interface IKernelBuilder
    {
        IServiceCollection Services { get; }
        IKernelBuilderPlugins Plugins { get; }
    }

    public interface IKernelBuilderPlugins
    {
        IServiceCollection Services { get; }
    }

    public interface IFunctionInvocationFilter
    {
        Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next);
    }

    public class FunctionInvocationContext
    {
        internal FunctionInvocationContext() { }

        public Kernel Kernel => throw null!;
        public KernelFunction Function => throw null!;
        public KernelArguments Arguments => throw null!;
        public FunctionResult Result { get; set; }
    }

    public static class KernelExtensions
    {
        public static KernelFunction CreateFunctionFromMethod(this Kernel kernel, Delegate method, string? functionName = null, string? description = null, IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null) => throw null!;
        public static KernelFunction CreateFunctionFromMethod(this Kernel kernel, MethodInfo method, object? target = null, string? functionName = null, string? description = null, IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null) => throw null!;
        public static KernelFunction CreateFunctionFromPrompt(this Kernel kernel, string promptTemplate, PromptExecutionSettings? executionSettings = null, string? functionName = null, string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static KernelFunction CreateFunctionFromPrompt(this Kernel kernel, string promptTemplate, IEnumerable<PromptExecutionSettings>? executionSettings, string? functionName = null, string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static KernelFunction CreateFunctionFromPrompt(this Kernel kernel, PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static KernelPlugin CreatePluginFromType<T>(this Kernel kernel, string? pluginName = null) => throw null!;
        public static KernelPlugin CreatePluginFromObject(this Kernel kernel, object target, string? pluginName = null) => throw null!;
        public static KernelPlugin CreatePluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) => throw null!;
        public static KernelPlugin ImportPluginFromType<T>(this Kernel kernel, string? pluginName = null) => throw null!;
        public static KernelPlugin ImportPluginFromObject(this Kernel kernel, object target, string? pluginName = null) => throw null!;
        public static KernelPlugin ImportPluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) => throw null!;
        public static KernelPlugin AddFromType<T>(this ICollection<KernelPlugin> plugins, string? pluginName = null, IServiceProvider? serviceProvider = null) => throw null!;
        public static KernelPlugin AddFromObject(this ICollection<KernelPlugin> plugins, object target, string? pluginName = null, IServiceProvider? serviceProvider = null) => throw null!;
        public static KernelPlugin AddFromFunctions(this ICollection<KernelPlugin> plugins, string pluginName, IEnumerable<KernelFunction>? functions) => throw null!;
        public static IKernelBuilderPlugins Add(this IKernelBuilderPlugins plugins, KernelPlugin plugin) => throw null!;
        public static IKernelBuilderPlugins AddFromType<T>(this IKernelBuilderPlugins plugins, string? pluginName = null) => throw null!;
        public static IKernelBuilderPlugins AddFromObject(this IKernelBuilderPlugins plugins, object target, string? pluginName = null) => throw null!;
        public static IKernelBuilderPlugins AddFromFunctions(this IKernelBuilderPlugins plugins, string pluginName, IEnumerable<KernelFunction>? functions) => throw null!;
        public static IKernelBuilderPlugins AddFromPromptDirectory(this IKernelBuilderPlugins plugins, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static KernelPlugin CreatePluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static KernelPlugin ImportPluginFromPromptDirectory(this Kernel kernel, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static Task<FunctionResult> InvokePromptAsync(this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<FunctionResult> InvokePromptAsync(this Kernel kernel, JsonSerializerOptions jsonSerializerOptions, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<T?> InvokePromptAsync<T>(this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<T?> InvokePromptAsync<T>(this Kernel kernel, JsonSerializerOptions jsonSerializerOptions, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null, CancellationToken cancellationToken = default) => throw null!;
        public static IAsyncEnumerable<StreamingKernelContent> InvokePromptStreamingAsync(this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null, CancellationToken cancellationToken = default) => throw null!;
        public static IAsyncEnumerable<T> InvokePromptStreamingAsync<T>(this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, PromptTemplateConfig? promptTemplateConfig = null, CancellationToken cancellationToken = default) => throw null!;
        public static Kernel Build(this IKernelBuilder builder) => throw null!;
    }

    public static class HandlebarsKernelExtensions
    {
        public static Task<FunctionResult> InvokeHandlebarsPromptAsync(this Kernel kernel, string promptTemplate, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class PromptYamlKernelExtensions
    {
        public static KernelFunction CreateFunctionFromPromptYaml(this Kernel kernel, string text, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
        public static KernelPlugin CreatePluginFromPromptDirectoryYaml(this Kernel kernel, string pluginDirectory, string? pluginName = null, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
    }

    public static class KernelFunctionYaml
    {
        public static KernelFunction FromPromptYaml(string text, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static PromptTemplateConfig ToPromptTemplateConfig(string text) => throw null!;
    }

    public static class PromptyKernelExtensions
    {
        public static KernelFunction CreateFunctionFromPrompty(this Kernel kernel, string promptyTemplate, IPromptTemplateFactory? promptTemplateFactory = null, string? promptyFilePath = null) => throw null!;
        public static KernelFunction CreateFunctionFromPromptyFile(this Kernel kernel, string promptyFilePath, IPromptTemplateFactory? promptTemplateFactory = null) => throw null!;
    }

    public abstract class FullyQualifiedAIFunction : AIFunction
    {
        internal FullyQualifiedAIFunction() { }

        public KernelFunctionMetadata Metadata { get; init; }
    }

    public abstract class KernelFunction : FullyQualifiedAIFunction
    {
        internal KernelFunction() { }

        public new virtual string Name => throw null!;
        public virtual string? PluginName => throw null!;
        public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings => throw null!;
        public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<TResult?> InvokeAsync<TResult>(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingKernelContent> InvokeStreamingAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<TResult> InvokeStreamingAsync<TResult>(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) => throw null!;
        public abstract KernelFunction Clone(string? pluginName = null);
        protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = false)]
    public sealed class KernelFunctionAttribute : Attribute
    {
        public KernelFunctionAttribute() { }
        public KernelFunctionAttribute(string? name) { }

        public string? Name => throw null!;
    }

    public sealed class KernelFunctionMetadata
    {
        public KernelFunctionMetadata(string name) { }

        public string Name { get; set; }
        public string? PluginName { get; set; }
        public string Description { get; set; }
    }

    public sealed class KernelParameterMetadata
    {
        public KernelParameterMetadata(string name) { }

        public string Name { get; set; }
        public string Description { get; set; }
        public object? DefaultValue { get; set; }
        public bool IsRequired { get; set; }
        public Type? ParameterType { get; set; }
    }

    public sealed class KernelReturnParameterMetadata
    {
        public KernelReturnParameterMetadata() { }

        public string Description { get; set; }
        public Type? ParameterType { get; set; }
    }

    public static class KernelFunctionFactory
    {
        public static KernelFunction CreateFromMethod(Delegate method, string? functionName = null, string? description = null, IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static KernelFunction CreateFromMethod(MethodInfo method, object? target = null, string? functionName = null, string? description = null, IEnumerable<KernelParameterMetadata>? parameters = null, KernelReturnParameterMetadata? returnParameter = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static KernelFunction CreateFromPrompt(string promptTemplate, PromptExecutionSettings? executionSettings = null, string? functionName = null, string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static KernelFunction CreateFromPrompt(string promptTemplate, IEnumerable<PromptExecutionSettings>? executionSettings, string? functionName = null, string? description = null, string? templateFormat = null, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static KernelFunction CreateFromPrompt(PromptTemplateConfig promptConfig, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static KernelFunction CreateFromPrompt(IPromptTemplate promptTemplate, PromptTemplateConfig promptConfig, ILoggerFactory? loggerFactory = null) => throw null!;
    }

    public abstract class KernelPlugin : IEnumerable<KernelFunction>
    {
        protected KernelPlugin(string name, string? description = null) { }

        public string Name => throw null!;
        public string Description => throw null!;
        public KernelFunction this[string functionName] => throw null!;
        public bool Contains(string functionName) => throw null!;
        public bool Contains(KernelFunction function) => throw null!;
        public abstract int FunctionCount { get; }
        public abstract bool TryGetFunction(string name, out KernelFunction? function);
        public abstract IEnumerator<KernelFunction> GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
        public IEnumerable<AIFunction> AsAIFunctions(Kernel? kernel = null) => throw null!;
    }

    public static class KernelPluginFactory
    {
        public static KernelPlugin CreateFromType<T>(string? pluginName = null, IServiceProvider? serviceProvider = null) => throw null!;
        public static KernelPlugin CreateFromObject(object target, string? pluginName = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static KernelPlugin CreateFromFunctions(string pluginName, IEnumerable<KernelFunction>? functions) => throw null!;
        public static KernelPlugin CreateFromFunctions(string pluginName, string? description = null, IEnumerable<KernelFunction>? functions = null) => throw null!;
    }

    public interface IReadOnlyKernelPluginCollection : IReadOnlyCollection<KernelPlugin>
    {
        KernelPlugin this[string name] { get; }
        bool TryGetPlugin(string name, out KernelPlugin? plugin);
    }

    public sealed class KernelPluginCollection : ICollection<KernelPlugin>, IReadOnlyKernelPluginCollection
    {
        public KernelPluginCollection() { }
        public KernelPluginCollection(IEnumerable<KernelPlugin> plugins) { }

        public int Count => throw null!;
        bool ICollection<KernelPlugin>.IsReadOnly => throw null!;
        public KernelPlugin this[string name] => throw null!;
        public void Add(KernelPlugin plugin) { }
        public void AddRange(IEnumerable<KernelPlugin> plugins) { }
        public bool Remove(KernelPlugin plugin) => throw null!;
        public void Clear() { }
        public bool Contains(KernelPlugin plugin) => throw null!;
        void ICollection<KernelPlugin>.CopyTo(KernelPlugin[] array, int arrayIndex) { }
        public bool TryGetPlugin(string name, out KernelPlugin? plugin) => throw null!;
        public IEnumerator<KernelPlugin> GetEnumerator() => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
    }

    public sealed class KernelArguments : AIFunctionArguments
    {
        public KernelArguments() { }
        public KernelArguments(PromptExecutionSettings? executionSettings) { }
        public KernelArguments(IEnumerable<PromptExecutionSettings>? executionSettings) { }
        public KernelArguments(IDictionary<string, object?> source, Dictionary<string, PromptExecutionSettings>? executionSettings = null) { }

        public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings { get; set; }
        public bool ContainsName(string name) => throw null!;
        public ICollection<string> Names => throw null!;
    }

    public sealed class FunctionResult
    {
        public FunctionResult(KernelFunction function, object? value = null, CultureInfo? culture = null, IReadOnlyDictionary<string, object?>? metadata = null) { }
        public FunctionResult(FunctionResult result, object? value = null) { }

        public KernelFunction Function { get; init; }
        public IReadOnlyDictionary<string, object?>? Metadata { get; init; }
        public CultureInfo Culture { get; init; }
        public Type? ValueType => throw null!;
        public string? RenderedPrompt => throw null!;
        public T? GetValue<T>() => throw null!;
    }

    public class PromptExecutionSettings
    {
        public static string DefaultServiceId => throw null!;
        public string? ServiceId { get; set; }
        public string? ModelId { get; set; }
        public FunctionChoiceBehavior? FunctionChoiceBehavior { get; set; }
        public IDictionary<string, object>? ExtensionData { get; set; }
        public bool IsFrozen { get; private set; }
        public virtual void Freeze() { }
        public virtual PromptExecutionSettings Clone() => throw null!;
    }

    public abstract class FunctionChoiceBehavior
    {
        internal FunctionChoiceBehavior() { }

        public static FunctionChoiceBehavior Auto(IEnumerable<KernelFunction>? functions = null, bool autoInvoke = true, FunctionChoiceBehaviorOptions? options = null) => throw null!;
        public static FunctionChoiceBehavior Required(IEnumerable<KernelFunction>? functions = null, bool autoInvoke = true, FunctionChoiceBehaviorOptions? options = null) => throw null!;
        public static FunctionChoiceBehavior None(IEnumerable<KernelFunction>? functions = null, FunctionChoiceBehaviorOptions? options = null) => throw null!;
    }

    public sealed class FunctionChoiceBehaviorOptions
    {
        public bool? AllowParallelCalls { get; set; }
        public bool AllowConcurrentInvocation { get; set; }
        public bool AllowStrictSchemaAdherence { get; set; }
    }

    public interface IPromptTemplate
    {
        Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default);
    }

    public interface IPromptTemplateFactory
    {
        bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate? result);
    }

    public static class PromptTemplateFactoryExtensions
    {
        public static IPromptTemplate Create(this IPromptTemplateFactory factory, PromptTemplateConfig templateConfig) => throw null!;
    }

    public sealed class KernelPromptTemplateFactory : IPromptTemplateFactory
    {
        public KernelPromptTemplateFactory(ILoggerFactory? loggerFactory = null) { }

        public bool AllowDangerouslySetContent { get; init; }
        public bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate? result) => throw null!;
    }

    public sealed class EchoPromptTemplateFactory : IPromptTemplateFactory
    {
        public static EchoPromptTemplateFactory Instance => throw null!;
        public bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate? result) => throw null!;
    }

    public sealed class PromptTemplateConfig
    {
        public PromptTemplateConfig() { }
        public PromptTemplateConfig(string template) { }

        public static PromptTemplateConfig FromJson(string json) => throw null!;
        public string? Name { get; set; }
        public string? Description { get; set; }
        public static string SemanticKernelTemplateFormat => throw null!;
        public string TemplateFormat { get; set; }
        public string Template { get; set; }
        public List<InputVariable> InputVariables { get; set; }
        public OutputVariable? OutputVariable { get; set; }
        public Dictionary<string, PromptExecutionSettings> ExecutionSettings { get; set; }
        public bool AllowDangerouslySetContent { get; set; }
        public PromptExecutionSettings? DefaultExecutionSettings => throw null!;
        public void AddExecutionSettings(PromptExecutionSettings settings, string? serviceId = null) { }
    }

    public sealed class InputVariable
    {
        public InputVariable() { }
        public InputVariable(InputVariable inputVariable) { }

        public string Name { get; set; }
        public string Description { get; set; }
        public object? Default { get; set; }
        public bool IsRequired { get; set; }
        public string? JsonSchema { get; set; }
        public bool AllowDangerouslySetContent { get; set; }
    }

    public sealed class OutputVariable
    {
        public string Description { get; set; }
        public string? JsonSchema { get; set; }
    }

    public abstract class KernelContent
    {
        protected KernelContent() { }
        protected KernelContent(object? innerContent, string? modelId = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

        public string? MimeType { get; set; }
        public object? InnerContent { get; set; }
        public string? ModelId { get; set; }
        public IReadOnlyDictionary<string, object?>? Metadata { get; set; }
    }

    public class ChatMessageContent : KernelContent
    {
        public ChatMessageContent() { }
        public ChatMessageContent(AuthorRole role, string? content, string? modelId = null, object? innerContent = null, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }
        public ChatMessageContent(AuthorRole role, ChatMessageContentItemCollection items, string? modelId = null, object? innerContent = null, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

        public string? AuthorName { get; set; }
        public AuthorRole Role { get; set; }
        public string? Content { get; set; }
        public ChatMessageContentItemCollection Items { get; set; }
        public Encoding Encoding { get; set; }
        public object? Source { get; set; }
    }

    public sealed class TextContent : KernelContent
    {
        public TextContent() { }
        public TextContent(string? text, string? modelId = null, object? innerContent = null, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

        public string? Text { get; set; }
        public Encoding Encoding { get; set; }
        public static implicit operator TextContent(string text) => throw null!;
    }

    public abstract class StreamingKernelContent
    {
        protected StreamingKernelContent() { }
        protected StreamingKernelContent(object? innerContent, int choiceIndex = 0, string? modelId = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

        public int ChoiceIndex { get; set; }
        public object? InnerContent { get; set; }
        public string? ModelId { get; set; }
        public IReadOnlyDictionary<string, object?>? Metadata { get; set; }
        public abstract override string ToString();
        public abstract byte[] ToByteArray();
    }

    public class StreamingChatMessageContent : StreamingKernelContent
    {
        public StreamingChatMessageContent(AuthorRole? role, string? content, object? innerContent = null, int choiceIndex = 0, string? modelId = null, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

        public string? Content { get; set; }
        public string? AuthorName { get; set; }
        public AuthorRole? Role { get; set; }
        public Encoding Encoding { get; set; }
        public override string ToString() => throw null!;
        public override byte[] ToByteArray() => throw null!;
    }

    public class StreamingTextContent : StreamingKernelContent
    {
        public StreamingTextContent(string? text, int choiceIndex = 0, string? modelId = null, object? innerContent = null, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

        public string? Text { get; set; }
        public Encoding Encoding { get; set; }
        public override string ToString() => throw null!;
        public override byte[] ToByteArray() => throw null!;
    }

    public sealed class AIContext
    {
        public string? Instructions { get; set; }
        public IList<AIFunction> AIFunctions { get; set; }
    }

    public abstract class AIContextProvider
    {
        public virtual Task ConversationCreatedAsync(string? conversationId, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task MessageAddingAsync(string? conversationId, ChatMessage newMessage, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task ConversationDeletingAsync(string? conversationId, CancellationToken cancellationToken = default) => throw null!;
        public abstract Task<AIContext> ModelInvokingAsync(ICollection<ChatMessage> newMessages, CancellationToken cancellationToken = default);
        public virtual Task SuspendingAsync(string? conversationId, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task ResumingAsync(string? conversationId, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class AggregateAIContextProvider : AIContextProvider
    {
        public AggregateAIContextProvider(IEnumerable<AIContextProvider>? aiContextProviders = null) { }

        public IReadOnlyList<AIContextProvider> Providers => throw null!;
        public void Add(AIContextProvider aiContextProvider) { }
        public override Task<AIContext> ModelInvokingAsync(ICollection<ChatMessage> newMessages, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class OpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, string apiKey, string? orgId = null, string? serviceId = null, HttpClient? httpClient = null) => throw null!;
        public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, OpenAIClient? openAIClient = null, string? serviceId = null) => throw null!;
        public static IKernelBuilder AddOpenAIChatCompletion(this IKernelBuilder builder, string modelId, Uri endpoint, string? apiKey, string? orgId = null, string? serviceId = null, HttpClient? httpClient = null) => throw null!;
    }

    public static class OpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddOpenAIChatCompletion(this IServiceCollection services, string modelId, string apiKey, string? orgId = null, string? serviceId = null) => throw null!;
        public static IServiceCollection AddOpenAIChatCompletion(this IServiceCollection services, string modelId, OpenAIClient? openAIClient = null, string? serviceId = null) => throw null!;
        public static IServiceCollection AddOpenAIChatCompletion(this IServiceCollection services, string modelId, Uri endpoint, string? apiKey = null, string? orgId = null, string? serviceId = null) => throw null!;
    }

    public static class AzureOpenAIKernelBuilderExtensions
    {
        public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, string apiKey, string? serviceId = null, string? modelId = null, HttpClient? httpClient = null, string? apiVersion = null) => throw null!;
        public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, string endpoint, TokenCredential credentials, string? serviceId = null, string? modelId = null, HttpClient? httpClient = null, string? apiVersion = null) => throw null!;
        public static IKernelBuilder AddAzureOpenAIChatCompletion(this IKernelBuilder builder, string deploymentName, AzureOpenAIClient? azureOpenAIClient = null, string? serviceId = null, string? modelId = null) => throw null!;
    }

    public static class AzureOpenAIServiceCollectionExtensions
    {
        public static IServiceCollection AddAzureOpenAIChatCompletion(this IServiceCollection services, string deploymentName, string endpoint, string apiKey, string? serviceId = null, string? modelId = null, string? apiVersion = null, HttpClient? httpClient = null) => throw null!;
        public static IServiceCollection AddAzureOpenAIChatCompletion(this IServiceCollection services, string deploymentName, string endpoint, TokenCredential credentials, string? serviceId = null, string? modelId = null, string? apiVersion = null, HttpClient? httpClient = null) => throw null!;
        public static IServiceCollection AddAzureOpenAIChatCompletion(this IServiceCollection services, string deploymentName, AzureOpenAIClient? azureOpenAIClient = null, string? serviceId = null, string? modelId = null) => throw null!;
    }

    public record KernelProcessStepInfo
    {
        internal KernelProcessStepInfo() { }
    }

    public sealed record KernelProcess : KernelProcessStepInfo
    {
        internal KernelProcess() { }

        public IList<KernelProcessStepInfo> Steps => throw null!;
        public Process.Models.KernelProcessStateMetadata ToProcessStateMetadata() => throw null!;
    }

    public record KernelProcessStepState
    {
        public KernelProcessStepState(string name, string version, string? id = null) { }

        public string? Id { get; init; }
        public string Name { get; init; }
        public string Version { get; init; }
    }

    public sealed record KernelProcessStepState<TState> : KernelProcessStepState where TState : class, new()
    {
        public KernelProcessStepState(string name, string version, string? id = null) : base(name, version, id) { }

        public TState? State { get; init; }
    }

    public class KernelProcessStep
    {
        public virtual ValueTask ActivateAsync(KernelProcessStepState state) => throw null!;
    }

    public class KernelProcessStep<TState> : KernelProcessStep where TState : class, new()
    {
        public virtual ValueTask ActivateAsync(KernelProcessStepState<TState> state) => throw null!;
    }

    public record KernelProcessEvent
    {
        public string Id { get; init; }
        public object? Data { get; init; }
    }

    public interface IExternalKernelProcessMessageChannel
    {
        ValueTask Initialize();
        ValueTask Uninitialize();
    }

    public sealed class LocalKernelProcessContext : Process.KernelProcessContext, IAsyncDisposable
    {
        internal LocalKernelProcessContext() { }

        public override Task SendEventAsync(KernelProcessEvent processEvent) => throw null!;
        public override Task StopAsync() => throw null!;
        public override Task<KernelProcess> GetStateAsync() => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }

    public static class LocalKernelProcessFactory
    {
        public static Task<LocalKernelProcessContext> StartAsync(this KernelProcess process, Kernel kernel, KernelProcessEvent initialEvent, IExternalKernelProcessMessageChannel? externalMessageChannel = null) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Process.Models
{
    public record class KernelProcessStepStateMetadata
    {
        public string? Name { get; init; }
    }

    public sealed record class KernelProcessStateMetadata : KernelProcessStepStateMetadata
    {
        public Dictionary<string, KernelProcessStepStateMetadata>? StepsState { get; set; }
    }
}

namespace Microsoft.SemanticKernel.Process
{
    public abstract class KernelProcessContext
    {
        public abstract Task SendEventAsync(KernelProcessEvent processEvent);
        public abstract Task StopAsync();
        public abstract Task<KernelProcess> GetStateAsync();
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Microsoft.SemanticKernel;

    public static class KernelServiceCollectionExtensions
    {
        public static IKernelBuilder AddKernel(this IServiceCollection services) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Services
{
    public interface IAIService
    {
        IReadOnlyDictionary<string, object?> Attributes { get; }
    }

    public static class AIServiceExtensions
    {
        public static string? GetModelId(this IAIService service) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.TextGeneration
{
    public interface ITextGenerationService : IAIService
    {
        Task<IReadOnlyList<TextContent>> GetTextContentsAsync(string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<StreamingTextContent> GetStreamingTextContentsAsync(string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
    }
}

namespace Microsoft.SemanticKernel.Embeddings
{
    public interface IEmbeddingGenerationService<TValue, TEmbedding> : IAIService
        where TEmbedding : unmanaged
    {
        Task<IList<ReadOnlyMemory<TEmbedding>>> GenerateEmbeddingsAsync(IList<TValue> data, Kernel? kernel = null, CancellationToken cancellationToken = default);
    }

    public interface ITextEmbeddingGenerationService : IEmbeddingGenerationService<string, float>
    {
    }
}

namespace Microsoft.SemanticKernel.ChatCompletion
{
    public readonly struct AuthorRole : IEquatable<AuthorRole>
    {
        public AuthorRole(string label) { }

        public static AuthorRole Developer => throw null!;
        public static AuthorRole System => throw null!;
        public static AuthorRole Assistant => throw null!;
        public static AuthorRole User => throw null!;
        public static AuthorRole Tool => throw null!;
        public string Label => throw null!;
        public static bool operator ==(AuthorRole left, AuthorRole right) => throw null!;
        public static bool operator !=(AuthorRole left, AuthorRole right) => throw null!;
        public override bool Equals(object? obj) => throw null!;
        public bool Equals(AuthorRole other) => throw null!;
        public override int GetHashCode() => throw null!;
    }

    public class ChatHistory : IList<ChatMessageContent>, IReadOnlyList<ChatMessageContent>
    {
        public ChatHistory() { }
        public ChatHistory(string message, AuthorRole role) { }
        public ChatHistory(string systemMessage) { }
        public ChatHistory(IEnumerable<ChatMessageContent> messages) { }

        public virtual int Count => throw null!;
        bool ICollection<ChatMessageContent>.IsReadOnly => throw null!;
        public virtual ChatMessageContent this[int index] { get => throw null!; set { } }
        public void AddMessage(AuthorRole authorRole, string content, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }
        public void AddMessage(AuthorRole authorRole, ChatMessageContentItemCollection contentItems, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }
        public void AddUserMessage(string content) { }
        public void AddUserMessage(ChatMessageContentItemCollection contentItems) { }
        public void AddAssistantMessage(string content) { }
        public void AddSystemMessage(string content) { }
        public void AddDeveloperMessage(string content) { }
        public virtual void Add(ChatMessageContent item) { }
        public virtual void AddRange(IEnumerable<ChatMessageContent> items) { }
        public virtual void Insert(int index, ChatMessageContent item) { }
        public virtual void CopyTo(ChatMessageContent[] array, int arrayIndex) { }
        public virtual void Clear() { }
        public virtual bool Contains(ChatMessageContent item) => throw null!;
        public virtual int IndexOf(ChatMessageContent item) => throw null!;
        public virtual void RemoveAt(int index) { }
        public virtual bool Remove(ChatMessageContent item) => throw null!;
        public virtual void RemoveRange(int index, int count) { }
        IEnumerator<ChatMessageContent> IEnumerable<ChatMessageContent>.GetEnumerator() => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
    }

    public static class ChatHistoryExtensions
    {
        public static Task<bool> ReduceInPlaceAsync(this ChatHistory chatHistory, IChatHistoryReducer? reducer, CancellationToken cancellationToken) => throw null!;
        public static Task<IReadOnlyList<ChatMessageContent>> ReduceAsync(this IReadOnlyList<ChatMessageContent> chatHistory, IChatHistoryReducer? reducer, CancellationToken cancellationToken) => throw null!;
        public static Task<ChatHistory> ReduceAsync(this ChatHistory chatHistory, IChatHistoryReducer? reducer, CancellationToken cancellationToken) => throw null!;
    }

    public class ChatMessageContentItemCollection : IList<KernelContent>, IReadOnlyList<KernelContent>
    {
        public ChatMessageContentItemCollection() { }

        public KernelContent this[int index] { get => throw null!; set { } }
        public int Count => throw null!;
        bool ICollection<KernelContent>.IsReadOnly => throw null!;
        public void Add(KernelContent item) { }
        public void Clear() { }
        public bool Contains(KernelContent item) => throw null!;
        public void CopyTo(KernelContent[] array, int arrayIndex) { }
        public int IndexOf(KernelContent item) => throw null!;
        public void Insert(int index, KernelContent item) { }
        public bool Remove(KernelContent item) => throw null!;
        public void RemoveAt(int index) { }
        IEnumerator<KernelContent> IEnumerable<KernelContent>.GetEnumerator() => throw null!;
        IEnumerator IEnumerable.GetEnumerator() => throw null!;
    }

    public interface IChatCompletionService : IAIService
    {
        Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
    }

    public static class ChatCompletionServiceExtensions
    {
        public static Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(this IChatCompletionService chatCompletionService, string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatMessageContent> GetChatMessageContentAsync(this IChatCompletionService chatCompletionService, string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public static Task<ChatMessageContent> GetChatMessageContentAsync(this IChatCompletionService chatCompletionService, ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public static IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(this IChatCompletionService chatCompletionService, string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public static IChatClient AsChatClient(this IChatCompletionService service) => throw null!;
    }

    public interface IChatHistoryReducer
    {
        Task<IEnumerable<ChatMessageContent>?> ReduceAsync(IReadOnlyList<ChatMessageContent> chatHistory, CancellationToken cancellationToken = default);
    }

    public class ChatHistoryTruncationReducer : IChatHistoryReducer
    {
        public ChatHistoryTruncationReducer(int targetCount, int? thresholdCount = null) { }

        public Task<IEnumerable<ChatMessageContent>?> ReduceAsync(IReadOnlyList<ChatMessageContent> chatHistory, CancellationToken cancellationToken = default) => throw null!;
    }

    public class ChatHistorySummarizationReducer : IChatHistoryReducer
    {
        public ChatHistorySummarizationReducer(IChatCompletionService service, int targetCount, int? thresholdCount = null) { }

        public string SummarizationInstructions { get; init; }
        public bool FailOnError { get; init; }
        public bool UseSingleSummary { get; init; }
        public Task<IEnumerable<ChatMessageContent>?> ReduceAsync(IReadOnlyList<ChatMessageContent> chatHistory, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Connectors.OpenAI
{
    public class OpenAIPromptExecutionSettings : PromptExecutionSettings
    {
        public double? Temperature { get; set; }
        public double? TopP { get; set; }
        public int? MaxTokens { get; set; }
        public object? ResponseFormat { get; set; }
        public string? ChatSystemPrompt { get; set; }
        public ToolCallBehavior? ToolCallBehavior { get; set; }
        public string? User { get; set; }
        public bool? Store { get; set; }
    }

    public abstract class ToolCallBehavior
    {
        internal ToolCallBehavior() { }

        public static ToolCallBehavior EnableKernelFunctions => throw null!;
        public static ToolCallBehavior AutoInvokeKernelFunctions => throw null!;
    }

    public sealed class OpenAIChatCompletionService : IChatCompletionService, ITextGenerationService
    {
        public OpenAIChatCompletionService(string modelId, string apiKey, string? organization = null, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null) { }
        public OpenAIChatCompletionService(string modelId, OpenAIClient openAIClient, ILoggerFactory? loggerFactory = null) { }

        public IReadOnlyDictionary<string, object?> Attributes => throw null!;
        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<IReadOnlyList<TextContent>> GetTextContentsAsync(string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingTextContent> GetStreamingTextContentsAsync(string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Connectors.AzureOpenAI
{
    using Microsoft.SemanticKernel.Connectors.OpenAI;

    public sealed class AzureOpenAIPromptExecutionSettings : OpenAIPromptExecutionSettings
    {
    }

    public sealed class AzureOpenAIChatCompletionService : IChatCompletionService, ITextGenerationService
    {
        public AzureOpenAIChatCompletionService(string deploymentName, string endpoint, string apiKey, string? modelId = null, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, string? apiVersion = null) { }

        public IReadOnlyDictionary<string, object?> Attributes => throw null!;
        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<IReadOnlyList<TextContent>> GetTextContentsAsync(string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingTextContent> GetStreamingTextContentsAsync(string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.PromptTemplates.Handlebars
{
    public sealed class HandlebarsPromptTemplateOptions
    {
        public HandlebarsPromptTemplateOptions() { }

        public bool EnableHtmlDecoder { get; set; }
    }

    public sealed class HandlebarsPromptTemplateFactory : IPromptTemplateFactory
    {
        public HandlebarsPromptTemplateFactory(HandlebarsPromptTemplateOptions? options = null) { }

        public static string HandlebarsTemplateFormat => throw null!;
        public string NameDelimiter => throw null!;
        public bool AllowDangerouslySetContent { get; init; }
        public bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate? result) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.PromptTemplates.Liquid
{
    public sealed class LiquidPromptTemplateFactory : IPromptTemplateFactory
    {
        public static string LiquidTemplateFormat => throw null!;
        public bool AllowDangerouslySetContent { get; init; }
        public bool TryCreate(PromptTemplateConfig templateConfig, out IPromptTemplate? result) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Prompty
{
    public static class KernelFunctionPrompty
    {
        public static KernelFunction FromPrompty(string text, IPromptTemplateFactory? promptTemplateFactory = null, ILoggerFactory? loggerFactory = null) => throw null!;
        public static PromptTemplateConfig ToPromptTemplateConfig(string promptyTemplate, string? promptyFilePath = null) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Memory
{
    public class DataEntryBase
    {
        public DataEntryBase(string? key = null, DateTimeOffset? timestamp = null) { }

        public string Key { get; set; }
        public DateTimeOffset? Timestamp { get; set; }
    }

    public class MemoryRecordMetadata : ICloneable
    {
        public MemoryRecordMetadata(bool isReference, string id, string text, string description, string externalSourceName, string additionalMetadata) { }

        public bool IsReference => throw null!;
        public string ExternalSourceName => throw null!;
        public string Id => throw null!;
        public string Description => throw null!;
        public string Text => throw null!;
        public string AdditionalMetadata => throw null!;
        public object Clone() => throw null!;
    }

    public class MemoryRecord : DataEntryBase
    {
        public MemoryRecord(MemoryRecordMetadata metadata, ReadOnlyMemory<float> embedding, string? key, DateTimeOffset? timestamp = null) { }

        public ReadOnlyMemory<float> Embedding => throw null!;
        public MemoryRecordMetadata Metadata => throw null!;
        public static MemoryRecord LocalRecord(string id, string text, string? description, ReadOnlyMemory<float> embedding, string? additionalMetadata = null, string? key = null, DateTimeOffset? timestamp = null) => throw null!;
    }

    public class MemoryQueryResult
    {
        public MemoryQueryResult(MemoryRecordMetadata metadata, double relevance, ReadOnlyMemory<float>? embedding) { }

        public MemoryRecordMetadata Metadata => throw null!;
        public double Relevance => throw null!;
        public ReadOnlyMemory<float>? Embedding => throw null!;
    }

    public interface IMemoryStore
    {
        Task CreateCollectionAsync(string collectionName, CancellationToken cancellationToken = default);
        IAsyncEnumerable<string> GetCollectionsAsync(CancellationToken cancellationToken = default);
        Task<bool> DoesCollectionExistAsync(string collectionName, CancellationToken cancellationToken = default);
        Task DeleteCollectionAsync(string collectionName, CancellationToken cancellationToken = default);
        Task<string> UpsertAsync(string collectionName, MemoryRecord record, CancellationToken cancellationToken = default);
        IAsyncEnumerable<string> UpsertBatchAsync(string collectionName, IEnumerable<MemoryRecord> records, CancellationToken cancellationToken = default);
        Task<MemoryRecord?> GetAsync(string collectionName, string key, bool withEmbedding = false, CancellationToken cancellationToken = default);
        IAsyncEnumerable<MemoryRecord> GetBatchAsync(string collectionName, IEnumerable<string> keys, bool withEmbeddings = false, CancellationToken cancellationToken = default);
        Task RemoveAsync(string collectionName, string key, CancellationToken cancellationToken = default);
        Task RemoveBatchAsync(string collectionName, IEnumerable<string> keys, CancellationToken cancellationToken = default);
        IAsyncEnumerable<(MemoryRecord, double)> GetNearestMatchesAsync(string collectionName, ReadOnlyMemory<float> embedding, int limit, double minRelevanceScore = 0.0, bool withEmbeddings = false, CancellationToken cancellationToken = default);
        Task<(MemoryRecord, double)?> GetNearestMatchAsync(string collectionName, ReadOnlyMemory<float> embedding, double minRelevanceScore = 0.0, bool withEmbedding = false, CancellationToken cancellationToken = default);
    }

    public class VolatileMemoryStore : IMemoryStore
    {
        public Task CreateCollectionAsync(string collectionName, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<string> GetCollectionsAsync(CancellationToken cancellationToken = default) => throw null!;
        public Task<bool> DoesCollectionExistAsync(string collectionName, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteCollectionAsync(string collectionName, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> UpsertAsync(string collectionName, MemoryRecord record, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<string> UpsertBatchAsync(string collectionName, IEnumerable<MemoryRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public Task<MemoryRecord?> GetAsync(string collectionName, string key, bool withEmbedding = false, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<MemoryRecord> GetBatchAsync(string collectionName, IEnumerable<string> keys, bool withEmbeddings = false, CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveAsync(string collectionName, string key, CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveBatchAsync(string collectionName, IEnumerable<string> keys, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<(MemoryRecord, double)> GetNearestMatchesAsync(string collectionName, ReadOnlyMemory<float> embedding, int limit, double minRelevanceScore = 0.0, bool withEmbeddings = false, CancellationToken cancellationToken = default) => throw null!;
        public Task<(MemoryRecord, double)?> GetNearestMatchAsync(string collectionName, ReadOnlyMemory<float> embedding, double minRelevanceScore = 0.0, bool withEmbedding = false, CancellationToken cancellationToken = default) => throw null!;
    }

    public interface ISemanticTextMemory
    {
        Task<string> SaveInformationAsync(string collection, string text, string id, string? description = null, string? additionalMetadata = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
        Task<string> SaveReferenceAsync(string collection, string text, string externalId, string externalSourceName, string? description = null, string? additionalMetadata = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
        Task<MemoryQueryResult?> GetAsync(string collection, string key, bool withEmbedding = false, Kernel? kernel = null, CancellationToken cancellationToken = default);
        Task RemoveAsync(string collection, string key, Kernel? kernel = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<MemoryQueryResult> SearchAsync(string collection, string query, int limit = 1, double minRelevanceScore = 0.7, bool withEmbeddings = false, Kernel? kernel = null, CancellationToken cancellationToken = default);
        Task<IList<string>> GetCollectionsAsync(Kernel? kernel = null, CancellationToken cancellationToken = default);
    }

    public sealed class SemanticTextMemory : ISemanticTextMemory
    {
        public SemanticTextMemory(IMemoryStore storage, ITextEmbeddingGenerationService embeddingGenerator) { }
        public SemanticTextMemory(IMemoryStore storage, IEmbeddingGenerator<string, Embedding<float>> embeddingGenerator) { }

        public Task<string> SaveInformationAsync(string collection, string text, string id, string? description = null, string? additionalMetadata = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> SaveReferenceAsync(string collection, string text, string externalId, string externalSourceName, string? description = null, string? additionalMetadata = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<MemoryQueryResult?> GetAsync(string collection, string key, bool withEmbedding = false, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveAsync(string collection, string key, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<MemoryQueryResult> SearchAsync(string collection, string query, int limit = 1, double minRelevanceScore = 0.0, bool withEmbeddings = false, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<IList<string>> GetCollectionsAsync(Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class NullMemory : ISemanticTextMemory
    {
        private NullMemory() { }

        public static NullMemory Instance => throw null!;
        public Task<string> SaveInformationAsync(string collection, string text, string id, string? description = null, string? additionalMetadata = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> SaveReferenceAsync(string collection, string text, string externalId, string externalSourceName, string? description = null, string? additionalMetadata = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<MemoryQueryResult?> GetAsync(string collection, string key, bool withEmbedding = false, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveAsync(string collection, string key, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<MemoryQueryResult> SearchAsync(string collection, string query, int limit = 1, double minRelevanceScore = 0.0, bool withEmbeddings = false, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<IList<string>> GetCollectionsAsync(Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class MemoryBuilder
    {
        public ISemanticTextMemory Build() => throw null!;
        public MemoryBuilder WithLoggerFactory(ILoggerFactory loggerFactory) => throw null!;
        public MemoryBuilder WithHttpClient(HttpClient httpClient) => throw null!;
        public MemoryBuilder WithMemoryStore(IMemoryStore store) => throw null!;
        public MemoryBuilder WithMemoryStore<TStore>(Func<ILoggerFactory, TStore> factory) where TStore : IMemoryStore => throw null!;
        public MemoryBuilder WithMemoryStore<TStore>(Func<ILoggerFactory, HttpClient?, TStore> factory) where TStore : IMemoryStore => throw null!;
        public MemoryBuilder WithTextEmbeddingGeneration(ITextEmbeddingGenerationService textEmbeddingGeneration) => throw null!;
    }

    public sealed class WhiteboardProviderOptions
    {
        public int? MaxWhiteboardMessages { get; set; }
        public string? ContextPrompt { get; init; }
    }

    public sealed class WhiteboardProvider : AIContextProvider
    {
        public WhiteboardProvider(IChatClient chatClient, ILoggerFactory? loggerFactory = default, WhiteboardProviderOptions? options = default) { }

        public IReadOnlyList<string> CurrentWhiteboardContent => throw null!;
        public override Task<AIContext> ModelInvokingAsync(ICollection<ChatMessage> newMessages, CancellationToken cancellationToken = default) => throw null!;
        public Task WhenProcessingCompleteAsync() => throw null!;
    }

    public sealed class Mem0ProviderOptions
    {
        public string? ApplicationId { get; init; }
        public string? AgentId { get; init; }
        public string? ThreadId { get; init; }
        public string? UserId { get; init; }
        public bool ScopeToPerOperationThreadId { get; init; }
        public string? ContextPrompt { get; init; }
    }

    public sealed class Mem0Provider : AIContextProvider
    {
        public Mem0Provider(HttpClient httpClient, ILoggerFactory? loggerFactory = default, Mem0ProviderOptions? options = default) { }

        public override Task<AIContext> ModelInvokingAsync(ICollection<ChatMessage> newMessages, CancellationToken cancellationToken = default) => throw null!;
        public Task ClearStoredMemoriesAsync() => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Plugins.Memory
{
    using Microsoft.SemanticKernel.Memory;

    public sealed class TextMemoryPlugin
    {
        public TextMemoryPlugin(ISemanticTextMemory memory, ILoggerFactory? loggerFactory = null, JsonSerializerOptions? jsonSerializerOptions = null) { }

        public Task<string> RetrieveAsync(string key, string? collection = "generic", CancellationToken cancellationToken = default) => throw null!;
        public Task<string> RecallAsync(string input, string collection = "generic", double? relevance = 0.0, int? limit = 1, CancellationToken cancellationToken = default) => throw null!;
        public Task SaveAsync(string input, string key, string collection = "generic", CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveAsync(string key, string collection = "generic", CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Agents
{
    using global::OpenAI.Assistants;

    public class AgentInvokeOptions
    {
        public AgentInvokeOptions() { }
        public AgentInvokeOptions(AgentInvokeOptions options) { }

        public KernelArguments? KernelArguments { get; init; }
        public Kernel? Kernel { get; init; }
        public string AdditionalInstructions { get; init; }
        public Func<ChatMessageContent, Task>? OnIntermediateMessage { get; init; }
    }

    public class AgentResponseItem<TMessage>
    {
        public AgentResponseItem(TMessage message, AgentThread thread) { }

        public TMessage Message => throw null!;
        public AgentThread Thread => throw null!;
        public static implicit operator TMessage(AgentResponseItem<TMessage> responseItem) => throw null!;
    }

    public abstract class Agent
    {
        public string? Description { get; init; }
        public string Id { get; init; }
        public string? Name { get; init; }
        public ILoggerFactory? LoggerFactory { get; init; }
        public KernelArguments? Arguments { get; init; }
        public string? Instructions { get; init; }
        public Kernel Kernel { get; init; }
        public bool UseImmutableKernel { get; set; }
        public IPromptTemplate? Template { get; set; }
        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(string message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ChatMessageContent message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public abstract IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default);
        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(string message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ChatMessageContent message, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public abstract IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default);
    }

    public abstract class AgentThread
    {
        public virtual string? Id { get; protected set; }
        public virtual bool IsDeleted { get; protected set; }
        public virtual AggregateAIContextProvider AIContextProviders { get; init; }
        public virtual Task OnSuspendAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task OnResumeAsync(CancellationToken cancellationToken = default) => throw null!;
        protected internal virtual Task CreateAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeleteAsync(CancellationToken cancellationToken = default) => throw null!;
        protected abstract Task<string?> CreateInternalAsync(CancellationToken cancellationToken);
        protected abstract Task DeleteInternalAsync(CancellationToken cancellationToken);
        protected abstract Task OnNewMessageInternalAsync(ChatMessageContent newMessage, CancellationToken cancellationToken = default);
    }

    public abstract class ChatHistoryAgent : Agent
    {
        public IChatHistoryReducer? HistoryReducer { get; init; }
        public Task<bool> ReduceAsync(ChatHistory history, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class ChatCompletionAgent : ChatHistoryAgent
    {
        public ChatCompletionAgent() { }
        public ChatCompletionAgent(PromptTemplateConfig templateConfig, IPromptTemplateFactory templateFactory) { }

        public AuthorRole InstructionsRole { get; init; }
        public override IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class ChatCompletionAgentExtensions
    {
        public static Microsoft.Agents.AI.AIAgent AsAIAgent(this ChatCompletionAgent chatCompletionAgent) => throw null!;
    }

    public sealed class ChatHistoryAgentThread : AgentThread
    {
        public ChatHistoryAgentThread() { }
        public ChatHistoryAgentThread(ChatHistory chatHistory, string? id = null) { }

        public ChatHistory ChatHistory => throw null!;
        public new Task CreateAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override Task<string?> CreateInternalAsync(CancellationToken cancellationToken) => throw null!;
        protected override Task DeleteInternalAsync(CancellationToken cancellationToken) => throw null!;
        protected override Task OnNewMessageInternalAsync(ChatMessageContent newMessage, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<ChatMessageContent> GetMessagesAsync(CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class AgentChat
    {
        protected AgentChat() { }

        public abstract IReadOnlyList<Agent> Agents { get; }
        public bool IsActive => throw null!;
        public ILoggerFactory LoggerFactory { get; init; }
        protected ChatHistory History => throw null!;
        public abstract IAsyncEnumerable<ChatMessageContent> InvokeAsync(CancellationToken cancellationToken = default);
        public abstract IAsyncEnumerable<StreamingChatMessageContent> InvokeStreamingAsync(CancellationToken cancellationToken = default);
        public IAsyncEnumerable<ChatMessageContent> GetChatMessagesAsync(CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<ChatMessageContent> GetChatMessagesAsync(Agent? agent, CancellationToken cancellationToken = default) => throw null!;
        public void AddChatMessage(ChatMessageContent message) { }
        public void AddChatMessages(IReadOnlyList<ChatMessageContent> messages) { }
        public Task ResetAsync(CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class AgentGroupChat : AgentChat
    {
        public AgentGroupChat(params Agent[] agents) { }

        public bool IsComplete { get; set; }
        public Chat.AgentGroupChatSettings ExecutionSettings { get; set; }
        public override IReadOnlyList<Agent> Agents => throw null!;
        public void AddAgent(Agent agent) { }
        public override IAsyncEnumerable<ChatMessageContent> InvokeAsync(CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<StreamingChatMessageContent> InvokeStreamingAsync(CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<ChatMessageContent> InvokeAsync(Agent agent, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingChatMessageContent> InvokeStreamingAsync(Agent agent, CancellationToken cancellationToken = default) => throw null!;
        public static KernelFunction CreatePromptFunctionForStrategy(string template, IPromptTemplateFactory? templateFactory = null, params string[] safeParameterNames) => throw null!;
    }

    public sealed class AgentChatSerializer
    {
        private AgentChatSerializer() { }

        public static Task SerializeAsync<TChat>(TChat chat, Stream stream, JsonSerializerOptions? serializerOptions = null) where TChat : AgentChat => throw null!;
        public static Task<AgentChatSerializer> DeserializeAsync(Stream stream, JsonSerializerOptions? serializerOptions = null) => throw null!;
        public Task DeserializeAsync<TChat>(TChat chat) where TChat : AgentChat => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Agents.Chat
{
    public class AgentGroupChatSettings
    {
        public TerminationStrategy TerminationStrategy { get; init; }
        public SelectionStrategy SelectionStrategy { get; init; }
    }

    public abstract class SelectionStrategy
    {
        public Agent? InitialAgent { get; set; }
        public Task<Agent> NextAsync(IReadOnlyList<Agent> agents, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken = default) => throw null!;
        protected abstract Task<Agent> SelectAgentAsync(IReadOnlyList<Agent> agents, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken = default);
    }

    public sealed class SequentialSelectionStrategy : SelectionStrategy
    {
        public void Reset() { }
        protected override Task<Agent> SelectAgentAsync(IReadOnlyList<Agent> agents, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken = default) => throw null!;
    }

    public abstract class TerminationStrategy
    {
        public int MaximumIterations { get; set; }
        public bool AutomaticReset { get; set; }
        public IReadOnlyList<Agent>? Agents { get; set; }
        protected abstract Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken);
        public Task<bool> ShouldTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken = default) => throw null!;
    }

    public class KernelFunctionSelectionStrategy(KernelFunction function, Kernel kernel) : SelectionStrategy
    {
        public const string DefaultAgentsVariableName = "_agents_";
        public const string DefaultHistoryVariableName = "_history_";
        public string AgentsVariableName { get; init; }
        public string HistoryVariableName { get; init; }
        public KernelArguments? Arguments { get; init; }
        public Kernel Kernel => kernel;
        public KernelFunction Function => function;
        public bool EvaluateNameOnly { get; init; }
        public IChatHistoryReducer? HistoryReducer { get; init; }
        public bool UseInitialAgentAsFallback { get; init; }
        public Func<FunctionResult, string> ResultParser { get; init; }
        protected sealed override Task<Agent> SelectAgentAsync(IReadOnlyList<Agent> agents, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken = default) => throw null!;
    }

    public class KernelFunctionTerminationStrategy(KernelFunction function, Kernel kernel) : TerminationStrategy
    {
        public const string DefaultAgentVariableName = "_agent_";
        public const string DefaultHistoryVariableName = "_history_";
        public string AgentVariableName { get; init; }
        public string HistoryVariableName { get; init; }
        public KernelArguments? Arguments { get; init; }
        public Kernel Kernel => kernel;
        public KernelFunction Function => function;
        public bool EvaluateNameOnly { get; init; }
        public Func<FunctionResult, bool> ResultParser { get; init; }
        public IChatHistoryReducer? HistoryReducer { get; init; }
        protected sealed override Task<bool> ShouldAgentTerminateAsync(Agent agent, IReadOnlyList<ChatMessageContent> history, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Agents.OpenAI
{
    using global::OpenAI.Assistants;
    using global::OpenAI.Responses;

    public sealed class OpenAIAssistantAgent : Agent
    {
        public OpenAIAssistantAgent(Assistant definition, AssistantClient client, IEnumerable<KernelPlugin>? plugins = null, IPromptTemplateFactory? templateFactory = null, string? templateFormat = null) { }

        public AssistantClient Client => throw null!;
        public Assistant Definition => throw null!;
        public static global::OpenAI.OpenAIClient CreateOpenAIClient(Uri? endpoint = null, HttpClient? httpClient = null) => throw null!;
        public static global::OpenAI.OpenAIClient CreateOpenAIClient(System.ClientModel.ApiKeyCredential apiKey, Uri? endpoint = null, HttpClient? httpClient = null) => throw null!;
        public override IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class OpenAIAssistantAgentThread : AgentThread
    {
        public OpenAIAssistantAgentThread(AssistantClient client) { }
        public OpenAIAssistantAgentThread(AssistantClient client, ThreadCreationOptions options) { }
        public OpenAIAssistantAgentThread(AssistantClient client, IEnumerable<ChatMessageContent>? messages = null, IReadOnlyList<string>? codeInterpreterFileIds = null, string? vectorStoreId = null, IReadOnlyDictionary<string, string>? metadata = null) { }
        public OpenAIAssistantAgentThread(AssistantClient client, string id) { }

        public new Task CreateAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override Task<string?> CreateInternalAsync(CancellationToken cancellationToken) => throw null!;
        protected override Task DeleteInternalAsync(CancellationToken cancellationToken) => throw null!;
        protected override Task OnNewMessageInternalAsync(ChatMessageContent newMessage, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class OpenAIResponseAgent : Agent
    {
        public OpenAIResponseAgent(ResponsesClient client, string? modelId = null) { }

        public ResponsesClient Client => throw null!;
        public string? ModelId { get; init; }
        public bool StoreEnabled { get; init; }
        public override IAsyncEnumerable<AgentResponseItem<ChatMessageContent>> InvokeAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<AgentResponseItem<StreamingChatMessageContent>> InvokeStreamingAsync(ICollection<ChatMessageContent> messages, AgentThread? thread = null, AgentInvokeOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class OpenAIResponseAgentThread : AgentThread
    {
        public OpenAIResponseAgentThread(ResponsesClient client) { }
        public OpenAIResponseAgentThread(ResponsesClient client, string responseId) { }

        public override string? Id => throw null!;
        protected override Task<string?> CreateInternalAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override Task DeleteInternalAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override Task OnNewMessageInternalAsync(ChatMessageContent newMessage, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<ChatMessageContent> GetMessagesAsync(CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Agents.AzureAI
{
    public sealed class AzureAIAgentThread : AgentThread
    {
        AzureAIAgentThread() { }

        public new Task CreateAsync(CancellationToken cancellationToken = default) => throw null!;
        protected override Task<string?> CreateInternalAsync(CancellationToken cancellationToken) => throw null!;
        protected override Task DeleteInternalAsync(CancellationToken cancellationToken) => throw null!;
        protected override Task OnNewMessageInternalAsync(ChatMessageContent newMessage, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Agents.Runtime
{
    public interface ISaveState
    {
        ValueTask<JsonElement> SaveStateAsync();
        ValueTask LoadStateAsync(JsonElement state);
    }

    public interface IAgentRuntime : ISaveState
    {
    }
}

namespace Microsoft.SemanticKernel.Agents.Runtime.InProcess
{
    public sealed class InProcessRuntime : IAgentRuntime, IAsyncDisposable
    {
        public bool DeliverToSelf { get; set; }
        public ValueTask DisposeAsync() => throw null!;
        public Task StartAsync(CancellationToken cancellationToken = default) => throw null!;
        public Task StopAsync(CancellationToken cancellationToken = default) => throw null!;
        public Task RunUntilIdleAsync() => throw null!;
        public ValueTask LoadStateAsync(JsonElement state) => throw null!;
        public ValueTask<JsonElement> SaveStateAsync() => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Connectors.Chroma
{
    using Microsoft.SemanticKernel.Memory;

    public class ChromaMemoryStore : IMemoryStore
    {
        public ChromaMemoryStore(string endpoint, ILoggerFactory? loggerFactory = null) { }

        public Task CreateCollectionAsync(string collectionName, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<string> GetCollectionsAsync(CancellationToken cancellationToken = default) => throw null!;
        public Task<bool> DoesCollectionExistAsync(string collectionName, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteCollectionAsync(string collectionName, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> UpsertAsync(string collectionName, MemoryRecord record, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<string> UpsertBatchAsync(string collectionName, IEnumerable<MemoryRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public Task<MemoryRecord?> GetAsync(string collectionName, string key, bool withEmbedding = false, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<MemoryRecord> GetBatchAsync(string collectionName, IEnumerable<string> keys, bool withEmbeddings = false, CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveAsync(string collectionName, string key, CancellationToken cancellationToken = default) => throw null!;
        public Task RemoveBatchAsync(string collectionName, IEnumerable<string> keys, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<(MemoryRecord, double)> GetNearestMatchesAsync(string collectionName, ReadOnlyMemory<float> embedding, int limit, double minRelevanceScore = 0.0, bool withEmbeddings = false, CancellationToken cancellationToken = default) => throw null!;
        public Task<(MemoryRecord, double)?> GetNearestMatchAsync(string collectionName, ReadOnlyMemory<float> embedding, double minRelevanceScore = 0.0, bool withEmbedding = false, CancellationToken cancellationToken = default) => throw null!;
    }
}
