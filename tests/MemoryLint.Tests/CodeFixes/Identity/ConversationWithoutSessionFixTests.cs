using MemoryLint.CodeFixes.Identity;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Identity;

/// <summary>MEM3004: the conversation in reach, or the one that the store in reach has.</summary>
public class ConversationWithoutSessionFixTests
{
    const string Minimal = /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;

        var app = WebApplication.Create(args);

        app.MapPost("/chat", async (ChatRequest request, AIAgent agent, AgentSessionStore sessions, CancellationToken ct) =>
        {
            /*body*/
        });

        app.Run();

        record ChatRequest(string Message, string SessionId);
        """;

    const string Service = /* lang=c#-test */ """
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<Replies>();
        var app = builder.Build();

        app.MapPost("/chat", (string message, string conversationId, Replies replies) => replies.To(message, conversationId));

        app.Run();

        class Replies(AIAgent agent, IChatClient client, IKept kept)
        {
            public async Task<string> To(string message, string conversationId)
            {
                /*body*/
            }
        }

        interface IKept
        {
            Task<AgentSession> SessionAsync(string id);

            Task SaveAsync(string id, object kept);

            Task<List<ChatMessage>> HistoryAsync(string id);
        }

        static class Kept
        {
            public static AgentSession OfAll => throw null!;
        }
        """;

    static string In(string frame, string body) =>
        frame.Replace("/*body*/", body.Replace("\n", "\n" + (frame == Minimal ? "    " : "        "), StringComparison.Ordinal), StringComparison.Ordinal);

    static Task GetAndSaveAsync(string body, string fixedBody) => FixTest.VerifyAsync<ConversationWithoutSession, ConversationWithoutSessionFix>(
        In(Minimal, body), In(Minimal, fixedBody), ConversationWithoutSessionFix.GetAndSaveSessionKey);

    static Task PassAsync(string body, string fixedBody) => FixTest.VerifyAsync<ConversationWithoutSession, ConversationWithoutSessionFix>(
        In(Service, body), In(Service, fixedBody), ConversationWithoutSessionFix.PassMemoryInReachKey);

    [Fact]
    public Task Store_in_reach() => GetAndSaveAsync(
        """
        // Ask the agent.
        var reply = await agent.[|RunAsync|](request.Message, cancellationToken: ct);
        return reply.Text;
        """,
        """
        if (string.IsNullOrEmpty(request.SessionId))
        {
            throw new BadHttpRequestException("The sessionId is missing.");
        }
        var session = await sessions.GetSessionAsync(agent, request.SessionId, ct);
        // Ask the agent.
        var reply = await agent.RunAsync(request.Message, session, cancellationToken: ct);
        await sessions.SaveSessionAsync(agent, request.SessionId, session, ct);
        return reply.Text;
        """);

    [Fact]
    public Task Store_in_reach_where_the_reply_is_returned_at_once() => GetAndSaveAsync(
        """
        ArgumentException.ThrowIfNullOrEmpty(request.SessionId);
        return (await agent.[|RunAsync|](request.Message, null, null, ct)).Text;
        """,
        """
        ArgumentException.ThrowIfNullOrEmpty(request.SessionId);
        var session = await sessions.GetSessionAsync(agent, request.SessionId, ct);
        var response = await agent.RunAsync(request.Message, session, null, ct);
        await sessions.SaveSessionAsync(agent, request.SessionId, session, ct);
        return response.Text;
        """);

    [Fact]
    public Task Store_in_reach_of_a_stream() => GetAndSaveAsync(
        """
        ArgumentException.ThrowIfNullOrEmpty(request.SessionId);
        var text = "";
        await foreach (var update in agent.[|RunStreamingAsync|](request.Message).WithCancellation(ct))
        {
            text += update.Text;
        }
        return text;
        """,
        """
        ArgumentException.ThrowIfNullOrEmpty(request.SessionId);
        var text = "";
        var session = await sessions.GetSessionAsync(agent, request.SessionId, ct);
        await foreach (var update in agent.RunStreamingAsync(request.Message, session).WithCancellation(ct))
        {
            text += update.Text;
        }
        await sessions.SaveSessionAsync(agent, request.SessionId, session, ct);
        return text;
        """);

    [Fact]
    public Task Session_in_reach() => PassAsync(
        """
        AgentSession session = await kept.SessionAsync(conversationId);
        var reply = await agent.[|RunAsync|](message);
        await kept.SaveAsync(conversationId, session);
        return reply.Text;
        """,
        """
        AgentSession session = await kept.SessionAsync(conversationId);
        var reply = await agent.RunAsync(message, session);
        await kept.SaveAsync(conversationId, session);
        return reply.Text;
        """);

    [Fact]
    public Task Session_in_reach_in_the_place_of_null() => PassAsync(
        """
        var session = await kept.SessionAsync(conversationId);
        var reply = await agent.[|RunAsync|](message: message, session: null);
        return reply.Text;
        """,
        """
        var session = await kept.SessionAsync(conversationId);
        var reply = await agent.RunAsync(message: message, session: session);
        return reply.Text;
        """);

    [Fact]
    public Task History_that_has_the_users_words() => PassAsync(
        """
        var history = await kept.HistoryAsync(conversationId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var reply = await client.[|GetResponseAsync|](message);
        history.AddMessages(reply);
        await kept.SaveAsync(conversationId, history);
        return reply.Text;
        """,
        """
        var history = await kept.HistoryAsync(conversationId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var reply = await client.GetResponseAsync(history);
        history.AddMessages(reply);
        await kept.SaveAsync(conversationId, history);
        return reply.Text;
        """);

    [Theory]
    [InlineData("return (await agent.[|RunAsync|](message)).Text;")]
    [InlineData("var session = Kept.OfAll;\nreturn (await agent.[|RunAsync|](message, session: null)).Text + session;")]
    [InlineData("var session = await agent.CreateSessionAsync();\nreturn (await agent.[|RunAsync|](message)).Text + session;")]
    [InlineData("var history = await kept.HistoryAsync(conversationId);\nreturn (await client.[|GetResponseAsync|](message)).Text + history.Count;")]
    public Task Nothing_is_offered_where_nothing_fits(string body) =>
        Verify.NoCodeFixAsync<ConversationWithoutSession, ConversationWithoutSessionFix>(In(Service, body));

    /// <summary>It comes from the container, and may be the same for everybody.</summary>
    [Fact]
    public Task Session_that_the_container_hands_in_is_not_passed() => Verify.NoCodeFixAsync<ConversationWithoutSession, ConversationWithoutSessionFix>(
        /* lang=c#-test */ """
        using Microsoft.Agents.AI;

        var app = WebApplication.Create(args);
        AgentSession ofAll = await app.Services.GetRequiredService<AIAgent>().CreateSessionAsync();
        app.MapPost("/chat", async (string message, AIAgent agent, AgentSession session) => (await agent.[|RunAsync|](message)).Text);
        app.Run();
        """);

    [Fact]
    public Task All_at_once() => Verify.CodeFixAsync<ConversationWithoutSession, ConversationWithoutSessionFix>(
        In(Service, """
            var session = await kept.SessionAsync(conversationId);
            if (message.Length > 1000)
            {
                return (await agent.[|RunAsync|](message)).Text;
            }
            return (await agent.[|RunAsync|](message)).Text;
            """),
        In(Service, """
            var session = await kept.SessionAsync(conversationId);
            if (message.Length > 1000)
            {
                return (await agent.RunAsync(message, session)).Text;
            }
            return (await agent.RunAsync(message, session)).Text;
            """),
        ConversationWithoutSessionFix.PassMemoryInReachKey);

    [Fact]
    public Task Model_over_HTTP_has_no_fix() => Verify.NoCodeFixAsync<ConversationWithoutSession, ConversationWithoutSessionFix>("""
        var http = new HttpClient();
        var app = WebApplication.Create(args);
        app.MapPost("/chat", async (string message, string sessionId, List<string> history) => await [|AskAsync|](message));
        app.Run();

        async Task<string> AskAsync(string text)
        {
            var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = text } } });
            return await response.Content.ReadAsStringAsync();
        }
        """);
}
