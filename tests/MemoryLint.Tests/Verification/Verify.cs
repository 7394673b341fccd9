using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>What tests of rules and fixes call. README.md in this folder says what each of these asserts.</summary>
public static class Verify
{
    /// <summary>The analyzer reports what the markup says; without markup, nothing.</summary>
    public static async Task AnalyzerAsync<TAnalyzer>(string source, Action<VerifyOptions>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        await AnalyzedAsync<TAnalyzer>(source, configure);

    /// <summary>Applies the action to the first diagnostic that offers it, again and again until none does, and compares the result.</summary>
    public static async Task CodeFixAsync<TAnalyzer, TFix>(
        string source, string fixedSource, string equivalenceKey, Action<VerifyOptions>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var (test, before) = await AnalyzedAsync<TAnalyzer>(source, configure);
        var (project, build) = await Fix<TAnalyzer, TFix>(test).FixOneByOneAsync(before, equivalenceKey);
        await FixChecks.VerifyAsync(test, fixedSource, DefaultId<TAnalyzer>(), project, build, equivalenceKey);
    }

    /// <summary>The analyzer reports what the markup says, and the fix offers nothing for it (or not the action with this key).</summary>
    public static async Task NoCodeFixAsync<TAnalyzer, TFix>(string source, string? equivalenceKey = null, Action<VerifyOptions>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var (test, build) = await AnalyzedAsync<TAnalyzer>(source, configure);
        if (build.Reported.IsEmpty)
            throw new XunitException("Nothing is reported, so nothing can be fixed: this is a test of the analyzer.");
        FixRun fix = Fix<TAnalyzer, TFix>(test);
        foreach (Diagnostic diagnostic in build.Reported)
        {
            ImmutableArray<CodeAction> offered = await fix.OfferedAsync(test.Project, diagnostic);
            if (offered.Any(a => equivalenceKey is null || a.EquivalenceKey == equivalenceKey))
                throw new XunitException($"A fix is offered:\n{await fix.DescribeAsync(test.Project, [diagnostic])}");
        }
    }

    /// <summary>Fix All in document, project and solution gives the fixed source, each in one go.</summary>
    public static async Task FixAllAsync<TAnalyzer, TFix>(
        string source, string fixedSource, string equivalenceKey, Action<VerifyOptions>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var (test, before) = await AnalyzedAsync<TAnalyzer>(source, configure);
        FixAllRun fixAll = new(test, Fix<TAnalyzer, TFix>(test), () => new TAnalyzer(), new TFix());
        foreach (FixAllScope scope in (FixAllScope[])[FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution])
        {
            var (project, build) = await fixAll.FixAsync(before, scope, equivalenceKey);
            await FixChecks.VerifyAsync(test, fixedSource, DefaultId<TAnalyzer>(), project, build, $"Fix All in {scope}");
        }
    }

    /// <summary>The main source after the fix. A source without markup does not say what is reported in it.</summary>
    public static async Task<string> ApplyAsync<TAnalyzer, TFix>(string source, string equivalenceKey, Action<VerifyOptions>? configure = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        var (test, before) = await AnalyzedAsync<TAnalyzer>(source, configure, markupOptional: true);
        var (project, _) = await Fix<TAnalyzer, TFix>(test).FixOneByOneAsync(before, equivalenceKey);
        Document main = project.Documents.Single(d => d.FilePath == VerifyOptions.MainPath);
        return (await main.GetTextAsync()).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>What a build reports, sorted by place. The source must compile; an analyzer that throws gives AD0001; markup is not checked.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        IEnumerable<DiagnosticAnalyzer> analyzers, string source, Action<VerifyOptions>? configure = null)
    {
        ImmutableArray<DiagnosticAnalyzer> all = [.. analyzers];
        TestProject test = await TestProject.CreateAsync(source, all, configure);
        BuildOutcome build = await AnalyzerRun.BuildAsync(test.Project, all);
        await AnalyzerChecks.CompilesAsync(test, build);
        return build.Reported;
    }

    static async Task<(TestProject Test, BuildOutcome Build)> AnalyzedAsync<TAnalyzer>(
        string source, Action<VerifyOptions>? configure, bool markupOptional = false)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        TestProject test = await TestProject.CreateAsync(source, [new TAnalyzer()], configure);
        Expectation? expectation = markupOptional && test.Documents.All(d => d.Markup.Marks.IsEmpty)
            ? null
            : Expectation.Of(test.Documents, DefaultId<TAnalyzer>(), test.Options);
        return (test, await AnalyzerChecks.VerifyAsync<TAnalyzer>(test, expectation));
    }

    static FixRun Fix<TAnalyzer, TFix>(TestProject test)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new(test, () => new TAnalyzer(), new TFix());

    /// <summary>The id that <c>[|…|]</c> stands for.</summary>
    static string DefaultId<TAnalyzer>()
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new TAnalyzer().SupportedDiagnostics[0].Id;
}
