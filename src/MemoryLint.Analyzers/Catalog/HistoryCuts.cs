using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>Methods by which any list of messages is cut to its end.</summary>
static class HistoryCuts
{
    public static readonly ImmutableArray<string> Methods = ImmutableArray.Create("TakeLast");
}
