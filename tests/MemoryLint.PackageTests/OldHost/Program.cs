// Runs the packed analyzers and fixes over sources, on the compiler that this program references, and prints what they say.
// Arguments: a file with one path per line, each the path of an analyzer assembly, of a reference or of a source, after a word that says which.

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

ILookup<string, string> paths = File.ReadLines(args[0]).Select(line => line.Split(' ', 2)).ToLookup(parts => parts[0], parts => parts[1]);
Console.WriteLine($"compiler {typeof(CSharpCompilation).Assembly.GetName().Version}");

var loader = new Loader();
AnalyzerFileReference[] assemblies = paths["analyzer"].Select(path => new AnalyzerFileReference(path, loader)).ToArray();
foreach (AnalyzerFileReference assembly in assemblies)
    assembly.AnalyzerLoadFailed += (_, failure) => Console.WriteLine($"load-failed {failure.ErrorCode} {failure.TypeName} {failure.Message}");
var analyzers = assemblies.SelectMany(assembly => assembly.GetAnalyzers(LanguageNames.CSharp)).ToList();
CodeFixProvider[] fixes = assemblies.SelectMany(assembly => assembly.GetAssembly().GetTypes())
    .Where(type => type.IsDefined(typeof(ExportCodeFixProviderAttribute)))
    .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)
    .ToArray();
Console.WriteLine($"loaded {analyzers.Count} analyzers, {fixes.Length} fixes");

using var workspace = new AdhocWorkspace();
ProjectId id = ProjectId.CreateNewId();
Project project = workspace.AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Sources", "Sources", LanguageNames.CSharp,
    compilationOptions: new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable),
    parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
    metadataReferences: paths["reference"].Select(path => MetadataReference.CreateFromFile(path)),
    documents: paths["source"].Select(path => DocumentInfo.Create(DocumentId.CreateNewId(id), Path.GetFileName(path), filePath: path,
        loader: TextLoader.From(TextAndVersion.Create(SourceText.From(File.ReadAllText(path)), VersionStamp.Default, path))))));

Compilation compilation = (await project.GetCompilationAsync())!;
string[] errors = Errors(compilation);
Console.WriteLine($"errors {errors.Length}");

var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
var diagnostics = await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync();
foreach (Diagnostic diagnostic in diagnostics.OrderBy(found => found.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(found => found.Location.SourceSpan.Start))
{
    FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
    Console.WriteLine($"diagnostic {diagnostic.Id} {Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1} {diagnostic.GetMessage()}");
    if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
        continue;

    List<CodeAction> actions = [];
    foreach (CodeFixProvider fix in fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
    foreach (CodeAction action in actions.SelectMany(Leaves))
    {
        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        string[] added = Errors((await changed.GetProject(id)!.GetCompilationAsync())!).Except(errors).ToArray();
        Console.WriteLine($"fix {diagnostic.Id} {action.EquivalenceKey} {action.Title}");
        foreach (string error in added)
            Console.WriteLine($"fix-breaks {diagnostic.Id} {action.EquivalenceKey} {error}");
    }
}

// Choices under one title. To this compiler's users they are internal, as their editor shows them.
static IEnumerable<CodeAction> Leaves(CodeAction action)
{
    var nested = typeof(CodeAction).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).First(property => property.Name is "NestedActions" or "NestedCodeActions");
    var choices = (IReadOnlyCollection<CodeAction>)nested.GetValue(action)!;
    return choices.Count == 0 ? [action] : choices.SelectMany(Leaves);
}

// Without the place: a fix moves lines.
static string[] Errors(Compilation compilation) => compilation.GetDiagnostics()
    .Where(problem => problem.Severity == DiagnosticSeverity.Error)
    .Select(problem => $"{problem.Id} {problem.GetMessage()}")
    .ToArray();

sealed class Loader : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
}
