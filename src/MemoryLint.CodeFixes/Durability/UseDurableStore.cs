using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Puts the durable store of one package in the place of the one in memory, and refers to the package where the project file is known.</summary>
/// <param name="id">The rule.</param>
/// <param name="package">The package: one action each, since Fix All takes what has one key.</param>
sealed class UseDurableStore(string id, string package) : Rewrite($"{id}_UseStoreOf_{package}")
{
    /// <summary>One rewrite for each package that the catalog names, in its order, which is best first for every store; and the one for development.</summary>
    public static Rewrite[] AndForDevelopmentOnly(string id) =>
    [
        .. MemoryCatalog.Frameworks
            .SelectMany(f => f.Types.SelectMany(t => t.Counterparts).Concat(f.Members.SelectMany(m => m.Counterparts)).Concat(f.Registrations.SelectMany(r => r.Counterparts)))
            .Select(c => c.Package).Distinct().Select(package => new UseDurableStore(id, package)),
        new DevelopmentOnly(id),
    ];

    public override string Group => "Use a durable store";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Find(site, cancellation) is { Counterpart: var counterpart } ? $"Use '{DurableStore.NameOf(counterpart)}'{DurableStore.PackageInTitle(site, counterpart)}" : null;

    public override async Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var replacement = Find(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        replacement.Write(edit);
        Usings.Add(edit, site, replacement.Store.Types);
        return await replacement.WithPackageAsync(site, edit.Apply(site.Document).Project.Solution, cancellation).ConfigureAwait(false);
    }

    Replacement? Find(FixSite site, CancellationToken cancellation) => Replacement.All(id, site, cancellation).FirstOrDefault(r => r.Counterpart.Package == package);
}
