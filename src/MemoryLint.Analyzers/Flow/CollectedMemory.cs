using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A collection that holds memories side by side: how code finds one in it.</summary>
static class CollectedMemory
{
    /// <summary>Methods that take an element by where it stands.</summary>
    static readonly string[] s_positions = ["First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "Peek", "TryPeek"];

    /// <summary>Members that say how many there are.</summary>
    static readonly string[] s_counts = ["Count", "Length", "IsEmpty", "Any"];

    /// <summary>
    /// True if what one user does puts a memory into it, and what another does takes one out by where it stands, so that nobody says whose it is. What is searched,
    /// ends, or is handed on may well be found by an identity.
    /// </summary>
    public static bool IsTakenByPosition(SemanticModel model, Holder collection, CancellationToken cancellation)
    {
        bool isFilled = false, isTaken = false;
        foreach (var use in HeldMemory.Uses(collection, cancellation))
            switch (use.Parent)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call } access when access.Expression == use:
                    if (Appends.IsAppend(name))
                        isFilled |= SharedMemory.IsOfOneUser(model, call, cancellation);
                    else if (s_positions.Contains(name) && arguments.All(a => !a.RefKindKeyword.IsKind(SyntaxKind.None)))
                        isTaken |= SharedMemory.IsOfOneUser(model, call, cancellation);
                    else if (!s_counts.Contains(name) || arguments.Count > 0)
                        return false;
                    break;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access when access.Expression == use:
                    if (!s_counts.Contains(name))
                        return false;
                    break;
                case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }] } element when element.Expression == use:
                    if (!IsPosition(index, collection.Member.Name))
                        return false;
                    isTaken |= SharedMemory.IsOfOneUser(model, element, cancellation);
                    break;
                case ForEachStatementSyntax each when each.Expression == use:
                    // A component shows them all to whoever looks at it.
                    if (Handlers.LifeOf(collection.Member.ContainingType) != ObjectLife.Circuit || each.Statement.DescendantNodesAndSelf().Any(n => n is IfStatementSyntax))
                        return false;
                    isTaken = true;
                    break;
                default:
                    return false;
            }
        return isFilled && isTaken;
    }

    /// <summary><c>[0]</c>, <c>[^1]</c>, <c>[list.Count - 1]</c>.</summary>
    static bool IsPosition(ExpressionSyntax index, string collection) => index switch
    {
        LiteralExpressionSyntax => true,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.IndexExpression, Operand: LiteralExpressionSyntax } => true,
        BinaryExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var name } }, Right: LiteralExpressionSyntax } => name == collection,
        _ => false,
    };
}
