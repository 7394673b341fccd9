using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// A history that the code which appends to it did not make: it comes out of a map, a store or a field, and outlives the turn. With all that is done with it
/// where its name is known.
/// </summary>
sealed class KeptHistory
{
    readonly SemanticModel _model;
    readonly CatalogIndex _catalog;
    readonly CancellationToken _cancellation;
    readonly string[] _chain;

    KeptHistory(SemanticModel model, CatalogIndex catalog, ImmutableArray<Append> appends, ISymbol root, CancellationToken cancellation)
    {
        (_model, _catalog, _cancellation) = (model, catalog, cancellation);
        (Appends, Root) = (appends, root);
        _chain = Chain(appends[0].Memory)!;
        Uses = FindUses();
    }

    /// <summary>The appends of one unit.</summary>
    public ImmutableArray<Append> Appends { get; }

    /// <summary>The variable or member that its chain of names begins with.</summary>
    public ISymbol Root { get; }

    /// <summary>True for turns of a type of the project's own: no model takes them as they are.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>The function that appends.</summary>
    public SyntaxNode Unit => Appends[0].Unit;

    /// <summary>The history as the code writes it where it first puts in what somebody says.</summary>
    public ExpressionSyntax Expression => Appends.First(a => a.Role is TurnRole.User or TurnRole.Reply).Memory;

    /// <summary>All places where it is used: in the function for a variable, in the type for a member.</summary>
    public ImmutableArray<HistoryUse> Uses { get; }

    /// <summary>True if its messages may have gone somewhere else than where it is kept.</summary>
    public bool IsRead => Uses.Any(u => u.Kind is HistoryUseKind.Read or HistoryUseKind.Given);

    /// <summary>True for a history that other code can ask for.</summary>
    public bool IsHandedOut => Uses.Any(u => u.Kind == HistoryUseKind.Returned) || (Root is IFieldSymbol or IPropertySymbol && Root.DeclaredAccessibility is not Accessibility.Private);

    /// <summary>Of appends to one expression in one unit the history, if it is one and comes from elsewhere.</summary>
    public static KeptHistory? Of(SemanticModel model, CatalogIndex catalog, ImmutableArray<Append> appends, CancellationToken cancellation)
    {
        var memory = appends[0].Memory;
        if (Chain(memory) is not { } || RootOf(memory) is not { } rootName || model.GetTypeInfo(memory, cancellation).Type is not { } type)
            return null;
        bool isOwn = catalog.KindOf(type, Imports.Of(model.SyntaxTree)) != MemoryKind.History;
        if ((isOwn && !OwnMemory.IsHistory(type)) || model.GetSymbolInfo(rootName, cancellation).Symbol is not { } root || !ComesFromElsewhere(model, root, appends[0].Unit, cancellation))
            return null;
        return new(model, catalog, appends, root, cancellation) { IsOwn = isOwn };
    }

