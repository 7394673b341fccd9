using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.Rules.Identity;

/// <summary>A chat backend around the few lines that a test is about.</summary>
static class ChatApp
{
    const string Controller = """
        using System.Collections.Concurrent;
        using System.Diagnostics;
        using System.Security.Claims;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.Caching.Distributed;
        using Microsoft.Extensions.Caching.Memory;

        [ApiController]
        public class ChatController(IChatClient client, AIAgent agent, AgentSessionStore store, Histories histories, IHistoryService service, IDistributedCache cache, IMemoryCache memory, ILogger<ChatController> logger)
            : ControllerBase
        {
            static readonly ConcurrentDictionary<string, List<ChatMessage>> s_sessions = new();

            [HttpPost("/chat")]
            public async Task<object?> Chat(ChatRequest request, CancellationToken ct)
            {
                await Task.Yield();
                /*here*/
            }

            async Task<object?> AnswerAsync(List<ChatMessage> history, string text)
            {
                history.Add(new(ChatRole.User, text));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }

            /*members*/
        }

        public record ChatRequest(string Message, string? SessionId, Guid? ThreadId);

        public record ChatReply(string Text, string? SessionId = null);

        public class Histories
        {
            readonly ConcurrentDictionary<string, List<ChatMessage>> _kept = new();

            public List<ChatMessage> Get(string sessionId) => _kept.GetOrAdd(sessionId, _ => []);

            public void Save(string sessionId, List<ChatMessage> messages) => _kept[sessionId] = messages;
        }

        public interface IHistoryService
        {
            Task<List<ChatMessage>> LoadAsync(string conversationId);

            Task SaveAsync(string conversationId, List<ChatMessage> messages);
        }

        public class HistoryService : IHistoryService
        {
            public Task<List<ChatMessage>> LoadAsync(string conversationId) => throw null!;

            public Task SaveAsync(string conversationId, List<ChatMessage> messages) => throw null!;
        }

        public static class Startup
        {
            public static void Configure(IServiceCollection services)
            {
                services.AddControllers();
                services.AddSingleton<Histories>();
                services.AddSingleton<IHistoryService, HistoryService>();
            }
        }
        """;

    /// <summary>The rule reports what the markup in a controller's action says.</summary>
    public static Task InActionAsync<TRule>(string body, string members = "", string? message = null)
        where TRule : DiagnosticAnalyzer, new() =>
        Verify.AnalyzerAsync<TRule>(Source(body, members), o =>
        {
            if (message is not null)
                o.Messages[0] = message;
        });

    public static string Source(string body, string members = "") =>
        Controller.Replace("/*here*/", body, StringComparison.Ordinal).Replace("/*members*/", members, StringComparison.Ordinal);
}
