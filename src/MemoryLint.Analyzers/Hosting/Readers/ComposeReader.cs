using System.Collections.Immutable;
using System.Globalization;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Docker Compose and Swarm: one claim per service.</summary>
sealed class ComposeReader : HostReader
{
    const string Platform = "Docker Compose";

    public override bool Reads(HostFile file) => file.HasExtension(".yml", ".yaml") && (IsNamed(file, "compose") || IsNamed(file, "docker-compose"));

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
            foreach (var entry in ComposeService.Services(document))
            {
                var service = new ComposeService(file, files, document, entry);
                yield return new(file, Platform, entry.Key)
                {
                    Ties = Ties(service).ToImmutableArray(),
                    Workers = WorkersOf(file, service),
                    Life = LifeOf(service),
                    Disk = ComposeDisk.Of(file, service),
                    HasAffinity = HasAffinity(service),
                };
            }
    }

    /// <summary>True for <c>compose.yaml</c> and <c>compose.prod.yaml</c>, not for <c>composer.yaml</c>.</summary>
    static bool IsNamed(HostFile file, string name) => file.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase) && file.Name[name.Length] is '.' or '-' or '_';

    static IEnumerable<ProjectTie> Ties(ComposeService service)
    {
        if (service.At("build") is var (layer, entry) && entry.Value is var build && Interpolation.Resolve(build.Text ?? build["context"]?.Text ?? ".") is { } context
            && context.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            string folder = layer.Folder + context;
            if (build["dockerfile_inline"] is null && Interpolation.Resolve(build["dockerfile"]?.Text ?? "Dockerfile") is { } dockerfile)
                yield return new(TieKind.Dockerfile, folder + "/" + dockerfile);
            yield return new(TieKind.Project, folder);
        }
        if (service.At("image")?.Entry.Value.Literal is { } image && ImageName.Of(Interpolation.ResolveKnown(image)) is { Length: > 0 } name && name.IndexOf('$') < 0)
            yield return new(TieKind.Image, name);
        foreach (string key in new[] { "entrypoint", "command" })
            if (service.At(key)?.Entry.Value is { } command && DotnetCommand.Assembly(DotnetCommand.Words(command)) is { } assembly)
                yield return new(TieKind.Assembly, assembly);
    }

    static Said<Workers>? WorkersOf(HostFile file, ComposeService service)
    {
        if (service.At("deploy", "mode") is var (modeLayer, mode) && mode.Value.Text is not "replicated")
            return mode.Value.Text == "global" ? new(Workers.Several, modeLayer.File.Quote(mode)) : null;
        var count = service.At("deploy", "replicas") ?? service.At("scale");
        int? number = int.TryParse(Interpolation.Resolve(count?.Entry.Value.Text), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : null;
        // Swarm ignores names of containers, and Compose refuses to run several under one.
        if (!(number > 1) && service.At("container_name") is var (namedLayer, named))
            return new(Workers.One, namedLayer.File.Quote(named));
        if (count is var (layer, entry))
            return number > 0 ? new(number > 1 ? Workers.Several : Workers.One, layer.File.Quote(entry)) : null;
        return service.IsWhole ? new(Workers.One, file.Evidence(service.Entry.KeySpan, $"runs one container of '{service.Entry.Key}'")) : null;
    }

    static Said<ProcessLife>? LifeOf(ComposeService service) =>
        (service.At("command") ?? service.At("entrypoint")) is var (layer, command) && DotnetCommand.Watches(command.Value)
            ? new(ProcessLife.Restarted, layer.File.Evidence(command.Span, "starts dotnet watch, which restarts the process when a file changes"))
            : null;

    /// <summary>Traefik sets a cookie if a label tells it to.</summary>
    static bool HasAffinity(ComposeService service) =>
        new[] { service.At("labels"), service.At("deploy", "labels") }.Any(l => l is var (_, labels) && (labels.Value.Entries.Any(e => IsSticky(e.Key) && e.Truth != false)
            || labels.Value.Items.Any(i => i.Text is { } text && IsSticky(text) && !text.EndsWith("=false", StringComparison.OrdinalIgnoreCase))));

    static bool IsSticky(string label) => label.StartsWith("traefik.", StringComparison.Ordinal) && label.IndexOf(".loadbalancer.sticky", StringComparison.OrdinalIgnoreCase) >= 0;
}
