using System.Text.RegularExpressions;
using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Sample;

/// <summary>A warning that a build printed; the file is relative to the project.</summary>
sealed partial record BuildWarning(string Id, string File, int Line)
{
    /// <summary>All warnings of a build, each once (a build repeats them in its summary), in a stable order. The text is not compared.</summary>
    public static BuildWarning[] Of(CommandResult build, string projectFolder) =>
    [
        .. build.Lines
            .Select(line => Pattern().Match(line))
            .Where(match => match.Success)
            .Select(match => new BuildWarning(
                match.Groups["id"].Value,
                Relative(match.Groups["file"].Value, projectFolder),
                int.TryParse(match.Groups["line"].Value, out int line) ? line : 0))
            .Distinct()
            .OrderBy(warning => warning.Id, StringComparer.Ordinal).ThenBy(warning => warning.File, StringComparer.Ordinal).ThenBy(warning => warning.Line),
    ];

    /// <summary>Some warnings come from a tool ("CSC") and not from a file.</summary>
    static string Relative(string origin, string folder) => Path.IsPathRooted(origin) ? Path.GetRelativePath(folder, origin).Replace('\\', '/') : origin;

    [GeneratedRegex(@"^\s*(?<file>\S.*?)\s*(\((?<line>\d+),\d+\))?\s*: warning (?<id>\w+):")]
    private static partial Regex Pattern();
}
