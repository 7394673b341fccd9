using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Configuration;

/// <summary>
/// MEM0001: an option of MemoryLint has a value that it cannot read. A configuration file is no place that a compiler hands out, so that this one report has
/// no location; it is made once per project.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BadOptionValue : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MEM0001_BadOptionValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(compilation =>
        {
            var reported = new HashSet<(string, string, string)>();
            foreach (var options in OptionsOf(compilation))
                foreach (var bad in CatalogOptions.BadValues(options).Concat(HostOptions.BadValues(options)))
                    if (reported.Add(bad))
                        compilation.ReportDiagnostic(Diagnostic.Create(Descriptors.MEM0001_BadOptionValue, Location.None, bad.Key, bad.Value, bad.Expected));
        });
    }

    /// <summary>The options of the project, and those of its first file, which sections of an .editorconfig may add to.</summary>
    static IEnumerable<AnalyzerConfigOptions> OptionsOf(CompilationAnalysisContext context)
    {
        yield return context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (context.Compilation.SyntaxTrees.FirstOrDefault() is { } first)
            yield return context.Options.AnalyzerConfigOptionsProvider.GetOptions(first);
    }
}
