using MemoryLint.CodeFixes.Wiring;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.CodeFixes.Lifetime;
using MemoryLint.Tests.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Wiring;

/// <summary>MEM4001: the key takes the name of the placeholder, or the placeholder that of the key.</summary>
public class MemoryKeyMismatchFixTests
{
    static Task FixAsync(string before, string after, string key, string members = "", string? fixedMembers = null) =>
        FixTest.VerifyAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(PromptApp.InKernel(before, members), PromptApp.InKernel(after, fixedMembers ?? members), key);

    static Task NoFixAsync(string body, string key, string members = "") =>
        Verify.NoCodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(PromptApp.InKernel(body, members), key);

    static Task ChainAsync(string before, string after, string key) =>
        Verify.CodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(PromptApp.InChain(before), PromptApp.InChain(after), key);

    [Theory]
    [InlineData("new() { [[|\"chatHistory\"|]] = past }", "new() { [\"history\"] = past }")]
    [InlineData("new() { { [|\"chatHistory\"|] /* all of it */, past } }", "new() { { \"history\" /* all of it */, past } }")]
    public Task Key_takes_the_name_of_the_placeholder(string before, string after) => FixAsync(
        "return await kernel.InvokePromptAsync(\"{{$history}}\", " + before + ");", "return await kernel.InvokePromptAsync(\"{{$history}}\", " + after + ");",
        MemoryKeyMismatchFix.RenameKeyKey);

    [Fact]
    public Task Placeholder_takes_the_name_of_the_key() => FixAsync(
        """return await kernel.InvokePromptAsync("The history is {{$history}}. Again: {{ $History }}", new() { [[|"chatHistory"|]] = past });""",
        """return await kernel.InvokePromptAsync("The history is {{$chatHistory}}. Again: {{ $chatHistory }}", new() { ["chatHistory"] = past });""",
        MemoryKeyMismatchFix.RenamePlaceholderKey);

