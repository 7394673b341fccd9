using System.Text.Json;
using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Sample;

/// <summary>A class library that has nothing to do with chat, in <c>src/Library</c> of a repository of its own.</summary>
sealed class PlainLibrary
{
    PlainLibrary(string root) => Root = root;

    /// <summary>The root of the repository, which has no <c>.git</c> at first.</summary>
    public string Root { get; }

    public string Folder => Path.Combine(Root, "src", "Library");

    /// <param name="package">The package that the library uses; null for none.</param>
    public static PlainLibrary Create(MemoryLintPackage feed, MemoryLintPackage? package)
    {
        var library = new PlainLibrary(feed.NewFolder("library"));
        library.Write("src/Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <AnalysisLevel>latest</AnalysisLevel>
              </PropertyGroup>
              <ItemGroup>
                {(package is null ? "" : $"""<PackageReference Include="MemoryLint" Version="{package.Version}" PrivateAssets="all" />""")}
              </ItemGroup>
            </Project>
            """);
        for (int number = 1; number <= 100; number++)
        {
            library.Write($"src/Library/Ledger{number}.cs", $$"""
                namespace Library;

                public sealed class Ledger{{number}}
                {
                    private readonly Dictionary<string, decimal> _balances = [];

                    public void Book(string account, decimal amount) => _balances[account] = Balance(account) + amount;

                    public decimal Balance(string account) => _balances.TryGetValue(account, out decimal balance) ? balance : 0;

                    public IEnumerable<string> Overdrawn() => from entry in _balances where entry.Value < 0 orderby entry.Key select entry.Key;
                }
                """);
        }

        return library;
    }

    public void Write(string path, string text)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    /// <summary>The time of the fastest of three builds that change nothing.</summary>
    public async Task<TimeSpan> FastestBuildAsync(params string[] arguments)
    {
        TimeSpan fastest = TimeSpan.MaxValue;
        for (int run = 0; run < 3; run++)
        {
            TimeSpan duration = (await BuildAsync(["--no-restore", .. arguments])).Duration;
            fastest = duration < fastest ? duration : fastest;
        }

        return fastest;
    }

    /// <summary>Builds what is not up to date; the output tells which targets were skipped.</summary>
    public Task<CommandResult> BuildAsync(params string[] arguments) => Dotnet.RunAsync(Folder, ["build", "-v:normal", .. arguments]);

    /// <summary>The additional files on the compiler's command line, relative to the root. Asked as an IDE asks: without running the compiler.</summary>
    public async Task<string[]> AdditionalFilesAsync(params string[] arguments)
    {
        const string Option = "/additionalfile:";
        string result = Path.Combine(Root, "arguments.json");
        await Dotnet.RunAsync(Folder, ["build", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            "-getItem:CscCommandLineArgs", $"-getResultOutputFile:{result}", .. arguments]);
        JsonElement items = JsonDocument.Parse(await File.ReadAllTextAsync(result)).RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs");
        return
        [
            .. items.EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Where(argument => argument.StartsWith(Option))
                .Select(argument => Path.GetRelativePath(Root, Path.Combine(Folder, argument[Option.Length..])).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    public static bool HasCompiled(CommandResult build) => !build.Output.Contains("Skipping target \"CoreCompile\" because all output files are up-to-date");
}
