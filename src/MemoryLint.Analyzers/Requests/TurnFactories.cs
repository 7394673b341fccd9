using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>Recognises code that a framework calls anew for every turn or scope to build what the turn works on.</summary>
static class TurnFactories
{
    const string TurnStateFactory = nameof(TurnStateFactory);

    /// <summary>
    /// The name of the factory that <paramref name="node"/> stands in: a lambda or a method given as <c>TurnStateFactory</c>, or the lambda that makes
    /// the session store of each scope.
    /// </summary>
    public static string? Around(SemanticModel model, SyntaxNode node, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax) switch
        {
            AnonymousFunctionExpressionSyntax lambda when IsTurnStateFactory(model, lambda, cancellation) => TurnStateFactory,
            AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } }
                when CallsByName.NameOf(call) is "WithSessionStore" && list.Arguments.Any(IsShortLife) => "WithSessionStore",
            LocalFunctionStatementSyntax function when IsGivenAsFactory(model, function.Identifier.ValueText, cancellation) => TurnStateFactory,
            MethodDeclarationSyntax method when IsGivenAsFactory(model, method.Identifier.ValueText, cancellation) => TurnStateFactory,
            _ => null,
        };

    static bool IsShortLife(ArgumentSyntax argument) => argument.Expression.ToString() is "ServiceLifetime.Scoped" or "ServiceLifetime.Transient";

    static bool IsTurnStateFactory(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).ConvertedType.Is("Microsoft.Agents.Builder.App.TurnStateFactory");

    static bool IsGivenAsFactory(SemanticModel model, string name, CancellationToken cancellation)
    {
        if (SourceWords.Positions(model.SyntaxTree, TurnStateFactory, cancellation).Any() || SourceWords.Positions(model.SyntaxTree, "AgentApplicationOptions", cancellation).Any())
            foreach (int position in SourceWords.Positions(model.SyntaxTree, name, cancellation))
                if (model.SyntaxTree.GetRoot(cancellation).FindToken(position).Parent is IdentifierNameSyntax { Parent: not InvocationExpressionSyntax } reference
                    && IsTurnStateFactory(model, reference, cancellation))
                    return true;
        return false;
    }
}
