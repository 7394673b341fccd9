using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>A web app that keeps histories by session, and controllers that use them.</summary>
static class KeptHistoryApp
{
    public static void Configure(VerifyOptions o)
    {
        o.Sources.Add(("Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();
            builder.Services.AddSingleton<Histories>();
            var app = builder.Build();
            app.MapControllers();
            app.Run();
            """));
        o.Sources.Add(("Histories.cs", """
            using System.Collections.Concurrent;
            using Microsoft.SemanticKernel.ChatCompletion;

            public class Histories
            {
                readonly ConcurrentDictionary<string, ChatHistory> _histories = new();
                readonly ConcurrentDictionary<string, List<Microsoft.Extensions.AI.ChatMessage>> _messages = new();

                public ChatHistory Get(string id) => _histories.GetOrAdd(id, _ => new ChatHistory());

                public List<Microsoft.Extensions.AI.ChatMessage> MessagesOf(string id) => _messages.GetOrAdd(id, _ => []);

                public List<Microsoft.Extensions.AI.ChatMessage> GetMessages(string id) => _messages.GetOrAdd(id, _ => []);

                public void Save(string id, List<Microsoft.Extensions.AI.ChatMessage> messages) => _messages[id] = messages;
            }
            """));
    }

    public static string Controller(string usings, string services, string body, string members = "") => $$"""
        using Microsoft.AspNetCore.Mvc;
        {{usings}}

        public class ChatController({{services}}) : ControllerBase
        {
            [HttpPost("/chat/{sessionId}")]
            public async Task<string?> Post(string sessionId, [FromBody] string message)
            {
                {{body}}
            }
            {{members}}
        }
        """;

    public static string Extensions(string body, string members = "") => Controller("using Microsoft.Extensions.AI;", "IChatClient client, Histories histories", body, members);

    public static string Kernel(string body, string members = "") =>
        Controller("using Microsoft.SemanticKernel;\nusing Microsoft.SemanticKernel.ChatCompletion;", "IChatCompletionService chat, Histories histories", body, members);
}
