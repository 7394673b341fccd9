using System.Text.Json;
using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>The packed analyzers and fixes on the oldest compiler that is supported.</summary>
[Collection(PackageCollection.Name)]
public sealed class OldCompilerTests(OldCompilerTests.OldHost host) : IClassFixture<OldCompilerTests.OldHost>
{
    [Fact]
    public async Task Rules_report_and_fixes_apply()
    {
        CommandResult run = await host.RunAsync(host.Sources);

        Assert.Contains("errors 0", run.Lines);
        string[] expected = [At("MEM1001", "var history = new List<ChatMessage>"), At("MEM1002", "_history = new()"), At("MEM1003", "GetHistory(")];
        Assert.Equal(expected, run.Lines.Where(line => line.StartsWith("diagnostic ")).Select(line => string.Join(' ', line.Split(' ')[1..3])));
        Assert.All(
            ["fix MEM1001 MEM1001_KeepOnePerSession ", "fix MEM1001 MEM1001_LoadAndSave ", "fix MEM1002 MEM1002_KeepOnePerSession ", "fix MEM1003 MEM1003_GetOrCreateById "],
            fix => Assert.Contains(run.Lines, line => line.StartsWith(fix)));
        Assert.DoesNotContain(run.Lines, line => line.StartsWith("fix-breaks "));

        string At(string id, string code) => $"{id} Program.cs:{SourceLines.LineOf(host.Folder, "Sources/Program.cs", $"// {id}", code)}";
    }

    /// <summary>To this compiler the sample is full of syntax errors: its collection expressions and primary constructors are newer.</summary>
    [Fact]
    public async Task The_sample_makes_nothing_throw()
    {
        CommandResult run = await host.RunAsync(host.SampleSources);

        Assert.DoesNotContain("AD0001", run.Output);
    }

    public sealed class OldHost(MemoryLintPackage package) : IAsyncLifetime
    {
        string[] _references = [];
        string[] _generated = [];

        internal string Folder { get; } = package.NewFolder("old-host");

        internal string[] Sources => [.. _generated, Path.Combine(Folder, "Sources", "Program.cs")];

        internal string[] SampleSources { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Copy("OldHost.csproj");
            Copy("Program.cs");
            Copy(Path.Combine("Sources", "Program.cs"));
            await Dotnet.RunAsync(Folder, "build", "-v:quiet", $"-p:RoslynFloorVersion={Repository.RoslynFloor}");

            // Same references and generated usings as the sample.
            SampleProject sample = SampleProject.CopyWith(package);
            JsonElement items = await sample.CompiledItemsAsync();
            _references = [.. SampleProject.Paths(items, "ReferencePathWithRefAssemblies")];
            SampleSources = [.. SampleProject.Paths(items, "Compile")];
            _generated = [.. SampleSources.Where(path => path.EndsWith("GlobalUsings.g.cs"))];
        }

        public Task DisposeAsync() => Task.CompletedTask;

        /// <summary>Runs the analyzers and all fixes over the sources; they all load, and the compiler is the old one.</summary>
        internal async Task<CommandResult> RunAsync(string[] sources)
        {
            string paths = Path.Combine(Folder, $"{Guid.NewGuid():N}.txt");
            await File.WriteAllLinesAsync(paths,
            [
                .. package.Assemblies.Select(path => $"analyzer {path}"),
                .. _references.Select(path => $"reference {path}"),
                .. sources.Select(path => $"source {path}"),
            ]);
            CommandResult run = await Dotnet.RunAsync(Folder, Path.Combine(Folder, "bin", "Debug", "net10.0", "OldHost.dll"), paths);

            Assert.Contains($"compiler {Repository.RoslynFloor}.0", run.Lines);
            Assert.DoesNotContain(run.Lines, line => line.StartsWith("load-failed "));
            Assert.Contains(run.Lines, line => line.StartsWith("loaded ") && !line.Contains(" 0 "));
            return run;
        }

        void Copy(string file)
        {
            string copy = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, "tests", "MemoryLint.PackageTests", "OldHost", file), copy);
        }
    }
}
