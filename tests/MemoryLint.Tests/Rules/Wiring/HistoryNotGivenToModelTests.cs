using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4008: what is said is kept, and the model gets only the last message.</summary>
public class HistoryNotGivenToModelTests
{
    static Task VerifyAsync(string source, Action<VerifyOptions>? configure = null) => Verify.AnalyzerAsync<HistoryNotGivenToModel>(source, o =>
    {
        KeptHistoryApp.Configure(o);
        configure?.Invoke(o);
    });

    // ---- the model gets the last message only

    [Fact]
    public Task Loaded_list_that_only_grows() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        {|#0:history|}.Add(new(ChatRole.User, message));
        var response = await {|#1:client.GetResponseAsync(message)|};
        history.AddMessages(response);
        return response.Text;
        """), o =>
    {
        o.Messages[0] = "'history' keeps what is said, but GetResponseAsync is given only the last message, so the model knows nothing of the turns before";
        o.Related.Add((0, 1));
    });

    [Fact]
    public Task Loaded_history_of_Semantic_Kernel() => VerifyAsync(KeptHistoryApp.Kernel("""
        var history = histories.Get(sessionId);
        if (history.Count == 0)
            history.AddSystemMessage("You help with orders.");
        {|#0:history|}.AddUserMessage(message);
        var reply = await chat.GetChatMessageContentAsync(message);
        history.AddAssistantMessage(reply.Content!);
        return reply.Content;
        """));

    [Fact]
    public Task Turn_is_appended_after_the_call() => VerifyAsync(KeptHistoryApp.Kernel("""
        var history = histories.Get(sessionId);
        var reply = await chat.GetChatMessageContentAsync(message);
        {|#0:history|}.AddUserMessage(message);
        history.AddAssistantMessage(reply.Content!);
        return reply.Content;
        """));

    [Fact]
    public Task Fresh_list_of_one_message() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        {|#0:history|}.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync([new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, message)]);
        history.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        histories.Save(sessionId, history);
        return response.Text;
        """));

    [Fact]
    public Task Method_of_the_project_that_asks() => VerifyAsync(KeptHistoryApp.Kernel("""
        var history = histories.Get(sessionId);
        var reply = await {|#1:AskAsync(message)|};
        {|#0:history|}.AddUserMessage(message);
        history.AddAssistantMessage(reply);
        return reply;
        """, """
            async Task<string> AskAsync(string text)
            {
                var turn = new ChatHistory("Be brief.");
                turn.AddUserMessage(text);
                var content = await chat.GetChatMessageContentAsync(turn);
                return content.Content!;
            }
        """), o => o.Related.Add((0, 1)));

    /// <summary>A service that keeps turns of a type of its own.</summary>
    static string Own(string body, string members = "") => $$"""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.AI;

        namespace App
        {
            public class ChatMessage
            {
                public string Role { get; set; } = "";
                public string Content { get; set; } = "";
            }

            public class SupportService(IChatClient client)
            {
                readonly ConcurrentDictionary<string, List<ChatMessage>> _sessions = new();

                public async Task<string> AskAsync(string sessionId, string message)
                {
                    {{body}}
                }
                {{members}}
            }
        }
        """;

    [Theory]
    [InlineData("var response = await {|#1:client.GetResponseAsync(message)|};", "")]
    [InlineData("var response = await {|#1:SendAsync(message)|};", "Task<ChatResponse> SendAsync(string text) => client.GetResponseAsync([new(ChatRole.System, \"Be brief.\"), new(ChatRole.User, text)]);")]
    public Task Turns_of_a_type_of_the_projects_own(string ask, string members) => VerifyAsync(Own($$"""
        var history = _sessions.GetOrAdd(sessionId, _ => []);
        {|#0:history|}.Add(new ChatMessage { Role = "user", Content = message });
        {{ask}}
        history.Add(new ChatMessage { Role = "assistant", Content = response.Text });
        return response.Text;
        """, members), o => o.Related.Add((0, 1)));

    [Theory]
    [InlineData("var response = await client.GetResponseAsync(history.Select(m => new Microsoft.Extensions.AI.ChatMessage(new ChatRole(m.Role), m.Content)));", "")]
    [InlineData("var response = await SendAsync(history, message);", "Task<ChatResponse> SendAsync(List<ChatMessage> said, string text) => client.GetResponseAsync(string.Join(' ', said.Select(m => m.Content)) + text);")]
    [InlineData("var prompt = string.Join(' ', history.Select(m => m.Content)); var response = await client.GetResponseAsync(prompt + message);", "")]
    [InlineData("var response = await client.GetResponseAsync(message);", "public IReadOnlyList<string> Log(string id) { var history = _sessions[id]; return history.ConvertAll(m => m.Content); } static void Show(List<ChatMessage> history) => Console.WriteLine(history.Count);", "Show(history);")]
    public Task Turns_of_the_projects_own_that_may_reach_the_model(string ask, string members, string more = "") => VerifyAsync(Own($$"""
        var history = _sessions.GetOrAdd(sessionId, _ => []);
        history.Add(new ChatMessage { Role = "user", Content = message });
        {{ask}}
        history.Add(new ChatMessage { Role = "assistant", Content = response.Text });
        {{more}}
        return response.Text;
        """, members));

    const string OverHttp = """
            async Task<string> AskAsync(string text)
            {
                using var http = new HttpClient();
                var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = new[] { new { role = "user", content = text } } });
                return await response.Content.ReadAsStringAsync();
            }
        """;

    const string AskedOverHttp = """
        var history = histories.Get(sessionId);
        var reply = await {|#1:AskAsync(message)|};
        {|#0:history|}.AddUserMessage(message);
        history.AddAssistantMessage(reply);
        return reply;
        """;

    [Fact]
    public Task Method_of_the_project_that_asks_over_HTTP() => VerifyAsync(KeptHistoryApp.Kernel(AskedOverHttp, OverHttp), o => o.Related.Add((0, 1)));

    [Fact]
    public Task Is_said_once_over_HTTP() => Verify.AnalyzerAsync<MemoryLint.Rules.Identity.ConversationWithoutSession>(
        KeptHistoryApp.Kernel(AskedOverHttp.Replace("{|#0:history|}", "history", StringComparison.Ordinal).Replace("{|#1:AskAsync(message)|}", "AskAsync(message)", StringComparison.Ordinal), OverHttp), KeptHistoryApp.Configure);

    [Fact]
    public Task Method_that_sends_more_over_HTTP() => VerifyAsync(KeptHistoryApp.Kernel("""
        var history = histories.Get(sessionId);
        history.AddUserMessage(message);
        var reply = await AskAsync(message);
        history.AddAssistantMessage(reply);
        return reply;
        """, """
            readonly List<string> _said = [];

            async Task<string> AskAsync(string text)
            {
                _said.Add(text);
                using var http = new HttpClient();
                var response = await http.PostAsJsonAsync("https://api.openai.com/v1/chat/completions", new { messages = _said.Select(s => new { role = "user", content = s }) });
                return await response.Content.ReadAsStringAsync();
            }
        """));

    [Fact]
    public Task Agents_that_are_made_anew() => VerifyAsync("""
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.ChatCompletion;

        public class DslService(Kernel kernel, Histories histories)
        {
            public async Task<string> AskAsync(string sessionId, string userMessage, CancellationToken cancellationToken)
            {
                var chatHistory = histories.Get(sessionId);
                var response = await ChatAsync(userMessage, cancellationToken).ConfigureAwait(false);
                {|#0:chatHistory|}.AddUserMessage(userMessage);
                chatHistory.AddAssistantMessage(response);
                return response;
            }

            async Task<string> ChatAsync(string message, CancellationToken cancellationToken)
            {
                var agents = new AgentGroupChat(new ChatCompletionAgent { Kernel = kernel });
                agents.AddChatMessage(new(AuthorRole.User, message));
                var messages = new List<ChatMessageContent>();
                await foreach (var content in agents.InvokeAsync(cancellationToken))
                    messages.Add(content);
                return messages[^1].Content ?? "";
            }
        }
        """);

    [Fact]
    public Task Field_of_a_service() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SupportBot(IChatClient client)
        {
            readonly List<ChatMessage> _history = [];

            public async Task<string> ReplyAsync(string message)
            {
                {|#0:_history|}.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(message);
                _history.Add(new ChatMessage(ChatRole.Assistant, response.Text));
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task Streamed_reply() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        {|#0:history|}.Add(new ChatMessage(ChatRole.User, message));
        var text = new System.Text.StringBuilder();
        await foreach (var update in client.GetStreamingResponseAsync(message))
            text.Append(update.Text);
        history.Add(new ChatMessage(ChatRole.Assistant, text.ToString()));
        return text.ToString();
        """));

    [Fact]
    public Task Is_said_once() => Verify.AnalyzerAsync<MemoryLint.Rules.Identity.ConversationWithoutSession>(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        history.Add(new(ChatRole.User, message));
        var response = await client.GetResponseAsync(message);
        history.AddMessages(response);
        return response.Text;
        """), KeptHistoryApp.Configure);

    // ---- the model gets it, or may

    [Fact]
    public Task History_is_given() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = histories.GetMessages(sessionId);
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(history);
        history.AddMessages(response);
        return response.Text;
        """));

    [Theory]
    [InlineData("var response = await client.GetResponseAsync([.. history.TakeLast(10), new ChatMessage(ChatRole.User, message)]);")]
    [InlineData("var copy = new List<ChatMessage>(history) { new(ChatRole.User, message) }; var response = await client.GetResponseAsync(copy);")]
    [InlineData("var messages = new List<ChatMessage>(); foreach (var m in history) messages.Add(m); messages.Add(new(ChatRole.User, message)); var response = await client.GetResponseAsync(messages);")]
    [InlineData("var prompt = string.Join('\\n', history.Select(m => m.Text)) + message; var response = await client.GetResponseAsync(prompt);")]
    [InlineData("var context = Summarize(history); var response = await client.GetResponseAsync(context + message);")]
    [InlineData("var response = await client.GetResponseAsync(message, new ChatOptions { ConversationId = sessionId });")]
    [InlineData("var options = new ChatOptions(); options.ConversationId = sessionId; var response = await client.GetResponseAsync(message, options);")]
    [InlineData("var prompt = $\"Translate: {message}\"; var response = await client.GetResponseAsync(prompt);")]
    public Task Some_of_it_is_given(string ask) => VerifyAsync(KeptHistoryApp.Extensions($$"""
        var history = histories.GetMessages(sessionId);
        {{ask}}
        history.Add(new ChatMessage(ChatRole.User, message));
        history.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        return response.Text;
        """, "static string Summarize(List<ChatMessage> messages) => \"\";"));

    [Fact]
    public Task Agent_remembers_in_its_session() => VerifyAsync(KeptHistoryApp.Controller("using Microsoft.Agents.AI;\nusing Microsoft.Extensions.AI;", "AIAgent agent, Histories histories, Sessions sessions", """
        var shown = histories.GetMessages(sessionId);
        var session = await sessions.GetAsync(sessionId);
        shown.Add(new ChatMessage(ChatRole.User, message));
        var response = await agent.RunAsync(message, session);
        shown.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        return response.Text;
        """) + "\npublic class Sessions { public Task<Microsoft.Agents.AI.AgentSession> GetAsync(string id) => Task.FromResult<Microsoft.Agents.AI.AgentSession>(null!); }");

    [Theory]
    [InlineData("AskAsync(sessionId, message)", "Task<string> AskAsync(string sessionId, string text) => Task.FromResult(text);")]
    [InlineData("AskAsync(message)", "async Task<string> AskAsync(string text) { _turns.Add(new(AuthorRole.User, text)); return (await chat.GetChatMessageContentAsync(_turns)).Content!; } readonly ChatHistory _turns = new();")]
    [InlineData("AskAsync(message)", "Task<string> AskAsync(string text) => Task.FromResult(text);")]
    [InlineData("AskAsync(message)", "async Task<string> AskAsync(string text) { var turns = histories.Get(\"a\"); turns.AddUserMessage(text); return (await chat.GetChatMessageContentAsync(turns)).Content!; }")]
    public Task Method_may_find_the_history_itself(string ask, string members) => VerifyAsync(KeptHistoryApp.Kernel($$"""
        var history = histories.Get(sessionId);
        var reply = await {{ask}};
        history.AddUserMessage(message);
        history.AddAssistantMessage(reply);
        return reply;
        """, members));

    [Fact]
    public Task Service_of_unknown_making() => VerifyAsync(KeptHistoryApp.Kernel("""
        var history = histories.Get(sessionId);
        var reply = await bot.AskAsync(message);
        history.AddUserMessage(message);
        history.AddAssistantMessage(reply);
        return reply;
        """).Replace("Histories histories)", "Histories histories, IBot bot)") + "\npublic interface IBot { Task<string> AskAsync(string text); }");

    [Fact]
    public Task Field_that_another_method_gives_to_the_model() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SupportBot(IChatClient client)
        {
            readonly List<ChatMessage> _history = [];

            public async Task<string> TitleAsync(string message)
            {
                _history.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(message);
                _history.Add(new ChatMessage(ChatRole.Assistant, response.Text));
                return response.Text;
            }

            public async Task<string> ReplyAsync() => (await client.GetResponseAsync(_history)).Text;
        }
        """);

    [Fact]
    public Task Log_that_others_ask_for() => VerifyAsync("""
        using Microsoft.Extensions.AI;

        public class SupportBot(IChatClient client)
        {
            public List<ChatMessage> Log { get; } = [];

            public async Task<string> ReplyAsync(string message)
            {
                Log.Add(new ChatMessage(ChatRole.User, message));
                var response = await client.GetResponseAsync(message);
                Log.Add(new ChatMessage(ChatRole.Assistant, response.Text));
                return response.Text;
            }
        }
        """);

    [Fact]
    public Task History_of_this_turn() => VerifyAsync(KeptHistoryApp.Extensions("""
        var history = new List<ChatMessage>();
        history.Add(new ChatMessage(ChatRole.User, message));
        var response = await client.GetResponseAsync(message);
        history.Add(new ChatMessage(ChatRole.Assistant, response.Text));
        return response.Text;
        """));
}
