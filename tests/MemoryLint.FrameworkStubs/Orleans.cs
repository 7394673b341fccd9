// Public surface of Orleans (dotnet/orleans), signatures only. See README.md.
using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Clustering.Redis;
using Orleans.Configuration;
using Orleans.Core;
using Orleans.Hosting;
using Orleans.Persistence;
using Orleans.Persistence.Cosmos;
using Orleans.Placement;
using Orleans.Runtime;

namespace Orleans
{
    public interface IGrain : IAddressable
    {
    }

    public interface IGrainWithGuidKey : IGrain
    {
    }

    public interface IGrainWithIntegerKey : IGrain
    {
    }

    public interface IGrainWithStringKey : IGrain
    {
    }

    public interface IGrainWithGuidCompoundKey : IGrain
    {
    }

    public interface IGrainWithIntegerCompoundKey : IGrain
    {
    }

    public readonly struct DeactivationReason
    {
        public string Description => throw null!;
    }

    public interface IGrainBase
    {
        IGrainContext GrainContext { get; }
        Task OnActivateAsync(CancellationToken token) => throw null!;
        Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => throw null!;
    }

    public abstract class Grain : IGrainBase, IAddressable
    {
        protected Grain() { }

        public IGrainContext GrainContext { get; private set; }
        protected IGrainFactory GrainFactory => throw null!;
        protected internal IServiceProvider ServiceProvider => throw null!;
        public string IdentityString => throw null!;
        protected void DeactivateOnIdle() { }
        public virtual Task OnActivateAsync(CancellationToken cancellationToken) => throw null!;
        public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => throw null!;
    }

    public class Grain<TGrainState> : Grain
    {
        protected Grain() { }

        protected TGrainState State { get; set; }
        protected virtual Task ClearStateAsync() => throw null!;
        protected virtual Task WriteStateAsync() => throw null!;
        protected virtual Task ReadStateAsync() => throw null!;
    }

    public static class GrainExtensions
    {
        public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => throw null!;
        public static long GetPrimaryKeyLong(this IAddressable grain) => throw null!;
        public static Guid GetPrimaryKey(this IAddressable grain) => throw null!;
        public static string GetPrimaryKeyString(this IAddressable grain) => throw null!;
    }

    public interface IGrainFactory
    {
        TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey;
        TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey;
        TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithStringKey;
        TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidCompoundKey;
        TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerCompoundKey;
    }

    public interface IClusterClient : IGrainFactory
    {
        IServiceProvider ServiceProvider { get; }
    }
}

namespace Orleans.Core
{
    public interface IStorage
    {
        string? Etag { get; }
        bool RecordExists { get; }
        Task ClearStateAsync();
        Task WriteStateAsync();
        Task ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    public interface IAddressable
    {
    }

    public interface IGrainContext
    {
    }

    public interface IPersistentState<TState> : IStorage<TState>
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute : Attribute
    {
        public PersistentStateAttribute(string stateName, string? storageName = null) { }

        public string StateName => throw null!;
        public string? StorageName => throw null!;
    }
}

namespace Orleans.Placement
{
    [AttributeUsage(AttributeTargets.Class)]
    public abstract class PlacementAttribute : Attribute
    {
        internal PlacementAttribute() { }
    }
}

namespace Orleans.Concurrency
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StatelessWorkerAttribute : PlacementAttribute
    {
        public StatelessWorkerAttribute() { }
        public StatelessWorkerAttribute(int maxLocalWorkers) { }
        public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers) { }
    }
}

namespace Orleans.Configuration
{
    public class MemoryGrainStorageOptions
    {
        public int NumStorageGrains { get; set; }
    }

    public class AdoNetGrainStorageOptions
    {
        public string? ConnectionString { get; set; }
        public string Invariant { get; set; }
    }

    public class AdoNetClusteringSiloOptions
    {
        public string? ConnectionString { get; set; }
        public string Invariant { get; set; }
    }

    public class AzureBlobStorageOptions
    {
        public string ContainerName { get; set; }
    }

    public class AzureTableStorageOptions
    {
        public string TableName { get; set; }
    }

    public class DevelopmentClusterMembershipOptions
    {
        public IPEndPoint? PrimarySiloEndpoint { get; set; }
    }
}

namespace Orleans.Persistence
{
    public class RedisStorageOptions
    {
        public StackExchange.Redis.ConfigurationOptions? ConfigurationOptions { get; set; }
        public TimeSpan? EntryExpiry { get; set; }
        public bool DeleteStateOnClear { get; set; }
    }
}

namespace Orleans.Persistence.Cosmos
{
    public abstract class CosmosOptions
    {
        public string DatabaseName { get; set; }
        public string ContainerName { get; set; }
    }

    public class CosmosGrainStorageOptions : CosmosOptions
    {
    }
}

