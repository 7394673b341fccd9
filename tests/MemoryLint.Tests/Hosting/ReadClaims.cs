using MemoryLint.Hosting;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Tests.Hosting;

/// <summary>What deployment files claim, as the rules would read them.</summary>
static class ReadClaims
{
    /// <summary>The claims of one file.</summary>
    public static IReadOnlyList<HostClaim> In(string path, string text) => In((path, text));

    /// <summary>The claims of several files of one repository.</summary>
    public static IReadOnlyList<HostClaim> In(params (string Path, string Text)[] files) =>
        HostFiles.Of(files.Select(f => new HostFile(f.Path, SourceText.From(f.Text)))).Claims;

    /// <summary>The claim of a file that makes just one.</summary>
    public static HostClaim Single(string path, string text) => Assert.Single(In(path, text));
}
