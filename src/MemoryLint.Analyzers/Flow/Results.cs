using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>What a method, getter or lambda returns, and where that comes from.</summary>
static class Results
{
    /// <summary>The expressions a body returns, its own lambdas aside.</summary>
    public static List<ExpressionSyntax> Of(SyntaxNode body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => [arrow.Expression],
        ExpressionSyntax expression => [expression],
        _ => body.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>().ToList(),
    };

    /// <summary>The expression that makes what is returned: through tasks and awaits, and from the initializer of a local.</summary>
    public static ExpressionSyntax Origin(SemanticModel model, ExpressionSyntax result, CancellationToken cancellation)
    {
        result = Unwrapped(result);
        return result is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? Unwrapped(value) : result;
    }

    static ExpressionSyntax Unwrapped(ExpressionSyntax e) => e switch
    {
        AwaitExpressionSyntax awaited => Unwrapped(awaited.Expression),
        ParenthesizedExpressionSyntax parenthesized => Unwrapped(parenthesized.Expression),
        CastExpressionSyntax cast => Unwrapped(cast.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: [var value] } =>
            Unwrapped(value.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask", Expression: var task } } => Unwrapped(task),
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" }, ArgumentList.Arguments: [{ Expression: var value }] } => Unwrapped(value),
        _ => e,
    };
}
