using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Tells whether an id that was made up may be found again all the same: the client is told, it is kept elsewhere, or it only stands in for one that is missing.
/// </summary>
static class Disclosure
{
    static readonly ImmutableHashSet<string> s_idMembers = ImmutableHashSet.Create("Id", "ThreadId", "SessionId", "ConversationId", "ContextId", "ChatId", "Key");

    /// <param name="model">The file.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="all">All identities of the file.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static bool IsPossible(SemanticModel model, SessionIdentity identity, ImmutableArray<SessionIdentity> all, CancellationToken cancellation)
    {
        if (IsStandIn(identity.Use.Value) || (identity.Origin.Place is { } place && IsStandIn(place)))
            return true;
        if (identity.Origin.Place is { } made && made.SyntaxTree == model.SyntaxTree && IsNamedAlready(made, identity))
            return true;
        foreach (var carrier in identity.Origin.Carriers)
            if (Leaves(model, carrier, identity, all, cancellation))
                return true;
        return FunctionAround(identity.Use.Value) is { } function && TellsId(function);
    }

    /// <summary>True where a condition asks first whether there is an id or a memory: what is made up then is for the first contact.</summary>
    static bool IsStandIn(SyntaxNode value)
    {
        for (var n = value; n.Parent is { } parent && parent is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); n = parent)
            switch (parent)
            {
                case BinaryExpressionSyntax coalesce when coalesce.IsKind(SyntaxKind.CoalesceExpression) && coalesce.Right == n:
                case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression) && assignment.Right == n:
                    return true;
                case IfStatementSyntax branch when branch.Condition != n && AsksForMissing(branch.Condition):
                case ConditionalExpressionSyntax choice when choice.Condition != n && AsksForMissing(choice.Condition):
                case ElseClauseSyntax { Parent: IfStatementSyntax other } when AsksForMissing(other.Condition):
                    return true;
                case SwitchExpressionArmSyntax or SwitchSectionSyntax or CatchClauseSyntax:
                    return true;
            }
        return false;
    }

    static bool AsksForMissing(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().Any(n => n switch
    {
        InvocationExpressionSyntax call =>
            CallsByName.NameOf(call) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "TryGetValue" or "ContainsKey" or "TryParse" or "Any" or "Contains",
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NullLiteralExpression) || literal.Token.Value is "",
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText is "HasValue" or "Empty" or "Length" or "Count",
        RecursivePatternSyntax => true,
        _ => false,
    });

    /// <summary>An element of an object that is made anew and bears the id with it: the initializer of a message, an entity, a reply.</summary>
    static bool IsNamedAlready(ExpressionSyntax made, SessionIdentity identity) =>
        made.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { Initializer: not null } property && !property.Span.Contains(identity.Use.Value.Span);

    /// <summary>True if a variable or member goes anywhere but into identities, logs and conditions.</summary>
    static bool Leaves(SemanticModel model, ISymbol carrier, SessionIdentity identity, ImmutableArray<SessionIdentity> all, CancellationToken cancellation)
    {
        if (carrier.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != model.SyntaxTree)
            return true;
        var declaration = reference.GetSyntax(cancellation);
        var scope = carrier is ILocalSymbol ? declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax)
            : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        foreach (int position in SourceWords.Within(scope ?? model.SyntaxTree.GetRoot(cancellation), carrier.Name, cancellation))
            if (model.SyntaxTree.GetRoot(cancellation).FindToken(position).Parent is IdentifierNameSyntax name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, carrier) && !Stays(model, name, identity, all, cancellation))
                return true;
        return false;
    }

    static bool Stays(SemanticModel model, IdentifierNameSyntax name, SessionIdentity identity, ImmutableArray<SessionIdentity> all, CancellationToken cancellation)
    {
        ExpressionSyntax value = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name;
        while (true)
        {
            if (all.Any(i => i.Use.Value == value))
                return true;
            switch (value.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or MemberAccessExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                    value = (ExpressionSyntax)value.Parent;
                    continue;
                case InvocationExpressionSyntax call when call.Expression == value:
                    value = call;
                    continue;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                    value = text;
                    continue;
                case AssignmentExpressionSyntax assignment when assignment.Left == value:
                    return true;
                case AssignmentExpressionSyntax { Left: var left }:
                    return IsCarrier(model, left, identity, cancellation);
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                    return identity.Origin.Carriers.Contains(model.GetDeclaredSymbol(declarator, cancellation)!);
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } or IsPatternExpressionSyntax:
                    return true;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker }:
                    return IsLog(taker) || CallsByName.NameOf(taker) is "IsNullOrEmpty" or "IsNullOrWhiteSpace" || IsSameStore(model, taker, all, cancellation);
                default:
                    return false;
            }
        }
    }

    static bool IsCarrier(SemanticModel model, ExpressionSyntax left, SessionIdentity identity, CancellationToken cancellation) =>
        model.GetSymbolInfo(left, cancellation).Symbol is { } symbol && identity.Origin.Carriers.Contains(symbol);

    static bool IsLog(InvocationExpressionSyntax call) =>
        CallsByName.NameOf(call) is var name && (name.StartsWith("Log", StringComparison.Ordinal) || name is "SetTag" or "AddTag" or "BeginScope"
            || call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && receiver.ToString() is "Console" or "Debug" or "Trace" or "Log");

    /// <summary>A method that returns nothing, of a store that is asked with the id too.</summary>
    static bool IsSameStore(SemanticModel model, InvocationExpressionSyntax call, ImmutableArray<SessionIdentity> all, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { ContainingType: var type } method
        && (method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.IsEmpty: true })
        && all.Any(i => i.Use.Role is IdentityRole.OwnStore or IdentityRole.Framework && SymbolEqualityComparer.Default.Equals(i.Use.Target.ContainingType, type));

    /// <summary>True if a function speaks of an id of something it has made: <c>new { thread.Id }</c>.</summary>
    static bool TellsId(SyntaxNode function)
    {
        var locals = new HashSet<string>(function.DescendantNodes().Select(n => n switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
            _ => null,
        }).OfType<string>(), StringComparer.Ordinal);
        return function.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(a =>
            s_idMembers.Contains(a.Name.Identifier.ValueText) && !(a.Parent is AssignmentExpressionSyntax assignment && assignment.Left == a)
                && a.Expression is IdentifierNameSyntax { Identifier.ValueText: var receiver } && locals.Contains(receiver));
    }

    static SyntaxNode? FunctionAround(SyntaxNode node) => node.FirstAncestorOrSelf<SyntaxNode>(n =>
        n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax);
}
