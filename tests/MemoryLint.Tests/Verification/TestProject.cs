using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Verification;

/// <summary>The sources of a test as a project of a solution.</summary>
/// <remarks>
/// Every project is a fork of one of two projects that hold the references and the implicit usings and are compiled once: a fork shares
/// what the compiler has learnt about the references, which is most of the work for a source of test size.
/// </remarks>
sealed class TestProject
{
    public const string ImplicitUsingsPath = VerifyOptions.ProjectDirectory + "GlobalUsings.g.cs";

    static readonly ConcurrentDictionary<bool, Lazy<Task<(Project Project, Compilation KeptAlive)>>> Bases = new();

    TestProject(Project project, ImmutableArray<(string Path, Markup Markup)> documents, VerifyOptions options) =>
        (Project, Documents, Options) = (project, documents, options);

    public Project Project { get; }

    /// <summary>The documents of the test, the main one first. The one with the implicit usings is not among them.</summary>
    public ImmutableArray<(string Path, Markup Markup)> Documents { get; }

    public VerifyOptions Options { get; }

    public static async Task<TestProject> CreateAsync(string source, IEnumerable<DiagnosticAnalyzer> analyzers, Action<VerifyOptions>? configure)
    {
        VerifyOptions options = new();
        configure?.Invoke(options);

        Project project = (await Bases.GetOrAdd(options.WithFrameworks, static with => new(() => CreateBaseAsync(with))).Value).Project;
        if (options.ImplicitUsings != VerifyOptions.WebUsings)
        {
            project = project.RemoveDocument(project.DocumentIds[0]);
            if (options.ImplicitUsings is not null)
                project = AddDocument(project, ImplicitUsingsPath, options.ImplicitUsings);
        }
        if (options.LanguageVersion != LanguageVersion.Latest)
            project = project.WithParseOptions(((CSharpParseOptions)project.ParseOptions!).WithLanguageVersion(options.LanguageVersion));

        ImmutableArray<(string Path, Markup Markup)> documents =
            [(VerifyOptions.MainPath, Markup.Parse(source)), .. options.Sources.Select(s => (Rooted(s.Path), Markup.Parse(s.Text)))];
        foreach ((string path, Markup markup) in documents)
            project = AddDocument(project, path, markup.Text);
        foreach ((string path, string text) in options.AdditionalFiles)
            project = project.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: Rooted(path)).Project;
        foreach ((string path, string text) in Configuration.Of(options.EditorConfig, analyzers))
            project = project.AddAnalyzerConfigDocument(Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: path).Project;

        if (options.References.Count > 0)
            project = project.AddMetadataReferences(options.References);

        OutputKind outputKind = options.OutputKind
            ?? (await HasTopLevelStatementsAsync(project) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        if (outputKind != project.CompilationOptions!.OutputKind)
            project = project.WithCompilationOptions(project.CompilationOptions.WithOutputKind(outputKind));
        return new(project, documents, options);
    }

    /// <summary>The documents of the test in a later version of its project.</summary>
    public static IEnumerable<Document> DocumentsOf(Project project) => project.Documents.Where(d => d.FilePath != ImplicitUsingsPath);

    public static string Rooted(string path) => path.StartsWith('/') ? path : VerifyOptions.ProjectDirectory + path;

    static async Task<(Project Project, Compilation KeptAlive)> CreateBaseAsync(bool withFrameworks)
    {
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "TestProject", "TestProject", LanguageNames.CSharp,
            filePath: VerifyOptions.ProjectDirectory + "TestProject.csproj",
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default),
            parseOptions: new CSharpParseOptions(
                LanguageVersion.Latest,
                preprocessorSymbols: ["DEBUG", "TRACE", "NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0", "NET10_0_OR_GREATER"]),
            metadataReferences: References.Get(withFrameworks));
        AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
        Project project = AddDocument(workspace.CurrentSolution.AddProject(info).GetProject(info.Id)!, ImplicitUsingsPath, VerifyOptions.WebUsings);
        Compilation compilation = (await project.GetCompilationAsync())!;
        compilation.GetDiagnostics();
        return (project, compilation);
    }

    static Project AddDocument(Project project, string path, string text) =>
        project.AddDocument(Path.GetFileName(path), SourceText.From(text, Encoding.UTF8), filePath: Rooted(path)).Project;

    static async Task<bool> HasTopLevelStatementsAsync(Project project)
    {
        foreach (Document document in project.Documents)
        {
            if (await document.GetSyntaxRootAsync() is CompilationUnitSyntax unit && unit.Members.Any(SyntaxKind.GlobalStatement))
                return true;
        }
        return false;
    }
}
