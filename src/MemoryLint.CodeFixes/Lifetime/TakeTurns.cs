using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Lets the requests of a session take turns around the lists of a concurrent map. Nothing is offered where lists are handed to code elsewhere: that would not wait.
/// </summary>
sealed class TakeTurns() : Rewrite(SessionMapNotThreadSafeFix.TakeTurnsKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Turns(site, cancellation) is not { } turns ? null : turns.IsLock ? "Lock the list" : "Let requests of a session take turns";

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation) =>
        Task.FromResult(Turns(site, cancellation)!.Applied(site, site.Node.FirstAncestorOrSelf<MemberDeclarationSyntax>()!, cancellation).Project.Solution);

    static SessionTurns? Turns(FixSite site, CancellationToken cancellation) =>
        site[FixProperties.Shape] == SessionMapNotThreadSafe.Lists && site.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.PartialKeyword) == false
            && SessionTurns.Of(site, cancellation) is { IsHandedOut: false, Functions.IsEmpty: false } turns ? turns : null;
}
