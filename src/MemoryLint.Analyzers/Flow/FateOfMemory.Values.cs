using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <content>Where a memory goes as a value: into variables, other objects, results.</content>
sealed partial class FateOfMemory
{
    /// <summary>A copy of the messages goes on; the memory itself stays where it is.</summary>
    void CopiedInto(ExpressionSyntax copy)
    {
        _fate.Leaves = true;
        if (copy.Parent is ArgumentSyntax argument)
            AsCopy(() => Argument(argument));
        else if (copy.Parent is not EqualsValueClauseSyntax)
            _fate.Becomes(FateKind.Unknown);
    }

    void AssignTo(ISymbol? variable, SyntaxNode declaration)
    {
        if (variable is not ILocalSymbol local)
        {
            _fate.Becomes(variable is null ? FateKind.Unknown : FateKind.Kept);
            return;
        }
        _fate.Variable ??= local;
        FollowVariable(local, ScopeOf(declaration));
    }

    static SyntaxNode ScopeOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BasePropertyDeclarationSyntax or FieldDeclarationSyntax)
        ?? node.SyntaxTree.GetRoot();

    void Assigned(AssignmentExpressionSyntax assignment)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
        {
            _fate.Becomes(FateKind.StateDefault);
            return;
        }
        // sessions[id] = history = []
        if (assignment.Parent is AssignmentExpressionSyntax)
            Use(assignment);
        switch (assignment.Left)
        {
            case IdentifierNameSyntax { Identifier.ValueText: "_" }:
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax owner }:
                _fate.Leaves = true;
                Use(owner);
                break;
            case IdentifierNameSyntax name when _model.GetSymbolInfo(name, _cancellation).Symbol is ILocalSymbol local:
                AssignTo(local, name);
                break;
            case ImplicitElementAccessSyntax when assignment.Parent is InitializerExpressionSyntax { Parent: ExpressionSyntax owner }:
                _fate.Leaves = true;
                Use(owner);
                break;
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } when _model.GetSymbolInfo(owner, _cancellation).Symbol is ILocalSymbol carrier:
                _fate.Leaves = true;
                FollowVariable(carrier, ScopeOf(owner));
                break;
            case ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } when _model.GetSymbolInfo(owner, _cancellation).Symbol is ILocalSymbol carrier && !IsCaptured(carrier, owner):
                _fate.Leaves = true;
                FollowVariable(carrier, ScopeOf(owner));
                break;
            default:
                _fate.Leaves = true;
                _fate.Becomes(FateKind.Kept);
                break;
        }
    }

    /// <summary>True for a variable of the code around a function: what is put into it there is found again in the next call.</summary>
    static bool IsCaptured(ILocalSymbol local, SyntaxNode use) =>
        use.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is { } function
        && local.DeclaringSyntaxReferences.All(r => r.SyntaxTree == use.SyntaxTree && !function.Span.Contains(r.Span));

    /// <summary>The variable gets another value somewhere: the memory may be what was loaded.</summary>
    void Reassigned(AssignmentExpressionSyntax assignment)
    {
        var right = assignment.Right;
        while (right is ParenthesizedExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax)
            right = right switch
            {
                ParenthesizedExpressionSyntax e => e.Expression,
                AwaitExpressionSyntax e => e.Expression,
                CastExpressionSyntax e => e.Expression,
                PostfixUnaryExpressionSyntax e => e.Operand,
                _ => right,
            };
        if (right is BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax || right.IsCollectionExpression() || right is InvocationExpressionSyntax call && IsCreatingCall(call))
            return;
        if (right is InvocationExpressionSyntax { Expression: var callee } && callee.ToString().Contains("Deserialize"))
            _fate.IsLoadedAsCopy = true;
        else
            _fate.Becomes(FateKind.Filled);
    }

    bool IsCreatingCall(InvocationExpressionSyntax call) => _catalog.FindMember(_model.GetSymbolInfo(call, _cancellation).Symbol) is not null;

    void Alternative(ExpressionSyntax? whole, ExpressionSyntax value)
    {
        if (whole is ConditionalExpressionSyntax conditional)
        {
            var other = conditional.WhenTrue == value ? conditional.WhenFalse : conditional.WhenTrue;
            if (value == conditional.Condition)
                return;
            if (other is not (BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax) && !other.IsCollectionExpression())
            {
                _fate.Becomes(FateKind.StateDefault);
                return;
            }
            Use(conditional);
            return;
        }
        _fate.Becomes(FateKind.StateDefault);
    }

    void Returned(ExpressionSyntax value)
    {
        _fate.Leaves = true;
        for (SyntaxNode? n = value; n is not null; n = n.Parent)
        {
            if (n is LambdaExpressionSyntax lambda)
            {
                ReturnedBy(lambda);
                return;
            }
            if (n is MemberDeclarationSyntax or LocalFunctionStatementSyntax)
                break;
        }
        if (_depth == 0)
            _fate.Becomes(FateKind.Returned);
    }

    void ReturnedBy(LambdaExpressionSyntax lambda)
    {
        _fate.Leaves = true;
        var use = DelegateUse.Of(_model, lambda, _cancellation);
        _fate.Becomes(use.Occasion is not null ? FateKind.Returned : use.IsStateDefault ? FateKind.StateDefault : use.RegisteredLife is not null ? FateKind.Kept : FateKind.Unknown);
    }

    void IndexedBy(ElementAccessExpressionSyntax element)
    {
        // history[0] reads or replaces a message; sessions[id] = … on a carrier is a map of the method's own.
        if (element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element)
            _fate.HasContent = true;
    }
}
