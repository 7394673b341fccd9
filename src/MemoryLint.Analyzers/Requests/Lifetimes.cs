using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Requests;

/// <summary>How long objects of a type live, and what says so.</summary>
/// <param name="Life">The life.</param>
/// <param name="Reason">To follow "because": <c>ChatController is created for every request</c>; empty if unknown.</param>
/// <param name="Registration">The registration that says so, if one does.</param>
sealed record TypeLifetime(ObjectLife Life, string Reason, ServiceRegistration? Registration = null)
{
    public static readonly TypeLifetime Unknown = new(ObjectLife.Unknown, "");
}

/// <summary>Finds out how long objects of a type live: by what the type is, by its registration, by who creates it.</summary>
static class Lifetimes
{
    public static TypeLifetime Of(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        switch (Handlers.LifeOf(type))
        {
            case ObjectLife.Request:
                return RegisteredAs(compilation, type, cancellation) is { Life: ObjectLife.Process } kept
                    ? new(ObjectLife.Process, $"it is registered with {kept.Method}", kept)
                    : new(ObjectLife.Request, NounOf(type));
            case ObjectLife.Unknown:
                return OfRegistration(compilation, type, cancellation);
            case var life:
                return new(life, "");
        }
    }

    static TypeLifetime OfRegistration(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (RegisteredAs(compilation, type, cancellation) is not { } registration)
            return TypeLifetime.Unknown;
        if (registration.Life == ObjectLife.Process)
            return new(ObjectLife.Process, $"it is registered with {registration.Method}", registration);
        return Host.Of(compilation, cancellation) switch
        {
            HostKind.Requests => new(ObjectLife.Request, $"{type.Name} is registered with {registration.Method}", registration),
            HostKind.Circuits => new(ObjectLife.Circuit, "", registration),
            _ => new(ObjectLife.Unknown, "", registration),
        };
    }

    static string NounOf(INamedTypeSymbol type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.SignalR.Hub") ? $"a {type.Name} is created for every call"
        : type.IsOrDerivesFrom("Microsoft.Bot.Builder.IBot", "Microsoft.Agents.Builder.IAgent") ? $"a {type.Name} is created for every turn"
        : $"a {type.Name} is created for every request";

    /// <summary>The registration that wins for <paramref name="type"/>: the last one, where "try" forms yield to any other.</summary>
    public static ServiceRegistration? RegisteredAs(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            return null;
        ServiceRegistration? winner = null;
        foreach (var registration in All(compilation, cancellation))
            if (registration.ImplementationId == id && (winner is null || winner.IsTry || !registration.IsTry))
                winner = winner is { IsTry: false } && registration.IsTry ? winner : registration;
        return winner;
    }

    /// <summary>All registrations of the compilation's own source, in the order of path and position.</summary>
    public static IEnumerable<ServiceRegistration> All(Compilation compilation, CancellationToken cancellation)
    {
        var epoch = DeclarationEpoch.Of(compilation, cancellation);
        var all = new List<ServiceRegistration>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            all.AddRange(epoch.FactsOf(tree).Registrations(compilation, cancellation));
        }
        all.Sort((a, b) => a.Place.CompareTo(b.Place));
        return all;
    }
}
