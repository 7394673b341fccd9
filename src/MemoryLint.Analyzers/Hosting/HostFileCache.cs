using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting;

/// <summary>
/// Deployment files by path and content: the projects of a repository are given the same ones, each by a compilation of its own, and need to read them once.
/// </summary>
static class HostFileCache
{
    /// <summary>Characters after which everything is forgotten: a compiler's server lives for long.</summary>
    const int MaximumLength = 8 * 1024 * 1024;

    const int MaximumSets = 16;

    static readonly ConcurrentDictionary<string, HostFile> s_files = new(StringComparer.Ordinal);
    static readonly ConditionalWeakTable<AdditionalText, HostFile> s_handedOver = new();
    static readonly LinkedList<HostFiles> s_sets = new();
    static int s_length;

    /// <summary>A file as the compiler hands it over: an editor hands over another one when its text changes.</summary>
    public static HostFile? Get(AdditionalText file, CancellationToken cancellation)
    {
        if (s_handedOver.TryGetValue(file, out var known))
            return known;
        if (file.GetText(cancellation) is not { Length: <= HostFile.MaximumLength } text)
            return null;
        var read = Get(file.Path, text);
        return s_handedOver.GetValue(file, _ => read);
    }

    public static HostFile Get(string path, SourceText text)
    {
        if (s_files.TryGetValue(path, out var known) && (ReferenceEquals(known.Text, text) || known.Text.ContentEquals(text)))
            return known;
        if (Interlocked.Add(ref s_length, text.Length) > MaximumLength)
        {
            s_files.Clear();
            Interlocked.Exchange(ref s_length, text.Length);
        }
        return s_files[path] = new HostFile(path, text);
    }

    /// <summary>The set of just these files, with what has been read of it; <paramref name="make"/> makes it.</summary>
    public static HostFiles Get(IReadOnlyCollection<HostFile> files, Func<HostFiles> make)
    {
        lock (s_sets)
        {
            foreach (var set in s_sets)
                if (set.Files.Length == files.Count && files.All(set.Contains))
                    return set;
            var made = make();
            s_sets.AddFirst(made);
            if (s_sets.Count > MaximumSets)
                s_sets.RemoveLast();
            return made;
        }
    }
}
