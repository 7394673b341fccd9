using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Tells whether what is made is kept for the next time, and made only if nothing is kept yet. All of it can be read off the syntax.</summary>
static class Reuse
{
    /// <summary>Calls that keep what they are given.</summary>
    static readonly ImmutableHashSet<string> s_keeping = ImmutableHashSet.Create(
        "Add", "TryAdd", "Set", "SetAsync", "TryUpdate", "AddOrUpdate", "GetOrAdd", "GetOrCreate", "GetOrCreateAsync", "Exchange", "CompareExchange", "AddSingleton", "AddKeyedSingleton", "TryAddSingleton", "Write",
        "Enqueue", "Push", "Return");

    public static bool IsKept(ExpressionSyntax made, CancellationToken cancellation)
    {
        var whole = Whole(made);
        switch (whole.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Right == whole:
                return IsKeptBy(assignment, cancellation) || (assignment.Parent is ExpressionSyntax && IsKept(assignment, cancellation));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice:
                return choice.Right == whole;
            case ConditionalExpressionSyntax choice when choice.Condition != whole:
                return (choice.WhenTrue == whole ? choice.WhenFalse : choice.WhenTrue) is IdentifierNameSyntax or MemberAccessExpressionSyntax || IsKept(choice, cancellation);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                return s_keeping.Contains(CallsByName.NameOf(call));
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local }:
                return UsesOf(local.Identifier.ValueText, local, cancellation).Any(use => IsKeptAs(use, cancellation));
            default:
                return false;
        }
    }

    /// <summary>All that is made with what was made: <c>new ChatClientAgent(client.GetChatClient(model))</c>.</summary>
    static ExpressionSyntax Whole(ExpressionSyntax made)
    {
        var e = made;
        while (true)
            switch (e.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax:
                    e = (ExpressionSyntax)e.Parent;
                    break;
                case MemberAccessExpressionSyntax access when access.Expression == e:
                    e = access.Parent is InvocationExpressionSyntax call ? call : access;
                    break;
                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }:
                    e = creation;
                    break;
                default:
                    return e;
            }
    }

    static bool IsKeptBy(AssignmentExpressionSyntax assignment, CancellationToken cancellation)
    {
        if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) || assignment.Left is ElementAccessExpressionSyntax)
            return true;
        string name = assignment.Left switch
        {
            IdentifierNameSyntax n => n.Identifier.ValueText,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var n } => n,
            _ => "",
        };
        if (assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax constructor)
            return IsStatic(constructor, name);
        if (IsLocal(assignment, name))
            return UsesOf(name, assignment, cancellation).Any(use => use != assignment.Left && IsKeptAs(use, cancellation)) || IsChosen(assignment, name);
        return IsStatic(assignment, name) || IsChosen(assignment, name);
    }

    static bool IsKeptAs(IdentifierNameSyntax use, CancellationToken cancellation) => Whole(use) is var whole && whole.Parent switch
    {
        AssignmentExpressionSyntax assignment when assignment.Right == whole => !IsLocal(assignment, assignment.Left.ToString()) && IsKeptBy(assignment, cancellation),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => s_keeping.Contains(CallsByName.NameOf(call)),
        _ => false,
    };

    /// <summary>True for a member that a condition decides about first: it was looked whether there is one already.</summary>
    static bool IsChosen(SyntaxNode assignment, string name)
    {
        bool isMember = !IsLocal(assignment, name);
        foreach (var ancestor in assignment.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax))
        {
            if (ancestor is IfStatementSyntax choice && !choice.Condition.Span.Contains(assignment.Span) && (isMember || choice.Condition.DescendantTokens().Any(t => t.ValueText == name)))
                return true;
            if (isMember && ancestor is BlockSyntax block && block.Statements.TakeWhile(s => s.SpanStart < assignment.SpanStart).Any(s => s is IfStatementSyntax { Statement: var then } && Leaves(then)))
                return true;
        }
        return false;
    }

    static bool Leaves(StatementSyntax then) => (then is BlockSyntax block ? block.Statements.LastOrDefault() : then) is ReturnStatementSyntax;

    static bool IsLocal(SyntaxNode node, string name) =>
        node.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax)?.DescendantNodes().Any(n => n switch
        {
            VariableDeclaratorSyntax v => v.Identifier.ValueText == name && v.Parent?.Parent is LocalDeclarationStatementSyntax,
            ParameterSyntax p => p.Identifier.ValueText == name,
            SingleVariableDesignationSyntax d => d.Identifier.ValueText == name,
            _ => false,
        }) == true;

    static bool IsStatic(SyntaxNode node, string name) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Members.Any(m => m.Modifiers.Any(SyntaxKind.StaticKeyword) && m switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Any(v => v.Identifier.ValueText == name),
            PropertyDeclarationSyntax property => property.Identifier.ValueText == name,
            _ => false,
        }) == true;

    static IEnumerable<IdentifierNameSyntax> UsesOf(string name, SyntaxNode within, CancellationToken cancellation)
    {
        if (within.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax) is { } scope)
            foreach (int position in SourceWords.Within(scope, name, cancellation))
                if (scope.FindToken(position).Parent is IdentifierNameSyntax use)
                    yield return use;
    }
}
