using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Reads which file an expression names or reads, as far as its path is written out.</summary>
static class PromptPaths
{
    const int MaximumDepth = 4;

    /// <summary>The end of the path, with slashes; null if the end is not in view.</summary>
    /// <param name="model">The semantics of the file.</param>
    /// <param name="expression">The path, or what reads the text.</param>
    /// <param name="isPath">True for the path.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static string? Of(SemanticModel model, ExpressionSyntax? expression, bool isPath, CancellationToken cancellation)
    {
        if (expression is null)
            return null;
        if (isPath)
            return Plain(PathOf(model, expression, 0, cancellation));
        var read = LocalUse.Behind(model, expression, cancellation).Value;
        if (read is AwaitExpressionSyntax { Expression: var awaited })
            read = awaited;
        return read is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var path }, ..] } call && CallsByName.NameOf(call) is "ReadAllText" or "ReadAllTextAsync"
            && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } } ? Plain(PathOf(model, path, 0, cancellation)) : null;
    }

    static string? PathOf(SemanticModel model, ExpressionSyntax expression, int depth, CancellationToken cancellation)
    {
        var (value, _) = LocalUse.Behind(model, expression, cancellation);
        if (value is not InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } parts } call)
            return PromptTextReader.Constant(model, value, cancellation);
        if (depth > MaximumDepth || CallsByName.NameOf(call) is not ("Combine" or "Join") || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingType: { Name: "Path", ContainingNamespace.Name: "IO" } })
            return null;
        var names = parts.Select(p => PathOf(model, p.Expression, depth + 1, cancellation)).ToList();
        // Where it begins, the host knows: AppContext.BaseDirectory.
        int first = names[0] is null ? 1 : 0;
        return names.Skip(first).Contains(null) ? null : string.Join("/", names.Skip(first));
    }

    static string? Plain(string? path)
    {
        if (path is null)
            return null;
        var parts = path.Replace('\\', '/').Split('/').Where(p => p is not ("" or ".")).ToList();
        // A folder above may be any.
        while (parts.Count > 0 && parts[0] == "..")
            parts.RemoveAt(0);
        return parts.Count == 0 || parts.Contains("..") ? null : string.Join("/", parts);
    }
}
