using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The place that a diagnostic points at, in the document as it is now.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Model">Its semantics.</param>
/// <param name="Node">The innermost node at the diagnostic's place.</param>
/// <param name="Properties">What the rule found out.</param>
sealed record FixSite(Document Document, SyntaxNode Root, SemanticModel Model, SyntaxNode Node, ImmutableDictionary<string, string?> Properties)
{
    public string? this[string property] => Properties.TryGetValue(property, out string? value) ? value : null;

    /// <summary>The site at a span; null if the span has left the document.</summary>
    public static async Task<FixSite?> AtAsync(Document document, TextSpan span, ImmutableDictionary<string, string?> properties, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root || !root.FullSpan.Contains(span))
            return null;
        return await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? new(document, root, model, root.FindNode(span, getInnermostNodeForTie: true), properties)
            : null;
    }
}