    /// <summary>A member outlives the call; a local does if its value is fetched, and not made.</summary>
    static bool ComesFromElsewhere(SemanticModel model, ISymbol root, SyntaxNode unit, CancellationToken cancellation)
    {
        switch (root)
        {
            case IFieldSymbol or IPropertySymbol:
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } when unit is not ConstructorDeclarationSyntax:
                return true;
            case ILocalSymbol { DeclaringSyntaxReferences: [var reference] }:
                var values = reference.GetSyntax(cancellation) switch
                {
                    VariableDeclaratorSyntax { Initializer.Value: var initial } => [initial],
                    SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } } => new ExpressionSyntax[] { call },
                    _ => [],
                };
                return values.Length == 1 && IsFetched(model, values[0], cancellation);
            default:
                return false;
        }
    }

    static bool IsFetched(SemanticModel model, ExpressionSyntax value, CancellationToken cancellation) => value switch
    {
        AwaitExpressionSyntax e => IsFetched(model, e.Expression, cancellation),
        ParenthesizedExpressionSyntax e => IsFetched(model, e.Expression, cancellation),
        PostfixUnaryExpressionSyntax e => IsFetched(model, e.Operand, cancellation),
        CastExpressionSyntax e => IsFetched(model, e.Expression, cancellation),
        BinaryExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceExpression) => IsFetched(model, e.Left, cancellation),
        AssignmentExpressionSyntax e => IsFetched(model, e.Right, cancellation),
        ElementAccessExpressionSyntax => true,
        ConditionalExpressionSyntax e => IsCopy(e.WhenTrue) || IsCopy(e.WhenFalse),
        InvocationExpressionSyntax call when IsCopy(call) => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var task } } => IsFetched(model, task, cancellation),
        InvocationExpressionSyntax call => CallsByName.NameOf(call) is var name && (name.StartsWith("Get", StringComparison.Ordinal) || name.StartsWith("Load", StringComparison.Ordinal)
            || name.StartsWith("Find", StringComparison.Ordinal) || name.StartsWith("Fetch", StringComparison.Ordinal) || name.StartsWith("TryGet", StringComparison.Ordinal)
            || name.EndsWith("For", StringComparison.Ordinal) || name.StartsWith("For", StringComparison.Ordinal)) && call.ArgumentList.Arguments.Count > 0,
        _ => false,
    };

    static bool IsCopy(ExpressionSyntax value) => value is PostfixUnaryExpressionSyntax sure ? IsCopy(sure.Operand)
        : value is InvocationExpressionSyntax call && CallsByName.NameOf(call).StartsWith("Deserialize", StringComparison.Ordinal);

    /// <summary>The call that makes the history out of what a store holds as text; null where it is the stored thing itself, or may be.</summary>
    public InvocationExpressionSyntax? Copy =>
        Root is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(IsCopy) : null;

    /// <summary>
    /// True if the history is such a copy, of what was got from elsewhere by an awaited or other call, and a turn is added to it which nobody writes back.
    /// </summary>
    public bool IsUnsavedCopy =>
        !IsOwn && Copy is { ArgumentList.Arguments: [{ Expression: var text }, ..] } && IsStored(text)
        && Uses.All(u => u.Kind is HistoryUseKind.Appended or HistoryUseKind.Kept or HistoryUseKind.Given) && Uses.Any(u => u.Kind == HistoryUseKind.Given);

    /// <summary>True for text that a call got under a key; what the client sends is the client's to keep.</summary>
    bool IsStored(ExpressionSyntax text)
    {
        if (text is IdentifierNameSyntax name && _model.GetSymbolInfo(name, _cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            text = value;
        return text.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault() is { ArgumentList.Arguments.Count: > 0 } got
            && CallsByName.NameOf(got) is var method && (method.StartsWith("Get", StringComparison.Ordinal) || method.StartsWith("Load", StringComparison.Ordinal) || method.StartsWith("StringGet", StringComparison.Ordinal)
                || method.StartsWith("ReadAll", StringComparison.Ordinal))
            && !text.ToString().Contains("Request") && !text.ToString().Contains("Header");
    }

    /// <summary>The names of <c>this.Session.History!</c>, without <c>this</c>; null for anything but names.</summary>
    static string[]? Chain(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        PostfixUnaryExpressionSyntax sure => Chain(sure.Operand),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => [name.Identifier.ValueText],
        MemberAccessExpressionSyntax access when Chain(access.Expression) is { } before => [.. before, access.Name.Identifier.ValueText],
        _ => null,
    };

    static SimpleNameSyntax? RootOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name,
        PostfixUnaryExpressionSyntax sure => RootOf(sure.Operand),
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name,
        MemberAccessExpressionSyntax access => RootOf(access.Expression),
        _ => null,
    };

    ImmutableArray<HistoryUse> FindUses()
    {
        var uses = ImmutableArray.CreateBuilder<HistoryUse>();
        foreach (var scope in Scopes())
            foreach (int position in SourceWords.Within(scope, _chain[0], _cancellation))
            {
                _cancellation.ThrowIfCancellationRequested();
                if (scope.FindToken(position).Parent is not IdentifierNameSyntax name || name.Parent is NameColonSyntax or NameEqualsSyntax)
                    continue;
                var root = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : (ExpressionSyntax)name;
                if (root == name && name.Parent is MemberAccessExpressionSyntax other && other.Name == name)
                    continue;
                if (Within(root) is { } use)
                    uses.Add(use);
            }
        return uses.ToImmutable();
    }

    /// <summary>A local is known where it is declared, a member in all parts of its type.</summary>
    IEnumerable<SyntaxNode> Scopes() => Root is ILocalSymbol
        ? [Sites.Appends.UnitAround(Root.DeclaringSyntaxReferences[0].GetSyntax(_cancellation))]
        : Root.ContainingType.DeclaringSyntaxReferences.Select(r => r.GetSyntax(_cancellation));

    /// <summary>What is done with the history, or with what carries it, at one place of its root.</summary>
    HistoryUse? Within(ExpressionSyntax root)
    {
        var expression = root;
        for (int i = 1; i < _chain.Length; i++)
        {
            if (Outer(expression).Parent is MemberAccessExpressionSyntax access && access.Expression == Outer(expression))
            {
                // Another member of what carries it.
                if (access.Name.Identifier.ValueText != _chain[i])
                    return access.Parent is InvocationExpressionSyntax ? new(HistoryUseKind.Read, root, null) : null;
                expression = access;
                continue;
            }
            return Classify(Outer(expression)) is { Kind: HistoryUseKind.Kept or HistoryUseKind.Saved } harmless ? harmless : new(HistoryUseKind.Read, expression, null);
        }
        return Classify(Outer(expression));
    }

    static ExpressionSyntax Outer(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            expression = (ExpressionSyntax)expression.Parent;
        return expression;
    }

    HistoryUse Classify(ExpressionSyntax history)
    {
        switch (history.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == history && call.Expression == access:
                return Called(history, call);
            case MemberAccessExpressionSyntax access when access.Expression == history:
                return new(access.Name.Identifier.ValueText is "Count" or "Length" or "Capacity" or "IsEmpty" ? HistoryUseKind.Kept : HistoryUseKind.Read, history, null);
            case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Count" or "Length" } }:
                return new(HistoryUseKind.Kept, history, null);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument when argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword):
                return new(HistoryUseKind.Kept, history, call);
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                return IsModelCall(call) ? new(HistoryUseKind.Given, history, call)
                    : Verbs.Saves(CallsByName.NameOf(call)) && !CallsByName.NameOf(call).StartsWith("Serialize", StringComparison.Ordinal) ? new(HistoryUseKind.Saved, history, call)
                    : IsSerializedToSave(call) ? new(HistoryUseKind.Saved, history, call)
                    : new(HistoryUseKind.Read, history, call);
            case AssignmentExpressionSyntax assignment when assignment.Left == history:
                return new(HistoryUseKind.Kept, history, null);
            case AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax }:
                return new(HistoryUseKind.Saved, history, null);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return new(HistoryUseKind.Returned, history, null);
            case IsPatternExpressionSyntax or LockStatementSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }:
                return new(HistoryUseKind.Kept, history, null);
            default:
                return new(HistoryUseKind.Read, history, null);
        }
    }

    HistoryUse Called(ExpressionSyntax history, InvocationExpressionSyntax call)
    {
        string name = CallsByName.NameOf(call);
        // A role's own append answers nothing: its name settles it, and nothing is bound.
        if (Sites.Appends.IsAppend(name) && (Appends.Any(a => a.Call == call) || !IsModelCall(call)))
            return new(HistoryUseKind.Appended, history, call);
        if (name is "Clear" or "Any" or "Count" or "RemoveAt" or "RemoveRange" or "Remove" or "RemoveAll" or "TrimExcess" or "Dequeue" or "EnsureCapacity")
            return new(HistoryUseKind.Kept, history, call);
        return new(IsModelCall(call) ? HistoryUseKind.Given : HistoryUseKind.Read, history, call);
    }

    bool IsModelCall(InvocationExpressionSyntax call) =>
        _catalog.IsNameOfModelCall(CallsByName.NameOf(call)) && SourceModels.Of(_model.Compilation, call.SyntaxTree) is { } model
        && _catalog.FindModelCall(model.GetSymbolInfo(call, _cancellation).Symbol as IMethodSymbol) is not null;

    /// <summary><c>cache.SetStringAsync(id, JsonSerializer.Serialize(history))</c>.</summary>
    static bool IsSerializedToSave(InvocationExpressionSyntax call) =>
        CallsByName.NameOf(call).StartsWith("Serialize", StringComparison.Ordinal) && Outer(call).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax saving }
        && Verbs.Saves(CallsByName.NameOf(saving));
}
