using System.Diagnostics;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4001 and MEM4003 where the template stands in a file of its own: what is reported, and what is not at hand.</summary>
public class PromptFileTests
{
    const string Yaml = "name: chat\ntemplate: |\n  Earlier:\n  {{$history}}\n  User: {{$question}}\ntemplate_format: semantic-kernel\ninput_variables:\n  - name: history\n  - name: question\n";
    const string Handlebars = "template: \"{{#each history}}{{content}}{{/each}} {{question}}\"\ntemplate_format: handlebars\n";
    const string Prompty = "---\nname: chat\ninputs:\n  question:\n    type: string\n---\nsystem:\nEarlier: {{history}}\nuser:\n{{question}}\n";
    const string Text = "Earlier: {{$history}}\nUser: {{$question}}";
    const string Arguments = "new() { [[|\"chatHistory\"|]] = past, [\"question\"] = question }";
    const string Fitting = "new() { [\"history\"] = past, [\"question\"] = question }";

    static Task VerifyAsync(string body, params (string Path, string Text)[] files) => VerifyAsync<MemoryKeyMismatch>(body, files);

    static Task VerifyAsync<TRule>(string body, (string, string)[] files, string? message = null)
        where TRule : MemoryLint.Rules.Wiring.PromptRule, new() =>
        PromptApp.InKernelAsync<TRule>("// Here.\n" + body, "", message, o => o.AdditionalFiles.AddRange(files));

