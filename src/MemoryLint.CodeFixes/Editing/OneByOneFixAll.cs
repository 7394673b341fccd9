using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Applies a rewrite, or the first of several that applies, to one diagnostic after the other, each on what the one before has left: two of them may want the same name, the same
/// field or the same using directive, and merging their texts would not compile.
/// </summary>
sealed class OneByOneFixAll(ImmutableArray<Rewrite> rewrites) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var asked = Asked(context.CodeActionEquivalenceKey);
        if (asked.IsEmpty)
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
        return places.Count == 0 ? null : CodeAction.Create(asked[0].EquivalenceKey, c => ApplyAsync(asked, context.Solution, places, c), asked[0].EquivalenceKey);
    }

    /// <summary>
    /// The rewrites of a key. "dotnet format" asks with the key of the first action that the first diagnostic has: of an action with nested ones that is all of
    /// theirs, or null. It cannot choose, so each place gets the first that applies.
    /// </summary>
    ImmutableArray<Rewrite> Asked(string? key)
    {
        var exact = rewrites.Where(r => r.EquivalenceKey == key).ToImmutableArray();
        return !exact.IsEmpty ? exact : key is null || rewrites.Any(r => key.Split(';').Contains(r.EquivalenceKey)) ? rewrites : ImmutableArray<Rewrite>.Empty;
    }

    static async Task<Solution> ApplyAsync(ImmutableArray<Rewrite> asked, Solution solution, List<Place> places, CancellationToken cancellation)
    {
        for (int i = 0; i < places.Count; i++)
        {
            var place = places[i];
            if (solution.GetDocument(place.Document) is not { } document
                || await FixSite.AtAsync(document, place.Span, place.Properties, cancellation).ConfigureAwait(false) is not { } site
                || asked.FirstOrDefault(r => r.TitleFor(site, cancellation) is not null) is not { } rewrite)
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
