// Public surface of Kernel Memory v1 (microsoft/kernel-memory, archived/km-v1), signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.KernelMemory.AI;
using Microsoft.KernelMemory.Context;
using Microsoft.KernelMemory.DocumentStorage.DevTools;
using Microsoft.KernelMemory.FileSystem.DevTools;
using Microsoft.KernelMemory.MemoryStorage.DevTools;
using Microsoft.KernelMemory.Pipeline.Queue.DevTools;

namespace Microsoft.KernelMemory.AI
{
    public interface ITextTokenizer
    {
        int CountTokens(string text);
    }
}

namespace Microsoft.KernelMemory.Context
{
    public interface IContext
    {
        IDictionary<string, object?> Arguments { get; set; }
    }
}

namespace Microsoft.KernelMemory
{
    public sealed class SearchOptions
    {
        public bool Stream { get; set; }
    }

    public class TagCollection
    {
        public void Add(string key, string? value) { }
    }

    public class MemoryFilter : TagCollection
    {
        public bool IsEmpty() => throw null!;
        public MemoryFilter ByTag(string name, string value) => throw null!;
        public MemoryFilter ByDocument(string docId) => throw null!;
    }

    public static class MemoryFilters
    {
        public static MemoryFilter ByTag(string name, string value) => throw null!;
        public static MemoryFilter ByDocument(string docId) => throw null!;
    }

    public class Citation
    {
        public string Link { get; set; }
        public string Index { get; set; }
        public string DocumentId { get; set; }
    }

    public class MemoryAnswer
    {
        public string Question { get; set; }
        public bool NoResult { get; set; }
        public string Result { get; set; }
        public List<Citation> RelevantSources { get; set; }
    }

    public class SearchResult
    {
        public string Query { get; set; }
        public bool NoResult { get; private set; }
        public List<Citation> Results { get; set; }
    }

    public interface IKernelMemory
    {
        Task<string> ImportDocumentAsync(string filePath, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default);
        Task<string> ImportDocumentAsync(Stream content, string? fileName = null, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default);
        Task<string> ImportTextAsync(string text, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default);
        Task<string> ImportWebPageAsync(string url, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default);
        Task DeleteIndexAsync(string? index = null, CancellationToken cancellationToken = default);
        Task DeleteDocumentAsync(string documentId, string? index = null, CancellationToken cancellationToken = default);
        Task<bool> IsDocumentReadyAsync(string documentId, string? index = null, CancellationToken cancellationToken = default);
        Task<SearchResult> SearchAsync(string query, string? index = null, MemoryFilter? filter = null, ICollection<MemoryFilter>? filters = null, double minRelevance = 0, int limit = -1, IContext? context = null, CancellationToken cancellationToken = default);
        IAsyncEnumerable<MemoryAnswer> AskStreamingAsync(string question, string? index = null, MemoryFilter? filter = null, ICollection<MemoryFilter>? filters = null, double minRelevance = 0, SearchOptions? options = null, IContext? context = null, CancellationToken cancellationToken = default);
    }

