using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Follows a text up to the handler: it is what the user said if every caller passes it on as it came.</summary>
static class UserSaid
{
    const int MaximumDepth = 4;

    public static bool IsToldBy(SemanticModel model, ExpressionSyntax said, RequestScope scope, CancellationToken cancellation)
    {
        var parameter = ParameterBehind(model, said, MaximumDepth, cancellation);
        if (parameter is not null && parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ExplicitInterfaceImplementation }
            && !IsHandler(parameter, scope, cancellation))
            return false;
        foreach (var step in scope.Path)
        {
            // What is read from the request, or bound by the framework, has no caller.
            if (parameter is null || CallAt(model.Compilation, step, cancellation) is not { } call)
                return true;
            if (SourceModels.Of(model.Compilation, call.SyntaxTree) is not { } caller || caller.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method
                || Argument(call, method, parameter.Ordinal) is not { } passed || !IsPassedOn(caller, passed, cancellation))
                return false;
            parameter = ParameterBehind(caller, passed, MaximumDepth, cancellation);
        }
        return true;
    }

    static bool IsHandler(IParameterSymbol parameter, RequestScope scope, CancellationToken cancellation) =>
        scope.Handler is { } handler && parameter.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellation) is { } declaration
        && (declaration.Parent == handler || declaration.Parent?.Parent == handler);

    /// <summary>The user's text, or the request that bears it.</summary>
    static bool IsPassedOn(SemanticModel model, ExpressionSyntax passed, CancellationToken cancellation) =>
        UserText.Is(model, passed, cancellation)
        || passed is IdentifierNameSyntax && model.GetSymbolInfo(passed, cancellation).Symbol is IParameterSymbol { Type.SpecialType: SpecialType.None }
        || passed is BaseObjectCreationExpressionSyntax && UserText.In(model, passed, cancellation) is not null;

    static InvocationExpressionSyntax? CallAt(Compilation compilation, PathStep step, CancellationToken cancellation) =>
        compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == step.Place.Path && t.Length >= step.Place.Span.End) is { } tree
        && tree.GetRoot(cancellation).FindToken(step.Place.Span.Start).Parent is SimpleNameSyntax name ? CallsByName.CallOf(name) : null;

    static ExpressionSyntax? Argument(InvocationExpressionSyntax call, IMethodSymbol method, int ordinal)
    {
        int index = method.ReducedFrom is null ? ordinal : ordinal - 1;
        var parameter = index >= 0 && index < method.Parameters.Length ? method.Parameters[index] : null;
        return call.ArgumentList.Arguments.FirstOrDefault(a => parameter is not null && SymbolEqualityComparer.Default.Equals(Arguments.ParameterOf(method, a), parameter))?.Expression;
    }

    /// <summary>The parameter that a text comes from, through locals and properties; null if it is read from somewhere.</summary>
    static IParameterSymbol? ParameterBehind(SemanticModel model, ExpressionSyntax text, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return null;
        foreach (var name in text.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            switch (model.GetSymbolInfo(name, cancellation).Symbol)
            {
                case IParameterSymbol parameter:
                    return parameter;
                case ILocalSymbol { DeclaringSyntaxReferences: [var reference] } when reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }:
                    return ParameterBehind(model, value, depth - 1, cancellation);
            }
        return null;
    }
}
