using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4004 and MEM4008: the reply goes into the history, and the history to the model.</summary>
public class KeptHistoryFixTests
{
    static Task RecordAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<ReplyNotRecorded, ReplyNotRecordedFix>(source, fixedSource, ReplyNotRecordedFix.RecordReplyKey);

    static Task GiveAsync(string source, string fixedSource) =>
        FixTest.VerifyAsync<HistoryNotGivenToModel, HistoryNotGivenToModelFix>(source, fixedSource, HistoryNotGivenToModelFix.GiveHistoryKey);

    /// <param name="body">The statements of a handler, which has a client, a message and the history of a session from a store.</param>
    static string Extensions(string body) => $$"""
        using Microsoft.Extensions.AI;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatClient client, IHistoryStore store) =>
        {
            {{body.Replace("\n", "\n    ")}}
        });

        app.Run();

        interface IHistoryStore
        {
            Task<List<ChatMessage>> LoadAsync(string sessionId);

            Task SaveAsync(string sessionId, List<ChatMessage> history);
        }
        """;

    static string Kernel(string body) => $$"""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, IChatCompletionService chat, IHistoryStore store) =>
        {
            {{body.Replace("\n", "\n    ")}}
        });

        app.Run();

        interface IHistoryStore
        {
            Task<ChatHistory> LoadAsync(string sessionId);

            Task SaveAsync(string sessionId, ChatHistory history);
        }
        """;

    // ---- MEM4004

