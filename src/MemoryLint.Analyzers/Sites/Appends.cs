using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>Finds where messages are put into histories. Only syntax is looked at, so that it is done once as long as the file stays as it is.</summary>
static class Appends
{
    static readonly ConditionalWeakTable<SievedFile, object> s_kept = new();

    /// <summary>The appends of a file, in the order of the text.</summary>
    public static ImmutableArray<Append> In(SyntaxTree tree, CatalogIndex catalog, CancellationToken cancellation)
    {
        var file = Sieve.Of(tree, catalog, cancellation);
        if (!s_kept.TryGetValue(file, out object known))
            known = s_kept.GetValue(file, f => Find(f, catalog, cancellation));
        return (ImmutableArray<Append>)known;
    }

    /// <summary>True for the name of a method that puts something into a collection.</summary>
    public static bool IsAppend(string method) =>
        method.StartsWith("Add", StringComparison.Ordinal) || method.StartsWith("Insert", StringComparison.Ordinal) || method is "Enqueue" or "Push" or "Append" or "AppendMessage" or "AppendUserInput" or "TryAdd";

    /// <summary>Who speaks in what a call appends: what its name or the words of its argument say; unknown if they say different things.</summary>
    public static TurnRole RoleOf(InvocationExpressionSyntax call)
    {
        var role = TurnWords.RoleOfAppend(CallsByName.NameOf(call));
        if (role != TurnRole.Unknown)
            return role;
        foreach (var argument in call.ArgumentList.Arguments)
            foreach (var node in argument.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax))
            {
                var found = node switch
                {
                    SimpleNameSyntax name when SaysRole(name) => TurnWords.RoleOf(name.Identifier.ValueText),
                    LiteralExpressionSyntax { Token.Value: string text } => TurnWords.RoleOfText(text),
                    _ => TurnRole.Unknown,
                };
                if (found == TurnRole.Unknown)
                    continue;
                if (role != TurnRole.Unknown && role != found)
                    return TurnRole.Unknown;
                role = found;
            }
        return role;
    }

    /// <summary><c>ChatRole.User</c>, <c>new UserChatMessage(…)</c>, <c>ChatMessage.CreateUserMessage(…)</c>; not <c>request.User</c>.</summary>
    static bool SaysRole(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Expression: var owner } access when access.Name == name => access.Parent is InvocationExpressionSyntax || owner.ToString().EndsWith("Role", StringComparison.Ordinal),
        BaseObjectCreationExpressionSyntax => true,
        QualifiedNameSyntax { Parent: BaseObjectCreationExpressionSyntax } => true,
        _ => false,
    };

    static object Find(SievedFile file, CatalogIndex catalog, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Append>();
        var seen = new HashSet<SyntaxNode>();
        foreach (var (token, use) in file.Names(cancellation))
            if (((use & (WordUse.Append | WordUse.OwnMemory)) != 0 || catalog.IsNameOfMessage(token.ValueText)) && token.Parent is SimpleNameSyntax name && CallAround(name) is { } call && seen.Add(call)
                && call.Expression is MemberAccessExpressionSyntax { Expression: var memory } && IsName(memory))
                found.Add(new(call, memory, RoleOf(call), UnitAround(call)));
        return found.ToImmutable();
    }

    /// <summary>The call by which the message that <paramref name="name"/> is part of is appended.</summary>
    static InvocationExpressionSyntax? CallAround(SimpleNameSyntax name)
    {
        if (CallsByName.CallOf(name) is { } own && TurnWords.RoleOfAppend(name.Identifier.ValueText) != TurnRole.Unknown)
            return own;
        for (SyntaxNode? n = name.Parent; n is not null and not StatementSyntax and not AnonymousFunctionExpressionSyntax and not MemberDeclarationSyntax; n = n.Parent)
            if (n is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && IsAppend(CallsByName.NameOf(call)))
                return call;
        return null;
    }

    /// <summary>A name, or a chain of them.</summary>
    static bool IsName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsName(access.Expression),
        PostfixUnaryExpressionSyntax sure => IsName(sure.Operand),
        _ => false,
    };

    /// <summary>The function whose body a node is part of; a lambda that is only an expression is part of what is around it.</summary>
    public static SyntaxNode UnitAround(SyntaxNode node)
    {
        for (var n = node.Parent; n is not null; n = n.Parent)
            if (n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax { Body: BlockSyntax } or CompilationUnitSyntax)
                return n;
        return node.SyntaxTree.GetRoot();
    }
}
