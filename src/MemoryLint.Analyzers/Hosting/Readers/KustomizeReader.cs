using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Readers;

/// <summary>Kustomizations: replicas, images under new names, and patches of replicas. Patches that are manifests themselves are read as such.</summary>
sealed class KustomizeReader : HostReader
{
    /// <summary>No overlay renames more images or has more patches.</summary>
    const int MaximumItems = 50;

    /// <summary>No patch of replicas is longer.</summary>
    const int MaximumPatchLength = 4096;

    static readonly string[] s_patches = ["patches", "patchesJson6902", "patchesStrategicMerge"];

    public override bool Reads(HostFile file) => file.Name.ToLowerInvariant() is "kustomization.yaml" or "kustomization.yml" or "kustomization";

    public override IEnumerable<HostClaim> Read(HostFile file, HostFiles files)
    {
        foreach (var document in file.Documents)
        {
            foreach (var replicas in document["replicas"]?.Items ?? [])
                if (replicas["name"]?.Literal is { } name && Count.Fixed(file, replicas.Entry("count")) is { } workers)
                    yield return Scaled(file, name, workers);
            foreach (var patch in s_patches.SelectMany(p => document[p]?.Items ?? []).Take(MaximumItems))
                if (Patch(file, files, patch) is { } scaled)
                    yield return scaled;
            foreach (var renamed in Renamed(file, files, document))
                yield return renamed;
        }
    }

    static HostClaim Scaled(HostFile file, string name, Said<Workers>? workers) => new(file, KubernetesResource.Platform, name) { Workers = workers };

    /// <summary>Images get the names under which they are built only here: whoever runs the old name runs the new one.</summary>
    static IEnumerable<HostClaim> Renamed(HostFile file, HostFiles files, ConfigNode document)
    {
        var images = (document["images"]?.Items ?? []).Where(i => i["name"]?.Text is not null && i["newName"]?.Text is not null).Take(MaximumItems).ToList();
        if (images.Count == 0)
            return [];
        var pods = new KubernetesPods(files.Files.Where(f => new KubernetesReader().Reads(f)));
        return from image in images
               from workload in pods.WithImage(ImageName.Of(image["name"]!.Text!))
               select new HostClaim(file, KubernetesResource.Platform, workload.Name) { Ties = ImageName.Ties(image["newName"]!.Text) };
    }

    /// <summary>What a patch sets: in a text within the kustomization, or in a file of JSON patch operations.</summary>
    static HostClaim? Patch(HostFile file, HostFiles files, ConfigNode patch)
    {
        string? target = patch.At("target", "name")?.Value.Text;
        if ((patch["patch"] ?? (patch.Text?.IndexOf('\n') > 0 ? patch : null)) is { Text: { Length: <= MaximumPatchLength } inner } text)
        {
            var documents = YamlNotation.Read(SourceText.From(inner));
            return documents.Count == 1 && (Replicas(documents[0]) ?? documents[0].At("spec", "replicas")) is { Number: { } number and > 0 } replicas
                && (target ?? documents[0].At("metadata", "name")?.Value.Text) is { } name
                ? Scaled(file, name, Patched(file, PlaceOf(file, text, inner.Substring(replicas.Span.Start, replicas.Span.Length)), number))
                : null;
        }
        if (target is not null && patch["path"]?.Text is { } path && files.Find(file.Resolve(path)) is { Documents: { Count: 1 } operations } other
            && Replicas(operations[0]) is { Number: { } count and > 0 } value)
            return Scaled(file, target, Patched(other, value.Span, count));
        return null;
    }

    static Said<Workers> Patched(HostFile file, TextSpan place, int number) =>
        new(number > 1 ? Workers.Several : Workers.One, file.Evidence(place, $"patches replicas to {number}"));

    /// <summary>The value of a JSON patch operation on the replicas.</summary>
    static ConfigEntry? Replicas(ConfigNode operations) =>
        operations.Items.FirstOrDefault(o => o["path"]?.Text == "/spec/replicas" && o["op"]?.Text is "replace" or "add")?.Entry("value");

    /// <summary>Where words of a text that lost its indentation stand in the file.</summary>
    static TextSpan PlaceOf(HostFile file, ConfigNode text, string words)
    {
        int at = file.Text.ToString(text.Span).IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? text.Span : new(text.Span.Start + at, words.Length);
    }
}
