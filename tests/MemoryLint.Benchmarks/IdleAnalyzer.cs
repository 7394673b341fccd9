using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Benchmarks;

/// <summary>The yardstick: what any installed analyzer costs before it looks at anything.</summary>
#pragma warning disable RS1001, RS2008 // it is never loaded by a compiler
sealed class IdleAnalyzer : DiagnosticAnalyzer
{
    static readonly DiagnosticDescriptor s_never = new("IDLE0001", "Never", "Never", "Benchmarks", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_never];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(_ => { });
    }
}
