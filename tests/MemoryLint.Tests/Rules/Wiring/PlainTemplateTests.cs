using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>MEM4001 in templates that the program fills in itself: what is reported, and what looks like it and is right.</summary>
public class PlainTemplateTests
{
    internal static string App(string body, string members = "") => $$"""
        using System.Text;
        using Microsoft.Extensions.AI;

        public class Chat(IChatClient model)
        {
            {{members.ReplaceLineEndings("\n    ")}}

            public async Task<string> AskAsync(string question, string past, List<ChatMessage> history)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }

            Task<string> SendAsync(string prompt) => Task.FromResult(prompt);

            static string Flatten(List<ChatMessage> history) => "";
        }
        """;

    static Task VerifyAsync(string body, string members = "", string? message = null, Action<VerifyOptions>? configure = null) =>
        Verify.AnalyzerAsync<MemoryKeyMismatch>(App(body, members), o =>
        {
            if (message is not null)
                o.Messages[0] = message;
            configure?.Invoke(o);
        });

    const string Ask = "return (await model.GetResponseAsync(prompt)).Text;";

    [Fact]
    public Task Replaced_in_one_expression() => VerifyAsync(
        """
        var prompt = "You are kind.\n{|#1:{history}|}\nUser: {question}".Replace({|#0:"{chat_history}"|}, Flatten(history)).Replace("{question}", question);
        return (await model.GetResponseAsync(prompt)).Text;
        """,
        message: "'{chat_history}' is replaced, but the template reads {history}, which nothing replaces, so the model gets {history} as it is written and does not see what has been said",
        configure: o => o.Related.Add((0, 1)));

    [Theory]
    [InlineData("{{history}}", "{{chatHistory}}")]
    [InlineData("{{ history }}", "{{history}}")]
    [InlineData("[HISTORY]", "[CHAT_HISTORY]")]
    [InlineData("[[history]]", "[[messages]]")]
    [InlineData("[HISTORY]", "{history}")]
    [InlineData("{History}", "{history}")]
    [InlineData("{conversation}", "{past}")]
    [InlineData("{$transcript}", "{$memory}")]
    public Task Another_name(string placeholder, string key) => VerifyAsync(
        $$"""var prompt = "Earlier: {{placeholder}} Now: <q>".Replace([|"{{key}}"|], past).Replace("<q>", question); {{Ask}}""");

    [Theory]
    [InlineData("Flatten(history)")]
    [InlineData("string.Join(\"\\n\", history.Select(m => m.Text))")]
    [InlineData("joined")]
    public Task Key_that_says_nothing_of_what_it_holds(string value) => VerifyAsync(
        $$"""var joined = string.Join("\n", history.Select(m => m.Text)); var prompt = "{history} {question}".Replace([|"{lines}"|], {{value}}).Replace("{question}", question); {{Ask}}""");

