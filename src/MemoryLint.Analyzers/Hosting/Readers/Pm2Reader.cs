using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>PM2: one claim per app that is not a script.</summary>
sealed class Pm2Reader : HostReader
{
    const string Platform = "PM2";

    public override bool Reads(HostFile file) =>
        file.Name.StartsWith("ecosystem.", StringComparison.OrdinalIgnoreCase)
            && file.HasExtension(".config.js", ".config.cjs", ".config.mjs", ".config.json", ".config.yaml", ".config.yml", "ecosystem.json")
        || file.Name.Equals("pm2.json", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        var root = file.HasExtension("js") ? JavaScriptNotation.Read(file.Text) : file.Documents.FirstOrDefault();
        foreach (var app in root?["apps"]?.Items ?? [])
        {
            var ties = StartCommand.Ties(app["script"]?.Text + " " + Arguments(app["args"]));
            if (ties.IsEmpty || (app.Entry("name") ?? app.Entry("script")) is not { } named)
                continue;
            yield return new(file, Platform, app["name"]?.Text)
            {
                Ties = ties,
                Workers = WorkersOf(file, app.Entry("instances"), named),
                Life = app.Entry("cron_restart") is { } cron ? new(ProcessLife.Restarted, file.Quote(cron)) : null,
            };
        }
    }

    static string? Arguments(ConfigNode? arguments) => arguments?.Text ?? string.Join(" ", arguments?.Items.Select(i => i.Text ?? "") ?? []);

    static Said<Workers>? WorkersOf(HostFile file, ConfigEntry? instances, ConfigEntry named)
    {
        if (instances is null)
            return new(Workers.One, file.Evidence(named.Span, "sets no instances, and PM2 then starts one process"));
        // 0 and "max" are as many as there are processors, -1 is one less.
        return instances is { Number: <= 0 } or { Value.Text: "max" } ? new(Workers.Several, file.Quote(instances)) : Count.Fixed(file, instances);
    }
}
