using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4006: windows that leave one turn or less.</summary>
public class HistoryWindowTooSmallTests
{
    static Task VerifyAsync(string statement, string? message = null) => Verify.AnalyzerAsync<HistoryWindowTooSmall>($$"""
        using LangChain.Memory;
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Valkey;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.Chat;
        using Microsoft.SemanticKernel.ChatCompletion;

        class Chat(IChatClient client, IChatCompletionService chat, List<Microsoft.Extensions.AI.ChatMessage> history, ChatHistory conversation, KernelFunction function, Kernel kernel)
        {
            const int One = 1, Ten = 10;

            async Task<object?> RunAsync(int size, CosmosChatHistoryProvider provider, HttpRequest request)
            {
                await Task.Yield();
                {{statement}}
                return null;
            }
        }
        """, o =>
    {
        if (message is not null)
            o.Messages[0] = message;
    });

    [Theory]
    [InlineData("var memory = new ConversationWindowBufferMemory { WindowSize = {|#0:1|} };", "'WindowSize' keeps one turn, so the model has forgotten what was said before")]
    [InlineData("var memory = new ConversationWindowBufferMemory(); memory.WindowSize = {|#0:0|};", "'WindowSize' keeps no turn, so the model has forgotten what was said before")]
    [InlineData("return new ChatHistoryTruncationReducer({|#0:1|});", "'ChatHistoryTruncationReducer' keeps one message, so the model has forgotten what was said before")]
    [InlineData("ChatHistoryTruncationReducer reducer = new({|#0:One|});", "'ChatHistoryTruncationReducer' keeps one message, so the model has forgotten what was said before")]
    [InlineData("return new ChatHistoryTruncationReducer(thresholdCount: null, targetCount: {|#0:2|});", "'ChatHistoryTruncationReducer' keeps two messages, so the model has forgotten what was said before")]
    [InlineData("return new ChatHistorySummarizationReducer(chat, {|#0:1|});", "'ChatHistorySummarizationReducer' keeps a summary and one message, so the model knows no more than a summary of the turn before")]
    [InlineData("return new Microsoft.Extensions.AI.MessageCountingChatReducer({|#0:1|});", "'MessageCountingChatReducer' keeps one message, so the model has forgotten what was said before")]
    [InlineData("return new SummarizingChatReducer(client, {|#0:1|}, null);", "'SummarizingChatReducer' keeps a summary and one message, so the model knows no more than a summary of the turn before")]
    [InlineData("provider.MaxMessagesToRetrieve = {|#0:1|};", "'MaxMessagesToRetrieve' keeps one message, so the model has forgotten what was said before")]
    [InlineData("return new ValkeyChatHistoryProviderOptions { MaxMessages = {|#0:2|} };", "'MaxMessages' keeps two messages, so the model has forgotten what was said before")]
    [InlineData("return OpenAI.Assistants.RunTruncationStrategy.CreateLastMessagesStrategy({|#0:1|});", "'CreateLastMessagesStrategy' keeps one message, so the model has forgotten what was said before")]
    public Task Small_window(string statement, string message) => VerifyAsync(statement, message);

    [Theory]
    [InlineData("return await client.GetResponseAsync(history.{|#0:TakeLast|}(1));", "'TakeLast' keeps one message of 'history', so the model has forgotten what was said before")]
    [InlineData("return await client.GetResponseAsync(history.{|#0:TakeLast|}(1).ToList());", "'TakeLast' keeps one message of 'history', so the model has forgotten what was said before")]
    [InlineData("var last = history.{|#0:TakeLast|}(1); return await client.GetResponseAsync(last);", "'TakeLast' keeps one message of 'history', so the model has forgotten what was said before")]
    [InlineData("return await chat.GetChatMessageContentAsync(new ChatHistory(conversation.{|#0:TakeLast|}(1)));", "'TakeLast' keeps one message of 'conversation', so the model has forgotten what was said before")]
    public Task History_that_is_cut(string statement, string message) => VerifyAsync(statement, message);

    [Theory]
    [InlineData("var memory = new ConversationWindowBufferMemory { WindowSize = 2 };")]
    [InlineData("var memory = new ConversationWindowBufferMemory { WindowSize = size };")]
    [InlineData("var memory = new ConversationWindowBufferMemory();")]
    [InlineData("return new ChatHistoryTruncationReducer(3);")]
    [InlineData("return new ChatHistoryTruncationReducer(Ten, One);")]
    [InlineData("return new ChatHistoryTruncationReducer(1, 10);")]
    [InlineData("return new ChatHistoryTruncationReducer(size);")]
    [InlineData("return new ChatHistorySummarizationReducer(chat, 2);")]
    [InlineData("return new ChatHistorySummarizationReducer(chat, 1, thresholdCount: 6);")]
    [InlineData("return new SummarizingChatReducer(client, 1, 4);")]
    [InlineData("return new MessageCountingChatReducer(10);")]
    [InlineData("provider.MaxMessagesToRetrieve = null;")]
    [InlineData("provider.MaxMessagesToRetrieve = 40;")]
    [InlineData("return new ValkeyChatHistoryProviderOptions { MaxMessages = 100 };")]
    public Task Window_that_is_large_enough_or_not_known(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("KernelFunctionSelectionStrategy")]
    [InlineData("KernelFunctionTerminationStrategy")]
    public Task Who_speaks_next_is_told_by_the_last_message(string strategy) => VerifyAsync($"return new {strategy}(function, kernel) {{ HistoryReducer = new ChatHistoryTruncationReducer(1) }};");

    [Theory]
    [InlineData("Console.WriteLine(history.TakeLast(1).First().Text);")]
    [InlineData("return await client.GetResponseAsync(history.TakeLast(6));")]
    [InlineData("return await client.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.System, \"Is this a question?\"), .. history.TakeLast(1)]);")]
    [InlineData("var last = history.TakeLast(1); Console.WriteLine(last.Count()); return await client.GetResponseAsync(last);")]
    [InlineData("string.Join(' ', \"a b\".Split(' ').TakeLast(1));")]
    [InlineData("var logged = new List<string>(request.Path.Value!.Split('/').TakeLast(1));")]
    public Task Cuts_for_something_else(string statement) => VerifyAsync(statement);

    [Fact]
    public Task Types_of_the_projects_own() => Verify.AnalyzerAsync<HistoryWindowTooSmall>("""
        using Microsoft.Extensions.AI;

        class ChatHistoryTruncationReducer(int targetCount)
        {
            public int WindowSize { get; set; } = targetCount;

            public ChatMessage? Last { get; set; }
        }

        class User
        {
            public ChatHistoryTruncationReducer Own() => new ChatHistoryTruncationReducer(1) { WindowSize = 1 };
        }
        """);
}