    [Theory]
    // A constant, a field, a property.
    [InlineData("const string Template = \"{history} {question}\";", "var prompt = Template.Replace([|\"{memory}\"|], past).Replace(\"{question}\", question);")]
    [InlineData("static readonly string Template = \"{history}\" + \"{question}\";", "string prompt = (Template.Replace(\"{question}\", question)).Replace([|\"{memory}\"|], past).Trim();")]
    [InlineData("const string Template = \"{history} {question}\"; const string Key = \"{memory}\";", "var prompt = Template.Replace([|Key|], past).Replace(\"{question}\", question);")]
    [InlineData("", "var prompt = Prompts.Chat.Replace([|\"{memory}\"|], past, StringComparison.Ordinal).Replace(\"{question}\", question);")]
    // Step by step.
    [InlineData("", "var prompt = \"{history} {question}\"; prompt = prompt.Replace([|\"{memory}\"|], past); prompt = prompt.Replace(\"{question}\", question);")]
    [InlineData("", "var template = \"{history} {question}\"; var half = template.Replace([|\"{memory}\"|], past); var prompt = half.Replace(\"{question}\", question);")]
    [InlineData("", "string prompt = \"{history} {question}\".Replace(\"{question}\", question); if (past != \"\") prompt = prompt.Replace([|\"{memory}\"|], past);")]
    // With a builder.
    [InlineData("const string Template = \"{history} {question}\";", "var builder = new StringBuilder(Template); builder.Replace([|\"{memory}\"|], past); builder.Replace(\"{question}\", question); var prompt = builder.ToString();")]
    [InlineData("", "StringBuilder builder = new(\"{history} {question}\"); builder.Replace([|\"{memory}\"|], past).Replace(\"{question}\", question); var prompt = builder.ToString();")]
    [InlineData("", "var prompt = new StringBuilder(\"{history} {question}\").Replace([|\"{memory}\"|], past).Replace(\"{question}\", question).ToString();")]
    // Something else is replaced on the way.
    [InlineData("", "var prompt = \"{history} {question}\".Replace(\"\\r\", \"\").Replace('\\t', ' ').Replace([|\"{memory}\"|], past).Replace(\"{question}\", question);")]
    public Task Template_and_steps_in_any_form(string members, string body) => VerifyAsync(body + " " + Ask, members,
        configure: o => o.Sources.Add(("Prompts.cs", "static class Prompts { public const string Chat = \"{history} {question}\"; }")));

    [Theory]
    [InlineData("return (await model.GetResponseAsync([new(ChatRole.System, PROMPT), new(ChatRole.User, question)])).Text;")]
    [InlineData("return (await model.GetResponseAsync(question, new ChatOptions { Instructions = PROMPT })).Text;")]
    [InlineData("return await SendAsync(PROMPT);")]
    public Task Prompt_wherever_it_goes(string use) => VerifyAsync(use.Replace("PROMPT", "\"{history} {question}\".Replace([|\"{memory}\"|], past).Replace(\"{question}\", question)", StringComparison.Ordinal));

