using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Verification;

/// <summary>What a build says about a project: errors of the compiler, and what the analyzers report.</summary>
sealed record BuildOutcome(ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Reported);

/// <summary>The ways in which hosts run analyzers.</summary>
static class AnalyzerRun
{
    /// <summary>The id under which the compiler reports that an analyzer threw.</summary>
    public const string AnalyzerThrew = "AD0001";

    /// <summary>The whole project on one thread, compiler included.</summary>
    public static async Task<BuildOutcome> BuildAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        ImmutableArray<Diagnostic> all = await (await StartAsync(project, analyzers, concurrent: false)).GetAllDiagnosticsAsync();
        HashSet<string> ids = [AnalyzerThrew, .. analyzers.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id)];
        // Compiler errors with other ids come from [Experimental]: whether to use such an API is no question to a test.
        return new(
            Sorted(all.Where(d => d.Severity == DiagnosticSeverity.Error && !ids.Contains(d.Id) && d.Id.StartsWith("CS", StringComparison.Ordinal))),
            Sorted(all.Where(d => ids.Contains(d.Id))));
    }

    /// <summary>The whole project on many threads.</summary>
    /// <returns>What was reported, and what of it is not local.</returns>
    public static async Task<(ImmutableArray<Diagnostic> Reported, ImmutableArray<Diagnostic> NonLocal)> ConcurrentAsync(
        Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        AnalysisResult result = await (await StartAsync(project, analyzers, concurrent: true)).GetAnalysisResultAsync(CancellationToken.None);
        return (Sorted(result.GetAllDiagnostics()), Sorted(result.CompilationDiagnostics.Values.SelectMany(d => d)));
    }

    /// <summary>One document, as an editor with only this document open.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DocumentAsync(Document document, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CompilationWithAnalyzers run = await StartAsync(document.Project, analyzers, concurrent: true);
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        SemanticModel model = run.Compilation.GetSemanticModel(tree);
        return Sorted([
            .. await run.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None),
            .. await run.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)]);
    }

    /// <summary>The same project with other syntax trees, so that a run cannot live on what an earlier one has remembered per tree.</summary>
    public static async Task<Project> ForgottenAsync(Project project)
    {
        Solution solution = project.Solution;
        foreach (Document document in project.Documents)
            solution = solution.WithDocumentText(document.Id, SourceText.From((await document.GetTextAsync()).ToString(), Encoding.UTF8));
        return solution.GetProject(project.Id)!;
    }

    static async Task<CompilationWithAnalyzers> StartAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, bool concurrent) =>
        (await project.GetCompilationAsync())!.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrent, logAnalyzerExecutionTime: false));

    static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Location.SourceSpan.End)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ThenBy(d => d.GetMessage(), StringComparer.Ordinal)
    ];
}
