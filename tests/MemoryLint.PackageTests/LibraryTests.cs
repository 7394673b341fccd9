using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;
using MemoryLint.PackageTests.Sample;

namespace MemoryLint.PackageTests;

/// <summary>A project that has no use for the package does not notice it.</summary>
[Collection(PackageCollection.Name)]
public sealed class LibraryTests(MemoryLintPackage package)
{
    [Fact]
    public async Task Build_gives_no_warning_and_the_next_one_does_not_compile()
    {
        PlainLibrary library = PlainLibrary.Create(package, package);

        CommandResult first = await library.BuildAsync();
        CommandResult second = await library.BuildAsync();

        Assert.Contains("0 Warning(s)", first.Output);
        Assert.True(PlainLibrary.HasCompiled(first), first.Output);
        Assert.False(PlainLibrary.HasCompiled(second), second.Output);
    }

    /// <summary>Catches a package that makes builds wait. What analysis costs is measured by the benchmarks.</summary>
    [Fact]
    public async Task Build_is_not_slower()
    {
        TimeSpan with = await FastestAsync(package);
        TimeSpan without = await FastestAsync(null);

        Assert.True(with < (2 * without) + TimeSpan.FromSeconds(3), $"{with.TotalSeconds:F1} s with the package, {without.TotalSeconds:F1} s without.");

        async Task<TimeSpan> FastestAsync(MemoryLintPackage? used)
        {
            PlainLibrary library = PlainLibrary.Create(package, used);
            await library.BuildAsync();
            TimeSpan fastest = TimeSpan.MaxValue;
            for (int run = 0; run < 2; run++)
            {
                TimeSpan duration = (await library.BuildAsync("--no-incremental", "--no-restore")).Duration;
                fastest = duration < fastest ? duration : fastest;
            }

            return fastest;
        }
    }
}
