using System.Runtime.CompilerServices;
using MemoryLint.Hosting.Azure;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>
/// Bicep: the resources of each file that no other file deploys as a module, with those of its modules. Files of parameters count for the file beside them.
/// </summary>
sealed class BicepReader : HostReader
{
    static readonly ConditionalWeakTable<HostFiles, Modules> s_modules = new();

    public override bool Reads(HostFile file) => file.HasExtension(".bicep", ".bicepparam");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (file.HasExtension(".bicepparam") || AzureDeployment.TemplateOf(file) is not { } template)
            return [];
        var modules = s_modules.GetValue(files, f => new(f));
        if (modules.Files.Contains(file))
            return [];
        var environments = AzureParameters.Of(file, files);
        bool isUnused = environments.Count == 0 && modules.Folders.Contains(file.Folder) && !string.Equals(file.Name, "main.bicep", StringComparison.OrdinalIgnoreCase);
        return isUnused ? [] : AzureClaims.OfEach(environments, parameters => AzureDeployment.Resources(file, template, parameters, files));
    }

    /// <summary>What the bicep files of a build deploy as modules.</summary>
    sealed class Modules
    {
        public Modules(HostFiles files)
        {
            foreach (var file in files.Files)
                if (file.HasExtension(".bicep") && AzureDeployment.TemplateOf(file) is { } template)
                    foreach (var resource in template.Resources)
                        if (resource.IsModule && resource.Type.IndexOf(':') < 0 && files.Find(file.Resolve(resource.Type)) is { } module)
                        {
                            Files.Add(module);
                            if (module.Folder != file.Folder)
                                Folders.Add(module.Folder);
                        }
        }

        public HashSet<HostFile> Files { get; } = [];

        /// <summary>Folders of modules. A file of one that nobody deploys came with the others and is not in use.</summary>
        public HashSet<string> Folders { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
