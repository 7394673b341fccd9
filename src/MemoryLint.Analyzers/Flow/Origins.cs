using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Follows a value to where it comes from: through locals, fields and properties with one source, string building, coalescing, conditionals and the
/// compilation's own methods.
/// </summary>
sealed partial class Origins
{
    /// <summary>How many variables, members and methods are followed one after the other.</summary>
    const int MaximumDepth = 8;

    /// <summary>How many expressions are looked at for one value.</summary>
    const int MaximumSteps = 400;

    /// <summary>How deep an expression may be nested.</summary>
    const int MaximumNesting = 60;

    readonly CancellationToken _cancellation;
    readonly HashSet<(ISymbol, int)> _open = new();
    int _steps;

    Origins(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>Where the value of <paramref name="expression"/> comes from.</summary>
    public static Origin Of(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) =>
        new Origins(cancellation).Of(new Frame(model, null, null, 0), expression, 0);

    /// <summary>The code that an expression stands in: for a called method, with the arguments of the call.</summary>
    sealed record Frame(SemanticModel Model, Dictionary<ISymbol, Origin>? Arguments, ISymbol? Method, int Depth);

    Origin Of(Frame frame, ExpressionSyntax expression, int nesting)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (++_steps > MaximumSteps || nesting > MaximumNesting || frame.Depth > MaximumDepth)
            return Origin.Unknown;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax e:
                return Wrapped(Of(frame, e.Expression, nesting + 1), e.Expression, e);
            case CastExpressionSyntax e:
                return Wrapped(Of(frame, e.Expression, nesting + 1), e.Expression, e);
            case AwaitExpressionSyntax e:
                return Wrapped(Of(frame, e.Expression, nesting + 1), e.Expression, e);
            case CheckedExpressionSyntax e:
                return Of(frame, e.Expression, nesting + 1);
            case PostfixUnaryExpressionSyntax e when e.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Wrapped(Of(frame, e.Operand, nesting + 1), e.Operand, e);
            case AssignmentExpressionSyntax e when e.IsKind(SyntaxKind.SimpleAssignmentExpression):
                return Of(frame, e.Right, nesting + 1);
            case AssignmentExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                return OfCoalesced(frame, e.Left, e.Right, nesting);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceExpression):
                return OfCoalesced(frame, e.Left, e.Right, nesting);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.AsExpression):
                return Of(frame, e.Left, nesting + 1);
            case ConditionalExpressionSyntax e:
                return Origin.OfAlternatives([.. Alternatives(frame, [e.WhenTrue, e.WhenFalse], nesting)]);
            case SwitchExpressionSyntax e:
                return Origin.OfAlternatives([.. Alternatives(frame, e.Arms.Select(a => a.Expression), nesting)]);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }:
            case DefaultExpressionSyntax or ThrowExpressionSyntax:
                return Origin.Unknown;
            case LiteralExpressionSyntax e:
                return Origin.Constant(e.Token.Text, e);
            case InterpolatedStringExpressionSyntax e:
                return OfInterpolation(frame, e, nesting);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.AddExpression):
                return OfSum(frame, e, nesting);
            case TupleExpressionSyntax e:
                return Origin.OfParts([.. e.Arguments.Select(a => Of(frame, a.Expression, nesting + 1))]);
            case BaseObjectCreationExpressionSyntax e:
                return OfCreation(frame, e, nesting);
            case ConditionalAccessExpressionSyntax e:
                return OfChain(frame, e.WhenNotNull, e.Expression, e, nesting);
            case ElementAccessExpressionSyntax e:
                return OfElement(frame, e, e.Expression, e.ArgumentList, nesting);
            case InvocationExpressionSyntax e:
                return OfCall(frame, e, (e.Expression as MemberAccessExpressionSyntax)?.Expression, e, nesting);
            case MemberAccessExpressionSyntax e:
                return OfMember(frame, e.Name, e.Expression, e, nesting);
            case IdentifierNameSyntax e:
                return OfMember(frame, e, null, e, nesting);
            default:
                return Origin.Unknown;
        }
    }

    /// <summary>The left side is what is meant; the right one stands in for it.</summary>
    Origin OfCoalesced(Frame frame, ExpressionSyntax left, ExpressionSyntax right, int nesting)
    {
        if (IsNothing(left))
            return Of(frame, right, nesting + 1);
        return Of(frame, left, nesting + 1);
    }

    IEnumerable<Origin> Alternatives(Frame frame, IEnumerable<ExpressionSyntax> expressions, int nesting) =>
        expressions.Where(e => !IsNothing(e)).Select(e => Of(frame, e, nesting + 1));

    /// <summary>No value: a null that is replaced later, a branch that throws.</summary>
    static bool IsNothing(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax e => IsNothing(e.Expression),
        CastExpressionSyntax e => IsNothing(e.Expression),
        PostfixUnaryExpressionSyntax e => IsNothing(e.Operand),
        ThrowExpressionSyntax or DefaultExpressionSyntax => true,
        LiteralExpressionSyntax e => e.IsKind(SyntaxKind.NullLiteralExpression) || e.IsKind(SyntaxKind.DefaultLiteralExpression) || e.Token.Value is "",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty", Expression: var type } =>
            type is PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" or "Guid" },
        _ => false,
    };

    Origin OfInterpolation(Frame frame, InterpolatedStringExpressionSyntax text, int nesting)
    {
        var parts = new List<Origin>();
        foreach (var content in text.Contents)
            if (content is InterpolationSyntax part)
                parts.Add(part.FormatClause is { FormatStringToken.ValueText: var format } && IsCoarseTime(frame, part.Expression, format) ? Origin.Unknown
                    : Of(frame, part.Expression, nesting + 1));
        if (parts.Count == 0 || parts.All(p => p.Provenance == Provenance.Constant))
            return Origin.Constant(text.ToString(), text);
        return Origin.OfParts(parts);
    }

    /// <summary>A chain of additions goes left, however long it is.</summary>
    Origin OfSum(Frame frame, BinaryExpressionSyntax sum, int nesting)
    {
        var parts = new List<Origin>();
        ExpressionSyntax rest = sum;
        while (rest is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition)
        {
            parts.Add(Of(frame, addition.Right, nesting + 1));
            rest = addition.Left;
        }
        parts.Add(Of(frame, rest, nesting + 1));
        return parts.All(p => p.Provenance == Provenance.Constant) ? Origin.Constant(sum.ToString(), sum) : Origin.OfParts(parts);
    }

    Origin OfCreation(Frame frame, BaseObjectCreationExpressionSyntax creation, int nesting)
    {
        if (frame.Model.GetSymbolInfo(creation, _cancellation).Symbol is not IMethodSymbol { ContainingType: var type } constructor)
            return Origin.Unknown;
        if (KnownValues.Of(constructor) is { } known)
            return FromTable(known, creation);
        bool isKey = type.Is("System.Guid") || type.SpecialType == SpecialType.System_String || type.IsRecord || type.IsTupleType || type.TypeKind == TypeKind.Struct
            || type.Is("System.Uri");
        if (!isKey || creation.Initializer is not null)
            return Origin.Unknown;
        if (creation.ArgumentList is not { Arguments.Count: > 0 } arguments)
            return type.Is("System.Guid") ? Origin.Constant(creation.ToString(), creation) : Origin.Unknown;
        return Wrapped(Origin.OfParts([.. arguments.Arguments.Select(a => Of(frame, a.Expression, nesting + 1))]), arguments.Arguments[0].Expression, creation);
    }
}
