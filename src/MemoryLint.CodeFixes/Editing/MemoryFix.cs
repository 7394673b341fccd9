using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The frame of every fix: offers the rewrites that apply, best first.</summary>
public abstract class MemoryFix : CodeFixProvider
{
    readonly ImmutableArray<Rewrite> _rewrites;

    private protected MemoryFix(string id, params Rewrite[] rewrites)
    {
        FixableDiagnosticIds = ImmutableArray.Create(id);
        _rewrites = rewrites.ToImmutableArray();
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new OneByOneFixAll(_rewrites);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixSite.AtAsync(context.Document, diagnostic.Location.SourceSpan, diagnostic.Properties, context.CancellationToken).ConfigureAwait(false) is not { } site)
                continue;
            var offered = new List<(string? Group, CodeAction Action)>();
            foreach (var rewrite in _rewrites)
                if (rewrite.TitleFor(site, context.CancellationToken) is { } title)
                    offered.Add((rewrite.Group, CodeAction.Create(title, c => rewrite.ApplyAsync(site, c), rewrite.EquivalenceKey)));
            foreach (var group in offered.GroupBy(o => o.Group ?? o.Action.EquivalenceKey!))
            {
                var actions = group.Select(o => o.Action).ToImmutableArray();
                context.RegisterCodeFix(actions.Length == 1 ? actions[0] : CodeAction.Create(group.Key, actions, isInlinable: false), diagnostic);
            }
        }
    }
}
