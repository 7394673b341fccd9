using System.Collections.Immutable;
using MemoryLint.Rules;
using MemoryLint.Tests.Verification;
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
        Assert.Empty(await Verify.DiagnosticsAsync(Rules.Select(r => (DiagnosticAnalyzer)Activator.CreateInstance(r)!), fixedSource));
    }
}
