using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.Verification;

/// <summary>What is true of every analyzer on every source.</summary>
static class AnalyzerChecks
{
    /// <param name="expectation">Null when the test does not say what is reported.</param>
    public static async Task<BuildOutcome> VerifyAsync<TAnalyzer>(TestProject test, Expectation? expectation)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        Project project = test.Project;

        BuildOutcome build = await AnalyzerRun.BuildAsync(project, [new TAnalyzer()]);
        await CompilesAsync(test, build);
        await DoesNotThrowAsync(project, build.Reported);

        var (concurrent, nonLocal) = await AnalyzerRun.ConcurrentAsync(await AnalyzerRun.ForgottenAsync(project), [new TAnalyzer()]);
        await DoesNotThrowAsync(project, concurrent);
        if (!nonLocal.IsEmpty)
        {
            throw await Annotated.FailureAsync(
                "Non-local diagnostics: an editor shows no light bulb for them, because they are not reported while their own file is analyzed.\n"
                + Annotated.List(nonLocal),
                project, concurrent);
        }
        await OnePerPlaceAsync(project, concurrent);
        if (expectation is not null)
        {
            await AsExpectedAsync(project, expectation, build.Reported, "What is reported is not what the markup says.");
            await DetailsAsync(test, expectation, build.Reported);
        }
        await SameAsync(project, build.Reported, concurrent, "A build on one thread and one on many threads report different things.");

        foreach (Document document in TestProject.DocumentsOf(project))
        {
            Project forgotten = await AnalyzerRun.ForgottenAsync(project);
            ImmutableArray<Diagnostic> alone = await AnalyzerRun.DocumentAsync(forgotten.GetDocument(document.Id)!, [new TAnalyzer()]);
            await DoesNotThrowAsync(project, alone);
            ImmutableArray<Diagnostic> inBuild = [.. build.Reported.Where(d => d.Location.SourceTree?.FilePath == document.FilePath)];
            await SameAsync(
                project, inBuild, alone, $"Per-document analysis (an editor with only {document.FilePath} open) reports other things than a build.");
        }
        return build;
    }

    public static async Task CompilesAsync(TestProject test, BuildOutcome build)
    {
        if (!test.Options.AllowCompileErrors && !build.Errors.IsEmpty)
            throw await Annotated.FailureAsync($"The source has compile errors:\n{Annotated.List(build.Errors)}", test.Project, build.Reported);
    }

    public static async Task DoesNotThrowAsync(Project project, ImmutableArray<Diagnostic> reported)
    {
        if (reported.FirstOrDefault(d => d.Id == AnalyzerRun.AnalyzerThrew) is { } thrown)
        {
            throw await Annotated.FailureAsync(
                $"The analyzer threw:\n{thrown.GetMessage()}", project, [.. reported.Where(d => d.Id != AnalyzerRun.AnalyzerThrew)]);
        }
    }

    public static async Task AsExpectedAsync(Project project, Expectation expectation, ImmutableArray<Diagnostic> reported, string headline)
    {
        var actual = reported.Select(d => (d.Id, Place: Place.Of(d.Location))).ToHashSet();
        var missing = expectation.Diagnostics.Where(d => !actual.Contains(d)).ToList();
        var unexpected = reported.Where(d => !expectation.Diagnostics.Contains((d.Id, Place.Of(d.Location)))).ToList();
        if (missing.Count + unexpected.Count == 0)
            return;
        List<string> lines = [headline];
        foreach (var (id, place) in missing)
        {
            Document? document = project.Documents.FirstOrDefault(d => d.FilePath == place.Path);
            var position = document is null ? default : (await document.GetTextAsync()).Lines.GetLinePosition(place.Span.Start);
            string marked = document is null ? "" : (await document.GetTextAsync()).ToString(place.Span);
            lines.Add($"missing:    {place.Path}({position.Line + 1},{position.Character + 1}): {id} on '{marked}'");
        }
        lines.AddRange(unexpected.Select(d => $"unexpected: {Annotated.List([d])}"));
        throw await Annotated.FailureAsync(string.Join('\n', lines), project, reported);
    }

    static async Task OnePerPlaceAsync(Project project, ImmutableArray<Diagnostic> reported)
    {
        var duplicates = reported.GroupBy(d => (d.Id, Place.Of(d.Location))).Where(g => g.Skip(1).Any()).SelectMany(g => g).ToList();
        if (duplicates.Count > 0)
            throw await Annotated.FailureAsync($"Duplicate diagnostics: one place has several of one id.\n{Annotated.List(duplicates)}", project, reported);
    }

    static async Task DetailsAsync(TestProject test, Expectation expectation, ImmutableArray<Diagnostic> reported)
    {
        foreach ((int number, string message) in test.Options.Messages)
        {
            ImmutableArray<Diagnostic> there = await AtAsync(number);
            if (there.Any(d => d.GetMessage() == message))
                continue;
            string actual = string.Join("\n          ", there.Select(d => d.GetMessage()));
            throw await FailAsync($"The message at {{|#{number}:…|}} is another.\nexpected: {message}\nactual:   {actual}");
        }
        foreach ((int number, int related) in test.Options.Related)
        {
            ImmutableArray<Diagnostic> there = await AtAsync(number);
            Place place = await PlaceAsync(related);
            if (!there.Any(d => d.AdditionalLocations.Select(Place.Of).Contains(place)))
            {
                throw await FailAsync(
                    $"The diagnostic at {{|#{number}:…|}} does not name {{|#{related}:…|}} as related location.\n{Annotated.List(there)}");
            }
        }
        foreach ((int number, int count) in test.Options.RelatedCount)
        {
            ImmutableArray<Diagnostic> there = await AtAsync(number);
            if (!there.Any(d => d.AdditionalLocations.Count == count))
                throw await FailAsync($"The diagnostic at {{|#{number}:…|}} does not have {count} related locations.\n{Annotated.List(there)}");
        }

        async Task<ImmutableArray<Diagnostic>> AtAsync(int number)
        {
            Place place = await PlaceAsync(number);
            ImmutableArray<Diagnostic> there = [.. reported.Where(d => Place.Of(d.Location) == place)];
            return there.IsEmpty ? throw await FailAsync($"Nothing is reported at {{|#{number}:…|}}.") : there;
        }

        async Task<Place> PlaceAsync(int number) =>
            expectation.Numbers.TryGetValue(number, out Place place) ? place : throw await FailAsync($"The markup of the test has no {{|#{number}:…|}}.");

        async Task<Exception> FailAsync(string headline) => await Annotated.FailureAsync(headline, test.Project, reported);
    }

    static async Task SameAsync(Project project, ImmutableArray<Diagnostic> build, ImmutableArray<Diagnostic> other, string headline)
    {
        string left = string.Join('\n', build.Select(Whole));
        string right = string.Join('\n', other.Select(Whole));
        if (left != right)
            throw await Annotated.FailureAsync($"{headline} (- build, + other)\n{LineDiff.Of(left, right)}", project, other);
    }

    /// <summary>All that a user or a fix can see of a diagnostic.</summary>
    static string Whole(Diagnostic diagnostic)
    {
        string properties = string.Concat(diagnostic.Properties.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"\n    {p.Key} = {p.Value}"));
        return $"{diagnostic.Location.SourceSpan} {diagnostic.Severity} {Annotated.List([diagnostic])}{properties}";
    }
}
