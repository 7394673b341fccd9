using MemoryLint.CodeFixes.Durability;
using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Verification;
using static MemoryLint.Tests.CodeFixes.Durability.DurableStoreTest;

namespace MemoryLint.Tests.CodeFixes.Durability;

/// <summary>MEM2001 to MEM2003, "Use a durable store": each shape that a store in memory has.</summary>
public class UseDurableStoreTests
{
    const string BotBlobs = "Microsoft.Bot.Builder.Azure.Blobs", BotCosmos = "Microsoft.Bot.Builder.Azure", Redis = "Microsoft.Extensions.Caching.StackExchangeRedis";

    /// <summary>A web app with one statement in its place.</summary>
    static string App(string usings, string statement, string more = "") => $$"""
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        var app = builder.Build();
        app.MapGet("/", () => "up");
        app.Run();{{(more.Length > 0 ? "\n\n" + more : "")}}
        """;

    /// <summary>A web app that keeps histories in the distributed cache.</summary>
    static string CacheApp(string statement) => $$"""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;

        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, IDistributedCache cache) =>
        {
            var history = JsonSerializer.Deserialize<List<ChatMessage>>(await cache.GetStringAsync(sessionId) ?? "[]")!;
            await cache.SetStringAsync(sessionId, JsonSerializer.Serialize(history));
            return history.Count;
        });
        app.Run();
        """;

    static string BotWithCache(string usings, string statements) => CacheApp(statements).Replace("using Microsoft.Extensions.AI;", usings + "\nusing Microsoft.Extensions.AI;", StringComparison.Ordinal);

