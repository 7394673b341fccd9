using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Verification;

/// <summary>A span of a file.</summary>
readonly record struct Place(string Path, TextSpan Span)
{
    public static Place Of(Location location) => new(location.SourceTree?.FilePath ?? location.GetLineSpan().Path ?? "", location.SourceSpan);
}

/// <summary>What the markup of a test says: which id is reported where, and where the numbered places are.</summary>
sealed class Expectation
{
    Expectation(ImmutableArray<(string Id, Place Place)> diagnostics, ImmutableDictionary<int, Place> numbers) =>
        (Diagnostics, Numbers) = (diagnostics, numbers);

    public ImmutableArray<(string Id, Place Place)> Diagnostics { get; }

    public ImmutableDictionary<int, Place> Numbers { get; }

    /// <param name="defaultId">The id that is meant where the markup names none.</param>
    public static Expectation Of(IEnumerable<(string Path, Markup Markup)> documents, string defaultId, VerifyOptions options)
    {
        var marks = documents.SelectMany(d => d.Markup.Marks.Select(m => (m.Name, m.Number, Place: new Place(d.Path, m.Span)))).ToList();
        HashSet<(string Id, Place Place)> diagnostics = [.. marks.Where(m => m.Number is null).Select(m => (m.Name is "" ? defaultId : m.Name, m.Place))];
        HashSet<Place> named = [.. diagnostics.Select(d => d.Place)];
        HashSet<int> relatedOnly = [.. options.Related.Select(r => r.Related)];
        // A number alone expects a diagnostic, unless the test needs it to name a related place.
        foreach (var (_, number, place) in marks)
        {
            if (number is { } n && !named.Contains(place) && !relatedOnly.Contains(n))
                diagnostics.Add((defaultId, place));
        }
        var numbers = marks.Where(m => m.Number is not null).GroupBy(m => m.Number!.Value, m => m.Place).ToImmutableDictionary(g => g.Key, g => g.First());
        return new([.. diagnostics], numbers);
    }
}
