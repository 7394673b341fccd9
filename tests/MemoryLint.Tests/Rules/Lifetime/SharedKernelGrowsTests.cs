using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1007 where it is a warning: requests add to a kernel that all of them share.</summary>
public class SharedKernelGrowsTests
{
    const string Shared = "builder.Services.AddSingleton<Kernel>(_ => new Kernel());";

    /// <summary>A controller that is given a kernel.</summary>
    static Task ActionAsync(string body, string registration = Shared, string constructor = "_kernel = kernel;", Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<PipelineRebuiltPerRequest>($$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;

        var builder = WebApplication.CreateBuilder(args);
        {{registration}}
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class Filter(string user) : IFunctionInvocationFilter
        {
            public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next) => next(context);

            public override string ToString() => user;
        }

        public class ChatController : ControllerBase
        {
            private readonly Kernel _kernel;

            public ChatController(Kernel kernel)
            {
                {{constructor}}
            }

            [HttpPost("/chat")]
            public async Task<string> Post(string user, string message)
            {
                {{body}}
                return (await _kernel.InvokePromptAsync(message)).ToString();
            }
        }
        """, configure);

    [Fact]
    public Task Filter_of_a_turn() => ActionAsync("{|#0:_kernel.FunctionInvocationFilters.Add(new Filter(user))|};", "{|#1:builder.Services.AddSingleton<Kernel>(_ => new Kernel())|};", configure: o =>
    {
        o.Messages[0] = "'_kernel.FunctionInvocationFilters.Add' is called on every request to ChatController.Post, and all requests share what it adds to (Kernel is registered with AddSingleton), "
            + "so it grows with every turn, and what one turn added works on those of other users";
        o.Related.Add((0, 1));
    });

    [Theory]
    [InlineData("[|_kernel.ImportPluginFromObject(new Filter(user), \"own\")|];")]
    [InlineData("[|_kernel.Plugins.AddFromObject(new Filter(user), \"own\")|];")]
    [InlineData("[|this._kernel.ImportPluginFromType<Filter>()|];")]
    public Task Plugin_of_a_turn(string add) => ActionAsync(add);

    [Fact]
    public Task Plugin_of_each_controller() => ActionAsync("", constructor: "_kernel = kernel; [|_kernel.ImportPluginFromType<Filter>()|];");

    [Fact]
    public Task Filter_of_an_endpoint() => Verify.AnalyzerAsync<PipelineRebuiltPerRequest>("""
        using Microsoft.SemanticKernel;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Kernel>();
        var app = builder.Build();
        app.MapPost("/chat", async (string message, Kernel kernel, IFunctionInvocationFilter filter) =>
        {
            [|kernel.FunctionInvocationFilters.Add(filter)|];
            return (await kernel.InvokePromptAsync(message)).ToString();
        });
        app.Run();
        """);

    [Fact]
    public Task Filter_of_a_turn_on_a_static_kernel() => Verify.AnalyzerAsync<PipelineRebuiltPerRequest>("""
        using Microsoft.SemanticKernel;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat", Chat.AnswerAsync);
        app.Run();

        static class Chat
        {
            static readonly Kernel s_kernel = new();

            public static async Task<string> AnswerAsync(string message, IFunctionInvocationFilter filter)
            {
                [|s_kernel.FunctionInvocationFilters.Add(filter)|];
                return (await s_kernel.InvokePromptAsync(message)).ToString();
            }
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddKernel();")]
    [InlineData("builder.Services.AddTransient<Kernel>(sp => new Kernel(sp));")]
    [InlineData("builder.Services.AddScoped<Kernel>();")]
    [InlineData("")]
    public Task Kernel_of_the_request(string registration) => ActionAsync("_kernel.FunctionInvocationFilters.Add(new Filter(user));", registration);

    [Theory]
    [InlineData("if (!_kernel.Plugins.Any(p => p.Name == \"own\")) _kernel.ImportPluginFromObject(new Filter(user), \"own\");")]
    [InlineData("if (_kernel.Plugins.Count == 0) { _kernel.ImportPluginFromObject(new Filter(user), \"own\"); }")]
    [InlineData("var filter = new Filter(user); _kernel.FunctionInvocationFilters.Add(filter); try { await Task.Yield(); } finally { _kernel.FunctionInvocationFilters.Remove(filter); }")]
    [InlineData("var kernel = _kernel.Clone(); kernel.FunctionInvocationFilters.Add(new Filter(user));")]
    [InlineData("Console.WriteLine(_kernel.Plugins.Count + _kernel.FunctionInvocationFilters.Count);")]
    public Task What_is_right(string body) => ActionAsync(body);

    [Fact]
    public Task Kernel_that_the_controller_copies() => ActionAsync("_kernel.FunctionInvocationFilters.Add(new Filter(user));", constructor: "_kernel = kernel.Clone();");

    [Fact]
    public Task Plugins_of_a_singleton_at_its_start() => Verify.AnalyzerAsync<PipelineRebuiltPerRequest>("""
        using Microsoft.SemanticKernel;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Kernel>();
        builder.Services.AddSingleton<ChatService>();
        var app = builder.Build();
        app.Services.GetRequiredService<Kernel>().ImportPluginFromType<Chat>();
        app.MapPost("/chat", (string message, ChatService chat) => chat.AnswerAsync(message));
        app.Run();

        public class Chat;

        public class ChatService
        {
            private readonly Kernel _kernel;

            public ChatService(Kernel kernel)
            {
                _kernel = kernel;
                _kernel.ImportPluginFromType<Chat>();
            }

            public async Task<string> AnswerAsync(string message) => (await _kernel.InvokePromptAsync(message)).ToString();
        }
        """);
}
