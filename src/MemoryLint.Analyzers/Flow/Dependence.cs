using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>What a value depends on, from what is the same everywhere to what may be another one in every request.</summary>
enum Dependence
{
    /// <summary>Constants, the environment, static members.</summary>
    Nothing,

    /// <summary>Configuration, and services of which the process has one.</summary>
    Configuration,

    /// <summary>Perhaps on the request, on its user, or on the moment.</summary>
    Unknown,
}

/// <summary>Tells what values depend on: through locals, the fields of the object itself, and what the compilation's own members compute.</summary>
sealed class Dependences
{
    /// <summary>How many names are looked at for one answer.</summary>
    const int MaximumSteps = 300;

    static readonly string[] s_configuration =
    [
        "Microsoft.Extensions.Configuration.IConfiguration", "Microsoft.Extensions.Configuration.ConfigurationManager", "Microsoft.Extensions.Options.IOptions`1",
        "Microsoft.Extensions.Options.IOptionsMonitor`1", "Microsoft.Extensions.Options.IOptionsSnapshot`1", "Microsoft.Extensions.Logging.ILogger", "Microsoft.Extensions.Logging.ILoggerFactory",
        "Microsoft.Extensions.Hosting.IHostEnvironment", "Microsoft.Extensions.Hosting.IHostApplicationBuilder", "Microsoft.Extensions.Hosting.IHost", "System.IServiceProvider",
        "System.Threading.CancellationToken",
    ];

    static readonly ImmutableHashSet<string> s_services = ImmutableHashSet.Create("GetRequiredService", "GetService", "GetKeyedService", "GetRequiredKeyedService");

    readonly SemanticModel _model;
    readonly CancellationToken _cancellation;
    readonly HashSet<ISymbol> _seen;
    readonly HashSet<ISymbol> _followed;
    int _steps;

    Dependences(SemanticModel model, CancellationToken cancellation)
    {
        _model = model;
        _cancellation = cancellation;
        _seen = new(SymbolEqualityComparer.Default);
        _followed = new(SymbolEqualityComparer.Default);
    }

    /// <summary>The same question in another file.</summary>
    Dependences(SemanticModel model, Dependences asked)
    {
        _model = model;
        (_cancellation, _seen, _followed, _steps) = (asked._cancellation, asked._seen, asked._followed, asked._steps + 1);
    }

    public static Dependence Of(SemanticModel model, IEnumerable<SyntaxNode> nodes, CancellationToken cancellation)
    {
        var dependences = new Dependences(model, cancellation);
        return Worst(nodes, dependences.Of);
    }

    /// <summary>The same for all that is put into a local or a member, and into what it holds.</summary>
    public static Dependence OfVariable(SemanticModel model, ISymbol variable, SyntaxNode scope, CancellationToken cancellation) => new Dependences(model, cancellation).OfUses(variable, scope);

    static Dependence Worst<T>(IEnumerable<T> parts, Func<T, Dependence> of)
    {
        var worst = Dependence.Nothing;
        foreach (var part in parts)
            if (worst != Dependence.Unknown && of(part) is var next && next > worst)
                worst = next;
        return worst;
    }

    Dependence Of(SyntaxNode node) => Worst(node.DescendantNodesAndSelf(), n => n switch
    {
        AwaitExpressionSyntax => Dependence.Unknown,
        ThisExpressionSyntax => n.Parent is MemberAccessExpressionSyntax ? Dependence.Nothing : Dependence.Unknown,
        SimpleNameSyntax name when IsValue(name) => OfName(name),
        _ => Dependence.Nothing,
    });

    /// <summary>Leaves out names of types, of arguments and of what is initialized, and members of something else, on which they depend.</summary>
    static bool IsValue(SimpleNameSyntax name) => name.Parent switch
    {
        NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax or TypeArgumentListSyntax or ObjectCreationExpressionSyntax or ArrayTypeSyntax or NullableTypeSyntax or CastExpressionSyntax { Type: SimpleNameSyntax }
            or TypeOfExpressionSyntax or DeclarationExpressionSyntax or MemberBindingExpressionSyntax or ParameterSyntax or VariableDeclarationSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };

