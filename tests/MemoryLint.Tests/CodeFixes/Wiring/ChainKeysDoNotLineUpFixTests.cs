using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4002: the keys are set to those that line up.</summary>
public class ChainKeysDoNotLineUpFixTests
{
    const string Start = "var chain = Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\"";

    static Task ChainAsync(string before, string after) => FixTest.VerifyAsync<ChainKeysDoNotLineUp, ChainKeysDoNotLineUpFix>(
        PromptApp.InChain(before), PromptApp.InChain(after), ChainKeysDoNotLineUpFix.SetKeyKey);

    static Task StrategyAsync(string before, string after) => FixTest.VerifyAsync<ChainKeysDoNotLineUp, ChainKeysDoNotLineUpFix>(
        PromptApp.InKernel(before), PromptApp.InKernel(after), ChainKeysDoNotLineUpFix.SetKeyKey);

    [Theory]
    [InlineData("UpdateMemory(memory, [|\"question\"|])", "UpdateMemory(memory, \"input\")")]
    [InlineData("UpdateMemory(memory, requestKey: [|\"question\"|], responseKey: \"text\")", "UpdateMemory(memory, requestKey: \"input\", responseKey: \"text\")")]
    [InlineData("UpdateMemory(memory, \"input\", [|\"answer\"|])", "UpdateMemory(memory, \"input\", \"text\")")]
    [InlineData("[|UpdateMemory|](memory)", "UpdateMemory(memory, requestKey: \"input\")")]
    [InlineData("UpdateMemory(memory, \"input\", [|\"input\"|])", "UpdateMemory(memory, \"input\", \"text\")")]
    public Task Keys_of_the_memory(string before, string after) =>
        ChainAsync($"{Start}) | LLM(model) | {before}; return await chain.RunAsync(\"text\");", $"{Start}) | LLM(model) | {after}; return await chain.RunAsync(\"text\");");

    [Theory]
    [InlineData("[|LLM|](model)", "LLM(model, inputKey: \"prompt\")")]
    [InlineData("LLM(model, [|\"question\"|])", "LLM(model, \"prompt\")")]
    public Task Key_of_the_model(string before, string after) =>
        ChainAsync($"{Start}, \"prompt\") | {before}; return await chain.RunAsync(\"text\");", $"{Start}, \"prompt\") | {after}; return await chain.RunAsync(\"text\");");

    [Theory]
    [InlineData("var agent = new AgentExecutorChain(Template(\"{history}\") | LLM(model), \"a\"); return await documents.RunAsync(new Dictionary<string, object> { [\"question\"] = question, [[|\"history\"|]] = said });",
        "var agent = new AgentExecutorChain(Template(\"{history}\") | LLM(model), \"a\"); return await documents.RunAsync(new Dictionary<string, object> { [\"question\"] = question, [\"chat_history\"] = said });")]
    public Task Conversation_of_a_retrieval_chain(string before, string after)
    {
        const string Members = "LangChain.Chains.ConversationalRetrieval.ConversationalRetrievalChain documents = null!; List<ChatMessage> said = [];";
        return FixTest.VerifyAsync<ChainKeysDoNotLineUp, ChainKeysDoNotLineUpFix>(PromptApp.InChain(before, Members), PromptApp.InChain(after, Members), ChainKeysDoNotLineUpFix.SetKeyKey);
    }

    [Fact]
    public Task Result() => ChainAsync(Start + ") | LLM(model); return await chain.RunAsync([|\"answer\"|]);", Start + ") | LLM(model); return await chain.RunAsync(\"text\");");

    [Fact]
    public Task Key_that_the_memory_wants() => ChainAsync(
        $"memory.InputKey = [|\"question\"|]; {Start}) | LLM(model) | UpdateMemory(memory, \"input\"); return await chain.RunAsync(\"text\");",
        $"memory.InputKey = \"input\"; {Start}) | LLM(model) | UpdateMemory(memory, \"input\"); return await chain.RunAsync(\"text\");");

    [Theory]
    // Nothing says which key is meant.
    [InlineData("var chain = Set(question) | [|LoadMemory|](memory) | Template(\"{text}\") | LLM(model) | [|UpdateMemory|](memory); return await chain.RunAsync(\"text\");")]
    [InlineData("var chain = Set(question, \"input\") | LoadMemory(memory, [|\"history\"|]) | Template(\"{input}\") | LLM(model); return await chain.RunAsync(\"text\");")]
    [InlineData("return await new LlmChain(new LlmChainInput(model, PromptTemplate.FromTemplate(\"{text}\"), [|memory|])).RunAsync(question);")]
    public Task Keys_that_have_no_counterpart(string body) => Verify.NoCodeFixAsync<ChainKeysDoNotLineUp, ChainKeysDoNotLineUpFix>(PromptApp.InChain(body));

    [Theory]
    [InlineData("new [|KernelFunctionSelectionStrategy|](choose, kernel)", "new KernelFunctionSelectionStrategy(choose, kernel) { HistoryVariableName = \"history\" }")]
    [InlineData("new [|KernelFunctionSelectionStrategy|](choose, kernel) { EvaluateNameOnly = true }", "new KernelFunctionSelectionStrategy(choose, kernel) { EvaluateNameOnly = true, HistoryVariableName = \"history\" }")]
    [InlineData("new [|KernelFunctionSelectionStrategy|](choose, kernel)\n{\n    EvaluateNameOnly = true,\n}", "new KernelFunctionSelectionStrategy(choose, kernel)\n{\n    EvaluateNameOnly = true,\n    HistoryVariableName = \"history\",\n}")]
    [InlineData("new KernelFunctionSelectionStrategy(choose, kernel) { HistoryVariableName = [|\"chat\"|] }", "new KernelFunctionSelectionStrategy(choose, kernel) { HistoryVariableName = \"history\" }")]
    public Task Name_in_a_strategy(string before, string after) => StrategyAsync(
        $"var choose = kernel.CreateFunctionFromPrompt(\"{{{{$history}}}}\");\nreturn {before};", $"var choose = kernel.CreateFunctionFromPrompt(\"{{{{$history}}}}\");\nreturn {after};");

    [Fact]
    public Task All_of_a_chat() => Verify.FixAllAsync<ChainKeysDoNotLineUp, ChainKeysDoNotLineUpFix>(
        PromptApp.InKernel(
            """
            var ask = kernel.CreateFunctionFromPrompt("{{$history}}");
            return new AgentGroupChatSettings
            {
                SelectionStrategy = new [|KernelFunctionSelectionStrategy|](ask, kernel),
                TerminationStrategy = new [|KernelFunctionTerminationStrategy|](ask, kernel) { MaximumIterations = 3 },
            };
            """),
        PromptApp.InKernel(
            """
            var ask = kernel.CreateFunctionFromPrompt("{{$history}}");
            return new AgentGroupChatSettings
            {
                SelectionStrategy = new KernelFunctionSelectionStrategy(ask, kernel) { HistoryVariableName = "history" },
                TerminationStrategy = new KernelFunctionTerminationStrategy(ask, kernel) { MaximumIterations = 3, HistoryVariableName = "history" },
            };
            """),
        ChainKeysDoNotLineUpFix.SetKeyKey);
}
