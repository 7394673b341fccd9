using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Tests.Verification;

/// <summary>The assemblies that test sources are compiled against, read once per test run.</summary>
static class References
{
    static readonly string[] SharedFrameworks = ["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"];

    /// <summary>In the output directory of the tests.</summary>
    static readonly string[] FrameworkAssemblies =
        ["MemoryLint.FrameworkStubs", "Microsoft.Extensions.AI.Abstractions", "OpenAI", "System.ClientModel", "System.Memory.Data"];

    static readonly Lazy<ImmutableArray<MetadataReference>> Platform =
        new(() => [.. SharedFrameworks.SelectMany(f => TargetingPack(f) ?? Runtime(f)).Select(path => MetadataReference.CreateFromFile(path))]);

    static readonly Lazy<ImmutableArray<MetadataReference>> Frameworks =
        new(() => [.. FrameworkAssemblies.Select(name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name + ".dll")))]);

    public static ImmutableArray<MetadataReference> Get(bool withFrameworks) => withFrameworks ? [.. Platform.Value, .. Frameworks.Value] : Platform.Value;

    /// <summary>The reference assemblies that a build uses: they come with the SDK, not with the runtime.</summary>
    static string[]? TargetingPack(string framework)
    {
        string? root = Path.GetDirectoryName(typeof(object).Assembly.Location);
        for (int up = 0; up < 3; up++) // shared/Microsoft.NETCore.App/10.0.0
            root = Path.GetDirectoryName(root);
        DirectoryInfo pack = new(Path.Combine(root ?? "", "packs", framework + ".Ref"));
        if (!pack.Exists)
            return null;
        int major = Environment.Version.Major;
        string? newest = pack.EnumerateDirectories()
            .Where(d => Version.TryParse(d.Name, out Version? version) && version.Major == major)
            .MaxBy(d => Version.Parse(d.Name))?.FullName;
        string reference = Path.Combine(newest ?? "", "ref", $"net{major}.0");
        return newest is not null && Directory.Exists(reference) ? Sorted(Directory.GetFiles(reference, "*.dll")) : null;
    }

    static string[] Runtime(string framework)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return Sorted(trusted.Split(Path.PathSeparator).Where(path => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))) == framework));
    }

    static string[] Sorted(IEnumerable<string> paths) => [.. paths.Order(StringComparer.Ordinal)];
}
