using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Requests;

/// <summary>What a scope of the project's host is.</summary>
enum HostKind
{
    /// <summary>Nothing says so: a library, a console program, a worker.</summary>
    Unknown,

    /// <summary>A scope is a request, a call or a message.</summary>
    Requests,

    /// <summary>Blazor: a scope may be a circuit, which lives as long as a browser tab.</summary>
    Circuits,
}

/// <summary>Tells from the words of a project what its host is.</summary>
static class Host
{
    public static HostKind Of(Compilation compilation, CancellationToken cancellation)
    {
        var uses = ProjectWords.UsesIn(compilation, CatalogIndex.BuiltIn, cancellation);
        return (uses & WordUse.Circuits) != 0 ? HostKind.Circuits : (uses & WordUse.Requests) != 0 ? HostKind.Requests : HostKind.Unknown;
    }

    /// <summary>True for a project that runs in the browser of one user.</summary>
    public static bool IsBrowser(Compilation compilation, CancellationToken cancellation) => ProjectWords.Names(compilation, CatalogIndex.BuiltIn, HandlerWords.Browser, cancellation);
}
