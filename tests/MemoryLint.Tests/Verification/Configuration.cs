using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>The analyzer configuration of a test as the files that a build would pass to the compiler.</summary>
static class Configuration
{
    /// <summary>Below every level that a test would use, so that the test has the last word.</summary>
    const string Defaults = $"""
        is_global = true
        global_level = -1000
        build_property.ProjectDir = {VerifyOptions.ProjectDirectory}

        """;

    public static ImmutableArray<(string Path, string Text)> Of(string? editorConfig, IEnumerable<DiagnosticAnalyzer> analyzers)
    {
        // A rule that is off by default is under test all the same.
        IEnumerable<string> off = analyzers.SelectMany(a => a.SupportedDiagnostics).Where(d => !d.IsEnabledByDefault)
            .Select(d => $"dotnet_diagnostic.{d.Id}.severity = {Severity(d.DefaultSeverity)}\n").Distinct();
        string defaults = Defaults + string.Concat(off);

        List<string> global = [];
        List<string> relative = ["root = true"];
        List<string> current = global;
        foreach (string line in (editorConfig ?? "").ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()))
        {
            if (line.StartsWith('['))
                current = line.StartsWith("[/0/", StringComparison.Ordinal) ? global : relative;
            if (!(current == global && line.Split('=')[0].Trim() is "is_global" or "root"))
                current.Add(line);
        }
        ImmutableArray<(string Path, string Text)> files =
        [
            (VerifyOptions.ProjectDirectory + "build.globalconfig", defaults),
            (VerifyOptions.ProjectDirectory + "test.globalconfig", "is_global = true\n" + string.Join('\n', global)),
            (VerifyOptions.ProjectDirectory + ".editorconfig", string.Join('\n', relative)),
        ];
        if (editorConfig is null)
            return files[..1];
        Check(files);
        return files;
    }

    /// <summary>A configuration with an error in it would be ignored, and the test would pass or fail for a reason that nobody sees.</summary>
    static void Check(ImmutableArray<(string Path, string Text)> files)
    {
        List<AnalyzerConfig> configs = [.. files.Select(f => AnalyzerConfig.Parse(f.Text, f.Path))];
        AnalyzerConfigSet set = AnalyzerConfigSet.Create(configs, out ImmutableArray<Diagnostic> diagnostics);
        diagnostics = [.. diagnostics, .. set.GetOptionsForSourcePath(VerifyOptions.MainPath).Diagnostics];
        if (!diagnostics.IsEmpty)
            throw new XunitException($"The analyzer configuration of the test is wrong:\n{string.Join('\n', diagnostics)}");
    }

    static string Severity(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "suggestion",
        _ => "silent",
    };
}
