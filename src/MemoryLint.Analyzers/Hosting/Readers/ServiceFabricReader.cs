using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Service Fabric: one claim per default service of an application manifest, its parameters as the production environment sets them.</summary>
sealed class ServiceFabricReader : HostReader
{
    const string Platform = "Service Fabric";

    public override bool Reads(HostFile file) => file.Name.Equals("ApplicationManifest.xml", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (XmlNotation.Read(file.Text)?["ApplicationManifest"] is not { } manifest || manifest["DefaultServices"] is not { } services)
            yield break;
        var parameters = new Parameters(file, manifest, files);
        var assemblies = ServiceAssemblies(files);
        foreach (var service in services.Entries.Where(e => e.Key == "Service"))
            if (service.Value.Entries.FirstOrDefault(e => e.Key is "StatelessService" or "StatefulService") is { } kind)
                yield return new(file, Platform, service.Value["Name"]?.Text)
                {
                    Ties = Ties(kind.Value["ServiceTypeName"]?.Text, assemblies),
                    Workers = kind.Key == "StatelessService" ? Stateless(file, kind, parameters) : Stateful(kind, parameters),
                };
    }

    static Said<Workers>? Stateless(HostFile file, ConfigEntry service, Parameters parameters) =>
        service.Value.Entry("InstanceCount") is not { } count
            ? new(Workers.One, file.Evidence(service.KeySpan, "sets no InstanceCount, and Service Fabric then runs one instance"))
            : parameters.Resolve(count) is not { } stated ? null
            : stated.Number == -1 ? new(Workers.Several, stated.File.Evidence(stated.Entry.Span, "says -1 for InstanceCount, which is an instance on every node"))
            : stated.Number > 1 ? new(Workers.Several, stated.Evidence)
            : stated.Number == 1 ? new(Workers.One, stated.Evidence)
            : null;

    /// <summary>Partitions work side by side; of the replicas one works at a time, and another takes its place.</summary>
    static Said<Workers>? Stateful(ConfigEntry service, Parameters parameters)
    {
        var partition = service.Value.Entries.FirstOrDefault(e => e.Key is "UniformInt64Partition" or "NamedPartition");
        if (partition?.Value.Entry("PartitionCount") is { } partitions && parameters.Resolve(partitions) is { Number: > 1 } several)
            return new(Workers.Several, several.Evidence);
        return service.Value.Entry("TargetReplicaSetSize") is { } replicas && parameters.Resolve(replicas) is { } stated && stated.Number >= 1
            ? new(stated.Number > 1 ? Workers.MayBecomeSeveral : Workers.One, stated.Evidence)
            : null;
    }

    static ImmutableArray<ProjectTie> Ties(string? type, IReadOnlyDictionary<string, string> assemblies)
    {
        if (type is null)
            return ImmutableArray<ProjectTie>.Empty;
        // Without the service's own manifest the name that Visual Studio gives to the type of a project.
        string byName = type.EndsWith("Type", StringComparison.Ordinal) ? type.Substring(0, type.Length - "Type".Length) : type;
        return ImmutableArray.Create(new ProjectTie(TieKind.Assembly, assemblies.TryGetValue(type, out string? assembly) ? assembly : byName));
    }

    /// <summary>The program of each service type, from the manifests of the services.</summary>
    static Dictionary<string, string> ServiceAssemblies(HostFiles files)
    {
        var assemblies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.Files.Where(f => f.Name.Equals("ServiceManifest.xml", StringComparison.OrdinalIgnoreCase)))
            if (XmlNotation.Read(file.Text)?["ServiceManifest"] is { } manifest && Program(manifest) is { } program)
                foreach (var type in manifest["ServiceTypes"]?.Entries ?? [])
                    if (type.Value["ServiceTypeName"]?.Text is { } name)
                        assemblies[name] = program;
        return assemblies;
    }

    static string? Program(ConfigNode manifest) => StartCommand.Assembly([manifest.At("CodePackage", "EntryPoint", "ExeHost", "Program")?.Value.Text ?? ""]);

    /// <summary>Parameters of an application: <c>[Web_InstanceCount]</c>.</summary>
    sealed class Parameters(HostFile file, ConfigNode manifest, HostFiles files)
    {
        readonly IReadOnlyDictionary<string, Stated> _values = Values(file, manifest, files);

        public Stated? Resolve(ConfigEntry entry)
        {
            string text = entry.Value.Text ?? "";
            return text.Length < 3 || text[0] != '['
                ? new(file, entry, entry.Number)
                : _values.TryGetValue(text.Trim('[', ']'), out var stated) ? stated : null;
        }

        static Dictionary<string, Stated> Values(HostFile file, ConfigNode manifest, HostFiles files)
        {
            var values = new Dictionary<string, Stated>(StringComparer.Ordinal);
            Add(file, manifest["Parameters"], "DefaultValue");
            foreach (var environment in Environments(file, files))
                Add(environment, XmlNotation.Read(environment.Text)?["Application"]?["Parameters"], "Value");
            return values;

            void Add(HostFile owner, ConfigNode? parameters, string attribute)
            {
                foreach (var parameter in parameters?.Entries ?? [])
                    if (parameter.Value["Name"]?.Text is { } name && parameter.Value.Entry(attribute) is { } value)
                        values[name] = new(owner, value, value.Number, name);
            }
        }

        /// <summary>The parameter files of production, the one that counts last. Those for one's own machine are named <c>Local.1Node.xml</c>.</summary>
        static IEnumerable<HostFile> Environments(HostFile file, HostFiles files)
        {
            string[] folders = [file.Resolve("ApplicationParameters"), file.Resolve("../ApplicationParameters")];
            return files.Files
                .Where(f => folders.Contains(f.Folder, StringComparer.OrdinalIgnoreCase))
                .Where(f => f.HasExtension(".xml") && !f.Name.StartsWith("Local", StringComparison.OrdinalIgnoreCase))
                .OrderBy(f => f.Name.Equals("Cloud.xml", StringComparison.OrdinalIgnoreCase))
                .ThenBy(f => f.Path, StringComparer.Ordinal);
        }
    }

    /// <summary>A value and the file that states it, under the name of a parameter or as it is.</summary>
    sealed record Stated(HostFile File, ConfigEntry Entry, int? Number, string? Parameter = null)
    {
        public Evidence Evidence => Parameter is null ? File.Quote(Entry) : File.Evidence(Entry.Span, $"sets {Parameter} to {Entry.Value.Text}");
    }
}
