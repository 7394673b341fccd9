using System.Reflection;

namespace MemoryLint.PackageTests.Packing;

/// <summary>What the build knew about the repository that these tests were built from.</summary>
static class Repository
{
    public static string Root => Value("RepositoryRoot");

    /// <summary>The version of Directory.Build.props.</summary>
    public static string Version => Value("PackedVersion");

    /// <summary>The version of the compiler that the analyzers are built against.</summary>
    public static string RoslynFloor => Value("RoslynFloorVersion");

    static string Value(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
