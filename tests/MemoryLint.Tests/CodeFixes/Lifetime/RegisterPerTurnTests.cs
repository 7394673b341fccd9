using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1004: the state of a turn in the Microsoft 365 Agents SDK, registered for all turns.</summary>
public class RegisterPerTurnTests
{
    /// <param name="registrations">Statements of a web host.</param>
    /// <param name="others">More classes.</param>
    static string Source(string registrations, string others = "") => $$"""
        using Microsoft.Agents.Builder;
        using Microsoft.Agents.Builder.Compat;
        using Microsoft.Agents.Builder.State;
        using Microsoft.Agents.Core.Models;
        using Microsoft.Agents.Hosting.AspNetCore;
        using Microsoft.Agents.Storage;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IStorage, MemoryStorage>();
        {{registrations}}
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class ShopAgent(ConversationState conversation, UserState user) : ActivityHandler
        {
            readonly UserState _user = user;

            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                await conversation.SaveChangesAsync(turnContext, false, cancellationToken);
                await _user.SaveChangesAsync(turnContext, false, cancellationToken);
            }
        }

        {{others}}
        """;

    const string Both = """
        builder.Services.[|AddSingleton<ConversationState>|]();
        builder.Services.[|AddSingleton|](sp => new UserState(sp.GetRequiredService<IStorage>()));
        """;

    static Task NotOfferedAsync(string registrations, string others = "") =>
        Verify.NoCodeFixAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(Source(registrations, others), MemorySharedByAllSessionsFix.RegisterPerTurnKey);

    [Fact]
    public Task States_that_only_the_agent_takes() => FixTest.VerifyAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(
        Source(Both + "\nbuilder.AddAgent<ShopAgent>();"),
        Source("""
            builder.Services.AddTransient<ConversationState>();
            builder.Services.AddTransient(sp => new UserState(sp.GetRequiredService<IStorage>()));
            builder.AddAgent<ShopAgent>();
            """),
        MemorySharedByAllSessionsFix.RegisterPerTurnKey);

    [Fact]
    public Task Fix_all() => Verify.FixAllAsync<MemorySharedByAllSessions, MemorySharedByAllSessionsFix>(
        Source(Both + "\nbuilder.AddAgent<ShopAgent>();"),
        Source("""
            builder.Services.AddTransient<ConversationState>();
            builder.Services.AddTransient(sp => new UserState(sp.GetRequiredService<IStorage>()));
            builder.AddAgent<ShopAgent>();
            """),
        MemorySharedByAllSessionsFix.RegisterPerTurnKey);

    [Theory]
    [InlineData("builder.Services.AddSingleton<ShopAgent>();")]
    [InlineData("builder.AddAgent<ShopAgent>();\nbuilder.Services.AddSingleton<ShopAgent>();")]
    [InlineData("builder.AddAgent(sp => new ShopAgent(sp.GetRequiredService<ConversationState>(), sp.GetRequiredService<UserState>()));")]
    [InlineData("builder.AddAgent<ShopAgent>();\nbuilder.Services.AddSingleton(sp => new Lazy<object>(() => (sp.GetRequiredService<ConversationState>(), sp.GetRequiredService<UserState>())));")]
    public Task Not_where_something_else_lives_longer(string registrations) => NotOfferedAsync(Both + "\n" + registrations);

    [Fact]
    public Task Not_where_a_dialog_takes_it_too() => NotOfferedAsync(
        Both + "\nbuilder.AddAgent<ShopAgent>();\nbuilder.Services.AddSingleton<OrderDialog>();",
        "public class OrderDialog(ConversationState conversation, UserState user) { public bool HasState => conversation is not null && user is not null; }");

    [Fact]
    public Task Not_for_an_instance() => NotOfferedAsync("""
        builder.Services.[|AddSingleton|](new ConversationState(new MemoryStorage()));
        builder.Services.AddScoped<UserState>();
        builder.AddAgent<ShopAgent>();
        """);
}
