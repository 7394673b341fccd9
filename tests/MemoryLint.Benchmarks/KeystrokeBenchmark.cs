using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Benchmarks;

/// <summary>
/// What an editor pays for one character typed into a method's body: the open file is analyzed again, on a compilation in which it alone has changed.
/// The open file drops a history, so that every round has to say who calls it, in a project of 16,000 methods.
/// </summary>
[MemoryDiagnoser]
public class KeystrokeBenchmark
{
    const string OpenFile = "/generated/Service405.cs";

    CSharpCompilation _compilation = null!;
    SyntaxTree _open = null!;

    /// <summary>Number of files, of twenty methods each.</summary>
    [Params(800)]
    public int Files { get; set; }

    /// <summary>True if all files use the same twenty method names.</summary>
    [Params(false, true)]
    public bool SharedNames { get; set; }

    /// <summary>Opens the project and analyzes the file once, as an editor does.</summary>
    [GlobalSetup]
    public void Open()
    {
        _compilation = GeneratedProject.Create(Files, SharedNames);
        _open = _compilation.SyntaxTrees.Single(t => t.FilePath == OpenFile);
        Analyze(new IdleAnalyzer());
        var found = Analyze(Rules());
        if (found.IsEmpty)
            throw new InvalidOperationException("The benchmark measures nothing: no rule reported the open file.");
    }

    /// <summary>Types a character into the first body of the open file.</summary>
    [IterationSetup]
    public void Type()
    {
        int position = _open.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().First(m => m.Body is not null).Body!.OpenBraceToken.Span.End;
        var edited = _open.WithChangedText(_open.GetText().WithChanges(new TextChange(new TextSpan(position, 0), ";")));
        _compilation = _compilation.ReplaceSyntaxTree(_open, edited);
        _open = edited;
    }

    /// <summary>The yardstick.</summary>
    [Benchmark(Baseline = true)]
    public int Idle() => Analyze(new IdleAnalyzer()).Length;

    /// <summary>All rules.</summary>
    [Benchmark]
    public int MemoryLint() => Analyze(Rules()).Length;

    ImmutableArray<Diagnostic> Analyze(params DiagnosticAnalyzer[] analyzers) =>
        _compilation.WithAnalyzers([.. analyzers], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerSemanticDiagnosticsAsync(_compilation.GetSemanticModel(_open), null, CancellationToken.None).Result;

    static DiagnosticAnalyzer[] Rules() => [new MemoryCreatedPerRequest(), new MemoryInPerRequestObject(), new MemoryFactoryReturnsNew()];
}
