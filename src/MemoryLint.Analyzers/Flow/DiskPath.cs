using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Where a path leads, as far as the code says so itself. What comes from configuration or a caller may be a mounted volume, and is unknown.</summary>
static class DiskPath
{
    const int MaximumDepth = 4;

    /// <summary>To follow "writes to": <c>the temp folder</c>; null if unknown.</summary>
    public static string? Of(SemanticModel model, ExpressionSyntax path, CancellationToken cancellation) => Of(model, path, MaximumDepth, cancellation);

    static string? Of(SemanticModel model, ExpressionSyntax path, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return null;
        switch (path)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                return OfText(text);
            case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] }:
                return OfText(first.TextToken.ValueText);
            case InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax { Expression: var first }, ..] }:
                return Of(model, first, depth - 1, cancellation);
            case BinaryExpressionSyntax { OperatorToken.ValueText: "+", Left: var left }:
                return Of(model, left, depth - 1, cancellation);
            case InvocationExpressionSyntax call when CallsByName.NameOf(call) is "Combine" or "Join" or "GetFullPath" or "Format" && call.ArgumentList.Arguments is [{ Expression: var root }, ..]:
                return Of(model, root, depth - 1, cancellation);
            case InvocationExpressionSyntax call when CallsByName.NameOf(call) is "GetTempPath" or "GetTempFileName" or "CreateTempSubdirectory":
                return "the temp folder";
            case InvocationExpressionSyntax call when CallsByName.NameOf(call) is "GetCurrentDirectory":
                return "the working folder";
            case InvocationExpressionSyntax call when CallsByName.NameOf(call) is "GetFolderPath":
                return "a profile folder";
            case ObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var of }] } created when created.Type.ToString().EndsWith("DirectoryInfo", StringComparison.Ordinal):
                return Of(model, of, depth - 1, cancellation);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "BaseDirectory" or "ContentRootPath" or "WebRootPath" }:
                return "the app's folder";
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CurrentDirectory" }:
                return "the working folder";
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return Value(model, path, cancellation) is { } value ? Of(model, value, depth - 1, cancellation) : null;
            default:
                return null;
        }
    }

    static string? OfText(string text)
    {
        string plain = text.Replace('\\', '/').ToLowerInvariant();
        if (plain.StartsWith("/tmp", StringComparison.Ordinal) || plain.StartsWith("c:/temp", StringComparison.Ordinal) || plain.StartsWith("c:/tmp", StringComparison.Ordinal))
            return "the temp folder";
        bool isRooted = plain.Length == 0 || plain[0] is '/' or '{' || (plain.Length > 1 && plain[1] == ':') || plain.Contains("://");
        return isRooted ? null : "a relative path";
    }

    /// <summary>What a local, field or property is from its declaration on, if nothing else is assigned to it.</summary>
    static ExpressionSyntax? Value(SemanticModel model, ExpressionSyntax name, CancellationToken cancellation)
    {
        var symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol { SetMethod: null }) || symbol.DeclaringSyntaxReferences is not [var reference])
            return null;
        var (value, scope) = reference.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var v } declarator => (v, (SyntaxNode?)declarator.FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or TypeDeclarationSyntax or CompilationUnitSyntax)),
            PropertyDeclarationSyntax { ExpressionBody.Expression: var v } => (v, null),
            PropertyDeclarationSyntax { Initializer.Value: var v } => (v, null),
            _ => ((ExpressionSyntax?)null, null),
        };
        if (value is null || value.SyntaxTree != model.SyntaxTree)
            return null;
        bool isAssigned = scope is not null && SourceWords.Within(scope, symbol.Name, cancellation)
            .Any(p => scope.FindToken(p).Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } target && assignment.Left == target);
        return isAssigned ? null : value;
    }
}
