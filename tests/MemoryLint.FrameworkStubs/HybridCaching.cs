// Microsoft.Extensions.Caching.Hybrid
using Microsoft.Extensions.Caching.Hybrid;

namespace Microsoft.Extensions.Caching.Hybrid
{
    public interface IHybridCacheBuilder
    {
        IServiceCollection Services { get; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class HybridCacheServiceExtensions
    {
        public static IHybridCacheBuilder AddHybridCache(this IServiceCollection services) => throw null!;
    }
}
