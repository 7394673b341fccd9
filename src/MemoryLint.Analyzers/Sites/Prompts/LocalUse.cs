using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Where a value that is made in a method goes within it.</summary>
static class LocalUse
{
    /// <summary>True if a variable is given another value after its declaration.</summary>
    public static bool IsReassigned(VariableDeclaratorSyntax local, SyntaxNode scope, CancellationToken cancellation) =>
        NamesOf(local, scope, cancellation).Any(IsAssigned);

    /// <summary>
    /// The places at which the value of an expression is used: the variable's, if it initializes one that keeps it, else its own. Empty if it may be another value there.
    /// </summary>
    public static List<ExpressionSyntax> Of(ExpressionSyntax expression, CancellationToken cancellation)
    {
        var whole = expression;
        while (whole.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            whole = (ExpressionSyntax)whole.Parent;
        if (whole.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local })
            return [whole];
        if (Scope(local) is not { } scope)
            return [];
        var names = NamesOf(local, scope, cancellation).ToList();
        return names.Any(IsAssigned) ? [] : names.ConvertAll(n => (ExpressionSyntax)n);
    }

    /// <summary>The expression that a local variable has as its one value; the expression itself if it is none.</summary>
    public static (ExpressionSyntax Value, VariableDeclaratorSyntax? Local) Behind(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) =>
        expression is IdentifierNameSyntax && model.GetSymbolInfo(expression, cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } local && Scope(local) is { } scope && !IsReassigned(local, scope, cancellation)
            ? (value, local) : (expression, null);

    /// <summary>The names of a local variable after its declaration.</summary>
    public static IEnumerable<IdentifierNameSyntax> NamesOf(VariableDeclaratorSyntax local, SyntaxNode scope, CancellationToken cancellation)
    {
        string name = local.Identifier.ValueText;
        foreach (int position in SourceWords.Within(scope, name, cancellation))
            if (scope.FindToken(position).Parent is IdentifierNameSyntax { Identifier.ValueText: var text } found && text == name && position > local.SpanStart && !IsMemberName(found))
                yield return found;
    }

    /// <summary>The block, or the whole file for top-level code, that a local variable is known in.</summary>
    public static SyntaxNode? Scope(VariableDeclaratorSyntax local) =>
        local.Parent?.Parent is LocalDeclarationStatementSyntax { Parent: { } block } ? block is GlobalStatementSyntax { Parent: { } unit } ? unit : block : null;

    static bool IsMemberName(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax or NameColonSyntax or QualifiedNameSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } assignment => assignment.Left == name,
        _ => false,
    };

    static bool IsAssigned(IdentifierNameSyntax name) => name.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        _ => false,
    };
}
