using System.Collections.Immutable;

namespace MemoryLint.Sites;

/// <summary>The sites of one file, each kind in the order of the text.</summary>
sealed record FileSites(ImmutableArray<Creation> Creations, ImmutableArray<Holder> Holders, ImmutableArray<Registration> Registrations, ImmutableArray<Factory> Factories)
{
    public static readonly FileSites None = new(
        ImmutableArray<Creation>.Empty, ImmutableArray<Holder>.Empty, ImmutableArray<Registration>.Empty, ImmutableArray<Factory>.Empty);
}
