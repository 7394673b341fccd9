using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>
/// Finds the sites of a candidate file. It goes from one word of the catalog to the next and looks at what is around each, so that only
/// the members around those words are ever bound.
/// </summary>
sealed class SiteFinder
{
    readonly SemanticModel _model;
    readonly CatalogIndex _catalog;
    readonly CancellationToken _cancellation;
    readonly Imports _imports;
    readonly SyntaxNode _root;
    readonly HashSet<SyntaxNode> _seen = [];
    readonly Dictionary<(int Position, string Text), ITypeSymbol?> _named = [];
    readonly ImmutableArray<Creation>.Builder _creations = ImmutableArray.CreateBuilder<Creation>();
    readonly ImmutableArray<Holder>.Builder _holders = ImmutableArray.CreateBuilder<Holder>();
    readonly ImmutableArray<Holder>.Builder _shareable = ImmutableArray.CreateBuilder<Holder>();
    readonly ImmutableArray<IEventSymbol>.Builder _staticEvents = ImmutableArray.CreateBuilder<IEventSymbol>();
    readonly ImmutableArray<Registration>.Builder _registrations = ImmutableArray.CreateBuilder<Registration>();
    readonly ImmutableArray<Factory>.Builder _factories = ImmutableArray.CreateBuilder<Factory>();
    readonly ImmutableArray<FileWrite>.Builder _fileWrites = ImmutableArray.CreateBuilder<FileWrite>();
    readonly List<InvocationExpressionSyntax> _registrationCalls = [];
    readonly ImmutableArray<StoreCall>.Builder _storeCalls = ImmutableArray.CreateBuilder<StoreCall>();
    readonly ImmutableArray<MethodDeclarationSyntax>.Builder _identityAccessors = ImmutableArray.CreateBuilder<MethodDeclarationSyntax>();

    SiteFinder(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        _model = model;
        _catalog = catalog;
        _cancellation = cancellation;
        _root = model.SyntaxTree.GetRoot(cancellation);
        _imports = Imports.Of(model.SyntaxTree);
    }

    public static FileSites Find(SemanticModel model, CatalogIndex catalog, CancellationToken cancellation)
    {
        var finder = new SiteFinder(model, catalog, cancellation);
        foreach (var token in finder.Names())
        {
            cancellation.ThrowIfCancellationRequested();
            if (token.Parent is SimpleNameSyntax name)
                finder.LookAt(name);
            else if (token.Parent is MethodDeclarationSyntax method && method.Identifier == token && IdentityAccessors.Names.Contains(token.ValueText))
                finder._identityAccessors.Add(method);
        }
        finder._creations.Sort((a, b) => a.Expression.SpanStart.CompareTo(b.Expression.SpanStart));
        return new(finder._creations.ToImmutable(), finder._holders.ToImmutable(), finder._shareable.ToImmutable(), finder._staticEvents.ToImmutable(), finder._registrations.ToImmutable(),
            finder._factories.ToImmutable(), finder.StoreCalls, finder._fileWrites.ToImmutable(), finder._identityAccessors.ToImmutable());
    }

    /// <summary>The catalog's words in code, and the names that the file's aliases give to them.</summary>
    IEnumerable<SyntaxToken> Names()
    {
        var names = Sieve.Of(_root.SyntaxTree, _catalog, _cancellation).Names(_cancellation).Where(n => (n.Use & WordUse.Site) != 0).Select(n => n.Token);
        HashSet<uint>? aliases = null;
        foreach (var directive in ((CompilationUnitSyntax)_root).Usings)
            if (directive is { Alias: { } alias, Name: { } name } && name.DescendantTokens().Any(t => _catalog.IsSiteWord(WordReader.Hash(t.ValueText))))
                (aliases ??= []).Add(WordReader.Hash(alias.Name.Identifier.ValueText));
        return aliases is null ? names
            : names.Concat(SourceWords.Positions(_root.SyntaxTree.GetText(_cancellation), aliases.Contains).Select(p => _root.FindToken(p.Start)).Where(t => t.Parent is SimpleNameSyntax))
                .Distinct().OrderBy(t => t.SpanStart);
    }

