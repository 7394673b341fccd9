using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4003: what is reported, and what looks like it and is right.</summary>
public class PlaceholderNeverRenderedTests
{
    static Task InKernelAsync(string body, string members = "", string? message = null, Action<VerifyOptions>? configure = null) =>
        PromptApp.InKernelAsync<PlaceholderNeverRendered>(body, members, message, configure);

    static Task InAgentAsync(string body, string? message = null) => Verify.AnalyzerAsync<PlaceholderNeverRendered>(
        """
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Extensions.AI;

        public class Agents(IChatClient client)
        {
            const string Plain = "You are kind.", Template = "Be kind. {{$history}}", Name = "Ann";

            public object Create(string topic, IServiceCollection services)
            {
                /*here*/
            }
        }
        """.Replace("/*here*/", body, StringComparison.Ordinal),
        o =>
        {
            if (message is not null)
                o.Messages[0] = message;
        });

    [Fact]
    public Task Instructions_of_an_agent() => InKernelAsync(
        """return new ChatCompletionAgent { Name = "poet", Instructions = "Write about {{${|#0:topic|}}}.", Arguments = new() { ["topic"] = question } };""",
        message: "'{{$topic}}' stands in the instructions of an agent, which no template engine reads, so the model gets it as it is written");

    [Theory]
    [InlineData("ChatCompletionAgent agent = new() { Instructions = \"{{ $[|topic|] }}\", Kernel = kernel }; return agent;", "")]
    [InlineData("return new ChatCompletionAgent() { Instructions = [|Text|] };", "const string Text = \"{{$topic}}\";")]
    [InlineData("return new ChatCompletionAgent() { Instructions = $\"{question} {{{{$[|topic|]}}}}\" };", "")]
    [InlineData("return new ChatCompletionAgent() { Instructions = \"What was said: {{#each [|history|]}}{{content}}{{/each}}\" };", "")]
    [InlineData("return new ChatCompletionAgent() { Instructions = \"What was said: {% for m in [|messages|] %}{{ m.content }}{% endfor %}\" };", "")]
    public Task Instructions_in_other_forms(string body, string members) => InKernelAsync(body, members);

    [Theory]
    // Rendered.
    [InlineData("return new ChatCompletionAgent(new PromptTemplateConfig(\"{{$topic}}\"), new KernelPromptTemplateFactory()) { Name = \"poet\" };")]
    [InlineData("return new ChatCompletionAgent(new PromptTemplateConfig(\"{{$topic}}\"), new KernelPromptTemplateFactory()) { Instructions = \"{{$topic}}\" };")]
    [InlineData("return new ChatCompletionAgent { Instructions = \"{{$topic}}\", Template = new KernelPromptTemplateFactory().Create(new PromptTemplateConfig(\"{{$topic}}\")) };")]
    [InlineData("var agent = new ChatCompletionAgent { Instructions = \"{{$topic}}\" }; agent.Template = new KernelPromptTemplateFactory().Create(new PromptTemplateConfig(\"{{$topic}}\")); return agent;")]
    [InlineData("return new ChatCompletionAgent { Instructions = Text.Replace(\"{{$topic}}\", question) };")]
    [InlineData("return new ChatCompletionAgent { Instructions = await new KernelPromptTemplateFactory().Create(new PromptTemplateConfig(Text)).RenderAsync(kernel) };")]
    // Talked about, or an example.
    [InlineData("return new ChatCompletionAgent { Instructions = \"Write templates with placeholders such as `{{$topic}}`.\" };")]
    [InlineData("return new ChatCompletionAgent { Instructions = \"Write '{{$topic}}' where the topic belongs.\" };")]
    [InlineData("return new ChatCompletionAgent { Instructions = \"Address them as {{customer_name}}; the mailing fills it in.\" };")]
    [InlineData("return new ChatCompletionAgent { Instructions = \"Answer as { \\\"history\\\": [] } or {{ \\\"a\\\": { } }}\" };")]
    [InlineData("return new ChatCompletionAgent { Instructions = $\"About {question}.\" };")]
    [InlineData("return new ChatCompletionAgent { Instructions = $$\"\"\"About {{question}}.\"\"\" };")]
    [InlineData("return new ChatCompletionAgent { Name = \"{{$topic}}\" };")]
    // Templates where they belong.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$topic}}\", new() { [\"topic\"] = question });")]
    public Task Rendered_or_not_meant(string body) => InKernelAsync(body, "const string Text = \"{{$topic}}\";");