    [Fact]
    public Task Created() => UseAsync(
        App("using Microsoft.Bot.Builder;", """
            // State of the conversations.
            builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]); // bot state
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", """
            // State of the conversations.
            builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state")); // bot state
            """),
        BotBlobs);

    [Fact]
    public Task Created_with_options() => UseAsync(
        App("using Microsoft.Bot.Builder;", "builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]);"),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure;", """
            builder.Services.AddSingleton<IStorage>(new CosmosDbPartitionedStorage(new CosmosDbPartitionedStorageOptions
            {
                CosmosDbEndpoint = builder.Configuration["Cosmos:Endpoint"],
                AuthKey = builder.Configuration["Cosmos:AuthKey"],
                DatabaseId = "bot",
                ContainerId = "state",
            }));
            """),
        BotCosmos);

    [Fact]
    public Task Created_in_a_variable() => UseAsync(
        App("using Microsoft.Bot.Builder;", """
            var storage = [|new MemoryStorage()|];
            builder.Services.AddSingleton(new ConversationState(storage));
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", """
            var storage = new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state");
            builder.Services.AddSingleton(new ConversationState(storage));
            """),
        BotBlobs);

    [Fact]
    public Task Created_by_a_factory_of_services() => UseAsync(
        App("using Microsoft.Bot.Builder;", "Setup.AddState(builder.Services);", """
            static class Setup
            {
                public static void AddState(IServiceCollection services) => services.AddSingleton<IStorage>(provider => [|new MemoryStorage()|]);
            }
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", "Setup.AddState(builder.Services);", """
            static class Setup
            {
                public static void AddState(IServiceCollection services) => services.AddSingleton<IStorage>(provider => new BlobsStorage(provider.GetRequiredService<IConfiguration>().GetConnectionString("BlobStorage")!, "bot-state"));
            }
            """),
        BotBlobs);

    [Fact]
    public Task Created_without_configuration_in_reach() => UseAsync(
        App("using Microsoft.Bot.Builder;", "Setup.AddState(builder.Services);", """
            static class Setup
            {
                public static void AddState(IServiceCollection services) => services.AddSingleton<IStorage>([|new MemoryStorage()|]);
            }
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", "Setup.AddState(builder.Services);", """
            static class Setup
            {
                public static void AddState(IServiceCollection services) => services.AddSingleton<IStorage>(provider => new BlobsStorage(provider.GetRequiredService<IConfiguration>().GetConnectionString("BlobStorage")!, "bot-state"));
            }
            """),
        BotBlobs);

    [Fact]
    public Task Configuration_of_a_startup_class() => UseAsync(
        App("using Microsoft.Bot.Builder;", "new Startup(builder.Configuration).ConfigureServices(builder.Services);", """
            class Startup(IConfiguration configuration)
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddSingleton<IStorage>([|new MemoryStorage()|]);
                }
            }
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", "new Startup(builder.Configuration).ConfigureServices(builder.Services);", """
            class Startup(IConfiguration configuration)
            {
                public void ConfigureServices(IServiceCollection services)
                {
                    services.AddSingleton<IStorage>(new BlobsStorage(configuration.GetConnectionString("BlobStorage")!, "bot-state"));
                }
            }
            """),
        BotBlobs);

    [Fact]
    public Task A_name_that_means_another_type_stays_qualified() => UseAsync(
        App("using Microsoft.Bot.Builder;", "builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]);", "class BlobsStorage;"),
        App("using Microsoft.Bot.Builder;", """
            builder.Services.AddSingleton<IStorage>(new Microsoft.Bot.Builder.Azure.Blobs.BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state"));
            """, "class BlobsStorage;"),
        BotBlobs);

    [Fact]
    public Task Service() => UseAsync(
        App("using Microsoft.Bot.Builder;", "builder.Services.[|AddSingleton<IStorage, MemoryStorage>|]();"),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", """
            builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state"));
            """),
        BotBlobs);

    [Fact]
    public Task Service_without_configuration_in_reach() => UseAsync(
        App("using Microsoft.Bot.Builder;", "Setup.AddState(builder.Services);", """
            static class Setup
            {
                public static void AddState(IServiceCollection services) => services.[|AddSingleton<IStorage, MemoryStorage>|]();
            }
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", "Setup.AddState(builder.Services);", """
            static class Setup
            {
                public static void AddState(IServiceCollection services) => services.AddSingleton<IStorage>(provider => new BlobsStorage(provider.GetRequiredService<IConfiguration>().GetConnectionString("BlobStorage")!, "bot-state"));
            }
            """),
        BotBlobs);

    [Fact]
    public Task Called() => UseAsync(
        CacheApp("""
            builder.Services
                // Sessions.
                .[|AddDistributedMemoryCache|](options => options.SizeLimit = 1000)
                .AddHttpContextAccessor();
            """),
        CacheApp("""
            builder.Services
                // Sessions.
                .AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"))
                .AddHttpContextAccessor();
            """),
        Redis);

    [Fact]
    public Task Called_with_a_name() => UseAsync(
        App("using Orleans.Hosting;", """
            builder.Host.UseOrleans(silo => silo
                .[|AddMemoryGrainStorage|]("chats"));
            """),
        App("using Orleans.Hosting;\nusing StackExchange.Redis;", """
            builder.Host.UseOrleans(silo => silo
                .AddRedisGrainStorage("chats", options => options.ConfigurationOptions = ConfigurationOptions.Parse(silo.Configuration.GetConnectionString("Redis")!)));
            """),
        "Microsoft.Orleans.Persistence.Redis");

    [Fact]
    public Task Called_in_the_context_of_a_host() => UseAsync(
        App("using Orleans.Hosting;", "builder.Host.UseOrleans((context, silo) => { silo.[|AddMemoryGrainStorageAsDefault|](); });"),
        App("using Orleans.Hosting;", """
            builder.Host.UseOrleans((context, silo) => { silo.AddAdoNetGrainStorageAsDefault(options => options.ConnectionString = silo.Configuration.GetConnectionString("SqlServer")); });
            """),
        "Microsoft.Orleans.Persistence.AdoNet");

    [Fact]
    public Task Shared_checkpoints() => UseAsync(
        App("using Microsoft.Agents.AI.Workflows;", "builder.Services.AddSingleton(CheckpointManager.[|Default|]);"),
        App("using Microsoft.Agents.AI.Workflows;\nusing Microsoft.Agents.AI.Workflows.Checkpointing;", """
            builder.Services.AddSingleton(CheckpointManager.CreateJson(new CosmosCheckpointStore(builder.Configuration.GetConnectionString("Cosmos")!, "agents", "checkpoints")));
            """),
        "Microsoft.Agents.AI.CosmosNoSql");

    [Fact]
    public Task Checkpoints_in_files_of_one_machine() => UseOnOneMachineAsync(
        App("using Microsoft.Agents.AI.Workflows;", "builder.Services.AddSingleton([|CheckpointManager.CreateInMemory()|]);"),
        App("using Microsoft.Agents.AI.Workflows;\nusing Microsoft.Agents.AI.Workflows.Checkpointing;", """
            builder.Services.AddSingleton(CheckpointManager.CreateJson(new FileSystemJsonCheckpointStore(new DirectoryInfo("checkpoints"))));
            """),
        "Microsoft.Agents.AI.Workflows");

    [Fact]
    public Task No_file_for_several_workers() =>
        NothingOnSeveralAsync(App("using Microsoft.Agents.AI.Workflows;", "builder.Services.AddSingleton(CheckpointManager.[|Default|]);"), "Microsoft.Agents.AI.Workflows");

    [Fact]
    public Task Silent_default_of_an_agent() => UseAsync(
        App("using Microsoft.Agents.Builder;\nusing Microsoft.Agents.Builder.App;\nusing Microsoft.Agents.Hosting.AspNetCore;", """
            // The agent.
            builder.[|AddAgent<Helper>|]();
            """, "class Helper(AgentApplicationOptions options) : AgentApplication(options);"),
        App("using Microsoft.Agents.Builder;\nusing Microsoft.Agents.Builder.App;\nusing Microsoft.Agents.Hosting.AspNetCore;\nusing Microsoft.Agents.Storage;\nusing Microsoft.Agents.Storage.Blobs;", """
            builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "state"));
            // The agent.
            builder.AddAgent<Helper>();
            """, "class Helper(AgentApplicationOptions options) : AgentApplication(options);"),
        "Microsoft.Agents.Storage.Blobs");

    [Fact]
    public Task Silent_default_of_a_session() => UseAsync(
        CacheApp("builder.Services.[|AddSession|](options => options.IdleTimeout = TimeSpan.FromHours(1));"),
        CacheApp("""
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"));
            builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromHours(1));
            """),
        Redis);

    [Fact]
    public Task A_statement_lambda_takes_lines() => UseAsync(
        CacheApp("builder.Services.[|AddDistributedMemoryCache|]();"),
        CacheApp("""
            builder.Services.AddDistributedSqlServerCache(options =>
            {
                options.ConnectionString = builder.Configuration.GetConnectionString("SqlServer");
                options.SchemaName = "dbo";
                options.TableName = "Cache";
            });
            """),
        "Microsoft.Extensions.Caching.SqlServer",
        o =>
        {
            // Packages of many teams bear the same first words: the version of one is not that of another.
            const string Reference = "<PackageReference Include=\"Microsoft.Extensions.AI\" Version=\"9.5.0\" />";
            o.ErrorsOfMissingPackages.Add("CS1061");
            o.AdditionalFiles.Add(("TestProject.csproj", $"<Project>\n  <ItemGroup>\n    {Reference}\n  </ItemGroup>\n</Project>"));
            o.FixedSources.Add(("TestProject.csproj",
                $"<Project>\n  <ItemGroup>\n    {Reference}\n    <PackageReference Include=\"Microsoft.Extensions.Caching.SqlServer\" Version=\"*\" />\n  </ItemGroup>\n</Project>"));
        });

    [Fact]
    public Task Registered_vector_store() => UseAsync(
        VectorApp("builder.Services.[|AddInMemoryVectorStore|]();"),
        VectorApp("builder.Services.AddPostgresVectorStore(builder.Configuration.GetConnectionString(\"Postgres\")!);"),
        "CommunityToolkit.VectorData.PgVector");

    [Fact]
    public Task Registered_vector_store_with_a_client() => UseAsync(
        VectorApp("builder.Services.[|AddInMemoryVectorStore|]();"),
        VectorApp("builder.Services.AddQdrantVectorStore(_ => new QdrantClient(new Uri(builder.Configuration.GetConnectionString(\"Qdrant\")!)));", "using Qdrant.Client;\n"),
        "CommunityToolkit.VectorData.Qdrant");

    [Fact]
    public Task Created_vector_store_over_a_connection() => UseAsync(
        VectorApp("builder.Services.AddSingleton<VectorStore>([|new CommunityToolkit.VectorData.InMemory.InMemoryVectorStore()|]);"),
        VectorApp("""
            builder.Services.AddSingleton<VectorStore>(new RedisVectorStore(ConnectionMultiplexer.Connect(builder.Configuration.GetConnectionString("Redis")!).GetDatabase()));
            """, "using StackExchange.Redis;\n", "using CommunityToolkit.VectorData.Redis;\n"),
        "CommunityToolkit.VectorData.Redis");

    [Fact]
    public Task Created_vector_store() => UseOnOneMachineAsync(
        VectorApp("builder.Services.AddSingleton<VectorStore>([|new CommunityToolkit.VectorData.InMemory.InMemoryVectorStore()|]);"),
        VectorApp("builder.Services.AddSingleton<VectorStore>(new SqliteVectorStore(builder.Configuration.GetConnectionString(\"Sqlite\")!));", sqlite: "using CommunityToolkit.VectorData.SqliteVec;\n"),
        "CommunityToolkit.VectorData.SqliteVec");

    /// <summary>A web app that keeps histories in a vector store.</summary>
    static string VectorApp(string statement, string client = "", string sqlite = "") => $$"""
        {{sqlite}}using Microsoft.Extensions.AI;
        using Microsoft.Extensions.VectorData;
        {{client}}
        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, VectorStore store) =>
        {
            var turns = store.GetCollection<string, Turn>("turns");
            await turns.UpsertAsync(new Turn { Key = sessionId, Message = new ChatMessage(ChatRole.User, "Hello") });
        });
        app.Run();

        class Turn
        {
            public string Key { get; set; } = "";
            public ChatMessage? Message { get; set; }
        }
        """;

    [Theory]
    [InlineData("builder.Services.[|AddSingleton<MemoryStorage>|]();")]
    [InlineData("builder.Services.AddSingleton([|new MemoryStorage()|]);")]
    [InlineData("MemoryStorage storage = [|new MemoryStorage()|]; builder.Services.AddSingleton<IStorage>(storage);")]
    [InlineData("var storage = [|new MemoryStorage()|]; builder.Services.AddSingleton(storage);")]
    [InlineData("builder.Services.AddSingleton<IStorage>([|new MemoryStorage(dictionary: [])|]);")]
    [InlineData("builder.Services.AddSingleton(new ConversationState(Stores.Shared)); static class Stores { public static readonly IStorage Shared = [|new MemoryStorage()|]; }")]
    public Task Another_store_would_not_fit(string statement) => NothingAsync(
        statement.IndexOf("static class", StringComparison.Ordinal) is > 0 and var at ? App("using Microsoft.Bot.Builder;", statement[..at], statement[at..]) : App("using Microsoft.Bot.Builder;", statement));

    [Fact]
    public Task A_map_of_sessions_has_no_counterpart() => NothingAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat/{sessionId}", (string sessionId) => Sessions.Of(sessionId).Count);
        app.Run();

        static class Sessions
        {
            static readonly ConcurrentDictionary<string, List<ChatMessage>> [|_sessions|] = new();
            public static List<ChatMessage> Of(string sessionId) => _sessions.GetOrAdd(sessionId, _ => []);
        }
        """);

    [Fact]
    public Task An_extension_method_called_as_a_static_one() =>
        NothingAsync(CacheApp("MemoryCacheServiceCollectionExtensions.[|AddDistributedMemoryCache|](builder.Services);"));

    [Fact]
    public Task Without_configuration_in_reach() => NothingAsync(
        CacheApp("AddCache(builder.Services);\nstatic void AddCache(IServiceCollection services) => services.[|AddDistributedMemoryCache|]();"));

    [Fact]
    public Task Fix_all_of_two_in_one_document() => Verify.FixAllAsync<InMemoryStoreOutsideDevelopment, InMemoryStoreOutsideDevelopmentFix>(
        App("using Microsoft.Bot.Builder;", """
            if (builder.Configuration["UseKey"] == "true")
                builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]);
            else
                builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]);
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", """
            if (builder.Configuration["UseKey"] == "true")
                builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state"));
            else
                builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state"));
            """),
        InMemoryStoreOutsideDevelopmentFix.UseStoreOfKey + BotBlobs);

    /// <summary>As "dotnet format" does, which knows the first diagnostic's action only, and that has nested ones.</summary>
    [Fact]
    public Task Fix_all_with_the_key_of_the_group() => Verify.FixAllAsync<InMemoryStoreOutsideDevelopment, InMemoryStoreOutsideDevelopmentFix>(
        BotWithCache("using Microsoft.Bot.Builder;", """
            builder.Services.[|AddDistributedMemoryCache|]();
            builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]);
            """),
        BotWithCache("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", """
            builder.Services.AddStackExchangeRedisCache(options => options.Configuration = builder.Configuration.GetConnectionString("Redis"));
            builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state"));
            """),
        $"{InMemoryStoreOutsideDevelopmentFix.UseStoreOfKey}{Redis};{InMemoryStoreOutsideDevelopmentFix.UseStoreOfKey}Microsoft.Extensions.Caching.SqlServer;");

    [Fact]
    public Task Fix_all_of_two_documents() => Verify.FixAllAsync<InMemoryStoreOutsideDevelopment, InMemoryStoreOutsideDevelopmentFix>(
        App("using Orleans.Hosting;", "builder.Host.UseOrleans(silo => silo.[|AddMemoryGrainStorage|](\"chats\"));"),
        App("using Orleans.Hosting;", "builder.Host.UseOrleans(silo => silo.AddAdoNetGrainStorage(\"chats\", options => options.ConnectionString = silo.Configuration.GetConnectionString(\"SqlServer\")));"),
        InMemoryStoreOutsideDevelopmentFix.UseStoreOfKey + "Microsoft.Orleans.Persistence.AdoNet",
        o =>
        {
            o.Sources.Add(("Silo.cs", "using Orleans.Hosting;\nstatic class Silo { public static void Add(ISiloBuilder silo) => silo.[|AddMemoryGrainStorageAsDefault|](); }"));
            o.FixedSources.Add(("Silo.cs", "using Orleans.Hosting;\nstatic class Silo { public static void Add(ISiloBuilder silo) => "
                + "silo.AddAdoNetGrainStorageAsDefault(options => options.ConnectionString = silo.Configuration.GetConnectionString(\"SqlServer\")); }"));
        });
}
