using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules.Lifetime;

/// <summary>What the rules share that speak of sessions in objects which outlive them: there, types of the project's own are memory too.</summary>
public abstract class SharedSessionRule : SharingRule
{
    private protected SharedSessionRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override bool MayConcern(Compilation compilation) => base.MayConcern(compilation) || OwnMemory.MayBeIn(compilation);

    private protected sealed override WordUse Needs => WordUse.Handler;

    private protected override WordUse SpeaksOf => WordUse.Candidate | WordUse.OwnMemory;

    private protected sealed override bool Concerns(SievedFile file, SemanticModel model, CancellationToken cancellation) => base.Concerns(file, model, cancellation) || file.MayKeepOwn;
}
