using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4003: the text goes through the constructor that renders it.</summary>
public class PlaceholderNeverRenderedFixTests
{
    static Task FixAsync(string before, string after, string members = "") => FixTest.VerifyAsync<PlaceholderNeverRendered, PlaceholderNeverRenderedFix>(
        PromptApp.InKernel(before, members), PromptApp.InKernel(after, members), PlaceholderNeverRenderedFix.RenderTemplateKey);

    [Theory]
    [InlineData("new ChatCompletionAgent { Instructions = \"{{$[|topic|]}}\", Kernel = kernel }", "new ChatCompletionAgent(new PromptTemplateConfig(\"{{$topic}}\"), new KernelPromptTemplateFactory()) { Kernel = kernel }")]
    [InlineData("new ChatCompletionAgent() { Kernel = kernel, Instructions = \"{{$[|topic|]}}\" }", "new ChatCompletionAgent(new PromptTemplateConfig(\"{{$topic}}\"), new KernelPromptTemplateFactory()) { Kernel = kernel }")]
    [InlineData("new ChatCompletionAgent { Instructions = \"{{$[|topic|]}}\" }", "new ChatCompletionAgent(new PromptTemplateConfig(\"{{$topic}}\"), new KernelPromptTemplateFactory())")]
    [InlineData("new ChatCompletionAgent { Instructions = [|Text|], Name = \"poet\" }", "new ChatCompletionAgent(new PromptTemplateConfig(Text), new KernelPromptTemplateFactory()) { Name = \"poet\" }")]
    public Task Text_goes_through_the_factory(string before, string after) => FixAsync($"return {before};", $"return {after};", "const string Text = \"{{$topic}}\";");

    [Fact]
    public Task Object_on_several_lines() => FixAsync(
        """"
        ChatCompletionAgent agent =
            new()
            {
                // Writes.
                Name = "poet",
                Instructions =
                    """
                    Write about {{$[|topic|]}}.
                    Be brief.
                    """,
                // Default topic.
                Arguments = new() { ["topic"] = question },
            };
        return agent;
        """",
        """"
        ChatCompletionAgent agent =
            new(new PromptTemplateConfig("""
                    Write about {{$topic}}.
                    Be brief.
                    """), new KernelPromptTemplateFactory())
            {
                // Writes.
                Name = "poet",
                // Default topic.
                Arguments = new() { ["topic"] = question },
            };
        return agent;
        """");

    [Fact]
    public Task Missing_using_is_added() => Verify.CodeFixAsync<PlaceholderNeverRendered, PlaceholderNeverRenderedFix>(
        """
        using Microsoft.SemanticKernel.Agents;

        public class Agents
        {
            object agent = new ChatCompletionAgent { Instructions = "{{$[|topic|]}}" };
        }
        """,
        """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;

        public class Agents
        {
            object agent = new ChatCompletionAgent(new PromptTemplateConfig("{{$topic}}"), new KernelPromptTemplateFactory());
        }
        """,
        PlaceholderNeverRenderedFix.RenderTemplateKey);

    [Fact]
    public Task All_agents() => Verify.FixAllAsync<PlaceholderNeverRendered, PlaceholderNeverRenderedFix>(
        PromptApp.InKernel("var a = new ChatCompletionAgent { Name = \"a\", Instructions = \"{{$[|topic|]}}\" };\nreturn new ChatCompletionAgent { Instructions = \"{{$[|style|]}}\", Name = \"b\" };"),
        PromptApp.InKernel("var a = new ChatCompletionAgent(new PromptTemplateConfig(\"{{$topic}}\"), new KernelPromptTemplateFactory()) { Name = \"a\" };\nreturn new ChatCompletionAgent(new PromptTemplateConfig(\"{{$style}}\"), new KernelPromptTemplateFactory()) { Name = \"b\" };"),
        PlaceholderNeverRenderedFix.RenderTemplateKey);

    [Theory]
    // Another engine: which one is not said.
    [InlineData("return new ChatCompletionAgent { Instructions = \"{{#each [|history|]}}{{content}}{{/each}}\" };")]
    // Text is what is missing, not an engine.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = [|history|] });")]
    public Task Where_no_factory_helps(string body) => Verify.NoCodeFixAsync<PlaceholderNeverRendered, PlaceholderNeverRenderedFix>(PromptApp.InKernel(body));

    [Fact]
    public Task Framework_without_an_engine() => Verify.NoCodeFixAsync<PlaceholderNeverRendered, PlaceholderNeverRenderedFix>(
        """
        using Microsoft.Agents.AI;
        using Microsoft.Extensions.AI;

        public class Agents(IChatClient client)
        {
            object agent = client.AsAIAgent("{{$[|history|]}}");
        }
        """);
}
