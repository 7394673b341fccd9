using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Fly.io: one claim per app.</summary>
sealed class FlyReader : HostReader
{
    const string Platform = "Fly.io";

    public override bool Reads(HostFile file) => file.Name.StartsWith("fly.", StringComparison.OrdinalIgnoreCase) && file.HasExtension(".toml");

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (TomlNotation.Read(file.Text) is not { } app || app["app"]?.Text is null && app.Entry("build") is null && Services(app).Count == 0)
            yield break;
        yield return new(file, Platform, app["app"]?.Text)
        {
            Ties = Ties(app),
            Workers = WorkersOf(file, app),
            Life = LifeOf(file, app),
            Disk = DiskOf(file, app),
        };
    }

    static ImmutableArray<ProjectTie> Ties(ConfigNode app)
    {
        if (app.At("build", "image")?.Value.Text is { } image)
            return ImageName.Ties(image);
        return ImmutableArray.Create(new ProjectTie(TieKind.Dockerfile, app.At("build", "dockerfile")?.Value.Text ?? "Dockerfile"), new(TieKind.Project, "."));
    }

    /// <summary>What answers requests: <c>[http_service]</c> and each of <c>[[services]]</c>.</summary>
    static IReadOnlyList<ConfigEntry> Services(ConfigNode app)
    {
        var services = new List<ConfigEntry>();
        if (app.Entry("http_service") is { } http)
            services.Add(http);
        if (app.Entry("services") is { } others)
            services.AddRange(others.Value.Items.Count > 0 ? others.Value.Items.Select(s => others with { KeySpan = s.Span, Value = s }) : [others]);
        return services;
    }

    static ConfigEntry? Setting(ConfigNode app, string key) => Services(app).Select(s => s.Value.Entry(key)).FirstOrDefault(e => e is not null);

    static Said<Workers>? WorkersOf(HostFile file, ConfigNode app)
    {
        if (Services(app) is not [var service, ..])
            return null;
        if (Setting(app, "min_machines_running") is { Number: > 1 } minimum)
            return new(Workers.Several, file.Quote(minimum));
        return Mounts(app) is { } mounts
            ? new(Workers.One, file.Evidence(mounts.KeySpan, "mounts a volume, and Fly.io then starts one Machine"))
            : new(Workers.Several, file.Evidence(service.KeySpan, "offers a service and mounts no volume, and Fly.io then starts two Machines on the first deployment"));
    }

    static Said<ProcessLife>? LifeOf(HostFile file, ConfigNode app)
    {
        if (Setting(app, "auto_stop_machines") is not { } stops || stops is not ({ Truth: true } or { Value.Text: "stop" or "suspend" }))
            return null;
        var minimum = Setting(app, "min_machines_running");
        return minimum is null || minimum.Number == 0
            ? new(ProcessLife.Discarded, file.Quote(stops))
            : new(ProcessLife.Restarted, file.Quote(stops));
    }

    static Said<Disk>? DiskOf(HostFile file, ConfigNode app) =>
        Mounts(app) is { } mounts
            ? new(Disk.Local, file.Evidence(mounts.KeySpan, "mounts a volume of one Machine"))
            : (app.Entry("app") ?? app.Entries.FirstOrDefault()) is { } place
                ? new(Disk.Lost, file.Evidence(place.KeySpan, "mounts no volume, and a Machine of Fly.io loses its disk when it is stopped"))
                : null;

    /// <summary>The volume of the processes that answer requests; others may have one of their own.</summary>
    static ConfigEntry? Mounts(ConfigNode app)
    {
        if (app.Entry("mounts") is not { } mounts)
            return null;
        var mounting = (mounts.Value.Items.Count > 0 ? mounts.Value.Items : [mounts.Value]).Select(Processes).ToList();
        if (mounting.Any(m => m.Count == 0))
            return mounts;
        var mounted = new HashSet<string>(mounting.SelectMany(m => m), StringComparer.Ordinal);
        return Services(app).Select(s => Processes(s.Value)).All(s => s.Count == 0 || s.Any(mounted.Contains)) ? mounts : null;
    }

    static IReadOnlyList<string> Processes(ConfigNode part) => part["processes"]?.Items.Select(i => i.Text ?? "").ToList() ?? [];
}
