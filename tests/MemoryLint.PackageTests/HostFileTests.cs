using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>Deployment files reach the compiler, and do no harm there.</summary>
[Collection(PackageCollection.Name)]
public sealed class HostFileTests
{
    readonly PlainLibrary _library;

    public HostFileTests(MemoryLintPackage package) => _library = PlainLibrary.Create(package, package);

    [Fact]
    public async Task None_are_needed() => Assert.Empty(await _library.AdditionalFilesAsync());

    [Fact]
    public async Task They_come_from_the_project_and_from_the_repository()
    {
        AddHostFiles();
        _library.Write(".git/HEAD", "ref: refs/heads/main");

        Assert.Equal(
            ["compose.prod.yaml", "compose.yaml", "deploy/k8s/chat.yml", "fly.toml", "infra/main.bicep", "src/Library/Dockerfile", "src/Library/host.json"],
            await _library.AdditionalFilesAsync());
    }

    [Fact]
    public async Task Without_a_repository_they_come_from_the_project_only()
    {
        AddHostFiles();

        Assert.Equal(["src/Library/Dockerfile", "src/Library/host.json"], await _library.AdditionalFilesAsync());
    }

    [Fact]
    public async Task A_worktree_inside_a_clone_is_the_nearer_repository()
    {
        _library.Write(".git/HEAD", "ref: refs/heads/main");
        _library.Write("compose.yaml", "services: {}");
        _library.Write("src/.git", "gitdir: ../.git/worktrees/src");
        _library.Write("src/fly.toml", "app = 'chat'");

        Assert.Equal(["src/fly.toml"], await _library.AdditionalFilesAsync());
    }

    [Fact]
    public async Task They_can_be_switched_off()
    {
        AddHostFiles();

        Assert.Empty(await _library.AdditionalFilesAsync("-p:MemoryLintScanHostFiles=false"));
    }

    [Fact]
    public async Task A_file_that_the_project_lists_itself_is_not_given_twice()
    {
        AddHostFiles();
        _library.Write("src/Library/Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <AdditionalFiles Include="Dockerfile" />
              </ItemGroup>
            </Project>
            """);

        Assert.Equal(["src/Library/Dockerfile", "src/Library/host.json"], await _library.AdditionalFilesAsync());
    }

    [Fact]
    public async Task The_compiler_runs_again_when_one_appears_changes_or_goes_and_only_then()
    {
        await _library.BuildAsync();

        _library.Write("src/Library/Dockerfile", "FROM scratch");
        await AssertCompilesOnceAsync();

        File.SetLastWriteTimeUtc(Path.Combine(_library.Folder, "Dockerfile"), DateTime.UtcNow.AddSeconds(1));
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await AssertCompilesOnceAsync();

        _library.Delete("src/Library/Dockerfile");
        await AssertCompilesOnceAsync();

        async Task AssertCompilesOnceAsync()
        {
            var first = await _library.BuildAsync();
            Assert.True(PlainLibrary.HasCompiled(first), first.Output);
            Assert.Contains("0 Warning(s)", first.Output);
            var second = await _library.BuildAsync();
            Assert.False(PlainLibrary.HasCompiled(second), second.Output);
        }
    }

    void AddHostFiles()
    {
        _library.Write("src/Library/Dockerfile", "FROM scratch");
        _library.Write("src/Library/host.json", "{}");
        _library.Write("compose.yaml", "services: {}");
        _library.Write("compose.prod.yaml", "services: {}");
        _library.Write("fly.toml", "app = 'chat'");
        _library.Write("deploy/k8s/chat.yml", "kind: Deployment");
        _library.Write("deploy/node_modules/some/thing.yml", "not: ours");
        _library.Write("infra/main.bicep", "param replicas int");
        _library.Write("other/compose.yaml", "services: {}");
    }
}
