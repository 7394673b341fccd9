using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Verification;
using static MemoryLint.Tests.Rules.Durability.HostedApp;

namespace MemoryLint.Tests.Rules.Durability;

public class DurableStoreForgetsTests
{
    static string Web(string services, string more = "") => $$"""
        using System.Text.Json;
        using LangChain.Databases;
        using LangChain.Memory;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Workflows;
        using Microsoft.Agents.AI.Workflows.Checkpointing;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.KernelMemory;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        app.MapGet("/", () => "up");
        app.Run();
        {{more}}
        """;

    /// <summary>Code that keeps histories in the ASP.NET Core session.</summary>
    const string Sessions = """
        static class Chats
        {
            public static void Save(ISession session, string sessionId, List<ChatMessage> history) => session.SetString(sessionId, JsonSerializer.Serialize(history));
        }
        """;

    static Task VerifyAsync(string source, string? message = null, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<DurableStoreForgets>(source, o =>
    {
        configure?.Invoke(o);
        if (message is not null)
            o.Messages[0] = message;
    });

    const string Cosmos = "new CosmosChatHistoryProvider(builder.Configuration.GetConnectionString(\"Cosmos\")!, \"agents\", \"chats\", _ => new CosmosChatHistoryProvider.State(\"c1\"))";

    [Fact]
    public Task Messages_expire_after_a_day() => VerifyAsync(
        Web($"builder.Services.AddSingleton<ChatHistoryProvider>({{|#0:{Cosmos}|}});"),
        "'CosmosChatHistoryProvider' deletes every message after a day unless MessageTtlSeconds is set, so a conversation that goes on the day after has forgotten");

    [Fact]
    public Task Id_of_the_rule() => VerifyAsync(Web("var memory = new KernelMemoryBuilder().{|MEM2005:WithSimpleVectorDb|}();"));

    [Fact]
    public Task Random_id_that_only_the_session_knows() => VerifyAsync(
        Web("var options = new ChatClientAgentOptions().{|#0:WithCosmosDBChatHistoryProvider|}(builder.Configuration.GetConnectionString(\"Cosmos\")!, \"agents\", \"chats\");"),
        "'WithCosmosDBChatHistoryProvider' makes up a random conversation id that only the session knows, and nothing here saves sessions, so no conversation is ever found again");

    [Fact]
    public Task Summary_over_a_durable_history() => VerifyAsync(
        Web("var history = new RedisChatMessageHistory(\"s\", builder.Configuration[\"Redis\"]!); IChatClient client = null!; var memory = {|#0:new ConversationSummaryMemory(client, history)|};"),
        "'ConversationSummaryMemory' keeps its summary in a field, not in the durable history it is given, so what has been summarised is gone with the object");

    [Fact]
    public Task Simple_store_without_directory() => VerifyAsync(
        Web("var memory = new KernelMemoryBuilder().{|#0:WithSimpleVectorDb|}();"), "'WithSimpleVectorDb' keeps everything in memory unless it is given a directory, so all it holds is gone with the process");

    [Fact]
    public Task Checkpoints_of_one_process() => VerifyAsync(
        Web("var checkpoints = CheckpointManager.CreateJson({|#0:new FileSystemJsonCheckpointStore(new DirectoryInfo(\"/data\"))|});"),
        "'FileSystemJsonCheckpointStore' can be open in one process only, but compose.yaml line 5 says replicas: 3, so every other worker fails to start or finds no checkpoint",
        With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task Hybrid_cache_over_the_memory_cache() => VerifyAsync(
        Web("builder.Services.AddDistributedMemoryCache(); builder.Services.{|#0:AddHybridCache|}();", Sessions),
        "'AddHybridCache' stays in memory, because no distributed cache but the one in memory is registered, so conversations in it are gone with the process");

    [Fact]
    public Task Session_cookies_that_other_workers_cannot_read() => VerifyAsync(
        Web("builder.Services.AddStackExchangeRedisCache(o => o.Configuration = builder.Configuration[\"Redis\"]); builder.Services.{|#0:AddSession|}();", Sessions), null,
        With("compose.yaml", ThreeReplicas));

    // What must not be reported.

    [Fact]
    public Task Time_to_live_is_set() => VerifyAsync(Web($"builder.Services.AddSingleton<ChatHistoryProvider>({Cosmos} {{ MessageTtlSeconds = -1 }});"));

    [Theory]
    [InlineData("var options = new ChatClientAgentOptions().WithCosmosDBChatHistoryProvider(builder.Configuration[\"C\"]!, \"agents\", \"chats\", _ => new CosmosChatHistoryProvider.State(\"c1\"));")]
    [InlineData("var options = new ChatClientAgentOptions().WithCosmosDBChatHistoryProvider(builder.Configuration[\"C\"]!, \"agents\", \"chats\"); AIAgent agent = null!; AgentSession session = null!; await agent.SerializeSessionAsync(session);")]
    [InlineData("IChatClient client = null!; var memory = new ConversationSummaryMemory(client);")]
    [InlineData("var history = new RedisChatMessageHistory(\"s\", builder.Configuration[\"Redis\"]!); var memory = new ConversationBufferMemory(history);")]
    [InlineData("var memory = new KernelMemoryBuilder().WithSimpleVectorDb(\"/data/vectors\");")]
    [InlineData("if (builder.Environment.IsDevelopment()) { var memory = new KernelMemoryBuilder().WithSimpleVectorDb(); }")]
    [InlineData("var checkpoints = CheckpointManager.CreateJson(new FileSystemJsonCheckpointStore(new DirectoryInfo(\"/data\")));")]
    public Task Durable_as_it_looks(string services) => VerifyAsync(Web(services));

    [Theory]
    [InlineData("builder.Services.AddStackExchangeRedisCache(o => o.Configuration = builder.Configuration[\"Redis\"]); builder.Services.AddHybridCache();")]
    [InlineData("builder.Services.AddDistributedMemoryCache(); builder.Services.AddSession();")]
    [InlineData("builder.Services.AddStackExchangeRedisCache(o => o.Configuration = builder.Configuration[\"Redis\"]); builder.Services.AddSession(); builder.Services.AddDataProtection();")]
    public Task Sessions_that_are_shared(string services) => VerifyAsync(Web(services, Sessions), null, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task A_hybrid_cache_of_products() => VerifyAsync(Web("builder.Services.AddHybridCache();"));

    [Fact]
    public Task Sessions_of_one_worker() => VerifyAsync(
        Web("builder.Services.AddStackExchangeRedisCache(o => o.Configuration = builder.Configuration[\"Redis\"]); builder.Services.AddSession();", Sessions), null, With("compose.yaml", OneReplica));

    [Fact]
    public Task A_test_project() => VerifyAsync(Web($"builder.Services.AddSingleton<ChatHistoryProvider>({Cosmos});"), null, o => o.EditorConfig = "build_property.IsTestProject = true");
}
