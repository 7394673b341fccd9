using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What becomes of the files that a pod writes.</summary>
static class PodDisk
{
    /// <param name="file">The manifest.</param>
    /// <param name="podSpec">The pod's specification with its volumes.</param>
    /// <param name="pod">Where the pod is declared, the place of what it leaves out.</param>
    /// <param name="what">What a message calls it: <c>the pod</c>.</param>
    public static Said<Disk>? Of(HostFile file, ConfigNode podSpec, ConfigEntry pod, string what)
    {
        if (podSpec["volumes"] is { } unresolved && unresolved.IsExpression)
            return null;
        var volumes = podSpec["volumes"]?.Items.SelectMany(v => v.Entries).ToList() ?? [];
        if (volumes.FirstOrDefault(v => IsShared(v)) is { } shared)
            return new(Disk.Shared, Mounts(file, shared));
        if (volumes.FirstOrDefault(v => v.Key is "hostPath") is { } local)
            return new(Disk.Local, Mounts(file, local));
        if (volumes.FirstOrDefault(v => !IsKnown(v)) is not null)
            return null;
        return new(Disk.Lost, volumes.FirstOrDefault(v => v.Key == "emptyDir") is { } empty
            ? Mounts(file, empty)
            : file.Evidence(pod.Span, $"mounts no lasting volume into {what}"));
    }

    static Evidence Mounts(HostFile file, ConfigEntry volume) => file.Evidence(volume.KeySpan, $"mounts a volume of kind {volume.Key}");

    /// <summary>Volumes that all pods of the workload mount alike; a claim is one object, however many pods mount it.</summary>
    static bool IsShared(ConfigEntry volume) =>
        volume.Key is "persistentVolumeClaim" or "nfs" or "azureFile" or "cephfs" or "glusterfs"
        || volume.Key == "csi" && volume.Value["driver"]?.Text is "file.csi.azure.com" or "efs.csi.aws.com" or "nfs.csi.k8s.io" or "smb.csi.k8s.io" or "gcsfuse.csi.storage.gke.io"
            or "gcsfuse.run.googleapis.com" or "filestore.csi.storage.gke.io";

    /// <summary>What may stand in a volume without making it outlast its pod.</summary>
    static bool IsKnown(ConfigEntry volume) =>
        volume.Key is "name" or "emptyDir" or "configMap" or "secret" or "projected" or "downwardAPI" or "ephemeral" or "image"
        || volume.Key == "csi" && volume.Value["driver"]?.Text is "secrets-store.csi.k8s.io";
}
