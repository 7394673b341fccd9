using System.IO.Compression;
using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Packing;

/// <summary>MemoryLint, packed once for all tests into a feed of its own, under a version that no cache has ever seen.</summary>
public sealed class MemoryLintPackage : IAsyncLifetime
{
    readonly string _suffix = $"test.{DateTime.UtcNow.Ticks}";
    int _folders;

    public string Version => $"{Repository.Version}-{_suffix}";

    /// <summary>The file that holds the package.</summary>
    public string File => Path.Combine(Feed, $"MemoryLint.{Version}.nupkg");

    /// <summary>The folder that the package was unpacked to.</summary>
    public string Content => Path.Combine(Root, "content");

    public IReadOnlyList<string> Assemblies =>
    [
        Path.Combine(Content, "analyzers", "dotnet", "cs", "MemoryLint.Analyzers.dll"),
        Path.Combine(Content, "analyzers", "dotnet", "cs", "MemoryLint.CodeFixes.dll"),
    ];

    /// <summary>Where the packing build writes its output: another build of the same tree may be running.</summary>
    public string Artifacts => Path.Combine(Root, "artifacts");

    string Root { get; } = Directory.CreateTempSubdirectory("memorylint-").FullName;

    string Feed => Path.Combine(Root, "feed");

    public async Task InitializeAsync()
    {
        await Dotnet.RunAsync(Repository.Root, "pack", "src/MemoryLint", "-c", "Release", "-o", Feed, "--artifacts-path", Artifacts,
            $"-p:VersionSuffix={_suffix}", "-p:ContinuousIntegrationBuild=true");
        ZipFile.ExtractToDirectory(File, Content);
    }

    public Task DisposeAsync()
    {
        DeleteIfPossible(Root);
        // The builds have put the package into the machine's cache, where nobody would look for this version again.
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        DeleteIfPossible(Path.Combine(cache, "memorylint", Version));
        return Task.CompletedTask;
    }

    /// <summary>A new folder for a project: the package's feed in reach, the repository's SDK, and nothing from the folders above it.</summary>
    public string NewFolder(string name)
    {
        if (!System.IO.File.Exists(File))
            throw new InvalidOperationException("There is no package: packing it has failed.");

        string folder = Path.Combine(Root, $"{name}-{Interlocked.Increment(ref _folders)}");
        Directory.CreateDirectory(folder);
        System.IO.File.Copy(Path.Combine(Repository.Root, "global.json"), Path.Combine(folder, "global.json"));
        // The feed comes in addition to the sources of the machine.
        Write("nuget.config", """
            <configuration>
              <packageSources>
                <add key="memorylint-test" value="../feed" />
              </packageSources>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write(".editorconfig", "root = true");
        return folder;

        void Write(string file, string text) => System.IO.File.WriteAllText(Path.Combine(folder, file), text);
    }

    static void DeleteIfPossible(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A compiler server may still hold a file; the system cleans its temporary folder.
        }
    }
}

[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<MemoryLintPackage>
{
    /// <summary>Tests of the package run one after the other: each starts builds, and one of them measures time.</summary>
    public const string Name = "package";
}
