using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4001 in templates that a kernel renders: what is reported, and what looks like it and is right.</summary>
public class MemoryKeyMismatchTests
{
    const string Template = "{{$history}}\\nUser: {{$question}}";

    static Task VerifyAsync(string body, string members = "", string? message = null, Action<VerifyOptions>? configure = null) =>
        PromptApp.InKernelAsync<MemoryKeyMismatch>(body, members, message, configure);

    [Fact]
    public Task Prompt_and_arguments_in_one_call() => VerifyAsync(
        """return await kernel.InvokePromptAsync("{{${|#1:history|}}}\nUser: {{$question}}", new() { [{|#0:"chatHistory"|}] = past, ["question"] = question });""",
        message: "'chatHistory' is bound, but the template reads {{$history}}, which nothing binds, so it is rendered empty and the model does not see what has been said",
        configure: o => o.Related.Add((0, 1)));

    [Theory]
    [InlineData("chatHistory")]
    [InlineData("conversation")]
    [InlineData("$history")]
    [InlineData(" history")]
    [InlineData("hsitory")]
    [InlineData("chat_history")]
    public Task Another_name(string key) => VerifyAsync($$"""return await kernel.InvokePromptAsync("{{Template}}", new() { [[|"{{key}}"|]] = past, ["question"] = question });""");

    [Theory]
    [InlineData("history")]
    [InlineData("HISTORY")]
    [InlineData("History")]
    public Task The_engine_ignores_case(string key) => VerifyAsync($$"""return await kernel.InvokePromptAsync("{{Template}}", new() { ["{{key}}"] = past, ["question"] = question });""");

    [Theory]
    [InlineData("new KernelArguments { [[|\"past\"|]] = past, [\"question\"] = question }")]
    [InlineData("new() { { [|\"past\"|], past }, { \"question\", question } }")]
    [InlineData("new(new PromptExecutionSettings()) { [[|\"past\"|]] = Flatten(history), [\"question\"] = question }")]
    public Task Arguments_in_any_form(string arguments) => VerifyAsync($$"""return await kernel.InvokePromptAsync("{{Template}}", {{arguments}});""");

    [Theory]
    [InlineData("var arguments = new KernelArguments(); arguments[[|\"chatHistory\"|]] = past; arguments[\"question\"] = question;")]
    [InlineData("var arguments = new KernelArguments { [\"question\"] = question }; arguments.Add([|\"chatHistory\"|], past);")]
    [InlineData("KernelArguments arguments = new() { [[|\"chatHistory\"|]] = past }; if (arguments.Count > 0) arguments[\"question\"] = question;")]
    public Task Arguments_in_a_variable(string arguments) => VerifyAsync($$"""{{arguments}} return await kernel.InvokePromptAsync("{{Template}}", arguments);""");

    [Theory]
    [InlineData("const string Prompt = \"{{$history}} {{$question}}\";", "Prompt")]
    [InlineData("static readonly string Prompt = \"{{$history}}\" + \"{{$question}}\";", "Prompt")]
    [InlineData("static string Prompt => \"{{ $history }} {{$question}}\";", "Prompt")]
    [InlineData("const string Name = \"Ann\"; const string Prompt = $\"You are {Name}. {{{{$history}}}} {{{{$question}}}}\";", "Prompt")]
    [InlineData("const string Name = \"Ann\";", "$$$\"\"\"You are {{{Name}}}. {{$history}} {{$question}}\"\"\"")]
    [InlineData("", "@\"{{$history}} {{$question}}\"")]
    [InlineData("", "Prompts.Chat")]
    public Task Template_wherever_it_is_in_view(string members, string template) => VerifyAsync(
        $$"""return await kernel.InvokePromptAsync({{template}}, new() { [[|"chatHistory"|]] = past, ["question"] = question });""", members,
        configure: o => o.Sources.Add(("Prompts.cs", "static class Prompts { public const string Chat = \"{{$history}} {{$question}}\"; }")));

    [Theory]
    [InlineData("var chat = kernel.CreateFunctionFromPrompt(\"{{$history}} {{$question}}\");", "kernel.InvokeAsync(chat, ARGUMENTS)")]
    [InlineData("KernelFunction chat = KernelFunctionFactory.CreateFromPrompt(\"{{$history}} {{$question}}\", functionName: \"chat\");", "chat.InvokeAsync(kernel, ARGUMENTS)")]
    [InlineData("var chat = kernel.CreateFunctionFromPrompt(new PromptTemplateConfig(\"{{$history}} {{$question}}\"));", "kernel.InvokeAsync<string>(chat, ARGUMENTS)")]
    [InlineData("var config = new PromptTemplateConfig { Name = \"chat\", Template = \"{{$history}} {{$question}}\" }; var chat = kernel.CreateFunctionFromPrompt(config);", "kernel.InvokeAsync(chat, ARGUMENTS)")]
    [InlineData("var template = new KernelPromptTemplateFactory().Create(new PromptTemplateConfig(\"{{$history}} {{$question}}\"));", "template.RenderAsync(kernel, ARGUMENTS)")]
    public Task Function_made_of_a_prompt(string function, string run) => VerifyAsync(
        function + " return await " + run.Replace("ARGUMENTS", "new() { [[|\"conversation\"|]] = past, [\"question\"] = question }", StringComparison.Ordinal) + ";");

