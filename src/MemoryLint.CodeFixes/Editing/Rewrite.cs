using Microsoft.CodeAnalysis;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>One code action: when it applies, what it is called, what it does.</summary>
abstract class Rewrite(string equivalenceKey)
{
    /// <summary>The same for every place, so that Fix All takes them together; tests name it too.</summary>
    public string EquivalenceKey { get; } = equivalenceKey;

    /// <summary>The action under which it stands with others of its group, where several apply; null if it stands by itself.</summary>
    public virtual string? Group => null;

    /// <summary>The action's title at a site; null where it does not apply. All that can go wrong is found out here.</summary>
    public abstract string? TitleFor(FixSite site, CancellationToken cancellation);

    /// <summary>Carries it out at a site for which there is a title.</summary>
    public abstract Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation);
}
