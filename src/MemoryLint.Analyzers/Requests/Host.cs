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

/// <summary>Tells from the words of a project what its host is; one scan per file, kept with the file.</summary>
static class Host
{
    static readonly uint[] s_circuits = Hashes("AddServerSideBlazor", "AddRazorComponents", "AddInteractiveServerComponents", "MapBlazorHub", "MapRazorComponents", "ComponentBase", "WebAssemblyHostBuilder");

    static readonly uint[] s_requests = Hashes(
        "WebApplication", "MapControllers", "MapPost", "MapGet", "UseEndpoints", "MapHub", "MapControllerRoute", "ConfigureFunctionsWorkerDefaults", "ConfigureFunctionsWebApplication",
        "FunctionsStartup", "FunctionsApplication", "ControllerBase", "ConfigureWebHostDefaults", "AddControllers", "MapRazorPages", "MapGrpcService");

    public static HostKind Of(Compilation compilation, CancellationToken cancellation)
    {
        bool hasRequests = false;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var words = SourceWords.Of(tree, cancellation);
            if (Contains(words, s_circuits) && Verify(tree, s_circuits, cancellation))
                return HostKind.Circuits;
            hasRequests = hasRequests || (Contains(words, s_requests) && Verify(tree, s_requests, cancellation));
        }
        return hasRequests ? HostKind.Requests : HostKind.Unknown;
    }

    static bool Contains(SourceWords words, uint[] hashes)
    {
        foreach (uint hash in hashes)
            if (words.MayContain(hash))
                return true;
        return false;
    }

    /// <summary>The filter says "maybe": the text decides.</summary>
    static bool Verify(SyntaxTree tree, uint[] hashes, CancellationToken cancellation)
    {
        var reader = new WordReader(tree.GetText(cancellation));
        while (reader.Next())
            if (Array.IndexOf(hashes, reader.WordHash) >= 0)
                return true;
        return false;
    }

    static uint[] Hashes(params string[] words) => Array.ConvertAll(words, WordReader.Hash);
}
