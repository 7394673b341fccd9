using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4007: the thread that the agent can go on with.</summary>
public class GenerationsMixedFixTests
{
    static string Source(string statements, string usings = "") => $$"""
        using Microsoft.SemanticKernel.Agents;
        {{usings}}using OpenAI.Assistants;

        class Chat(ChatCompletionAgent chat, Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgent assistant, AssistantClient client)
        {
            async Task RunAsync(string message)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    const string OpenAI = "using Microsoft.SemanticKernel.Agents.OpenAI;\n";

    static Task FixAsync(string source, string fixedSource) => Verify.CodeFixAsync<GenerationsMixed, GenerationsMixedFix>(source, fixedSource, GenerationsMixedFix.UseThreadOfAgentKey);

    [Theory]
    [InlineData("var thread = new ChatHistoryAgentThread(); // kept\n        await foreach (var reply in assistant.InvokeAsync(message, [|thread|])) { }",
        "var thread = new OpenAIAssistantAgentThread(assistant.Client); // kept\n        await foreach (var reply in assistant.InvokeAsync(message, thread)) { }")]
    [InlineData("ChatHistoryAgentThread thread = new();\n        await foreach (var reply in assistant.InvokeAsync(message, [|thread|])) { }\n        await foreach (var reply in assistant.InvokeStreamingAsync([|thread|])) { }",
        "OpenAIAssistantAgentThread thread = new OpenAIAssistantAgentThread(assistant.Client);\n        await foreach (var reply in assistant.InvokeAsync(message, thread)) { }\n        await foreach (var reply in assistant.InvokeStreamingAsync(thread)) { }")]
    public Task Thread_of_an_assistant(string before, string after) => FixAsync(Source(before), Source(after, OpenAI));

    [Fact]
    public Task Thread_of_a_chat() => FixAsync(
        Source("await foreach (var reply in chat.InvokeAsync(message, [|new OpenAIAssistantAgentThread(client)|])) { }", OpenAI),
        Source("await foreach (var reply in chat.InvokeAsync(message, new ChatHistoryAgentThread())) { }", OpenAI));

    [Theory]
    [InlineData("var thread = new ChatHistoryAgentThread(new Microsoft.SemanticKernel.ChatCompletion.ChatHistory()); await foreach (var reply in assistant.InvokeAsync(message, [|thread|])) { }")]
    [InlineData("await foreach (var reply in chat.InvokeAsync(message, [|new OpenAIAssistantAgentThread(client, \"thread_1\")|])) { }")]
    [InlineData("var thread = new ChatHistoryAgentThread(); await foreach (var reply in assistant.InvokeAsync(message, [|thread|])) { } await foreach (var reply in chat.InvokeAsync(message, thread)) { }")]
    [InlineData("var thread = new ChatHistoryAgentThread(); var other = assistant; await foreach (var reply in other.InvokeAsync(message, [|thread|])) { }")]
    [InlineData("var thread = new ChatHistoryAgentThread(); await foreach (var reply in assistant.InvokeAsync(message, [|thread|])) { Console.WriteLine(thread.ChatHistory.Count); }")]
    public Task Threads_that_hold_something_or_serve_others(string statements) => Verify.NoCodeFixAsync<GenerationsMixed, GenerationsMixedFix>(Source(statements, OpenAI));
}
