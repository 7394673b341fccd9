using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>A call to a model or an agent that gets what the user said and could be given more.</summary>
/// <param name="Call">The call.</param>
/// <param name="Receiver">What is asked.</param>
/// <param name="Input">The argument that is what the user said.</param>
/// <param name="Session">The parameter that takes a session; null if there is none.</param>
sealed record ToldCall(InvocationExpressionSyntax Call, ExpressionSyntax Receiver, ArgumentSyntax Input, IParameterSymbol? Session)
{
    public static ToldCall? At(FixSite site, CancellationToken cancellation)
    {
        if (site.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is not { } name || CallsByName.CallOf(name) is not { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } call
            || site.Model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || CatalogIndex.BuiltIn.FindModelCall(method) is not { } entry
            || call.ArgumentList.Arguments.FirstOrDefault(a => entry.InputParameters.Contains(Arguments.ParameterOf(method, a)?.Name ?? "")) is not { } input)
            return null;
        return new(call, receiver, input, method.Parameters.FirstOrDefault(p => entry.SessionParameters.Contains(p.Name)));
    }

    /// <summary>Passes a value for the session, in the place of a null or after what was said.</summary>
    public void Pass(CodeEdit edit, IParameterSymbol session, string value)
    {
        var method = (IMethodSymbol)session.ContainingSymbol;
        if (Call.ArgumentList.Arguments.FirstOrDefault(a => Arguments.ParameterOf(method, a)?.Name == session.Name) is { } given)
            edit.Replace(given.Expression.Span, value);
        else
            edit.Insert(Input.Span.End, Input.NameColon is null && Arguments.ParameterOf(method, Input)?.Ordinal == session.Ordinal - 1 ? $", {value}" : $", {session.Name}: {value}");
    }
}
