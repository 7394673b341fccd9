using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>A text put in the place of another.</summary>
/// <param name="Binding">What is looked for, and what is put there.</param>
/// <param name="Comparison">How it is looked for.</param>
readonly record struct TextFill(PromptBinding Binding, StringComparison Comparison);

/// <summary>What is put into a text from where it is written: in one expression, or over the variables that carry it.</summary>
sealed class FilledText
{
    const int MaximumDepth = 30;
    const int MaximumFills = 100;

    readonly SemanticModel _model;
    readonly CancellationToken _cancellation;
    readonly HashSet<VariableDeclaratorSyntax> _carriers = [];

    FilledText(SemanticModel model, CancellationToken cancellation) => (_model, _cancellation) = (model, cancellation);

    public List<TextFill> Fills { get; } = [];

    /// <summary>The places at which the filled text goes on.</summary>
    public List<ExpressionSyntax> Results { get; } = [];

    /// <summary>False if something else may be put into it on the way.</summary>
    public bool IsInView { get; private set; } = true;

    /// <summary>Follows a text from where it is written.</summary>
    public static FilledText From(SemanticModel model, ExpressionSyntax start, CancellationToken cancellation)
    {
        var filled = new FilledText(model, cancellation);
        filled.Follow(start, 0);
        return filled;
    }

    /// <summary>What a chain of replacements begins with; null if that is not in view.</summary>
    public static ExpressionSyntax? BaseOf(SemanticModel model, ExpressionSyntax filled, CancellationToken cancellation)
    {
        var part = filled;
        for (int depth = 0; depth < MaximumDepth; depth++)
        {
            switch (part)
            {
                case ParenthesizedExpressionSyntax inner:
                    part = inner.Expression;
                    continue;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } } when name == TextFills.Replace || TextFills.Trims.Contains(name):
                    part = receiver;
                    continue;
                case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var text }, ..] } creation:
                    return IsBuilder(model.GetTypeInfo(creation, cancellation).Type) ? text : null;
                case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax:
                    return null;
                case IdentifierNameSyntax when DeclaratorOf(model, part, cancellation) is { Initializer.Value: var value } local && LocalUse.Scope(local) is { } scope:
                    if (value is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) && !LocalUse.IsReassigned(local, scope, cancellation))
                        return part;
                    part = value;
                    continue;
                default:
                    return part;
            }
        }
        return null;
    }

    public static bool IsOfText(IMethodSymbol method) => method.ContainingType.SpecialType == SpecialType.System_String || IsBuilder(method.ContainingType);

    static bool IsBuilder(ITypeSymbol? type) => type.Is("System.Text.StringBuilder");

    static VariableDeclaratorSyntax? DeclaratorOf(SemanticModel model, ExpressionSyntax name, CancellationToken cancellation) =>
        model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } ? reference.GetSyntax(cancellation) as VariableDeclaratorSyntax : null;

    void Follow(ExpressionSyntax part, int depth)
    {
        _cancellation.ThrowIfCancellationRequested();
        IsInView &= depth < MaximumDepth && Fills.Count < MaximumFills;
        if (!IsInView)
            return;
        while (true)
        {
            if (part.Parent is ParenthesizedExpressionSyntax or ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax } } && Around(part) is { } around)
                part = around;
            else if (part.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax call } access && access.Expression == part && Adds(name, call))
                part = call;
            else
                break;
        }
        switch (part.Parent)
        {
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local }:
                FollowVariable(local, depth);
                break;
            case AssignmentExpressionSyntax { Left: IdentifierNameSyntax } again when again.Right == part && DeclaratorOf(_model, again.Left, _cancellation) is { } local && _carriers.Contains(local):
            case ExpressionStatementSyntax:
                break;
            default:
                Results.Add(part);
                break;
        }
    }

    /// <summary>The parentheses around a text, or the builder that is made of it.</summary>
    ExpressionSyntax? Around(ExpressionSyntax part) => part.Parent switch
    {
        ParenthesizedExpressionSyntax parentheses => parentheses,
        { Parent.Parent: BaseObjectCreationExpressionSyntax made } when IsBuilder(_model.GetTypeInfo(made, _cancellation).Type) => made,
        _ => null,
    };

    void FollowVariable(VariableDeclaratorSyntax local, int depth)
    {
        if (!_carriers.Add(local) || LocalUse.Scope(local) is not { } scope)
        {
            IsInView = false;
            return;
        }
        foreach (var use in LocalUse.NamesOf(local, scope, _cancellation))
        {
            if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
                IsInView &= assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && BeginsWith(assignment.Right, local);
            else
                Follow(use, depth + 1);
        }
    }

    /// <summary>True for a chain of replacements in what the variable holds.</summary>
    static bool BeginsWith(ExpressionSyntax value, VariableDeclaratorSyntax local)
    {
        while (value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver, Name.Identifier.ValueText: var name } } && (name == TextFills.Replace || TextFills.Trims.Contains(name)))
            value = receiver;
        return value is IdentifierNameSyntax { Identifier.ValueText: var read } && read == local.Identifier.ValueText;
    }

    /// <summary>True if a call on the text hands it on with something in another's place, or as it is.</summary>
    bool Adds(string name, InvocationExpressionSyntax call)
    {
        if (TextFills.Trims.Contains(name))
            return true;
        if (name != TextFills.Replace)
        {
            // A builder to which more is added.
            IsInView &= !name.StartsWith("Append", StringComparison.Ordinal) && !name.StartsWith("Insert", StringComparison.Ordinal);
            return false;
        }
        if (call.ArgumentList.Arguments is not ([{ Expression: var key }, { Expression: var value }, ..] and var arguments) || PromptTextReader.Constant(_model, key, _cancellation) is not { Length: > 0 } text
            || arguments.Count > 3 || ComparisonOf(arguments.Count == 3 ? arguments[2].Expression : null) is not { } comparison || MayHavePlaces(value))
            // One character for another changes no name.
            IsInView &= call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.CharacterLiteralExpression } }, _];
        else
            Fills.Add(new(new(text, key, value), comparison));
        return true;
    }

    StringComparison? ComparisonOf(ExpressionSyntax? comparison) => comparison is null ? StringComparison.Ordinal
        : _model.GetConstantValue(comparison, _cancellation) is { HasValue: true, Value: int value } && _model.GetTypeInfo(comparison, _cancellation).Type?.Name == nameof(StringComparison)
            ? (StringComparison)value : null;

    /// <summary>A text with places of its own that later replacements may fill.</summary>
    bool MayHavePlaces(ExpressionSyntax value) => PromptTextReader.Read(_model, value, _cancellation) is { Value: var text } && PlainPlaceholders.In(text).Any();
}
