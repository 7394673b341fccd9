using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>A memory that a local variable holds from its declaration on.</summary>
/// <param name="Declaration">The statement.</param>
/// <param name="Block">The block it stands in.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Type">Its type as it can be written there.</param>
/// <param name="Value">The creating expression, with its <c>await</c>.</param>
sealed record LocalMemory(LocalDeclarationStatementSyntax Declaration, BlockSyntax Block, string Name, string Type, ExpressionSyntax Value)
{
    public static LocalMemory? Of(FixSite site, CancellationToken cancellation)
    {
        var creation = site.Node.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Span == site.Node.Span) ?? site.Node as ExpressionSyntax;
        while (creation?.Parent is AwaitExpressionSyntax awaiting)
            creation = awaiting;
        if (creation is not { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } variables } variable } }
            || variables.Parent is not LocalDeclarationStatementSyntax { Parent: BlockSyntax block, UsingKeyword.RawKind: (int)SyntaxKind.None, AwaitKeyword.RawKind: (int)SyntaxKind.None } declaration)
            return null;
        string? type = variables.Type.IsVar ? TypeOf(site, creation, cancellation) : variables.Type.ToString().TrimEnd('?');
        return type is null ? null : new(declaration, block, variable.Identifier.ValueText, type, creation);
    }

    static string? TypeOf(FixSite site, ExpressionSyntax creation, CancellationToken cancellation)
    {
        if (creation is ObjectCreationExpressionSyntax made)
            return made.Type.ToString();
        return site.Model.GetTypeInfo(creation, cancellation).Type is { TypeKind: not TypeKind.Error } type
            ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToMinimalDisplayString(site.Model, creation.SpanStart)
            : null;
    }
}
