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

    /// <summary>What an object lives for: a request, a call, a turn.</summary>
    public string Noun { get; init; } = "request";

    /// <summary>The places that say so.</summary>
    public ImmutableArray<PathStep> Path { get; init; } = Registration is null ? ImmutableArray<PathStep>.Empty : ImmutableArray.Create(new PathStep(Registration.Method, Registration.Place));
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
                    : PerRequest(type);
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

    static TypeLifetime PerRequest(INamedTypeSymbol type)
    {
        string noun = Handlers.NounOf(type);
        return new(ObjectLife.Request, $"{("AEIO".IndexOf(type.Name[0]) < 0 ? "a" : "an")} {type.Name} is created for every {noun}") { Noun = noun };
    }

    /// <summary>
    /// The registration that wins for <paramref name="type"/>: the last one, where "try" forms yield to any before them. Which of two files runs first
    /// cannot be told, and neither under which of two services an object is asked for: of such, the one that lives longer counts.
    /// </summary>
    public static ServiceRegistration? RegisteredAs(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.OriginalDefinition.GetDocumentationCommentId() is not { } id)
            return null;
        var winners = new Dictionary<(string?, string), ServiceRegistration>();
        foreach (var registration in All(compilation, cancellation))
            if (registration.ImplementationId == id && !(registration.IsTry && winners.ContainsKey((registration.ServiceId, registration.Place.Path))))
                winners[(registration.ServiceId, registration.Place.Path)] = registration;
        return winners.Values.OrderBy(w => w.Life == ObjectLife.Process ? 0 : 1).ThenBy(w => w.Place).FirstOrDefault();
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
