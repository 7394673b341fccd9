using System.Text.Json;
using MemoryLint.PackageTests.Packing;
using MemoryLint.PackageTests.Processes;

namespace MemoryLint.PackageTests.Sample;

/// <summary>A copy of docs/samples/ForgetfulChat that uses the package instead of the repository's projects.</summary>
sealed class SampleProject
{
    SampleProject(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>The folder above it, for what belongs to a repository.</summary>
    public string Root => Path.GetDirectoryName(Folder)!;

    public string Assembly => Path.Combine(Folder, "bin", "Debug", "net10.0", "ForgetfulChat.dll");

    public static SampleProject CopyWith(MemoryLintPackage package)
    {
        string root = package.NewFolder("sample");
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseMemoryLintPackage>true</UseMemoryLintPackage>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MemoryLint" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        File.Copy(Path.Combine(Repository.Root, "Directory.Packages.props"), Path.Combine(root, "Repository.Packages.props"));
        File.WriteAllText(Path.Combine(root, "Directory.Packages.props"), $"""
            <Project>
              <Import Project="Repository.Packages.props" />
              <ItemGroup>
                <PackageVersion Include="MemoryLint" Version="{package.Version}" />
              </ItemGroup>
            </Project>
            """);

        string source = Path.Combine(Repository.Root, "docs", "samples", "ForgetfulChat");
        var sample = new SampleProject(Path.Combine(root, "ForgetfulChat"));
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj")
                continue;
            string copy = Path.Combine(sample.Folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return sample;
    }

    /// <summary>Builds everything anew, so that every warning is printed.</summary>
    public Task<CommandResult> BuildAsync() => Dotnet.RunAsync(Folder, "build", "--no-incremental", "-v:quiet", "-consoleLoggerParameters:NoSummary");

    public async Task<BuildWarning[]> WarningsAsync() => BuildWarning.Of(await BuildAsync(), Folder);

    /// <summary>Writes a file of the repository; the path is relative to its root.</summary>
    public void Write(string path, string text)
    {
        string file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Builds what is not up to date, and returns what the compiler's log holds: rule, message, file and line, and the same of each related place.</summary>
    public async Task<LoggedWarning[]> LogAsync(params string[] arguments)
    {
        string log = Path.Combine(Folder, "obj", "build.sarif");
        await Dotnet.RunAsync(Folder, ["build", "-v:quiet", $"-p:ErrorLog={log}%2Cversion=2.1", .. arguments]);
        return LoggedWarning.Of(await File.ReadAllTextAsync(log), Root);
    }

    /// <summary>What the compiler is given: the items Compile (with generated files) and ReferencePathWithRefAssemblies.</summary>
    public async Task<JsonElement> CompiledItemsAsync()
    {
        string result = Path.Combine(Folder, "obj", "items.json");
        await Dotnet.RunAsync(Folder, "build", "-t:Build", "-getItem:Compile", "-getItem:ReferencePathWithRefAssemblies", $"-getResultOutputFile:{result}");
        return JsonDocument.Parse(await File.ReadAllTextAsync(result)).RootElement.GetProperty("Items");
    }

    public static IEnumerable<string> Paths(JsonElement items, string name) => items.GetProperty(name).EnumerateArray().Select(item => item.GetProperty("FullPath").GetString()!);

    public Task<ChatService> StartAsync(string? sessionCache = null) => ChatService.StartAsync(Folder, Assembly, sessionCache);
}
