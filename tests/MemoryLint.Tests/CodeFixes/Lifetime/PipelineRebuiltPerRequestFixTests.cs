using MemoryLint.CodeFixes.Lifetime;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>MEM1007: the client is made once.</summary>
public class PipelineRebuiltPerRequestFixTests
{
    const string Share = PipelineRebuiltPerRequestFix.ShareClientKey, Register = PipelineRebuiltPerRequestFix.RegisterAsSingletonKey;

    static Task FixAsync(string source, string fixedSource, string key = Share) => FixTest.VerifyAsync<PipelineRebuiltPerRequest, PipelineRebuiltPerRequestFix>(source, fixedSource, key);

    static Task NoFixAsync(string source) => Verify.NoCodeFixAsync<PipelineRebuiltPerRequest, PipelineRebuiltPerRequestFix>(source);

    static string Controller(string body, string fields = "") => $$"""
        using Azure;
        using Azure.AI.OpenAI;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.SemanticKernel;
        using OpenAI;
        using OpenAI.Chat;

        public class ChatController(IConfiguration configuration) : ControllerBase
        {
        {{fields}}    [HttpPost("/chat")]
            public async Task<string> Post(string message)
            {
        {{body}}
            }
        }
        """;

    [Fact]
    public Task Local_becomes_a_static_field() => FixAsync(
        Controller("""
                var client = [|new OpenAIClient(Environment.GetEnvironmentVariable("KEY")!)|];

                // The model is always the same.
                var answer = await client.GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message));
                return answer.Value.Content[0].Text;
        """),
        Controller("""
                // The model is always the same.
                var answer = await _client.GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message));
                return answer.Value.Content[0].Text;
        """, """
            private static readonly OpenAIClient _client = new(Environment.GetEnvironmentVariable("KEY")!);


        """));

    [Fact]
    public Task Field_is_named_like_its_neighbours() => FixAsync(
        Controller("""
                ChatClient client = [|new("gpt-5", s_key)|];
                return (await client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """, """
            private static readonly string s_key = Environment.GetEnvironmentVariable("KEY")!;


        """),
        Controller("""
                return (await s_client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """, """
            private static readonly string s_key = Environment.GetEnvironmentVariable("KEY")!;
            private static readonly ChatClient s_client = new("gpt-5", s_key);


        """));

    [Fact]
    public Task Client_in_a_chain_becomes_a_static_field() => FixAsync(
        Controller("""
                var client = [|new OpenAIClient("key")|].GetChatClient("gpt-5");
                return (await client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """),
        Controller("""
                var client = _openAIClient.GetChatClient("gpt-5");
                return (await client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """, """
            private static readonly OpenAIClient _openAIClient = new("key");


        """));

    [Fact]
    public Task Client_from_configuration_is_kept_by_the_first_request() => FixAsync(
        Controller("""
                var endpoint = new Uri(configuration["Model:Endpoint"]!);
                var client = [|new AzureOpenAIClient(
                    endpoint,
                    new AzureKeyCredential(configuration["Model:Key"]!))|];
                return (await client.GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """),
        Controller("""
                var endpoint = new Uri(configuration["Model:Endpoint"]!);
                var client = _client ??= new AzureOpenAIClient(
                    endpoint,
                    new AzureKeyCredential(configuration["Model:Key"]!));
                return (await client.GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """, """
            private static AzureOpenAIClient? _client;


        """));

    [Fact]
    public Task Chain_from_configuration() => FixAsync(
        Controller("""
                return (await [|new OpenAIClient(configuration["Key"]!)|].GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """),
        Controller("""
                return (await (_openAIClient ??= new OpenAIClient(configuration["Key"]!)).GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """, """
            private static OpenAIClient? _openAIClient;


        """));

    [Fact]
    public Task Client_that_throws_without_its_key_is_kept_by_the_first_request() => FixAsync(
        Controller("""
                var client = [|new ChatClient("gpt-5", Environment.GetEnvironmentVariable("KEY") ?? throw new InvalidOperationException("No key."))|];
                return (await client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """),
        Controller("""
                var client = _client ??= new ChatClient("gpt-5", Environment.GetEnvironmentVariable("KEY") ?? throw new InvalidOperationException("No key."));
                return (await client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        """, """
            private static ChatClient? _client;


        """));

    [Fact]
    public Task Two_clients_of_one_class() => FixAsync(
        Controller("""
                var client = [|new ChatClient("gpt-5", "key")|];
                var second = [|new ChatClient("gpt-5-mini", "key")|];
                return (await client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text + second;
        """),
        Controller("""
                return (await _client.CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text + _second;
        """, """
            private static readonly ChatClient _client = new("gpt-5", "key");
            private static readonly ChatClient _second = new("gpt-5-mini", "key");


        """));

    static string Service(string members, string registration = "AddScoped<ChatService>()") => $$"""
        using Microsoft.SemanticKernel;
        using OpenAI;
        using OpenAI.Chat;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{{registration}};
        builder.Services.AddControllers();
        builder.Build().Run();

        public class ChatService
        {
        {{members}}
        }
        """;

