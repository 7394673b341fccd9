using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting;

/// <summary>The file, the line and the words that say something about a host.</summary>
/// <param name="File">The deployment file; null for a property of the project or an option.</param>
/// <param name="Span">The words' place in the file's text.</param>
/// <param name="Says">
/// What follows "file line n" in a message: <c>says replicas: 3</c>, <c>sets no maxReplicas, and Azure Container Apps then runs up to 10 replicas</c>.
/// </param>
sealed record Evidence(HostFile? File, TextSpan Span, string Says)
{
    /// <summary>The evidence's place, for a related location; null if it lies in no file.</summary>
    public Location? Location => File is null ? null : Location.Create(File.Path, Span, File.Text.Lines.GetLinePositionSpan(Span));

    /// <summary>For a message: <c>deploy/chat.yaml line 12 says replicas: 3</c>.</summary>
    /// <param name="root">The folder below which a path is shown without it.</param>
    public string InMessage(string? root)
    {
        if (File is null)
            return Says;
        string path = File.Folder.Length == 0 ? File.Name : File.Folder + "/" + File.Name;
        root = root?.Replace('\\', '/').TrimEnd('/') + "/";
        string shown = root.Length > 1 && path.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? path.Substring(root.Length)
            : path.Split('/') is [.., var folder, var name] && folder.Length > 0 ? folder + "/" + name : File.Name;
        return $"{shown} line {Line} {Says}";
    }

    /// <summary>The line as people count, from one; zero without a file.</summary>
    public int Line => File is null ? 0 : File.Text.Lines.GetLinePosition(Span.Start).Line + 1;
}
