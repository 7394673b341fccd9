using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using MemoryLint.PackageTests.Packing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.PackageTests.Sample;

/// <summary>Applies a fix of the package that is not the first one of its diagnostic, as a person does with the light bulb: <c>dotnet format</c> takes the first.</summary>
static class PackedFix
{
    /// <summary>Applies the action to the only diagnostic of that id, and writes the changed files back.</summary>
    public static async Task ApplyAsync(MemoryLintPackage package, SampleProject sample, string diagnosticId, string equivalenceKey)
    {
        var loader = new PackageLoader();
        var analyzers = package.Assemblies.Select(assembly => new AnalyzerFileReference(assembly, loader)).ToArray();

        using var workspace = new AdhocWorkspace();
        Project project = await OpenAsync(workspace, sample);
        Compilation compilation = (await project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        var diagnostics = await compilation.WithAnalyzers([.. analyzers.SelectMany(assembly => assembly.GetAnalyzers(LanguageNames.CSharp))]).GetAnalyzerDiagnosticsAsync();
        Diagnostic diagnostic = Assert.Single(diagnostics, found => found.Id == diagnosticId);

        List<CodeAction> actions = [];
        Document document = project.GetDocument(diagnostic.Location.SourceTree)!;
        foreach (CodeFixProvider provider in analyzers.SelectMany(assembly => Providers(assembly.GetAssembly())).Where(provider => provider.FixableDiagnosticIds.Contains(diagnosticId)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        CodeAction? chosen = actions.Find(action => action.EquivalenceKey == equivalenceKey);
        Assert.True(chosen is not null, $"{diagnosticId} offers no {equivalenceKey}, but: {string.Join(", ", actions.Select(action => $"{action.EquivalenceKey} '{action.Title}'"))}");

        Solution changed = Assert.Single((await chosen.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>()).ChangedSolution;
        ProjectChanges changes = Assert.Single(changed.GetChanges(project.Solution).GetProjectChanges());
        Assert.Empty(changes.GetAddedDocuments());
        foreach (DocumentId id in changes.GetChangedDocuments())
        {
            Document rewritten = changed.GetDocument(id)!;
            await File.WriteAllTextAsync(rewritten.FilePath!, (await rewritten.GetTextAsync()).ToString());
        }
    }

    /// <summary>The project with the sources and references that its build uses.</summary>
    static async Task<Project> OpenAsync(AdhocWorkspace workspace, SampleProject sample)
    {
        JsonElement items = await sample.CompiledItemsAsync();
        ProjectId id = ProjectId.CreateNewId();
        return workspace.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "ForgetfulChat", "ForgetfulChat", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: SampleProject.Paths(items, "ReferencePathWithRefAssemblies").Select(path => MetadataReference.CreateFromFile(path)),
            documents: SampleProject.Paths(items, "Compile").Select(path => DocumentInfo.Create(DocumentId.CreateNewId(id), Path.GetFileName(path), filePath: path,
                loader: TextLoader.From(TextAndVersion.Create(SourceText.From(File.ReadAllText(path)), VersionStamp.Default, path))))));
    }

    static IEnumerable<CodeFixProvider> Providers(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute)))
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!);

    /// <summary>Loads the package's assemblies from their folder, and everything else from the tests: the compiler is the one that runs.</summary>
    sealed class PackageLoader() : AssemblyLoadContext("package"), IAnalyzerAssemblyLoader
    {
        readonly HashSet<string> _folders = [];

        public void AddDependencyLocation(string fullPath) => _folders.Add(Path.GetDirectoryName(fullPath)!);

        public Assembly LoadFromPath(string fullPath)
        {
            AddDependencyLocation(fullPath);
            return Assemblies.FirstOrDefault(assembly => assembly.Location == fullPath) ?? LoadFromAssemblyPath(fullPath);
        }

        protected override Assembly? Load(AssemblyName name) =>
            _folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists) is { } path ? LoadFromPath(path) : null;
    }
}
