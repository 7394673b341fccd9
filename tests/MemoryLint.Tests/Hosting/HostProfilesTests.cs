using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Hosting;

public class HostProfilesTests
{
    /// <summary>In an editor a deployment file changes while the compilation stays the same.</summary>
    [Fact]
    public void Changed_file_counts_for_the_same_compilation()
    {
        var compilation = CSharpCompilation.Create("Chat");

        Assert.Equal(Workers.Several, WorkersOf(compilation, 3));
        Assert.Equal(Workers.One, WorkersOf(compilation, 1));
        Assert.Equal(Workers.Several, WorkersOf(compilation, 2));
    }

    static Workers? WorkersOf(Compilation compilation, int replicas) =>
        HostProfiles.Of(compilation, new AnalyzerOptions([new Text("compose.yaml", $"services:\n  chat:\n    build: .\n    scale: {replicas}\n")]), default).Workers?.Value;

    sealed class Text(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
