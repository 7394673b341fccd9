using MemoryLint.Rules.Wiring;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>The traps of a kernel's prompts, one by one: which rule reports it, or that none does.</summary>
public class PromptTrapTests
{
    enum Rule
    {
        None,
        Mismatch,
        Keys,
        NeverRendered,
    }

    static async Task VerifyAsync(Rule rule, string body)
    {
        await InAsync<MemoryKeyMismatch>(Rule.Mismatch);
        await InAsync<ChainKeysDoNotLineUp>(Rule.Keys);
        await InAsync<PlaceholderNeverRendered>(Rule.NeverRendered);

        Task InAsync<TRule>(Rule own)
            where TRule : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() =>
            PromptApp.InKernelAsync<TRule>(own == rule ? body : body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
    }

    [Fact]
    public Task Wrong_key_is_rendered_empty() => VerifyAsync(Rule.Mismatch, "return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [ [|\"chatHistory\"|] ] = past });");

    [Fact]
    public Task Keys_ignore_case() => VerifyAsync(Rule.None, "return await kernel.InvokePromptAsync(\"{{$HISTORY}}\", new() { [\"history\"] = past });");

    [Fact]
    public Task Name_without_a_dollar_calls_a_function() => VerifyAsync(Rule.None, "return await kernel.InvokePromptAsync(\"{{history}}\", new() { [\"history\"] = past });");

    // The engine refuses it when the function is made: nobody ships that.
    [Fact]
    public Task Name_that_is_none() => VerifyAsync(Rule.None, "return await kernel.InvokePromptAsync(\"{{$chat-history}}\", new() { [\"chat-history\"] = past });");

    [Fact]
    public Task Required_variables_are_not_enforced() => VerifyAsync(
        Rule.Mismatch,
        "var f = kernel.CreateFunctionFromPrompt(new PromptTemplateConfig(\"{{$history}}\") { InputVariables = [new() { Name = \"history\", IsRequired = true }] }); return await kernel.InvokeAsync(f, new() { [ [|\"chatHistory\"|] ] = past });");

    [Fact]
    public Task Defaults_supply_what_is_missing() => VerifyAsync(
        Rule.None,
        "var f = kernel.CreateFunctionFromPrompt(new PromptTemplateConfig(\"{{$history}}\") { InputVariables = [new() { Name = \"history\", Default = \"nothing\" }] }); return await kernel.InvokeAsync(f, new() { [\"chatHistory\"] = past });");

    [Fact]
    public Task History_is_written_as_the_name_of_its_type() => VerifyAsync(Rule.NeverRendered, "return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = [|history|] });");

    // It throws in versions that insist on AllowDangerouslySetContent, and is right in others.
    [Theory]
    [InlineData("return await kernel.InvokeHandlebarsPromptAsync(\"{{#each history}}{{content}}{{/each}}\", new() { [\"history\"] = history });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{% for turn in history %}{{ turn.content }}{% endfor %}\", new() { [\"history\"] = history }, \"liquid\", new LiquidPromptTemplateFactory());")]
    public Task Objects_for_other_engines(string body) => VerifyAsync(Rule.None, body);

    // The roles are lost, the words are not.
    [Fact]
    public Task Messages_as_text_are_encoded() => VerifyAsync(Rule.None, "return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = \"<message role=\\\"user\\\">\" + past + \"</message>\" });");

    [Fact]
    public Task Instructions_are_no_template() => VerifyAsync(Rule.NeverRendered, "return new ChatCompletionAgent { Instructions = \"{{$[|topic|]}}\", Arguments = new() { [\"topic\"] = question } };");

    [Fact]
    public Task Strategy_binds_a_name_of_its_own() => VerifyAsync(Rule.Keys, "return new [|KernelFunctionSelectionStrategy|](kernel.CreateFunctionFromPrompt(\"{{$history}}\"), kernel);");

    [Fact]
    public Task Braces_of_raw_strings_are_not_those_of_the_template() => VerifyAsync(
        Rule.None, "return await kernel.InvokePromptAsync($$$\"\"\"{{{\"You\"}}} {{$history}}\"\"\", new() { [\"history\"] = past });");

    [Fact]
    public Task Members_of_Liquid_are_in_snake_case_and_names_are_not() => VerifyAsync(
        Rule.None, "return await kernel.InvokePromptAsync(\"{% for turn in chatHistory %}{{ turn.author_name }}{% endfor %}\", new() { [\"chatHistory\"] = history }, \"liquid\", new LiquidPromptTemplateFactory());");
}