    [Fact]
    public Task Each_run_of_a_function_is_judged_by_itself() => VerifyAsync(
        """
        var chat = kernel.CreateFunctionFromPrompt("{{$history}} {{$question}}");
        await kernel.InvokeAsync(chat, new() { ["history"] = past, ["question"] = question });
        return await kernel.InvokeAsync(chat, new() { [[|"chatHistory"|]] = past, ["question"] = question });
        """);

    [Fact]
    public Task Loop_of_Handlebars() => VerifyAsync(
        """
        var intent = kernel.CreateFunctionFromPrompt(
            new()
            {
                Template = "Options: {{options.[0]}} {{#each examples}}{{#each this}}{{role}}{{/each}}{{/each}} {{#each chatHistory}}<message role=\"{{role}}\">{{content}}</message>{{/each}} {{question}}",
                TemplateFormat = "handlebars"
            },
            new HandlebarsPromptTemplateFactory());
        return await kernel.InvokeAsync(intent, new() { { "question", question }, { "options", new[] { "a" } }, { {|#0:"history"|}, history }, { "examples", new[] { history } } });
        """,
        message: "'history' is bound, but the template reads {{#each chatHistory}}, which nothing binds, so it is rendered empty and the model does not see what has been said");

    [Theory]
    [InlineData("InvokeHandlebarsPromptAsync(\"{{#each messages}}{{content}}{{/each}} {{question}}\", ARGUMENTS)")]
    [InlineData("InvokeHandlebarsPromptAsync(\"{{conversation}} {{question}}\", ARGUMENTS)")]
    [InlineData("InvokePromptAsync(\"{{{transcript}}} {{question}}\", ARGUMENTS, templateFormat: HandlebarsPromptTemplateFactory.HandlebarsTemplateFormat, promptTemplateFactory: new HandlebarsPromptTemplateFactory())")]
    [InlineData("InvokePromptAsync(\"{% for m in messages %}{{ m.content }}{% endfor %} {{ question }}\", ARGUMENTS, templateFormat: \"liquid\", promptTemplateFactory: new LiquidPromptTemplateFactory())")]
    [InlineData("InvokePromptAsync(\"{{ conversation | strip }} {{ question }}\", ARGUMENTS, \"liquid\", new LiquidPromptTemplateFactory())")]
    public Task Other_grammars(string call) => VerifyAsync(
        "return await kernel." + call.Replace("ARGUMENTS", "new() { [[|\"history\"|]] = history, [\"question\"] = question }", StringComparison.Ordinal) + ";");

    [Theory]
    // Bound: by a loop, a member, a test, an alias.
    [InlineData("InvokeHandlebarsPromptAsync(\"{{#each history}}{{role}}: {{content}}{{/each}} {{question}}\", ARGUMENTS)")]
    [InlineData("InvokeHandlebarsPromptAsync(\"{{#each history as |turn|}}{{turn.content}}{{/each}} {{memory}} {{question}}\", ARGUMENTS)")]
    [InlineData("InvokeHandlebarsPromptAsync(\"{{#with customer}}{{../history}} {{conversation}}{{/with}} {{question}}\", ARGUMENTS)")]
    [InlineData("InvokeHandlebarsPromptAsync(\"{{!-- {{conversation}} --}}{{history.text}} {{question}}\", ARGUMENTS)")]
    [InlineData("InvokeHandlebarsPromptAsync(\"{{set \\\"conversation\\\" (json question)}}{{conversation}} {{question}}\", ARGUMENTS)")]
    // A function of the kernel is handed all arguments.
    [InlineData("InvokeHandlebarsPromptAsync(\"{{Memory-Recall question}} {{conversation}}\", ARGUMENTS)")]
    [InlineData("InvokePromptAsync(\"{{memory.recall $question}} {{$conversation}}\", ARGUMENTS)")]
    [InlineData("InvokePromptAsync(\"{{recall}} {{$conversation}}\", ARGUMENTS)")]
    // Declared in the template.
    [InlineData("InvokePromptAsync(\"{% assign conversation = history %}{{ conversation }} {{ question }}\", ARGUMENTS, \"liquid\", new LiquidPromptTemplateFactory())")]
    [InlineData("InvokePromptAsync(\"{% for memory in history %}{{ memory.content }}{% endfor %} {{ question }}\", ARGUMENTS, \"liquid\", new LiquidPromptTemplateFactory())")]
    // A grammar that nobody knows, or that a factory decides on.
    [InlineData("InvokePromptAsync(\"{{$conversation}} {{$question}}\", ARGUMENTS, \"jinja2\")")]
    [InlineData("InvokePromptAsync(\"{{conversation}} {{question}}\", ARGUMENTS, promptTemplateFactory: new HandlebarsPromptTemplateFactory())")]
    // Text, not a placeholder.
    [InlineData("InvokePromptAsync(\"Say {{'conversation'}}. {{$history}} {{$question}}\", ARGUMENTS)")]
    [InlineData("InvokePromptAsync(\"$history of $conversation {$memory} {{$question}}\", ARGUMENTS)")]
    public Task Templates_that_read_all_they_are_given(string call) => VerifyAsync(
        "return await kernel." + call.Replace("ARGUMENTS", "new() { [\"history\"] = past, [\"question\"] = question }", StringComparison.Ordinal) + ";");

