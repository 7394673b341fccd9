using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Durability;

/// <summary>A web app with deployment files around it.</summary>
static class HostedApp
{
    /// <summary>A bot over the storage that <c>{0}</c> is replaced by.</summary>
    public static string Bot(string storage) => $$"""
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Builder.Azure.Blobs;
        var builder = WebApplication.CreateBuilder(args);
        {{storage}}
        var app = builder.Build();
        app.MapPost("/api/messages", (HttpContext context) => Results.Ok());
        app.Run();
        """;

    public const string Storage = "builder.Services.AddSingleton<IStorage>({|#0:new MemoryStorage()|});";

    public static Action<VerifyOptions> With(string path, string text, string? config = null) => o =>
    {
        o.AdditionalFiles.Add((path, text));
        o.EditorConfig = config;
    };

    public const string ThreeReplicas = "services:\n  chat:\n    build: .\n    deploy:\n      replicas: 3\n";

    public const string OneReplica = "services:\n  chat:\n    build: .\n    deploy:\n      replicas: 1\n";
}
