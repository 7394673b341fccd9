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
            foreach (var rewrite in _rewrites)
                if (rewrite.TitleFor(site, context.CancellationToken) is { } title)
                    context.RegisterCodeFix(CodeAction.Create(title, c => rewrite.ApplyAsync(site, c), rewrite.EquivalenceKey), diagnostic);
        }
    }
}
