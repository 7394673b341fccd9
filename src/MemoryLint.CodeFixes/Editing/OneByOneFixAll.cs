using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Applies a rewrite to one diagnostic after the other, each on what the one before has left: two of them may want the same name, the same
/// field or the same using directive, and merging their texts would not compile.
/// </summary>
sealed class OneByOneFixAll(ImmutableArray<Rewrite> rewrites) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (rewrites.FirstOrDefault(r => r.EquivalenceKey == context.CodeActionEquivalenceKey) is not { } rewrite)
            return null;
        IEnumerable<Document> documents = context.Scope switch
        {
            FixAllScope.Document => context.Document is { } document ? [document] : [],
            FixAllScope.Project => context.Project.Documents,
            FixAllScope.Solution => context.Solution.Projects.SelectMany(p => p.Documents),
            _ => [],
        };
        var places = new List<Place>();
        foreach (var document in documents)
            foreach (var diagnostic in (await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)).OrderBy(d => d.Location.SourceSpan.Start))
                places.Add(new(document.Id, diagnostic.Location.SourceSpan, diagnostic.Properties));
        return places.Count == 0 ? null : CodeAction.Create(rewrite.EquivalenceKey, c => ApplyAsync(rewrite, context.Solution, places, c), rewrite.EquivalenceKey);
    }

    static async Task<Solution> ApplyAsync(Rewrite rewrite, Solution solution, List<Place> places, CancellationToken cancellation)
    {
        for (int i = 0; i < places.Count; i++)
        {
            var place = places[i];
            if (solution.GetDocument(place.Document) is not { } document
                || await FixSite.AtAsync(document, place.Span, place.Properties, cancellation).ConfigureAwait(false) is not { } site || rewrite.TitleFor(site, cancellation) is null)
                continue;
            var changed = await rewrite.ApplyAsync(site, cancellation).ConfigureAwait(false);
            for (int later = i + 1; later < places.Count; later++)
                places[later] = await places[later].MovedAsync(solution, changed, cancellation).ConfigureAwait(false);
            solution = changed;
        }
        return solution;
    }

    /// <summary>The place of a diagnostic in a document as it is now.</summary>
    sealed record Place(DocumentId Document, TextSpan Span, ImmutableDictionary<string, string?> Properties)
    {
        /// <summary>The same place after a change.</summary>
        public async Task<Place> MovedAsync(Solution before, Solution after, CancellationToken cancellation)
        {
            var (old, now) = (before.GetDocument(Document), after.GetDocument(Document));
            if (old is null || now is null || ReferenceEquals(old, now))
                return this;
            var changes = (await now.GetTextAsync(cancellation).ConfigureAwait(false)).GetTextChanges(await old.GetTextAsync(cancellation).ConfigureAwait(false));
            int start = Moved(Span.Start, changes), end = Moved(Span.End, changes);
            return this with { Span = TextSpan.FromBounds(start, Math.Max(start, end)) };
        }

        static int Moved(int position, IReadOnlyList<TextChange> changes) =>
            position + changes.Where(c => c.Span.End <= position).Sum(c => (c.NewText?.Length ?? 0) - c.Span.Length);
    }
}
