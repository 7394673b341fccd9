using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>The folder for data that a deployment names in its configuration: a mounted volume, for example.</summary>
/// <param name="Expression">C# that reads it.</param>
/// <param name="Types">Full names of the types that the expression uses.</param>
sealed record DataPath(string Expression, string[] Types)
{
    public const string Key = "DataPath";

    /// <summary>Null if no configuration is in reach.</summary>
    public static DataPath? At(FixSite site) =>
        Settings.At(site, site.Node.SpanStart) is { } settings
            ? new(settings.Value(Key) + (site.Model.GetNullableContext(site.Node.SpanStart).WarningsEnabled() ? "!" : ""), settings.Types)
            : null;
}
