using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>The origin of a value.</summary>
/// <param name="Provenance">Its provenance.</param>
/// <param name="Source">What a message calls its source: <c>HttpContext.TraceIdentifier</c>; empty if unknown.</param>
/// <param name="Place">The expression in which the value arises, conversions such as <c>ToString</c> included; null if unknown.</param>
/// <param name="Lasting">For an unstable value, how long it stays the same.</param>
/// <param name="Carriers">The variables, fields and properties that it passes through.</param>
sealed record Origin(Provenance Provenance, string Source, ExpressionSyntax? Place, Lasting Lasting, ImmutableHashSet<ISymbol> Carriers)
{
    public static readonly ImmutableHashSet<ISymbol> NoCarriers = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    public static readonly Origin Unknown = new(Provenance.Unknown, "", null, Lasting.Request, NoCarriers);

    public static Origin Stable(string source, ExpressionSyntax place) => new(Provenance.Stable, source, place, Lasting.Request, NoCarriers);

    public static Origin Constant(string source, ExpressionSyntax place) => new(Provenance.Constant, source, place, Lasting.Process, NoCarriers);

    /// <summary>The same value, seen through a variable or member.</summary>
    public Origin Through(ISymbol carrier) => Provenance == Provenance.Unknown ? this : this with { Carriers = Carriers.Add(carrier) };

    /// <summary>The origin of what is put together from parts: the worst part that varies decides.</summary>
    public static Origin OfParts(IReadOnlyCollection<Origin> parts)
    {
        if (parts.FirstOrDefault(p => p.Provenance == Provenance.Random) is { } random)
            return random;
        bool varies = parts.Any(p => p.Provenance is Provenance.Stable or Provenance.Unknown);
        // A machine's name in front of an id only says whose cache it is; alone it is one key for everybody.
        if (parts.FirstOrDefault(p => p.Provenance == Provenance.Unstable && !(varies && p.Lasting is Lasting.Process or Lasting.Address)) is { } unstable)
            return unstable;
        if (parts.Any(p => p.Provenance is Provenance.Unknown or Provenance.Unstable))
            return Unknown;
        return parts.FirstOrDefault(p => p.Provenance == Provenance.Stable) ?? parts.FirstOrDefault() ?? Unknown;
    }

    /// <summary>The origin of a value that is one of several: what any of them keeps stable is meant to be stable, the others stand in for it.</summary>
    public static Origin OfAlternatives(IReadOnlyCollection<Origin> alternatives)
    {
        if (alternatives.FirstOrDefault(a => a.Provenance == Provenance.Stable) is { } stable)
            return stable with { Carriers = alternatives.Aggregate(stable.Carriers, (all, a) => all.Union(a.Carriers)) };
        if (alternatives.Count == 0 || alternatives.Any(a => a.Provenance == Provenance.Unknown))
            return Unknown;
        var first = alternatives.First();
        if (alternatives.All(a => a.Provenance == first.Provenance) && (first.Provenance != Provenance.Constant || alternatives.All(a => a.Source == first.Source)))
            return first;
        return alternatives.All(a => a.Provenance is Provenance.Random or Provenance.Unstable) ? alternatives.First(a => a.Provenance == Provenance.Unstable) : Unknown;
    }
}
