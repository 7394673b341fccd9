using System.Collections.Immutable;
using MemoryLint.Hosting.Readers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Hosting;

/// <summary>The deployment files of one build and what they claim; read when a rule first asks, and shared by the projects that are given the same.</summary>
sealed class HostFiles
{
    /// <summary>One reader per format. The first that recognises a file reads it, so that formats told by name stand before those told by content.</summary>
    static readonly ImmutableArray<HostReader> s_readers = ImmutableArray.Create<HostReader>(
        new ComposeReader(),
        new BicepReader(),
        new ArmTemplateReader(),
        new TerraformReader(),
        new NomadReader(),
        new DockerfileReader(),
        new FlyReader(),
        new HerokuReader(),
        new RailwayReader(),
        new FunctionsReader(),
        new AwsToolsReader(),
        new IisReader(),
        new ServiceFabricReader(),
        new Pm2Reader(),
        new SystemdReader(),
        new YarpReader(),
        new AspireReader(),
        new SupervisorReader(),
        new NginxReader(),
        new HAProxyReader(),
        new HelmReader(),
        new KustomizeReader(),
        new AzdReader(),
        new RenderReader(),
        new AppRunnerReader(),
        new EbExtensionsReader(),
        new ServerlessFrameworkReader(),
        new DigitalOceanReader(),
        new AppEngineReader(),
        new CopilotReader(),
        new CloudFoundryReader(),
        new CloudFormationReader(),
        new ContainerAppReader(),
        new KubernetesReader());

    readonly Dictionary<string, HostFile> _byPath = new(StringComparer.OrdinalIgnoreCase);
    readonly Lazy<ImmutableArray<HostClaim>> _claims;

    HostFiles(IEnumerable<HostFile> files)
    {
        Files = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToImmutableArray();
        foreach (var file in Files)
            _byPath[PathOf(file)] = file;
        _claims = new(() => Files.SelectMany(f => ReadOne(f)).ToImmutableArray());
    }

    /// <summary>The files in the order of their paths.</summary>
    public ImmutableArray<HostFile> Files { get; }

    /// <summary>What all files claim, in their order.</summary>
    public ImmutableArray<HostClaim> Claims => _claims.Value;

    public bool Contains(HostFile file) => ReferenceEquals(Find(PathOf(file)), file);

    /// <summary>The file at a path that <see cref="HostFile.Resolve"/> made; null if the build did not hand it over.</summary>
    public HostFile? Find(string path) => _byPath.TryGetValue(path, out var file) ? file : null;

    static string PathOf(HostFile file) => file.Folder.Length == 0 ? file.Name : file.Folder + "/" + file.Name;

    public static HostFiles Of(IEnumerable<HostFile> files) => new(files);

    /// <summary>The deployment files among the additional files of a project that may be about it.</summary>
    public static HostFiles Of(HostedProject project, AnalyzerOptions options, CancellationToken cancellation)
    {
        var files = new List<HostFile>();
        foreach (var text in options.AdditionalFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            if (KindOf(options, text) is var kind && (kind == "host" || (kind != "prompt" && project.IsNear(text.Path))) && HostFileCache.Get(text, cancellation) is { } file)
                files.Add(file);
        }
        return HostFileCache.Get(files, () => new(files));
    }

    /// <summary>What the build has chosen a file as, wherever it lies; null if it says nothing.</summary>
    static string? KindOf(AnalyzerOptions options, AdditionalText text) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(text).TryGetValue("build_metadata.AdditionalFiles.MemoryLintKind", out string? kind) ? kind : null;

    IEnumerable<HostClaim> ReadOne(HostFile file) =>
        s_readers.FirstOrDefault(r => r.Reads(file)) is { } reader ? reader.Read(file, this) : [];
}
