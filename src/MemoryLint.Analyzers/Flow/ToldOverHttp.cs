using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Finds where a model that is asked over plain HTTP is told what the user has just said and nothing of what was said before: in the handler that asks it, or in the
/// call of a function that asks it, which is where a conversation would have to be handed over.
/// </summary>
static class ToldOverHttp
{
    /// <summary>False for a file that neither asks a model over HTTP nor names a function that does.</summary>
    public static bool MayBeIn(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation) =>
        ModelRequest.All(model.Compilation, catalog, cancellation) is { Length: > 0 } requests
        && requests.Any(r => r.Name.SyntaxTree == model.SyntaxTree || r.FunctionName is { } function && SourceWords.Of(model.SyntaxTree, cancellation).MayContain(WordReader.Hash(function)));

    public static IEnumerable<ToldTurn> In(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var requests = ModelRequest.All(model.Compilation, catalog, cancellation);
        foreach (var request in requests)
            if (request.Name.SyntaxTree == model.SyntaxTree && InHandler(model, request, cancellation) is { } turn)
                yield return turn;
        foreach (string? function in requests.Select(r => r.FunctionName).Distinct())
            if (function is not null)
                foreach (int position in SourceWords.Positions(model.SyntaxTree, function, cancellation))
                    if (model.SyntaxTree.GetRoot(cancellation).FindToken(position).Parent is SimpleNameSyntax name && ToldTurn.MayBe(name) && OfCall(model, catalog, name, cancellation) is { } turn)
                        yield return turn;
    }

    /// <summary>The handler itself asks.</summary>
    static ToldTurn? InHandler(SemanticModel model, ModelRequest request, CancellationToken cancellation)
    {
        if (Enclosing.Of(model, request.Name, cancellation).Handler is not { } handler || Body(handler) is not { } body || CallsByName.CallOf(request.Name) is not { } call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || SaidIn(model, body, cancellation) is not { } said
            || !OwnQuestion.IsOfThisTurn(model, request, body, cancellation))
            return null;
        return new(request.Name, call, method, ModelEndpoints.Request, said);
    }

    static SyntaxNode? Body(SyntaxNode handler) => handler switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        AnonymousFunctionExpressionSyntax lambda => lambda.Body,
        _ => null,
    };

    /// <summary>What the user said, where it becomes part of what is sent.</summary>
    static ExpressionSyntax? SaidIn(SemanticModel model, SyntaxNode body, CancellationToken cancellation) => body.DescendantNodes().Select(n => n switch
    {
        AnonymousObjectMemberDeclaratorSyntax member => member.Expression,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } member => member.Right,
        _ => null,
    }).FirstOrDefault(e => e is not null && UserText.Is(model, e, cancellation));

    /// <summary>A function that asks is called, and all that it is told is what the user said; what is written out beside it is no conversation.</summary>
    static ToldTurn? OfCall(SemanticModel model, CatalogIndex catalog, SimpleNameSyntax name, CancellationToken cancellation)
    {
        if (CallsByName.CallOf(name) is not { } call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            return null;
        ExpressionSyntax? said = null;
        foreach (var argument in call.ArgumentList.Arguments)
            if (Arguments.ParameterOf(method, argument) is { } parameter && IsSaid(model, parameter, argument.Expression, cancellation))
            {
                if (said is not null)
                    return null;
                said = argument.Expression;
            }
            else if (argument.Expression is not LiteralExpressionSyntax && model.GetTypeInfo(argument.Expression, cancellation).Type is not { Name: nameof(CancellationToken) }
                && model.GetSymbolInfo(argument.Expression, cancellation).Symbol is not IFieldSymbol { IsConst: true })
                return null;
        return said is not null && OwnQuestion.IsAskedBy(model.Compilation, catalog, method, cancellation) ? new(name, call, method, ModelEndpoints.Request, said) : null;
    }

    /// <summary>The text that the user sent, or the request that bears it.</summary>
    static bool IsSaid(SemanticModel model, IParameterSymbol parameter, ExpressionSyntax value, CancellationToken cancellation) =>
        parameter.Type.SpecialType == SpecialType.System_String
            ? UserText.Is(model, value, cancellation)
            : !parameter.Type.DeclaringSyntaxReferences.IsEmpty && UserText.IsBorneBy(parameter.Type) && model.GetSymbolInfo(value, cancellation).Symbol is IParameterSymbol;
}
