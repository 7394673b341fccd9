using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Docker Compose and Swarm: one claim per service.</summary>
sealed class ComposeReader : HostReader
{
    const string Platform = "Docker Compose";

    public override bool Reads(HostFile file) =>
        file.HasExtension(".yml", ".yaml") && (file.Name.StartsWith("compose", StringComparison.OrdinalIgnoreCase) || file.Name.StartsWith("docker-compose", StringComparison.OrdinalIgnoreCase));

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            foreach (var service in document["services"]?.Entries ?? [])
                yield return new(file, Platform, service.Key)
                {
                    Ties = Ties(service.Value),
                    Workers = WorkersOf(file, service),
                    Life = LifeOf(file, service.Value),
                    Disk = DiskOf(file, service),
                };
    }

    static ImmutableArray<ProjectTie> Ties(ConfigNode service)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        if (service["build"] is { } build && (build.Text ?? build["context"]?.Text ?? ".") is { } context && Interpolated(context) is { } folder)
        {
            ties.Add(new(TieKind.Dockerfile, folder + "/" + (build["dockerfile"]?.Text ?? "Dockerfile")));
            ties.Add(new(TieKind.Project, folder));
        }
        if (service["image"]?.Text is { } image && Interpolated(image) is { } resolved)
            ties.Add(new(TieKind.Image, ImageName.Of(resolved)));
        return ties.ToImmutable();
    }

    static Said<Workers>? WorkersOf(HostFile file, ConfigEntry service)
    {
        if (service.Value.Entry("container_name") is { } named)
            return new(Workers.One, file.Quote(named));
        if (service.Value.At("deploy", "mode") is { Value.Text: "global" } global)
            return new(Workers.Several, file.Quote(global));
        if ((service.Value.At("deploy", "replicas") ?? service.Value.Entry("scale")) is { } count)
            return Interpolated(count.Value.Text) is { } text && int.TryParse(text, out int number)
                ? new(number > 1 ? Workers.Several : Workers.One, file.Quote(count))
                : null;
        return new(Workers.One, file.Evidence(service.KeySpan, $"runs one container of '{service.Key}'"));
    }

    static Said<ProcessLife>? LifeOf(HostFile file, ConfigNode service) =>
        (service.Entry("command") ?? service.Entry("entrypoint")) is { } command && DotnetCommand.Watches(command.Value)
            ? new(ProcessLife.Restarted, file.Quote(command))
            : null;

    static Said<Disk>? DiskOf(HostFile file, ConfigEntry service) =>
        service.Value["volumes"] is { Items.Count: > 0 }
            ? null
            : new(Disk.Lost, file.Evidence(service.KeySpan, $"gives '{service.Key}' no volume"));

    /// <summary><c>${REPLICAS:-3}</c> is 3 unless somebody sets it; a variable without default is unknown.</summary>
    static string? Interpolated(string? text)
    {
        if (text is null || text.IndexOf('$') < 0)
            return text;
        int open = text.IndexOf("${", StringComparison.Ordinal), close = text.IndexOf('}');
        if (open < 0 || close < open || text.IndexOf('$', open + 1) >= 0)
            return null;
        string inner = text.Substring(open + 2, close - open - 2);
        int dash = inner.IndexOf('-');
        return dash < 0 ? null : text.Substring(0, open) + inner.Substring(dash + 1) + text.Substring(close + 1);
    }
}
