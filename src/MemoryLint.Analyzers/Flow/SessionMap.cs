using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>How the type that declares a map of sessions fills, guards and empties it.</summary>
static class SessionMap
{
    static readonly string[] s_removals = ["Remove", "TryRemove", "RemoveAll", "Clear", "TryTake", "RemoveWhere", "ExceptWith", "Evict", "Trim"];

    static readonly string[] s_guards = ["WaitAsync", "Wait", "WaitOne", "Enter", "TryEnter", "EnterWriteLock", "EnterUpgradeableReadLock", "EnterScope", "LockAsync", "AcquireAsync", "AcquireLockAsync"];

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
            && (member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => s_guards.Contains(CallsByName.NameOf(c)))
                || depth > 0 && member is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax owner } method && IsPrivate(method) && Mentions(owner, method, cancellation).ToList() is { Count: > 0 } calls
                    && calls.All(c => IsSynchronized(c, depth - 1, cancellation)));

    static bool IsPrivate(MethodDeclarationSyntax method) => !method.Modifiers.Any(m =>
        m.IsKind(SyntaxKind.PublicKeyword) || m.IsKind(SyntaxKind.InternalKeyword) || m.IsKind(SyntaxKind.ProtectedKeyword)) && method.ExplicitInterfaceSpecifier is null;

    /// <summary>Where the type names the method, other than in itself.</summary>
    static IEnumerable<SyntaxNode> Mentions(TypeDeclarationSyntax owner, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        foreach (int position in SourceWords.Within(owner, method.Identifier.ValueText, cancellation))
            if (owner.FindToken(position).Parent is SimpleNameSyntax name && !method.Span.Contains(name.Span))
                yield return name;
    }

    /// <summary>True for a map that threads may change at the same time, or that is never changed but replaced.</summary>
    public static bool IsConcurrent(Holder map, CancellationToken cancellation) =>
        !map.Type.Name.Contains("Dictionary") || map.Type.Name.StartsWith("Concurrent", StringComparison.Ordinal) || map.Type.Name.StartsWith("Immutable", StringComparison.Ordinal)
        || map.Type.TypeKind == TypeKind.Interface && !HeldMemory.AssignedValues(map, cancellation).Any(v => v is ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Dictionary" or "SortedDictionary" } });

    /// <summary><c>if (!map.TryGetValue(id, out var history)) map[id] = history = [];</c></summary>
    public static bool IsCheckThenAdd(ExpressionSyntax write, Holder map) =>
        write is AssignmentExpressionSyntax && write.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).OfType<IfStatementSyntax>().Any(i =>
            i.Condition.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(c => CallsByName.NameOf(c) is "TryGetValue" or "ContainsKey" && Names(c.Expression, map.Member.Name)));

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
