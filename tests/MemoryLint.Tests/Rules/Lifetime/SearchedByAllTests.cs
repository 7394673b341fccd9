using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1004: memories of past conversations whose search finds what all users have said.</summary>
public class SearchedByAllTests
{
    static Task VerifyAsync(string source, string host = Web, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<MemorySharedByAllSessions>(source, o =>
    {
        o.Sources.Add(("Program.cs", host));
        configure?.Invoke(o);
    });

    const string Web = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Build().Run();
        """;

    static string Made(string state, string collection = "\"chats\"", string more = "") => $$"""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Mem0;
        using Microsoft.Extensions.VectorData;

        public class Providers(VectorStore store, HttpClient http, string user)
        {
            const string Application = "travel";

            public AIContextProvider Create() => new ChatHistoryMemoryProvider(store, {{collection}}, 1536, {{state}});
            {{more}}
        }
        """;

    [Theory]
    [InlineData("_ => new ChatHistoryMemoryProvider.State({|#0:new ChatHistoryMemoryProviderScope()|})")]
    [InlineData("_ => new({|#0:new()|})")]
    [InlineData("_ => new({|#0:new() { ApplicationId = Application }|})")]
    [InlineData("_ => new({|#0:new() { ApplicationId = \"travel\", AgentId = \"guide\" }|}, null)")]
    [InlineData("_ => new(new() { UserId = user }, {|#0:new() { ApplicationId = Application }|})")]
    [InlineData("session => { return new(searchScope: {|#0:new()|}, storageScope: new() { UserId = user }); }")]
    public Task Scope_that_names_nobody(string state) => VerifyAsync(Made(state), configure: o =>
        o.Messages[0] = "'ChatHistoryMemoryProvider' is one memory for all users: its search scope names neither session nor user, so they read each other's conversation");

    [Fact]
    public Task Mem0() => VerifyAsync(Made("_ => new(new() { UserId = user })", more: "public AIContextProvider Other() => new Mem0Provider(http, _ => new(new() { UserId = user }, [|new() { AgentId = \"guide\" }|]));"));

    [Theory]
    [InlineData("_ => new(new() { UserId = user })")]
    [InlineData("_ => new(new() { SessionId = user, ApplicationId = Application })")]
    [InlineData("_ => new(new(), new() { UserId = user })")]
    [InlineData("_ => new(new() { ApplicationId = user })")]
    [InlineData("_ => new(new() { ApplicationId = $\"travel-{user}\" })")]
    [InlineData("_ => new(new ChatHistoryMemoryProviderScope(new ChatHistoryMemoryProviderScope { UserId = user }))")]
    [InlineData("_ => new(Scope())", "\"chats\"", "ChatHistoryMemoryProviderScope Scope() => new() { UserId = user };")]
    [InlineData("Begin", "\"chats\"", "ChatHistoryMemoryProvider.State Begin(AgentSession? session) => new(new());")]
    [InlineData("_ => new(new())", "$\"chats-{user}\"")]
    [InlineData("_ => new(new())", "user")]
    public Task Scope_that_may_name_somebody(string state, string collection = "\"chats\"", string more = "") => VerifyAsync(Made(state, collection, more));

    [Fact]
    public Task Store_of_one_request() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.VectorData;

        public class ChatController(IServiceProvider services) : ControllerBase
        {
            [HttpPost("/chat")]
            public string Post(string message)
            {
                var store = services.GetRequiredService<VectorStore>();
                return new ChatHistoryMemoryProvider(store, "chats", 1536, _ => new(new())).ToString()!;
            }
        }
        """);

    [Fact]
    public Task Console_program() => VerifyAsync(Made("_ => new(new())"), "System.Console.WriteLine();");

    // ---- collections whose records say which conversation they belong to

    const string Record = "public class Said { public string Id { get; set; } = \"\"; public string ConversationId { get; set; } = \"\"; public string Text { get; set; } = \"\"; }";

    static string Recall(string search, string record = Record, string members = "", string collection = "VectorStoreCollection<string, Said> memories") => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.VectorData;

        public class ChatController({{collection}}) : ControllerBase
        {
            [HttpPost("/chat/{conversationId}")]
            public async Task<List<string>> Post(string conversationId, [FromBody] string message)
            {
                var found = new List<string>();
                {{search}}
                    found.Add(result.Record.Text);
                return found;
            }

            [HttpPut("/chat/{conversationId}")]
            public Task Put(string conversationId, [FromBody] Said said) => Store.SaveAsync(said);

            {{members}}
        }

        public static class Store
        {
            public static VectorStoreCollection<string, Said> All => throw null!;

            public static Task SaveAsync(Said said) => All.UpsertAsync(said);
        }

        {{record}}
        """;

    [Theory]
    [InlineData("await foreach (var result in memories.{|#0:SearchAsync|}(message, 3))")]
    [InlineData("await foreach (var result in memories.{|#0:SearchAsync|}(message, 3, new VectorSearchOptions<Said> { Skip = 1 }))")]
    public Task Search_without_a_filter(string search) => VerifyAsync(Recall(search), configure: o =>
        o.Messages[0] = "'memories' is one memory for all users: SearchAsync asks for no ConversationId, so they read each other's conversation");

    [Theory]
    [InlineData("await foreach (var result in memories.SearchAsync(message, 3, new VectorSearchOptions<Said> { Filter = s => s.ConversationId == conversationId }))")]
    [InlineData("await foreach (var result in memories.SearchAsync(message, 3, Options(conversationId)))", Record, "static VectorSearchOptions<Said> Options(string id) => new() { Filter = s => s.ConversationId == id };")]
    [InlineData("await foreach (var result in memories.SearchAsync(message, 30)) if (result.Record.ConversationId == conversationId)")]
    [InlineData("await foreach (var result in memories.SearchAsync(message, 3))", "public class Said { public string Id { get; set; } = \"\"; public string Text { get; set; } = \"\"; public string UserId { get; set; } = \"\"; }")]
    [InlineData("await foreach (var result in memories.SearchAsync(message, 3))", Record, "VectorStoreCollection<string, Said> Of(VectorStore store, string id) => store.GetCollection<string, Said>(\"said-\" + id);")]
    public Task Search_that_may_be_right(string search, string record = Record, string members = "") => VerifyAsync(Recall(search, record, members));

    [Fact]
    public Task Collection_that_a_method_finds() => VerifyAsync(Recall("await foreach (var result in Of(conversationId).SearchAsync(message, 3))", members: "VectorStoreCollection<string, Said> Of(string id) => memories;"));
}
