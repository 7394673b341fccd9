using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Tells which fields and properties of a class hold what one message leaves for the next, read off their names in the class.</summary>
static class FieldState
{
    static readonly ImmutableArray<string> s_changes = ImmutableArray.Create(
        "Add", "Append", "Enqueue", "Dequeue", "Push", "Pop", "Insert", "Remove", "TryAdd", "TryRemove", "Clear", "Set", "Union", "Except", "AddOrUpdate", "GetOrAdd");

    /// <summary>The fields and properties of a class, with the node that declares each.</summary>
    public static IEnumerable<(ISymbol Member, SyntaxNode Declaration)> Members(SemanticModel model, TypeDeclarationSyntax type, CancellationToken cancellation)
    {
        foreach (var member in type.Members)
            foreach (var declaration in member switch
            {
                FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) && !field.Modifiers.Any(SyntaxKind.StaticKeyword) => field.Declaration.Variables,
                PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } property when !property.Modifiers.Any(SyntaxKind.StaticKeyword)
                    && !property.Modifiers.Any(SyntaxKind.OverrideKeyword) && accessors.All(a => a.Body is null && a.ExpressionBody is null) => (IEnumerable<SyntaxNode>)[property],
                _ => [],
            })
                if (model.GetDeclaredSymbol(declaration, cancellation) is { } symbol)
                    yield return (symbol, declaration);
    }

    public static ITypeSymbol TypeOf(ISymbol member) => member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;

    /// <summary>True for values and collections of them, and for types of the project's own that only carry data: not for services, locks or loggers.</summary>
    public static bool IsData(ITypeSymbol type, CatalogIndex catalog, Imports imports)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] })
            return IsData(value, catalog, imports);
        if (type is IArrayTypeSymbol { ElementType: var element })
            return IsData(element, catalog, imports);
        if (type.SpecialType is (>= SpecialType.System_Boolean and <= SpecialType.System_String) or SpecialType.System_DateTime || type.TypeKind == TypeKind.Enum || type.Name is "Guid" or "DateTimeOffset" or "TimeSpan" or "StringBuilder"
            || catalog.IsMessage(type, imports) || catalog.KindOf(type, imports) is MemoryKind.History or MemoryKind.Session)
            return true;
        if (type is not INamedTypeSymbol named)
            return false;
        if (named.IsTupleType)
            return named.TupleElements.All(e => IsData(e.Type, catalog, imports));
        if (named.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true)
            return named.TypeArguments.All(a => IsData(a, catalog, imports));
        return named is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } && !named.DeclaringSyntaxReferences.IsEmpty
            && (named.IsRecord || named.GetMembers().All(m => m is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false }));
    }

    /// <summary>True if some member, other than those that set up, save and take down, leaves something in it and some member finds it there.</summary>
    /// <param name="type">The class.</param>
    /// <param name="member">The field or property.</param>
    /// <param name="hooks">Members that do not count.</param>
    /// <param name="stateCalls">Calls that keep state elsewhere: what goes through one of them is kept.</param>
    /// <param name="isConversation">True for what is a conversation: whom it is handed to leaves something in it, and making it lazily starts a new one.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static bool IsLeftForLater(TypeDeclarationSyntax type, ISymbol member, IReadOnlyCollection<string> hooks, IReadOnlyCollection<string> stateCalls, bool isConversation, CancellationToken cancellation)
    {
        bool isWritten = false, isFound = false;
        var setFirst = new HashSet<SyntaxNode>();
        var seen = new HashSet<SyntaxNode>();
        foreach (int position in SourceWords.Within(type, member.Name, cancellation))
        {
            if (type.FindToken(position).Parent is not IdentifierNameSyntax name || NotTheMember(name) || name.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } home
                || home is not (MethodDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: not null } or PropertyDeclarationSyntax { AccessorList: not null })
                || (home is MethodDeclarationSyntax { Identifier.ValueText: var method } && (hooks.Contains(method) || method is "Dispose" or "DisposeAsync" or "ResetAsync" or "Reset")))
                continue;
            var use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)name;
            if (use.FirstAncestorOrSelf<StatementSyntax>(s => s is not BlockSyntax) is { } statement
                && statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => stateCalls.Contains(CallsByName.NameOf(c))))
                return false;
            bool isFirst = seen.Add(home);
            switch (UseOf(use, isConversation))
            {
                case Use.Set:
                    isWritten = true;
                    if (isFirst && IsUnconditional(use, home) && !(use.Parent is AssignmentExpressionSyntax { Right: var value } && value.DescendantTokens().Any(t => t.ValueText == member.Name)))
                        setFirst.Add(home);
                    break;
                case Use.Change:
                    isWritten = true;
                    isFound |= isConversation && !setFirst.Contains(home);
                    break;
                case Use.LazySet:
                    isWritten |= isConversation;
                    break;
                case Use.Both:
                    isWritten = true;
                    isFound |= !setFirst.Contains(home);
                    break;
                case Use.Read:
                    isFound |= !setFirst.Contains(home);
                    break;
            }
        }
        return isWritten && isFound;
    }

    /// <summary>True if some member empties it or begins it anew: then one run may well leave nothing to the next.</summary>
    public static bool IsBegunAnew(TypeDeclarationSyntax type, ISymbol member, CancellationToken cancellation)
    {
        foreach (int position in SourceWords.Within(type, member.Name, cancellation))
        {
            if (type.FindToken(position).Parent is not IdentifierNameSyntax name || name.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null)
                continue;
            var use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)name;
            if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" }
                || use.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } set && set.Left == use)
                return true;
        }
        return false;
    }

    enum Use
    {
        Read,
        Set,
        LazySet,
        Change,
        Both,
    }

    static Use UseOf(ExpressionSyntax use, bool isConversation)
    {
        switch (use.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == use:
                return assignment.Kind() switch
                {
                    SyntaxKind.SimpleAssignmentExpression => Use.Set,
                    SyntaxKind.CoalesceAssignmentExpression => Use.LazySet,
                    _ => IsStatement(assignment) ? Use.Change : Use.Both,
                };
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step:
                return IsStatement(step) ? Use.Change : Use.Both;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step:
                return IsStatement(step) ? Use.Change : Use.Both;
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax tuple } targets } when tuple.Left == targets:
                return Use.Set;
            case ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None }:
                return Use.Both;
            case ArgumentSyntax when isConversation:
                return Use.Both;
            case ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax entry } element when element.Expression == use && entry.Left == element:
                return Use.Change;
            case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax part } inner when inner.Expression == use && part.Left == inner:
                return Use.Change;
            case MemberAccessExpressionSyntax { Parent: PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } } inner when inner.Expression == use:
                return Use.Change;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var verb, Parent: InvocationExpressionSyntax call } access when access.Expression == use
                && s_changes.Any(c => verb.StartsWith(c, StringComparison.Ordinal)):
                return IsStatement(call) ? Use.Change : Use.Both;
            default:
                return Use.Read;
        }
    }

    static bool IsStatement(ExpressionSyntax expression) => expression.Parent is ExpressionStatementSyntax or ForStatementSyntax;

    /// <summary><c>nameof(x)</c>, <c>other.x</c> and names of arguments and members of initializers.</summary>
    static bool NotTheMember(IdentifierNameSyntax name) =>
        name.Parent is NameColonSyntax or NameEqualsSyntax
        || (name.Parent is MemberAccessExpressionSyntax { Expression: not ThisExpressionSyntax } access && access.Name == name)
        || (name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } part && part.Left == name)
        || name.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } };

    static bool IsUnconditional(ExpressionSyntax use, MemberDeclarationSyntax home) =>
        use.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax { Parent: var owner } } && owner == home;
}
