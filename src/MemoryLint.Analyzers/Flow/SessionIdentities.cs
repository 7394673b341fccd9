using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>An identity under which a memory is found, and where it comes from.</summary>
/// <param name="Use">Where it enters.</param>
/// <param name="Origin">Where it comes from.</param>
sealed record SessionIdentity(IdentityUse Use, Origin Origin)
{
    /// <summary>
    /// The best place to speak of it: where the value arises, if that is in the member that uses it or in the same type's field; else the use.
    /// </summary>
    public ExpressionSyntax Place => Origin.Place is { } place && place.SyntaxTree == Use.Value.SyntaxTree && (IsBeside(place) || IsOwnField(place)) ? place : Use.Value;

    bool IsBeside(SyntaxNode place) => MemberAround(place) == MemberAround(Use.Value);

    bool IsOwnField(SyntaxNode place) =>
        MemberAround(place) is FieldDeclarationSyntax or PropertyDeclarationSyntax && MemberAround(place)!.Parent == MemberAround(Use.Value)?.Parent;

    /// <summary>Null in top-level code.</summary>
    static MemberDeclarationSyntax? MemberAround(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax);
}

/// <summary>The identities of a file, found and followed once for all rules.</summary>
static class SessionIdentities
{
    static readonly ConditionalWeakTable<SemanticModel, object> s_kept = new();

    public static ImmutableArray<SessionIdentity> In(SemanticModel model, CatalogIndex catalog, FileSites sites, CancellationToken cancellation)
    {
        if (!s_kept.TryGetValue(model, out object kept))
            kept = s_kept.GetValue(model, m => Find(m, catalog, sites, cancellation));
        return (ImmutableArray<SessionIdentity>)kept;
    }

    static object Find(SemanticModel model, CatalogIndex catalog, FileSites sites, CancellationToken cancellation) =>
        IdentityUseFinder.Find(model, catalog, sites.Holders, cancellation)
            .Select(u => new SessionIdentity(u, Origins.Of(model, u.Value, cancellation))).ToImmutableArray();
}
