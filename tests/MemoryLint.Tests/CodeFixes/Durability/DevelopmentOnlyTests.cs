using MemoryLint.CodeFixes.Durability;
using static MemoryLint.Tests.CodeFixes.Durability.DurableStoreTest;

namespace MemoryLint.Tests.CodeFixes.Durability;

/// <summary>MEM2001 to MEM2003, "Keep in memory for development only".</summary>
public class DevelopmentOnlyTests
{
    static string App(string usings, string statement, string more = "") => $$"""
        {{usings}}

        var builder = WebApplication.CreateBuilder(args);
        {{statement}}
        var app = builder.Build();
        app.MapGet("/", () => "up");
        app.Run();{{(more.Length > 0 ? "\n\n" + more : "")}}
        """;

    [Fact]
    public Task Wraps_the_statement() => ForDevelopmentOnlyAsync(
        App("using Microsoft.Bot.Builder;", """
            // State of the conversations.
            builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]); // lost with the process
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", """
            // State of the conversations.
            if (builder.Environment.IsDevelopment())
            {
                builder.Services.AddSingleton<IStorage>(new MemoryStorage()); // lost with the process
            }
            else
            {
                builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "bot-state"));
            }
            """));

    [Fact]
    public Task Service_in_a_method() => ForDevelopmentOnlyAsync(
        App("using Microsoft.Bot.Builder;", "new Startup(builder.Configuration, builder.Environment).ConfigureServices(builder.Services);", """
            class Startup(IConfiguration configuration, IWebHostEnvironment environment) {
                public void ConfigureServices(IServiceCollection services) {
                    services.[|AddSingleton<IStorage, MemoryStorage>|]();
                    if (configuration["Cors"] is not null) {
                        services.AddCors();
                    }
                }
            }
            """),
        App("using Microsoft.Bot.Builder;\nusing Microsoft.Bot.Builder.Azure.Blobs;", "new Startup(builder.Configuration, builder.Environment).ConfigureServices(builder.Services);", """
            class Startup(IConfiguration configuration, IWebHostEnvironment environment) {
                public void ConfigureServices(IServiceCollection services) {
                    if (environment.IsDevelopment()) {
                        services.AddSingleton<IStorage, MemoryStorage>();
                    } else {
                        services.AddSingleton<IStorage>(new BlobsStorage(configuration.GetConnectionString("BlobStorage")!, "bot-state"));
                    }
                    if (configuration["Cors"] is not null) {
                        services.AddCors();
                    }
                }
            }
            """));

    [Fact]
    public Task Silent_default() => ForDevelopmentOnlyAsync(
        App("using Microsoft.Agents.Builder.App;\nusing Microsoft.Agents.Hosting.AspNetCore;", "builder.[|AddAgent<Helper>|]();", "class Helper(AgentApplicationOptions options) : AgentApplication(options);"),
        App("using Microsoft.Agents.Builder.App;\nusing Microsoft.Agents.Hosting.AspNetCore;\nusing Microsoft.Agents.Storage;\nusing Microsoft.Agents.Storage.Blobs;", """
            if (!builder.Environment.IsDevelopment())
            {
                builder.Services.AddSingleton<IStorage>(new BlobsStorage(builder.Configuration.GetConnectionString("BlobStorage")!, "state"));
            }
            builder.AddAgent<Helper>();
            """, "class Helper(AgentApplicationOptions options) : AgentApplication(options);"));

    [Theory]
    [InlineData("IStorage storage = [|new MemoryStorage()|];\nbuilder.Services.AddSingleton(storage);")]
    [InlineData("builder.Services.AddHttpContextAccessor().AddSingleton<IStorage>([|new MemoryStorage()|]);")]
    [InlineData("AddState(builder.Services, builder.Configuration);\nstatic void AddState(IServiceCollection services, IConfiguration configuration) { services.AddSingleton<IStorage>([|new MemoryStorage()|]); }")]
    [InlineData("builder.Services.AddHttpContextAccessor(); builder.Services.AddSingleton<IStorage>([|new MemoryStorage()|]);")]
    public Task No_statement_of_its_own_or_no_environment(string statement) =>
        NothingAsync(App("using Microsoft.Bot.Builder;", statement), InMemoryStoreOutsideDevelopmentFix.DevelopmentOnlyKey);
}
