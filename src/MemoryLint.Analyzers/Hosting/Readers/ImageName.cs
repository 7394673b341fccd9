using System.Collections.Immutable;

namespace MemoryLint.Hosting.Readers;

/// <summary>Names of container images.</summary>
static class ImageName
{
    /// <summary>What a registry's name has and a name within one has not: a domain, a port, or a variable.</summary>
    static readonly char[] s_registryMarks = ['.', ':', '$', '<', '(', '{'];

    /// <summary>The tie of an image; none if the file names none.</summary>
    public static ImmutableArray<ProjectTie> Ties(string? image) =>
        image is { Length: > 0 } ? ImmutableArray.Create(new ProjectTie(TieKind.Image, Of(image))) : ImmutableArray<ProjectTie>.Empty;

    /// <summary><c>registry.example.com:5000/contoso/chat-api:1.2@sha256:…</c> without registry, tag and digest.</summary>
    public static string Of(string image)
    {
        int digest = image.IndexOf('@');
        if (digest >= 0)
            image = image.Substring(0, digest);
        int slash = image.IndexOf('/');
        if (slash > 0 && (image.IndexOfAny(s_registryMarks, 0, slash) >= 0 || image.StartsWith("localhost/", StringComparison.Ordinal)))
            image = image.Substring(slash + 1);
        int tag = image.IndexOf(':');
        return tag < 0 ? image : image.Substring(0, tag);
    }
}
