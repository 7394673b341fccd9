using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>The methods by which a program fills in the places of a text itself.</summary>
static class TextFills
{
    /// <summary>Puts a text in the place of another.</summary>
    public const string Replace = "Replace";

    /// <summary>Put texts in the places of their numbers.</summary>
    public static ImmutableArray<string> Formats { get; } = ImmutableArray.Create("Format", "AppendFormat");

    /// <summary>Hand on a text without another name in it.</summary>
    public static ImmutableHashSet<string> Trims { get; } = ImmutableHashSet.Create("ToString", "Trim", "TrimStart", "TrimEnd", "ReplaceLineEndings");

    public static IEnumerable<string> Methods => Formats.Add(Replace);
}
