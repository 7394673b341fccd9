using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Render's blueprints: one claim per service that runs all the time.</summary>
sealed class RenderReader : HostReader
{
    const string Platform = "Render";

    public override bool Reads(HostFile file) => file.Name.ToLowerInvariant() is "render.yaml" or "render.yml";

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            foreach (var service in Services(document))
                if (service.Entry("type") is { Value.Text: "web" or "pserv" or "worker" } type && (service["runtime"] ?? service["env"])?.Text != "static")
                    yield return Claim(file, service, type);
    }

    /// <summary>Services at the top, and those of each project's environments.</summary>
    static IEnumerable<ConfigNode> Services(ConfigNode document) =>
        (document["services"]?.Items ?? []).Concat(
            from project in document["projects"]?.Items ?? []
            from environment in project["environments"]?.Items ?? []
            from service in environment["services"]?.Items ?? []
            select service);

    static HostClaim Claim(HostFile file, ConfigNode service, ConfigEntry type)
    {
        var disk = service.Entry("disk");
        return new(file, Platform, service["name"]?.Literal)
        {
            Ties = Ties(service),
            Workers = service["scaling"] is { } scaling ? Count.Between(file, scaling.Entry("minInstances"), scaling.Entry("maxInstances"))
                : service.Entry("numInstances") is { } count ? Count.Fixed(file, count)
                : disk is not null ? new(Workers.One, file.Evidence(disk.KeySpan, "attaches a disk, with which Render runs one instance"))
                : new(Workers.One, file.Evidence(type.Span, "sets no numInstances, and Render then runs one instance")),
            Life = service.Entry("plan") is { Value.Text: "free" } plan
                ? new(ProcessLife.Restarted, file.Evidence(plan.Span, "says plan: free, whose instances Render stops when they are idle"))
                : null,
            Disk = disk is not null
                ? new(Disk.Local, file.Evidence(disk.KeySpan, "attaches a disk"))
                : new(Disk.Lost, file.Evidence(type.Span, "attaches no disk")),
        };
    }

    static ImmutableArray<ProjectTie> Ties(ConfigNode service)
    {
        var ties = new List<ProjectTie>();
        string root = service["rootDir"]?.Literal ?? ".";
        if ((service["runtime"] ?? service["env"])?.Text == "docker")
            ties.Add(new(TieKind.Dockerfile, root + "/" + (service["dockerfilePath"]?.Literal ?? "Dockerfile")));
        if (service["rootDir"] is not null)
            ties.Add(new(TieKind.Project, root));
        if (service.At("image", "url")?.Value.Literal is { } image)
            ties.Add(new(TieKind.Image, ImageName.Of(image)));
        ties.AddRange(BuildCommand.Projects(service["buildCommand"], root));
        if ((service["startCommand"] ?? service["dockerCommand"]) is { } start && DotnetCommand.Assembly(DotnetCommand.Words(start)) is { } assembly)
            ties.Add(new(TieKind.Assembly, assembly));
        return ties.ToImmutableArray();
    }
}
