using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Flow;

/// <summary>How the type that declares a map of sessions fills, guards and empties it.</summary>
static class SessionMap
{
    static readonly string[] s_removals = ["Remove", "TryRemove", "RemoveAll", "Clear", "TryTake", "RemoveWhere", "ExceptWith", "Evict", "Trim"];

    static readonly string[] s_guards = ["WaitAsync", "Wait", "WaitOne", "Enter", "TryEnter", "EnterWriteLock", "EnterUpgradeableReadLock", "EnterScope", "LockAsync", "AcquireAsync", "AcquireLockAsync"];

    /// <summary>The maps of a file that hold sessions by an identity. Of what a project's own types hold, a key must say that it is a session's.</summary>
    public static IEnumerable<Holder> In(FileSites sites, CancellationToken cancellation) =>
        sites.Holders.Concat(sites.Shareable).Where(h => h.IsMap && h.Kind is MemoryKind.History or MemoryKind.Session && HeldMemory.Keys(h, cancellation).ToList() is var keys
            && !keys.All(Conversation.NamesParticipant) && (!h.IsOwn || keys.Any(Conversation.NamesSession)));

    /// <summary>What puts a session into the map, outside of constructors.</summary>
    public static IEnumerable<ExpressionSyntax> Writes(Holder map, CancellationToken cancellation) =>
        HeldMemory.Uses(map, cancellation).Where(u => u.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null).Select(WriteOf).OfType<ExpressionSyntax>();

