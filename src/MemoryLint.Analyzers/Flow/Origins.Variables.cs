using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <content>Locals and parameters.</content>
sealed partial class Origins
{
    /// <summary>Attributes by which a parameter or property has its value from the caller.</summary>
    static readonly ImmutableHashSet<string> s_bound = ImmutableHashSet.Create(
        "FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute", "FromBodyAttribute", "FromFormAttribute", "BindPropertyAttribute", "ParameterAttribute",
        "SupplyParameterFromQueryAttribute", "SupplyParameterFromFormAttribute", "AsParametersAttribute", "HttpTriggerAttribute", "QueueTriggerAttribute",
        "ServiceBusTriggerAttribute", "ActivityTriggerAttribute", "OrchestrationTriggerAttribute", "EntityTriggerAttribute");

    static readonly ImmutableHashSet<string> s_tools = ImmutableHashSet.Create("McpServerToolAttribute", "KernelFunctionAttribute", "McpServerPromptAttribute");

    Origin OfLocal(Frame frame, ILocalSymbol local, int nesting)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(_cancellation) is not { } declaration
            || declaration.SyntaxTree != frame.Model.SyntaxTree
            || !_open.Add((local, frame.Depth)))
            return Origin.Unknown;
        try
        {
            var definitions = new List<Origin>();
            ExpressionSyntax? standIn = null;
            switch (declaration)
            {
                case VariableDeclaratorSyntax { Initializer.Value: var value }:
                    if (!IsNothing(value))
                        definitions.Add(Of(frame, value, nesting + 1));
                    break;
                case VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax }:
                    break;
                case SingleVariableDesignationSyntax designation:
                    definitions.Add(OfDesignation(frame, designation, nesting));
                    break;
                default:
                    return Origin.Unknown;
            }
            if (declaration.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax) is var scope)
                scope ??= declaration.SyntaxTree.GetRoot(_cancellation);
            foreach (int position in SourceWords.Within(scope, local.Name, _cancellation))
            {
                if (scope.FindToken(position).Parent is not IdentifierNameSyntax use || use.Parent is not (AssignmentExpressionSyntax or ArgumentSyntax)
                    || !SymbolEqualityComparer.Default.Equals(frame.Model.GetSymbolInfo(use, _cancellation).Symbol, local))
                    continue;
                if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
                {
                    if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                        standIn = assignment.Right;
                    else if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                        return Origin.Unknown;
                    else if (!IsNothing(assignment.Right))
                        definitions.Add(Of(frame, assignment.Right, nesting + 1));
                }
                else if (use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword))
                {
                    definitions.Add(OfOut(frame, argument, nesting));
                }
                else if (use.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax deconstruction } tuple }
                    && deconstruction.Left == tuple)
                {
                    return Origin.Unknown;
                }
            }
            if (definitions.Count == 0 && standIn is not null)
                definitions.Add(Of(frame, standIn, nesting + 1));
            return Origin.OfAlternatives(definitions).Through(local);
        }
        finally
        {
            _open.Remove((local, frame.Depth));
        }
    }

    /// <summary><c>x is { } id</c>, <c>TryGetValue(key, out var id)</c>.</summary>
    Origin OfDesignation(Frame frame, SingleVariableDesignationSyntax designation, int nesting)
    {
        if (designation.Parent is DeclarationExpressionSyntax { Parent: ArgumentSyntax argument })
            return OfOut(frame, argument, nesting);
        if (designation.Parent is DeclarationPatternSyntax or RecursivePatternSyntax { PropertyPatternClause.Subpatterns.Count: 0 } or VarPatternSyntax)
        {
            SyntaxNode? pattern = designation.Parent;
            while (pattern.Parent is UnaryPatternSyntax or ParenthesizedPatternSyntax or BinaryPatternSyntax)
                pattern = pattern.Parent;
            if (pattern.Parent is IsPatternExpressionSyntax test)
                return Of(frame, test.Expression, nesting + 1);
        }
        return Origin.Unknown;
    }

    /// <summary>What a <c>TryGet</c> or <c>TryParse</c> method puts into an out argument.</summary>
    Origin OfOut(Frame frame, ArgumentSyntax argument, int nesting)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call)
            return Origin.Unknown;
        string name = CallsByName.NameOf(call);
        if (name is "TryParse" or "TryParseExact" && call.ArgumentList.Arguments.FirstOrDefault() is { } text)
            return Of(frame, text.Expression, nesting + 1);
        if (name is not ("TryGetValue" or "TryGetValues" or "TryGet") || call.Expression is not MemberAccessExpressionSyntax access
            || Of(frame, access.Expression, nesting + 1) is not { Provenance: Provenance.Stable } map)
            return Origin.Unknown;
        return OfKeyed(frame, call, map);
    }

    Origin OfParameter(Frame frame, IParameterSymbol parameter, ExpressionSyntax whole)
    {
        if (frame.Arguments is not null && frame.Arguments.TryGetValue(parameter, out var given))
            return given;
        var attributes = parameter.GetAttributes();
        foreach (var attribute in attributes)
            if (attribute.AttributeClass?.Name == "FromHeaderAttribute" && attribute.NamedArguments.FirstOrDefault(n => n.Key == "Name").Value.Value is string header)
                return OfNamed(header, Origin.Stable($"{header} header", whole), whole);
        if (KnownValues.IsPerRequestName(parameter.Name) || parameter.Type.TypeKind is TypeKind.Interface or TypeKind.Delegate or TypeKind.Error
            || IsFrameworkObject(parameter.Type))
            return Origin.Unknown;
        bool isBound = attributes.Any(a => s_bound.Contains(a.AttributeClass?.Name ?? "")) || IsOfHandler(frame, parameter);
        return isBound && !attributes.Any(a => a.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute")
            ? Origin.Stable(parameter.Name, whole) : Origin.Unknown;
    }

    /// <summary>What a framework or the container hands in: only what the table knows of it counts.</summary>
    static bool IsFrameworkObject(ITypeSymbol type) => type.SpecialType == SpecialType.None && type is not IArrayTypeSymbol && type.DeclaringSyntaxReferences.IsEmpty
        && !type.Is("System.Guid") && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T && !type.Is("Microsoft.Extensions.Primitives.StringValues");

    /// <summary>True for a parameter by which a handler is given what its caller sent.</summary>
    bool IsOfHandler(Frame frame, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.DeclaringSyntaxReferences is not [var reference]
            || reference.SyntaxTree != frame.Model.SyntaxTree)
            return false;
        if (parameter.Type.OriginalDefinition is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } type
            && Lifetimes.RegisteredAs(frame.Model.Compilation, type, _cancellation) is not null)
            return false;
        if (method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)
            return Handlers.Of(method) is not null || method.GetAttributes().Any(a => s_tools.Contains(a.AttributeClass?.Name ?? "")) || IsMapped(frame, method);
        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction && reference.GetSyntax(_cancellation) is { } syntax
            && syntax.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is { } function
            && (function is AnonymousFunctionExpressionSyntax lambda ? DelegateUse.Of(frame.Model, lambda, _cancellation).Occasion is not null
                : function is LocalFunctionStatementSyntax local && ((SyntaxNode?)local.Body ?? local.ExpressionBody) is { } body
                    && Enclosing.Of(frame.Model, body, _cancellation).Handler == function);
    }

    /// <summary>True for a method that is handed to <c>MapPost</c> and its like.</summary>
    bool IsMapped(Frame frame, IMethodSymbol method) =>
        MemberFacts.Of(method) is { } facts && RequestScope.Of(frame.Model.Compilation, facts, _cancellation) is { Path.Length: 1, Occasion.Kind: HandlerKind.MinimalApi } scope
            && frame.Model.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == scope.Path[0].Place.Path) is { } tree && tree.Length >= scope.Path[0].Place.Span.End
            && tree.GetRoot(_cancellation).FindNode(scope.Path[0].Place.Span) is var node
            && (node is ArgumentSyntax
                || node.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Parent is ArgumentSyntax) is IdentifierNameSyntax or MemberAccessExpressionSyntax);
}