    [Fact]
    public Task Placeholder_in_a_raw_text_with_a_loop() => FixAsync(
        """"
        var intent = kernel.CreateFunctionFromPrompt(new() { Template = """
            {{#if chatHistory}}Earlier:{{/if}}
            {{#each chatHistory}}
                {{role}}: {{content}}
            {{/each}}
            """, TemplateFormat = "handlebars" }, new HandlebarsPromptTemplateFactory());
        return await kernel.InvokeAsync(intent, new() { [[|"history"|]] = history });
        """",
        """"
        var intent = kernel.CreateFunctionFromPrompt(new() { Template = """
            {{#if history}}Earlier:{{/if}}
            {{#each history}}
                {{role}}: {{content}}
            {{/each}}
            """, TemplateFormat = "handlebars" }, new HandlebarsPromptTemplateFactory());
        return await kernel.InvokeAsync(intent, new() { ["history"] = history });
        """",
        MemoryKeyMismatchFix.RenamePlaceholderKey);

    [Fact]
    public Task Placeholder_in_a_private_constant() => FixAsync(
        """return await kernel.InvokePromptAsync(Prompt, new() { [[|"chatHistory"|]] = past });""",
        """return await kernel.InvokePromptAsync(Prompt, new() { ["chatHistory"] = past });""",
        MemoryKeyMismatchFix.RenamePlaceholderKey,
        "const string Name = \"Ann\", Other = $\"{Name}\"; const string Prompt = $\"{Name}: {{{{$history}}}}\";",
        "const string Name = \"Ann\", Other = $\"{Name}\"; const string Prompt = $\"{Name}: {{{{$chatHistory}}}}\";");

    [Theory]
    // A name that no placeholder can have.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [[|\"$history\"|]] = past });", "")]
    // A template that others use too.
    [InlineData("return await kernel.InvokePromptAsync(Prompt, new() { [[|\"chatHistory\"|]] = past });", "public const string Prompt = \"{{$history}}\";")]
    [InlineData("return await kernel.InvokePromptAsync(Prompt, new() { [[|\"chatHistory\"|]] = past });", "const string Prompt = \"{{$history}}\"; string Copy => Prompt;")]
    [InlineData("var chat = kernel.CreateFunctionFromPrompt(\"{{$history}}\"); await kernel.InvokeAsync(chat, new() { [\"history\"] = past }); return await kernel.InvokeAsync(chat, new() { [[|\"chatHistory\"|]] = past });", "")]
    public Task Placeholder_that_stays(string body, string members) => NoFixAsync(body, MemoryKeyMismatchFix.RenamePlaceholderKey, members);

    [Theory]
    // Another prompt reads it under the key that it has.
    [InlineData("var a = new KernelArguments { [[|\"chatHistory\"|]] = past }; await kernel.InvokePromptAsync(\"{{$chatHistory}}\", a); return await kernel.InvokePromptAsync(\"{{$history}}\", a);", "")]
    // A constant is not only for here.
    [InlineData("return await kernel.InvokePromptAsync(\"{{$history}}\", new() { [[|Key|]] = past });", "const string Key = \"chatHistory\";")]
    public Task Key_that_stays(string body, string members) => NoFixAsync(body, MemoryKeyMismatchFix.RenameKeyKey, members);

    static string Plain(string body, string members = "") => PlainTemplateTests.App(body + "\nreturn (await model.GetResponseAsync(prompt)).Text;", members);

    [Theory]
    [InlineData("var prompt = \"{history} {question}\".Replace([|\"{chat_history}\"|], past).Replace(\"{question}\", question);", "var prompt = \"{history} {question}\".Replace(\"{history}\", past).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"[HISTORY]\".Replace([|\"[MESSAGES]\"|], past);", "var prompt = \"[HISTORY]\".Replace(\"[HISTORY]\", past);")]
    public Task Key_of_a_replacement(string before, string after) =>
        FixTest.VerifyAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(Plain(before), Plain(after), MemoryKeyMismatchFix.RenameKeyKey);

    [Theory]
    [InlineData("var prompt = \"{history} {question}. {history}\".Replace([|\"{chat_history}\"|], past);", "var prompt = \"{chat_history} {question}. {chat_history}\".Replace(\"{chat_history}\", past);")]
    [InlineData("var prompt = \"\"\"\n    {{ history }}\n    \"\"\"; prompt = prompt.Replace([|\"[HISTORY]\"|], past);", "var prompt = \"\"\"\n    [HISTORY]\n    \"\"\"; prompt = prompt.Replace(\"[HISTORY]\", past);")]
    public Task Placeholder_of_a_replacement(string before, string after) =>
        FixTest.VerifyAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(Plain(before), Plain(after), MemoryKeyMismatchFix.RenamePlaceholderKey);

    [Theory]
    [InlineData("const string Name = \"Ann\"; var prompt = $\"{Name} {{history}}\".Replace([|\"[HISTORY]\"|], past);", "")]
    [InlineData("var prompt = Template.Replace([|\"{memory}\"|], past);", "public const string Template = \"{history}\";")]
    public Task Placeholder_of_a_replacement_that_stays(string body, string members) =>
        Verify.NoCodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(Plain(body, members), MemoryKeyMismatchFix.RenamePlaceholderKey);

    [Fact]
    public Task Format_has_no_name_to_change() =>
        Verify.NoCodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(Plain("var prompt = string.Format(\"User: {0}\", question, [|Flatten(history)|]);"), MemoryKeyMismatchFix.RenameKeyKey);

    const string Directory = "return await kernel.InvokeAsync(kernel.ImportPluginFromPromptDirectory(\"Plugins\")[\"Chat\"], new() { [KEY] = past });";

    static string With(string code, string key) => PromptApp.InKernel(code.Replace("KEY", key, StringComparison.Ordinal));

    [Fact]
    public Task Key_for_a_template_in_a_file() => Verify.CodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(
        With(Directory, "[|\"chatHistory\"|]"), With(Directory, "\"history\""), MemoryKeyMismatchFix.RenameKeyKey, o => o.AdditionalFiles.Add(("Plugins/Chat/skprompt.txt", "{{$history}}")));

    [Fact]
    public Task Placeholder_in_a_file_and_its_configuration() => Verify.CodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(
        With(Directory, "[|\"chatHistory\"|]"), With(Directory, "\"chatHistory\""), MemoryKeyMismatchFix.RenamePlaceholderInFileKey, o =>
        {
            o.AdditionalFiles.Add(("Plugins/Chat/skprompt.txt", "Earlier: {{ $history }}\nAgain: {{$History}}"));
            o.AdditionalFiles.Add(("Plugins/Chat/config.json", """{ "input_variables": [ { "name": "history" }, { "name": "x" } ] }"""));
            o.FixedSources.Add(("Plugins/Chat/skprompt.txt", "Earlier: {{ $chatHistory }}\nAgain: {{$chatHistory}}"));
            o.FixedSources.Add(("Plugins/Chat/config.json", """{ "input_variables": [ { "name": "chatHistory" }, { "name": "x" } ] }"""));
        });

    [Fact]
    public Task Placeholder_in_yaml()
    {
        const string Code = "return await kernel.InvokeAsync(kernel.CreateFunctionFromPromptYaml(File.ReadAllText(\"chat.yaml\")), new() { [KEY] = past });";
        return Verify.CodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(With(Code, "[|\"chatHistory\"|]"), With(Code, "\"chatHistory\""), MemoryKeyMismatchFix.RenamePlaceholderInFileKey, o =>
        {
            o.AdditionalFiles.Add(("chat.yaml", "template: |\n  {{$history}}\ninput_variables:\n  - name: history\n"));
            o.FixedSources.Add(("chat.yaml", "template: |\n  {{$chatHistory}}\ninput_variables:\n  - name: chatHistory\n"));
        });
    }

    [Fact]
    public Task All_placeholders_in_files()
    {
        const string Code = """
            var sum = kernel.CreateFunctionFromPromptyFile("sum.prompty");
            var chat = kernel.CreateFunctionFromPrompt(File.ReadAllText("chat.txt"));
            await kernel.InvokeAsync(sum, new() { [KEY] = past });
            return await kernel.InvokeAsync(chat, new() { [KEY] = past });
            """;
        return Verify.FixAllAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(With(Code, "[|\"chatHistory\"|]"), With(Code, "\"chatHistory\""), MemoryKeyMismatchFix.RenamePlaceholderInFileKey, o =>
        {
            o.AdditionalFiles.Add(("sum.prompty", "---\nname: sum\n---\n{{ history }}"));
            o.AdditionalFiles.Add(("chat.txt", "{{$history}}"));
            o.FixedSources.Add(("sum.prompty", "---\nname: sum\n---\n{{ chatHistory }}"));
            o.FixedSources.Add(("chat.txt", "{{$chatHistory}}"));
        });
    }

    [Fact]
    public Task Placeholder_in_a_file_that_others_use() => Verify.NoCodeFixAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(
        With("var other = kernel.Plugins[\"Plugins\"][\"Chat\"]; " + Directory, "[|\"chatHistory\"|]"), MemoryKeyMismatchFix.RenamePlaceholderInFileKey,
        configure: o => o.AdditionalFiles.Add(("Plugins/Chat/skprompt.txt", "{{$history}}")));

    const string Rest = " | LLM(model) | UpdateMemory(memory, \"input\"); return await chain.RunAsync(\"text\");";

    [Theory]
    [InlineData("LoadMemory(memory, outputKey: [|\"chat_history\"|])", "LoadMemory(memory, outputKey: \"history\")")]
    [InlineData("[|LoadMemory|](memory)", "LoadMemory(memory, outputKey: \"history\")")]
    public Task Key_of_a_chain(string before, string after) => ChainAsync(
        "var chain = Set(question, \"input\") | " + before + " | Template(\"{history} {input}\")" + Rest,
        "var chain = Set(question, \"input\") | " + after + " | Template(\"{history} {input}\")" + Rest,
        MemoryKeyMismatchFix.RenameKeyKey);

    [Fact]
    public Task Placeholder_of_a_chain() => ChainAsync(
        "var chain = Set(question, \"input\") | LoadMemory(memory, [|\"chat_history\"|]) | Template(\"{history} {input} {history}\")" + Rest,
        "var chain = Set(question, \"input\") | LoadMemory(memory, \"chat_history\") | Template(\"{chat_history} {input} {chat_history}\")" + Rest,
        MemoryKeyMismatchFix.RenamePlaceholderKey);

    const string Two = """
        await kernel.InvokePromptAsync("{{$history}}", new() { [KEY] = past });
        return await kernel.InvokePromptAsync("{{$conversation}}", new() { [OTHER] = past });
        """;

    [Fact]
    public Task All_keys() => Verify.FixAllAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(
        PromptApp.InKernel(Two.Replace("KEY", "[|\"chatHistory\"|]", StringComparison.Ordinal).Replace("OTHER", "[|\"memory\"|]", StringComparison.Ordinal)),
        PromptApp.InKernel(Two.Replace("KEY", "\"history\"", StringComparison.Ordinal).Replace("OTHER", "\"conversation\"", StringComparison.Ordinal)),
        MemoryKeyMismatchFix.RenameKeyKey);

    [Fact]
    public Task All_placeholders() => Verify.FixAllAsync<MemoryKeyMismatch, MemoryKeyMismatchFix>(
        PromptApp.InKernel(Two.Replace("KEY", "[|\"chatHistory\"|]", StringComparison.Ordinal).Replace("OTHER", "[|\"memory\"|]", StringComparison.Ordinal)),
        PromptApp.InKernel(Two.Replace("KEY", "\"chatHistory\"", StringComparison.Ordinal).Replace("OTHER", "\"memory\"", StringComparison.Ordinal)
            .Replace("$history", "$chatHistory", StringComparison.Ordinal).Replace("$conversation", "$memory", StringComparison.Ordinal)),
        MemoryKeyMismatchFix.RenamePlaceholderKey);
}
