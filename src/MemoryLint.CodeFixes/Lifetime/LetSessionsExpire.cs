using System.Globalization;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Keeps the sessions of a map in an <c>IMemoryCache</c> instead, which drops those that nobody has used for a while. The cache's own <c>GetOrCreate</c> may run twice
/// for one key, so that two first messages would get two sessions: creating is done under a lock. Nothing is offered where a use of the map has no such translation.
/// </summary>
sealed class LetSessionsExpire() : Rewrite(SessionMapWithoutBoundFix.LetSessionsExpireKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        ExpiringMap.For(site, cancellation) is { } plan && CachePlace.For(site, plan, cancellation) is { } place && Changed(site, plan, place) is { } changed && Compiles(site, changed, cancellation)
            ? "Let sessions expire after 30 idle minutes (IMemoryCache)" : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = ExpiringMap.For(site, cancellation)!;
        var place = CachePlace.For(site, plan, cancellation)!;
        var solution = site.Document.Project.Solution;
        if (place.Registered is { } registered && registered.Id != site.Document.Id)
        {
            var text = await registered.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(registered.Id, text.WithChanges(place.Registration!.Value));
        }
        return solution.WithDocumentText(site.Document.Id, Changed(site, plan, place)!);
    }

    static SourceText Changed(FixSite site, ExpiringMap plan, CachePlace place)
    {
        var edit = new CodeEdit(site.Root);
        string cache = place.Inject(edit, site, plan);
        plan.Rewrite(edit, site, cache);
        if (place.Registered?.Id == site.Document.Id && place.Registration is { } registration)
            edit.Insert(registration.Span.Start, registration.NewText!);
        Usings.Add(edit, site, ["System.TimeSpan", "Microsoft.Extensions.Caching.Memory.IMemoryCache"]);
        return edit.Changed;
    }

    /// <summary>True if the file has no error that it did not have: which variables have a value where, only the compiler can tell.</summary>
    static bool Compiles(FixSite site, SourceText changed, CancellationToken cancellation)
    {
        var tree = site.Root.SyntaxTree.WithChangedText(changed);
        return Errors(site.Model.Compilation.ReplaceSyntaxTree(site.Root.SyntaxTree, tree).GetSemanticModel(tree)).IsSubsetOf(Errors(site.Model));

        HashSet<string> Errors(SemanticModel model) =>
            new(model.GetDiagnostics(cancellationToken: cancellation).Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id + d.GetMessage(CultureInfo.InvariantCulture)), StringComparer.Ordinal);
    }
}