    [Fact]
    public Task Agents_of_versions_that_render_their_instructions() => Verify.AnalyzerAsync<PlaceholderNeverRendered>(
        """
        using Microsoft.SemanticKernel.Agents;

        namespace Microsoft.SemanticKernel.Agents
        {
            public abstract class KernelAgent
            {
                public string? Instructions { get; init; }
            }

            public class WritingAgent : KernelAgent;
        }

        public class Agents
        {
            object agent = new WritingAgent { Instructions = "{{$topic}}" };
            ChatCompletionAgent? other;
        }
        """);

    [Fact]
    public Task Agent_of_the_project_may_render_them() => Verify.AnalyzerAsync<PlaceholderNeverRendered>(
        """
        using Microsoft.SemanticKernel.Agents;

        public abstract class RenderingAgent : Agent;

        public static class Agents
        {
            public static TAgent Create<TAgent>() where TAgent : RenderingAgent, new() => new TAgent { Instructions = "{{$topic}}" };

            static object other = new ChatCompletionAgent { Instructions = "{{$[|topic|]}}" };
        }
        """);

    [Theory]
    [InlineData("return client.AsAIAgent(\"Be kind. {{$[|history|]}}\");")]
    [InlineData("return client.AsAIAgent(name: \"a\", instructions: \"About {{$[|topic|]}}\");")]
    [InlineData("return client.AsAIAgent([|Template|], \"a\");")]
    [InlineData("return new ChatClientAgent(client, \"Earlier: {{[|conversation|]}}\");")]
    [InlineData("return client.AsAIAgent(new ChatClientAgentOptions { ChatOptions = new() { Instructions = \"{{$[|history|]}}\" } });")]
    [InlineData("return client.AsAIAgent(new ChatClientAgentOptions { ChatOptions = new ChatOptions { Instructions = $\"{Name}: {{{{$[|history|]}}}}\" } });")]
    [InlineData("return services.AddAIAgent(\"a\", \"{{$[|topic|]}}\");")]
    public Task Instructions_that_have_no_engine(string body) => InAgentAsync(body);

    [Theory]
    [InlineData("return client.AsAIAgent(\"Be kind.\");")]
    [InlineData("return client.AsAIAgent(Plain);")]
    [InlineData("return client.AsAIAgent($\"About {topic}.\");")]
    [InlineData("return client.AsAIAgent($$\"\"\"About {{topic}}.\"\"\");")]
    [InlineData("return client.AsAIAgent(Template.Replace(\"{{$history}}\", topic));")]
    [InlineData("return client.AsAIAgent(\"Replies are JSON: {{ \\\"text\\\": \\\"…\\\" }}\");")]
    [InlineData("return client.AsAIAgent(\"Fill in the letter for {{firstName}}.\");")]
    [InlineData("return client.AsAIAgent(\"kind\", name: \"{{$history}}\");")]
    public Task Instructions_without_placeholders(string body) => InAgentAsync(body);

    [Fact]
    public Task History_where_text_is_written() => InKernelAsync(
        """return await kernel.InvokePromptAsync("{{${|#1:history|}}}\n{{$question}}", new() { ["history"] = {|#0:history|}, ["question"] = question });""",
        message: "'ChatHistory' is an object, and {{$history}} writes out text, so the prompt has the name of the type in it and not what has been said",
        configure: o => o.Related.Add((0, 1)));

    [Theory]
    [InlineData("var chat = kernel.CreateFunctionFromPrompt(\"{{$history}}\"); return await kernel.InvokeAsync(chat, new() { { \"History\", [|history|] } });")]
    [InlineData("var turns = new List<ChatMessageContent>(); return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = [|turns|] });")]
    [InlineData("var arguments = new KernelArguments(); arguments[\"history\"] = [|history|]; return await kernel.InvokePromptAsync(\"{{$history}}\", arguments);")]
    public Task History_in_other_forms(string body) => InKernelAsync(body);

    [Theory]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = Flatten(history) });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = string.Join(\"\\n\", history) });")]
    // A function takes it as the object that it is.
    [InlineData("return await kernel.InvokePromptAsync(\"{{summary.make $history}}\", new() { [\"history\"] = history });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$question}}\", new() { [\"history\"] = history, [\"question\"] = question });")]
    // These go through it. Whether they take it unencoded depends on their version.
    [InlineData("return await kernel.InvokeHandlebarsPromptAsync(\"{{#each history}}{{content}}{{/each}}\", new() { [\"history\"] = history });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{% for m in history %}{{ m.content }}{% endfor %}\", new() { [\"history\"] = history }, \"liquid\", new LiquidPromptTemplateFactory());")]
    // Text of its own.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [\"history\"] = new Spoken() });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$turns}}\", new() { [\"turns\"] = new List<string>() });")]
    public Task History_that_is_read_right(string body) => InKernelAsync(body, "class Spoken : List<ChatMessageContent> { public override string ToString() => string.Concat(this); }");
}
