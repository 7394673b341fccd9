using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>Keeps the conversations of one handler apart from everything else that is saved under the same session's id.</summary>
static class CacheKey
{
    /// <summary><c>chat</c> for the route <c>/chat/{id}</c>, <c>SupportController.Ask</c> for a method.</summary>
    public static string PrefixFor(FixSite site, HandlerSyntax handler, CancellationToken cancellation)
    {
        string wanted = handler.Node is MethodDeclarationSyntax ? $"{handler.Symbol.ContainingType.Name}.{handler.Symbol.Name}" : RouteOf(site, handler, cancellation) ?? "chat";
        string text = site.Root.ToString();
        return new[] { wanted }.Concat(Enumerable.Range(2, 1000).Select(i => wanted + i)).First(p => !text.Contains($"\"{p}:{{"));
    }

    /// <summary>The route without its parameters, as the rule names it: "POST /chat/{id} request".</summary>
    static string? RouteOf(FixSite site, HandlerSyntax handler, CancellationToken cancellation)
    {
        string said = RequestScope.Of(site.Model, handler.Body, cancellation)?.Occasion.Text ?? "";
        int start = said.IndexOf('/');
        string[] parts = start < 0 ? [] : said.Substring(start).Replace(" request", "").Split('/').Where(p => p.Length > 0 && p.IndexOfAny(['{', '}', '"', '\\']) < 0).ToArray();
        return parts.Length == 0 ? null : string.Join("/", parts);
    }
}
