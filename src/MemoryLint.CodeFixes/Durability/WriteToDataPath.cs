using MemoryLint.CodeFixes.Editing;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Takes the root of a path from configuration, where a deployment names the volume that it keeps.</summary>
sealed class WriteToDataPath() : Rewrite(ConversationOnLostDiskFix.WriteToDataPathKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        RootOf(site) is not null && DataPath.At(site) is not null ? $"Take the folder from configuration ('{DataPath.Key}')" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var (root, isRelative) = RootOf(site)!.Value;
        var path = DataPath.At(site)!;
        var edit = new CodeEdit(site.Root);
        if (isRelative)
        {
            edit.Insert(root.SpanStart, $"Path.Combine({path.Expression}, ");
            edit.Insert(root.Span.End, ")");
        }
        else
        {
            edit.Replace(root.Span, path.Expression);
        }
        Usings.Add(edit, site, path.Types.Append("System.IO.Path"));
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <summary>The part of the path that says which folder, or a relative path as a whole.</summary>
    static (ExpressionSyntax Root, bool IsRelative)? RootOf(FixSite site)
    {
        ExpressionSyntax? path = site.Node.FirstAncestorOrSelf<ExpressionSyntax>(n => n is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, ..] } => first,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var first }, ..] } => first,
            _ => null,
        };
        while (true)
            switch (path)
            {
                case LiteralExpressionSyntax or InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax, ..] }:
                    return IsRooted(path) ? null : (path, true);
                case BinaryExpressionSyntax { Left: var left } sum:
                    if (left is LiteralExpressionSyntax && !IsRooted(left))
                        return (sum, true);
                    return null;
                case ObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var inner }] } when path != site.Node:
                    path = inner;
                    break;
                case InvocationExpressionSyntax call when CallsByName.NameOf(call) is "Combine" or "Join" && call.ArgumentList.Arguments is [{ Expression: var root }, _, ..]:
                    if (root is LiteralExpressionSyntax)
                        return IsRooted(root) ? (root, false) : (call, true);
                    return root is IdentifierNameSyntax ? null : (root, false);
                default:
                    return null;
            }
    }

    static bool IsRooted(ExpressionSyntax path) => path.ToString().TrimStart('$', '@', '"') is var text && (text.StartsWith("/", StringComparison.Ordinal) || (text.Length > 1 && text[1] == ':'));
}