    [Theory]
    // Names that fit, in whatever case is asked for.
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{history}\", past).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{History} {question}\".Replace(\"{history}\", past, StringComparison.OrdinalIgnoreCase).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{{history}} {question}\".Replace(\"{history}\", past).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{{history}} {question}\".Replace(\"history\", past).Replace(\"{question}\", question).Replace(\"{memory}\", past);")]
    [InlineData("var prompt = \"{history:text} {question}\".Replace(\"{history:text}\", past).Replace(\"{memory}\", past);")]
    // No second half.
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{question}\".Replace(\"{history}\", past).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{history} {summary}\".Replace(\"{history}\", past).Replace(\"{memory}\", past);")]
    // About something else.
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{customer}\", question).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{topic} {question}\".Replace(\"{subject}\", question).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{conversationId}\", question).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"As said [earlier in the history]. {question}\".Replace(\"{memory}\", past).Replace(\"{question}\", question);")]
    [InlineData("var prompt = \"Answer as { \\\"history\\\": [] }. {question}\".Replace(\"{memory}\", past).Replace(\"{question}\", question);")]
    // Filled by something that is not in view.
    [InlineData("var prompt = File.ReadAllText(\"prompt.txt\").Replace(\"{memory}\", past);")]
    [InlineData("var prompt = $\"{past} {{history}} {question}\".Replace(\"{memory}\", past);")]
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{\" + question + \"}\", past).Replace(\"{memory}\", past);")]
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{question}\", \"{memory} {q}\").Replace(\"{memory}\", past);")]
    [InlineData("var prompt = \"{history} {question}\".Replace(\"{memory}\", past); prompt += past;")]
    [InlineData("var prompt = \"{history} {question}\"; if (past == \"\") prompt = \"{memory}\"; prompt = prompt.Replace(\"{memory}\", past);")]
    [InlineData("var builder = new StringBuilder(\"{history}\"); builder.Append(\"{memory}\"); builder.Replace(\"{memory}\", past); var prompt = builder.ToString();")]
    [InlineData("string prompt; prompt = \"{history}\".Replace(\"{memory}\", past); prompt = prompt.Replace(\"{history}\", past);")]
    [InlineData("var prompt = Fill(\"{history} {question}\".Replace(\"{memory}\", past));", "static string Fill(string text) => text.Replace(\"{history}\", \"none\");")]
    [InlineData("var prompt = Fill(\"{history} {question}\".Replace(\"{memory}\", past), new() { [\"history\"] = past });", "static string Fill(string text, Dictionary<string, string> values) { foreach (var v in values) text = text.Replace(\"{\" + v.Key + \"}\", v.Value); return text; }")]
    // Not text.
    [InlineData("var prompt = new Rope(\"{history}\").Replace(\"{memory}\", past).ToString();", "record Rope(string Text) { public Rope Replace(string a, string b) => this; }")]
    public Task What_fits_or_is_not_in_view(string body, string members = "") => VerifyAsync(body + " " + Ask, members);

    [Fact]
    public Task Prompt_that_a_kernel_renders_later() => PromptApp.InKernelAsync<MemoryKeyMismatch>(
        """return await kernel.InvokePromptAsync("{{$history}} {{$question}} {{$persona}}".Replace("{{$memory}}", past), new() { ["history"] = past, ["question"] = question });""");

    [Fact]
    public Task Page_of_a_project_that_asks_no_model() => Verify.AnalyzerAsync<MemoryKeyMismatch>(
        """class Page { string Of(string history) => "<p>{history}</p>".Replace("{chatHistory}", history); }""");

    [Fact]
    public Task Filter_of_a_kernel_sees_no_such_text() => VerifyAsync(
        """var prompt = "{history} {question}".Replace([|"{memory}"|], past); return (await model.GetResponseAsync(prompt)).Text;""",
        configure: o => o.Sources.Add(("Filter.cs", "interface IPromptRenderFilter; class Filter : IPromptRenderFilter;")));

    [Fact]
    public Task Number_that_the_format_does_not_write_out() => VerifyAsync(
        """
        var prompt = string.Format("You are kind. User: {0}", question, {|#0:Flatten(history)|});
        return (await model.GetResponseAsync(prompt)).Text;
        """,
        message: "'Flatten(history)' is argument {1}, but the template reads only {0}, so the model does not see what has been said");

    [Theory]
    [InlineData("var prompt = string.Format($\"{0} User: {1}\", [|past2History|], question);")]
    [InlineData("var prompt = string.Format(System.Globalization.CultureInfo.InvariantCulture, \"User: {1,5}\", [|Flatten(history)|], question);")]
    [InlineData("const string ChatPrompt = \"{{0}} User: {1}\"; var prompt = string.Format(ChatPrompt, [|past2History|], question);")]
    [InlineData("var builder = new StringBuilder(); var prompt = builder.AppendFormat(\"User: {0}\", question, [|Flatten(history)|]).ToString();")]
    public Task Numbers_in_any_form(string body) => VerifyAsync("var past2History = past; " + body + " " + Ask);

    [Theory]
    [InlineData("var prompt = string.Format(\"{1} User: {0}\", question, Flatten(history));")]
    [InlineData("var prompt = string.Format(\"{1:N} User: {0,3}\", question, Flatten(history));")]
    [InlineData("var prompt = string.Format($\"{Flatten(history)} User: {{0}}\", question, Flatten(history));")]
    [InlineData("var prompt = string.Format(past, question, Flatten(history));")]
    [InlineData("object[] both = [question, history]; var prompt = string.Format(\"User: {0}\", both, history);")]
    [InlineData("var prompt = question; Console.WriteLine(string.Format(\"Kept {0}\", question, Flatten(history)));")]
    [InlineData("var prompt = string.Format(\"User: {0}\", question, past);")]
    [InlineData("var prompt = string.Format(\"User: {0}\", question, question.Length);")]
    public Task Numbers_that_fit_or_are_not_in_view(string body) => VerifyAsync(body + " " + Ask);
}
