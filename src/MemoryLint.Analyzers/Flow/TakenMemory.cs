using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A place where the type that declares a map of sessions takes the memory of one out of it, to work with it.</summary>
/// <param name="Value">What yields it: <c>map[id]</c>, <c>map.GetOrAdd(id, …)</c>, <c>map.TryGetValue(id, out var history)</c>, or the call of a method of the type that returns it.</param>
/// <param name="Key">The identity, as this place says it; null if that cannot be told.</param>
/// <param name="Local">The variable that gets it; null where it is used at once.</param>
sealed record TakenMemory(ExpressionSyntax Value, ExpressionSyntax? Key, string? Local)
{
    /// <summary>How many methods that return the memory may stand between the map and who works with it.</summary>
    const int MaximumDepth = 2;

    static readonly string[] s_changes = ["Add", "Insert", "Remove", "Clear"];

    /// <summary>The function that it is taken in.</summary>
    public SyntaxNode Function { get; } = Value.Ancestors().First(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);

    /// <summary>All places where memories are taken, in constructors too.</summary>
    public static IEnumerable<TakenMemory> From(Holder map, CancellationToken cancellation) =>
        map.Declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner ? Followed(owner, HeldMemory.Uses(map, cancellation).Select(Of), MaximumDepth, cancellation) : [];

    /// <summary>The places of the type that get a memory from one of its methods.</summary>
    public static IEnumerable<TakenMemory> From(MethodDeclarationSyntax method, string? identity, CancellationToken cancellation) =>
        method.Parent is TypeDeclarationSyntax owner ? Followed(owner, Calls(owner, method, identity, cancellation), MaximumDepth, cancellation) : [];

    static IEnumerable<TakenMemory> Followed(TypeDeclarationSyntax owner, IEnumerable<TakenMemory?> taken, int depth, CancellationToken cancellation)
    {
        foreach (var memory in taken)
        {
            if (memory is null)
                continue;
            yield return memory;
            if (depth > 0 && memory.IsReturned && memory.Function is MethodDeclarationSyntax method)
                foreach (var further in Followed(owner, Calls(owner, method, memory.Key?.ToString(), cancellation), depth - 1, cancellation))
                    yield return further;
        }
    }

    static IEnumerable<TakenMemory?> Calls(TypeDeclarationSyntax owner, MethodDeclarationSyntax method, string? identity, CancellationToken cancellation)
    {
        int parameter = method.ParameterList.Parameters.IndexOf(p => p.Identifier.ValueText == identity);
        foreach (int position in SourceWords.Within(owner, method.Identifier.ValueText, cancellation))
        {
            if (owner.FindToken(position).Parent is not SimpleNameSyntax name || method.Span.Contains(name.Span))
                continue;
            var called = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : (ExpressionSyntax)name;
            if (called.Parent is InvocationExpressionSyntax call && call.Expression == called)
                yield return Of(call, parameter >= 0 && parameter < call.ArgumentList.Arguments.Count ? call.ArgumentList.Arguments[parameter].Expression : null);
        }
    }

    static TakenMemory? Of(ExpressionSyntax use) => use.Parent switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }] } element
            when element.Expression == use && !(element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element) => Of(element, key),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetOrAdd" or "AddOrUpdate", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, ..] } call } access
            when access.Expression == use => Of(call, key),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, { Expression: var target }] } call } access
            when access.Expression == use && Variable(target) is { } variable => new(call, key, variable),
        _ => null,
    };

    static TakenMemory Of(ExpressionSyntax value, ExpressionSyntax? key) => new(value, key, Whole(value) switch
    {
        { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var declared, Parent.Parent: LocalDeclarationStatementSyntax } } } => declared,
        { Parent: AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var assigned } } assignment } whole when assignment.Right == whole => assigned,
        _ => null,
    });

    static string? Variable(ExpressionSyntax target) => target switch
    {
        DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax { Identifier.ValueText: var declared } } => declared,
        IdentifierNameSyntax { Identifier.ValueText: not "_" and var name } => name,
        _ => null,
    };

    /// <summary>The value with what stands around it and changes nothing.</summary>
    static ExpressionSyntax Whole(ExpressionSyntax value)
    {
        while (value.Parent is ParenthesizedExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            value = (ExpressionSyntax)value.Parent;
        return value;
    }

    /// <summary>Where the function names the memory from here on: the value itself, or the variable.</summary>
    IEnumerable<ExpressionSyntax> Mentions(CancellationToken cancellation)
    {
        if (Local is null)
        {
            yield return Whole(Value);
            yield break;
        }
        foreach (int position in SourceWords.Within(Function, Local, cancellation))
            if (position > Value.Span.End && Function.FindToken(position).Parent is IdentifierNameSyntax name)
                yield return Whole(name);
    }

    /// <summary>True if the function returns the memory itself.</summary>
    public bool IsReturned => Mentions(CancellationToken.None).Any(m => m.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax);

    /// <summary>True if the function does more with the memory than to return it.</summary>
    public bool IsUsed => Mentions(CancellationToken.None).Any(m => m.Parent is not (ReturnStatementSyntax or ArrowExpressionClauseSyntax or ExpressionStatementSyntax) && !IsPut(m));

    /// <summary><c>map[id] = history = []</c>: there the memory comes to be.</summary>
    static bool IsPut(ExpressionSyntax mention) => mention.Parent is AssignmentExpressionSyntax;

    /// <summary>The calls that change the memory, or one of the lists that are its members, which others may see by now.</summary>
    public IEnumerable<InvocationExpressionSyntax> Changes(ImmutableArray<string> lists, CancellationToken cancellation)
    {
        var mentions = Mentions(cancellation).ToList();
        // What is copied before it is changed is nobody else's.
        if (Local is not null && mentions.Any(m => m.Parent is AssignmentExpressionSyntax assignment && assignment.Left == m && Names(assignment.Right, Local)))
            yield break;
        foreach (var mention in mentions)
            if ((lists.IsEmpty ? ChangeOf(mention) : ChangeWithin(mention, lists)) is { } change && !IsNew(mention))
                yield return change;
    }

    static InvocationExpressionSyntax? ChangeOf(ExpressionSyntax memory) => memory.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax call } access when access.Expression == memory && IsChange(name) => call,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var name } } call } access
            when access.Expression == memory && IsChange(name) => call,
        _ => null,
    };

    static InvocationExpressionSyntax? ChangeWithin(ExpressionSyntax session, ImmutableArray<string> lists) => session.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var list } access when access.Expression == session && lists.Contains(list) => ChangeOf(Whole(access)),
        ConditionalAccessExpressionSyntax
        {
            WhenNotNull: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var list } },
            } call,
        } access when access.Expression == session && lists.Contains(list) && IsChange(name) => call,
        _ => null,
    };

    static bool IsChange(string name) => s_changes.Any(c => name.StartsWith(c, StringComparison.Ordinal));

    /// <summary>True where the variable has just been given a memory that the map did not have.</summary>
    bool IsNew(ExpressionSyntax mention) => mention.Ancestors().TakeWhile(n => !n.Span.Contains(Value.Span)).OfType<BlockSyntax>().Any(b =>
        b.Statements.TakeWhile(s => s.SpanStart < mention.SpanStart).Any(s => s is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } } && name.Identifier.ValueText == Local));

    static bool Names(SyntaxNode node, string variable) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == variable);
}
