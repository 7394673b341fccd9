using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>
/// Finds where clients of models are made. What stands in static members or at top level runs once, and is left out before anything is bound: that is where
/// most of them are made.
/// </summary>
sealed class ClientFinder
{
    readonly SemanticModel _model;
    readonly CatalogIndex _catalog;
    readonly CancellationToken _cancellation;
    readonly SyntaxNode _root;
    readonly Imports _imports;
    readonly List<ClientCreation> _found = [];
    readonly Dictionary<ExpressionSyntax, List<(InvocationExpressionSyntax Call, ModelClient Entry)>> _built = [];

    ClientFinder(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        _model = model;
        _catalog = catalog;
        _cancellation = cancellation;
        _root = model.SyntaxTree.GetRoot(cancellation);
        _imports = Imports.Of(model.SyntaxTree);
    }

    public static ImmutableArray<ClientCreation> Find(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var finder = new ClientFinder(model, catalog, cancellation);
        foreach (var (token, use) in Sieve.Of(model.SyntaxTree, catalog, cancellation).Names(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if ((use & WordUse.Client) != 0 && token.Parent is SimpleNameSyntax name)
                finder.LookAt(name);
        }
        finder.AddBuilt();
        return finder._found.OrderBy(c => c.Expression.SpanStart).ToImmutableArray();
    }

    void LookAt(SimpleNameSyntax name)
    {
        if (CallsByName.CallOf(name) is { } call)
        {
            AddCall(call, name);
            return;
        }
        TypeSyntax type = name;
        while (type.Parent is QualifiedNameSyntax or NullableTypeSyntax or AliasQualifiedNameSyntax)
            type = (TypeSyntax)type.Parent;
        switch (type.Parent)
        {
            case ObjectCreationExpressionSyntax creation when creation.Type == type:
                AddCreation(creation, type, name);
                break;
            case VariableDeclarationSyntax declaration when declaration.Type == type:
                foreach (var variable in declaration.Variables)
                    AddImplicit(variable.Initializer?.Value, variable.Identifier.ValueText, declaration.Parent is FieldDeclarationSyntax ? declaration : null, type, name);
                break;
            case PropertyDeclarationSyntax property when property.Type == type:
                AddImplicit(property.Initializer?.Value, property.Identifier.ValueText, property, type, name);
                break;
        }
    }

    /// <summary><c>new(…)</c> in a declaration, or in an assignment to the field or property that is declared.</summary>
    void AddImplicit(ExpressionSyntax? value, string variable, SyntaxNode? member, TypeSyntax type, SimpleNameSyntax name)
    {
        if (value is ImplicitObjectCreationExpressionSyntax made)
            AddCreation(made, type, name);
        if (value is null && member?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner)
            foreach (int position in SourceWords.Within(owner, variable, _cancellation))
                if (owner.FindToken(position).Parent is IdentifierNameSyntax { Parent: var parent } use
                    && (parent is MemberAccessExpressionSyntax access && access.Name == use ? access.Parent : parent) is AssignmentExpressionSyntax { Right: ImplicitObjectCreationExpressionSyntax later })
                    AddCreation(later, type, name);
    }

    void AddCreation(BaseObjectCreationExpressionSyntax creation, TypeSyntax type, SimpleNameSyntax name)
    {
        string text = name.Identifier.ValueText;
        if (RunsOnce(creation))
            return;
        var inputs = ImmutableArray.CreateBuilder<SyntaxNode>();
        if (creation.ArgumentList is { } arguments)
            inputs.Add(arguments);
        if (creation.Initializer is { } initializer)
            inputs.Add(initializer);
        if (text == ModelEndpoints.HttpClient)
        {
            if (TalksToModel(creation))
                _found.Add(new(creation, text, ClientCost.Connections, inputs.ToImmutable(), null, () => TypeOf(type).Is("System.Net.Http.HttpClient")));
            return;
        }
        if (_catalog.ClientsNamed(text).Where(c => c.Methods.Length == 0).ToList() is not { Count: > 0 } known)
            return;
        _found.Add(new(creation, text, known[0].Cost, inputs.ToImmutable(), known[0], () => IsAny(type, text, known)));
    }

    bool IsAny(TypeSyntax type, string name, List<ModelClient> known)
    {
        var made = TypeOf(type);
        return known.Any(c => c.Types.Any(t => made.Is(t) || (made is null or { TypeKind: TypeKind.Error } && MetadataName.Simple(t) == name && _imports.Contains(MetadataName.Namespace(t)))));
    }

    /// <summary>The type that is written, looked up beside the members: binding the creation would bind the body it stands in.</summary>
    ITypeSymbol? TypeOf(TypeSyntax type)
    {
        int beside = type.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.OpenBraceToken.Span.End ?? ((CompilationUnitSyntax)_root).EndOfFileToken.SpanStart;
        return _model.GetSpeculativeTypeInfo(beside, type is NullableTypeSyntax nullable ? nullable.ElementType : type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
    }

    bool TalksToModel(SyntaxNode creation) => ModelRequest.MayBeIn(_model.SyntaxTree, _cancellation) && ModelRequest.IsAddressWrittenAround(creation);

    void AddCall(InvocationExpressionSyntax call, SimpleNameSyntax name)
    {
        if (RunsOnce(call))
            return;
        foreach (var entry in _catalog.ClientsNamed(name.Identifier.ValueText))
        {
            if (entry.BuiltFrom.Length > 0)
            {
                if (Beginning(call, entry) is not { } beginning)
                    continue;
                if (!_built.TryGetValue(beginning, out var calls))
                    _built[beginning] = calls = [];
                calls.Add((call, entry));
                return;
            }
            if (entry.Methods.Length > 0 && Receives(call, entry))
                _found.Add(new(call, entry.Makes, entry.Cost, ImmutableArray.Create<SyntaxNode>(call.ArgumentList), entry, () => IsCallOf(call, entry)));
        }
    }

    bool IsCallOf(InvocationExpressionSyntax call, ModelClient entry)
    {
        var info = _model.GetSymbolInfo(call, _cancellation);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method)
            return method.ContainingType.IsAnyOf(entry.Types);
        return entry.Through is not null && entry.Types.Any(t => _imports.Contains(MetadataName.Namespace(t)));
    }

    /// <summary>Of names that everybody uses, what stands before them has to say more before they are bound.</summary>
    static bool Receives(InvocationExpressionSyntax call, ModelClient entry) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: var receiver }
        && (entry.Through is null || (receiver is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } ? name == entry.Through : receiver is IdentifierNameSyntax));

    void AddBuilt()
    {
        foreach (var built in _built)
        {
            var (calls, entry) = (built.Value, built.Value[0].Entry);
            _found.Add(new(built.Key, entry.Makes, entry.Cost, calls.Select(c => (SyntaxNode)c.Call.ArgumentList).ToImmutableArray(), entry, () => calls.Any(c => BringsClient(c.Call, entry))));
        }
    }

    /// <summary>True for a step that adds a client of its own.</summary>
    bool BringsClient(InvocationExpressionSyntax call, ModelClient entry)
    {
        var info = _model.GetSymbolInfo(call, _cancellation);
        return ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol method ? method.ContainingType.IsAnyOf(entry.Types) : entry.Types.Any(t => _imports.Contains(MetadataName.Namespace(t))))
            && !call.ArgumentList.Arguments.Any(IsClient);
    }

    /// <summary>True where a client is handed over: what is built over it is cheap.</summary>
    bool IsClient(ArgumentSyntax argument) => _model.GetTypeInfo(argument.Expression, _cancellation).Type is { } type
        && (type.Name == ModelEndpoints.HttpClient || _catalog.IsClient(type));

    /// <summary>The expression with which the building begins that a call is a step of: at the start of the chain, or of the local that it is called on.</summary>
    ExpressionSyntax? Beginning(InvocationExpressionSyntax call, ModelClient entry)
    {
        var start = StartOf(call, entry);
        if (start is IdentifierNameSyntax local && local.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is { } scope)
            foreach (int position in SourceWords.Within(scope, local.Identifier.ValueText, _cancellation))
                if (scope.FindToken(position).Parent is VariableDeclaratorSyntax { Initializer.Value: var value })
                    return StartOf(value, entry) is not IdentifierNameSyntax and { } beginning ? beginning : null;
        return start is IdentifierNameSyntax ? null : start;
    }

    static ExpressionSyntax? StartOf(ExpressionSyntax? expression, ModelClient entry)
    {
        var e = expression;
        while (true)
            switch (e)
            {
                case InvocationExpressionSyntax call when entry.BuiltFrom.Contains(CallsByName.NameOf(call)):
                    return IsWebBuilder(call) ? null : call;
                case ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var type } } when entry.BuiltFrom.Contains(type):
                    return e;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var property } when entry.BuiltFrom.Contains(property) && e.Parent is not InvocationExpressionSyntax:
                    return e;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }:
                    e = receiver;
                    break;
                case ParenthesizedExpressionSyntax { Expression: var inner }:
                    e = inner;
                    break;
                case IdentifierNameSyntax:
                    return e;
                default:
                    return null;
            }
    }

    /// <summary>Hosts are begun by the same word.</summary>
    static bool IsWebBuilder(InvocationExpressionSyntax call) => call.ArgumentList.Arguments.Count > 0;

    static bool IsSingleton(string method) => method.EndsWith("Singleton", StringComparison.Ordinal) && RegistrationCalls.IsByName(method);

    /// <summary>True for what static initializers, static constructors, entry points, top-level statements and factories of singletons run, other delegates aside.</summary>
    public static bool RunsOnce(SyntaxNode node)
    {
        for (var n = node.Parent; n is not null; n = n.Parent)
            switch (n)
            {
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } when IsSingleton(CallsByName.NameOf(call)):
                    return true;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;
                case GlobalStatementSyntax:
                    return true;
                case FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null } or ConstructorDeclarationSyntax:
                    return ((MemberDeclarationSyntax)n).Modifiers.Any(SyntaxKind.StaticKeyword);
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText == "Main";
                case MemberDeclarationSyntax:
                    return false;
            }
        return false;
    }
}