    public static class KernelMemoryExtensions
    {
        public static Task<MemoryAnswer> AskAsync(this IKernelMemory memory, string question, string? index = null, MemoryFilter? filter = null, ICollection<MemoryFilter>? filters = null, double minRelevance = 0, SearchOptions? options = null, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class MemoryServerless : IKernelMemory
    {
        internal MemoryServerless() { }

        public Task<string> ImportDocumentAsync(string filePath, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> ImportDocumentAsync(Stream content, string? fileName = null, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> ImportTextAsync(string text, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<string> ImportWebPageAsync(string url, string? documentId = null, TagCollection? tags = null, string? index = null, IEnumerable<string>? steps = null, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteIndexAsync(string? index = null, CancellationToken cancellationToken = default) => throw null!;
        public Task DeleteDocumentAsync(string documentId, string? index = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<bool> IsDocumentReadyAsync(string documentId, string? index = null, CancellationToken cancellationToken = default) => throw null!;
        public Task<SearchResult> SearchAsync(string query, string? index = null, MemoryFilter? filter = null, ICollection<MemoryFilter>? filters = null, double minRelevance = 0, int limit = -1, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
        public IAsyncEnumerable<MemoryAnswer> AskStreamingAsync(string question, string? index = null, MemoryFilter? filter = null, ICollection<MemoryFilter>? filters = null, double minRelevance = 0, SearchOptions? options = null, IContext? context = null, CancellationToken cancellationToken = default) => throw null!;
    }

    public sealed class KernelMemoryBuilderBuildOptions
    {
        public static readonly KernelMemoryBuilderBuildOptions Default = null!;
        public static readonly KernelMemoryBuilderBuildOptions WithVolatileAndPersistentData = null!;

        public bool AllowMixingVolatileAndPersistentData { get; set; }
    }

    public interface IKernelMemoryBuilder
    {
        IKernelMemory Build(KernelMemoryBuilderBuildOptions? options = null);
        T Build<T>(KernelMemoryBuilderBuildOptions? options = null) where T : class, IKernelMemory;
        IKernelMemoryBuilder WithoutDefaultHandlers();
    }

    public sealed class KernelMemoryBuilder : IKernelMemoryBuilder
    {
        public KernelMemoryBuilder(IServiceCollection? hostServiceCollection = null) { }

        public IKernelMemory Build(KernelMemoryBuilderBuildOptions? options = null) => throw null!;
        public T Build<T>(KernelMemoryBuilderBuildOptions? options = null) where T : class, IKernelMemory => throw null!;
        public IKernelMemoryBuilder WithoutDefaultHandlers() => throw null!;
    }

    public class AzureBlobsConfig
    {
        public string ConnectionString { get; set; }
        public string Account { get; set; }
        public string Container { get; set; }
    }

    public class OpenAIConfig
    {
        public string TextModel { get; set; }
        public string EmbeddingModel { get; set; }
        public string APIKey { get; set; }
    }

    public static class KernelMemoryBuilderExtensions
    {
        public static IKernelMemoryBuilder WithOpenAIDefaults(this IKernelMemoryBuilder builder, string apiKey, string? organization = null, ITextTokenizer? textGenerationTokenizer = null, ITextTokenizer? textEmbeddingTokenizer = null, ILoggerFactory? loggerFactory = null, bool onlyForRetrieval = false, HttpClient? httpClient = null) => throw null!;
        public static IKernelMemoryBuilder WithSimpleVectorDb(this IKernelMemoryBuilder builder, SimpleVectorDbConfig? config = null) => throw null!;
        public static IKernelMemoryBuilder WithSimpleVectorDb(this IKernelMemoryBuilder builder, string directory) => throw null!;
        public static IKernelMemoryBuilder WithSimpleTextDb(this IKernelMemoryBuilder builder, SimpleTextDbConfig? config = null) => throw null!;
        public static IKernelMemoryBuilder WithSimpleTextDb(this IKernelMemoryBuilder builder, string directory) => throw null!;
        public static IKernelMemoryBuilder WithSimpleFileStorage(this IKernelMemoryBuilder builder, SimpleFileStorageConfig? config = null) => throw null!;
        public static IKernelMemoryBuilder WithSimpleFileStorage(this IKernelMemoryBuilder builder, string directory) => throw null!;
        public static IKernelMemoryBuilder WithSimpleQueuesPipeline(this IKernelMemoryBuilder builder, SimpleQueuesConfig? config = null) => throw null!;
        public static IKernelMemoryBuilder WithSimpleQueuesPipeline(this IKernelMemoryBuilder builder, string directory) => throw null!;
        public static IKernelMemoryBuilder WithAzureAISearchMemoryDb(this IKernelMemoryBuilder builder, string endpoint, string apiKey) => throw null!;
        public static IKernelMemoryBuilder WithAzureBlobsDocumentStorage(this IKernelMemoryBuilder builder, AzureBlobsConfig config) => throw null!;
        public static IKernelMemoryBuilder WithPostgresMemoryDb(this IKernelMemoryBuilder builder, string connString) => throw null!;
        public static IKernelMemoryBuilder WithQdrantMemoryDb(this IKernelMemoryBuilder builder, string endpoint, string apiKey = "") => throw null!;
        public static IKernelMemoryBuilder WithRedisMemoryDb(this IKernelMemoryBuilder builder, string connString) => throw null!;
        public static IKernelMemoryBuilder WithSqlServerMemoryDb(this IKernelMemoryBuilder builder, string connectionString, bool useNativeVectorSearch = false, int vectorSize = 1536) => throw null!;
    }
}

namespace Microsoft.KernelMemory.FileSystem.DevTools
{
    public enum FileSystemTypes
    {
        Disk,
        Volatile,
    }
}

namespace Microsoft.KernelMemory.MemoryStorage.DevTools
{
    public class SimpleVectorDbConfig
    {
        public static SimpleVectorDbConfig Volatile => throw null!;
        public static SimpleVectorDbConfig Persistent => throw null!;
        public FileSystemTypes StorageType { get; set; }
        public string Directory { get; set; }
    }

    public class SimpleTextDbConfig
    {
        public static SimpleTextDbConfig Volatile => throw null!;
        public static SimpleTextDbConfig Persistent => throw null!;
        public FileSystemTypes StorageType { get; set; }
        public string Directory { get; set; }
    }
}

namespace Microsoft.KernelMemory.DocumentStorage.DevTools
{
    public class SimpleFileStorageConfig
    {
        public static SimpleFileStorageConfig Volatile => throw null!;
        public static SimpleFileStorageConfig Persistent => throw null!;
        public FileSystemTypes StorageType { get; set; }
        public string Directory { get; set; }
    }
}

namespace Microsoft.KernelMemory.Pipeline.Queue.DevTools
{
    public class SimpleQueuesConfig
    {
        public static SimpleQueuesConfig Volatile => throw null!;
        public static SimpleQueuesConfig Persistent => throw null!;
        public FileSystemTypes StorageType { get; set; }
        public string Directory { get; set; }
    }
}
