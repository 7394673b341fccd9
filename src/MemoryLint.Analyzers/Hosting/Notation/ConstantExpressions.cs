using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Hosting.Notation;

/// <summary>Values of the expressions of an AppHost when it is published, by syntax alone: constants, variables set once, defaults of settings.</summary>
sealed class ConstantExpressions
{
    /// <summary>Values that refer to each other in a circle, or twice to the next, end here.</summary>
    const int MaximumSteps = 64;

    /// <summary>No statement lies under more nodes than this; what does is decided by nothing.</summary>
    const int MaximumAncestors = 500;

    readonly Dictionary<string, ExpressionSyntax?> _variables = new(StringComparer.Ordinal);
    int _steps;

    public ConstantExpressions(IReadOnlyList<SyntaxNode> nodes)
    {
        foreach (var node in nodes)
            if (node is VariableDeclaratorSyntax declarator)
                _variables[declarator.Identifier.ValueText] = _variables.ContainsKey(declarator.Identifier.ValueText) ? null : declarator.Initializer?.Value;
        foreach (var node in nodes)
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned, Parent: ExpressionStatementSyntax })
                _variables[assigned.Identifier.ValueText] = null;
    }

    /// <summary>True for a variable with one declaration whose value never changes.</summary>
    public bool IsDeclaredOnce(string variable) => _variables.TryGetValue(variable, out var value) && value is not null;

    /// <summary>The numbers that an expression may be; null if that cannot be told.</summary>
    public IReadOnlyList<int>? Numbers(ExpressionSyntax expression)
    {
        _steps = 0;
        return NumbersOf(expression);
    }

    /// <summary>The text of a string; null if that cannot be told.</summary>
    public string? Text(ExpressionSyntax expression)
    {
        _steps = 0;
        return TextOf(expression);
    }

    /// <summary>True if a node runs when the AppHost is published, false if it runs on the developer's machine only, null if its conditions do not tell.</summary>
    public bool? IsPublished(SyntaxNode node)
    {
        bool? result = true;
        int count = 0;
        _steps = 0;
        for (var child = node; child.Parent is { } parent; child = parent)
        {
            bool? runs = parent switch
            {
                _ when ++count > MaximumAncestors => null,
                IfStatementSyntax @if when child == @if.Statement => Condition(@if.Condition),
                IfStatementSyntax @if when child == @if.Else => !Condition(@if.Condition),
                ConditionalExpressionSyntax choice when child == choice.WhenTrue => Condition(choice.Condition),
                ConditionalExpressionSyntax choice when child == choice.WhenFalse => !Condition(choice.Condition),
                SwitchSectionSyntax or SwitchExpressionArmSyntax => null,
                _ => true,
            };
            if (runs == false)
                return false;
            result = runs is null ? null : result;
            if (count > MaximumAncestors)
                return null;
        }
        return result;
    }

    IReadOnlyList<int>? NumbersOf(ExpressionSyntax expression)
    {
        if (++_steps > MaximumSteps)
            return null;
        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: int number }:
                return [number];
            case ParenthesizedExpressionSyntax inner:
                return NumbersOf(inner.Expression);
            case CastExpressionSyntax cast:
                return NumbersOf(cast.Expression);
            case IdentifierNameSyntax name:
                return Initializer(name) is { } value ? NumbersOf(value) : null;
            case ConditionalExpressionSyntax choice:
                bool? condition = Condition(choice.Condition);
                var whenTrue = condition == false ? [] : NumbersOf(choice.WhenTrue);
                var whenFalse = condition == true ? [] : NumbersOf(choice.WhenFalse);
                return whenTrue is null || whenFalse is null ? null : [.. whenTrue, .. whenFalse];
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback:
                // A setting that may be given from outside counts with its default.
                return NumbersOf(fallback.Right);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetValue" }, ArgumentList.Arguments: [_, var @default] }:
                return NumbersOf(@default.Expression);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" or "ToInt32" }, ArgumentList.Arguments: [var parsed] }:
                return int.TryParse(TextOf(parsed.Expression), out int result) ? [result] : null;
            default:
                return null;
        }
    }

    string? TextOf(ExpressionSyntax expression) => ++_steps > MaximumSteps ? null : expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        ParenthesizedExpressionSyntax inner => TextOf(inner.Expression),
        IdentifierNameSyntax name => Initializer(name) is { } value ? TextOf(value) : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback => TextOf(fallback.Right),
        _ => null,
    };

    /// <summary>What a condition is when the AppHost is published: not in run mode, not on a developer's machine.</summary>
    bool? Condition(ExpressionSyntax expression)
    {
        if (++_steps > MaximumSteps)
            return null;
        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: bool truth }:
                return truth;
            case ParenthesizedExpressionSyntax inner:
                return Condition(inner.Expression);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return !Condition(not.Operand);
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsPublishMode" }:
                return true;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsRunMode" }:
                return false;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } }:
                return name switch { "IsProduction" => true, "IsDevelopment" => false, _ => null };
            case IdentifierNameSyntax name:
                return Initializer(name) is { } value ? Condition(value) : null;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Publish" or "Run" } mode }:
                return mode.Name.Identifier.ValueText == "Publish";
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return (Condition(both.Left), Condition(both.Right)) switch { (false, _) or (_, false) => false, (true, true) => true, _ => null };
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return (Condition(either.Left), Condition(either.Right)) switch { (true, _) or (_, true) => true, (false, false) => false, _ => null };
            default:
                return null;
        }
    }

    ExpressionSyntax? Initializer(IdentifierNameSyntax name) => _variables.TryGetValue(name.Identifier.ValueText, out var value) ? value : null;
}
