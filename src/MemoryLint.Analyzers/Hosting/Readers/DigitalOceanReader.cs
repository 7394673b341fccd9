using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>App specifications of DigitalOcean's App Platform: one claim per service and worker.</summary>
sealed class DigitalOceanReader : HostReader
{
    const string Platform = "DigitalOcean App Platform";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".yml", ".yaml") && (IsInItsFolder(file)
            || file.Name.ToLowerInvariant() is "app.yaml" or "app.yml" && file.Documents.Any(d => d["services"] is { Items.Count: > 0 }));

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
        {
            // A button to deploy has the specification within another map.
            var app = document["spec"] ?? document;
            foreach (var component in (app["services"]?.Items ?? []).Concat(app["workers"]?.Items ?? []))
                if (component.Entry("name") is { } name)
                    yield return Claim(file, component, name);
        }
    }

    static bool IsInItsFolder(HostFile file) => ("/" + file.Folder).EndsWith("/.do", StringComparison.Ordinal);

    static HostClaim Claim(HostFile file, ConfigNode component, ConfigEntry name) =>
        new(file, Platform, name.Value.Literal)
        {
            Ties = Ties(file, component),
            Workers = component["autoscaling"] is { } scaling ? Count.Between(file, scaling.Entry("min_instance_count"), scaling.Entry("max_instance_count"))
                : component.Entry("instance_count") is { } count ? Count.Fixed(file, count)
                : new(Workers.One, file.Evidence(name.Span, "sets no instance_count, and App Platform then runs one instance")),
            Disk = new(Disk.Lost, file.Evidence(name.Span, "is deployed to App Platform, whose containers have no lasting disk")),
        };

    static ImmutableArray<ProjectTie> Ties(HostFile file, ConfigNode component)
    {
        // Paths start at the repository's root, in which the file lies, or its folder '.do'.
        string root = IsInItsFolder(file) ? "../" : "./";
        var ties = new List<ProjectTie>();
        if (component["dockerfile_path"]?.Literal is { } dockerfile)
            ties.Add(new(TieKind.Dockerfile, root + dockerfile));
        if (component["source_dir"]?.Literal is { } source)
            ties.Add(new(TieKind.Project, root + source));
        if (component.At("image", "repository")?.Value.Literal is { } image)
            ties.Add(new(TieKind.Image, ImageName.Of(image)));
        if (component["run_command"] is { } run && DotnetCommand.Assembly(DotnetCommand.Words(run)) is { } assembly)
            ties.Add(new(TieKind.Assembly, assembly));
        return ties.ToImmutableArray();
    }
}
