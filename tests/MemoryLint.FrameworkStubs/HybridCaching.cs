// The hybrid cache's registration, signatures only. See README.md.
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

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
