using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Cloud Foundry's manifests, also those of Tanzu and SAP: one claim per application.</summary>
sealed class CloudFoundryReader : HostReader
{
    const string Platform = "Cloud Foundry";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".yml", ".yaml") && file.Name.IndexOf("manifest", StringComparison.OrdinalIgnoreCase) >= 0 && file.Mentions("applications:")
        && file.Documents.Any(d => d["applications"] is { Items.Count: > 0 });

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            foreach (var application in document["applications"]?.Items ?? [])
                if (application.Entry("name") is { } name)
                    yield return new(file, Platform, name.Value.Literal)
                    {
                        Ties = Ties(application),
                        Workers = WorkersOf(file, document, application, name),
                        Disk = DiskOf(file, application, name),
                    };
    }

    static Said<Workers>? WorkersOf(HostFile file, ConfigNode document, ConfigNode application, ConfigEntry name)
    {
        var web = application["processes"]?.Items.FirstOrDefault(p => p["type"]?.Text == "web");
        return (web?.Entry("instances") ?? application.Entry("instances") ?? document.Entry("instances")) is { } instances
            ? Count.Fixed(file, instances)
            : new(Workers.One, file.Evidence(name.Span, "sets no instances, and Cloud Foundry then runs one"));
    }

    static Said<Disk> DiskOf(HostFile file, ConfigNode application, ConfigEntry name) =>
        application["services"]?.Items.FirstOrDefault(s => s.At("parameters", "mount") is not null) is { } volume
            ? new(Disk.Shared, file.Quote(volume.At("parameters", "mount")!))
            : new(Disk.Lost, file.Evidence(name.Span, "mounts no volume, and Cloud Foundry's containers have no lasting disk"));

    static ImmutableArray<ProjectTie> Ties(ConfigNode application)
    {
        var ties = new List<ProjectTie>();
        if (application["path"]?.Literal is { } path)
            ties.Add(new(TieKind.Project, path));
        if (application.At("docker", "image")?.Value.Literal is { } image)
            ties.Add(new(TieKind.Image, ImageName.Of(image)));
        if (application["command"] is { } command && DotnetCommand.Assembly(DotnetCommand.Words(command)) is { } assembly)
            ties.Add(new(TieKind.Assembly, assembly));
        return ties.ToImmutableArray();
    }
}
