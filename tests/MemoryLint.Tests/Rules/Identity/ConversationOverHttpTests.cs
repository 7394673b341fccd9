using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>MEM3004 where a model is asked over plain HTTP: it knows what it is sent, and nothing else.</summary>
public class ConversationOverHttpTests
{
    /// <summary>A hub, and what asks the model for it.</summary>
    static Task InHubAsync(string call, string members, string service = "", string? message = null) => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ $$"""
        using System.Net.Http.Headers;
        using System.Text;
        using System.Text.Json;
        using Microsoft.AspNetCore.SignalR;

        public class ChatHub(HttpClient http, IConfiguration settings, Replies replies, IReplies contract) : Hub
        {
            readonly List<string> _said = [];
            string _all = "";

            public async Task Send(string message, string user)
            {
                var reply = {{call}};
                await Clients.Caller.SendAsync("reply", reply);
            }

            {{members}}
        }

        public static class Startup
        {
            public static void Configure(WebApplication app) => app.MapHub<ChatHub>("/chat");
        }

        public interface IReplies
        {
            Task<string> GetAsync(string text);
        }

        public class Replies(HttpClient http) : IReplies
        {
            const string Address = "https://api.openai.com/v1/chat/completions";

            public async Task<string> GetAsync(string text)
            {
                {{(service.Length > 0 ? service : "var response = await http.PostAsJsonAsync(Address, new { model = \"m\", messages = new[] { new { role = \"user\", content = text } } }); return await response.Content.ReadAsStringAsync();")}}
            }
        }
        """,
        o =>
        {
            if (message is not null)
                o.Messages[0] = message;
        });

    const string Ask = """
        async Task<string> AskAsync(string text)
        {
            var key = settings["Key"];
            if (string.IsNullOrEmpty(key))
                return "no key";
            var body = new { contents = new[] { new { parts = new[] { new { text } } } } };
            using var client = new HttpClient();
            var response = await client.PostAsync($"https://generativelanguage.googleapis.com/v1beta/models/m:generateContent?key={key}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            return document.RootElement.GetProperty("candidates")[0].GetString() ?? "";
        }
        """;

    [Fact]
    public Task Helper_of_the_handler() => InHubAsync("await {|#0:AskAsync|}(message)", Ask,
        message: "'AskAsync' gets what the user says on every call of ChatHub.Send, but no history, so each turn starts a new conversation");

    [Fact]
    public Task Service() => InHubAsync("await replies.{|#0:GetAsync|}(message)", "",
        message: "'replies.GetAsync' gets what the user says on every call of ChatHub.Send, but no history, so each turn starts a new conversation");

    [Theory]
    // The contract of one service; what is fixed beside the text; a request of its own; steps that only dress up the text.
    [InlineData("await contract.[|GetAsync|](message)", "")]
    [InlineData("await [|AskWithAsync|](message.Trim(), \"Be kind.\", default)", """
        async Task<string> AskWithAsync(string text, string instructions, CancellationToken ct)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "https://api.anthropic.com/v1/messages") { Content = JsonContent.Create(new { system = instructions, messages = new[] { new { role = "user", content = text } } }) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings["Key"]);
            var response = await http.SendAsync(request, ct);
            return await response.Content.ReadAsStringAsync(ct);
        }
        """)]
    [InlineData("await [|AskAsync|](message)", """
        async Task<string> AskAsync(string text)
        {
            var response = await http.PostAsJsonAsync("http://localhost:11434/api/chat", Body(text));
            return Read(await response.Content.ReadAsStringAsync());
        }

        static object Body(string text) => new { model = "m", prompt = "Answer kindly: " + text };

        static string Read(string json) => JsonDocument.Parse(json).RootElement.GetProperty("response").GetString() ?? "";
        """)]
    public Task All_that_it_is_told_is_this_turn(string call, string members) => InHubAsync(call, members);

    static Task InControllerAsync(string request, string call, string ask, string? message = null) => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ $$"""
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ChatController(Replies replies) : ControllerBase
        {
            [HttpPost("/chat")]
            public async Task<string> Post(ChatRequest request) => await replies.{{call}};
        }

        {{request}}

        public class Replies(HttpClient http)
        {
            public async Task<string> GetAsync({{ask}}
        }

        public static class Startup
        {
            public static void Configure(WebApplication app) => app.MapControllers();
        }
        """, o =>
    {
        if (message is not null)
            o.Messages[0] = message;
    });

    const string AskForRequest = """
        ChatRequest request) => await (await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = request.Message } } })).Content.ReadAsStringAsync();
        """;

    [Fact]
    public Task Request_that_bears_the_text() => InControllerAsync("public record ChatRequest(string Message, string SessionId);", "{|#0:GetAsync|}(request)", AskForRequest,
        "'replies.GetAsync' gets what the user says on every request to ChatController.Post, but no history although 'request.SessionId' is in reach, so each turn starts a new conversation");

    [Theory]
    // The client sends the conversation; what is sent is chosen by more than the text; nothing in it is what the user said.
    [InlineData("public record ChatRequest(string Message, List<string> Earlier);", "GetAsync(request)", AskForRequest)]
    [InlineData("public record ChatRequest(string Message, string[] Messages);", "GetAsync(request)", AskForRequest)]
    [InlineData("public record ChatRequest(string Message, string History);", "GetAsync(request)", """
        ChatRequest request) => await (await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { prompt = request.History + request.Message })).Content.ReadAsStringAsync();
        """)]
    [InlineData("public record ChatRequest(string Message); public record Order(int Number);", "GetAsync(new Order(1))", """
        Order order) => await (await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { prompt = order.Number })).Content.ReadAsStringAsync();
        """)]
    public Task Request_that_bears_more(string request, string call, string ask) => InControllerAsync(request, call, ask);

    [Fact]
    public Task Handler_that_asks_itself() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        var app = WebApplication.Create(args);
        var http = new HttpClient();
        app.MapPost("/chat", async (ChatRequest request) =>
        {
            var response = await http.{|#0:PostAsJsonAsync|}("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = request.Message } } });
            return await response.Content.ReadAsStringAsync();
        });
        app.Run();

        record ChatRequest(string Message);
        """,
        o => o.Messages[0] = "'http.PostAsJsonAsync' gets what the user says on every POST /chat request, but no history, so each turn starts a new conversation");

    [Theory]
    // More than the text is told, or may be.
    [InlineData("await AskAsync(message, _said)", "Task<string> AskAsync(string text, List<string> said) => PostAsync(http, text + string.Join(' ', said));")]
    [InlineData("await AskAsync($\"{string.Join(' ', _said)} {message}\")", "Task<string> AskAsync(string text) => PostAsync(http, text);")]
    [InlineData("await AskAsync(message, user)", "Task<string> AskAsync(string text, string context) => PostAsync(http, context + text);")]
    [InlineData("await AskAsync(message)", "Task<string> AskAsync(string text) { _said.Add(text); return PostAsync(http, string.Join(' ', _said)); }")]
    [InlineData("await AskAsync(message)", "Task<string> AskAsync(string text) { _all += text; return PostAsync(http, _all); }")]
    [InlineData("await AskAsync(message)", "async Task<string> AskAsync(string text) => await PostAsync(http, await contract.GetAsync(\"\") + text);")]
    [InlineData("await AskAsync(message)", "Task<string> AskAsync(string text) => PostAsync(http, With(text)); string With(string text) { _said.Add(text); return string.Join(' ', _said); }")]
    [InlineData("await AskAsync(message)", "Task<string> AskAsync(string text) => PostAsync(http, Context.Items[\"history\"] + text);")]
    [InlineData("await AskAsync(message, user)", "Task<string> AskAsync(string text, string sessionId) => PostAsync(http, sessionId + text);")]
    // One step of the work on a turn, and one question.
    [InlineData("await SummarizeAsync(message)", "Task<string> SummarizeAsync(string text) => PostAsync(http, text);")]
    [InlineData("await AskAsync(\"Tell a joke.\")", "Task<string> AskAsync(string text) => PostAsync(http, text);")]
    [InlineData("string.Concat(await Task.WhenAll(new[] { message, user }.Select(m => Post(m))))", "")]
    public Task What_looks_like_it_and_is_right(string call, string members) => InHubAsync(call, members.Replace("PostAsync(http, ", "Post(", StringComparison.Ordinal) + """

        async Task<string> Post(string body) => await (await http.PostAsync("https://api.openai.com/v1/chat/completions", new StringContent(body))).Content.ReadAsStringAsync();
        """);

    [Theory]
    // The server keeps the conversation, or is no model that answers; nobody knows what it is.
    [InlineData("https://api.openai.com/v1/threads/runs")]
    [InlineData("https://api.openai.com/v1/embeddings")]
    [InlineData("https://api.openai.com/v1/images/generations")]
    [InlineData("https://api.openai.com/v1/moderations")]
    [InlineData("https://bot.example.org/api/messages")]
    public Task Address_of_something_else(string address) => InHubAsync("await AskAsync(message)", $$"""
        async Task<string> AskAsync(string text)
        {
            var response = await http.PostAsJsonAsync("{{address}}", new { input = text });
            return await response.Content.ReadAsStringAsync();
        }
        """);

    [Fact]
    public Task Another_type_may_fulfil_the_contract() => InHubAsync("await contract.GetAsync(message)", """
        public class Remembering : IReplies
        {
            public Task<string> GetAsync(string text) => throw null!;
        }
        """);

    [Fact]
    public Task Previous_response_is_named() => InHubAsync("await replies.GetAsync(message)", "", """
        var response = await http.PostAsJsonAsync(Address, new { input = text, previous_response_id = Last });
        return await response.Content.ReadAsStringAsync();
        }

        string? Last { get; set; }

        public void Forget()
        {
        """);

    const string NoFramework = """
        using Microsoft.AspNetCore.SignalR;

        public class /*name*/Hub : Hub
        {
            public async Task Send(string message, string sessionId) => await Clients.Caller.SendAsync("reply", await /*call*/(message));

            async Task<string> AskAsync(string text)
            {
                using var http = new HttpClient();
                var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = text } } });
                return await response.Content.ReadAsStringAsync();
            }
        }

        public static class Startup
        {
            public static void Configure(WebApplication app) => app.MapHub</*name*/Hub>("/chat");
        }
        """;

    [Theory]
    [InlineData("AIChat", "[|AskAsync|]")]
    [InlineData("Order", "AskAsync")]
    public Task Project_without_a_framework(string name, string call) => Verify.AnalyzerAsync<ConversationWithoutSession>(
        NoFramework.Replace("/*name*/", name, StringComparison.Ordinal).Replace("/*call*/", call, StringComparison.Ordinal), o => o.WithFrameworks = false);

    [Fact]
    public Task Console_program() => Verify.AnalyzerAsync<ConversationWithoutSession>(
        /* lang=c#-test */ """
        var http = new HttpClient();
        while (Console.ReadLine() is { } message)
            Console.WriteLine(await AskAsync(message));

        async Task<string> AskAsync(string text)
        {
            var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = text } } });
            return await response.Content.ReadAsStringAsync();
        }
        """);
}
