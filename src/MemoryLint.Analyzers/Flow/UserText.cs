using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Recognises what the user said: a parameter or a request's property that goes into a message as it came, not part of a composed prompt.</summary>
static class UserText
{
    static readonly string[] s_names = ["message", "text", "prompt", "question", "input", "query", "content", "utterance", "body", "ask", "chat", "msg", "userinput"];

    const int MaximumDepth = 4;

    /// <summary>The name of what the user said, if some argument or element within <paramref name="expression"/> is that; else null.</summary>
    public static string? In(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation)
    {
        if (Is(model, expression, cancellation))
            return NameOf(expression);
        // A message put together in a local before it is added.
        if (expression is IdentifierNameSyntax name && model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol local
            && Initializer(local, cancellation) is BaseObjectCreationExpressionSyntax message && message.SyntaxTree == expression.SyntaxTree)
            expression = message;
        foreach (var node in expression.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax))
        {
            var part = node switch
            {
                ArgumentSyntax argument => argument.Expression,
                AssignmentExpressionSyntax assignment => assignment.Right,
                _ => null,
            };
            if (part is not null && Is(model, part, cancellation))
                return NameOf(part);
        }
        return null;
    }

    static string NameOf(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().LastOrDefault()?.Identifier.ValueText ?? "";

    public static bool Is(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) => Is(model, expression, MaximumDepth, cancellation);

    static bool Is(SemanticModel model, ExpressionSyntax expression, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return false;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax e:
                return Is(model, e.Expression, depth, cancellation);
            case PostfixUnaryExpressionSyntax e when e.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Is(model, e.Operand, depth, cancellation);
            case CastExpressionSyntax e:
                return Is(model, e.Expression, depth, cancellation);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceExpression):
                return Is(model, e.Left, depth, cancellation);
            case InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax only] }:
                return Is(model, only.Expression, depth, cancellation);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Trim" or "ToString" or "TrimEnd" or "TrimStart" } access }:
                return Is(model, access.Expression, depth, cancellation);
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] }:
                return IsTextName(key);
            case MemberAccessExpressionSyntax e:
                return IsTextName(e.Name.Identifier.ValueText) && IsFromRequest(model, e.Expression, depth - 1, cancellation);
            case ConditionalAccessExpressionSyntax e:
                return e.WhenNotNull is MemberBindingExpressionSyntax binding && IsTextName(binding.Name.Identifier.ValueText) && IsFromRequest(model, e.Expression, depth - 1, cancellation);
            case IdentifierNameSyntax e:
                return model.GetSymbolInfo(e, cancellation).Symbol switch
                {
                    IParameterSymbol p => p.Type.SpecialType == SpecialType.System_String || IsTextName(p.Name),
                    IPropertySymbol p => p.Type.SpecialType == SpecialType.System_String && IsTextName(p.Name) && p.SetMethod is not null,
                    ILocalSymbol local => Initializer(local, cancellation) is { } value && (Is(model, value, depth - 1, cancellation) || IsReadFromRequest(value)),
                    _ => false,
                };
            default:
                return false;
        }
    }

    /// <summary>A parameter, or what was read from the request into a local.</summary>
    static bool IsFromRequest(SemanticModel model, ExpressionSyntax expression, int depth, CancellationToken cancellation)
    {
        if (depth <= 0)
            return false;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax e:
                return IsFromRequest(model, e.Expression, depth, cancellation);
            case PostfixUnaryExpressionSyntax e:
                return IsFromRequest(model, e.Operand, depth, cancellation);
            case MemberAccessExpressionSyntax e:
                return IsFromRequest(model, e.Expression, depth - 1, cancellation);
            case IdentifierNameSyntax e:
                return model.GetSymbolInfo(e, cancellation).Symbol switch
                {
                    IParameterSymbol => true,
                    ILocalSymbol local => Initializer(local, cancellation) is { } value && IsReadFromRequest(value),
                    IPropertySymbol p => p.SetMethod is not null,
                    _ => false,
                };
            default:
                return false;
        }
    }

    static bool IsReadFromRequest(ExpressionSyntax value)
    {
        string text = value.ToString();
        return text.Contains("ReadFromJsonAsync") || text.Contains("ReadToEndAsync") || text.Contains("ReadAsStringAsync") || text.Contains("Deserialize") || text.Contains(".Form[")
            || text.Contains(".Query[");
    }

    /// <summary>What a local is from its declaration on; null if it gets another value later, for then it is composed.</summary>
    static ExpressionSyntax? Initializer(ILocalSymbol local, CancellationToken cancellation) =>
        local.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
            && !IsAssignedLater(declarator, cancellation) ? value : null;

    static bool IsAssignedLater(VariableDeclaratorSyntax declarator, CancellationToken cancellation)
    {
        if (declarator.FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or MemberDeclarationSyntax) is not { } scope)
            return false;
        foreach (int position in SourceWords.Within(scope, declarator.Identifier.ValueText, cancellation))
            if (scope.FindToken(position).Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name && assignment.Left == name)
                return true;
        return false;
    }

    /// <summary>True for a request with a property that is what the user said.</summary>
    public static bool IsBorneBy(ITypeSymbol request) =>
        request.GetMembers().Any(m => m is IPropertySymbol { Type.SpecialType: SpecialType.System_String, DeclaredAccessibility: Accessibility.Public } property && IsTextName(property.Name));

    static bool IsTextName(string name)
    {
        foreach (string text in s_names)
            if (name.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        return false;
    }
}
