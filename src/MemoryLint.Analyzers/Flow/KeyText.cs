using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>The text of a key as far as the code shows it: what is written out, and where values go in.</summary>
/// <param name="Text">The written parts, each value a zero character.</param>
/// <param name="Values">The names of the values, in order, without regard to case.</param>
readonly record struct KeyText(string Text, string Values)
{
    const int MaximumDepth = 4;

    /// <summary>True if two keys are made of the same values and never the same: another prefix, another case.</summary>
    public bool NeverEquals(KeyText other) => Values == other.Values && Text != other.Text;

    /// <summary>The text of a key; null if it is put together in a way that cannot be seen.</summary>
    public static KeyText? Of(SemanticModel model, ExpressionSyntax key, CancellationToken cancellation) => Of(model, key, MaximumDepth, cancellation);

    static KeyText? Of(SemanticModel model, ExpressionSyntax key, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return null;
        switch (key)
        {
            case ParenthesizedExpressionSyntax e:
                return Of(model, e.Expression, depth, cancellation);
            case PostfixUnaryExpressionSyntax e:
                return Of(model, e.Operand, depth, cancellation);
            case LiteralExpressionSyntax { Token.Value: string text }:
                return new(text, "");
            case InterpolatedStringExpressionSyntax e:
                return Joined(e.Contents.Select(c => c switch
                {
                    InterpolatedStringTextSyntax text => new KeyText(text.TextToken.ValueText, ""),
                    InterpolationSyntax { FormatClause: null, AlignmentClause: null, Expression: var value } => Of(model, value, depth - 1, cancellation),
                    _ => (KeyText?)null,
                }));
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.AddExpression):
                return Joined([Of(model, e.Left, depth - 1, cancellation), Of(model, e.Right, depth - 1, cancellation)]);
            case InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Expression: var value, Name.Identifier.ValueText: var change } }:
                return change is "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" && Of(model, value, depth - 1, cancellation) is { } changed
                    ? changed with { Text = change.Substring(0, "ToLower".Length) + changed.Text } : change is "ToString" ? Of(model, value, depth - 1, cancellation) : null;
            case MemberAccessExpressionSyntax or IdentifierNameSyntax:
                return OfName(model, key, depth, cancellation);
            default:
                return null;
        }
    }

    static KeyText? OfName(SemanticModel model, ExpressionSyntax name, int depth, CancellationToken cancellation) => model.GetSymbolInfo(name, cancellation).Symbol switch
    {
        IFieldSymbol { IsConst: true, ConstantValue: string text } => new(text, ""),
        ILocalSymbol { IsConst: true, ConstantValue: string text } => new(text, ""),
        ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local => reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && !IsAssigned(declarator, cancellation) && value is not InvocationExpressionSyntax and not AwaitExpressionSyntax
            ? Of(model, value, depth - 1, cancellation) : Hole(local.Name),
        IParameterSymbol parameter => Hole(parameter.Name),
        IPropertySymbol property => Hole(property.Name),
        _ => null,
    };

    static bool IsAssigned(VariableDeclaratorSyntax declarator, CancellationToken cancellation)
    {
        var unit = Appends.UnitAround(declarator);
        return SourceWords.Within(unit, declarator.Identifier.ValueText, cancellation).Any(p =>
            unit.FindToken(p).Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name && assignment.Left == name);
    }

    static KeyText Hole(string name) => new("\0", name.Replace("_", "").ToLowerInvariant() + "\0");

    static KeyText? Joined(IEnumerable<KeyText?> parts)
    {
        string text = "", values = "";
        foreach (var part in parts)
        {
            if (part is not { } known)
                return null;
            text += known.Text;
            values += known.Values;
        }
        return new(text, values);
    }
}
