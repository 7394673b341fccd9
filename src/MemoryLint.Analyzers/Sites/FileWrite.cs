using MemoryLint.Catalog;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>A call that writes to a file: <c>File.WriteAllTextAsync(path, json)</c>.</summary>
/// <param name="Call">The whole call.</param>
/// <param name="Name">The method's name in it.</param>
/// <param name="Path">The path, as it is written.</param>
/// <param name="Content">What is written.</param>
sealed record FileWrite(InvocationExpressionSyntax Call, SimpleNameSyntax Name, ExpressionSyntax Path, ExpressionSyntax Content)
{
    /// <summary>The write that a call is; null for a call of another class.</summary>
    public static FileWrite? Of(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name: var name, Expression: var owner }, ArgumentList.Arguments: [{ Expression: var path }, { Expression: var content }, ..] }
            && owner is IdentifierNameSyntax { Identifier.ValueText: "File" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "File" } && FileWrites.Methods.Contains(name.Identifier.ValueText)
            ? new(call, name, path, content)
            : null;
}