    [Fact]
    public Task Field_becomes_static() => FixAsync(
        Service("""
            // For all turns.
            private readonly OpenAIClient _client = [|new("key")|];

            public ChatClient Chat => _client.GetChatClient("gpt-5");
        """),
        Service("""
            // For all turns.
            private static readonly OpenAIClient _client = new("key");

            public ChatClient Chat => _client.GetChatClient("gpt-5");
        """));

    [Fact]
    public Task Client_of_a_constructor_is_kept_in_a_static_field() => FixAsync(
        Service("""
            private readonly ChatClient _chat;

            public ChatService(IConfiguration configuration)
            {
                _chat = [|new ChatClient("gpt-5", configuration["Key"]!)|];
            }
        """),
        Service("""
            private static ChatClient? _chatClient;
            private readonly ChatClient _chat;

            public ChatService(IConfiguration configuration)
            {
                _chat = _chatClient ??= new ChatClient("gpt-5", configuration["Key"]!);
            }
        """));

    [Fact]
    public Task Registration_becomes_a_singleton() => FixAsync(
        Service("", """AddScoped(sp => [|new OpenAIClient(sp.GetRequiredService<IConfiguration>()["Key"]!)|])"""),
        Service("", """AddSingleton(sp => new OpenAIClient(sp.GetRequiredService<IConfiguration>()["Key"]!))"""), Register);

    [Fact]
    public Task Registration_of_what_a_client_hands_out_becomes_a_singleton() => FixAsync(
        Service("", """AddTransient<ChatClient>(_ => [|new OpenAIClient("key")|].GetChatClient("gpt-5"))"""),
        Service("", """AddSingleton<ChatClient>(_ => new OpenAIClient("key").GetChatClient("gpt-5"))"""), Register);

    [Fact]
    public Task Registration_with_a_block_becomes_a_singleton() => FixAsync(
        Service("", """AddTransient<ChatClient>(sp => { return [|new OpenAIClient("key")|].GetChatClient("gpt-5"); })"""),
        Service("", """AddSingleton<ChatClient>(sp => { return new OpenAIClient("key").GetChatClient("gpt-5"); })"""), Register);

    [Fact]
    public Task Client_of_an_endpoint_moves_before_it() => FixAsync("""
        using OpenAI;
        using OpenAI.Chat;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        // Talks.
        app.MapPost("/chat", async (string message) =>
        {
            var client = [|new OpenAIClient(builder.Configuration["Key"]!)|];
            return (await client.GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        });
        app.Run();
        """, """
        using OpenAI;
        using OpenAI.Chat;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        var client = new OpenAIClient(builder.Configuration["Key"]!);

        // Talks.
        app.MapPost("/chat", async (string message) =>
        {
            return (await client.GetChatClient("gpt-5").CompleteChatAsync(new UserChatMessage(message))).Value.Content[0].Text;
        });
        app.Run();
        """);

    [Fact]
    public Task No_fix_for_an_endpoint_that_is_given_its_configuration() => NoFixAsync("""
        using OpenAI;
        using OpenAI.Chat;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/chat", (string message, IConfiguration configuration) =>
            [|new OpenAIClient(configuration["Key"]!)|].GetChatClient("gpt-5").CompleteChat(new UserChatMessage(message)).Value.Content[0].Text);
        app.Run();
        """);

    [Fact]
    public Task No_fix_for_a_client_that_is_set_up_afterwards() => NoFixAsync(Controller("""
                var http = [|new HttpClient()|];
                http.DefaultRequestHeaders.Add("Authorization", "Bearer " + configuration["Key"]);
                return await http.GetStringAsync("https://api.openai.com/v1/chat/completions");
        """));

    [Fact]
    public Task No_fix_for_a_client_in_a_using_statement() => NoFixAsync(Controller("""
                using (var http = [|new HttpClient()|])
                    return await http.GetStringAsync("https://api.openai.com/v1/chat/completions");
        """));

    [Fact]
    public Task Http_client_is_no_longer_disposed_of() => FixAsync(
        Controller("""
                using var http = [|new HttpClient()|];
                return await http.GetStringAsync("https://api.openai.com/v1/chat/completions");
        """),
        Controller("""
                return await _http.GetStringAsync("https://api.openai.com/v1/chat/completions");
        """, """
            private static readonly HttpClient _http = new();


        """));

    [Fact]
    public Task No_fix_for_a_kernel() => NoFixAsync(Controller("""
                var kernel = [|Kernel.CreateBuilder()|].AddOpenAIChatCompletion("gpt-5", configuration["Key"]!).Build();
                return (await kernel.InvokePromptAsync(message)).ToString();
        """));

    [Fact]
    public Task No_fix_for_the_registration_of_a_kernel() => NoFixAsync(Service("", """AddTransient(_ => [|Kernel.CreateBuilder()|].AddOpenAIChatCompletion("gpt-5", "key").Build())"""));

    [Fact]
    public Task No_fix_for_a_field_that_is_disposed_of() => NoFixAsync(Service("""
            private readonly HttpClient _http = [|new()|];

            public Task<string> AskAsync() => _http.GetStringAsync("https://api.openai.com/v1/chat/completions");

            public void Dispose() => _http.Dispose();
        """));
}
