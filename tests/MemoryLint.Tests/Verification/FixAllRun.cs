using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>Applies a fix as the "Fix all occurrences" of an editor does.</summary>
sealed class FixAllRun(TestProject test, FixRun single, Func<DiagnosticAnalyzer> analyzer, CodeFixProvider provider)
{
    /// <summary>Fixes every document by itself, or the whole project or solution: each exactly once, as a user would.</summary>
    public async Task<(Project Project, BuildOutcome Build)> FixAsync(BuildOutcome before, FixAllScope scope, string equivalenceKey)
    {
        FixAllProvider fixAll = provider.GetFixAllProvider() ?? throw new XunitException("The fix has no Fix All.");
        if (!fixAll.GetSupportedFixAllScopes().Contains(scope))
            throw new XunitException($"Fix All does not support the scope {scope}.");

        Project project = test.Project;
        BuildOutcome build = before;
        HashSet<(string Id, DocumentId? Document)> done = [];
        while (await single.FirstAsync(project, build.Reported, equivalenceKey.Split(';')[0]) is var (diagnostic, _))
        {
            Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
            if (!done.Add((diagnostic.Id, scope == FixAllScope.Document ? document.Id : null)))
                throw await Annotated.FailureAsync($"Fix All in {scope} did not fix all, or made other diagnostics.", project, build.Reported);
            if (!fixAll.GetSupportedFixAllDiagnosticIds(provider).Contains(diagnostic.Id))
                throw new XunitException($"Fix All does not support {diagnostic.Id}.");

            FixAllContext context = new(
                document, provider, scope, equivalenceKey, [diagnostic.Id], new DiagnosticSource(analyzer), CancellationToken.None);
            CodeAction action = await fixAll.GetFixAsync(context) ?? throw new XunitException($"Fix All in {scope} offers nothing.");
            project = await FixRun.ApplyAsync(project, action);
            build = await single.CheckedBuildAsync(project, before);
        }
        return done.Count > 0
            ? (project, build)
            : throw new XunitException($"No action '{equivalenceKey}' is offered. Offered are:\n{await single.DescribeAsync(project, build.Reported)}");
    }

    /// <summary>Gives Fix All what an editor gives it: the diagnostics of documents, each analyzed by itself.</summary>
    sealed class DiagnosticSource(Func<DiagnosticAnalyzer> analyzer) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await AnalyzerRun.DocumentAsync(document, [analyzer()]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            List<Diagnostic> all = [];
            foreach (Document document in project.Documents)
                all.AddRange(await GetDocumentDiagnosticsAsync(document, cancellationToken));
            return all;
        }
    }
}
