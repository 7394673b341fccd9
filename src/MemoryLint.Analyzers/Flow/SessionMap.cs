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

    /// <summary>True within a lock, or in a member that waits for its turn in any of the usual ways.</summary>
    public static bool IsSynchronized(SyntaxNode write) =>
        write.FirstAncestorOrSelf<LockStatementSyntax>() is not null
        || write.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            && member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => s_guards.Contains(CallsByName.NameOf(c)));

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
            ConditionalAccessExpressionSyntax => true,
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
