using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>A service of a Compose file together with the services that it extends: what it does not say itself, they say.</summary>
sealed class ComposeService
{
    /// <summary>Longer chains of services that extend each other go in circles.</summary>
    const int MaximumLayers = 8;

    /// <summary>More services in one file were generated.</summary>
    const int MaximumServices = 500;

    readonly List<ComposeLayer> _layers = [];

    public ComposeService(HostFile file, HostFiles files, ConfigNode document, ConfigEntry service)
    {
        Entry = service;
        var layer = new ComposeLayer(file, document, service.Value, Folder: "");
        while (true)
        {
            _layers.Add(layer);
            if (_layers.Count == MaximumLayers || Extended(files, layer) is not { } next)
                break;
            layer = next;
        }
    }

    /// <summary>The services of a file in order, without extension fields.</summary>
    public static IEnumerable<ConfigEntry> Services(ConfigNode document) =>
        document["services"] is { Entries: { Count: <= MaximumServices } entries }
            ? entries.Where(e => e.Value.Entries.Count > 0 && !e.Key.StartsWith("x-", StringComparison.Ordinal))
            : [];

    /// <summary>The service in the file that deploys it.</summary>
    public ConfigEntry Entry { get; }

    /// <summary>False for a service of an override file, which says nothing by what it leaves out: it has neither image nor build of its own.</summary>
    public bool IsWhole => At("image") is not null || At("build") is not null;

    /// <summary>What says something at the end of a path of keys, and where; null if nothing does.</summary>
    public (ComposeLayer Layer, ConfigEntry Entry)? At(params string[] path)
    {
        foreach (var layer in _layers)
            if (layer.Service.At(path) is { } entry)
                return (layer, entry);
        return null;
    }

    static ComposeLayer? Extended(HostFiles files, ComposeLayer layer)
    {
        var extends = layer.Service["extends"];
        if ((extends?.Text ?? extends?["service"]?.Text) is not { } name)
            return null;
        var (file, document, folder) = (layer.File, layer.Document, layer.Folder);
        if (extends?["file"]?.Text is { } path)
        {
            if (files.Find(layer.File.Resolve(path)) is not { Documents: { Count: > 0 } documents } other)
                return null;
            (file, document, folder) = (other, documents[0], folder + path.Substring(0, path.LastIndexOfAny(['/', '\\']) + 1));
        }
        return Services(document).FirstOrDefault(s => s.Key == name) is { } service ? new(file, document, service.Value, folder) : null;
    }
}

/// <summary>A service as one file has it.</summary>
/// <param name="File">The file.</param>
/// <param name="Document">The file's content.</param>
/// <param name="Service">The service in it.</param>
/// <param name="Folder">The file's folder, relative to that of the file that deploys the service; empty, or with a slash at its end.</param>
sealed record ComposeLayer(HostFile File, ConfigNode Document, ConfigNode Service, string Folder);
