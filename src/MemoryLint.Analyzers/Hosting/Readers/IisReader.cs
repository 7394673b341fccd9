using System.Collections.Immutable;
using System.Globalization;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>
/// IIS: the process settings in <c>web.config</c>, and the application pools of <c>applicationHost.config</c>. That IIS recycles every pool by default is
/// true of each site in the world and therefore no evidence about this one.
/// </summary>
sealed class IisReader : HostReader
{
    const string Platform = "IIS";

    public override bool Reads(HostFile file) =>
        file.Name.Equals("web.config", StringComparison.OrdinalIgnoreCase)
        // Visual Studio keeps one of IIS Express under .vs: development.
        || file.Name.Equals("applicationHost.config", StringComparison.OrdinalIgnoreCase) && file.Folder.IndexOf(".vs/", StringComparison.OrdinalIgnoreCase) < 0;

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        if (XmlNotation.Read(file.Text)?["configuration"] is not { } configuration)
            return [];
        return file.Name.Equals("web.config", StringComparison.OrdinalIgnoreCase) ? Modules(file, configuration) : Pools(file, configuration);
    }

    static IEnumerable<HostClaim> Modules(HostFile file, ConfigNode configuration)
    {
        // The settings may stand in <location> elements.
        var sections = configuration.Entries.Where(e => e.Key == "location").Select(e => e.Value).Append(configuration);
        foreach (var section in sections)
            if (section.At("system.webServer", "aspNetCore")?.Value is { } module && module.Entry("processesPerApplication") is { } count)
            {
                bool isInProcess = string.Equals(module["hostingModel"]?.Text, "inprocess", StringComparison.OrdinalIgnoreCase);
                yield return new(file, Platform, null)
                {
                    Ties = StartCommand.Ties(module["processPath"]?.Text + " " + module["arguments"]?.Text),
                    Workers = isInProcess ? new(Workers.One, file.Quote(module.Entry("hostingModel")!)) : Count.Fixed(file, count),
                };
            }
    }

    static IEnumerable<HostClaim> Pools(HostFile file, ConfigNode configuration)
    {
        if (configuration.At("system.applicationHost", "applicationPools")?.Value is not { } pools)
            yield break;
        var defaults = pools["applicationPoolDefaults"];
        var applications = Applications(configuration);
        foreach (var pool in pools.Entries.Where(e => e.Key == "add"))
        {
            ConfigEntry? Setting(params string[] path) => pool.Value.At(path) ?? defaults?.At(path);
            if (pool.Value.Entry("name") is { Value.Text: { } name } named)
                yield return new(file, Platform, name)
                {
                    Ties = applications[name].Where(t => t.Value.Length > 0).ToImmutableArray(),
                    Workers = WorkersOf(file, Setting("processModel", "maxProcesses"), named),
                    Life = LifeOf(
                        file,
                        Setting("processModel", "idleTimeout"),
                        Setting("recycling", "periodicRestart", "time"),
                        Setting("recycling", "periodicRestart", "schedule", "add", "value")),
                };
        }
    }

    static Said<Workers>? WorkersOf(HostFile file, ConfigEntry? maximum, ConfigEntry named)
    {
        if (maximum is null)
            return new(Workers.One, file.Evidence(named.Span, $"sets no maxProcesses for '{named.Value.Text}', and IIS then runs one process"));
        return maximum.Number == 0 ? new(Workers.MayBecomeSeveral, file.Quote(maximum)) : Count.Fixed(file, maximum);
    }

    static Said<ProcessLife>? LifeOf(HostFile file, ConfigEntry? idle, ConfigEntry? time, ConfigEntry? schedule)
    {
        if ((IsNever(idle) == false ? idle : IsNever(time) == false ? time : schedule) is { } restarts)
            return new(ProcessLife.Restarted, file.Quote(restarts));
        return IsNever(idle) == true && IsNever(time) == true ? new(ProcessLife.Kept, file.Quote(time!)) : null;
    }

    static bool? IsNever(ConfigEntry? time) => TimeSpan.TryParse(time?.Value.Text, CultureInfo.InvariantCulture, out var span) ? span == TimeSpan.Zero : null;

    /// <summary>For each pool the folders of its applications, which are mostly named after what is published into them.</summary>
    static ILookup<string, ProjectTie> Applications(ConfigNode configuration)
    {
        var applications = (configuration.At("system.applicationHost", "sites")?.Value.Entries ?? []).SelectMany(s => s.Value.Entries).Where(e => e.Key == "application");
        return applications.ToLookup(
            a => a.Value["applicationPool"]?.Text ?? "",
            a => new ProjectTie(TieKind.Assembly, LastFolder(a.Value.At("virtualDirectory", "physicalPath")?.Value.Text ?? "")));
    }

    static string LastFolder(string path)
    {
        string trimmed = path.TrimEnd('\\', '/');
        return trimmed.Substring(trimmed.LastIndexOfAny(['\\', '/']) + 1);
    }
}
