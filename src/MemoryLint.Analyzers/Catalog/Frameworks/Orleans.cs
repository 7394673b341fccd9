namespace MemoryLint.Catalog.Frameworks;

/// <summary>Orleans, read from source (August 2026): the parts that persist.</summary>
static class Orleans
{
    public static readonly Framework Framework = new("Orleans")
    {
        HeldStates = [new("Orleans.Runtime.IPersistentState`1", "WriteStateAsync"), new("Orleans.Grain`1", "WriteStateAsync")],
        Types =
        [
            // Interfaces: only the registered provider says what they survive.
            new()
            {
                Names = ["Orleans.Runtime.IPersistentState`1", "Orleans.Core.IStorage`1", "Orleans.Storage.IGrainStorage"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Orleans.Runtime",
            },
            new()
            {
                Names = ["Orleans.Storage.MemoryGrainStorage"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Orleans.Persistence.Memory",
            },
        ],
        Revived =
        [
            new()
            {
                Names = ["Orleans.Grain"],
                Word = "Grain",
                Noun = "a grain",
                Home = "persistent state",
                Loss = "the conversation is gone when the grain is deactivated, after fifteen idle minutes by default",
                KeptBy =
                [
                    "IPersistentState", "PersistentState", "IStorage", "WriteStateAsync", "ReadStateAsync", "OnActivateAsync", "OnDeactivateAsync",
                    "StatelessWorker", "KeepAlive", "JournaledGrain",
                ],
            },
        ],
        Registrations =
        [
            // In the memory of the cluster, not of one silo: what a silo held is lost with it.
            new()
            {
                Types = ["Orleans.Hosting.MemoryGrainStorageSiloBuilderExtensions"],
                Methods = ["AddMemoryGrainStorage"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Orleans.Persistence.Memory",
                Counterparts =
                [
                    new("Orleans.Hosting.RedisSiloBuilderExtensions", "Microsoft.Orleans.Persistence.Redis",
                        "AddRedisGrainStorage({name}, options => "
                        + "options.ConfigurationOptions = StackExchange.Redis.ConfigurationOptions.Parse({connection}))"),
                    new("Orleans.Hosting.AdoNetGrainStorageSiloBuilderExtensions", "Microsoft.Orleans.Persistence.AdoNet",
                        "AddAdoNetGrainStorage({name}, options => options.ConnectionString = {connection})"),
                    new("Orleans.Hosting.AzureBlobSiloBuilderExtensions", "Microsoft.Orleans.Persistence.AzureStorage",
                        "AddAzureBlobGrainStorage({name}, options => options.BlobServiceClient = new Azure.Storage.Blobs.BlobServiceClient({connection}))"),
                ],
            },
            new()
            {
                Types = ["Orleans.Hosting.MemoryGrainStorageSiloBuilderExtensions"],
                Methods = ["AddMemoryGrainStorageAsDefault"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Orleans.Persistence.Memory",
                Counterparts =
                [
                    new("Orleans.Hosting.RedisSiloBuilderExtensions", "Microsoft.Orleans.Persistence.Redis",
                        "AddRedisGrainStorageAsDefault(options => "
                        + "options.ConfigurationOptions = StackExchange.Redis.ConfigurationOptions.Parse({connection}))"),
                    new("Orleans.Hosting.AdoNetGrainStorageSiloBuilderExtensions", "Microsoft.Orleans.Persistence.AdoNet",
                        "AddAdoNetGrainStorageAsDefault(options => options.ConnectionString = {connection})"),
                    new("Orleans.Hosting.AzureBlobSiloBuilderExtensions", "Microsoft.Orleans.Persistence.AzureStorage",
                        "AddAzureBlobGrainStorageAsDefault(options => "
                        + "options.BlobServiceClient = new Azure.Storage.Blobs.BlobServiceClient({connection}))"),
                ],
            },

            // Every replica is a cluster of its own, so one grain id is one grain per replica.
            new()
            {
                Types = ["Orleans.Hosting.CoreHostingExtensions"],
                Methods = ["UseLocalhostClustering", "UseDevelopmentClustering"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Orleans.Runtime",
                Counterparts =
                [
                    new("Microsoft.Extensions.Hosting.RedisClusteringISiloBuilderExtensions", "Microsoft.Orleans.Clustering.Redis",
                        "UseRedisClustering({connection})"),
                ],
            },

            // Reminders and streams are infrastructure: whether a conversation depends on them is for the app to say.
            new()
            {
                Types = ["Orleans.Hosting.SiloBuilderReminderMemoryExtensions"],
                Methods = ["UseInMemoryReminderService"],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Orleans.Reminders",
            },
            new()
            {
                Types = ["Orleans.Hosting.SiloBuilderMemoryStreamExtensions"],
                Methods = ["AddMemoryStreams"],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Orleans.Streaming",
            },
            new()
            {
                Types = ["Orleans.Hosting.DurableJobsExtensions"],
                Methods = ["UseInMemoryDurableJobs"],
                Kind = MemoryKind.Cache,
                Package = "Microsoft.Orleans.DurableJobs",
            },
            Durable("Redis", "Orleans.Hosting.RedisSiloBuilderExtensions", "AddRedisGrainStorage"),
            Durable("AdoNet", "Orleans.Hosting.AdoNetGrainStorageSiloBuilderExtensions", "AddAdoNetGrainStorage"),
            Durable("AzureStorage", "Orleans.Hosting.AzureBlobSiloBuilderExtensions", "AddAzureBlobGrainStorage"),
            Durable("AzureStorage", "Orleans.Hosting.AzureTableSiloBuilderExtensions", "AddAzureTableGrainStorage"),
            Durable("Cosmos", "Orleans.Hosting.HostingExtensions", "AddCosmosGrainStorage"),
            Durable("DynamoDB", "Orleans.Hosting.DynamoDBGrainStorageSiloBuilderExtensions", "AddDynamoDBGrainStorage"),
        ],
    };

    static MemoryRegistration Durable(string package, string type, string method) => new()
    {
        Types = [type],
        Methods = [method, method + "AsDefault"],
        Kind = MemoryKind.SessionStore,
        Durability = Durability.Durable,
        Package = "Microsoft.Orleans.Persistence." + package,
    };
}
