using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>A factory that ignores its id and hands out one memory to all; a memory that is injected anew and filled by who takes it.</summary>
public sealed class SharedByFactoryTests
{
    [Fact]
    public Task OneMemoryForEveryId_IsReported_WhereItLivesAsLongAsTheProcess() => Verify.AnalyzerAsync<MemoryFactoryReturnsNew>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<Histories>();
        builder.Build().Run();

        public class Histories
        {
            static readonly List<ChatMessage> s_all = [];
            readonly List<ChatMessage> _history = [];

            public List<ChatMessage> {|#0:GetHistory|}(string sessionId) => _history;

            public List<ChatMessage> [|GetShared|](string conversationId)
            {
                return s_all;
            }
        }
        """,
        o => o.Messages[0] = "'GetHistory' ignores 'sessionId' and returns the same memory whatever it is, so users read each other's conversation");

    [Fact]
    public Task OneMemoryPerObject_IsSilent_WhereTheObjectIsTheConversation() => Verify.AnalyzerAsync<MemoryFactoryReturnsNew>(
        /* lang=c#-test */ """
        using Microsoft.Extensions.AI;

        public class Conversation
        {
            readonly List<ChatMessage> _history = [];

            public List<ChatMessage> GetHistory(string userId) => _history;
        }
        """);

    [Fact]
    public Task ScopedHistory_IsReported_WhereNobodyFillsIt() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddScoped<ChatHistory>|]();
        var app = builder.Build();
        app.MapPost("/chat", async (string message, ChatHistory history, IChatCompletionService chat) =>
        {
            history.AddUserMessage(message);
            var reply = await chat.GetChatMessageContentAsync(history);
            history.Add(reply);
            return reply.Content;
        });
        app.Run();
        """);

    [Fact]
    public Task ScopedHistory_IsSilent_WhereItsConsumerLoadsIt() => Verify.AnalyzerAsync<MemoryInPerRequestObject>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ChatHistory>();
        builder.Services.AddScoped<ChatService>();
        builder.Build().Run();

        public class Rows
        {
            public async Task FillAsync(ChatHistory history, string sessionId)
            {
                foreach (var row in await File.ReadAllLinesAsync(sessionId))
                    history.AddUserMessage(row);
            }
        }

        public class ChatService(ChatHistory history, Rows rows, IChatCompletionService chat)
        {
            readonly ChatHistory _history = history;

            public async Task<string?> ReplyAsync(string sessionId, string message)
            {
                await rows.FillAsync(_history, sessionId);
                _history.AddUserMessage(message);
                return (await chat.GetChatMessageContentAsync(_history)).Content;
            }
        }
        """);
}