namespace Orleans.Clustering.Redis
{
    public class RedisClusteringOptions
    {
        public StackExchange.Redis.ConfigurationOptions? ConfigurationOptions { get; set; }
    }
}

namespace Orleans.Hosting
{
    public interface ISiloBuilder
    {
        IServiceCollection Services { get; }
        IConfiguration Configuration { get; }
    }

    public interface IClientBuilder
    {
        IServiceCollection Services { get; }
        IConfiguration Configuration { get; }
    }

    public interface ISiloMemoryStreamConfigurator
    {
    }

    public static class MemoryGrainStorageSiloBuilderExtensions
    {
        public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<MemoryGrainStorageOptions> configureOptions) => throw null!;
        public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<MemoryGrainStorageOptions> configureOptions) => throw null!;
        public static ISiloBuilder AddMemoryGrainStorageAsDefault(this ISiloBuilder builder, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null) => throw null!;
        public static ISiloBuilder AddMemoryGrainStorage(this ISiloBuilder builder, string name, Action<OptionsBuilder<MemoryGrainStorageOptions>>? configureOptions = null) => throw null!;
    }

    public static class CoreHostingExtensions
    {
        public static ISiloBuilder UseLocalhostClustering(this ISiloBuilder builder, int siloPort = 11111, int gatewayPort = 30000, IPEndPoint? primarySiloEndpoint = null, string serviceId = "dev", string clusterId = "dev") => throw null!;
        public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, IPEndPoint? primarySiloEndpoint) => throw null!;
        public static ISiloBuilder UseDevelopmentClustering(this ISiloBuilder builder, Action<DevelopmentClusterMembershipOptions> configureOptions) => throw null!;
    }

    public static class SiloBuilderReminderMemoryExtensions
    {
        public static ISiloBuilder UseInMemoryReminderService(this ISiloBuilder builder) => throw null!;
    }

    public static class SiloBuilderMemoryStreamExtensions
    {
        public static ISiloBuilder AddMemoryStreams(this ISiloBuilder builder, string name, Action<ISiloMemoryStreamConfigurator>? configure = null) => throw null!;
    }

    public static class RedisSiloBuilderExtensions
    {
        public static ISiloBuilder AddRedisGrainStorageAsDefault(this ISiloBuilder builder, Action<RedisStorageOptions> configureOptions) => throw null!;
        public static ISiloBuilder AddRedisGrainStorage(this ISiloBuilder builder, string name, Action<RedisStorageOptions> configureOptions) => throw null!;
    }

    public static class AdoNetGrainStorageSiloBuilderExtensions
    {
        public static ISiloBuilder AddAdoNetGrainStorageAsDefault(this ISiloBuilder builder, Action<AdoNetGrainStorageOptions> configureOptions) => throw null!;
        public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<AdoNetGrainStorageOptions> configureOptions) => throw null!;
    }

    public static class AdoNetHostingExtensions
    {
        public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions) => throw null!;
    }

    public static class AzureBlobSiloBuilderExtensions
    {
        public static ISiloBuilder AddAzureBlobGrainStorageAsDefault(this ISiloBuilder builder, Action<AzureBlobStorageOptions> configureOptions) => throw null!;
        public static ISiloBuilder AddAzureBlobGrainStorage(this ISiloBuilder builder, string name, Action<AzureBlobStorageOptions> configureOptions) => throw null!;
    }

    public static class AzureTableSiloBuilderExtensions
    {
        public static ISiloBuilder AddAzureTableGrainStorage(this ISiloBuilder builder, string name, Action<AzureTableStorageOptions> configureOptions) => throw null!;
    }

    public static class HostingExtensions
    {
        public static ISiloBuilder AddCosmosGrainStorageAsDefault(this ISiloBuilder builder, Action<CosmosGrainStorageOptions> configureOptions) => throw null!;
        public static ISiloBuilder AddCosmosGrainStorage(this ISiloBuilder builder, string name, Action<CosmosGrainStorageOptions> configureOptions) => throw null!;
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class OrleansSiloGenericHostExtensions
    {
        public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder) => throw null!;
        public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate) => throw null!;
        public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate) => throw null!;
        public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<ISiloBuilder> configureDelegate) => throw null!;
        public static IHostBuilder UseOrleans(this IHostBuilder hostBuilder, Action<HostBuilderContext, ISiloBuilder> configureDelegate) => throw null!;
    }

    public static class RedisClusteringISiloBuilderExtensions
    {
        public static ISiloBuilder UseRedisClustering(this ISiloBuilder builder, Action<RedisClusteringOptions> configuration) => throw null!;
        public static ISiloBuilder UseRedisClustering(this ISiloBuilder builder, string redisConnectionString) => throw null!;
    }
}
