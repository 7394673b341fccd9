using System.Collections.Immutable;
using MemoryLint.Rules.Wiring;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>Prompts and chains that nobody writes end in bounded time and throw nothing.</summary>
public class HostileWiringTests
{
    static readonly ImmutableArray<DiagnosticAnalyzer> s_rules = [new MemoryKeyMismatch(), new ChainKeysDoNotLineUp(), new PlaceholderNeverRendered()];

    static async Task SurvivesAsync(string source)
    {
        var reported = await Verify.DiagnosticsAsync(s_rules, source, o => (o.AllowCompileErrors, o.OutputKind) = (true, OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(reported, d => d.Id == "AD0001");
    }

    static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    [Theory(Timeout = 120_000)]
    [InlineData("\"{{$history}}\" + ", "\"x\"", "")]
    [InlineData("(", "\"{{$history}}\"", ")")]
    [InlineData("new PromptTemplateConfig(", "\"{{$history}}\"", ")")]
    [InlineData("question + (", "\"{{$history}}\"", ")")]
    public async Task Deeply_nested_template(string open, string core, string close)
    {
        foreach (int depth in (int[])[30, 1500])
            await SurvivesAsync(PromptApp.InKernel($"return await kernel.InvokePromptAsync({Repeat(open, depth)}{core}{Repeat(close, depth)}, new() {{ [\"chatHistory\"] = past }});"));
    }

    [Fact(Timeout = 120_000)]
    public Task Constants_that_name_each_other() => SurvivesAsync(PromptApp.InKernel(
        "return await kernel.InvokePromptAsync(A, new() { [K] = past });", "const string A = B + \"{{$history}}\", B = A, K = K; static string P => P; static readonly string R = R;"));

    [Fact(Timeout = 120_000)]
    public async Task Locals_that_name_each_other()
    {
        await SurvivesAsync(PromptApp.InKernel("var a = b; var b = a; var f = kernel.CreateFunctionFromPrompt(a); return await kernel.InvokeAsync(f, f);"));
        await SurvivesAsync(PromptApp.InChain("var a = b | LoadMemory(memory); var b = a | Template(\"{history}\"); return await b.RunAsync(\"text\");"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Long_chains()
    {
        await SurvivesAsync(PromptApp.InChain($"var chain = Set(question){Repeat(" | LoadMemory(memory, \"history\") | Template(\"{history}\")", 700)}; return await chain.RunAsync(\"text\");"));
        await SurvivesAsync(PromptApp.InChain($"var chain = {Repeat("LoadMemory(memory) | (", 300)}LLM(model){Repeat(")", 300)}; return await chain.RunAsync(\"text\");"));
        await SurvivesAsync(PromptApp.InChain($"var chain = LoadMemory(memory) | LLM(model){Repeat(".UseCache()", 500)}; return await chain.RunAsync(\"text\");"));
    }

    [Fact(Timeout = 120_000)]
    public Task Many_names() => SurvivesAsync(PromptApp.InKernel(
        $"return await kernel.InvokePromptAsync(\"{string.Concat(Enumerable.Range(0, 3000).Select(i => $"{{{{$history{i}}}}}"))}\", new() {{ {string.Concat(Enumerable.Range(0, 3000).Select(i => $"[\"memory{i}\"] = past, "))} }});"));
}
