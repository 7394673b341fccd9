using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Hosting;

/// <summary>The project that is being compiled, as far as deployment files can mean it.</summary>
sealed class HostedProject
{
    readonly AnalyzerConfigOptions _properties;

    HostedProject(string folder, string name, AnalyzerConfigOptions properties) =>
        (Folder, Name, _properties) = (folder, name, properties);

    static readonly KeptPerProject<HostedProject> s_projects = new();

    public static HostedProject Of(Compilation compilation, AnalyzerOptions options) => s_projects.Get(compilation, options, () => Read(compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions));

    static HostedProject Read(Compilation compilation, AnalyzerConfigOptions properties)
    {
        string folder = (Property(properties, "ProjectDir") ?? Property(properties, "MSBuildProjectDirectory") ?? "").Replace('\\', '/').TrimEnd('/');
        string name = Property(properties, "MSBuildProjectName") ?? compilation.AssemblyName ?? "";
        return new(folder, name, properties);
    }

    /// <summary>Its folder with forward slashes and none at the end; empty if the build does not say.</summary>
    public string Folder { get; }

    /// <summary>The name of its project file, without extension.</summary>
    public string Name { get; }

    /// <summary>An MSBuild property that the package makes visible; null if it is not set.</summary>
    public string? this[string property] => Property(_properties, property);

    /// <summary>True for a project that is deployed as functions: it has no process of its own that lives on.</summary>
    public bool IsServerless => this["AzureFunctionsVersion"] is not null || this["AWSProjectType"] is "Lambda" or "lambda";

    /// <summary>True for tests, which want their stores in memory.</summary>
    public bool IsTest => this["IsTestProject"] is "true" or "True" || Name.EndsWith("Tests", StringComparison.OrdinalIgnoreCase) || Name.EndsWith(".Test", StringComparison.OrdinalIgnoreCase);

    public bool Contains(string path) => Folder.Length > 0 && (path + "/").StartsWith(Folder + "/", StringComparison.OrdinalIgnoreCase);

    static readonly string[] s_deploymentFolders =
    [
        "k8s", ".k8s", "kubernetes", "manifests", "deploy", "deployment", "deployments", "helm", "chart", "charts", "overlays", "infra", "infrastructure", "iac", "bicep", "terraform", "docker", "aspirate-output", "copilot",
        "ops", "devops", "scripts", "azd", "aks",
    ];

    /// <summary>
    /// True for a file that can be about the project by its place alone: beside it or above it, in a folder for deployments there, or in a folder next to one of
    /// those. What lies deeper in other branches of a repository is about other projects, and need not be read.
    /// </summary>
    public bool IsNear(string path)
    {
        if (Contains(path.Replace('\\', '/')))
            return true;
        string[] below = BelowSharedFolder(path);
        return below.Length <= 2 || s_deploymentFolders.Contains(below[0], StringComparer.OrdinalIgnoreCase)
            || (below.Length <= 4 && below.Any(folder => folder.IndexOf("AppHost", StringComparison.OrdinalIgnoreCase) >= 0));
    }

    /// <summary>The folders and the name of a path below what it shares with the project's folder.</summary>
    public string[] BelowSharedFolder(string path)
    {
        string plain = path.Replace('\\', '/'), own = Folder + "/";
        int common = 0;
        for (int i = 0; i < Math.Min(plain.Length, own.Length) && plain[i] == own[i]; i++)
            if (plain[i] == '/')
                common = i + 1;
        return plain.Substring(common).Split('/');
    }

    /// <summary>True if a tie of a file names this project itself.</summary>
    public bool IsNamedBy(ProjectTie tie, HostFile file) => tie.Kind switch
    {
        TieKind.Project => IsAt(file.Resolve(tie.Value)) || IsOwnFile(tie.Value),
        TieKind.Image => IsNamed(tie.Value.Substring(tie.Value.LastIndexOf('/') + 1)),
        TieKind.Assembly => string.Equals(tie.Value, this["AssemblyName"] ?? Name, StringComparison.OrdinalIgnoreCase) || string.Equals(tie.Value, Name, StringComparison.OrdinalIgnoreCase),
        TieKind.AspireProject => string.Equals(tie.Value, AspireName(Name), StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    /// <summary>True for a name that people give to the deployed form of this project: <c>chat-api</c> for <c>Contoso.Chat.Api</c> or <c>Chat.Api</c>.</summary>
    public bool IsNamed(string name)
    {
        string plain = Plain(name);
        if (plain.Length < 3)
            return false;
        string own = Plain(Name);
        return own == plain || Plain(Folder.Substring(Folder.LastIndexOf('/') + 1)) == plain
            || (Name.IndexOf('.') is > 0 and var dot && Plain(Name.Substring(dot + 1)) == plain);
    }

    bool IsAt(string path) =>
        Folder.Length > 0 && (string.Equals(path, Folder, StringComparison.OrdinalIgnoreCase)
            || (path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && string.Equals(path.Substring(0, Math.Max(0, path.LastIndexOf('/'))), Folder, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A Dockerfile names the project file from the root of a build context that only its caller knows.</summary>
    bool IsOwnFile(string path) =>
        path.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && string.Equals(path.Substring(path.LastIndexOf('/') + 1), Name + ".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>Names of images, resources and services know neither dots nor capitals.</summary>
    static string Plain(string name) => new(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());

    static string AspireName(string name) => new(name.Select(c => char.IsLetterOrDigit(c) ? c : '_').ToArray());

    static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Length > 0 ? value : null;
}
