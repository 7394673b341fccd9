using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using MemoryLint.PackageTests.Packing;

namespace MemoryLint.PackageTests;

/// <summary>What the package holds, entry by entry.</summary>
[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(MemoryLintPackage package)
{
    /// <summary>An assembly that the rules or fixes load has to be here, and nothing else.</summary>
    static readonly string[] s_entries =
    [
        "MemoryLint.nuspec",
        "README.md",
        "THIRD-PARTY-NOTICES.txt",
        "[Content_Types].xml",
        "_rels/.rels",
        "analyzers/dotnet/cs/MemoryLint.Analyzers.dll",
        "analyzers/dotnet/cs/MemoryLint.CodeFixes.dll",
        "analyzers/dotnet/cs/YamlDotNet.dll",
        "buildTransitive/MemoryLint.props",
        "buildTransitive/MemoryLint.targets",
        "icon.png",
        "package/services/metadata/core-properties/*.psmdcp",
    ];

    public static TheoryData<string> AssemblyNames => ["MemoryLint.Analyzers", "MemoryLint.CodeFixes"];

    [Fact]
    public void Entries_are_the_expected_ones()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);

        // The name of the core properties may be random.
        var entries = archive.Entries.Select(entry => entry.FullName.EndsWith(".psmdcp") ? $"{Path.GetDirectoryName(entry.FullName)!.Replace('\\', '/')}/*.psmdcp" : entry.FullName);

        Assert.Equal(s_entries, entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nuspec_describes_a_development_dependency_without_dependencies()
    {
        XElement metadata = XDocument.Load(Path.Combine(package.Content, "MemoryLint.nuspec")).Root!.Elements().Single();

        Assert.Equal("MemoryLint", Value("id"));
        Assert.Equal(package.Version, Value("version"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Null(Element("dependencies"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("expression", Element("license")!.Attribute("type")?.Value);
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal("git", Element("repository")!.Attribute("type")?.Value);
        Assert.Equal("https://github.com/memorylint/memorylint", Element("repository")!.Attribute("url")?.Value);
        Assert.Matches("^[0-9a-f]{40}$", Element("repository")!.Attribute("commit")?.Value);
        Assert.All(["description", "tags", "releaseNotes", "projectUrl", "authors", "copyright"], name => Assert.False(string.IsNullOrWhiteSpace(Value(name)), name));

        XElement? Element(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);
        string? Value(string name) => Element(name)?.Value;
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("buildTransitive/MemoryLint.props")]
    [InlineData("buildTransitive/MemoryLint.targets")]
    [InlineData("icon.png")]
    public void Files_are_those_of_the_repository(string entry)
    {
        string source = entry == "README.md" ? Repository.Root : Path.Combine(Repository.Root, "src", "MemoryLint");

        Assert.Equal(File.ReadAllBytes(Path.Combine(source, entry)), File.ReadAllBytes(Path.Combine(package.Content, entry)));
    }

    [Theory]
    [MemberData(nameof(AssemblyNames))]
    public void Assembly_has_the_version_of_the_package(string name)
    {
        using var reader = new PEReader(OpenAssembly(name));
        MetadataReader metadata = reader.GetMetadataReader();

        Assert.Equal(new Version($"{Repository.Version}.0"), metadata.GetAssemblyDefinition().Version);
        Assert.StartsWith(package.Version, StringAttribute(metadata, nameof(AssemblyInformationalVersionAttribute)));
        Assert.Equal("Release", StringAttribute(metadata, nameof(AssemblyConfigurationAttribute)));
    }

    [Theory]
    [MemberData(nameof(AssemblyNames))]
    public void Assembly_has_embedded_symbols_that_name_no_folder_of_the_build_machine(string name)
    {
        using var reader = new PEReader(OpenAssembly(name));
        var directory = reader.ReadDebugDirectory();
        Assert.Contains(directory, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        DebugDirectoryEntry embedded = Assert.Single(directory, entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);

        using MetadataReaderProvider symbols = reader.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        MetadataReader metadata = symbols.GetMetadataReader();
        string[] documents = [.. metadata.Documents.Select(handle => metadata.GetString(metadata.GetDocument(handle).Name))];

        // Except for what this build generated outside of the repository, where a release generates it inside.
        Assert.NotEmpty(documents);
        Assert.All(documents.Where(document => !document.StartsWith(package.Artifacts)), document => Assert.StartsWith("/_/", document));
    }

    FileStream OpenAssembly(string name) => File.OpenRead(package.Assemblies.Single(path => Path.GetFileNameWithoutExtension(path) == name));

    static string? StringAttribute(MetadataReader metadata, string name)
    {
        foreach (CustomAttribute attribute in metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute))
        {
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            var type = (TypeReferenceHandle)metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (metadata.GetString(metadata.GetTypeReference(type).Name) != name)
                continue;
            BlobReader value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString();
        }

        return null;
    }
}
