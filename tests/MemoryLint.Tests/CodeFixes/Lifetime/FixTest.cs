using System.Collections.Immutable;
using MemoryLint.Rules;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.CodeFixes.Lifetime;

/// <summary>What a fix leaves behind gives no warning of any rule.</summary>
static class FixTest
{
    static readonly ImmutableArray<Type> Rules = [.. typeof(MemoryRule).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))];

    public static async Task VerifyAsync<TAnalyzer, TFix>(string source, string fixedSource, string equivalenceKey)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new()
    {
        await Verify.CodeFixAsync<TAnalyzer, TFix>(source, fixedSource, equivalenceKey);
        // Suggestions may stay: a map of sessions in memory is what the user chose, and MEM2003 and MEM1006 say what it costs.
        Assert.DoesNotContain(await Verify.DiagnosticsAsync(Rules.Select(r => (DiagnosticAnalyzer)Activator.CreateInstance(r)!), fixedSource), d => d.Severity >= DiagnosticSeverity.Warning);
    }
}