    [Theory]
    // Given from outside, or by something that is not in view.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", given);")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", new(new Dictionary<string, object?>()) { [\"chatHistory\"] = past });")]
    [InlineData("var arguments = new KernelArguments { [\"chatHistory\"] = past }; Fill(arguments); return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", arguments);")]
    [InlineData("var arguments = new KernelArguments { [\"chatHistory\"] = past }; arguments[question] = past; return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", arguments);")]
    [InlineData("var arguments = new KernelArguments { [\"chatHistory\"] = past }; if (past == \"\") arguments = given; return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", arguments);")]
    [InlineData("var arguments = new KernelArguments { [\"chatHistory\"] = past }; given = arguments; return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", arguments);")]
    [InlineData("return await kernel.InvokePromptAsync(File.ReadAllText(\"skprompt.txt\"), new() { [\"chatHistory\"] = past });")]
    [InlineData("return await kernel.InvokePromptAsync($\"{question} {{{{$history}}}}\", new() { [\"chatHistory\"] = past });")]
    [InlineData("var prompt = \"{{$history}}\"; if (past == \"\") prompt = \"{{$chatHistory}}\"; return await kernel.InvokePromptAsync(prompt, new() { [\"chatHistory\"] = past });")]
    [InlineData("var config = new PromptTemplateConfig(\"{{$history}}\"); config.InputVariables.Add(new() { Name = \"history\", Default = \"none\" }); return await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(config), new() { [\"chatHistory\"] = past });")]
    [InlineData("return await kernel.InvokeAsync(kernel.CreateFunctionFromPrompt(new PromptTemplateConfig(\"{{$history}}\") { InputVariables = [new() { Name = \"history\", Default = \"none\" }] }), new() { [\"chatHistory\"] = past });")]
    // No second half.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", new() { [\"question\"] = question });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\");")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$question}}\", new() { [\"question\"] = question, [\"history\"] = past });")]
    // Two names that are about something else.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$input}}\", new() { [\"question\"] = question });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$context}} {{$question}}\", new() { [\"facts\"] = past, [\"question\"] = question });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", new() { [\"chatId\"] = question, [\"question\"] = question });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", new() { [\"conversationId\"] = question, [\"question\"] = question });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}} {{$question}}\", new() { [\"customer\"] = question, [\"question\"] = question });")]
    [InlineData("return await kernel.InvokePromptAsync(\"{{$topic}} {{$style}}\", new() { [\"subject\"] = question, [\"tone\"] = question });")]
    // Filled by a strategy.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$_history_}}\", new() { [\"conversation\"] = past });")]
    [InlineData("var choose = AgentGroupChat.CreatePromptFunctionForStrategy(\"{{$history}} {{$_agents_}}\"); return new KernelFunctionSelectionStrategy(choose, kernel) { HistoryVariableName = \"history\" };")]
    public Task What_is_not_in_view_or_not_meant(string body) => VerifyAsync(body, "KernelArguments? given; void Fill(KernelArguments arguments) => arguments[\"history\"] = \"\";");

    [Fact]
    public Task Filter_may_bind_what_is_missing() => VerifyAsync(
        """return await kernel.InvokePromptAsync("{{$history}} {{$question}}", new() { ["chatHistory"] = past, ["question"] = question });""",
        configure: o => o.Sources.Add(("Filter.cs", """
            using Microsoft.SemanticKernel;

            public class BindHistory : IFunctionInvocationFilter
            {
                public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
                {
                    context.Arguments["history"] = "";
                    return next(context);
                }
            }
            """)));

    [Fact]
    public Task Top_level_code() => Verify.AnalyzerAsync<MemoryKeyMismatch>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;

        var kernel = Kernel.CreateBuilder().Build();
        var chat = kernel.CreateFunctionFromPrompt("{{$history}} {{$input}}");
        var arguments = new KernelArguments { ["input"] = "hi" };
        var past = "";
        while (true)
        {
            arguments[[|"chatHistory"|]] = past;
            past += await kernel.InvokeAsync(chat, arguments);
        }
        """);

    [Fact]
    public Task Method_of_the_same_name_in_another_library() => Verify.AnalyzerAsync<MemoryKeyMismatch>(
        /* lang=c#-test */ """
        using Microsoft.SemanticKernel;

        public static class Own
        {
            public static Task InvokePromptAsync(this string text, string promptTemplate, KernelArguments arguments) => Task.CompletedTask;

            public static Task RunAsync(string past) => "".InvokePromptAsync("{{$history}}", new() { ["chatHistory"] = past });
        }
        """);
}
