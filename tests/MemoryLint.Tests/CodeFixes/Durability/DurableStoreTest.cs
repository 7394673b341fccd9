using MemoryLint.CodeFixes.Durability;
using MemoryLint.Rules.Durability;
using MemoryLint.Tests.Rules.Durability;
using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.CodeFixes.Durability;

/// <summary>Fixes of a web app of which nothing says how it is deployed, and of one on several workers.</summary>
static class DurableStoreTest
{
    const string Several = "build_property.MemoryLintWorkers = 3\n";

    static readonly DiagnosticAnalyzer[] s_rules = [new InMemoryStoreWithSeveralWorkers(), new InMemoryStoreOnDiscardedHost(), new InMemoryStoreOutsideDevelopment()];

    /// <summary>The same action for MEM2003 and MEM2001. What is left gives no warning of any of the three.</summary>
    public static async Task UseAsync(string source, string fixedSource, string package, Action<VerifyOptions>? configure = null)
    {
        await UseOnOneMachineAsync(source, fixedSource, package, configure);
        await Verify.CodeFixAsync<InMemoryStoreWithSeveralWorkers, InMemoryStoreWithSeveralWorkersFix>(
            source, fixedSource, InMemoryStoreWithSeveralWorkersFix.UseStoreOfKey + package, o => OnSeveral(o, configure));
        await IsSilentAsync(fixedSource, o => OnSeveral(o, configure));
    }

    /// <summary>For MEM2003 alone.</summary>
    public static async Task UseOnOneMachineAsync(string source, string fixedSource, string package, Action<VerifyOptions>? configure = null)
    {
        await Verify.CodeFixAsync<InMemoryStoreOutsideDevelopment, InMemoryStoreOutsideDevelopmentFix>(
            source, fixedSource, InMemoryStoreOutsideDevelopmentFix.UseStoreOfKey + package, configure);
        await IsSilentAsync(fixedSource, configure);
    }

    public static async Task ForDevelopmentOnlyAsync(string source, string fixedSource, Action<VerifyOptions>? configure = null)
    {
        await Verify.CodeFixAsync<InMemoryStoreOutsideDevelopment, InMemoryStoreOutsideDevelopmentFix>(
            source, fixedSource, InMemoryStoreOutsideDevelopmentFix.DevelopmentOnlyKey, configure);
        await Verify.CodeFixAsync<InMemoryStoreWithSeveralWorkers, InMemoryStoreWithSeveralWorkersFix>(
            source, fixedSource, InMemoryStoreWithSeveralWorkersFix.DevelopmentOnlyKey, o => OnSeveral(o, configure));
        await IsSilentAsync(fixedSource, o => OnSeveral(o, configure));
    }

    public static Task NothingAsync(string source, string? equivalenceKey = null) =>
        Verify.NoCodeFixAsync<InMemoryStoreOutsideDevelopment, InMemoryStoreOutsideDevelopmentFix>(source, equivalenceKey);

    public static Task NothingOnSeveralAsync(string source, string package) => Verify.NoCodeFixAsync<InMemoryStoreWithSeveralWorkers, InMemoryStoreWithSeveralWorkersFix>(
        source, InMemoryStoreWithSeveralWorkersFix.UseStoreOfKey + package, o => OnSeveral(o, null));

    static void OnSeveral(VerifyOptions options, Action<VerifyOptions>? configure)
    {
        configure?.Invoke(options);
        options.EditorConfig = Several;
    }

    static async Task IsSilentAsync(string fixedSource, Action<VerifyOptions>? configure) =>
        Assert.Empty(await Verify.DiagnosticsAsync(s_rules, fixedSource, o =>
        {
            configure?.Invoke(o);
            o.AllowCompileErrors = o.ErrorsOfMissingPackages.Count > 0;
        }));
}
