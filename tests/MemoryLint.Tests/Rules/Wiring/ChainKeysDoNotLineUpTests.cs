using MemoryLint.Rules.Wiring;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4002: strategies that bind the conversation to another name than their prompt reads.</summary>
public class ChainKeysDoNotLineUpTests
{
    static Task VerifyAsync(string body, string members = "", string? message = null) => PromptApp.InKernelAsync<ChainKeysDoNotLineUp>(body, members, message);

    [Fact]
    public Task Selection_with_the_default_name() => VerifyAsync(
        """
        var choose = AgentGroupChat.CreatePromptFunctionForStrategy("Pick one.\n{{$history}}", safeParameterNames: "history");
        return new {|#0:KernelFunctionSelectionStrategy|}(choose, kernel) { EvaluateNameOnly = true };
        """,
        message: "'_history_' is the name that the conversation is bound to, and the prompt reads {{$history}}, so the strategy decides without seeing what has been said");

    [Theory]
    [InlineData("return new [|KernelFunctionTerminationStrategy|](KernelFunctionFactory.CreateFromPrompt(\"Done? {{$conversation}}\"), kernel);")]
    [InlineData("KernelFunctionSelectionStrategy next = [|new(kernel.CreateFunctionFromPrompt(\"Pick one of {{$_agents_}}. {{$chatHistory}}\"), kernel)|]; return next;")]
    [InlineData("var done = KernelFunctionFactory.CreateFromPrompt(\"Done? {{$history}}\"); return new KernelFunctionTerminationStrategy(done, kernel) { HistoryVariableName = [|\"chat\"|], AgentVariableName = \"agent\" };")]
    [InlineData("return new [|KernelFunctionSelectionStrategy|](kernel.CreateFunctionFromPrompt(\"Pick for {{$topic}}. {{$history}}\"), kernel) { Arguments = new() { [\"topic\"] = question } };")]
    public Task Other_forms(string body) => VerifyAsync(body);

    [Theory]
    // The names are the same.
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{$history}}\"), kernel) { HistoryVariableName = \"history\" };")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{$History}}\"), kernel) { HistoryVariableName = \"history\" };")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{$_history_}} {{$_agents_}}\"), kernel);")]
    [InlineData("return new KernelFunctionTerminationStrategy(kernel.CreateFunctionFromPrompt($$$\"\"\"{{${{{KernelFunctionTerminationStrategy.DefaultHistoryVariableName}}}}}\"\"\"), kernel);")]
    // The prompt asks for no conversation, or for it under arguments of its own.
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"Pick one of {{$_agents_}}\"), kernel);")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"Pick one of {{$agents}}\"), kernel) { AgentsVariableName = \"agents\" };")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{$history}}\"), kernel) { Arguments = new() { [\"history\"] = past } };")]
    // Not in view.
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{$history}}\"), kernel) { Arguments = given };")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{$history}}\"), kernel) { HistoryVariableName = question };")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(\"{{memory.recall}} {{$history}}\"), kernel);")]
    [InlineData("return new KernelFunctionSelectionStrategy(kernel.CreateFunctionFromPrompt(File.ReadAllText(\"choose.txt\")), kernel);")]
    [InlineData("return new KernelFunctionSelectionStrategy(given_function!, kernel);")]
    public Task Names_that_line_up_or_are_not_in_view(string body) => VerifyAsync(body, "KernelArguments? given; KernelFunction? given_function;");
}
