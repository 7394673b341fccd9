using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4004: a kept history gets the questions and never the answers.</summary>
public class ReplyNotRecordedTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<ReplyNotRecorded>(source, o =>
    {
        KeptHistoryApp.Configure(o);
        configure?.Invoke(o);
    });

    // ---- only the questions

    [Fact]
    public Task List_of_a_session() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        {|#0:history|}.Add(new ChatMessage(ChatRole.User, message));
        var response = await {|#1:client.GetResponseAsync(history)|};
        return response.Text;
        """), o =>
    {
        o.Messages[0] = "'history' gets what the user says and never what GetResponseAsync answers, so on the next turn the model sees questions without its own answers";
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task History_of_Semantic_Kernel() => VerifyAsync(KeptHistoryApp.Kernel("""
        var history = histories.Get(sessionId);
        if (history.Count == 0)
            history.AddSystemMessage("Be brief.");
        {|#0:history|}.AddUserMessage(message);
        var reply = await chat.GetChatMessageContentAsync(history);
        return reply.Content;
        """));

    [Fact]
    public Task Saved_with_the_question_alone() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        {|#0:history|}.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        histories.Save(sessionId, history);
        return response.Text;
        """));

    [Fact]
    public Task Streamed_to_the_client() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        {|#0:history|}.Add(new ChatMessage(ChatRole.User, message));
        await foreach (var update in client.GetStreamingResponseAsync(history))
            await Response.WriteAsync(update.Text);
        return null;
        """));

    [Fact]
    public Task Field_of_a_service() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SupportBot(IChatClient client)
        {
            readonly List<ChatMessage> _history = [new(ChatRole.System, "Be brief.")];

            public async Task<string> ReplyAsync(string message)
            {
                {|#0:_history|}.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(_history);
                return response.Text;
            }
        }
        """);

    // ---- the answers too, or nobody can tell

    [Theory]
    [InlineData("history.AddMessages(response);")]
    [InlineData("history.AddRange(response.Messages);")]
    [InlineData("history.Add(new(ChatRole.Assistant, response.Text));")]
    [InlineData("history.Add(new ChatMessage(ChatRole.Assistant, response.Text));")]
    [InlineData("foreach (var m in response.Messages) history.Add(m);")]
    [InlineData("histories.Save(sessionId, [.. history, .. response.Messages]);")]
    [InlineData("Remember(sessionId, response.Text);")]
    [InlineData("await log.AppendAsync(sessionId, response.Text);")]
    public Task Reply_is_recorded(string record) => VerifyAsync(KeptHistoryApp.Extensions($$"""
        var history = histories.GetMessages(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        {{record}}
        return response.Text;
        """, "void Remember(string id, string text) { }").Replace("Histories histories)", "Histories histories, ILog log)") + "\npublic interface ILog { Task AppendAsync(string id, string text); }");

    [Fact]
    public Task Caller_records_it() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SupportBot(IChatClient client, Histories histories)
        {
            public async Task<string> AnswerAsync(string id, string message)
            {
                var text = await AskAsync(id, message);
                histories.GetMessages(id).Add(new ChatMessage(ChatRole.Assistant, text));
                return text;
            }

            async Task<string> AskAsync(string id, string message)
            {
                var history = histories.GetMessages(id);
                history.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Agent_records_it_itself() => VerifyAsync(KeptHistoryApp.Controller("using Microsoft.SemanticKernel;\nusing Microsoft.SemanticKernel.Agents;\nusing Microsoft.SemanticKernel.ChatCompletion;", "ChatCompletionAgent agent, Histories histories", """
        var history = histories.Get(sessionId);
        history.AddUserMessage(message);
        await foreach (var item in agent.InvokeAsync(history))
            return item.Message.Content;
        return null;
        """));

    [Fact]
    public Task Another_method_of_the_service_records_it() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SupportBot(IChatClient client)
        {
            readonly List<ChatMessage> _history = [];

            public async Task<string> ReplyAsync(string message)
            {
                _history.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(_history);
                return response.Text;
            }

            public void Confirm(ChatMessage reply) => _history.Add(reply);
        }
        """);

    [Fact]
    public Task History_of_this_turn() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = new List<ChatMessage>();
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        return response.Text;
        """));

    [Fact]
    public Task History_that_the_caller_owns() => VerifyAsync(KeptHistoryApp.Extensions("return await AskAsync(histories.GetMessages(sessionId), message);", """
        async Task<string> AskAsync(List<ChatMessage> history, string message)
        {
            history.Add(new ChatMessage(ChatRole.User, message));
            var response = await client.GetResponseAsync(history);
            return response.Text;
        }
        """));

    [Fact]
    public Task Tool_loop() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        for (int i = 0; i < 3; i++)
            await client.GetResponseAsync(history);
        return null;
        """));
}
