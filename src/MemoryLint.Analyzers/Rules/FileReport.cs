using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using MemoryLint.Hosting;
using MemoryLint.Requests;
using MemoryLint.Sites;
using MemoryLint.Sites.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Rules;

/// <summary>One file as a rule sees it: its sites, and where to report.</summary>
sealed class FileReport(SemanticModelAnalysisContext context, DiagnosticDescriptor descriptor, CatalogIndex catalog)
{
    static readonly ConditionalWeakTable<SemanticModel, FileSites> s_sites = new();

    HashSet<TextSpan>? _reported;

    public SemanticModel Model => context.SemanticModel;

    public Compilation Compilation => context.SemanticModel.Compilation;

    public CatalogIndex Catalog => catalog;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>The names in the file's code that the catalog knows for one of these uses, in order.</summary>
    public IEnumerable<SimpleNameSyntax> Names(WordUse use)
    {
        var file = Sieve.Of(Model.SyntaxTree, catalog, Cancellation);
        if ((file.Uses & use) == 0)
            yield break;
        foreach (var found in file.Names(Cancellation))
        {
            Cancellation.ThrowIfCancellationRequested();
            if ((found.Use & use) != 0 && found.Token.Parent is SimpleNameSyntax name)
                yield return name;
        }
    }

    /// <summary>The sites of the file, found once for all rules.</summary>
    public FileSites Sites
    {
        get
        {
            if (!s_sites.TryGetValue(Model, out var sites))
                sites = s_sites.GetValue(Model, m => SiteFinder.Find(m, catalog, context.CancellationToken));
            return sites;
        }
    }

    /// <summary>The prompts of the file, found once for all rules.</summary>
    public PromptSites Prompts => PromptFinder.In(Model, catalog, context.CancellationToken);

    /// <summary>Reports once per place. In generated code only where the place maps to a file that a person wrote.</summary>
    public void Report(Location location, IEnumerable<PathStep> path, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        Report(location, path.Select(LocationOf), properties, arguments);

    /// <summary>The same with places that may lie in files which are no source.</summary>
    public void Report(Location location, IEnumerable<Location> related, ImmutableDictionary<string, string?> properties, object[] arguments) => Report(descriptor, location, related, properties, arguments);

    /// <summary>Reports under another descriptor of the rule.</summary>
    public void Report(DiagnosticDescriptor other, Location location, IEnumerable<PathStep> path, params object[] arguments) =>
        Report(other, location, path.Select(LocationOf), ImmutableDictionary<string, string?>.Empty, arguments);

    void Report(DiagnosticDescriptor descriptor, Location location, IEnumerable<Location> related, ImmutableDictionary<string, string?> properties, object[] arguments)
    {
        if (!(_reported ??= []).Add(location.SourceSpan) || (GeneratedCode.Contains(Model.SyntaxTree, context.CancellationToken) && !location.GetMappedLineSpan().HasMappedPath))
            return;
        context.ReportDiagnostic(Diagnostic.Create(descriptor, location, related, properties, arguments));
    }

    Location LocationOf(PathStep step) =>
        Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == step.Place.Path && t.Length >= step.Place.Span.End) is { } tree
            ? Location.Create(tree, step.Place.Span)
            : Location.None;
}
