using MemoryLint.Flow;
using MemoryLint.Hosting;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>What the rules share that speak of several users in one process: they have nothing to say of a desktop.</summary>
public abstract class SharingRule : MemoryRule
{
    private protected SharingRule(DiagnosticDescriptor descriptor, params DiagnosticDescriptor[] others)
        : base(descriptor, others)
    {
    }

    private protected sealed override bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        base.AppliesTo(compilation, options, cancellation) && !HostOptions.IsDesktop(compilation, options);

    /// <summary>
    /// How requests meet in a list that each of them empties and fills for itself: the first place, the handler behind it, and why there is one list for all.
    /// Null for any other memory, where they wait for each other, and where a queue or a timer may let them come one after the other.
    /// </summary>
    private protected static (RefilledList.Refill Refill, Occasion Occasion, Sharing Sharing)? RefilledByRequests(FileReport file, Holder holder)
    {
        if (RefilledList.Of(file.Model, holder, file.Cancellation) is not { } list || SharedMemory.Of(file.Compilation, holder.Member, file.Cancellation) is not { } sharing)
            return null;
        foreach (var refill in list.Refills)
            if (!RefilledList.IsSynchronized(file.Model, refill, file.Cancellation) && RequestScope.Of(file.Model, refill.Emptied, file.Cancellation) is { Occasion.Kind: not (HandlerKind.Message or HandlerKind.Function) } scope && !scope.Path.Any(step => IsSynchronized(file, step)))
                return (refill, scope.Occasion, sharing);
        return null;
    }

    /// <summary>True for a call under a lock, or in a member that waits for its turn.</summary>
    private protected static bool IsSynchronized(FileReport file, PathStep step) =>
        file.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == step.Place.Path) is { } tree && tree.GetRoot(file.Cancellation) is var root && root.FullSpan.Contains(step.Place.Span)
        && SessionMap.IsSynchronized(root.FindNode(step.Place.Span), file.Cancellation);
}
