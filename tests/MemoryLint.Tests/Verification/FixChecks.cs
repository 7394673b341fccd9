using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Tests.Verification;

/// <summary>What a test says about the files after a fix.</summary>
static class FixChecks
{
    /// <summary>Every file has its expected text, and what is still reported is what the markup of the expected texts says.</summary>
    public static async Task VerifyAsync(TestProject test, string fixedSource, string defaultId, Project project, BuildOutcome build, string title)
    {
        ImmutableArray<(string Path, Markup Markup)> documents = Expected(test, fixedSource);
        Dictionary<string, string> expected = documents.ToDictionary(d => d.Path, d => d.Markup.Text);
        foreach ((string path, string text) in test.Options.AdditionalFiles.Concat(test.Options.FixedSources))
        {
            if (IsAdditional(test, path))
                expected[TestProject.Rooted(path)] = text.ReplaceLineEndings("\n");
        }

        if (test.Options.ImplicitUsings is { } usings)
            expected[TestProject.ImplicitUsingsPath] = usings.ReplaceLineEndings("\n");

        Dictionary<string, string> actual = [];
        foreach (TextDocument document in project.Documents.Concat(project.AdditionalDocuments))
            actual[PathOf(document)] = (await document.GetTextAsync()).ToString().ReplaceLineEndings("\n");

        List<string> differences = [];
        foreach (string path in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            string? want = expected.GetValueOrDefault(path), got = actual.GetValueOrDefault(path);
            if (want != got)
            {
                differences.Add(want is null ? $"--- {path} was added ---\n{got}"
                    : got is null ? $"--- {path} is missing ---\n{want}"
                    : $"--- {path} (- expected, + actual) ---\n{LineDiff.Of(want, got)}");
            }
        }
        if (differences.Count > 0)
            throw await Annotated.FailureAsync($"{title}: the fixed text is another.\n{string.Join("\n\n", differences)}", project, build.Reported);

        await AnalyzerChecks.AsExpectedAsync(
            project, Expectation.Of(documents, defaultId, test.Options), build.Reported,
            $"{title}: what is still reported is not what the markup of the fixed source says.");
    }

    static ImmutableArray<(string Path, Markup Markup)> Expected(TestProject test, string fixedSource)
    {
        Dictionary<string, Markup> fixedSources = test.Options.FixedSources.Where(s => !IsAdditional(test, s.Path))
            .ToDictionary(s => TestProject.Rooted(s.Path), s => Markup.Parse(s.Text));
        fixedSources[VerifyOptions.MainPath] = Markup.Parse(fixedSource);
        return
        [
            .. test.Documents.Select(d => fixedSources.Remove(d.Path, out Markup? markup) ? (d.Path, markup) : d),
            .. fixedSources.Select(d => (d.Key, d.Value)),
        ];
    }

    static bool IsAdditional(TestProject test, string path) => test.Options.AdditionalFiles.Exists(f => TestProject.Rooted(f.Path) == TestProject.Rooted(path));

    /// <summary>A document that a fix adds has folders, but no file path.</summary>
    static string PathOf(TextDocument document) => document.FilePath ?? TestProject.Rooted(string.Join('/', [.. document.Folders, document.Name]));
}
