using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Sites;

/// <summary>
/// Finds where session identities enter in a candidate file: one scan for the words that may mean it, and a look at the syntax before anything is bound, for
/// most identities are parameters and properties of a request, and right.
/// </summary>
sealed class IdentityUseFinder
{
    static readonly ImmutableHashSet<string> s_mapCalls = ImmutableHashSet.Create(
        "TryGetValue", "GetOrAdd", "AddOrUpdate", "TryAdd", "Add", "ContainsKey", "GetValueOrDefault", "TryRemove", "Remove", "TryUpdate");

    readonly SemanticModel _model;
    readonly CatalogIndex _catalog;
    readonly CancellationToken _cancellation;
    readonly SyntaxNode _root;
    readonly Imports _imports;
    readonly Dictionary<ExpressionSyntax, IdentityUse> _uses = [];

    IdentityUseFinder(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        _model = model;
        _catalog = catalog;
        _cancellation = cancellation;
        _root = model.SyntaxTree.GetRoot(cancellation);
        _imports = Imports.Of(model.SyntaxTree);
    }

    /// <param name="model">The file.</param>
    /// <param name="catalog">The catalog.</param>
    /// <param name="holders">The holders of the file; the maps among them are looked at.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static ImmutableArray<IdentityUse> Find(SemanticModel model, CatalogIndex catalog, ImmutableArray<Holder> holders, CancellationToken cancellation)
    {
        var finder = new IdentityUseFinder(model, catalog, cancellation);
        foreach (var map in holders)
            if (map.IsMap)
                finder.AddKeys(map, map.Declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>());
        finder.AddCapturedMaps();
        finder.AddByWords();
        return finder._uses.Values.OrderBy(u => u.Value.SpanStart).ToImmutableArray();
    }

