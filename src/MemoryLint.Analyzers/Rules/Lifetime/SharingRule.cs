using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>What the rules share that speak of several users in one process: they have nothing to say of a desktop.</summary>
public abstract class SharingRule : MemoryRule
{
    private protected SharingRule(DiagnosticDescriptor descriptor, params DiagnosticDescriptor[] others)
        : base(descriptor, others)
    {
    }

    private protected sealed override bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        base.AppliesTo(compilation, options, cancellation) && !HostOptions.IsDesktop(compilation, options);
}
