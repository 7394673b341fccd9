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
        SimpleNameSyntax? ofLast = null;
        foreach (var use in uses)
            isClosed &= IsRun(use, links, results, ref ofLast);
        if (ofLast is not null && links.LastOrDefault() is { Writes: [.., var last] })
            results.Add(last);
        if (links.Count > 1 && links.Count <= MaximumLinks)
            _found.Add(new(links.ToImmutableArray(), results.ToImmutable(), isClosed) { ResultOfLast = ofLast });
    }

    /// <summary>True for a run of which the keys that it starts with are in view; they and its result key are noted.</summary>
    bool IsRun(ExpressionSyntax use, List<ChainLink?> links, ImmutableArray<ChainKey>.Builder results, ref SimpleNameSyntax? ofLast)
    {
        if (use.Parent is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "RunAsync" } called, Parent: InvocationExpressionSyntax run })
            return false;
        if (model.GetSymbolInfo(run, cancellation).Symbol is not IMethodSymbol method)
            return false;
        if (method.Parameters.FirstOrDefault(p => p.Name is "input" or "values" or "inputs") is { } inputs)
        {
            if (inputs.Type.Name != "Dictionary")
                return false;
            ofLast = called;
            var given = PromptBindingReader.ReadMap(model, index, run.ArgumentList.For(method, inputs.Name), cancellation);
            links.Insert(0, Sets(run, called, given.All.Select(b => new ChainKey(b.Key, "", b.Place))));
            return given.IsComplete;
        }
        if (run.ArgumentList.For(method, "resultKey") is { } key)
        {
            if (PromptTextReader.Constant(model, key, cancellation) is not { } name)
                return true;
            results.Add(new(name, "resultKey", key));
        }
        return true;
    }

    static ChainLink Sets(ExpressionSyntax place, SyntaxNode name, IEnumerable<ChainKey> keys, ChainRole role = ChainRole.Set) =>
        new(place, name, new() { Types = [], Methods = [], Role = role }, ImmutableArray<ChainKey>.Empty, keys.ToImmutableArray(), null, null, ImmutableArray<ChainKey?>.Empty);

    /// <summary>The chain that an agent runs, with the keys that the agent sets before it.</summary>
    public void AddAgent(ExpressionSyntax made, SyntaxNode name, ArgumentListSyntax? list)
    {
        if (model.GetSymbolInfo(made, cancellation).Symbol is not IMethodSymbol method || index.FindAgent(method) is not { } agent
            || (agent.KeyParameter is null ? new(agent.Key, "", null) : KeysOf([agent.KeyParameter], list, method)?[0]) is not { } history)
            return;
        var links = new List<ChainLink?> { Sets(made, name, agent.OtherKeys.Select(k => new ChainKey(k, "", null))), Sets(made, name, [history], ChainRole.Load) };
        if (agent.Chain is { } chain && list.For(method, chain) is { } given)
            Flatten(LocalUse.Behind(model, given, cancellation).Value, links, 0);
        else if (agent.Template is { } parameter && list.For(method, parameter) is { } template && PromptTextReader.Read(model, template, cancellation) is { IsWhole: true } text)
            links.Add(new(made, name, new() { Types = [], Methods = [], Role = ChainRole.Template }, ImmutableArray<ChainKey>.Empty, ImmutableArray<ChainKey>.Empty.Add(new("text", "", null)), text,
                TemplateReader.Read(TemplateGrammar.Braces, text.Value), ImmutableArray<ChainKey?>.Empty));
        // Who runs the agent may set more keys for a chain that it is given, and asks for what it answers.
        if (links.Count > 2 && links.Count <= MaximumLinks && !links.Contains(null))
            _found.Add(new(links.ToImmutableArray(), ImmutableArray<ChainKey>.Empty.Add(links[links.Count - 1]!.Writes.LastOrDefault() ?? new("", "", null)), true) { HasOtherKeys = agent.Chain is not null });
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
