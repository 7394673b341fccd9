using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace MemoryLint.Tests.Verification;

/// <summary>Failures that show the sources with what was reported, in the markup that tests are written in.</summary>
static class Annotated
{
    public static async Task<XunitException> FailureAsync(string headline, Project project, IReadOnlyCollection<Diagnostic> reported)
    {
        StringBuilder text = new(headline);
        foreach (Document document in TestProject.DocumentsOf(project))
        {
            string source = (await document.GetTextAsync()).ToString();
            text.Append($"\n\n--- {document.FilePath ?? document.Name}, with what was reported ---\n")
                .Append(Annotate(source, reported.Where(d => d.Location.SourceTree?.FilePath == document.FilePath)));
        }
        text.Append("\n\n--- Messages ---\n").Append(reported.Count == 0 ? "(nothing was reported)" : List(reported));
        return new(text.ToString());
    }

    public static string Annotate(string source, IEnumerable<Diagnostic> reported)
    {
        List<(int Position, int Order, string Token)> tokens = [];
        foreach (Diagnostic diagnostic in reported)
        {
            // At one position: ends before starts, outer starts before inner ones, inner ends before outer ones.
            TextSpan span = diagnostic.Location.SourceSpan;
            tokens.Add((span.Start, span.IsEmpty ? 1 : int.MaxValue - span.Length, $"{{|{diagnostic.Id}:"));
            tokens.Add((span.End, span.IsEmpty ? 2 : span.Length - int.MaxValue, "|}"));
        }
        StringBuilder text = new(source);
        foreach ((int position, _, string token) in tokens.OrderBy(t => t.Position).ThenBy(t => t.Order).Reverse())
            text.Insert(position, token);
        return text.ToString();
    }

    public static string List(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(Line));

    static string Line(Diagnostic diagnostic)
    {
        string related = string.Concat(diagnostic.AdditionalLocations.Select(l => $"\n    related: {At(l)}"));
        return $"{At(diagnostic.Location)}: {diagnostic.Id}: {diagnostic.GetMessage()}{related}";
    }

    static string At(Location location) => location.IsInSource || location.Kind == LocationKind.ExternalFile
        ? $"{location.GetLineSpan().Path}({location.GetLineSpan().StartLinePosition.Line + 1},{location.GetLineSpan().StartLinePosition.Character + 1})"
        : "(no location)";
}
