using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Hosting;

/// <summary>
/// What a user says of the host, which counts more than any deployment file: <c>memorylint.workers</c> and <c>memorylint.host</c> in <c>.editorconfig</c>, or the
/// properties <c>MemoryLintWorkers</c> and <c>MemoryLintHost</c> of the project.
/// </summary>
static class HostOptions
{
    static readonly ImmutableArray<(string Key, string Expected)> s_keys = ImmutableArray.Create(
        (Workers, "a number, 'one' or 'several'"),
        (Host, "'server', 'container', 'serverless' or 'desktop'"));

    const string Workers = "memorylint.workers";
    const string Host = "memorylint.host";

    /// <summary>The names of the options.</summary>
    public static IEnumerable<string> Keys => s_keys.Select(k => k.Key);

    /// <summary>Values that cannot be read, and what was expected.</summary>
    public static IEnumerable<(string Key, string Value, string Expected)> BadValues(AnalyzerConfigOptions options)
    {
        foreach (var (key, expected) in s_keys)
            if (Value(options, key) is var (value, name) && (key == Workers ? WorkersOf(value) is null : !IsHost(value)))
                yield return (name, value, expected);
    }

    /// <summary>True where one process serves one user, and everything may stay in memory.</summary>
    public static bool IsDesktop(Compilation compilation, AnalyzerOptions options) => Value(OptionsOf(compilation, options), Host) is ("desktop", _);

    /// <summary>The options of the project's first file, which those of the project are part of.</summary>
    static AnalyzerConfigOptions OptionsOf(Compilation compilation, AnalyzerOptions options) =>
        compilation.SyntaxTrees.FirstOrDefault() is { } first ? options.AnalyzerConfigOptionsProvider.GetOptions(first) : options.AnalyzerConfigOptionsProvider.GlobalOptions;

    /// <summary>The profile with what the user says in place of what the files say.</summary>
    public static HostProfile Apply(Compilation compilation, AnalyzerOptions analyzerOptions, HostProfile profile)
    {
        var options = OptionsOf(compilation, analyzerOptions);
        if (Value(options, Host) is var (host, hostName) && IsHost(host))
        {
            var said = new Evidence(null, default, $"{hostName} says {host}");
            profile = host switch
            {
                "serverless" => profile with { Workers = new(Hosting.Workers.MayBecomeSeveral, said), Life = new(ProcessLife.Discarded, said), Disk = new(Disk.Lost, said) },
                "container" => profile with { Disk = new(Disk.Lost, said) },
                _ => profile with { Life = new(ProcessLife.Kept, said), Disk = new(Disk.Local, said) },
            };
        }
        return Value(options, Workers) is var (workers, workersName) && WorkersOf(workers) is { } count
            ? profile with { Workers = new(count, new(null, default, $"{workersName} says {workers}")) }
            : profile;
    }

    static Workers? WorkersOf(string value) => value switch
    {
        "one" => Hosting.Workers.One,
        "several" or "many" => Hosting.Workers.Several,
        _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0 => count > 1 ? Hosting.Workers.Several : Hosting.Workers.One,
        _ => null,
    };

    static bool IsHost(string value) => value is "server" or "container" or "serverless" or "desktop";

    /// <summary>The option's value and the name under which the user set it.</summary>
    static (string Value, string Name)? Value(AnalyzerConfigOptions options, string key)
    {
        string property = key == Workers ? "MemoryLintWorkers" : "MemoryLintHost";
        return options.TryGetValue(key, out string? value) && value.Trim().Length > 0 ? (value.Trim().ToLowerInvariant(), key)
            : options.TryGetValue("build_property." + property, out value) && value.Trim().Length > 0 ? (value.Trim().ToLowerInvariant(), property)
            : null;
    }
}