    [Fact]
    public Task Response_is_added() => RecordAsync(
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history); // the model knows it all
        await store.SaveAsync(sessionId, history);
        return response.Text;
        """),
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history); // the model knows it all
        history.AddMessages(response);
        await store.SaveAsync(sessionId, history);
        return response.Text;
        """));

    [Fact]
    public Task Content_is_added() => RecordAsync(
        Kernel("""
        var history = await store.LoadAsync(sessionId);
        [|history|].AddUserMessage(message);
        var reply = await chat.GetChatMessageContentAsync(history);
        await store.SaveAsync(sessionId, history);
        return reply.Content;
        """),
        Kernel("""
        var history = await store.LoadAsync(sessionId);
        history.AddUserMessage(message);
        var reply = await chat.GetChatMessageContentAsync(history);
        history.Add(reply);
        await store.SaveAsync(sessionId, history);
        return reply.Content;
        """));

    [Fact]
    public Task Completion_of_OpenAI_is_added() => RecordAsync(
        """
        using OpenAI.Chat;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, ChatClient client, IHistoryStore store) =>
        {
            var history = await store.LoadAsync(sessionId);
            [|history|].Add(new UserChatMessage(message));
            ChatCompletion completion = await client.CompleteChatAsync(history);
            await store.SaveAsync(sessionId, history);
            return completion.Content[0].Text;
        });

        app.Run();

        interface IHistoryStore
        {
            Task<List<ChatMessage>> LoadAsync(string sessionId);

            Task SaveAsync(string sessionId, List<ChatMessage> history);
        }
        """,
        """
        using OpenAI.Chat;

        var app = WebApplication.Create(args);

        app.MapPost("/chat/{sessionId}", async (string sessionId, string message, ChatClient client, IHistoryStore store) =>
        {
            var history = await store.LoadAsync(sessionId);
            history.Add(new UserChatMessage(message));
            ChatCompletion completion = await client.CompleteChatAsync(history);
            history.Add(new AssistantChatMessage(completion));
            await store.SaveAsync(sessionId, history);
            return completion.Content[0].Text;
        });

        app.Run();

        interface IHistoryStore
        {
            Task<List<ChatMessage>> LoadAsync(string sessionId);

            Task SaveAsync(string sessionId, List<ChatMessage> history);
        }
        """);

    [Fact]
    public Task Streamed_updates_are_collected() => RecordAsync(
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        await foreach (var update in client.GetStreamingResponseAsync(history))
        {
            Console.Write(update.Text);
        }
        await store.SaveAsync(sessionId, history);
        """),
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in client.GetStreamingResponseAsync(history))
        {
            updates.Add(update);
            Console.Write(update.Text);
        }
        history.AddMessages(updates);
        await store.SaveAsync(sessionId, history);
        """));

    [Fact]
    public Task Nothing_is_offered_where_the_reply_has_no_name() => Verify.NoCodeFixAsync<ReplyNotRecorded, ReplyNotRecordedFix>(Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        return (await client.GetResponseAsync(history)).Text;
        """));

    // ---- MEM4008

    [Fact]
    public Task History_takes_the_place_of_the_message() => GiveAsync(
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(message);
        history.AddMessages(response);
        await store.SaveAsync(sessionId, history);
        return response.Text;
        """),
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        history.AddMessages(response);
        await store.SaveAsync(sessionId, history);
        return response.Text;
        """));

    [Fact]
    public Task Message_is_put_in_before_the_call() => GiveAsync(
        Kernel("""
        var history = await store.LoadAsync(sessionId);

        var reply = await chat.GetChatMessageContentAsync(message);
        // Both are kept.
        [|history|].AddUserMessage(message);
        history.AddAssistantMessage(reply.Content!);
        await store.SaveAsync(sessionId, history);
        return reply.Content;
        """),
        Kernel("""
        var history = await store.LoadAsync(sessionId);

        // Both are kept.
        history.AddUserMessage(message);
        var reply = await chat.GetChatMessageContentAsync(history);
        history.AddAssistantMessage(reply.Content!);
        await store.SaveAsync(sessionId, history);
        return reply.Content;
        """));

    [Fact]
    public Task Messages_of_the_history_join_those_that_are_written_out() => GiveAsync(
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, message)]);
        history.AddMessages(response);
        await store.SaveAsync(sessionId, history);
        return response.Text;
        """),
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Be brief."), .. history]);
        history.AddMessages(response);
        await store.SaveAsync(sessionId, history);
        return response.Text;
        """));

    [Fact]
    public Task Fix_all_gives_every_history() => Verify.FixAllAsync<HistoryNotGivenToModel, HistoryNotGivenToModelFix>(
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(message);
        history.AddMessages(response);
        return response.Text;
        """) + Bot("[|history|]", "message"),
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        history.AddMessages(response);
        return response.Text;
        """) + Bot("history", "history"), HistoryNotGivenToModelFix.GiveHistoryKey);

    [Fact]
    public Task Fix_all_records_every_reply() => Verify.FixAllAsync<ReplyNotRecorded, ReplyNotRecordedFix>(
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        [|history|].Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        return response.Text;
        """).Replace("app.Run();", """
        app.MapPost("/stream/{sessionId}", async (string sessionId, string message, IChatClient client, IHistoryStore store) =>
        {
            var history = await store.LoadAsync(sessionId);
            [|history|].Add(new ChatMessage(ChatRole.User, message));
            var reply = await client.GetResponseAsync(history);
            return reply.Text;
        });

        app.Run();
        """),
        Extensions("""
        var history = await store.LoadAsync(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        history.AddMessages(response);
        return response.Text;
        """).Replace("app.Run();", """
        app.MapPost("/stream/{sessionId}", async (string sessionId, string message, IChatClient client, IHistoryStore store) =>
        {
            var history = await store.LoadAsync(sessionId);
            history.Add(new ChatMessage(ChatRole.User, message));
            var reply = await client.GetResponseAsync(history);
            history.AddMessages(reply);
            return reply.Text;
        });

        app.Run();
        """), ReplyNotRecordedFix.RecordReplyKey);

    static string Bot(string history, string given) => $$"""


        class Bot(IChatClient client, IHistoryStore store)
        {
            public async Task<string> ReplyAsync(string id, string message)
            {
                var history = await store.LoadAsync(id);
                {{history}}.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync({{given}});
                history.AddMessages(response);
                return response.Text;
            }
        }
        """;

    [Fact]
    public Task Nothing_is_offered_where_a_method_of_the_project_asks() => Verify.NoCodeFixAsync<HistoryNotGivenToModel, HistoryNotGivenToModelFix>("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.ChatCompletion;

        var app = WebApplication.Create(args);
        app.MapControllers();
        app.Run();

        class Bot(IChatCompletionService chat, IHistoryStore store)
        {
            public async Task<string> ReplyAsync(string sessionId, string message)
            {
                var history = await store.LoadAsync(sessionId);
                var reply = await AskAsync(message);
                [|history|].AddUserMessage(message);
                history.AddAssistantMessage(reply);
                await store.SaveAsync(sessionId, history);
                return reply;
            }

            async Task<string> AskAsync(string text) => (await chat.GetChatMessageContentAsync(text)).Content!;
        }

        interface IHistoryStore
        {
            Task<ChatHistory> LoadAsync(string sessionId);

            Task SaveAsync(string sessionId, ChatHistory history);
        }
        """);
}