    Dependence OfName(SimpleNameSyntax name)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (++_steps > MaximumSteps)
            return Dependence.Unknown;
        var info = _model.GetSymbolInfo(name, _cancellation);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        bool isMember = name.Parent is MemberAccessExpressionSyntax access && access.Name == name;
        bool isOwn = !isMember || ((MemberAccessExpressionSyntax)name.Parent!).Expression is ThisExpressionSyntax or BaseExpressionSyntax;
        return symbol switch
        {
            // A type that does not bind is a type of its own; a value that does not bind may be anything.
            null => isMember || (name.Parent is MemberAccessExpressionSyntax && name.Identifier.ValueText is { Length: > 0 } text && char.IsUpper(text[0])) ? Dependence.Nothing : Dependence.Unknown,
            INamespaceOrTypeSymbol => Dependence.Nothing,
            IMethodSymbol method when s_services.Contains(method.Name) => OfService(method),
            IMethodSymbol method => OfMethod(method, isOwn),
            ILocalSymbol local => OfLocal(local),
            IParameterSymbol parameter => IsFollowed(parameter) ? Dependence.Nothing : OfParameter(parameter),
            IFieldSymbol { IsStatic: true } or IPropertySymbol { IsStatic: true } => OfStatic(symbol),
            IFieldSymbol or IPropertySymbol => isOwn ? OfMember(symbol) : Dependence.Nothing,
            IDiscardSymbol => Dependence.Nothing,
            _ => Dependence.Unknown,
        };
    }

    bool IsFollowed(IParameterSymbol parameter) => parameter.ContainingSymbol is { } owner
        && (_followed.Contains(owner) || owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } && parameter.Type.Name is not ("HttpContext" or "HttpRequest") && IsOption(parameter));

    /// <summary>The object that a lambda is given to set up: <c>options => …</c> within the arguments of a creation.</summary>
    bool IsOption(IParameterSymbol parameter) => parameter.DeclaringSyntaxReferences is [var reference]
        && reference.GetSyntax(_cancellation).FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && DelegateUse.Of(_model, lambda, _cancellation) is { Occasion: null, RegisteredLife: null };

    /// <summary>A service by its type; anything else by what the method, which only its own type can call, is called with.</summary>
    Dependence OfParameter(IParameterSymbol parameter)
    {
        if (OfType(parameter.Type) is var known && known != Dependence.Unknown)
            return known;
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method || parameter.DeclaringSyntaxReferences is not [var reference]
            || reference.SyntaxTree != _model.SyntaxTree || reference.GetSyntax(_cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner)
            return Dependence.Unknown;
        if (!_seen.Add(parameter))
            return Dependence.Nothing;
        var given = SourceWords.Within(owner, method.Name, _cancellation).Select(p => owner.FindToken(p).Parent).OfType<IdentifierNameSyntax>().Select(n => CallsByName.CallOf(n)?.ArgumentList).ToList();
        return given.Count == 0 || given.Contains(null) ? Dependence.Unknown : Worst(given.Select(arguments => ArgumentFor(parameter, arguments!)), e => e is null ? Dependence.Nothing : Of(e));
    }

    static ExpressionSyntax? ArgumentFor(IParameterSymbol parameter, ArgumentListSyntax arguments) =>
        (arguments.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? arguments.Arguments.Where(a => a.NameColon is null).ElementAtOrDefault(parameter.Ordinal))?.Expression;

    Dependence OfLocal(ILocalSymbol local)
    {
        if (local.IsConst)
            return Dependence.Nothing;
        if (local.Type.IsOrDerivesFrom(s_configuration))
            return Dependence.Configuration;
        return local.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == _model.SyntaxTree
            && reference.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax } declarator
            && declarator.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax) is { } scope
            ? OfUses(local, scope is GlobalStatementSyntax { Parent: { } unit } ? unit : scope) : Dependence.Unknown;
    }

    /// <summary>All that a variable is given, and all that what it holds is given.</summary>
    Dependence OfUses(ISymbol variable, SyntaxNode scope)
    {
        if (!_seen.Add(variable))
            return Dependence.Nothing;
        return Worst(SourceWords.Within(scope, variable.Name, _cancellation), position => scope.FindToken(position).Parent switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } declarator when declarator.Identifier.SpanStart == position && IsItself(declarator) => Of(value),
            PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.SpanStart == position => Of(value),
            IdentifierNameSyntax name => OfUse(variable, name),
            _ => Dependence.Nothing,
        });

        bool IsItself(VariableDeclaratorSyntax declarator) => variable is IFieldSymbol == declarator.Parent?.Parent is FieldDeclarationSyntax;
    }

    Dependence OfUse(ISymbol variable, IdentifierNameSyntax name)
    {
        ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == name ? own : name;
        var given = whole.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax ? whole.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Parent is not MemberAccessExpressionSyntax
            and not ElementAccessExpressionSyntax and not InvocationExpressionSyntax)! : whole;
        SyntaxNode? input = given.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == given => assignment.Right,
            ExpressionStatementSyntax when given is InvocationExpressionSyntax { ArgumentList: var arguments } && !IsAsked(CallsByName.NameOf((InvocationExpressionSyntax)given)) => arguments,
            ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword or (int)SyntaxKind.RefKeyword } => name,
            _ => null,
        };
        if (input is null || !SymbolEqualityComparer.Default.Equals(_model.GetSymbolInfo(name, _cancellation).Symbol, variable))
            return Dependence.Nothing;
        return input == name ? Dependence.Unknown : Of(input);
    }

    /// <summary>What goes to the model is not kept in the client.</summary>
    static bool IsAsked(string method) => method.EndsWith("Async", StringComparison.Ordinal) || method.StartsWith("Send", StringComparison.Ordinal);

    /// <summary>A field or property of the object itself: of a type of which the process has one, or made from such.</summary>
    Dependence OfMember(ISymbol member)
    {
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (OfType(type) is var known && known != Dependence.Unknown)
            return known;
        if (member.ContainingType is not { DeclaringSyntaxReferences.Length: 1 } || member.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != _model.SyntaxTree || reference.GetSyntax(_cancellation) is not { } declaration
            || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner)
            return Dependence.Unknown;
        if (declaration is PropertyDeclarationSyntax { ExpressionBody: { } body })
            return _seen.Add(member) ? Max(Of(body), Dependence.Configuration) : Dependence.Nothing;
        // What others may set, or what nobody sets here, may be anything.
        if (member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private } || (member is IFieldSymbol { IsReadOnly: false } && member.DeclaredAccessibility != Accessibility.Private)
            || (!HasValue(declaration) && !SourceWords.Within(owner, member.Name, _cancellation).Any(p => IsAssigned(owner.FindToken(p).Parent))))
            return Dependence.Unknown;
        return Max(OfUses(member, owner), Dependence.Configuration);
    }

    static bool HasValue(SyntaxNode declaration) => declaration is VariableDeclaratorSyntax { Initializer: not null } or PropertyDeclarationSyntax { Initializer: not null };

    static bool IsAssigned(SyntaxNode? name) => name is IdentifierNameSyntax
        && (name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : name) is { Parent: AssignmentExpressionSyntax { Left: var left } } use && left == use;

    static Dependence Max(Dependence a, Dependence b) => a > b ? a : b;

    Dependence OfStatic(ISymbol member)
    {
        var type = member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type;
        if (type.Name is "AsyncLocal" or "ThreadLocal" || member.Name is "Now" or "UtcNow" || member.Name.StartsWith("Current", StringComparison.Ordinal) || KnownValues.Of(member) is not null
            || member.GetAttributes().Any(a => a.AttributeClass?.Name == "ThreadStaticAttribute") || (!IsOfCompilation(member) && !IsOfPlatform(member) && member is not IFieldSymbol { IsConst: true }))
            return Dependence.Unknown;
        if (IsOfCompilation(member) && member is IPropertySymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(_cancellation) is PropertyDeclarationSyntax property
            && ((SyntaxNode?)property.ExpressionBody ?? property.AccessorList?.Accessors.FirstOrDefault(a => a.Body is not null || a.ExpressionBody is not null)) is { } computed)
            return OfResults(member, computed);
        bool isFixed = member is IFieldSymbol { IsConst: true } or IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } || !IsOfCompilation(member);
        return isFixed ? Dependence.Nothing : Dependence.Configuration;
    }

    /// <summary>A framework's method depends on its arguments and on what it is called on, the compilation's own on what it returns too.</summary>
    Dependence OfMethod(IMethodSymbol method, bool isOwn)
    {
        method = method.ReducedFrom ?? method;
        if (!IsOfCompilation(method))
            return (isOwn && !method.IsStatic) || KnownValues.Of(method) is not null || (method.IsStatic && !method.IsExtensionMethod && !IsOfPlatform(method)) ? Dependence.Unknown : Dependence.Nothing;
        if (method.DeclaringSyntaxReferences is not [var reference] || (method.IsStatic, isOwn, method.MethodKind) is (false, false, not MethodKind.LocalFunction))
            return Dependence.Unknown;
        var body = reference.GetSyntax(_cancellation) switch
        {
            BaseMethodDeclarationSyntax m => m.Body ?? (SyntaxNode?)m.ExpressionBody,
            LocalFunctionStatementSyntax f => f.Body ?? (SyntaxNode?)f.ExpressionBody,
            _ => null,
        };
        return body is null ? Dependence.Unknown : OfResults(method, body);
    }

    bool IsOfCompilation(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, _model.Compilation.Assembly);

    /// <summary>Static members of .NET and of the clients say the same to everybody; those of a library of the user's own may know whose turn it is.</summary>
    static bool IsOfPlatform(ISymbol symbol)
    {
        var root = symbol.ContainingNamespace;
        while (root is { ContainingNamespace: { IsGlobalNamespace: false } outer })
            root = outer;
        return root?.Name is "System" or "Microsoft" or "Azure" or "OpenAI";
    }

    Dependence OfResults(ISymbol member, SyntaxNode body)
    {
        if (!_followed.Add(member))
            return Dependence.Nothing;
        var there = body.SyntaxTree == _model.SyntaxTree ? this : SourceModels.Of(_model.Compilation, body.SyntaxTree) is { } model ? new Dependences(model, this) : null;
        return there is null ? Dependence.Unknown : Max(Worst(Results.Of(body), there.Of), Dependence.Configuration);
    }

    Dependence OfService(IMethodSymbol method) => method.TypeArguments is [var type] ? OfType(type) : Dependence.Unknown;

    Dependence OfType(ITypeSymbol type)
    {
        if (type.IsOrDerivesFrom(s_configuration))
            return Dependence.Configuration;
        // A service that computes may ask who the user is, singleton or not. Settings only hold what they were given.
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } settings || !settings.InstanceConstructors.All(c => c.Parameters.IsEmpty || IsCopy(c)) || settings.DeclaringSyntaxReferences.IsEmpty
            || settings.GetDocumentationCommentId() is not { } id)
            return Dependence.Unknown;
        var registrations = Lifetimes.All(_model.Compilation, _cancellation).Where(r => r.ServiceId == id).ToList();
        return registrations.Count > 0 && registrations.All(r => r.Life == ObjectLife.Process) ? Dependence.Configuration : Dependence.Unknown;

        static bool IsCopy(IMethodSymbol constructor) => constructor.ContainingType.IsRecord && constructor.IsImplicitlyDeclared;
    }
}
