using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4006: the default window, or the whole history.</summary>
public class HistoryWindowTooSmallFixTests
{
    static string Source(string statement) => $$"""
        using LangChain.Memory;
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;
        using Microsoft.SemanticKernel.ChatCompletion;

        class Chat(IChatClient client, IChatCompletionService chat, CosmosChatHistoryProvider provider, List<ChatMessage> history, ChatHistory conversation)
        {
            async Task<object> AskAsync()
            {
                {{statement}}
                return await Task.FromResult(history);
            }
        }
        """;

    [Theory]
    [InlineData("var memory = new ConversationWindowBufferMemory { WindowSize = [|1|] }; // pairs", "var memory = new ConversationWindowBufferMemory { WindowSize = 5 }; // pairs", HistoryWindowTooSmallFix.UseDefaultWindowKey)]
    [InlineData("provider.MaxMessagesToRetrieve = [|1|];", "provider.MaxMessagesToRetrieve = null;", HistoryWindowTooSmallFix.UseDefaultWindowKey)]
    [InlineData("await client.GetResponseAsync(history.[|TakeLast|](1).ToList());", "await client.GetResponseAsync(history.ToList());", HistoryWindowTooSmallFix.GiveWholeHistoryKey)]
    [InlineData("await client.GetResponseAsync(history\n            .[|TakeLast|](1));", "await client.GetResponseAsync(history);", HistoryWindowTooSmallFix.GiveWholeHistoryKey)]
    [InlineData("await chat.GetChatMessageContentAsync(new ChatHistory(conversation.[|TakeLast|](1)));", "await chat.GetChatMessageContentAsync(new ChatHistory(conversation));", HistoryWindowTooSmallFix.GiveWholeHistoryKey)]
    public Task Fixed(string statement, string fixedStatement, string key) => Verify.CodeFixAsync<HistoryWindowTooSmall, HistoryWindowTooSmallFix>(Source(statement), Source(fixedStatement), key);

    [Fact]
    public Task Both_of_a_file() => Verify.CodeFixAsync<HistoryWindowTooSmall, HistoryWindowTooSmallFix>(
        Source("var a = new ConversationWindowBufferMemory { WindowSize = [|1|] };\n        var b = new ConversationWindowBufferMemory { WindowSize = [|0|] };"),
        Source("var a = new ConversationWindowBufferMemory { WindowSize = 5 };\n        var b = new ConversationWindowBufferMemory { WindowSize = 5 };"),
        HistoryWindowTooSmallFix.UseDefaultWindowKey);

    [Theory]
    [InlineData("var reducer = new ChatHistoryTruncationReducer([|1|]);")]
    [InlineData("var reducer = new MessageCountingChatReducer([|1|]);")]
    public Task Required_window_has_no_default(string statement) => Verify.NoCodeFixAsync<HistoryWindowTooSmall, HistoryWindowTooSmallFix>(Source(statement));
}
