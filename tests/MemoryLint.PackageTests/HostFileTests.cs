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
    public async Task An_Aspire_host_beside_the_project_and_its_deployment_are_read()
    {
        _library.Write(".git/HEAD", "ref: refs/heads/main");
        _library.Write("src/Shop.AppHost/AppHost.cs", "// builder");
        _library.Write("src/Shop.AppHost/Other.cs", "// not the host");
        _library.Write("src/Shop.AppHost/azure.yaml", "name: shop");
        _library.Write("src/Shop.AppHost/infra/library.tmpl.yaml", "properties: {}");
        _library.Write("src/Other/compose.yaml", "services: {}");

        Assert.Equal(["src/Shop.AppHost/AppHost.cs", "src/Shop.AppHost/azure.yaml", "src/Shop.AppHost/infra/library.tmpl.yaml"], await _library.AdditionalFilesAsync());
    }

    /// <summary>200,000 files that are no deployment files must not be looked at.</summary>
    [Fact]
    public async Task A_large_repository_is_not_searched()
    {
        _library.Write(".git/HEAD", "ref: refs/heads/main");
        for (int folder = 0; folder < 200; folder++)
        {
            string data = Path.Combine(_library.Root, "data", folder.ToString());
            Directory.CreateDirectory(data);
            for (int file = 0; file < 1000; file++)
                File.Create(Path.Combine(data, file + ".yaml")).Dispose();
        }

        await _library.BuildAsync();
        TimeSpan with = await _library.FastestBuildAsync(), without = await _library.FastestBuildAsync("-p:MemoryLintScanHostFiles=false");

        Assert.True(with < without + TimeSpan.FromSeconds(1), $"{with.TotalSeconds:F1} s with host files, {without.TotalSeconds:F1} s without.");
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
