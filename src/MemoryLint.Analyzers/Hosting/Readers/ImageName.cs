namespace MemoryLint.Hosting.Readers;

/// <summary>Names of container images.</summary>
static class ImageName
{
    /// <summary><c>registry.example.com:5000/contoso/chat-api:1.2@sha256:…</c> without registry, tag and digest.</summary>
    public static string Of(string image)
    {
        int digest = image.IndexOf('@');
        if (digest >= 0)
            image = image.Substring(0, digest);
        int slash = image.IndexOf('/');
        if (slash > 0 && image.IndexOfAny(['.', ':'], 0, slash) >= 0)
            image = image.Substring(slash + 1);
        int tag = image.IndexOf(':');
        return tag < 0 ? image : image.Substring(0, tag);
    }
}
