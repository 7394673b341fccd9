// Public surface of LLamaSharp (SciSharp/LLamaSharp), signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LLama.Abstractions;
using LLama.Common;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace LLama.Abstractions
{
    public interface IContextParams
    {
        uint? ContextSize { get; }
    }

    public interface IModelParams
    {
        int GpuLayerCount { get; }
        string ModelPath { get; }
    }

    public interface ILLamaParams : IModelParams, IContextParams
    {
    }

    public interface IInferenceParams
    {
        int TokensKeep { get; set; }
        int MaxTokens { get; set; }
        IReadOnlyList<string> AntiPrompts { get; set; }
    }

    public interface IHistoryTransform
    {
        string HistoryToText(ChatHistory history);
        ChatHistory TextToHistory(AuthorRole role, string text);
        IHistoryTransform Clone();
    }

    public interface ITextStreamTransform
    {
        IAsyncEnumerable<string> TransformAsync(IAsyncEnumerable<string> tokens);
        ITextStreamTransform Clone();
    }

    public interface ILLamaExecutor
    {
        LLamaContext Context { get; }
        bool IsMultiModal { get; }
        IAsyncEnumerable<string> InferAsync(string text, IInferenceParams? inferenceParams = null, CancellationToken token = default);
    }

    public static class LLamaExecutorExtensions
    {
        public static IChatClient AsChatClient(this ILLamaExecutor executor, IHistoryTransform? historyTransform = null, ITextStreamTransform? outputTransform = null) => throw null!;
    }
}

namespace LLama.Common
{
    public enum AuthorRole
    {
        Unknown = -1,
        System = 0,
        User = 1,
        Assistant = 2,
    }

    public class ChatHistory
    {
        public ChatHistory() { }
        public ChatHistory(Message[] messageHistory) { }

        public List<Message> Messages { get; set; }
        public void AddMessage(AuthorRole authorRole, string content) { }
        public string ToJson() => throw null!;
        public static ChatHistory? FromJson(string json) => throw null!;

        public class Message
        {
            public Message(AuthorRole authorRole, string content) { }

            public AuthorRole AuthorRole { get; set; }
            public string Content { get; set; }
        }
    }

    public record ModelParams : ILLamaParams
    {
        public ModelParams(string modelPath) { }

        public uint? ContextSize { get; set; }
        public int GpuLayerCount { get; set; }
        public string ModelPath { get; set; }
    }

    public record InferenceParams : IInferenceParams
    {
        public int TokensKeep { get; set; }
        public int MaxTokens { get; set; }
        public IReadOnlyList<string> AntiPrompts { get; set; }
    }
}

namespace LLama
{
    public sealed class LLamaWeights : IDisposable
    {
        private LLamaWeights() { }

        public static LLamaWeights LoadFromFile(IModelParams @params) => throw null!;
        public static Task<LLamaWeights> LoadFromFileAsync(IModelParams @params, CancellationToken token = default, IProgress<float>? progressReporter = null) => throw null!;
        public LLamaContext CreateContext(IContextParams @params, ILogger? logger = null) => throw null!;
        public void Dispose() { }
    }

    public sealed class MtmdWeights : IDisposable
    {
        private MtmdWeights() { }

        public void Dispose() { }
    }

    public sealed class LLamaContext : IDisposable
    {
        public LLamaContext(LLamaWeights model, IContextParams @params, ILogger? logger = null) { }

        public uint ContextSize => throw null!;
        public void SaveState(string filename) { }
        public void LoadState(string filename) { }
        public void Dispose() { }
    }

    public abstract class StatefulExecutorBase : ILLamaExecutor
    {
        protected StatefulExecutorBase(LLamaContext context, ILogger? logger = null) { }

