using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Hosting;

/// <summary>
/// What is found out once for a compilation under its options. Both are keys: in an editor a deployment file changes while the compilation stays the same.
/// </summary>
sealed class KeptPerProject<T>
    where T : class
{
    readonly ConditionalWeakTable<AnalyzerOptions, ConditionalWeakTable<Compilation, T>> _kept = new();

    public T Get(Compilation compilation, AnalyzerOptions options, Func<T> find)
    {
        var compilations = _kept.GetOrCreateValue(options);
        return compilations.TryGetValue(compilation, out var known) ? known : compilations.GetValue(compilation, _ => find());
    }
}
