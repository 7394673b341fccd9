namespace MemoryLint.Catalog.Frameworks;

/// <summary>ASP.NET Core 10 and its neighbours: caches, session state and databases in which apps keep their conversations.</summary>
static class AspNetCore
{
    /// <summary>What can stand where a cache in memory stood.</summary>
    public static Counterpart[] DurableCaches =>
    [
        new("Microsoft.Extensions.DependencyInjection.StackExchangeRedisCacheServiceCollectionExtensions",
            "Microsoft.Extensions.Caching.StackExchangeRedis", "AddStackExchangeRedisCache(options => options.Configuration = {connection})"),
        new("Microsoft.Extensions.DependencyInjection.SqlServerCachingServicesExtensions", "Microsoft.Extensions.Caching.SqlServer",
            "AddDistributedSqlServerCache(options => { options.ConnectionString = {connection}; "
            + "options.SchemaName = \"dbo\"; options.TableName = \"Cache\"; })"),
        new("Microsoft.Extensions.DependencyInjection.PostgresCachingServicesExtensions", "Microsoft.Extensions.Caching.Postgres",
            "AddDistributedPostgresCache(options => { options.ConnectionString = {connection}; "
            + "options.SchemaName = \"public\"; options.TableName = \"cache\"; options.CreateIfNotExists = true; })"),
        new("Microsoft.Extensions.DependencyInjection.CosmosCacheServiceCollectionExtensions", "Microsoft.Extensions.Caching.Cosmos",
            "AddCosmosCache(options => { options.ClientBuilder = new Microsoft.Azure.Cosmos.Fluent.CosmosClientBuilder({connection}); "
            + "options.DatabaseName = \"chat\"; options.ContainerName = \"cache\"; options.CreateIfNotExists = true; })"),
    ];

    public static readonly Framework Framework = new("ASP.NET Core")
    {
        Types =
        [
            new()
            {
                Names = ["Microsoft.Extensions.Caching.Memory.IMemoryCache", "Microsoft.Extensions.Caching.Memory.MemoryCache"],
                General = GeneralStores.MemoryCache,
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Extensions.Caching.Memory",
            },
            new()
            {
                Names = ["System.Runtime.Caching.MemoryCache", "System.Runtime.Caching.ObjectCache"],
                General = GeneralStores.MemoryCache,
                Kind = MemoryKind.Cache,
                Package = "System.Runtime.Caching",
            },
            new()
            {
                Names = ["Microsoft.Extensions.Caching.Distributed.MemoryDistributedCache"],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Extensions.Caching.Memory",
            },

            // Abstractions: only what is registered says what they survive.
            new()
            {
                Names = ["Microsoft.Extensions.Caching.Distributed.IDistributedCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.Caching.Abstractions",
            },
            new()
            {
                Names = ["Microsoft.Extensions.Caching.Hybrid.HybridCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.Caching.Hybrid",
            },
            new()
            {
                Names = ["Microsoft.AspNetCore.Http.ISession", "Microsoft.AspNetCore.Session.ISessionStore"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.AspNetCore.App",
            },
        ],
        Registrations =
        [
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions"],
                Methods = ["AddDistributedMemoryCache"],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Extensions.Caching.Memory",
                Counterparts = DurableCaches,
            },

            // No counterpart: it registers IMemoryCache, which no durable cache implements.
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.MemoryCacheServiceCollectionExtensions"],
                Methods = ["AddMemoryCache"],
                General = GeneralStores.MemoryCache,
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Extensions.Caching.Memory",
            },

            // They use whatever IDistributedCache is registered. The first three register one in memory when there is none.
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.MvcServiceCollectionExtensions"],
                Methods = ["AddControllersWithViews", "AddMvc", "AddRazorPages"],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.AspNetCore.App",
                IsSilentDefault = true,
                Counterparts = DurableCaches,
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.SessionServiceCollectionExtensions"],
                Methods = ["AddSession"],
                Lapse = Lapse.HasKeysOfOneWorker,
                HealedBy =
                [
                    "PersistKeysToFileSystem", "PersistKeysToStackExchangeRedis", "PersistKeysToAzureBlobStorage", "PersistKeysToDbContext", "PersistKeysToAWSSystemsManager",
                    "PersistKeysToGoogleCloudStorage", "PersistKeysToRegistry", "AddDataProtection",
                ],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.AspNetCore.App",
                IsSilentDefault = true,
                Counterparts = DurableCaches,
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.HybridCacheServiceExtensions"],
                Methods = ["AddHybridCache"],
                General = GeneralStores.None, // its lapse says more
                Lapse = Lapse.StaysInMemoryOverMemoryCache,
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Extensions.Caching.Hybrid",
                IsSilentDefault = true,
                Counterparts = DurableCaches,
            },
            new()
            {
                Types = ["Microsoft.EntityFrameworkCore.InMemoryDbContextOptionsExtensions"],
                Methods = ["UseInMemoryDatabase"],
                General = GeneralStores.None, // what a database holds is the app's own
                Kind = MemoryKind.Cache,
                Package = "Microsoft.EntityFrameworkCore.InMemory",
                Counterparts =
                [
                    new("Microsoft.EntityFrameworkCore.NpgsqlDbContextOptionsBuilderExtensions", "Npgsql.EntityFrameworkCore.PostgreSQL",
                        "UseNpgsql({connection})"),
                    new("Microsoft.EntityFrameworkCore.SqlServerDbContextOptionsExtensions", "Microsoft.EntityFrameworkCore.SqlServer",
                        "UseSqlServer({connection})"),
                ],
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.StackExchangeRedisCacheServiceCollectionExtensions"],
                Methods = ["AddStackExchangeRedisCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.Caching.StackExchangeRedis",
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.SqlServerCachingServicesExtensions"],
                Methods = ["AddDistributedSqlServerCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.Caching.SqlServer",
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.PostgresCachingServicesExtensions"],
                Methods = ["AddDistributedPostgresCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.Caching.Postgres",
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.CosmosCacheServiceCollectionExtensions"],
                Methods = ["AddCosmosCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Microsoft.Extensions.Caching.Cosmos",
            },
            new()
            {
                Types = ["Microsoft.Extensions.Hosting.AspireRedisDistributedCacheExtensions"],
                Methods = ["AddRedisDistributedCache", "AddKeyedRedisDistributedCache"],
                Kind = MemoryKind.Cache,
                Durability = Durability.Durable,
                Package = "Aspire.StackExchange.Redis.DistributedCaching",
            },
        ],
    };
}
