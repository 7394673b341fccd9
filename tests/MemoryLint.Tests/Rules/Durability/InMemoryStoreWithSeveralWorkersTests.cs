using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Verification;
using static MemoryLint.Tests.Rules.Durability.HostedApp;

namespace MemoryLint.Tests.Rules.Durability;

public class InMemoryStoreWithSeveralWorkersTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions> configure, string? message = null) =>
        Verify.AnalyzerAsync<InMemoryStoreWithSeveralWorkers>(source, o =>
        {
            configure(o);
            if (message is not null)
                o.Messages[0] = message;
        });

    static Task ReportsAsync(string source, string? message = null) => VerifyAsync(source, With("compose.yaml", ThreeReplicas), message);

    [Fact]
    public Task Names_file_line_and_words() => ReportsAsync(
        Bot(Storage), "'MemoryStorage' keeps conversations in the memory of one process, but compose.yaml line 5 says replicas: 3, so a turn that reaches another worker finds nothing");

    [Fact]
    public Task Prompt_that_looks_like_a_deployment() => VerifyAsync(Bot("builder.Services.AddSingleton<IStorage, MemoryStorage>();"), o =>
    {
        With("compose.yaml", ThreeReplicas)(o);
        o.EditorConfig += "\n[/0/compose.yaml]\nbuild_metadata.AdditionalFiles.MemoryLintKind = prompt\n";
    });

    [Fact]
    public Task Registered_as_type() => ReportsAsync(Bot("builder.Services.{|#0:AddSingleton<IStorage, MemoryStorage>|}();"));

    [Fact]
    public Task Cache_that_holds_histories() => ReportsAsync("""
        using System.Text.Json;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|#0:AddDistributedMemoryCache|}();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, IDistributedCache cache, IChatClient client) =>
        {
            var history = JsonSerializer.Deserialize<List<ChatMessage>>(await cache.GetStringAsync(sessionId) ?? "[]")!;
            await cache.SetStringAsync(sessionId, JsonSerializer.Serialize(history));
            return history.Count;
        });
        app.Run();
        """);

    [Fact]
    public Task Session_that_holds_histories() => ReportsAsync("""
        using System.Text.Json;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|#0:AddControllersWithViews|}();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class ChatController : Controller
        {
            public void Post(List<ChatMessage> history) => HttpContext.Session.SetString("history", JsonSerializer.Serialize(history));
        }
        """);

    [Fact]
    public Task A_session_of_the_apps_own() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        var app = builder.Build();
        app.MapGet("/", (Sessions sessions, string sessionId) => sessions.Get(sessionId));
        app.Run();

        public record Session(string Id, List<ChatMessage> History);
        public class Sessions { public Session? Get(string sessionId) => null; }
        """, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task Session_map_of_the_process() => ReportsAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", (string sessionId) => Sessions.Of(sessionId).Count);
        app.Run();

        static class Sessions
        {
            static readonly ConcurrentDictionary<string, List<ChatMessage>> {|#0:_sessions|} = new();
            public static List<ChatMessage> Of(string sessionId) => _sessions.GetOrAdd(sessionId, _ => []);
        }
        """, "'_sessions' keeps conversations in the memory of one process, but compose.yaml line 5 says replicas: 3, so a turn that reaches another worker finds nothing");

    [Fact]
    public Task Session_store_of_an_agent_host() => ReportsAsync("""
        using Microsoft.Agents.AI.Hosting;
        var builder = WebApplication.CreateBuilder(args);
        builder.AddAIAgent("helper", "You help.").{|#0:WithInMemorySessionStore|}();
        var app = builder.Build();
        app.MapGet("/", () => "up");
        app.Run();
        """);

    static string Responses(string map) => $$"""
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Agents.AI.Hosting.OpenAI;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddOpenAIResponses();
        builder.Services.AddOpenAIConversations();
        var app = builder.Build();
        {{map}}
        app.Run();
        """;

    [Fact]
    public Task Two_halves_of_one_store_are_reported_once() =>
        ReportsAsync(Responses("app.MapOpenAIResponses();").Replace("AddOpenAIResponses", "{|#0:AddOpenAIResponses|}", StringComparison.Ordinal));

    [Theory]
    [InlineData("app.MapGet(\"/\", () => \"up\");")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.MapOpenAIResponses(); app.MapOpenAIConversations(); }")]
    public Task Served_to_nobody_or_in_development(string map) => VerifyAsync(Responses(map), With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task Both_branches_of_a_choice_say_the_same() => VerifyAsync("""
        using Microsoft.Bot.Builder;
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["UseKey"] == "true")
            builder.Services.AddSingleton<IStorage>({|#0:new MemoryStorage()|});
        else
            builder.Services.AddSingleton<IStorage>({|#1:new MemoryStorage()|});
        builder.Build().Run();
        app(null!);
        static void app(WebApplication a) => a.MapGet("/", () => "up");
        """, With("compose.yaml", ThreeReplicas));

    // What must not be reported.

    [Theory]
    [InlineData("builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration[\"Blobs\"], \"state\"));")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSingleton<IStorage>(new MemoryStorage());")]
    [InlineData("if (!builder.Environment.IsDevelopment()) { } else builder.Services.AddSingleton<IStorage>(new MemoryStorage());")]
    [InlineData("IStorage storage = builder.Configuration[\"Blobs\"] is { } blobs ? new BlobsStorage(blobs, \"state\") : new MemoryStorage(); builder.Services.AddSingleton(storage);")]
    [InlineData("builder.Services.AddSingleton<IStorage>(new MemoryStorage()); builder.Services.AddSingleton<IStorage>(new BlobsStorage(\"c\", \"state\"));")]
    [InlineData("switch (builder.Configuration[\"Store\"]) { case \"memory\": builder.Services.AddSingleton<IStorage>(new MemoryStorage()); break; }")]
    [InlineData("IStorage? storage = null; storage ??= builder.Environment.IsProduction() ? throw new InvalidOperationException() : new MemoryStorage(); builder.Services.AddSingleton(storage);")]
    [InlineData("#if DEBUG\nbuilder.Services.AddSingleton<IStorage>(new MemoryStorage());\n#endif")]
    [InlineData("try { } catch (Exception) { builder.Services.AddSingleton<IStorage>(new MemoryStorage()); }")]
    public Task Chosen_by_the_deployment_or_durable(string storage) => VerifyAsync(Bot(storage), With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task One_replica() => VerifyAsync(Bot(Storage.Replace("{|#0:", "").Replace("|}", "")), With("compose.yaml", OneReplica));

    [Theory]
    [InlineData("docker-compose.override.yml")]
    [InlineData("compose.dev.yaml")]
    [InlineData("deploy/local/compose.yaml")]
    public Task Files_for_development(string path) => VerifyAsync(Bot(Storage.Replace("{|#0:", "").Replace("|}", "")), With(path, ThreeReplicas));

    [Fact]
    public Task Service_of_another_project() =>
        VerifyAsync(Bot(Storage.Replace("{|#0:", "").Replace("|}", "")), With("/repo/compose.yaml", "services:\n  worker:\n    build: ./src/Worker\n    scale: 4\n"));

    [Fact]
    public Task Several_of_a_database() =>
        VerifyAsync(Bot(Storage.Replace("{|#0:", "").Replace("|}", "")), With("/repo/compose.yaml", "services:\n  cache:\n    image: redis:7\n    scale: 3\n"));

    [Theory]
    [InlineData("[*.cs]\nmemorylint.workers = one\n")]
    [InlineData("build_property.MemoryLintWorkers = 1\n")]
    [InlineData("[*.cs]\nmemorylint.host = desktop\n")]
    [InlineData("build_property.IsTestProject = true\n")]
    public Task The_user_says_otherwise(string config) =>
        VerifyAsync(Bot(Storage.Replace("{|#0:", "").Replace("|}", "")), With("compose.yaml", ThreeReplicas, config));

    [Theory]
    [InlineData("[*.cs]\nmemorylint.workers = several\n", "memorylint.workers says several")]
    [InlineData("[*.cs]\nmemorylint.workers = 4\n", "memorylint.workers says 4")]
    [InlineData("build_property.MemoryLintWorkers = many\n", "MemoryLintWorkers says many")]
    public Task The_user_says_so(string config, string says) => VerifyAsync(
        Bot(Storage), With("compose.yaml", OneReplica, config),
        $"'MemoryStorage' keeps conversations in the memory of one process, but {says}, so a turn that reaches another worker finds nothing");

    [Fact]
    public Task A_library_does_not_know_its_host() => VerifyAsync("""
        using Microsoft.Bot.Builder;
        public static class BotServices
        {
            public static void AddBot(this IServiceCollection services, IEndpointRouteBuilder routes)
            {
                services.AddSingleton<IStorage>(new MemoryStorage());
                routes.MapGet("/", () => "up");
            }
        }
        """, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task A_cache_of_products() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddDistributedMemoryCache();
        var app = builder.Build();
        app.MapGet("/products/{id}", async (string id, IDistributedCache cache) => await cache.GetStringAsync("product:" + id));
        app.MapPost("/ask", (IChatClient client, List<ChatMessage> messages) => client.GetResponseAsync(messages));
        app.Run();
        """, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task A_map_by_agent() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapPost("/plan/{agentName}", (string agentName) => Prompts.Of(agentName).Count);
        app.Run();

        static class Prompts
        {
            static readonly ConcurrentDictionary<string, List<ChatMessage>> _prompts = new();
            public static List<ChatMessage> Of(string agentName) => _prompts.GetOrAdd(agentName, _ => []);
        }
        """, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task A_map_that_spares_a_second_load() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Sessions>();
        var app = builder.Build();
        app.MapPost("/chat/{sessionId}", async (string sessionId, Sessions sessions) => (await sessions.Of(sessionId)).Count);
        app.Run();

        interface IRepository { Task<List<ChatMessage>> LoadAsync(string sessionId); }
        class Sessions(IRepository repository)
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();
            public async Task<List<ChatMessage>> Of(string sessionId)
            {
                if (!_sessions.TryGetValue(sessionId, out var history))
                    _sessions[sessionId] = history = await repository.LoadAsync(sessionId);
                return history;
            }
        }
        """, With("compose.yaml", ThreeReplicas));

    [Fact]
    public Task What_is_lost_with_every_request_anyway() => VerifyAsync(Bot("builder.Services.AddScoped<IStorage>(_ => new MemoryStorage());"), With("compose.yaml", ThreeReplicas));
}
