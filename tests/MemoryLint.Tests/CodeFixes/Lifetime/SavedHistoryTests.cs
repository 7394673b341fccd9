using System.ClientModel.Primitives;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>What "Load and save" writes can be read back by the real packages: the expressions here are those that the fix writes.</summary>
public class SavedHistoryTests
{
    [Fact]
    public void Messages_of_Microsoft_Extensions_AI_are_read_back()
    {
        List<AIChatMessage> history =
        [
            new(ChatRole.System, "You sell shoes."),
            new(ChatRole.User, "Which?"),
            new(ChatRole.Assistant, [new FunctionCallContent("call", "stock", new Dictionary<string, object?> { ["size"] = 42 })]),
            new(ChatRole.Tool, [new FunctionResultContent("call", "Red ones")]),
        ];
        history.AddMessages(new ChatResponse(new AIChatMessage(ChatRole.Assistant, "Red ones.")));

        byte[] saved = JsonSerializer.SerializeToUtf8Bytes(history, AIJsonUtilities.DefaultOptions);
        List<AIChatMessage> loaded = JsonSerializer.Deserialize<List<AIChatMessage>>(saved, AIJsonUtilities.DefaultOptions)!;

        Assert.Equal(history.Select(m => (m.Role, m.Text)), loaded.Select(m => (m.Role, m.Text)));
        Assert.Equal("stock", Assert.IsType<FunctionCallContent>(loaded[2].Contents[0]).Name);
        Assert.Equal("call", Assert.IsType<FunctionResultContent>(loaded[3].Contents[0]).CallId);
    }

    [Fact]
    public void Messages_of_OpenAI_are_read_back()
    {
        List<ChatMessage> messages =
        [
            new SystemChatMessage("You sell shoes."),
            new UserChatMessage("Which?"),
            new AssistantChatMessage([ChatToolCall.CreateFunctionToolCall("call", "stock", BinaryData.FromString("{}"))]),
            new ToolChatMessage("call", "Red ones"),
            new AssistantChatMessage("Red ones."),
        ];

        byte[] saved = ModelReaderWriter.Write(messages).ToArray();
        List<ChatMessage> loaded = ModelReaderWriter.Read<List<ChatMessage>>(BinaryData.FromBytes(saved))!;

        Assert.Equal(messages.Select(Said), loaded.Select(Said));
        Assert.Equal("stock", Assert.IsType<AssistantChatMessage>(loaded[2]).ToolCalls[0].FunctionName);

        static (Type Role, string Text) Said(ChatMessage message) => (message.GetType(), string.Concat(message.Content.Select(c => c.Text)));
    }
}
