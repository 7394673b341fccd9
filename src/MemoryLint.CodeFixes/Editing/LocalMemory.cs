using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>A memory that a local variable holds from its declaration on.</summary>
/// <param name="Declaration">The statement.</param>
/// <param name="Block">The block it stands in.</param>
/// <param name="Name">The variable's name.</param>
/// <param name="Symbol">Its type.</param>
/// <param name="Type">The same as it can be written there.</param>
/// <param name="Value">The creating expression, with its <c>await</c>.</param>
sealed record LocalMemory(LocalDeclarationStatementSyntax Declaration, BlockSyntax Block, string Name, ITypeSymbol Symbol, string Type, ExpressionSyntax Value)
{
    public static LocalMemory? Of(FixSite site, CancellationToken cancellation)
    {
        var creation = site.Node.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Span == site.Node.Span) ?? site.Node as ExpressionSyntax;
        while (creation?.Parent is AwaitExpressionSyntax awaiting)
            creation = awaiting;
        if (creation is not { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } variables } variable } }
            || variables.Parent is not LocalDeclarationStatementSyntax { Parent: BlockSyntax block, UsingKeyword.RawKind: (int)SyntaxKind.None, AwaitKeyword.RawKind: (int)SyntaxKind.None } declaration
            || block.Statements.Last() == declaration || site.Model.GetDeclaredSymbol(variable, cancellation) is not ILocalSymbol { Type: { TypeKind: not TypeKind.Error } type })
            return null;
        string text = !variables.Type.IsVar ? variables.Type.ToString().TrimEnd('?') : creation is ObjectCreationExpressionSyntax made ? made.Type.ToString() : TypeText(site, type);
        return new(declaration, block, variable.Identifier.ValueText, type, text, creation);
    }

    /// <summary>By its simple name, for which <see cref="Types"/> brings the using directive, unless that name means something else here.</summary>
    public static string TypeText(FixSite site, ITypeSymbol type)
    {
        var plain = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return site.Model.LookupNamespacesAndTypes(site.Node.SpanStart, name: type.Name).All(s => SymbolEqualityComparer.Default.Equals(s.OriginalDefinition, type.OriginalDefinition))
            ? plain.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)
            : plain.ToMinimalDisplayString(site.Model, site.Node.SpanStart);
    }

    /// <summary>Full names of what <see cref="Type"/> needs directives for.</summary>
    public ImmutableArray<string> Types => ImmutableArray.Create($"{Symbol.ContainingNamespace.ToDisplayString()}.{Symbol.Name}");

    /// <summary>The statements of the block after the declaration.</summary>
    public IEnumerable<StatementSyntax> Rest => Block.Statements.SkipWhile(s => s != Declaration).Skip(1);

    /// <summary>True if code uses the memory that may still run, or only begin to run, when the function has returned.</summary>
    public bool IsUsedLater => IsDeferredIn(Block, Name);

    /// <summary>The same for anything that <paramref name="block"/> calls <paramref name="memory"/>.</summary>
    public static bool IsDeferredIn(BlockSyntax block, string memory) => block.DescendantNodes().Any(n => IsDeferred(n) && n.DescendantTokens().Any(t => t.ValueText == memory));

    static bool IsDeferred(SyntaxNode node) => node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword) || function.DescendantNodes().Any(n => n is YieldStatementSyntax),
        _ => false,
    };

    /// <summary>True if <paramref name="node"/> mentions the variable.</summary>
    public bool IsIn(SyntaxNode node) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == Name);
}
