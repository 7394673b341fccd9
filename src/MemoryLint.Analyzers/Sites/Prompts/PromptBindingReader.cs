using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Reads what an expression binds to the names of a prompt: an object made in place, or a local variable that stays in view.</summary>
sealed class PromptBindingReader
{
    /// <summary>Members by which arguments are only looked at.</summary>
    static readonly ImmutableHashSet<string> s_reads = ImmutableHashSet.Create("ContainsName", "ContainsKey", "TryGetValue", "ExecutionSettings", "Names", "Count", "Keys", "Values");

    readonly SemanticModel _model;
    readonly PromptIndex _index;
    readonly CancellationToken _cancellation;
    bool _isMap;
    readonly ImmutableArray<PromptBinding>.Builder _bindings = ImmutableArray.CreateBuilder<PromptBinding>();

    PromptBindingReader(SemanticModel model, PromptIndex index, CancellationToken cancellation) => (_model, _index, _cancellation) = (model, index, cancellation);

    public static PromptBindings Read(SemanticModel model, PromptIndex index, ExpressionSyntax? expression, CancellationToken cancellation)
    {
        if (expression is null or LiteralExpressionSyntax)
            return PromptBindings.None;
        var (value, local) = LocalUse.Behind(model, expression, cancellation);
        var reader = new PromptBindingReader(model, index, cancellation);
        return value is BaseObjectCreationExpressionSyntax creation && reader.Add(creation) && (local is null || reader.AddUses(local))
            ? new(reader._bindings.ToImmutable(), true) : PromptBindings.Unseen;
    }

    /// <summary>The same for a plain dictionary.</summary>
    public static PromptBindings ReadMap(SemanticModel model, PromptIndex index, ExpressionSyntax? expression, CancellationToken cancellation)
    {
        if (expression is null)
            return PromptBindings.Unseen;
        var (value, local) = LocalUse.Behind(model, expression, cancellation);
        var reader = new PromptBindingReader(model, index, cancellation) { _isMap = true };
        return value is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation && reader.AddAll(creation) && (local is null || reader.AddUses(local))
            ? new(reader._bindings.ToImmutable(), true) : PromptBindings.Unseen;
    }

    bool Add(BaseObjectCreationExpressionSyntax creation)
    {
        if (!_index.IsArguments(_model.GetTypeInfo(creation, _cancellation).Type))
            return false;
        // Built over another dictionary.
        if (creation.ArgumentList is { Arguments.Count: > 0 } arguments
            && (_model.GetSymbolInfo(creation, _cancellation).Symbol is not IMethodSymbol constructor || arguments.For(constructor, "source") is not null))
            return false;
        return AddAll(creation);
    }

    bool AddAll(BaseObjectCreationExpressionSyntax creation)
    {
        foreach (var element in creation.Initializer?.Expressions ?? default)
        {
            switch (element)
            {
                case InitializerExpressionSyntax { Expressions: [var key, var value] }:
                    if (!Add(key, value))
                        return false;
                    break;
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: var key }] }, Right: var value }:
                    if (!Add(key, value))
                        return false;
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax }:
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    bool Add(ExpressionSyntax key, ExpressionSyntax value)
    {
        if (PromptTextReader.Constant(_model, key, _cancellation) is not { } name)
            return false;
        _bindings.Add(new(name, key, value));
        return true;
    }

    /// <summary>What is added later, in whatever order; false if the variable goes where more may be added.</summary>
    bool AddUses(VariableDeclaratorSyntax local)
    {
        foreach (var use in LocalUse.NamesOf(local, LocalUse.Scope(local)!, _cancellation))
        {
            bool isInView = use.Parent switch
            {
                ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }], Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } access
                    when assignment.Left == access => Add(key, assignment.Right),
                ElementAccessExpressionSyntax { Parent: not AssignmentExpressionSyntax } => true,
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var key }, { Expression: var value }] } } => Add(key, value),
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => s_reads.Contains(member),
                ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } => CallsByName.NameOf(call) is var name
                    && (_index.IsNameOfRun(name) || _index.IsNameOfCall(name) || (_isMap && _index.Inputs.Any(i => i.Methods.Contains(name)))),
                _ => false,
            };
            if (!isInView)
                return false;
        }
        return true;
    }
}
