using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// The values that come from a call to the model: the variables its result is assigned to, what is made from them, and what they are collected
/// in while the answer streams.
/// </summary>
sealed class Replies
{
    readonly HashSet<string> _names = new(StringComparer.Ordinal);
    readonly HashSet<SyntaxNode> _calls = [];

    /// <summary>Loops that call the model again with what they append: tool calling, not forgetting.</summary>
    public HashSet<SyntaxNode> ModelLoops { get; } = [];

    public void Add(SemanticModel model, ExpressionSyntax call, CancellationToken cancellation)
    {
        if (!_calls.Add(call))
            return;
        var scope = call.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
            ?? call.SyntaxTree.GetRoot(cancellation);
        // In the order of the text, so that what is derived from a reply is known when it is used.
        foreach (var node in scope.DescendantNodes())
        {
            cancellation.ThrowIfCancellationRequested();
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: { } value } declarator when IsIn(value):
                    _names.Add(declarator.Identifier.ValueText);
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment when IsIn(assignment.Right):
                    _names.Add(name.Identifier.ValueText);
                    break;
                case ForEachStatementSyntax each when IsIn(each.Expression):
                    _names.Add(each.Identifier.ValueText);
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax collector, Name.Identifier.ValueText: "Append" or "AppendLine" or "Add" or "Write" } } collecting
                    when collecting.ArgumentList.Arguments.Any(a => IsIn(a.Expression)) && IsText(model, collector, cancellation):
                    _names.Add(collector.Identifier.ValueText);
                    break;
            }
        }
    }

    /// <summary>True if a reply is part of <paramref name="expression"/>.</summary>
    public bool IsIn(ExpressionSyntax expression)
    {
        if (_calls.Count == 0)
            return false;
        foreach (var node in expression.DescendantNodesAndSelf())
            if (_calls.Contains(node) || (node is IdentifierNameSyntax name && _names.Contains(name.Identifier.ValueText) && name.Parent is not MemberAccessExpressionSyntax { Expression: not IdentifierNameSyntax }))
                return true;
        return false;
    }

    /// <summary>A string builder or a list of updates, not the memory itself.</summary>
    static bool IsText(SemanticModel model, IdentifierNameSyntax collector, CancellationToken cancellation) =>
        model.GetTypeInfo(collector, cancellation).Type is { } type && (type.Name == "StringBuilder" || type is INamedTypeSymbol { Name: "List", TypeArguments: [{ Name: var element }] } && element.EndsWith("Update", StringComparison.Ordinal));
}
