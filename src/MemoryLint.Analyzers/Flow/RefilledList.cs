using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// A history in a private field that every method which uses it empties first, and then fills and waits with: it keeps nothing from one call to the next, and two
/// calls at the same time meet in it.
/// </summary>
/// <param name="Refills">What the methods do with it, in the order of the source.</param>
sealed record RefilledList(ImmutableArray<RefilledList.Refill> Refills)
{
    /// <summary>One method's use of the list.</summary>
    /// <param name="Method">The method.</param>
    /// <param name="Emptied">The statement that empties the list, before all else that the method does with it: <c>_messages.Clear();</c>, <c>_messages = [];</c>.</param>
    /// <param name="Uses">The other places, in the order of the source, all in the block of that statement or further in.</param>
    public sealed record Refill(MethodDeclarationSyntax Method, ExpressionStatementSyntax Emptied, ImmutableArray<ExpressionSyntax> Uses);

    /// <summary>True if whoever empties the list waits for its turn first. A turn that a session has for itself does not keep others out.</summary>
    public static bool IsSynchronized(SemanticModel model, Refill refill, CancellationToken cancellation)
    {
        var guards = SessionMap.Guards(refill.Method).ToList();
        return guards.Count == 0 ? SessionMap.IsSynchronized(refill.Emptied, cancellation)
            : guards.Any(g => g.Expression is MemberAccessExpressionSyntax { Expression: var guard } && model.GetSymbolInfo(guard, cancellation).Symbol is IFieldSymbol or IPropertySymbol { IsIndexer: false } or INamedTypeSymbol);
    }

    /// <summary>The list as it is used; null for a memory that keeps something from call to call, or may.</summary>
    public static RefilledList? Of(SemanticModel model, Holder holder, CancellationToken cancellation) =>
        holder is { IsMap: false, Kind: MemoryKind.History } && SessionMap.IsList(holder.Type) ? Of(model, holder.Member, holder.Declaration, cancellation) : null;

    /// <summary>The same for a field that is known to hold a list.</summary>
    public static RefilledList? Of(SemanticModel model, ISymbol member, SyntaxNode declaration, CancellationToken cancellation)
    {
        if (member is not IFieldSymbol { DeclaredAccessibility: Accessibility.Private } || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner
            || owner.Modifiers.Any(SyntaxKind.PartialKeyword))
            return null;
        var uses = new List<(MethodDeclarationSyntax Method, ExpressionSyntax Use)>();
        foreach (int position in SourceWords.Within(owner, member.Name, cancellation))
        {
            if (owner.FindToken(position).Parent is not IdentifierNameSyntax name || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, member))
                continue;
            if (name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not MethodDeclarationSyntax { Body: not null } method)
                return null;
            uses.Add((method, name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name));
            // The first one tells most lists apart.
            if (uses.Count == 1 && Emptying(uses[0].Use) is null)
                return null;
        }
        var refills = ImmutableArray.CreateBuilder<Refill>();
        foreach (var ofMethod in uses.GroupBy(u => u.Method))
        {
            if (RefillIn(ofMethod.Key, ofMethod.Select(u => u.Use).ToImmutableArray()) is not { } refill)
                return null;
            refills.Add(refill);
        }
        return refills.Count > 0 ? new(refills.ToImmutable()) : null;
    }

    static Refill? RefillIn(MethodDeclarationSyntax method, ImmutableArray<ExpressionSyntax> uses)
    {
        if (Emptying(uses[0]) is not { Parent: BlockSyntax block } emptied || block.FirstAncestorOrSelf<SyntaxNode>(n => n is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax) != method)
            return null;
        var rest = uses.RemoveAt(0);
        return rest.All(u => block.Span.Contains(u.Span) && Stays(u)) && rest.Any(IsAppend) && rest.Any(u => !IsAppend(u) && Emptying(u) is null)
            && block.DescendantNodes().Any(n => n is AwaitExpressionSyntax && n.SpanStart > emptied.Span.End)
            ? new(method, emptied, rest) : null;
    }

    /// <summary>The statement that empties the list at this place; null if another thing happens there.</summary>
    public static ExpressionStatementSyntax? Emptying(ExpressionSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Parent: ExpressionStatementSyntax cleared } } access when access.Expression == use => cleared,
        AssignmentExpressionSyntax { Right: var made, Parent: ExpressionStatementSyntax replaced } assignment when assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Left == use
            && (made.IsCollectionExpression() || made is BaseObjectCreationExpressionSyntax) => replaced,
        _ => null,
    };

    static bool IsAppend(ExpressionSyntax use) =>
        use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax } access && access.Expression == use && name.StartsWith("Add", StringComparison.Ordinal);

    /// <summary>False where the list itself goes somewhere to be kept or handed on, or where it is put aside for another.</summary>
    static bool Stays(ExpressionSyntax use) => use.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or YieldStatementSyntax => false,
        AssignmentExpressionSyntax => Emptying(use) is not null,
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } => false,
        ArgumentSyntax { Parent.Parent: not InvocationExpressionSyntax } => false,
        _ => true,
    };
}
