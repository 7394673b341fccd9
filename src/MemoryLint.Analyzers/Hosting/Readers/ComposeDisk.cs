using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What becomes of the files that a Compose service writes.</summary>
static class ComposeDisk
{
    /// <summary>Files that are mounted to be read: settings, certificates, sockets.</summary>
    static readonly string[] s_read =
        [".json", ".yml", ".yaml", ".xml", ".conf", ".config", ".toml", ".ini", ".env", ".pfx", ".crt", ".cer", ".pem", ".key", ".sock", ".sh", ".sql"];

    public static Said<Disk>? Of(HostFile file, ComposeService service)
    {
        if (service.At("volumes") is var (layer, volumes))
        {
            if (volumes.Value.Items.Count == 0 && volumes.Value.Text is not (null or "" or "~" or "null"))
                return null;
            foreach (var volume in volumes.Value.Items)
                if (KindOf(layer, volume) is { } kind)
                    return new(kind, layer.File.Evidence(volume.Span, kind == Disk.Shared ? "mounts a volume of a network" : "mounts a volume of this machine"));
        }
        return service.IsWhole ? new(Disk.Lost, file.Evidence(service.Entry.KeySpan, $"gives '{service.Entry.Key}' no volume to write to")) : null;
    }

    /// <summary>What a volume makes of a file; null for volumes that are read only or not kept.</summary>
    static Disk? KindOf(ComposeLayer layer, ConfigNode volume)
    {
        if (volume.Text is { } text)
        {
            // Interpolation has colons too: ${DATA:-./data}:/app/data:ro
            string[] parts = Interpolation.ResolveKnown(text).Split(':');
            return parts.Length == 1 && parts[0].Length > 0 ? Disk.Local
                : parts.Last().Split(',').Contains("ro") || IsRead(parts[parts.Length > 2 && parts.Last().IndexOf('/') < 0 ? parts.Length - 2 : parts.Length - 1]) ? null
                : IsOfNetwork(layer, parts[0]) ? Disk.Shared
                : Disk.Local;
        }
        if (volume["type"]?.Text is "tmpfs" or "npipe" or "image" || volume.Entry("read_only")?.Truth == true || volume["target"]?.Text is { } target && IsRead(target))
            return null;
        return IsOfNetwork(layer, volume["source"]?.Text ?? "") ? Disk.Shared : Disk.Local;
    }

    static bool IsRead(string target) => s_read.Any(r => target.EndsWith(r, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a named volume whose driver is one of networks.</summary>
    static bool IsOfNetwork(ComposeLayer layer, string name) =>
        layer.Document.At("volumes", name)?.Value is { } volume
        && (volume.At("driver_opts", "type")?.Value.Text is "nfs" or "nfs4" or "cifs" || volume["driver"]?.Text is { } driver && driver != "local");
}
