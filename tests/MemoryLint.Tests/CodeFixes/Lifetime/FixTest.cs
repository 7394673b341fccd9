using System.Collections.Immutable;
using MemoryLint.Rules;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>What a fix leaves behind gives no warning of any rule but those that the source gave before for other reasons.</summary>
static class FixTest
{
    static readonly ImmutableArray<Type> Rules = [.. typeof(MemoryRule).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))];

    public static async Task VerifyAsync<TAnalyzer, TFix>(string source, string fixedSource, string equivalenceKey)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        await Verify.CodeFixAsync<TAnalyzer, TFix>(source, fixedSource, equivalenceKey);
        var left = await WarningsAsync(fixedSource);
        if (left.Count == 0)
            return;
        string id = new TAnalyzer().SupportedDiagnostics[0].Id;
        Assert.DoesNotContain(id, left);
        foreach (string known in await WarningsAsync(source))
            left.Remove(known);
        Assert.Empty(left);
    }

    /// <summary>Suggestions may stay: a map of sessions in memory is what the user chose, and MEM2003 and MEM1006 say what it costs.</summary>
    static async Task<List<string>> WarningsAsync(string source) =>
        [.. (await Verify.DiagnosticsAsync(Rules.Select(r => (DiagnosticAnalyzer)Activator.CreateInstance(r)!), source)).Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id)];
}
