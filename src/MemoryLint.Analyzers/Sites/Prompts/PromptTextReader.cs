using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Puts together the text that an expression stands for: literals, sums of them, and constants, read-only fields and locals with one value.</summary>
sealed class PromptTextReader
{
    const int MaximumDepth = 6;

    readonly CancellationToken _cancellation;
    readonly StringBuilder _value = new();
    readonly ImmutableArray<TextPiece>.Builder _pieces = ImmutableArray.CreateBuilder<TextPiece>();
    bool _isWhole = true;

    PromptTextReader(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>The text; null if nothing of it is in view.</summary>
    public static PromptText? Read(SemanticModel model, ExpressionSyntax? expression, CancellationToken cancellation)
    {
        if (expression is null)
            return null;
        var reader = new PromptTextReader(cancellation);
        reader.Add(model, expression, 0);
        return reader._pieces.Count == 0 ? null : new(reader._value.ToString(), reader._pieces.ToImmutable(), reader._isWhole);
    }

    /// <summary>The value of a key, a format or a name; null if it is none that is fixed.</summary>
    public static string? Constant(SemanticModel model, ExpressionSyntax? expression, CancellationToken cancellation) => expression switch
    {
        null => null,
        LiteralExpressionSyntax { Token.Value: string text } => text,
        _ when model.GetConstantValue(expression, cancellation) is { HasValue: true } constant => constant.Value as string,
        _ => Read(model, expression, cancellation) is { IsWhole: true } read ? read.Value : null,
    };

    void Add(SemanticModel model, ExpressionSyntax expression, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (depth > MaximumDepth)
        {
            AddUnseen();
            return;
        }
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Add(model, parenthesized.Expression, depth + 1);
                break;
            case LiteralExpressionSyntax { Token: { Value: string text } token }:
                Add(token, text);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                AddInterpolated(model, interpolated, depth);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                AddSum(model, sum, depth);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(expression, _cancellation).Symbol is { } symbol:
                AddSymbol(model, symbol, depth);
                break;
            default:
                AddUnseen();
                break;
        }
    }

    /// <summary>A chain of additions goes left, however long it is.</summary>
    void AddSum(SemanticModel model, BinaryExpressionSyntax sum, int depth)
    {
        var parts = new Stack<ExpressionSyntax>();
        ExpressionSyntax rest = sum;
        for (; rest is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition; rest = addition.Left)
            parts.Push(addition.Right);
        parts.Push(rest);
        foreach (var part in parts)
            Add(model, part, depth + 1);
    }

    void AddInterpolated(SemanticModel model, InterpolatedStringExpressionSyntax interpolated, int depth)
    {
        // In raw strings braces are not doubled.
        bool isDoubled = interpolated.StringStartToken.Kind() is SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken;
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax { TextToken: var token })
                Add(token, isDoubled ? token.ValueText.Replace("{{", "{").Replace("}}", "}") : token.ValueText);
            else if (content is InterpolationSyntax { Expression: var hole } && model.GetConstantValue(hole, _cancellation) is { HasValue: true, Value: string value })
                _value.Append(value);
            else if (content is InterpolationSyntax { Expression: LiteralExpressionSyntax { Token: { Value: int } number }, AlignmentClause: null, FormatClause: null })
                _value.Append(number.ValueText);
            else if (content is InterpolationSyntax { Expression: LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax } read)
                Add(model, read.Expression, depth + 1);
            else
                AddUnseen();
        }
    }

    void AddSymbol(SemanticModel model, ISymbol symbol, int depth)
    {
        if (symbol is IFieldSymbol { Type.SpecialType: SpecialType.System_String } or ILocalSymbol { Type.SpecialType: SpecialType.System_String } or IPropertySymbol { Type.SpecialType: SpecialType.System_String }
            && symbol.DeclaringSyntaxReferences is [var reference] && ValueOf(symbol, reference.GetSyntax(_cancellation)) is { } value
            && (value.SyntaxTree == model.SyntaxTree ? model : SourceModels.Of(model.Compilation, value.SyntaxTree)) is { } home)
            Add(home, value, depth + 1);
        else if (symbol is IFieldSymbol { HasConstantValue: true, ConstantValue: string constant })
            _value.Append(constant);
        else
            AddUnseen();
    }

    /// <summary>The one value that a variable or member has.</summary>
    ExpressionSyntax? ValueOf(ISymbol symbol, SyntaxNode declaration) => (symbol, declaration) switch
    {
        (IFieldSymbol { IsConst: true } or IFieldSymbol { IsStatic: true, IsReadOnly: true }, VariableDeclaratorSyntax { Initializer.Value: var value }) => value,
        (IPropertySymbol { IsStatic: true, SetMethod: null }, PropertyDeclarationSyntax property) => property.ExpressionBody?.Expression ?? property.Initializer?.Value,
        (ILocalSymbol, VariableDeclaratorSyntax { Initializer.Value: var value, } local) =>
            LocalUse.Scope(local) is { } scope && !LocalUse.IsReassigned(local, scope, _cancellation) ? value : null,
        _ => null,
    };

    void Add(SyntaxToken token, string text)
    {
        _pieces.Add(new(token, _value.Length, text));
        _value.Append(text);
    }

    void AddUnseen()
    {
        _value.Append(PromptText.Unseen);
        _isWhole = false;
    }
}
