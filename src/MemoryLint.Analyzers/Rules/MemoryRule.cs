using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Hosting;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules;

/// <summary>
/// The frame that every rule shares: candidate files only, one semantic model at a time, sites found once for all rules. What a rule reports
/// lies in the file whose model it is given, so that every report is local and has its light bulb.
/// </summary>
public abstract class MemoryRule : DiagnosticAnalyzer
{
    readonly DiagnosticDescriptor _descriptor;

    /// <summary>A rule with one descriptor, and perhaps others of the same id for what weighs more.</summary>
    protected MemoryRule(DiagnosticDescriptor descriptor, params DiagnosticDescriptor[] others)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = ImmutableArray.Create(descriptor).AddRange(others);
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        // Razor components are generated code to the compiler; see FileReport.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if ((!MayConcern(start.Compilation) && !HasUserTypes(start.Compilation, start.Options)) || !AppliesTo(start.Compilation, start.Options, start.CancellationToken)
                || (!JudgesTests && HostedProject.Of(start.Compilation, start.Options).IsTest))
                return;
            start.RegisterSemanticModelAction(model =>
            {
                var catalog = CatalogOptions.Catalog(model.Options.AnalyzerConfigOptionsProvider.GetOptions(model.SemanticModel.SyntaxTree));
                if (Concerns(Sieve.Of(model.SemanticModel.SyntaxTree, catalog, model.CancellationToken), model.SemanticModel, model.CancellationToken))
                    Judge(new FileReport(model, _descriptor, catalog));
            });
        });
    }

    static bool HasUserTypes(Compilation compilation, AnalyzerOptions options) =>
        compilation.SyntaxTrees.FirstOrDefault() is { } first && CatalogOptions.Catalog(options.AnalyzerConfigOptionsProvider.GetOptions(first)) != CatalogIndex.BuiltIn;

    /// <summary>False for a project that knows nothing of what the rule is about, so that it pays nothing.</summary>
    private protected virtual bool MayConcern(Compilation compilation) => CatalogPresence.In(compilation);

    /// <summary>
    /// What the words of a project must say for the rule to have anything to say about it; most rules speak of projects that have handlers. Asked once per compilation,
    /// so that files of other projects are not even handed to the rule.
    /// </summary>
    private protected virtual WordUse Needs => WordUse.Candidate | WordUse.Handler;

    /// <summary>Words of which a project must have one beyond that; none if the rule may find what it is about under any.</summary>
    private protected virtual WordUse SpeaksOf => WordUse.Candidate;

    /// <summary>False for a rule that has nothing to say of test projects.</summary>
    private protected virtual bool JudgesTests => true;

    /// <summary>False for a file that can hold nothing of what the rule judges.</summary>
    private protected virtual bool Concerns(SievedFile file, SemanticModel model, CancellationToken cancellation) => file.IsCandidate;

    /// <summary>False for a project of which the rule has nothing to say, whatever its files hold.</summary>
    private protected virtual bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        compilation.SyntaxTrees.FirstOrDefault() is { } first
        && ProjectWords.UsesIn(compilation, CatalogOptions.Catalog(options.AnalyzerConfigOptionsProvider.GetOptions(first)), cancellation) is var uses
        && (uses & Needs) == Needs && (uses & SpeaksOf) != 0;

    /// <summary>Judges the sites of one file.</summary>
    private protected abstract void Judge(FileReport file);
}
