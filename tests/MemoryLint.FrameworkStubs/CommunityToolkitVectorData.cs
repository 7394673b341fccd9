// Public surface of Microsoft.Extensions.VectorData.Abstractions (dotnet/extensions), of the vector stores of
// CommunityToolkit.VectorData.* (CommunityToolkit/AI) and of their predecessors in Semantic Kernel, signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq.Expressions;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.VectorData;

namespace Microsoft.Extensions.VectorData
{
    public abstract class VectorStore : IDisposable
    {
        public abstract VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null)
            where TKey : notnull
            where TRecord : class;
        public abstract VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition);
        public abstract IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default);
        public abstract Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default);
        public abstract Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default);
        public abstract object? GetService(Type serviceType, object? serviceKey = null);
        protected virtual void Dispose(bool disposing) { }
        public void Dispose() { }
    }

    public interface IVectorSearchable<TRecord>
        where TRecord : class
    {
        IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = default, CancellationToken cancellationToken = default) where TInput : notnull;
        object? GetService(Type serviceType, object? serviceKey = null);
    }

    public abstract class VectorStoreCollection<TKey, TRecord> : IVectorSearchable<TRecord>, IDisposable
        where TKey : notnull
        where TRecord : class
    {
        public abstract string Name { get; }
        public abstract Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default);
        public abstract Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default);
        public abstract Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default);
        public abstract Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = default, CancellationToken cancellationToken = default);
        public virtual IAsyncEnumerable<TRecord> GetAsync(IEnumerable<TKey> keys, RecordRetrievalOptions? options = default, CancellationToken cancellationToken = default) => throw null!;
        public abstract IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default);
        public abstract Task DeleteAsync(TKey key, CancellationToken cancellationToken = default);
        public virtual Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default) => throw null!;
        public abstract Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default);
        public abstract Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default);
        public abstract IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) where TInput : notnull;
        public abstract object? GetService(Type serviceType, object? serviceKey = null);
        protected virtual void Dispose(bool disposing) { }
        public void Dispose() { }
    }

    public sealed class VectorStoreCollectionDefinition
    {
        public IList<VectorStoreProperty> Properties { get; set; }
        public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
    }

    public abstract class VectorStoreProperty
    {
        internal VectorStoreProperty() { }

        public string Name { get; set; }
    }

    public abstract class VectorStoreCollectionOptions
    {
        protected VectorStoreCollectionOptions() { }

        public VectorStoreCollectionDefinition? Definition { get; set; }
        public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
    }

    public class RecordRetrievalOptions
    {
        public bool IncludeVectors { get; set; }
    }

    public sealed class FilteredRecordRetrievalOptions<TRecord>
    {
        public int Skip { get; set; }
        public bool IncludeVectors { get; set; }
    }

    public class VectorSearchOptions<TRecord>
    {
        public Expression<Func<TRecord, bool>>? Filter { get; set; }
        public Expression<Func<TRecord, object?>>? VectorProperty { get; set; }
        public int Skip { get; set; }
        public bool IncludeVectors { get; set; }
    }

    public sealed class VectorSearchResult<TRecord>
        where TRecord : class
    {
        public VectorSearchResult(TRecord record, double? score) { }

        public TRecord Record => throw null!;
        public double? Score => throw null!;
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class VectorStoreKeyAttribute : Attribute
    {
        public string? StorageName { get; init; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class VectorStoreDataAttribute : Attribute
    {
        public bool IsIndexed { get; init; }
        public bool IsFullTextIndexed { get; init; }
        public string? StorageName { get; init; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class VectorStoreVectorAttribute : Attribute
    {
        public VectorStoreVectorAttribute(int dimensions) { }

        public int Dimensions => throw null!;
        public string? IndexKind { get; init; }
        public string? DistanceFunction { get; init; }
        public string? StorageName { get; init; }
    }
}

namespace CommunityToolkit.VectorData.InMemory
{
    public sealed class InMemoryVectorStoreOptions
    {
        public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
    }

    public sealed class InMemoryCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class InMemoryVectorStore : VectorStore
    {
        public InMemoryVectorStore(InMemoryVectorStoreOptions? options = default) { }

        public override InMemoryCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override InMemoryDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class InMemoryCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public InMemoryCollection(string name, InMemoryCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class InMemoryDynamicCollection : InMemoryCollection<object, Dictionary<string, object?>>
    {
        public InMemoryDynamicCollection(string name, InMemoryCollectionOptions options) : base(name, options) { }
    }

    public static class InMemoryVectorStoreExtensions
    {
        public static Task SerializeCollectionAsJsonAsync<TKey, TRecord>(this InMemoryVectorStore vectorStore, string collectionName, Stream stream, JsonSerializerOptions? jsonSerializerOptions = null)
            where TKey : notnull
            where TRecord : class => throw null!;
        public static Task<VectorStoreCollection<TKey, TRecord>?> DeserializeCollectionFromJsonAsync<TKey, TRecord>(this InMemoryVectorStore vectorStore, Stream stream)
            where TKey : notnull
            where TRecord : class => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Connectors.InMemory
{
    public sealed class InMemoryVectorStoreOptions
    {
        public IEmbeddingGenerator? EmbeddingGenerator { get; set; }
    }

    public sealed class InMemoryCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class InMemoryVectorStore : VectorStore
    {
        public InMemoryVectorStore(InMemoryVectorStoreOptions? options = default) { }

        public override InMemoryCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override InMemoryDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class InMemoryCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public InMemoryCollection(string name, InMemoryCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class InMemoryDynamicCollection : InMemoryCollection<object, Dictionary<string, object?>>
    {
        public InMemoryDynamicCollection(string name, InMemoryCollectionOptions options) : base(name, options) { }
    }
}

namespace CommunityToolkit.VectorData.SqliteVec
{
    public sealed class SqliteVectorStoreOptions
    {
    }

    public sealed class SqliteCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class SqliteVectorStore : VectorStore
    {
        public SqliteVectorStore(string connectionString, SqliteVectorStoreOptions? options = default) { }

        public override SqliteCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override SqliteDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class SqliteCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public SqliteCollection(string connectionString, string name, SqliteCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class SqliteDynamicCollection : SqliteCollection<object, Dictionary<string, object?>>
    {
        public SqliteDynamicCollection(string connectionString, string name, SqliteCollectionOptions options) : base(connectionString, name, options) { }
    }
}

namespace CommunityToolkit.VectorData.PgVector
{
    public sealed class PostgresVectorStoreOptions
    {
    }

    public sealed class PostgresCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class PostgresVectorStore : VectorStore
    {
        public PostgresVectorStore(string connectionString, PostgresVectorStoreOptions? options = default) { }

        public override PostgresCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override PostgresDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class PostgresCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public PostgresCollection(string connectionString, string name, PostgresCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class PostgresDynamicCollection : PostgresCollection<object, Dictionary<string, object?>>
    {
        public PostgresDynamicCollection(string connectionString, string name, PostgresCollectionOptions options) : base(connectionString, name, options) { }
    }
}

namespace CommunityToolkit.VectorData.Redis
{
    using StackExchange.Redis;

    public sealed class RedisVectorStoreOptions
    {
    }

    public sealed class RedisVectorStore : VectorStore
    {
        public RedisVectorStore(IDatabase database, RedisVectorStoreOptions? options = default) { }

        public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }
}

namespace CommunityToolkit.VectorData.Qdrant
{
    using global::Qdrant.Client;

    public sealed class QdrantVectorStoreOptions
    {
    }

    public sealed class QdrantCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class QdrantVectorStore : VectorStore
    {
        public QdrantVectorStore(QdrantClient qdrantClient, bool ownsClient, QdrantVectorStoreOptions? options = default) { }

        public override QdrantCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override QdrantDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class QdrantCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public QdrantCollection(QdrantClient qdrantClient, string name, bool ownsClient, QdrantCollectionOptions? options = null) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class QdrantDynamicCollection : QdrantCollection<object, Dictionary<string, object?>>
    {
        public QdrantDynamicCollection(QdrantClient qdrantClient, string name, bool ownsClient, QdrantCollectionOptions options) : base(qdrantClient, name, ownsClient, options) { }
    }
}

namespace Microsoft.SemanticKernel.Connectors.SqliteVec
{
    public sealed class SqliteVectorStoreOptions
    {
    }

    public sealed class SqliteCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class SqliteVectorStore : VectorStore
    {
        public SqliteVectorStore(string connectionString, SqliteVectorStoreOptions? options = default) { }

        public override SqliteCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override SqliteDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class SqliteCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public SqliteCollection(string connectionString, string name, SqliteCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class SqliteDynamicCollection : SqliteCollection<object, Dictionary<string, object?>>
    {
        public SqliteDynamicCollection(string connectionString, string name, SqliteCollectionOptions options) : base(connectionString, name, options) { }
    }
}

namespace Microsoft.SemanticKernel.Connectors.PgVector
{
    public sealed class PostgresVectorStoreOptions
    {
    }

    public sealed class PostgresCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class PostgresVectorStore : VectorStore
    {
        public PostgresVectorStore(string connectionString, PostgresVectorStoreOptions? options = default) { }

        public override PostgresCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override PostgresDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class PostgresCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public PostgresCollection(string connectionString, string name, PostgresCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class PostgresDynamicCollection : PostgresCollection<object, Dictionary<string, object?>>
    {
        public PostgresDynamicCollection(string connectionString, string name, PostgresCollectionOptions options) : base(connectionString, name, options) { }
    }
}

namespace Microsoft.SemanticKernel.Connectors.Redis
{
    using StackExchange.Redis;

    public sealed class RedisVectorStoreOptions
    {
    }

    public sealed class RedisVectorStore : VectorStore
    {
        public RedisVectorStore(IDatabase database, RedisVectorStoreOptions? options = default) { }

        public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }
}

namespace Microsoft.SemanticKernel.Connectors.Qdrant
{
    using global::Qdrant.Client;

    public sealed class QdrantVectorStoreOptions
    {
    }

    public sealed class QdrantCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class QdrantVectorStore : VectorStore
    {
        public QdrantVectorStore(QdrantClient qdrantClient, bool ownsClient, QdrantVectorStoreOptions? options = default) { }

        public override QdrantCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override QdrantDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class QdrantCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public QdrantCollection(QdrantClient qdrantClient, string name, bool ownsClient, QdrantCollectionOptions? options = null) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class QdrantDynamicCollection : QdrantCollection<object, Dictionary<string, object?>>
    {
        public QdrantDynamicCollection(QdrantClient qdrantClient, string name, bool ownsClient, QdrantCollectionOptions options) : base(qdrantClient, name, ownsClient, options) { }
    }
}

namespace CommunityToolkit.VectorData.SqlServer
{
    public sealed class SqlServerVectorStoreOptions
    {
    }

    public sealed class SqlServerCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class SqlServerVectorStore : VectorStore
    {
        public SqlServerVectorStore(string connectionString, SqlServerVectorStoreOptions? options = null) { }

        public override SqlServerCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override SqlServerDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class SqlServerCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public SqlServerCollection(string connectionString, string name, SqlServerCollectionOptions? options = null) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class SqlServerDynamicCollection : SqlServerCollection<object, Dictionary<string, object?>>
    {
        public SqlServerDynamicCollection(string connectionString, string name, SqlServerCollectionOptions options) : base(connectionString, name, options) { }
    }
}

namespace CommunityToolkit.VectorData.AzureCosmosDB
{
    public sealed class CosmosVectorStoreOptions
    {
    }

    public sealed class CosmosCollectionOptions : VectorStoreCollectionOptions
    {
    }

    public sealed class CosmosVectorStore : VectorStore
    {
        public CosmosVectorStore(Database database, CosmosVectorStoreOptions? options = null) { }
        public CosmosVectorStore(string connectionString, string databaseName, CosmosClientOptions? clientOptions = null, CosmosVectorStoreOptions? storeOptions = null) { }

        public override CosmosCollection<TKey, TRecord> GetCollection<TKey, TRecord>(string name, VectorStoreCollectionDefinition? definition = null) => throw null!;
        public override CosmosDynamicCollection GetDynamicCollection(string name, VectorStoreCollectionDefinition definition) => throw null!;
        public override IAsyncEnumerable<string> ListCollectionNamesAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public class CosmosCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
        where TKey : notnull
        where TRecord : class
    {
        public CosmosCollection(Database database, string name, CosmosCollectionOptions? options = default) { }

        public override string Name => throw null!;
        public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => throw null!;
        public override Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<TRecord> GetAsync(Expression<Func<TRecord, bool>> filter, int top, FilteredRecordRetrievalOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => throw null!;
        public override Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default) => throw null!;
        public override IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(TInput searchValue, int top, VectorSearchOptions<TRecord>? options = null, CancellationToken cancellationToken = default) => throw null!;
        public override object? GetService(Type serviceType, object? serviceKey = null) => throw null!;
    }

    public sealed class CosmosDynamicCollection : CosmosCollection<object, Dictionary<string, object?>>
    {
        public CosmosDynamicCollection(Database database, string name, CosmosCollectionOptions options) : base(database, name, options) { }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using CommunityToolkit.VectorData.AzureCosmosDB;
    using CommunityToolkit.VectorData.InMemory;
    using CommunityToolkit.VectorData.PgVector;
    using CommunityToolkit.VectorData.Qdrant;
    using CommunityToolkit.VectorData.Redis;
    using CommunityToolkit.VectorData.SqliteVec;
    using CommunityToolkit.VectorData.SqlServer;
    using global::Qdrant.Client;
    using StackExchange.Redis;

    public static class InMemoryServiceCollectionExtensions
    {
        public static IServiceCollection AddInMemoryVectorStore(this IServiceCollection services, InMemoryVectorStoreOptions? options = default, string? serviceId = default) => throw null!;
        public static IServiceCollection AddInMemoryVectorStoreRecordCollection<TKey, TRecord>(this IServiceCollection services, string collectionName, InMemoryCollectionOptions? options = default, string? serviceId = default)
            where TKey : notnull
            where TRecord : class => throw null!;
    }

    public static class SqliteServiceCollectionExtensions
    {
        public static IServiceCollection AddSqliteVectorStore(this IServiceCollection services, Func<IServiceProvider, string> connectionStringProvider, Func<IServiceProvider, SqliteVectorStoreOptions>? optionsProvider = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddKeyedSqliteVectorStore(this IServiceCollection services, object? serviceKey, Func<IServiceProvider, string> connectionStringProvider, Func<IServiceProvider, SqliteVectorStoreOptions>? optionsProvider = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddSqliteCollection<TKey, TRecord>(this IServiceCollection services, string name, string connectionString, SqliteCollectionOptions? options = null, ServiceLifetime lifetime = ServiceLifetime.Singleton)
            where TKey : notnull
            where TRecord : class => throw null!;
    }

    public static class PostgresServiceCollectionExtensions
    {
        public static IServiceCollection AddPostgresVectorStore(this IServiceCollection services, PostgresVectorStoreOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddPostgresVectorStore(this IServiceCollection services, string connectionString, PostgresVectorStoreOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddPostgresVectorStore(this IServiceCollection services, Func<IServiceProvider, string> connectionStringProvider, Func<IServiceProvider, PostgresVectorStoreOptions?>? optionsProvider = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddPostgresCollection<TKey, TRecord>(this IServiceCollection services, string name, string connectionString, PostgresCollectionOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton)
            where TKey : notnull
            where TRecord : class => throw null!;
    }

    public static class QdrantServiceCollectionExtensions
    {
        public static IServiceCollection AddQdrantVectorStore(this IServiceCollection services, Func<IServiceProvider, QdrantClient>? clientProvider = default, Func<IServiceProvider, QdrantVectorStoreOptions>? optionsProvider = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddQdrantVectorStore(this IServiceCollection services, string host, int port = 6334, bool https = true, string? apiKey = default, QdrantVectorStoreOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public static class RedisServiceCollectionExtensions
    {
        public static IServiceCollection AddRedisVectorStore(this IServiceCollection services, Func<IServiceProvider, IDatabase>? clientProvider = default, Func<IServiceProvider, RedisVectorStoreOptions>? optionsProvider = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddRedisVectorStore(this IServiceCollection services, string connectionConfiguration, RedisVectorStoreOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public static class SqlServerServiceCollectionExtensions
    {
        public static IServiceCollection AddSqlServerVectorStore(this IServiceCollection services, Func<IServiceProvider, string> connectionStringProvider, Func<IServiceProvider, SqlServerVectorStoreOptions>? optionsProvider = null, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }

    public static class CosmosServiceCollectionExtensions
    {
        public static IServiceCollection AddCosmosVectorStore(this IServiceCollection services, CosmosVectorStoreOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
        public static IServiceCollection AddCosmosVectorStore(this IServiceCollection services, string connectionString, string databaseName, CosmosVectorStoreOptions? options = default, ServiceLifetime lifetime = ServiceLifetime.Singleton) => throw null!;
    }
}

namespace Microsoft.SemanticKernel
{
    using Microsoft.SemanticKernel.Connectors.InMemory;

    public static class InMemoryServiceCollectionExtensions
    {
        public static IServiceCollection AddInMemoryVectorStore(this IServiceCollection services, InMemoryVectorStoreOptions? options = default, string? serviceId = default) => throw null!;
        public static IServiceCollection AddInMemoryVectorStoreRecordCollection<TKey, TRecord>(this IServiceCollection services, string collectionName, InMemoryCollectionOptions? options = default, string? serviceId = default)
            where TKey : notnull
            where TRecord : class => throw null!;
    }
}
