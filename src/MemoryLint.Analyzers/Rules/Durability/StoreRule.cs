using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules.Durability;

/// <summary>What the rules share that judge stores by what the deployment says of the host.</summary>
public abstract class StoreRule : HostedRule
{
    private protected StoreRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override WordUse SpeaksOf => WordUse.Store | WordUse.Map;

    private protected sealed override void Judge(FileReport file)
    {
        var stores = VolatileStores.In(file);
        if (stores.IsEmpty)
            return;
        var profile = HostProfiles.Of(file.Compilation, file.Options, file.Cancellation);
        if (Judge(file, profile) is not { } judgement)
            return;
        foreach (var store in stores)
            file.Report(store.Place, judgement.Evidence?.Location is { } place ? [place] : [], Properties(store), [store.Name, store.Does, .. judgement.Arguments]);
    }

    /// <summary>What the host does to every store in memory, for the message; null if this rule has nothing to say.</summary>
    private protected abstract Judgement? Judge(FileReport file, HostProfile profile);

    /// <param name="Evidence">What says so; null if nothing does.</param>
    /// <param name="Arguments">The message's arguments after the store.</param>
    private protected sealed record Judgement(Evidence? Evidence, object[] Arguments);

    /// <summary>True if the host forgets in a way that MEM2002 names: then it is the one that speaks.</summary>
    private protected static bool IsDiscarded(HostProfile profile) => profile.Life is { Value: ProcessLife.Discarded };

    /// <summary>True if requests of one user reach several processes. Affinity hides that until a process ends.</summary>
    private protected static bool IsSpread(HostProfile profile) => profile.Workers is { Value: Workers.Several or Workers.MayBecomeSeveral } && !profile.HasAffinity;

    static ImmutableDictionary<string, string?> Properties(VolatileStore store) =>
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, store.Shape).Add(FixProperties.Kind, store.Kind.ToString())
            .Add(FixProperties.Counterparts, string.Join("\n", store.Counterparts.Select(c => $"{c.Package}\t{c.Name}\t{c.Expression}\t{c.Durability}\t{c.Service}")));
}
