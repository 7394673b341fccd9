using MemoryLint.CodeFixes.Durability;
using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Durability;

public class KeptOnDiskFixTests
{
    static string Chat(params string[] saves) => $$"""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, IChatClient client, List<ChatMessage> history) =>
        {
            history.AddMessages(await client.GetResponseAsync(history));
            {{string.Join("\n    ", saves)}}
        });
        app.Run();
        """;

    static void WithoutVolume(VerifyOptions options) => options.AdditionalFiles.Add(("compose.yaml", "services:\n  chat:\n    build: .\n"));

    static Task VerifyAsync(string save, string expected) => Verify.CodeFixAsync<ConversationOnLostDisk, ConversationOnLostDiskFix>(
        Chat(save), Chat(expected), ConversationOnLostDiskFix.WriteToDataPathKey, WithoutVolume);

    [Theory]
    [InlineData("Path.Combine(Path.GetTempPath(), sessionId)", "Path.Combine(app.Configuration[\"DataPath\"]!, sessionId)")]
    [InlineData("Path.Combine(AppContext.BaseDirectory, \"chats\", sessionId)", "Path.Combine(app.Configuration[\"DataPath\"]!, \"chats\", sessionId)")]
    [InlineData("Path.Combine(\"/tmp/chats\", sessionId)", "Path.Combine(app.Configuration[\"DataPath\"]!, sessionId)")]
    [InlineData("$\"chats/{sessionId}.json\"", "Path.Combine(app.Configuration[\"DataPath\"]!, $\"chats/{sessionId}.json\")")]
    [InlineData("\"chats/\" + sessionId", "Path.Combine(app.Configuration[\"DataPath\"]!, \"chats/\" + sessionId)")]
    [InlineData("Path.Combine(\"chats\", sessionId)", "Path.Combine(app.Configuration[\"DataPath\"]!, Path.Combine(\"chats\", sessionId))")]
    public Task Folder_from_configuration(string path, string expected) => VerifyAsync(
        $"await File.[|WriteAllTextAsync|]({path}, JsonSerializer.Serialize(history)); // every turn",
        $"await File.WriteAllTextAsync({expected}, JsonSerializer.Serialize(history)); // every turn");

    [Fact]
    public Task All_of_a_document() => Verify.FixAllAsync<ConversationOnLostDisk, ConversationOnLostDiskFix>(
        Chat("await File.[|WriteAllTextAsync|](\"a.json\", JsonSerializer.Serialize(history));", "await File.[|WriteAllTextAsync|](\"b.json\", JsonSerializer.Serialize(history));"),
        Chat("await File.WriteAllTextAsync(Path.Combine(app.Configuration[\"DataPath\"]!, \"a.json\"), JsonSerializer.Serialize(history));",
            "await File.WriteAllTextAsync(Path.Combine(app.Configuration[\"DataPath\"]!, \"b.json\"), JsonSerializer.Serialize(history));"),
        ConversationOnLostDiskFix.WriteToDataPathKey, WithoutVolume);

    [Fact]
    public Task Nothing_where_a_field_says_the_folder() => Verify.NoCodeFixAsync<ConversationOnLostDisk, ConversationOnLostDiskFix>(
        Chat("var folder = \"/tmp/chats\";", "await File.[|WriteAllTextAsync|](Path.Combine(folder, sessionId), JsonSerializer.Serialize(history));"), configure: WithoutVolume);

    static string Provider(string creation) => $$"""
        using Microsoft.Agents.AI;
        using Microsoft.KernelMemory;
        var builder = WebApplication.CreateBuilder(args);
        {{creation}}
        var app = builder.Build();
        app.MapGet("/", () => "up");
        app.Run();
        """;

    const string Cosmos = "new CosmosChatHistoryProvider(builder.Configuration.GetConnectionString(\"Cosmos\")!, \"agents\", \"chats\", _ => new CosmosChatHistoryProvider.State(\"c1\"))";

    [Theory]
    [InlineData("", " { MessageTtlSeconds = -1 }")]
    [InlineData(" { MaxMessagesToRetrieve = 20 }", " { MessageTtlSeconds = -1, MaxMessagesToRetrieve = 20 }")]
    public Task Messages_that_do_not_expire(string initializer, string expected) => Verify.CodeFixAsync<DurableStoreForgets, DurableStoreForgetsFix>(
        Provider($"var provider = [|{Cosmos}{initializer}|];"), Provider($"var provider = {Cosmos}{expected};"), DurableStoreForgetsFix.KeepMessagesKey);

    [Fact]
    public Task Simple_store_in_a_folder() => Verify.CodeFixAsync<DurableStoreForgets, DurableStoreForgetsFix>(
        Provider("var memory = new KernelMemoryBuilder().[|WithSimpleVectorDb|]();"),
        Provider("var memory = new KernelMemoryBuilder().WithSimpleVectorDb(builder.Configuration[\"DataPath\"]!);"), DurableStoreForgetsFix.KeepInFolderKey);

    [Fact]
    public Task All_simple_stores_of_a_document() => Verify.FixAllAsync<DurableStoreForgets, DurableStoreForgetsFix>(
        Provider("var memory = new KernelMemoryBuilder().[|WithSimpleVectorDb|]().[|WithSimpleFileStorage|]();"),
        Provider("var memory = new KernelMemoryBuilder().WithSimpleVectorDb(builder.Configuration[\"DataPath\"]!).WithSimpleFileStorage(builder.Configuration[\"DataPath\"]!);"),
        DurableStoreForgetsFix.KeepInFolderKey);

    [Fact]
    public Task Nothing_for_a_database_in_memory() => Verify.NoCodeFixAsync<DurableStoreForgets, DurableStoreForgetsFix>("""
        using LangChain.Memory;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/", () => "up");
        IChatClient client = null!;
        var memory = [|new ConversationSummaryMemory(client, new LangChain.Databases.RedisChatMessageHistory("s", builder.Configuration["Redis"]!))|];
        app.Run();
        """);
}