        public LLamaContext Context => throw null!;
        public bool IsMultiModal => throw null!;
        public StatefulExecutorBase WithSessionFile(string filename) => throw null!;
        public void SaveSessionFile(string filename) { }
        public abstract Task SaveState(string filename, CancellationToken cancellationToken = default);
        public abstract Task LoadState(string filename, CancellationToken cancellationToken = default);
        public virtual IAsyncEnumerable<string> InferAsync(string? text, IInferenceParams? inferenceParams = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public class InteractiveExecutor : StatefulExecutorBase
    {
        public InteractiveExecutor(LLamaContext context, ILogger? logger = null) : base(context, logger) { }

        public override Task SaveState(string filename, CancellationToken cancellationToken = default) => throw null!;
        public override Task LoadState(string filename, CancellationToken cancellationToken = default) => throw null!;
    }

    public class InstructExecutor : StatefulExecutorBase
    {
        public InstructExecutor(LLamaContext context, string instructionPrefix = "\n\n### Instruction:\n\n", string instructionSuffix = "\n\n### Response:\n\n", ILogger? logger = null) : base(context, logger) { }

        public override Task SaveState(string filename, CancellationToken cancellationToken = default) => throw null!;
        public override Task LoadState(string filename, CancellationToken cancellationToken = default) => throw null!;
    }

    public class StatelessExecutor : ILLamaExecutor
    {
        public StatelessExecutor(LLamaWeights weights, IContextParams @params, ILogger? logger = null) { }

        public LLamaContext Context { get; private set; }
        public bool IsMultiModal => throw null!;
        public bool ApplyTemplate { get; init; }
        public string? SystemMessage { get; init; }
        public IAsyncEnumerable<string> InferAsync(string prompt, IInferenceParams? inferenceParams = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public record SessionState
    {
        internal SessionState() { }

        public ChatHistory.Message[] History { get; set; }
        public void Save(string path) { }
        public static SessionState Load(string path) => throw null!;
    }

    public class ChatSession
    {
        public ChatSession(ILLamaExecutor executor) { }
        public ChatSession(ILLamaExecutor executor, ChatHistory history) { }

        public ILLamaExecutor Executor { get; private set; }
        public ChatHistory History { get; private set; }
        public IHistoryTransform HistoryTransform { get; set; }
        public static Task<ChatSession> InitializeSessionFromHistoryAsync(ILLamaExecutor executor, ChatHistory history, IHistoryTransform? transform = null, CancellationToken cancellationToken = default) => throw null!;
        public ChatSession WithHistoryTransform(IHistoryTransform transform) => throw null!;
        public void SaveSession(string path) { }
        public SessionState GetSessionState() => throw null!;
        public void LoadSession(SessionState state, bool loadTransforms = true) { }
        public void LoadSession(string path, bool loadTransforms = true) { }
        public ChatSession AddSystemMessage(string content) => throw null!;
        public ChatSession AddUserMessage(string content) => throw null!;
        public IAsyncEnumerable<string> ChatAsync(ChatHistory.Message message, IInferenceParams? inferenceParams = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<string> ChatAsync(ChatHistory history, IInferenceParams? inferenceParams = null, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace LLama.Batched
{
    public sealed class BatchedExecutor : IDisposable
    {
        public BatchedExecutor(LLamaWeights model, IContextParams contextParams, MtmdWeights? clipModel = null) { }

        public Conversation Create() => throw null!;
        public Conversation Load(string filepath) => throw null!;
        public void Dispose() { }
    }

    public sealed class Conversation : IDisposable
    {
        internal Conversation() { }

        public Conversation Fork() => throw null!;
        public void Prompt(string promptText, bool addBos = true, bool special = true) { }
        public void Save(string filepath) { }
        public void Dispose() { }
    }
}

namespace LLamaSharp.SemanticKernel
{
    using Microsoft.SemanticKernel;

    public class LLamaSharpPromptExecutionSettings : PromptExecutionSettings
    {
    }
}

namespace LLamaSharp.SemanticKernel.ChatCompletion
{
    using Microsoft.SemanticKernel;
    using Microsoft.SemanticKernel.ChatCompletion;
    using ChatHistory = Microsoft.SemanticKernel.ChatCompletion.ChatHistory;

    public sealed class LLamaSharpChatCompletion : IChatCompletionService
    {
        public LLamaSharpChatCompletion(ILLamaExecutor model, LLamaSharpPromptExecutionSettings? defaultRequestSettings = default, IHistoryTransform? historyTransform = null, ITextStreamTransform? outputTransform = null) { }

        public IReadOnlyDictionary<string, object?> Attributes => throw null!;
        public ChatHistory CreateNewChat(string? instructions = "") => throw null!;
        public Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => throw null!;
    }
}
