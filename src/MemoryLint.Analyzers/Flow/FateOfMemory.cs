using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Follows a memory from its creation through the variables and objects that carry it, into the methods of the compilation it is handed to, and
/// says what became of it. What cannot be followed ends in <see cref="FateKind.Unknown"/>.
/// </summary>
sealed partial class FateOfMemory
{
    /// <summary>How many calls deep a memory is followed.</summary>
    const int MaximumDepth = 3;

    readonly CatalogIndex _catalog;
    readonly CancellationToken _cancellation;
    readonly Fate _fate = new();
    readonly HashSet<ISymbol> _carriers = new(SymbolEqualityComparer.Default);
    readonly HashSet<SyntaxNode> _followed = [];
    readonly Replies _replies;

    SemanticModel _model;
    int _depth;

    /// <summary>True if the memory lives longer than the code that uses it: then what is said to a copy is not said to it.</summary>
    bool _isKept;
    bool _isCopy;

    FateOfMemory(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        _model = model;
        _catalog = catalog;
        _cancellation = cancellation;
        _replies = new Replies();
    }

    /// <summary>What becomes of the memory that <paramref name="creation"/> makes.</summary>
    public static Fate Of(SemanticModel model, CatalogIndex catalog, Creation creation, CancellationToken cancellation)
    {
        var analysis = new FateOfMemory(model, catalog, cancellation);
        analysis.Created(creation);
        return analysis._fate;
    }

    /// <summary>What becomes of the memory that a field or property holds, made by <paramref name="creations"/>, as far as its type shows.</summary>
    public static Fate OfHeld(SemanticModel model, CatalogIndex catalog, Holder holder, IEnumerable<Creation> creations, CancellationToken cancellation)
    {
        var analysis = new FateOfMemory(model, catalog, cancellation);
        analysis._fate.Variable = holder.Member;
        analysis._isKept = true;
        foreach (var creation in creations)
            analysis.MadeFrom(creation);
        foreach (var reference in holder.Member.ContainingType.DeclaringSyntaxReferences)
            if (SourceModels.Of(model.Compilation, reference.SyntaxTree) is { } partial)
                analysis.In(partial, () => analysis.FollowVariable(holder.Member, reference.GetSyntax(cancellation)));
        return analysis._fate;
    }

    /// <summary>What becomes of a memory that <paramref name="holder"/> gets from elsewhere, within <paramref name="scope"/>.</summary>
    public static Fate OfInjected(SemanticModel model, CatalogIndex catalog, ISymbol holder, SyntaxNode scope, CancellationToken cancellation)
    {
        var analysis = new FateOfMemory(model, catalog, cancellation) { _isKept = true };
        analysis.FollowVariable(holder, scope);
        return analysis._fate;
    }

    void Created(Creation creation)
    {
        MadeFrom(creation);
        if (IsInLoopOfItsOwn(creation.Expression))
            _fate.Becomes(FateKind.Unknown);
        Use(creation.Expression);
    }

    Imports ImportsHere => Imports.Of(_model.SyntaxTree);

    void FollowVariable(ISymbol variable, SyntaxNode scope)
    {
        if (!_carriers.Add(variable))
            return;
        foreach (int position in SourceWords.Within(scope, variable.Name, _cancellation))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (scope.FindToken(position).Parent is not IdentifierNameSyntax name || name.SpanStart != position || name.Parent is NameColonSyntax or NameEqualsSyntax)
                continue;
            if (SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, _cancellation).Symbol, variable))
                Use(WithReceiver(name));
        }
    }

    /// <summary><c>this._history</c> for <c>_history</c>.</summary>
    static ExpressionSyntax WithReceiver(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;

    /// <summary>One place where the memory, or something that carries it, stands as a value.</summary>
    void Use(ExpressionSyntax value)
    {
        if (!_followed.Add(value))
            return;
        switch (value.Parent)
        {
            case ParenthesizedExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression }:
                Use((ExpressionSyntax)value.Parent);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator }:
                AssignTo(_model.GetDeclaredSymbol(declarator, _cancellation), declarator);
                break;
            case EqualsValueClauseSyntax:
                _fate.Becomes(FateKind.Kept);
                break;
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                Assigned(assignment);
                break;
            case AssignmentExpressionSyntax assignment:
                Reassigned(assignment);
                break;
            case ArgumentSyntax argument:
                Argument(argument);
                break;
            case MemberAccessExpressionSyntax access when access.Expression == value:
                MemberOf(access, access.Name);
                break;
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == value:
                MemberOfConditional(conditional);
                break;
            case ElementAccessExpressionSyntax element when element.Expression == value:
                IndexedBy(element);
                break;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                Returned(value);
                break;
            case LambdaExpressionSyntax lambda when lambda.Body == value:
                ReturnedBy(lambda);
                break;
            case ConditionalExpressionSyntax or SwitchExpressionArmSyntax:
                Alternative((ExpressionSyntax?)value.Parent.FirstAncestorOrSelf<ExpressionSyntax>(), value);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                if (binary.Right == value)
                    _fate.Becomes(FateKind.StateDefault);
                else
                    Use(binary);
                break;
            case ForEachStatementSyntax or InterpolationSyntax or IsPatternExpressionSyntax or BinaryExpressionSyntax or ExpressionStatementSyntax or LockStatementSyntax:
                break;
            case InitializerExpressionSyntax initializer when initializer.FirstAncestorOrSelf<ExpressionSyntax>(e => e is not InitializerExpressionSyntax and not AssignmentExpressionSyntax) is { } container:
                _fate.Leaves = true;
                Use(container);
                break;
            case YieldStatementSyntax:
                _fate.Becomes(FateKind.Unknown);
                break;
            case { } parent when parent.Parent is ExpressionSyntax container && container.IsCollectionExpression():
                if (!parent.IsSpreadElement())
                    Use(container);
                else
                    CopiedInto(container);
                break;
            default:
                _fate.Becomes(FateKind.Unknown);
                break;
        }
    }

    /// <summary>Follows a copy of the messages: where it goes counts, what is added to it does not.</summary>
    void AsCopy(Action action)
    {
        bool before = _isCopy;
        _isCopy = _isKept;
        action();
        _isCopy = before;
    }

    void In(SemanticModel model, Action action)
    {
        var before = _model;
        _model = model;
        action();
        _model = before;
    }
}
