using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>Asks a fix what it offers, and applies it to one diagnostic after the other.</summary>
sealed class FixRun(TestProject test, Func<DiagnosticAnalyzer> analyzer, CodeFixProvider provider)
{
    /// <summary>The actions for a diagnostic; of an action with nested ones, those.</summary>
    public async Task<ImmutableArray<CodeAction>> OfferedAsync(Project project, Diagnostic diagnostic)
    {
        if (!provider.FixableDiagnosticIds.Contains(diagnostic.Id) || project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
            return [];
        List<CodeAction> registered = [];
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => registered.Add(action), CancellationToken.None));
        ImmutableArray<CodeAction> offered = [.. registered.SelectMany(Leaves)];
        return offered.FirstOrDefault(a => a.EquivalenceKey is null) is { } unnamed
            ? throw new XunitException($"The action '{unnamed.Title}' has no equivalence key, so Fix All cannot know which fixes belong together.")
            : offered;
    }

    /// <summary>What is offered for these diagnostics, for a failure.</summary>
    public async Task<string> DescribeAsync(Project project, IEnumerable<Diagnostic> diagnostics)
    {
        List<string> lines = [];
        foreach (Diagnostic diagnostic in diagnostics)
        {
            lines.Add(Annotated.List([diagnostic]));
            lines.AddRange((await OfferedAsync(project, diagnostic)).Select(a => $"    {a.EquivalenceKey}: {a.Title}"));
        }
        return string.Join('\n', lines);
    }

    /// <summary>The first diagnostic for which an action with the key is offered.</summary>
    public async Task<(Diagnostic Diagnostic, CodeAction Action)?> FirstAsync(Project project, IEnumerable<Diagnostic> diagnostics, string equivalenceKey)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            if ((await OfferedAsync(project, diagnostic)).FirstOrDefault(a => a.EquivalenceKey == equivalenceKey) is { } action)
                return (diagnostic, action);
        }
        return null;
    }

    /// <summary>Applies the action until no diagnostic offers it any more. Each time the diagnostic must be gone and nothing may be broken.</summary>
    public async Task<(Project Project, BuildOutcome Build)> FixOneByOneAsync(BuildOutcome before, string equivalenceKey)
    {
        Project project = test.Project;
        BuildOutcome build = before;
        while (await FirstAsync(project, build.Reported, equivalenceKey) is var (diagnostic, action))
        {
            project = await ApplyAsync(project, action);
            BuildOutcome after = await CheckedBuildAsync(project, before);
            // Fewer each time: so it also comes to an end.
            if (Count(after) >= Count(build))
            {
                throw await Annotated.FailureAsync(
                    $"The action '{action.Title}' left the diagnostic, or made another.\nwas: {Annotated.List([diagnostic])}", project, after.Reported);
            }
            build = after;

            int Count(BuildOutcome outcome) => outcome.Reported.Count(d => d.Id == diagnostic.Id);
        }
        return ReferenceEquals(project, test.Project)
            ? throw new XunitException($"No action '{equivalenceKey}' is offered. Offered are:\n{await DescribeAsync(project, build.Reported)}")
            : (project, build);
    }

    /// <summary>Builds what a fix has made: no error that was not there before.</summary>
    public async Task<BuildOutcome> CheckedBuildAsync(Project project, BuildOutcome before)
    {
        BuildOutcome after = await AnalyzerRun.BuildAsync(project, [analyzer()]);
        await AnalyzerChecks.DoesNotThrowAsync(project, after.Reported);
        // By id: a fix may well change the names that messages quote.
        var known = before.Errors.CountBy(d => d.Id).ToDictionary();
        var errors = after.Errors.Where(d => !test.Options.ErrorsOfMissingPackages.Contains(d.Id)).GroupBy(d => d.Id).Where(g => g.Count() > known.GetValueOrDefault(g.Key)).SelectMany(g => g).ToList();
        return errors.Count == 0
            ? after
            : throw await Annotated.FailureAsync($"The fixed source has new compile errors:\n{Annotated.List(errors)}", project, after.Reported);
    }

    public static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(project.Solution, new NoProgress(), CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().ToList() is [var change] && change.ChangedSolution != project.Solution
            ? change.ChangedSolution.GetProject(project.Id)!
            : throw new XunitException($"The action '{action.Title}' changes nothing.");
    }

    static IEnumerable<CodeAction> Leaves(CodeAction action) => action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Leaves);

    /// <summary>Unlike <see cref="Progress{T}"/> it starts no work on other threads.</summary>
    sealed class NoProgress : IProgress<CodeAnalysisProgress>
    {
        public void Report(CodeAnalysisProgress value)
        {
        }
    }
}