    static ExpressionSyntax? WriteOf(ExpressionSyntax use) => use.Parent switch
    {
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } element when element.Expression == use && assignment.Left == element => assignment,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate", Parent: InvocationExpressionSyntax call } access when access.Expression == use => call,
        _ => null,
    };

    /// <summary>How many callers up a lock is looked for.</summary>
    const int MaximumDepth = 3;

    /// <summary>True within a lock, in a member that waits for its turn in any of the usual ways, or in a private method that is only called so.</summary>
    public static bool IsSynchronized(SyntaxNode write, CancellationToken cancellation) => IsSynchronized(write, MaximumDepth, cancellation);

    static bool IsSynchronized(SyntaxNode node, int depth, CancellationToken cancellation) =>
        node.FirstAncestorOrSelf<LockStatementSyntax>() is not null
        || node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            && (Guards(member).Any()
                || depth > 0 && member is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax owner } method && IsPrivate(method)
                    && Mentions(owner, method, cancellation).ToList() is { Count: > 0 } calls && calls.All(c => IsSynchronized(c, depth - 1, cancellation)));

    /// <summary>The calls by which a member waits for its turn.</summary>
    public static IEnumerable<InvocationExpressionSyntax> Guards(MemberDeclarationSyntax member) =>
        member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => s_guards.Contains(CallsByName.NameOf(c)));

    public static bool IsPrivate(MethodDeclarationSyntax method) => !method.Modifiers.Any(m =>
        m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword)) && method.ExplicitInterfaceSpecifier is null;

    /// <summary>Where the type names the method, other than in itself.</summary>
    static IEnumerable<SyntaxNode> Mentions(TypeDeclarationSyntax owner, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        foreach (int position in SourceWords.Within(owner, method.Identifier.ValueText, cancellation))
            if (owner.FindToken(position).Parent is SimpleNameSyntax name && !method.Span.Contains(name.Span))
                yield return name;
    }

    /// <summary>True for a map of lists that no two threads may change.</summary>
    public static bool HoldsLists(Holder map) => map is { Kind: MemoryKind.History, Type: INamedTypeSymbol { TypeArguments: [.., var value] } } && IsList(value);

    /// <summary>The members of the sessions in a map that are lists of messages which no two threads may change.</summary>
    public static ImmutableArray<string> ListsWithin(Holder map, CatalogIndex catalog) =>
        map is { Kind: MemoryKind.Session, Type: INamedTypeSymbol { TypeArguments: [.., { DeclaringSyntaxReferences.IsEmpty: false } session] } }
            ? session.GetMembers().Where(m => (m switch { IPropertySymbol { IsStatic: false } p => p.Type, IFieldSymbol { IsStatic: false, AssociatedSymbol: null } f => f.Type, _ => null }) is { } type
                && IsList(type) && (catalog.KindOf(type, Imports.Of(map.Declaration.SyntaxTree)) == MemoryKind.History || OwnMemory.IsHistory(type))).Select(m => m.Name).ToImmutableArray()
            : ImmutableArray<string>.Empty;

    /// <summary>True for a list that no two threads may change.</summary>
    public static bool IsList(ITypeSymbol type) =>
        type.AllInterfaces.Prepend(type).Any(i => i is { MetadataName: "ICollection`1", ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } })
        && type.ContainingNamespace?.Name is not ("Immutable" or "Concurrent" or "Frozen");

    /// <summary>True for a map that threads may change at the same time, or that is never changed but replaced.</summary>
    public static bool IsConcurrent(Holder map, CancellationToken cancellation) =>
        !map.Type.Name.Contains("Dictionary") || map.Type.Name.StartsWith("Concurrent", StringComparison.Ordinal) || map.Type.Name.StartsWith("Immutable", StringComparison.Ordinal)
        || map.Type.TypeKind == TypeKind.Interface && !HeldMemory.AssignedValues(map, cancellation).Any(v => v is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Dictionary" or "SortedDictionary" } });

    /// <summary><c>if (!map.TryGetValue(id, out var history)) map[id] = history = [];</c></summary>
    public static bool IsCheckThenAdd(ExpressionSyntax write, string map) => write is AssignmentExpressionSyntax && QuestionBefore(write, map) is not null;

    /// <summary>The question whether the map has the session, to which the answer was no where <paramref name="write"/> puts one in; null if nobody asked.</summary>
    public static InvocationExpressionSyntax? QuestionBefore(ExpressionSyntax write, string map)
    {
        for (SyntaxNode? n = write; n is not (null or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax); n = n.Parent)
        {
            var asked = n.Parent switch
            {
                IfStatementSyntax choice when n == choice.Statement => Question(choice.Condition, map, isNegated: true),
                ElseClauseSyntax { Parent: IfStatementSyntax choice } => Question(choice.Condition, map, isNegated: false),
                ConditionalExpressionSyntax choice when n != choice.Condition => Question(choice.Condition, map, isNegated: n == choice.WhenTrue),
                BlockSyntax block => block.Statements.TakeWhile(s => s != n).OfType<IfStatementSyntax>().Where(i => i.Else is null && Leaves(i.Statement))
                    .Select(i => Question(i.Condition, map, isNegated: false)).FirstOrDefault(q => q is not null),
                _ => null,
            };
            if (asked is not null)
                return AsksFor(asked, KeyOf(write)) ? asked : null;
        }
        return null;

        // Another id, or one that was made since because the client had none, is no answer to the question.
        bool AsksFor(InvocationExpressionSyntax question, ExpressionSyntax? key) =>
            key is not null && question.ArgumentList.Arguments is [{ Expression: var asked }, ..] && Plain(asked) == Plain(key)
            && !question.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.DescendantNodes(TextSpan.FromBounds(question.SpanStart, write.SpanStart))
                .OfType<AssignmentExpressionSyntax>().Any(a => a.SpanStart > question.SpanStart && a.Span.End <= write.SpanStart && a.Left.ToString() == Plain(key));

        static string Plain(ExpressionSyntax key) => key.ToString().TrimEnd('!');
    }

    /// <summary>The identity under which a write puts a session into the map.</summary>
    public static ExpressionSyntax? KeyOf(ExpressionSyntax write) => write switch
    {
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } } => key,
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, ..] } => key,
        _ => null,
    };

    static InvocationExpressionSyntax? Question(ExpressionSyntax condition, string map, bool isNegated) =>
        condition.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(c =>
            CallsByName.NameOf(c) is "TryGetValue" or "ContainsKey" && Names(c.Expression, map) && IsNegated(c) == isNegated);

    static bool IsNegated(ExpressionSyntax question)
    {
        var whole = question.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : question;
        return whole.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
            || whole.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right.RawKind: (int)SyntaxKind.FalseLiteralExpression };
    }

    static bool Leaves(StatementSyntax statement) =>
        (statement is BlockSyntax block ? block.Statements.LastOrDefault() : statement)
            is ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;

    static bool Names(ExpressionSyntax access, string member) => access.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == member);

    /// <summary>True if something takes sessions out of the map, replaces it, or it leaves its type, where that may happen.</summary>
    public static bool IsEmptied(Holder map, CancellationToken cancellation) =>
        HeldMemory.Uses(map, cancellation).Any(use => use.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access when access.Expression == use => s_removals.Contains(name),
            ConditionalAccessExpressionSyntax or CastExpressionSyntax => true,
            ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => true,
            AssignmentExpressionSyntax assignment => assignment.Right == use || use.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null,
            _ => false,
        });

    public static SyntaxToken Identifier(Holder holder) => holder.Declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        _ => holder.Declaration.GetFirstToken(),
    };
}