    [Theory]
    [InlineData("kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"Prompts/chat.yaml\"))", "Prompts/chat.yaml", Yaml)]
    [InlineData("KernelFunctionYaml.FromPromptYaml(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, \"Prompts\", \"chat.yaml\")))", "Prompts/chat.yaml", Yaml)]
    [InlineData("kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"chat.yaml\"), new HandlebarsPromptTemplateFactory())", "Prompts/chat.yaml", Handlebars)]
    [InlineData("kernel.CreateFunctionFromPrompty(File.ReadAllText(@\"Prompts\\chat.prompty\"))", "Prompts/chat.prompty", Prompty)]
    [InlineData("Microsoft.SemanticKernel.Prompty.KernelFunctionPrompty.FromPrompty(File.ReadAllText(\"./chat.prompty\"))", "chat.prompty", Prompty)]
    [InlineData("kernel.CreateFunctionFromPromptyFile(\"../Prompts/chat.prompty\")", "Prompts/chat.prompty", Prompty)]
    [InlineData("kernel.CreateFunctionFromPrompt(File.ReadAllText(\"chat.txt\"))", "chat.txt", Text)]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins\")[\"Chat\"]", "Plugins/Chat/skprompt.txt", Text)]
    [InlineData("kernel.CreatePluginFromPromptDirectory(Path.Combine(\"Plugins\", \"Talk\"))[\"chat\"]", "Plugins/Talk/Chat/skprompt.txt", Text)]
    public async Task Function_of_a_file(string function, string path, string text)
    {
        await VerifyAsync($"return await kernel.InvokeAsync({function}, {Arguments});", (path, text));
        await VerifyAsync($"var chat = {function}; return await chat.InvokeAsync(kernel, {Arguments});", (path, text));
        await VerifyAsync($"var chat = {function}; return await chat.InvokeAsync(kernel, {Fitting});", (path, text));
        // The file is not handed over, or it is one of several.
        await VerifyAsync($"var chat = {function}; return await chat.InvokeAsync(kernel, {Arguments.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)});", ("other.yaml", text));
        await VerifyAsync($"var chat = {function}; return await chat.InvokeAsync(kernel, {Arguments.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)});", (path, text), ("Other/" + path, text));
    }

    [Fact]
    public Task Message_and_place_of_the_placeholder() => PromptApp.InKernelAsync<MemoryKeyMismatch>(
        """
        var plugin = kernel.ImportPluginFromPromptDirectory("Plugins");
        return await kernel.InvokeAsync(plugin["Chat"], new() { [{|#0:"chatHistory"|}] = past, ["question"] = question });
        """,
        message: "'chatHistory' is bound, but the template reads {{$history}}, which nothing binds, so it is rendered empty and the model does not see what has been said",
        configure: o => o.AdditionalFiles.Add(("Plugins/Chat/skprompt.txt", Text)));

    [Fact]
    public Task Prompt_that_is_run_at_once() =>
        VerifyAsync($"return await kernel.InvokePromptAsync(File.ReadAllText(\"chat.txt\"), {Arguments});", ("chat.txt", Text));

    [Fact]
    public async Task Configuration_beside_the_template()
    {
        const string Run = "return await kernel.InvokeAsync(kernel.ImportPluginFromPromptDirectory(\"Plugins\")[\"Chat\"], new() { [KEY] = past, [\"question\"] = question });";
        string wrong = Run.Replace("KEY", "[|\"chatHistory\"|]", StringComparison.Ordinal), silent = Run.Replace("KEY", "\"chatHistory\"", StringComparison.Ordinal);
        var prompt = ("Plugins/Chat/skprompt.txt", Text);
        await VerifyAsync(wrong, prompt, ("Plugins/Chat/config.json", """{ "schema": 1, "input_variables": [ { "name": "history", "default": "" }, { "name": "question" } ] }"""));
        await VerifyAsync(silent, prompt, ("Plugins/Chat/config.json", """{ "input_variables": [ { "name": "history", "default": "nothing yet" } ] }"""));
        await VerifyAsync(silent, prompt, ("Plugins/Chat/config.json", """{ "input": { "parameters": [ { "name": "history", "defaultValue": "nothing yet" } ] } }"""));
        await VerifyAsync(silent, prompt, ("Plugins/Chat/config.json", """{ "template_format": "jinja2" }"""));
        await VerifyAsync(silent, prompt, ("Plugins/Chat/config.json", "{ \"input_variables\": ["));
        await VerifyAsync(wrong, prompt, ("Plugins/Other/config.json", """{ "template_format": "jinja2" }"""));
    }

    [Theory]
    [InlineData("chat.yaml", "template: |\n  {{$history}} {{$question}}\ninput_variables:\n  - name: history\n    default: none\n")]
    [InlineData("chat.yaml", "template: |\n  {{history}} {{question}}\ntemplate_format: jinja2\n")]
    [InlineData("chat.yaml", "template: |\n  {{memory.recall}} {{$history}} {{$question}}\n")]
    [InlineData("chat.yaml", "name: chat\n")]
    [InlineData("chat.yaml", "template: [ {{$history}} ]\n")]
    [InlineData("chat.yaml", "")]
    [InlineData("chat.yaml", "template: \"{{$history}}")]
    [InlineData("chat.yaml", "template: {{$history}}\n---\ntemplate: {{$history}}\n")]
    public Task Yaml_that_says_nothing(string path, string text) =>
        VerifyAsync("return await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"chat.yaml\")), new() { [\"chatHistory\"] = past, [\"question\"] = question });", (path, text));

    [Theory]
    [InlineData("---\ninputs:\n  history: nothing yet\n---\n{{history}} {{question}}")]
    [InlineData("---\ninputs:\n  - name: history\n    default: nothing yet\n---\n{{history}} {{question}}")]
    [InlineData("---\ntemplate:\n  format: jinja2\n---\n{{history}} {{question}}")]
    [InlineData("---\nname: chat\n{{history}} {{question}}")]
    [InlineData("{{history}} {{question}}")]
    [InlineData("---\n- : [\n---\n{{history}} {{question}}")]
    [InlineData("")]
    public Task Prompty_that_says_nothing(string text) =>
        VerifyAsync("return await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile(\"chat.prompty\"), new() { [\"chatHistory\"] = past, [\"question\"] = question });", ("chat.prompty", text));

    [Theory]
    [InlineData("kernel.CreateFunctionFromPromptYaml(File.ReadAllText(question))")]
    [InlineData("kernel.CreateFunctionFromPromptYaml(File.ReadAllText(Path.Combine(\"Prompts\", question)))")]
    [InlineData("kernel.CreateFunctionFromPromptYaml(question)")]
    [InlineData("kernel.ImportPluginFromPromptDirectory(\"Plugins\")[question]")]
    [InlineData("kernel.CreateFunctionFromPrompt(File.ReadAllText(\"chat.yaml\"), templateFormat: question)")]
    [InlineData("kernel.CreateFunctionFromPrompt(File.ReadAllText(\"chat.yaml\").Trim('x'))")]
    public Task File_that_is_not_named(string function) =>
        VerifyAsync($"return await kernel.InvokeAsync({function}, new() {{ [\"chatHistory\"] = past, [\"question\"] = question }});", ("Prompts/chat.yaml", Yaml), ("Plugins/Chat/skprompt.txt", Text));

    [Fact]
    public Task History_is_written_as_the_name_of_its_type() => VerifyAsync<PlaceholderNeverRendered>(
        "return await kernel.InvokeAsync(kernel.ImportPluginFromPromptDirectory(\"Plugins\")[\"Chat\"], new() { [\"history\"] = {|#0:history|}, [\"question\"] = question });",
        [("Plugins/Chat/skprompt.txt", Text)], "'ChatHistory' is an object, and {{$history}} writes out text, so the prompt has the name of the type in it and not what has been said");

    public static TheoryData<string> Hostile =>
    [
        string.Concat(Enumerable.Repeat("{{", 30_000)),
        string.Concat(Enumerable.Repeat("{{$history", 6_000)),
        string.Concat(Enumerable.Repeat("{{$a}}", 10_000)),
        string.Concat(Enumerable.Range(0, 6_000).Select(i => $"{{{{$h{i}}}}}")),
        "template: " + new string('[', 60_000),
        "a: &a [*a, *a]\ntemplate: *a\n",
        "template: |\n" + string.Concat(Enumerable.Repeat("  {{#each history}}\n", 3_000)),
        "---\n" + string.Concat(Enumerable.Repeat("---\n", 15_000)),
        "---\n" + string.Concat(Enumerable.Repeat("a: &a\n", 9_000)) + "---\n{{history}}",
        "template: \"" + string.Concat(Enumerable.Repeat("{{{{{{#with a}}", 4_000)),
        "\0\uFEFF\uFFFF{{$history}}",
        new string('x', 1_000_000) + "{{$history}}",
        string.Concat(Enumerable.Repeat("{% for a in history %}", 2_900)),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_files_end_in_bounded_time(string text)
    {
        const string Run = """
            await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText("a.yaml")), new() { ["question"] = past });
            await kernel.InvokeAsync(kernel.CreateFunctionFromPromptyFile("a.prompty"), new() { ["question"] = past });
            return await kernel.InvokeAsync(kernel.ImportPluginFromPromptDirectory("Plugins")["A"], new() { ["question"] = past });
            """;
        var watch = Stopwatch.StartNew();
        await VerifyAsync(Run, ("a.yaml", text), ("a.prompty", text), ("Plugins/A/skprompt.txt", text), ("Plugins/A/config.json", text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
