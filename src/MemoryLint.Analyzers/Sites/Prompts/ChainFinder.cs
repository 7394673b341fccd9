using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Finds the chains around the links that have to do with a memory: <c>a | b | c</c>, also by way of local variables.</summary>
sealed class ChainFinder(SemanticModel model, PromptIndex index, CancellationToken cancellation)
{
    const int MaximumDepth = 6;

    /// <summary>How many links a chain may have to be looked at.</summary>
    const int MaximumLinks = 200;

    readonly HashSet<SyntaxNode> _seen = [];
    readonly ImmutableArray<PromptChain>.Builder _found = ImmutableArray.CreateBuilder<PromptChain>();

    public ImmutableArray<PromptChain> Found => _found.ToImmutable();

    public void AddFrom(ExpressionSyntax link) => AddFrom(link, 0);

    void AddFrom(ExpressionSyntax part, int depth)
    {
        var root = part;
        while (root.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression })
            root = (ExpressionSyntax)root.Parent;
        if (depth > MaximumDepth || !_seen.Add(root))
            return;
        var uses = LocalUse.Of(root, cancellation);
        var larger = uses.Where(u => u != root && u.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression }).ToList();
        foreach (var use in larger)
            AddFrom(use, depth + 1);
        if (larger.Count > 0)
            return;
        var links = new List<ChainLink?>();
        Flatten(root, links, 0);
        var results = ImmutableArray.CreateBuilder<ChainKey>();
        bool isClosed = uses.Count > 0;
        foreach (var use in uses)
            isClosed &= IsRun(use, results);
        if (links.Count > 1 && links.Count <= MaximumLinks)
            _found.Add(new(links.ToImmutableArray(), results.ToImmutable(), isClosed));
    }

    /// <summary>True for a run that starts without keys; its result key is noted.</summary>
    bool IsRun(ExpressionSyntax use, ImmutableArray<ChainKey>.Builder results)
    {
        if (use.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RunAsync", Parent: InvocationExpressionSyntax run })
            return false;
        if (model.GetSymbolInfo(run, cancellation).Symbol is not IMethodSymbol method || method.Parameters.Any(p => p.Name is "input" or "values" or "inputs"))
            return false;
        if (run.ArgumentList.For(method, "resultKey") is { } key)
        {
            if (PromptTextReader.Constant(model, key, cancellation) is not { } name)
                return true;
            results.Add(new(name, "resultKey", key));
        }
        return true;
    }

    void Flatten(ExpressionSyntax expression, List<ChainLink?> links, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        // A long chain is deep to the left.
        var rest = new Stack<ExpressionSyntax>();
        rest.Push(expression);
        while (rest.Count > 0 && links.Count <= MaximumLinks)
        {
            var part = rest.Pop();
            switch (part)
            {
                case ParenthesizedExpressionSyntax inner:
                    rest.Push(inner.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } chained:
                    rest.Push(chained.Right);
                    rest.Push(chained.Left);
                    break;
                case IdentifierNameSyntax when depth < MaximumDepth && LocalUse.Behind(model, part, cancellation) is (var value, not null):
                    Flatten(value, links, depth + 1);
                    break;
                default:
                    links.Add(LinkOf(part));
                    break;
            }
        }
    }

    ChainLink? LinkOf(ExpressionSyntax expression, int depth = 0)
    {
        if (model.GetSymbolInfo(expression, cancellation).Symbol is not IMethodSymbol method)
            return null;
        if (index.FindLink(method) is not { } call)
            // A link that is set up further: LLM(model).UseCache().
            return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner } } && index.IsLink(method.ContainingType)
                && method.ReturnType.Equals(method.ContainingType, SymbolEqualityComparer.Default) && depth < MaximumDepth ? LinkOf(inner, depth + 1) : null;
        var (list, name) = expression switch
        {
            InvocationExpressionSyntax made => (made.ArgumentList, (SyntaxNode?)CallsByName.NameSyntaxOf(made)),
            ObjectCreationExpressionSyntax made => (made.ArgumentList, made.Type),
            BaseObjectCreationExpressionSyntax made => (made.ArgumentList, made),
            _ => (null, null),
        };
        if (name is null || KeysOf(call.Reads, list, method) is not { } reads || KeysOf(call.Writes, list, method) is not { } writes)
            return null;
        var text = call.Template is { } parameter ? PromptTextReader.Read(model, list.For(method, parameter), cancellation) : null;
        if (call.Template is not null && text is not { IsWhole: true })
            return null;
        return new(expression, name, call, reads, writes, text, text is null ? null : TemplateReader.Read(TemplateGrammar.Braces, text.Value), MemoryKeysOf(call, list, method));
    }

    ImmutableArray<ChainKey>? KeysOf(string[] parameters, ArgumentListSyntax? list, IMethodSymbol method)
    {
        var keys = ImmutableArray.CreateBuilder<ChainKey>();
        foreach (string parameter in parameters)
        {
            if (method.Parameters.FirstOrDefault(p => p.Name == parameter) is not { } declared)
                return null;
            var place = list.For(method, parameter);
            string? key = place is not null ? PromptTextReader.Constant(model, place, cancellation) : declared.HasExplicitDefaultValue ? declared.ExplicitDefaultValue as string : null;
            if (key is null)
                return null;
            keys.Add(new(key, parameter, place));
        }
        return keys.ToImmutable();
    }

    /// <summary>The keys that a memory of this method wants, if it is made in view.</summary>
    ImmutableArray<ChainKey?> MemoryKeysOf(ChainCall call, ArgumentListSyntax? list, IMethodSymbol method)
    {
        if (call.Memory is not { } parameter || list.For(method, parameter) is not { } memory || LocalUse.Behind(model, memory, cancellation) is not (BaseObjectCreationExpressionSyntax made, { } local))
            return call.MemoryKeys.Select(_ => (ChainKey?)null).ToImmutableArray();
        return call.MemoryKeys.Select(KeyOf).ToImmutableArray();

        ChainKey? KeyOf(string property)
        {
            var set = made.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().FirstOrDefault(a => a.Left.ToString() == property)?.Right;
            foreach (var use in LocalUse.NamesOf(local, LocalUse.Scope(local)!, cancellation))
                if (use.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access && access.Name.Identifier.ValueText == property && assignment.Left == access)
                {
                    if (set is not null)
                        return null;
                    set = assignment.Right;
                }
            return set is not null && PromptTextReader.Constant(model, set, cancellation) is { } key ? new(key, property, set) : null;
        }
    }
}
