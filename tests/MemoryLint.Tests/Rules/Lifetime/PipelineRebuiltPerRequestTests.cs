using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>MEM1007: what reaches the model is made anew for every request.</summary>
public class PipelineRebuiltPerRequestTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<PipelineRebuiltPerRequest>(source, configure);

    /// <summary>A service of a web host, with its registration.</summary>
    static Task ServiceAsync(string members, string registration = "AddScoped<ChatService>()", Action<VerifyOptions>? configure = null) => VerifyAsync($$"""
        using System.ClientModel;
        using Azure;
        using Azure.AI.OpenAI;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Options;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;
        using OpenAI;
        using OpenAI.Chat;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{{registration}};
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public class ModelSettings { public string Key { get; set; } = ""; public string Endpoint { get; set; } = ""; }

        public interface ICurrentUser { string Key { get; } }

        public class ChatService
        {
        {{members}}
        }
        """, configure);

    /// <summary>A controller with one action.</summary>
    static Task ActionAsync(string body, string members = "", Action<VerifyOptions>? configure = null) => VerifyAsync($$"""
        using System.Collections.Concurrent;
        using System.Net.Http.Headers;
        using Azure;
        using Azure.AI.OpenAI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using OpenAI;
        using OpenAI.Chat;

        public class ChatController(IConfiguration configuration, IHttpClientFactory factory) : ControllerBase
        {
            {{members}}

            [HttpPost("/chat")]
            public async Task<string> Post(string message, [FromHeader] string key)
            {
                {{body}}
            }

            static string Answer(ChatClient client, string message) => client.CompleteChat(new UserChatMessage(message)).Value.Content[0].Text;
        }
        """, configure);

    [Fact]
    public Task Client_in_an_action() => ActionAsync("""
        await Task.Yield();
        var client = {|#0:new OpenAIClient(Environment.GetEnvironmentVariable("KEY")!)|};
        return Answer(client.GetChatClient("gpt-5"), message);
        """, "", o => o.Messages[0] = "'OpenAIClient' is made on every request to ChatController.Post, so its connections and its warm-up are paid by every turn");

    [Fact]
    public Task Client_from_configuration() => ActionAsync("""
        await Task.Yield();
        var endpoint = new Uri(configuration["Model:Endpoint"]!);
        var credential = new AzureKeyCredential(configuration.GetValue<string>("Model:Key") ?? "");
        AzureOpenAIClient client = [|new(endpoint, credential)|];
        return Answer(client.GetChatClient(configuration["Model:Name"]!), message);
        """);

    [Fact]
    public Task Client_whose_model_the_request_names() => ActionAsync("""
        await Task.Yield();
        return Answer([|new OpenAIClient(configuration["Key"]!)|].GetChatClient(key), message);
        """);

    [Fact]
    public Task Client_of_a_common_name() => ActionAsync("""
        await Task.Yield();
        return Answer([|new ChatClient("gpt-5", configuration["Key"]!)|], message);
        """);

    [Fact]
    public Task Kernel_with_its_own_client() => ActionAsync("""
        var kernel = {|#0:Kernel.CreateBuilder()|}.AddOpenAIChatCompletion("gpt-5", configuration["Key"]!).Build();
        return (await kernel.InvokePromptAsync(message)).ToString();
        """, "", o => o.Messages[0] = "'Kernel' is made on every request to ChatController.Post, so every turn sets up clients of its own and pays for their connections");

    [Fact]
    public Task Client_behind_a_method() => VerifyAsync("""
        using Microsoft.Extensions.AI;
        using OpenAI;
        using OpenAI.Chat;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Answers>();
        var app = builder.Build();
        app.MapPost("/ask", (string text, Answers answers) => answers.{|#1:Answer|}(text));
        app.Run();

        public class Answers(IConfiguration configuration)
        {
            public string Answer(string text) => {|#2:Client|}().CompleteChat(new UserChatMessage(text)).Value.Content[0].Text;

            private ChatClient Client() => {|#0:new OpenAIClient(configuration["Key"])|}.GetChatClient("gpt-5");
        }
        """, o =>
    {
        o.Messages[0] = "'OpenAIClient' is made on every POST /ask request (through Answers.Answer and Answers.Client), so its connections and its warm-up are paid by every turn";
        o.Related.Add((0, 2));
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task Client_in_the_constructor_of_a_scoped_service() => ServiceAsync("""
            private readonly AzureOpenAIClient _client;

            public ChatService(IOptions<ModelSettings> options)
            {
                var settings = options.Value;
                _client = {|#0:new AzureOpenAIClient(new Uri(settings.Endpoint), new AzureKeyCredential(settings.Key))|};
            }
        """, "AddScoped<ChatService>()", o =>
    {
        o.Messages[0] = "'AzureOpenAIClient' is made for every request (ChatService is registered with AddScoped), so its connections and its warm-up are paid by every turn";
        o.RelatedCount[0] = 1;
    });

    [Fact]
    public Task Client_in_a_field_of_a_transient_service() => ServiceAsync("""
            private readonly OpenAIClient _client = {|#0:new(Environment.GetEnvironmentVariable("KEY"))|};
        """, "AddTransient<ChatService>()", o => o.RelatedCount[0] = 1);

    [Fact]
    public Task Kernel_that_a_scoped_service_builds_step_by_step() => ServiceAsync("""
            private readonly Kernel _kernel;

            public ChatService(IConfiguration configuration)
            {
                var kernelBuilder = {|#0:Kernel.CreateBuilder()|};
                kernelBuilder.AddOpenAIChatCompletion(modelId: "gpt-5", apiKey: configuration["Key"]!);
                _kernel = kernelBuilder.Build();
            }
        """, "AddScoped<ChatService>()", o => o.RelatedCount[0] = 1);

    [Fact]
    public Task Client_that_a_method_makes_for_the_constructor() => ServiceAsync("""
            private readonly ChatClient _client;

            public ChatService(IConfiguration configuration) => _client = Make(configuration["Key"]!);

            private static ChatClient Make(string key) => {|#0:new OpenAIClient(key)|}.GetChatClient("gpt-5");
        """, "AddScoped<ChatService>()", o => o.RelatedCount[0] = 1);

    [Fact]
    public Task Client_that_a_scoped_registration_makes() => ServiceAsync("",
        """AddScoped(sp => {|#0:new OpenAIClient(sp.GetRequiredService<IConfiguration>()["Key"])|})""", o =>
        o.Messages[0] = "'OpenAIClient' is made for every scope (AddScoped), so its connections and its warm-up are paid by every turn");

    [Fact]
    public Task Kernel_that_a_transient_registration_builds() => ServiceAsync("", """AddTransient(_ => [|Kernel.CreateBuilder()|].AddOpenAIChatCompletion("gpt-5", "key").Build())""");

    [Fact]
    public Task Weights_in_a_scoped_service() => VerifyAsync("""
        using LLama;
        using LLama.Common;

        var builder = WebApplication.CreateBuilder(args);
        {|#1:builder.Services.AddScoped<LocalChat>()|};
        builder.Build().Run();

        public class LocalChat
        {
            private readonly LLamaContext _context;

            public LocalChat(IConfiguration configuration)
            {
                var parameters = new ModelParams(configuration["ModelPath"]!);
                using var weights = {|#0:LLamaWeights.LoadFromFile(parameters)|};
                _context = weights.CreateContext(parameters);
            }
        }
        """, o =>
    {
        o.Messages[0] = "'LLamaWeights' is made for every request (LocalChat is registered with AddScoped), so every turn reads the model from disk again";
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task Index_in_a_handler() => VerifyAsync("""
        using Microsoft.KernelMemory;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/ask", async (string question, IConfiguration configuration) =>
        {
            var memory = {|#0:new KernelMemoryBuilder()|}.WithOpenAIDefaults(configuration["Key"]!).Build();
            return (await memory.AskAsync(question)).Result;
        });
        app.Run();
        """, o => o.Messages[0] = "'KernelMemoryBuilder' is made on every POST /ask request, so every turn sets up its stores and clients again");

    [Fact]
    public Task Index_that_a_method_sets_up_for_the_constructor() => VerifyAsync("""
        using Microsoft.Extensions.Options;
        using Microsoft.KernelMemory;
        using Microsoft.KernelMemory.MemoryStorage.DevTools;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<Documents>();
        builder.Services.AddControllers();
        builder.Build().Run();

        public class ModelOptions { public string Key { get; set; } = ""; public string Folder { get; set; } = ""; }

        public class Documents
        {
            private readonly IKernelMemory _memory;
            private readonly ModelOptions _options;

            public Documents(IOptions<ModelOptions> options)
            {
                _options = options.Value;
                var settings = new SimpleVectorDbConfig { Directory = _options.Folder };
                _memory = Index(_options.Key, settings);
            }

            private IKernelMemory Index(string key, SimpleVectorDbConfig settings)
            {
                var index = [|new KernelMemoryBuilder()|].WithOpenAIDefaults(key);
                if (_options.Folder.Length > 0)
                    index.WithSimpleVectorDb(settings);
                return index.Build();
            }
        }
        """);

    [Fact]
    public Task Index_of_one_user() => VerifyAsync("""
        using Microsoft.KernelMemory;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/ask", async (string question, string user, IConfiguration configuration) =>
        {
            var builder = new KernelMemoryBuilder().WithOpenAIDefaults(configuration["Key"]!);
            builder.WithSimpleVectorDb(user);
            return (await builder.Build().AskAsync(question)).Result;
        });
        app.Run();
        """);

    [Fact]
    public Task Http_client_that_talks_to_a_model() => ActionAsync("""
        using var http = [|new HttpClient()|];
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", configuration["Key"]);
        var response = await http.PostAsync("https://api.openai.com/v1/chat/completions", JsonContent.Create(new { model = "gpt-5", messages = new[] { new { role = "user", content = message } } }));
        return await response.Content.ReadAsStringAsync();
        """);

    [Theory]
    [InlineData("ChatController", "[|new HttpClient()|]")]
    [InlineData("OrdersController", "new HttpClient()")]
    public Task Http_client_in_a_project_without_a_framework(string name, string made) => VerifyAsync($$"""
        using Microsoft.AspNetCore.Mvc;

        public class {{name}} : ControllerBase
        {
            [HttpPost("/say")]
            public async Task<string> Say(string message)
            {
                using var http = {{made}};
                var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = message } } });
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, o => o.WithFrameworks = false);

    [Fact]
    public Task Http_client_in_a_field_that_every_turn_sets() => VerifyAsync("""
        using Microsoft.Bot.Builder;
        using Microsoft.Bot.Schema;

        public class EchoBot(IConfiguration configuration) : ActivityHandler
        {
            protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
            {
                var model = new ModelService(configuration);
                await turnContext.SendActivityAsync(await model.AnswerAsync(turnContext.Activity.Text));
            }
        }

        public class ModelService(IConfiguration configuration)
        {
            private HttpClient? _http;

            public async Task<string> AnswerAsync(string prompt)
            {
                _http = {|#0:new HttpClient()|};
                _http.DefaultRequestHeaders.Add("Authorization", "Bearer " + configuration["Key"]);
                var response = await _http.PostAsJsonAsync("https://api.openai.com/v1/completions", new { prompt });
                return await response.Content.ReadAsStringAsync();
            }
        }
        """, o => o.RelatedCount[0] = 1);

    /// <summary>The agents of a service, as far as it matters here.</summary>
    const string Agents = """
        namespace Azure.AI.Agents.Persistent
        {
            public class PersistentAgent { public string Id { get; set; } = ""; public string Name { get; set; } = ""; }

            public class PersistentAgentsAdministrationClient
            {
                public Task<PersistentAgent> CreateAgentAsync(string model, string? name = null, string? instructions = null) => throw null!;
                public PersistentAgent GetAgent(string id) => throw null!;
                public IEnumerable<PersistentAgent> GetAgents() => throw null!;
                public Task DeleteAgentAsync(string id) => throw null!;
            }

            public class PersistentAgentsClient
            {
                public PersistentAgentsClient(string endpoint, object credential) { }
                public PersistentAgentsAdministrationClient Administration => throw null!;
            }
        }
        """;

    static Task AgentAsync(string body) => VerifyAsync($$"""
        using Azure.AI.Agents.Persistent;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/search/{query}", async (string query, IConfiguration configuration, PersistentAgentsClient client) =>
        {
            PersistentAgent? agent = null;
            var id = configuration["Agent:Id"];
            {{body}}
            return agent?.Id + query;
        });
        app.Run();
        """, o => o.Sources.Add(("Agents.cs", Agents)));

    [Fact]
    public Task Agent_of_a_service_that_no_setting_names() => AgentAsync("""
            if (string.IsNullOrEmpty(id))
                agent = await [|client.Administration.CreateAgentAsync("gpt-5", name: "searcher")|];
            else
                agent = client.Administration.GetAgent(id);
        """);

    [Fact]
    public Task Agent_of_a_service_that_is_looked_for() => AgentAsync("""
            agent = client.Administration.GetAgents().FirstOrDefault(a => a.Name == query);
            if (agent is null)
                agent = await client.Administration.CreateAgentAsync("gpt-5", name: "searcher");
        """);

    [Fact]
    public Task Agent_of_a_service_that_is_deleted_again() => AgentAsync("""
            agent = await client.Administration.CreateAgentAsync("gpt-5", name: "searcher");
            await client.Administration.DeleteAgentAsync(agent.Id);
        """);

    [Fact]
    public Task Agent_of_a_service_after_the_request() => AgentAsync("""
            agent = await client.Administration.CreateAgentAsync("gpt-5", name: query);
        """);

    [Theory]
    [InlineData("new OpenAIClient(key)")]
    [InlineData("new OpenAIClient(Request.Headers.Authorization.ToString())")]
    [InlineData("new OpenAIClient(configuration[$\"Keys:{User.Identity!.Name}\"]!)")]
    [InlineData("new AzureOpenAIClient(new Uri(\"https://\" + key), new AzureKeyCredential(configuration[\"Key\"]!))")]
    public Task Client_of_the_user(string made) => ActionAsync($"""
        await Task.Yield();
        var client = {made};
        return Answer(client.GetChatClient("gpt-5"), message);
        """);

    [Fact]
    public Task Client_of_the_user_behind_a_service() => ServiceAsync("""
            private readonly OpenAIClient _client;

            public ChatService(ICurrentUser user) => _client = new OpenAIClient(user.Key);
        """);

    [Theory]
    [InlineData("AddSingleton<ICurrentUser, CurrentUser>()", "_user.Key")]
    [InlineData("AddSingleton<CurrentUser>()", "_current.Key")]
    [InlineData("AddHttpContextAccessor()", "CurrentUser.Ambient")]
    [InlineData("AddHttpContextAccessor()", "CurrentUser.KeyOfAll")]
    [InlineData("AddHttpContextAccessor()", "CurrentUser.Computed()")]
    [InlineData("AddHttpContextAccessor()", "Own()")]
    public Task Client_of_the_user_whom_a_singleton_or_static_member_knows(string registration, string key) => VerifyAsync($$"""
        using OpenAI;
        using OpenAI.Chat;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        builder.Services.{{registration}};
        builder.Services.AddControllers();
        builder.Build().Run();

        public interface ICurrentUser { string Key { get; } }

        public class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
        {
            static readonly AsyncLocal<string> s_key = new();

            public string Key => accessor.HttpContext!.Request.Headers["Key"].ToString();

            public static string Ambient => s_key.Value!;

            [ThreadStatic]
            public static string KeyOfAll = "";

            public static string Computed() => Ambient + "!";
        }

        public class ChatService
        {
            private readonly ICurrentUser _user;
            private readonly CurrentUser _current;
            private readonly IHttpContextAccessor _accessor;
            private readonly OpenAIClient _client;

            public ChatService(ICurrentUser user, CurrentUser current, IHttpContextAccessor accessor)
            {
                (_user, _current, _accessor) = (user, current, accessor);
                _client = new OpenAIClient({{key}});
            }

            string Own() => _accessor.HttpContext!.Request.Headers["Key"].ToString();
        }
        """);

    [Theory]
    [InlineData("_settings.Key")]
    [InlineData("Settings.OfEnvironment")]
    [InlineData("Settings.Read(_configuration)")]
    public Task Client_of_settings(string key) => VerifyAsync($$"""
        using OpenAI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatService>();
        builder.Services.AddSingleton(new Settings { Key = "key" });
        builder.Services.AddControllers();
        builder.Build().Run();

        public class Settings
        {
            public string Key { get; set; } = "";

            public static string OfEnvironment => Environment.GetEnvironmentVariable("KEY")!;

            public static string Read(IConfiguration configuration) => configuration["Key"]!;
        }

        public class ChatService
        {
            private readonly Settings _settings;
            private readonly IConfiguration _configuration;
            private readonly OpenAIClient _client;

            public ChatService(Settings settings, IConfiguration configuration)
            {
                (_settings, _configuration) = (settings, configuration);
                _client = [|new OpenAIClient({{key}})|];
            }
        }
        """);

    [Fact]
    public Task Http_client_with_the_users_token() => ActionAsync("""
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await http.GetStringAsync("https://api.openai.com/v1/chat/completions");
        """);

    [Fact]
    public Task Http_client_that_talks_to_something_else() => ActionAsync("""
        using var http = new HttpClient();
        OpenAIClient? none = null;
        return await http.GetStringAsync("https://weather.example/today") + none;
        """);

    [Fact]
    public Task Http_client_of_the_factory() => ActionAsync("""
        var http = factory.CreateClient("model");
        return await http.GetStringAsync("https://api.openai.com/v1/chat/completions");
        """);

    [Fact]
    public Task Kernel_over_an_http_client_of_the_factory() => ActionAsync("""
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-5", configuration["Key"]!, httpClient: factory.CreateClient()).Build();
        return (await kernel.InvokePromptAsync(message)).ToString();
        """);

    [Fact]
    public Task Kernel_over_a_shared_client() => ServiceAsync("""
            private readonly Kernel _kernel;

            public ChatService(OpenAIClient client) => _kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-5", client).Build();
        """, """AddScoped<ChatService>().AddSingleton(new OpenAIClient("key"))""");

    [Theory]
    [InlineData("AddTransient(sp => new Kernel(sp))")]
    [InlineData("AddKernel()")]
    [InlineData("AddSingleton(sp => new OpenAIClient(\"key\"))")]
    [InlineData("AddSingleton<Kernel>(_ => Kernel.CreateBuilder().AddOpenAIChatCompletion(\"gpt-5\", \"key\").Build())")]
    [InlineData("AddScoped(sp => new OpenAIClient(sp.GetRequiredService<ICurrentUser>().Key))")]
    [InlineData("AddSingleton<ChatService>()")]
    public Task Registration_that_is_right(string registration) => ServiceAsync("", registration);

    [Fact]
    public Task Client_of_a_singleton() => ServiceAsync("""
            private readonly OpenAIClient _client;
            private readonly ChatClient _chat = new("gpt-5", "key");

            public ChatService(IConfiguration configuration) => _client = new OpenAIClient(configuration["Key"]!);
        """, "AddSingleton<ChatService>()");

    [Fact]
    public Task Service_that_nothing_registers() => ServiceAsync("""
            private readonly OpenAIClient _client = new("key");
        """, "AddControllers()");

    [Theory]
    [InlineData("s_client ??= new OpenAIClient(\"key\")", "static OpenAIClient? s_client;")]
    [InlineData("s_client", "static readonly OpenAIClient s_client = new(\"key\");")]
    [InlineData("s_client.Value", "static readonly Lazy<OpenAIClient> s_client = new(() => new OpenAIClient(\"key\"));")]
    [InlineData("s_clients.GetOrAdd(key, k => new OpenAIClient(\"key\"))", "static readonly ConcurrentDictionary<string, OpenAIClient> s_clients = new();")]
    [InlineData("Client", "static OpenAIClient Client { get; } = new OpenAIClient(\"key\");")]
    [InlineData("Get()", "static OpenAIClient? s_client; static OpenAIClient Get() { if (s_client == null) s_client = new OpenAIClient(\"key\"); return s_client; }")]
    [InlineData("Get()", "static OpenAIClient? s_client; static OpenAIClient Get() { if (s_client != null) return s_client; var made = new OpenAIClient(\"key\"); s_client = made; return made; }")]
    [InlineData("s_client ??= Make()", "static OpenAIClient? s_client; static OpenAIClient Make() => new OpenAIClient(\"key\");")]
    [InlineData("Get(key)", "static readonly Dictionary<string, OpenAIClient> s_all = new(); static OpenAIClient Get(string k) { if (!s_all.TryGetValue(k, out var c)) { c = new OpenAIClient(\"key\"); s_all[k] = c; } return c; }")]
    public Task Client_that_is_kept(string client, string members) => ActionAsync($"""
        await Task.Yield();
        return Answer(({client}).GetChatClient("gpt-5"), message);
        """, members);

    [Fact]
    public Task Agent_that_is_made_per_turn_over_a_shared_client() => VerifyAsync("""
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat", async (string message, HttpContext context, IChatClient client) =>
        {
            string Tool() => context.User.Identity!.Name!;
            var agent = new ChatClientAgent(client, "Be kind.", tools: [AIFunctionFactory.Create(Tool)]);
            return (await agent.RunAsync(message)).Text;
        });
        app.Run();
        """);

    [Fact]
    public Task Console_program() => VerifyAsync("""
        using OpenAI;
        using OpenAI.Chat;

        while (Console.ReadLine() is { } line)
            Console.WriteLine(Chat.Answer(line));

        static class Chat
        {
            public static string Answer(string text) => new OpenAIClient("key").GetChatClient("gpt-5").CompleteChat(new UserChatMessage(text)).Value.Content[0].Text;
        }
        """);

    [Fact]
    public Task Component() => VerifyAsync("""
        using Microsoft.AspNetCore.Components;
        using OpenAI;
        using OpenAI.Chat;

        public class ChatPage : ComponentBase
        {
            readonly OpenAIClient _client = new("key");

            void Send(string text) => Console.WriteLine(new OpenAIClient("key").GetChatClient("gpt-5").CompleteChat(new UserChatMessage(text)) + _client.ToString());
        }
        """);

    [Fact]
    public Task Scoped_service_of_a_circuit() => VerifyAsync("""
        using OpenAI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddScoped<ChatService>();
        builder.Services.AddScoped(_ => new OpenAIClient("key"));
        builder.Build().Run();

        public class ChatService
        {
            readonly OpenAIClient _client = new("key");
        }
        """);

    [Fact]
    public Task Desktop() => ActionAsync("""
        await Task.Yield();
        return Answer(new OpenAIClient("key").GetChatClient("gpt-5"), message);
        """, "", o => o.EditorConfig = "[*.cs]\nmemorylint.host = desktop\n");

    [Fact]
    public Task Class_of_the_same_name() => VerifyAsync("""
        using Microsoft.AspNetCore.Mvc;

        public class OpenAIClient(string key) { public string Ask(string text) => text + key; }

        public class ChatController : ControllerBase
        {
            [HttpPost("/chat")]
            public string Post(string message) => new OpenAIClient("key").Ask(message);
        }
        """);

    [Fact]
    public Task What_the_program_makes_at_its_start() => VerifyAsync("""
        using OpenAI;
        using OpenAI.Chat;

        var client = new OpenAIClient("key");
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat", (string text) => client.GetChatClient("gpt-5").CompleteChat(new UserChatMessage(text)).Value.Content[0].Text);
        app.Run();
        """);
}