    /// <summary>Maps in locals of top-level code, which handlers capture.</summary>
    void AddCapturedMaps()
    {
        if ((Sieve.Of(_model.SyntaxTree, _catalog, _cancellation).Uses & WordUse.Map) == 0)
            return;
        foreach (var member in ((CompilationUnitSyntax)_root).Members)
        {
            if (member is not GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { Declaration: var declaration } })
                continue;
            foreach (var variable in declaration.Variables)
                if ((declaration.Type.IsVar ? variable.Initializer?.Value : declaration.Type) is { } written && written.ToString().Contains("Dictionary")
                    && _model.GetDeclaredSymbol(variable, _cancellation) is ILocalSymbol local && _catalog.KindInMap(local.Type, _imports) is { } kind)
                    AddKeys(new(local, variable, local.Type, kind, IsMap: true), _root);
        }
    }

    void AddKeys(Holder map, SyntaxNode? owner)
    {
        if (owner is null)
            return;
        foreach (int position in SourceWords.Within(owner, map.Member.Name, _cancellation))
        {
            if (owner.FindToken(position).Parent is not IdentifierNameSyntax name)
                continue;
            var use = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : (ExpressionSyntax)name;
            var (key, whole) = use.Parent switch
            {
                ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var e }] } access when access.Expression == use => (e, (ExpressionSyntax)access),
                MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var e }, ..] } call } access
                    when access.Expression == use && s_mapCalls.Contains(access.Name.Identifier.ValueText) => (e, call),
                _ => (null, null),
            };
            if (key is not null && MayMatter(key))
                Add(new(key, IdentityRole.MapKey, map.Member, $"the key of '{map.Member.Name}'", whole!, map));
        }
    }

    void AddByWords()
    {
        foreach (var (token, use) in Sieve.Of(_model.SyntaxTree, _catalog, _cancellation).Names(_cancellation))
        {
            _cancellation.ThrowIfCancellationRequested();
            if ((use & (WordUse.Identity | WordUse.IdentityCall | WordUse.CacheCall)) == 0 || token.Parent is not SimpleNameSyntax name)
                continue;
            if (CallsByName.CallOf(name) is { } call)
                AddCall(call, token.ValueText, use);
            else if (name.Parent is AssignmentExpressionSyntax { Left: var left } initial && left == name)
                AddProperty(initial, name);
            else if (name.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access && access.Name == name && assignment.Left == access)
                AddProperty(assignment, name);
            else if (name.FirstAncestorOrSelf<TypeSyntax>(t => t.Parent is not TypeSyntax)?.Parent is ObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation
                && creation.Type.Span.Contains(name.Span))
                AddArguments(creation, arguments.Arguments);
            if ((use & WordUse.IdentityCall) != 0 && KnownValues.ChangingMembers.Contains(token.ValueText) && MayChange(name, token.ValueText))
                AddGoals(name);
        }
    }

    /// <summary>Every other object has an <c>Id</c>: of names that say little, what stands before them has to say more.</summary>
    static bool MayChange(SimpleNameSyntax name, string text)
    {
        string[]? owners = text switch
        {
            "Id" => ["Connection", "Current", "Activity", "Session", "Circuit", "Event"],
            "GetString" or "GetBytes" or "GetInt32" or "GetItems" or "Next" or "Generate" => ["Random", "rng", "Nanoid", "ShortId", "NewId"],
            _ => null,
        };
        var receiver = name.Parent is MemberAccessExpressionSyntax access ? access.Expression : name.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression;
        return owners is null || (receiver is not null && owners.Any(o => receiver.ToString().IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    void AddCall(InvocationExpressionSyntax call, string name, WordUse use)
    {
        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 0 || !arguments.Any(a => MayMatter(a.Expression)))
            return;
        if ((use & WordUse.Identity) != 0 && AddArguments(call, arguments))
            return;
        if ((use & WordUse.CacheCall) != 0 && call.Expression is MemberAccessExpressionSyntax && MayMatter(arguments[0].Expression))
            AddCacheKey(call, arguments[0].Expression);
        if ((use & WordUse.IdentityCall) != 0 && IdentityWords.OwnCalls.Contains(name))
            AddOwnStore(call);
    }

    bool AddArguments(ExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        if (!arguments.Any(a => MayMatter(a.Expression)) || SymbolOf(call) is not { } method)
            return false;
        bool isKnown = false;
        foreach (var (argument, parameter) in Given(method, arguments))
            if (_catalog.IsIdentity(method, parameter.Name))
            {
                isKnown = true;
                string taker = method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name;
                if (MayMatter(argument.Expression))
                    Add(new(argument.Expression, IdentityRole.Framework, method, $"the '{parameter.Name}' of {taker}", call));
            }
        return isKnown;
    }

    void AddProperty(AssignmentExpressionSyntax assignment, SimpleNameSyntax name)
    {
        if (MayMatter(assignment.Right) && _model.GetSymbolInfo(name, _cancellation).Symbol is IPropertySymbol property && _catalog.IsIdentity(property, null))
            Add(new(assignment.Right, IdentityRole.Framework, property, $"the '{property.Name}' of {property.ContainingType.Name}", assignment));
    }

    void AddCacheKey(InvocationExpressionSyntax call, ExpressionSyntax key)
    {
        if (_model.GetTypeInfo(((MemberAccessExpressionSyntax)call.Expression).Expression, _cancellation).Type is not { } type || SymbolOf(call) is not { } method)
            return;
        if (type.IsOrDerivesFrom("Microsoft.Extensions.Caching.Distributed.IDistributedCache", "Microsoft.Extensions.Caching.Hybrid.HybridCache"))
            Add(new(key, IdentityRole.DistributedCacheKey, method, $"a key in {type.Name}", call));
        else if (type.IsOrDerivesFrom("Microsoft.Extensions.Caching.Memory.IMemoryCache", "System.Runtime.Caching.ObjectCache"))
            Add(new(key, IdentityRole.MemoryCacheKey, method, $"a key in {type.Name}", call));
    }

    /// <summary>The calls that a value goes into, itself or through one local.</summary>
    void AddGoals(SimpleNameSyntax source)
    {
        // No session has the number of another object for its id, whatever is kept under it.
        bool isHash = source.Identifier.ValueText == nameof(GetHashCode);
        var value = Outermost(source);
        if (value.Parent is ArgumentSyntax argument)
        {
            AddGoal(argument, isHash);
            return;
        }
        string? local = value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } declarator } => declarator.Identifier.ValueText,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assignment when assignment.Right == value => left.Identifier.ValueText,
            _ => null,
        };
        if (local is null)
            return;
        var scope = value.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is not GlobalStatementSyntax) ?? _root;
        foreach (int position in SourceWords.Within(scope, local, _cancellation))
            if (scope.FindToken(position).Parent is IdentifierNameSyntax name && Outermost(name).Parent is ArgumentSyntax goal)
                AddGoal(goal, isHash);
    }

    void AddGoal(ArgumentSyntax argument, bool isHash)
    {
        if (_uses.ContainsKey(argument.Expression))
            return;
        if (argument is { Parent.Parent: InvocationExpressionSyntax call })
        {
            if (call.Expression is MemberAccessExpressionSyntax { Expression: var map, Name.Identifier.ValueText: var name } && s_mapCalls.Contains(name)
                && call.ArgumentList.Arguments[0] == argument)
                AddKeyOf(map, argument.Expression, call);
            AddOwnStore(call, isHash);
        }
        else if (argument is { Parent.Parent: ElementAccessExpressionSyntax access })
        {
            AddKeyOf(access.Expression, argument.Expression, access);
        }
    }

    /// <summary>The key of a map that another type holds: <c>Chats.All[id]</c>.</summary>
    void AddKeyOf(ExpressionSyntax map, ExpressionSyntax key, ExpressionSyntax whole)
    {
        if (_model.GetSymbolInfo(map, _cancellation).Symbol is IFieldSymbol or IPropertySymbol
            && _model.GetSymbolInfo(map, _cancellation).Symbol is { DeclaringSyntaxReferences: [var reference] } member
            && _model.GetTypeInfo(map, _cancellation).Type is { } type && _catalog.KindInMap(type, _imports) is { } kind)
            Add(new(key, IdentityRole.MapKey, member, $"the key of '{member.Name}'", whole, new(member, reference.GetSyntax(_cancellation), type, kind, IsMap: true)));
    }

    /// <summary>The whole that a part is built into: conversions, chains, strings.</summary>
    static ExpressionSyntax Outermost(ExpressionSyntax part)
    {
        while (true)
        {
            switch (part.Parent)
            {
                case MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or ConditionalAccessExpressionSyntax:
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression }:
                    part = (ExpressionSyntax)part.Parent;
                    break;
                case InvocationExpressionSyntax call when call.Expression == part:
                    part = call;
                    break;
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text }:
                    part = text;
                    break;
                default:
                    return part;
            }
        }
    }

    /// <summary>A method of the project that finds a memory by a key, or keeps one under it; for a hash, also one that takes it as the id of a session.</summary>
    void AddOwnStore(InvocationExpressionSyntax call, bool isHash = false)
    {
        // A method of the project's own: its name is known without binding.
        if (!_model.Compilation.ContainsSymbolsWithName(CallsByName.NameOf(call), SymbolFilter.Member, _cancellation)
            || SymbolOf(call) is not { } method || method.DeclaringSyntaxReferences.IsEmpty || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension))
            return;
        bool finds = IsMemory(method.ReturnType.Awaited());
        bool isOfMemory = finds || method.Parameters.Any(p => IsMemory(p.Type));
        if (!isOfMemory && !isHash)
            return;
        var keys = Given(method, call.ArgumentList.Arguments).Where(g => IsKeyType(g.Parameter.Type) && !IsText(g.Parameter.Name)).ToList();
        foreach (var (argument, parameter) in keys)
            if ((isOfMemory ? NamesKey(parameter.Name) || (finds && keys.Count == 1 && !NamesRequest(parameter.Name)) : IdentityWords.IsIdOfSession(parameter.Name)) && MayMatter(argument.Expression))
                Add(new(argument.Expression, IdentityRole.OwnStore, method, $"the '{parameter.Name}' of {method.ContainingType.Name}.{method.Name}", call));
    }

    bool IsMemory(ITypeSymbol type) => _catalog.KindOf(type, _imports) is MemoryKind.History or MemoryKind.Session;

    static bool IsKeyType(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 || type.Is("System.Guid");

    static bool IsText(string name) => s_texts.Any(t => name.IndexOf(t, StringComparison.OrdinalIgnoreCase) >= 0);

    static readonly string[] s_texts = ["message", "text", "prompt", "question", "input", "query", "content", "system", "instruction", "model", "role", "name", "count",
        "limit", "max", "take", "page"];

    static bool NamesKey(string name) =>
        name is "id" or "key" || s_keys.Any(k => name.IndexOf(k, StringComparison.OrdinalIgnoreCase) >= 0);

    static readonly string[] s_keys = ["session", "conversation", "thread", "chatid", "userid", "dialog"];

    static bool NamesRequest(string name) => s_requests.Any(r => name.IndexOf(r, StringComparison.OrdinalIgnoreCase) >= 0);

    static readonly string[] s_requests = ["request", "trace", "correlation", "operation", "span", "invocation", "activity"];

    IMethodSymbol? SymbolOf(ExpressionSyntax call)
    {
        var info = _model.GetSymbolInfo(call, _cancellation);
        return (info.Symbol ?? (info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null)) as IMethodSymbol;
    }

    static IEnumerable<(ArgumentSyntax Argument, IParameterSymbol Parameter)> Given(IMethodSymbol method, SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
            if (Arguments.ParameterOf(method, argument) is { } parameter)
                yield return (argument, parameter);
    }

    void Add(IdentityUse use)
    {
        if (!_uses.ContainsKey(use.Value))
            _uses[use.Value] = use;
    }

    /// <summary>False where the syntax shows already that a value is what the caller sent: a parameter, a property of one.</summary>
    bool MayMatter(ExpressionSyntax value)
    {
        switch (value)
        {
            case ParenthesizedExpressionSyntax e:
                return MayMatter(e.Expression);
            case CastExpressionSyntax e:
                return MayMatter(e.Expression);
            case AwaitExpressionSyntax e:
                return MayMatter(e.Expression);
            case PostfixUnaryExpressionSyntax e:
                return MayMatter(e.Operand);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceExpression):
                return MayMatter(e.Left);
            case IdentifierNameSyntax e:
                return !IsParameter(e);
            case MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } e:
                return KnownValues.ChangingMembers.Contains(e.Name.Identifier.ValueText) || !IsParameter(receiver);
            case AnonymousFunctionExpressionSyntax:
                return false;
            case LiteralExpressionSyntax e:
                return !e.IsKind(SyntaxKind.NullLiteralExpression) && !e.IsKind(SyntaxKind.DefaultLiteralExpression) && e.Token.Value is not (bool or "");
            default:
                return true;
        }
    }

    /// <summary>True for the name of a parameter: one that is given another value is meant to be what the caller sent, too.</summary>
    static bool IsParameter(IdentifierNameSyntax name)
    {
        for (var n = name.Parent; n is not null and not TypeDeclarationSyntax; n = n.Parent)
        {
            var parameters = n switch
            {
                BaseMethodDeclarationSyntax m => m.ParameterList.Parameters,
                LocalFunctionStatementSyntax f => f.ParameterList.Parameters,
                ParenthesizedLambdaExpressionSyntax l => l.ParameterList.Parameters,
                _ => default,
            };
            if (parameters.Any(p => p.Identifier.ValueText == name.Identifier.ValueText && !p.AttributeLists.Any()))
                return true;
            if (n is SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var only } && only == name.Identifier.ValueText)
                return true;
        }
        return false;
    }
}
