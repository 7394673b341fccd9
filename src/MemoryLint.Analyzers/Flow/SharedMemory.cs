using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Why one memory is the memory of all sessions.</summary>
/// <param name="Reason">To follow "because": <c>ChatService is registered with AddSingleton</c>.</param>
/// <param name="Path">The places that say so.</param>
sealed record Sharing(string Reason, ImmutableArray<PathStep> Path);

/// <summary>Tells whether a memory outlives the requests that write to it, without being found by an identity.</summary>
static class SharedMemory
{
    /// <summary>How the object that declares a member is shared by sessions; null if it is not, or if nothing says so.</summary>
    public static Sharing? Of(Compilation compilation, ISymbol member, CancellationToken cancellation)
    {
        if (member.IsStatic)
            return HasSessions(compilation, cancellation) ? new("it is static", ImmutableArray<PathStep>.Empty) : null;
        var lifetime = Lifetimes.Of(compilation, member.ContainingType, cancellation);
        return lifetime.Life == ObjectLife.Process && lifetime.Registration is not null && HasSessions(compilation, cancellation) ? new($"{member.ContainingType.Name} {lifetime.Reason.Replace("it is", "is")}", lifetime.Path) : null;
    }

    /// <summary>True if the project serves more than one user.</summary>
    public static bool HasSessions(Compilation compilation, CancellationToken cancellation) => Host.Of(compilation, cancellation) != HostKind.Unknown && !Host.IsBrowser(compilation, cancellation);

    /// <summary>True for code that runs once for what one user does: a request, an event of a component.</summary>
    public static bool IsOfOneUser(SemanticModel model, SyntaxNode code, CancellationToken cancellation) =>
        Enclosing.Of(model, code, cancellation).Occasion is not null || RequestScope.Of(model, code, cancellation) is not null;

    /// <summary>The handler that uses a local which was created outside of it; null if none does.</summary>
    public static Occasion? CapturedBy(SemanticModel model, ILocalSymbol local, CancellationToken cancellation)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(cancellation).FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or CompilationUnitSyntax or GlobalStatementSyntax) is not { } scope)
            return null;
        if (scope is GlobalStatementSyntax { Parent: { } unit })
            scope = unit;
        foreach (int position in SourceWords.Within(scope, local.Name, cancellation))
            if (scope.FindToken(position).Parent is IdentifierNameSyntax name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, local)
                && Enclosing.Of(model, name, cancellation) is { Occasion: { } occasion, Handler: { } handler } && !handler.Span.Contains(reference.Span) && occasion.Kind != HandlerKind.Component)
                return occasion;
        return null;
    }
}
