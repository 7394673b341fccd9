using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>From the name in a call to the call and back.</summary>
static class CallsByName
{
    /// <summary>The invocation of which <paramref name="name"/> is the method's name.</summary>
    public static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name && call.Expression == access => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        InvocationExpressionSyntax call when call.Expression == name => call,
        _ => null,
    };

    /// <summary>The method's name in a call.</summary>
    public static string NameOf(InvocationExpressionSyntax call) => NameSyntaxOf(call)?.Identifier.ValueText ?? "";

    public static SimpleNameSyntax? NameSyntaxOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };
}
