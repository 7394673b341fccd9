// Argument types of the Redis and Qdrant stores, and the Redis cache registration, signatures only. See README.md.
using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Options;

namespace StackExchange.Redis
{
    public interface IConnectionMultiplexer : IDisposable
    {
        IDatabase GetDatabase(int db = -1, object? asyncState = null);
    }

    public interface IDatabase
    {
    }

    public sealed class ConfigurationOptions
    {
        public static ConfigurationOptions Parse(string configuration) => throw null!;
    }

    public sealed class ConnectionMultiplexer : IConnectionMultiplexer
    {
        private ConnectionMultiplexer() { }

        public static ConnectionMultiplexer Connect(string configuration) => throw null!;
        public static Task<ConnectionMultiplexer> ConnectAsync(string configuration) => throw null!;
        public IDatabase GetDatabase(int db = -1, object? asyncState = null) => throw null!;
        public void Dispose() { }
    }
}

namespace Qdrant.Client
{
    public class QdrantClient
    {
        public QdrantClient(string host, int port = 6334, bool https = false, string? apiKey = null) { }
        public QdrantClient(Uri address, string? apiKey = null) { }
    }
}

namespace Microsoft.Extensions.Caching.StackExchangeRedis
{
    public class RedisCacheOptions : IOptions<RedisCacheOptions>
    {
        public string? Configuration { get; set; }
        public string? InstanceName { get; set; }
        RedisCacheOptions IOptions<RedisCacheOptions>.Value => throw null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Microsoft.Extensions.Caching.StackExchangeRedis;

    public static class StackExchangeRedisCacheServiceCollectionExtensions
    {
        public static IServiceCollection AddStackExchangeRedisCache(this IServiceCollection services, Action<RedisCacheOptions> setupAction) => throw null!;
    }
}