    void LookAt(SimpleNameSyntax name)
    {
        if (CallsByName.CallOf(name) is { } call)
        {
            if (FileWrite.Of(call) is { } write)
                _fileWrites.Add(write);
            else
                AddCall(call);
            return;
        }
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            AddSharedStore(access);
            return;
        }
        var type = WholeType(name);
        // A map is looked at where it is a member: what it maps to may be a memory of the project's own.
        if (CatalogIndex.IsNameOfMap(name.Identifier.ValueText)
            && type.Parent is not (VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax } or PropertyDeclarationSyntax))
            return;
        switch (type.Parent)
        {
            case ObjectCreationExpressionSyntax creation when creation.Type == type:
                AddCreation(creation);
                break;
            case ArrayCreationExpressionSyntax creation when creation.Type == type:
                AddCreation(creation);
                break;
            case VariableDeclarationSyntax declaration when declaration.Type == type:
                AddVariables(declaration);
                break;
            case PropertyDeclarationSyntax property when property.Type == type:
                AddProperty(property);
                break;
            case MethodDeclarationSyntax method when method.ReturnType == type:
                AddFactory(method, method.Body, method.ExpressionBody);
                break;
            case LocalFunctionStatementSyntax function when function.ReturnType == type:
                AddFactory(function, function.Body, function.ExpressionBody);
                break;
            case TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax registration } } }:
                AddRegistration(registration);
                break;
            case TypeArgumentListSyntax { Parent: GenericNameSyntax generic } when CallsByName.CallOf(generic) is { } registration:
                AddRegistration(registration);
                break;
        }
        // A factory lambda in a registration is found through the creation in it.
    }

    /// <summary>
    /// The largest type that <paramref name="name"/> is part of: of <c>ChatMessage</c> in <c>Task&lt;List&lt;ChatMessage&gt;&gt;</c> the whole.
    /// Type arguments of a call stay within the call.
    /// </summary>
    static TypeSyntax WholeType(TypeSyntax name)
    {
        while (true)
        {
            switch (name.Parent)
            {
                case QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax:
                    name = (TypeSyntax)name.Parent;
                    break;
                case TypeArgumentListSyntax { Parent: GenericNameSyntax generic } when CallsByName.CallOf(generic) is null:
                    name = generic;
                    break;
                case TupleElementSyntax { Parent: TupleTypeSyntax tuple }:
                    name = tuple;
                    break;
                default:
                    return name;
            }
        }
    }

    void AddCall(InvocationExpressionSyntax call)
    {
        if (!_seen.Add(call))
            return;
        string name = CallsByName.NameOf(call);
        if (_catalog.RegistrationsNamed(name) is { Count: > 0 })
            _registrationCalls.Add(call);
        if (!_catalog.IsNameOfMember(name))
            return;
        var info = _model.GetSymbolInfo(call, _cancellation);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        if (symbol is IMethodSymbol method && _catalog.FindMember(method) is { IsShared: false } member && !IsFoundAgain(method, call, member))
            _creations.Add(new(call, method.ReturnType.Awaited(), member.Kind, member.Durability, null) { Counterparts = member.Counterparts });
    }

    /// <summary>The stores that calls register, as far as they matter, and that properties hand out.</summary>
    IEnumerable<StoreCall> StoreCalls(Func<MemoryRegistration, bool> matters)
    {
        foreach (var call in _registrationCalls)
            if (_catalog.RegistrationsNamed(CallsByName.NameOf(call)).Any(matters) && CallsByName.NameSyntaxOf(call) is { } name
                && (_model.GetSymbolInfo(call, _cancellation) is var info ? info.Symbol ?? info.CandidateSymbols.FirstOrDefault() : null) is IMethodSymbol method
                && _catalog.FindRegistration(method) is { } registration && matters(registration))
                yield return new(call, name, registration.Kind, registration.Durability, registration, registration.Counterparts);
        foreach (var call in _storeCalls)
            yield return call;
    }

    void AddSharedStore(MemberAccessExpressionSyntax access)
    {
        if (_catalog.IsNameOfMember(access.Name.Identifier.ValueText) && _seen.Add(access)
            && _catalog.FindMember(_model.GetSymbolInfo(access, _cancellation).Symbol) is { IsShared: true } member)
            _storeCalls.Add(new(access, access.Name, member.Kind, member.Durability, null, member.Counterparts));
    }

    static bool IsFoundAgain(IMethodSymbol method, InvocationExpressionSyntax call, MemoryMember member) =>
        member.FoundAgainBy.Length > 0 && method.Parameters.Any(p => member.FoundAgainBy.Contains(p.Name)
            && (!p.IsOptional || call.ArgumentList.Arguments.Count > p.Ordinal || call.ArgumentList.Arguments.Any(a => a.NameColon?.Name.Identifier.ValueText == p.Name)));

    /// <param name="expression">The creating expression.</param>
    /// <param name="written">The type that it is declared with, where it does not name one itself.</param>
    void AddCreation(ExpressionSyntax expression, TypeSyntax? written = null)
    {
        if (!_seen.Add(expression) || TypeOf(expression, written) is not { } type || _catalog.KindOf(type, _imports) is not { } kind)
            return;
        var entry = _catalog.Find(type, _imports);
        _creations.Add(new(expression, type, kind, entry?.Durability ?? Durability.Volatile, entry));
    }

    /// <summary>
    /// The type of a creation. Where it is written out, it is looked up as a name beside the member: binding the expression would bind the whole body it
    /// stands in, and most bodies turn out not to matter.
    /// </summary>
    ITypeSymbol? TypeOf(ExpressionSyntax expression, TypeSyntax? written)
    {
        written = expression switch
        {
            ObjectCreationExpressionSyntax made => made.Type,
            ArrayCreationExpressionSyntax array => array.Type,
            _ => written,
        };
        // "new ChatMessage(…)" is the most frequent of all, and a message is no memory.
        if (written is IdentifierNameSyntax { Identifier.ValueText: var name } && _catalog.IsNameOfMessage(name) && !_catalog.IsNameOfMemory(name))
            return null;
        if (written is { IsVar: false })
        {
            int beside = written.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.OpenBraceToken.Span.End ?? ((CompilationUnitSyntax)_root).EndOfFileToken.SpanStart;
            if (!_named.TryGetValue((beside, written.ToString()), out var named))
                _named[(beside, written.ToString())] = named =
                    _model.GetSpeculativeTypeInfo(beside, written is NullableTypeSyntax nullable ? nullable.ElementType : written, SpeculativeBindingOption.BindAsTypeOrNamespace).Type;
            if (named is { TypeKind: not TypeKind.Error })
                return named;
        }
        var info = _model.GetTypeInfo(expression, _cancellation);
        return info.Type ?? info.ConvertedType;
    }

    void AddVariables(VariableDeclarationSyntax declaration)
    {
        foreach (var variable in declaration.Variables)
        {
            if (!_seen.Add(variable))
                continue;
            if (declaration.Parent is BaseFieldDeclarationSyntax)
                AddHolder(variable);
            AddImplicitCreations(variable.Initializer?.Value, declaration.Type);
            if (declaration.Parent is LocalDeclarationStatementSyntax { Parent: { } block })
                AddAssignedCreations(block, variable.Identifier.ValueText, declaration.Type);
        }
    }

    void AddProperty(PropertyDeclarationSyntax property)
    {
        if (!_seen.Add(property))
            return;
        if (property.AccessorList?.Accessors.Any(a => a.Body is null && a.ExpressionBody is null) == true)
            AddHolder(property);
        else
            AddFactory(property, property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration))?.Body,
                property.ExpressionBody ?? property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration))?.ExpressionBody);
        AddImplicitCreations(property.Initializer?.Value, property.Type);
    }

    void AddHolder(SyntaxNode declaration)
    {
        if (_model.GetDeclaredSymbol(declaration, _cancellation) is not { } member)
            return;
        var type = member switch { IFieldSymbol f => f.Type, IPropertySymbol p => p.Type, _ => null };
        if (_catalog.KindOf(type, _imports) is { } kind)
            _holders.Add(new(member, declaration, type!, kind, IsMap: false));
        else if (_catalog.KindInMap(type, _imports) is { } inMap)
            _holders.Add(new(member, declaration, type!, inMap, IsMap: true));
        else if (_catalog.IsMapOfAgents(type))
            _holders.Add(new(member, declaration, type!, MemoryKind.Session, IsMap: true, IsOfAgents: true));
        else
        {
            AddShareable(member, declaration, type);
            return;
        }
        if (declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } owner)
            AddAssignedCreations(owner, member.Name, null);
    }

    void AddShareable(ISymbol member, SyntaxNode declaration, ITypeSymbol? type)
    {
        if (member is IEventSymbol { IsStatic: true, Type: INamedTypeSymbol { DelegateInvokeMethod: { } raised } } shared)
        {
            if (raised.Parameters.Any(p => _catalog.IsMessage(p.Type, _imports) || _catalog.KindOf(p.Type, _imports) is MemoryKind.History or MemoryKind.Session))
                _staticEvents.Add(shared);
        }
        else if (_catalog.KindInCollection(type, _imports) is { } kind)
            _shareable.Add(new(member, declaration, type!, kind, IsMap: false) { IsCollection = true });
        else if (OwnMemory.KindInMap(type) is { } inMap)
            _shareable.Add(new(member, declaration, type!, inMap, IsMap: true) { IsOwn = true });
        else if (OwnMemory.IsHistory(type))
            _shareable.Add(new(member, declaration, type!, MemoryKind.History, IsMap: false) { IsOwn = true });
        else if (OwnMemory.KindInCollection(type) is { } inCollection)
            _shareable.Add(new(member, declaration, type!, inCollection, IsMap: false) { IsCollection = true, IsOwn = true });
    }

    void AddFactory(SyntaxNode declaration, BlockSyntax? body, ArrowExpressionClauseSyntax? arrow)
    {
        if (!_seen.Add(declaration) && declaration is not PropertyDeclarationSyntax)
            return;
        if (_model.GetDeclaredSymbol(declaration, _cancellation) is not { } member)
            return;
        var type = member switch { IMethodSymbol m => m.ReturnType.Awaited(), IPropertySymbol p => p.Type, _ => null };
        if (_catalog.KindOf(type, _imports) is not { } kind)
            return;
        _factories.Add(new(member, declaration, type!, kind));
        AddImplicitCreations(arrow?.Expression);
        if (body is not null)
            foreach (var statement in body.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).OfType<ReturnStatementSyntax>())
                AddImplicitCreations(statement.Expression);
    }

    void AddRegistration(InvocationExpressionSyntax call)
    {
        if (CallsByName.NameSyntaxOf(call) is not { } name || !RegistrationCalls.IsByName(name.Identifier.ValueText) || !_seen.Add(call))
            return;
        var types = RegistrationCalls.Types(_model, name, call, _cancellation).ToList();
        var type = types.LastOrDefault();
        if (type is not null && _catalog.KindOf(type, _imports) is { } kind)
            _registrations.Add(new(call, name, types[0], type, kind, _catalog.Find(type, _imports)));
    }

    /// <summary>Creations that do not name their type, in the branches of an expression: <c>x ?? []</c>, <c>a ? new() : b</c>.</summary>
    void AddImplicitCreations(ExpressionSyntax? expression, TypeSyntax? written = null)
    {
        switch (expression)
        {
            case null:
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                AddImplicitCreations(parenthesized.Expression, written);
                break;
            case ConditionalExpressionSyntax conditional:
                AddImplicitCreations(conditional.WhenTrue, written);
                AddImplicitCreations(conditional.WhenFalse, written);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                AddImplicitCreations(binary.Right, written);
                break;
            case AssignmentExpressionSyntax assignment:
                AddImplicitCreations(assignment.Right, written);
                break;
            case InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var result }] } call when CallsByName.NameOf(call) == "FromResult":
                AddImplicitCreations(result, written);
                break;
            case ImplicitObjectCreationExpressionSyntax or InitializerExpressionSyntax:
                AddCreation(expression, written);
                break;
            default:
                if (expression.IsCollectionExpression())
                    AddCreation(expression, written);
                break;
        }
    }

    /// <summary>Creations that are assigned later to a variable known to hold a memory.</summary>
    void AddAssignedCreations(SyntaxNode scope, string variable, TypeSyntax? written)
    {
        foreach (int position in SourceWords.Within(scope, variable, _cancellation))
            if (_root.FindToken(position).Parent is IdentifierNameSyntax { Parent: AssignmentExpressionSyntax assignment } name && assignment.Left == name)
                AddImplicitCreations(assignment.Right, written);
    }
}
