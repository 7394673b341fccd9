using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Follows a value to where it comes from: through locals, fields and properties with one source, string building, coalescing, conditionals and the
/// compilation's own methods.
/// </summary>
sealed class Origins
{
    /// <summary>How many variables, members and methods are followed one after the other.</summary>
    const int MaximumDepth = 8;

    /// <summary>How many expressions are looked at for one value.</summary>
    const int MaximumSteps = 400;

    /// <summary>How deep an expression may be nested.</summary>
    const int MaximumNesting = 60;

    /// <summary>Calls whose result says the same as what they are called on.</summary>
    static readonly ImmutableHashSet<string> s_ofReceiver = ImmutableHashSet.Create(
        "ToString", "Trim", "TrimStart", "TrimEnd", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "Substring", "Normalize", "ToByteArray", "AsSpan",
        "AsMemory", "ToArray", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "GetValueOrDefault", "GetValue", "Value", "Split", "Remove",
        "PadLeft", "PadRight", "ConfigureAwait", "AsTask", "ToHexString", "ToShortString", "ToGuid", "GetAwaiter", "GetResult", "Insert", "AsString", "ToList", "Where",
        "Select", "GetString", "GetValues", "GetBytes", "GetUserId", "Get");

    /// <summary>Static calls whose result says the same as their arguments.</summary>
    static readonly ImmutableHashSet<string> s_ofArguments = ImmutableHashSet.Create(
        "Parse", "ToString", "ToHexString", "ToHexStringLower", "ToBase64String", "EscapeDataString", "UnescapeDataString", "HashData", "ComputeHash", "GetBytes",
        "UrlEncode", "UrlDecode", "HtmlEncode", "Base64UrlEncode", "EncodeToString", "ToInt32", "ToInt64", "FromBase64String", "FromHexString", "Copy", "Intern",
        "FromResult", "Format", "Concat", "Join", "Combine", "Encode", "Create");

    static readonly ImmutableHashSet<string> s_converters = ImmutableHashSet.Create(
        "String", "Guid", "Convert", "Uri", "WebUtility", "HttpUtility", "SHA256", "SHA1", "SHA512", "MD5", "HMACSHA256", "Encoding", "UTF8Encoding", "Base64Url",
        "Base64UrlTextEncoder", "WebEncoders", "BitConverter", "Task", "ValueTask", "Int32", "Int64", "Path", "HashAlgorithm", "UrlEncoder", "UnicodeEncoding",
        "ASCIIEncoding", "StringValues", "Regex");

    /// <summary>Attributes by which a parameter or property has its value from the caller.</summary>
    static readonly ImmutableHashSet<string> s_bound = ImmutableHashSet.Create(
        "FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute", "FromBodyAttribute", "FromFormAttribute", "BindPropertyAttribute", "ParameterAttribute",
        "SupplyParameterFromQueryAttribute", "SupplyParameterFromFormAttribute", "AsParametersAttribute", "HttpTriggerAttribute", "QueueTriggerAttribute",
        "ServiceBusTriggerAttribute", "ActivityTriggerAttribute", "OrchestrationTriggerAttribute", "EntityTriggerAttribute");

    static readonly ImmutableHashSet<string> s_tools = ImmutableHashSet.Create("McpServerToolAttribute", "KernelFunctionAttribute", "McpServerPromptAttribute");

    readonly CancellationToken _cancellation;
    readonly HashSet<(ISymbol, int)> _open = new();
    int _steps;

    Origins(CancellationToken cancellation) => _cancellation = cancellation;

    /// <summary>Where the value of <paramref name="expression"/> comes from.</summary>
    public static Origin Of(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation) =>
        new Origins(cancellation).Of(new Frame(model, null, null, 0), expression, 0);

    /// <summary>The code that an expression stands in: for a called method, with the arguments of the call.</summary>
    sealed record Frame(SemanticModel Model, Dictionary<ISymbol, Origin>? Arguments, ISymbol? Method, int Depth);

    Origin Of(Frame frame, ExpressionSyntax expression, int nesting)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (++_steps > MaximumSteps || nesting > MaximumNesting || frame.Depth > MaximumDepth)
            return Origin.Unknown;
        switch (expression)
        {
            case ParenthesizedExpressionSyntax e:
                return Wrapped(Of(frame, e.Expression, nesting + 1), e.Expression, e);
            case CastExpressionSyntax e:
                return Wrapped(Of(frame, e.Expression, nesting + 1), e.Expression, e);
            case AwaitExpressionSyntax e:
                return Wrapped(Of(frame, e.Expression, nesting + 1), e.Expression, e);
            case CheckedExpressionSyntax e:
                return Of(frame, e.Expression, nesting + 1);
            case PostfixUnaryExpressionSyntax e when e.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Wrapped(Of(frame, e.Operand, nesting + 1), e.Operand, e);
            case AssignmentExpressionSyntax e when e.IsKind(SyntaxKind.SimpleAssignmentExpression):
                return Of(frame, e.Right, nesting + 1);
            case AssignmentExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                return OfCoalesced(frame, e.Left, e.Right, nesting);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.CoalesceExpression):
                return OfCoalesced(frame, e.Left, e.Right, nesting);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.AsExpression):
                return Of(frame, e.Left, nesting + 1);
            case ConditionalExpressionSyntax e:
                return Origin.OfAlternatives([.. Alternatives(frame, [e.WhenTrue, e.WhenFalse], nesting)]);
            case SwitchExpressionSyntax e:
                return Origin.OfAlternatives([.. Alternatives(frame, e.Arms.Select(a => a.Expression), nesting)]);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }:
            case DefaultExpressionSyntax or ThrowExpressionSyntax:
                return Origin.Unknown;
            case LiteralExpressionSyntax e:
                return Origin.Constant(e.Token.Text, e);
            case InterpolatedStringExpressionSyntax e:
                return OfInterpolation(frame, e, nesting);
            case BinaryExpressionSyntax e when e.IsKind(SyntaxKind.AddExpression):
                return OfSum(frame, e, nesting);
            case TupleExpressionSyntax e:
                return Origin.OfParts([.. e.Arguments.Select(a => Of(frame, a.Expression, nesting + 1))]);
            case BaseObjectCreationExpressionSyntax e:
                return OfCreation(frame, e, nesting);
            case ConditionalAccessExpressionSyntax e:
                return OfChain(frame, e.WhenNotNull, e.Expression, e, nesting);
            case ElementAccessExpressionSyntax e:
                return OfElement(frame, e, e.Expression, e.ArgumentList, nesting);
            case InvocationExpressionSyntax e:
                return OfCall(frame, e, (e.Expression as MemberAccessExpressionSyntax)?.Expression, e, nesting);
            case MemberAccessExpressionSyntax e:
                return OfMember(frame, e.Name, e.Expression, e, nesting);
            case IdentifierNameSyntax e:
                return OfMember(frame, e, null, e, nesting);
            default:
                return Origin.Unknown;
        }
    }

    /// <summary>The left side is what is meant; the right one stands in for it.</summary>
    Origin OfCoalesced(Frame frame, ExpressionSyntax left, ExpressionSyntax right, int nesting)
    {
        if (IsNothing(left))
            return Of(frame, right, nesting + 1);
        return Of(frame, left, nesting + 1);
    }

    IEnumerable<Origin> Alternatives(Frame frame, IEnumerable<ExpressionSyntax> expressions, int nesting) =>
        expressions.Where(e => !IsNothing(e)).Select(e => Of(frame, e, nesting + 1));

    /// <summary>No value: a null that is replaced later, a branch that throws.</summary>
    static bool IsNothing(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax e => IsNothing(e.Expression),
        CastExpressionSyntax e => IsNothing(e.Expression),
        PostfixUnaryExpressionSyntax e => IsNothing(e.Operand),
        ThrowExpressionSyntax or DefaultExpressionSyntax => true,
        LiteralExpressionSyntax e => e.IsKind(SyntaxKind.NullLiteralExpression) || e.IsKind(SyntaxKind.DefaultLiteralExpression) || e.Token.Value is "",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty", Expression: var type } =>
            type is PredefinedTypeSyntax or IdentifierNameSyntax { Identifier.ValueText: "String" or "Guid" },
        _ => false,
    };

    Origin OfInterpolation(Frame frame, InterpolatedStringExpressionSyntax text, int nesting)
    {
        var parts = new List<Origin>();
        foreach (var content in text.Contents)
            if (content is InterpolationSyntax part)
                parts.Add(part.FormatClause is { FormatStringToken.ValueText: var format } && IsCoarseTime(frame, part.Expression, format) ? Origin.Unknown
                    : Of(frame, part.Expression, nesting + 1));
        if (parts.Count == 0 || parts.All(p => p.Provenance == Provenance.Constant))
            return Origin.Constant(text.ToString(), text);
        return Origin.OfParts(parts);
    }

    /// <summary>A chain of additions goes left, however long it is.</summary>
    Origin OfSum(Frame frame, BinaryExpressionSyntax sum, int nesting)
    {
        var parts = new List<Origin>();
        ExpressionSyntax rest = sum;
        while (rest is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition)
        {
            parts.Add(Of(frame, addition.Right, nesting + 1));
            rest = addition.Left;
        }
        parts.Add(Of(frame, rest, nesting + 1));
        return parts.All(p => p.Provenance == Provenance.Constant) ? Origin.Constant(sum.ToString(), sum) : Origin.OfParts(parts);
    }

    Origin OfCreation(Frame frame, BaseObjectCreationExpressionSyntax creation, int nesting)
    {
        if (frame.Model.GetSymbolInfo(creation, _cancellation).Symbol is not IMethodSymbol { ContainingType: var type } constructor)
            return Origin.Unknown;
        if (KnownValues.Of(constructor) is { } known)
            return FromTable(known, creation);
        bool isKey = type.Is("System.Guid") || type.SpecialType == SpecialType.System_String || type.IsRecord || type.IsTupleType || type.TypeKind == TypeKind.Struct
            || type.Is("System.Uri");
        if (!isKey || creation.Initializer is not null)
            return Origin.Unknown;
        if (creation.ArgumentList is not { Arguments.Count: > 0 } arguments)
            return type.Is("System.Guid") ? Origin.Constant(creation.ToString(), creation) : Origin.Unknown;
        return Wrapped(Origin.OfParts([.. arguments.Arguments.Select(a => Of(frame, a.Expression, nesting + 1))]), arguments.Arguments[0].Expression, creation);
    }

    /// <summary>What comes after <c>?.</c>, on what stands before it.</summary>
    Origin OfChain(Frame frame, ExpressionSyntax chain, ExpressionSyntax receiver, ExpressionSyntax whole, int nesting)
    {
        if (++_steps > MaximumSteps || nesting > MaximumNesting)
            return Origin.Unknown;
        return chain switch
        {
            MemberBindingExpressionSyntax e => OfMember(frame, e.Name, receiver, whole, nesting),
            ElementBindingExpressionSyntax e => OfElement(frame, whole, receiver, e.ArgumentList, nesting),
            InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax } e => OfCall(frame, e, receiver, whole, nesting),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } e =>
                OfCallOn(frame, e, () => OfChain(frame, access.Expression, receiver, whole, nesting + 1), whole, nesting),
            MemberAccessExpressionSyntax e => OfMemberOn(frame, e.Name, () => OfChain(frame, e.Expression, receiver, whole, nesting + 1), whole, nesting),
            ElementAccessExpressionSyntax e => OfElementOn(frame, e.ArgumentList, OfChain(frame, e.Expression, receiver, whole, nesting + 1), whole),
            ConditionalAccessExpressionSyntax e => OfChain(frame, e.WhenNotNull, e.Expression, whole, nesting + 1) is { Provenance: not Provenance.Unknown } known
                ? known : OfChain(frame, e.Expression, receiver, whole, nesting + 1),
            _ => Origin.Unknown,
        };
    }

    Origin OfElement(Frame frame, ExpressionSyntax whole, ExpressionSyntax receiver, BracketedArgumentListSyntax arguments, int nesting) =>
        OfElementOn(frame, arguments, Of(frame, receiver, nesting + 1), whole);

    Origin OfElementOn(Frame frame, BracketedArgumentListSyntax arguments, Origin receiver, ExpressionSyntax whole)
    {
        if (receiver.Provenance != Provenance.Stable)
            return receiver.Provenance == Provenance.Constant ? Origin.Unknown : Wrapped(receiver, receiver.Place, whole);
        return arguments.Arguments is [{ Expression: var key }] && frame.Model.GetConstantValue(key, _cancellation) is { Value: string name }
            ? OfNamed(name, receiver, whole) : receiver with { Place = whole };
    }

    /// <summary>What stands under a name in a request: of some headers everybody knows that they change.</summary>
    static Origin OfNamed(string name, Origin receiver, ExpressionSyntax whole)
    {
        if (KnownValues.IsPerRequestHeader(name))
            return new(Provenance.Unstable, $"{name} header", whole, Lasting.Request, Origin.NoCarriers);
        if (name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase))
            return new(Provenance.Unstable, $"{name} header", whole, Lasting.Address, Origin.NoCarriers);
        return KnownValues.IsPerRequestName(name) ? Origin.Unknown : receiver with { Place = whole };
    }

    Origin OfCall(Frame frame, InvocationExpressionSyntax call, ExpressionSyntax? receiver, ExpressionSyntax whole, int nesting) =>
        OfCallOn(frame, call, receiver is null ? () => Origin.Unknown : () => Of(frame, receiver, nesting + 1), whole, nesting, receiver);

    Origin OfCallOn(Frame frame, InvocationExpressionSyntax call, Func<Origin> receiver, ExpressionSyntax whole, int nesting, ExpressionSyntax? receiverSyntax = null)
    {
        if (CallsByName.NameOf(call) == "nameof" && frame.Model.GetConstantValue(call, _cancellation) is { HasValue: true })
            return Origin.Constant(call.ToString(), whole);
        if (frame.Model.GetSymbolInfo(call, _cancellation).Symbol is not IMethodSymbol method)
            return Origin.Unknown;
        var target = method.ReducedFrom ?? method;
        if (method.Name == "GetHashCode" && method.Parameters.IsEmpty)
            return OfHashCode(frame, method, receiver, receiverSyntax, whole);
        if (KnownValues.Of(target) is { } known)
            return known.Provenance == Provenance.Stable ? OfKeyed(frame, call, FromTable(known, whole)) : IsFixedClock(frame, receiverSyntax) ? Origin.Unknown
                : FromTable(known, whole);
        if (receiverSyntax is not null && IsClock(frame, receiverSyntax) && method.Name is "ToString")
            return call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string format } }, ..] && IsCoarse(format) ? Origin.Unknown
                : OfClock(receiverSyntax, whole);
        if (target.DeclaringSyntaxReferences.Length > 0)
            return OfOwnMethod(frame, call, method, whole, nesting);
        if (!target.IsStatic || method.ReducedFrom is not null)
        {
            if (s_ofReceiver.Contains(method.Name) && receiver() is { Provenance: not Provenance.Unknown } same)
                return same.Provenance == Provenance.Stable ? OfKeyed(frame, call, same with { Place = whole }) : Wrapped(same, receiverSyntax, whole);
            if (method.Name is "Replace" or "ToString" && receiver() is { Provenance: not Provenance.Unknown } replaced)
                return Wrapped(replaced, receiverSyntax, whole);
        }
        if (s_ofArguments.Contains(method.Name) && (s_converters.Contains(target.ContainingType.Name)
            || target.ContainingType.IsOrDerivesFrom("System.Text.Encoding", "System.Security.Cryptography.HashAlgorithm")))
            return OfArguments(frame, call, whole, nesting);
        return Origin.Unknown;
    }

    /// <summary><c>Query.Get("id")</c>, <c>FindFirst("jti")</c>: the name decides.</summary>
    Origin OfKeyed(Frame frame, InvocationExpressionSyntax call, Origin found)
    {
        foreach (var argument in call.ArgumentList.Arguments)
            if (frame.Model.GetConstantValue(argument.Expression, _cancellation) is { Value: string name })
                return name is "jti" or "iat" or "nonce" or "sid" ? Origin.Unknown : OfNamed(name, found, found.Place!);
        return found;
    }

    Origin OfArguments(Frame frame, InvocationExpressionSyntax call, ExpressionSyntax whole, int nesting)
    {
        var arguments = call.ArgumentList.Arguments.Select(a => a.Expression).Where(e => !IsCulture(e)).ToList();
        if (arguments.Count == 0)
            return Origin.Unknown;
        var parts = arguments.Select(a => Of(frame, a, nesting + 1)).ToList();
        if (parts.All(p => p.Provenance == Provenance.Constant))
            return Origin.Constant(whole.ToString(), whole);
        var origin = Origin.OfParts(parts);
        return arguments.Count == 1 ? Wrapped(origin, arguments[0], whole) : origin;
    }

    static bool IsCulture(ExpressionSyntax argument) => argument.ToString() is var text && (text.Contains("CultureInfo.") || text.Contains("StringComparison."));

    /// <summary>A conversion is part of the place where its operand is all that the value comes from.</summary>
    static Origin Wrapped(Origin origin, ExpressionSyntax? operand, ExpressionSyntax whole) =>
        operand is not null && origin.Place == operand ? origin with { Place = whole } : origin;

    Origin OfHashCode(Frame frame, IMethodSymbol method, Func<Origin> receiver, ExpressionSyntax? receiverSyntax, ExpressionSyntax whole)
    {
        var type = (receiverSyntax is null ? null : frame.Model.GetTypeInfo(receiverSyntax, _cancellation).Type) ?? method.ContainingType;
        if (type.SpecialType == SpecialType.System_String)
            return new(Provenance.Unstable, "string.GetHashCode()", whole, Lasting.ProcessHash, receiver().Carriers);
        if (type.SpecialType is not (SpecialType.None or SpecialType.System_Object) || type.Is("System.Guid") || type.TypeKind == TypeKind.Enum)
            return Wrapped(receiver(), receiverSyntax, whole);
        if ((method.DeclaringSyntaxReferences.Length > 0 && !method.IsImplicitlyDeclared)
            || type.TypeKind is TypeKind.Error or TypeKind.TypeParameter or TypeKind.Interface or TypeKind.Dynamic)
            return Origin.Unknown;
        return type.IsTupleType || type.IsRecord
            ? new(Provenance.Unstable, $"{type.InMessage()}.GetHashCode()", whole, Lasting.ProcessHash, Origin.NoCarriers)
            : method.ContainingType.SpecialType == SpecialType.System_Object ? new(Provenance.Unstable, "object.GetHashCode()", whole, Lasting.Request, Origin.NoCarriers)
            : Origin.Unknown;
    }

    static Origin FromTable(KnownValue known, ExpressionSyntax whole) => new(known.Provenance, known.Source, whole, known.Lasting, Origin.NoCarriers);

    /// <summary>True for the time of day: <c>DateTime.UtcNow</c>, <c>clock.GetUtcNow()</c>.</summary>
    bool IsClock(Frame frame, ExpressionSyntax expression) =>
        frame.Model.GetSymbolInfo(expression, _cancellation).Symbol switch
        {
            IPropertySymbol { Name: "Now" or "UtcNow", ContainingType: var type } => type.Is("System.DateTime") || type.Is("System.DateTimeOffset"),
            IMethodSymbol { Name: "GetUtcNow" or "GetLocalNow", ContainingType: var type } => type.Is("System.TimeProvider"),
            _ => false,
        };

    static Origin OfClock(ExpressionSyntax clock, ExpressionSyntax whole) => new(Provenance.Unstable, clock.ToString(), whole, Lasting.Request, Origin.NoCarriers);

    /// <summary>True where ticks are those of a time that somebody gave, and not of now.</summary>
    bool IsFixedClock(Frame frame, ExpressionSyntax? receiver) =>
        receiver is not null && frame.Model.GetTypeInfo(receiver, _cancellation).Type is { } type && (type.Is("System.DateTime") || type.Is("System.DateTimeOffset"))
            && !IsOfNow(frame, receiver);

    bool IsOfNow(Frame frame, ExpressionSyntax time) => time switch
    {
        _ when IsClock(frame, time) => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "UtcDateTime" or "LocalDateTime" or "DateTime", Expression: var inner } => IsOfNow(frame, inner),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToUniversalTime" or "ToLocalTime", Expression: var inner } } =>
            IsOfNow(frame, inner),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var inner }] } => IsOfNow(frame, inner),
        IdentifierNameSyntax name => frame.Model.GetSymbolInfo(name, _cancellation).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } && value.SyntaxTree == time.SyntaxTree && IsClock(frame, value),
        _ => false,
    };

    bool IsCoarseTime(Frame frame, ExpressionSyntax time, string format) => IsOfNow(frame, time) && IsCoarse(format);

    /// <summary>True for the format of a day or hour: one conversation a day may be meant.</summary>
    static bool IsCoarse(string format) => format.Length > 1 && !format.Contains("m") && !format.Contains("s") && !format.Contains("f") && !format.Contains("t")
        && format is not ("O" or "R" or "U");

    Origin OfMember(Frame frame, SimpleNameSyntax name, ExpressionSyntax? receiver, ExpressionSyntax whole, int nesting) =>
        OfMemberOn(frame, name, receiver is null or ThisExpressionSyntax or BaseExpressionSyntax ? null : () => Of(frame, receiver, nesting + 1), whole, nesting, receiver);

    Origin OfMemberOn(Frame frame, SimpleNameSyntax name, Func<Origin>? receiver, ExpressionSyntax whole, int nesting, ExpressionSyntax? receiverSyntax = null)
    {
        var symbol = frame.Model.GetSymbolInfo(name, _cancellation).Symbol;
        if (symbol is null or INamespaceOrTypeSymbol)
            return Origin.Unknown;
        if (symbol is IFieldSymbol { HasConstantValue: true } or ILocalSymbol { HasConstantValue: true })
            return Origin.Constant(whole.ToString(), whole);
        if (symbol is IPropertySymbol or IFieldSymbol && symbol.ContainingType is not null)
        {
            if (IsSessionId(symbol))
                return OfSessionId(frame, whole);
            if (KnownValues.Of(symbol) is { } known)
                return symbol.Name.EndsWith("Ticks", StringComparison.Ordinal) && IsFixedClock(frame, receiverSyntax) ? Origin.Unknown : FromTable(known, whole);
            if (IsClock(frame, whole is ConditionalAccessExpressionSyntax ? name : whole))
                return OfClock(whole, whole);
            if (symbol is { IsStatic: true, Name: "Empty" } && symbol.ContainingType.SpecialType == SpecialType.System_String | symbol.ContainingType.Is("System.Guid"))
                return Origin.Constant(whole.ToString(), whole);
        }
        switch (symbol)
        {
            case ILocalSymbol local:
                return OfLocal(frame, local, nesting);
            case IParameterSymbol parameter:
                return OfParameter(frame, parameter, whole);
            case IFieldSymbol or IPropertySymbol when receiver is null || symbol.IsStatic:
                return OfOwnMember(frame, symbol, whole);
            case IFieldSymbol or IPropertySymbol:
                return OfMemberOf(frame, symbol, receiver!(), receiverSyntax, whole);
            default:
                return Origin.Unknown;
        }
    }

    static bool IsSessionId(ISymbol symbol) => symbol is { Name: "Id" } && symbol.ContainingType.Is("Microsoft.AspNetCore.Http.ISession");

    /// <summary>The id of a session that holds nothing is another one in every request.</summary>
    Origin OfSessionId(Frame frame, ExpressionSyntax whole) =>
        s_sessionWrites.Any(w => ProjectWords.Names(frame.Model.Compilation, CatalogIndex.BuiltIn, w, _cancellation)) || WritesToSession(frame.Model.Compilation)
            ? Origin.Stable("HttpContext.Session.Id", whole)
            : new(Provenance.Unstable, "HttpContext.Session.Id", whole, Lasting.Request, Origin.NoCarriers);

    static readonly string[] s_sessionWrites = ["SetInt32", "SetObject", "SetJson", "SetObjectAsJson"];

    /// <summary><c>Session.SetString</c>; a distributed cache has a method of that name too.</summary>
    bool WritesToSession(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (string write in (string[])["SetString", "Set"])
                foreach (int position in SourceWords.Positions(tree, write, _cancellation))
                    if (tree.GetRoot(_cancellation).FindToken(position).Parent is SimpleNameSyntax
                        { Parent: MemberAccessExpressionSyntax { Expression: var target, Parent: InvocationExpressionSyntax } }
                        && target.ToString().IndexOf("session", StringComparison.OrdinalIgnoreCase) >= 0)
                        return true;
        return false;
    }

    Origin OfLocal(Frame frame, ILocalSymbol local, int nesting)
    {
        if (local.DeclaringSyntaxReferences is not [var reference] || reference.GetSyntax(_cancellation) is not { } declaration
            || declaration.SyntaxTree != frame.Model.SyntaxTree
            || !_open.Add((local, frame.Depth)))
            return Origin.Unknown;
        try
        {
            var definitions = new List<Origin>();
            ExpressionSyntax? standIn = null;
            switch (declaration)
            {
                case VariableDeclaratorSyntax { Initializer.Value: var value }:
                    if (!IsNothing(value))
                        definitions.Add(Of(frame, value, nesting + 1));
                    break;
                case VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax }:
                    break;
                case SingleVariableDesignationSyntax designation:
                    definitions.Add(OfDesignation(frame, designation, nesting));
                    break;
                default:
                    return Origin.Unknown;
            }
            if (declaration.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax) is var scope)
                scope ??= declaration.SyntaxTree.GetRoot(_cancellation);
            foreach (int position in SourceWords.Within(scope, local.Name, _cancellation))
            {
                if (scope.FindToken(position).Parent is not IdentifierNameSyntax use || use.Parent is not (AssignmentExpressionSyntax or ArgumentSyntax)
                    || !SymbolEqualityComparer.Default.Equals(frame.Model.GetSymbolInfo(use, _cancellation).Symbol, local))
                    continue;
                if (use.Parent is AssignmentExpressionSyntax assignment && assignment.Left == use)
                {
                    if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                        standIn = assignment.Right;
                    else if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                        return Origin.Unknown;
                    else if (!IsNothing(assignment.Right))
                        definitions.Add(Of(frame, assignment.Right, nesting + 1));
                }
                else if (use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument && !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword))
                {
                    definitions.Add(OfOut(frame, argument, nesting));
                }
                else if (use.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax deconstruction } tuple }
                    && deconstruction.Left == tuple)
                {
                    return Origin.Unknown;
                }
            }
            if (definitions.Count == 0 && standIn is not null)
                definitions.Add(Of(frame, standIn, nesting + 1));
            return Origin.OfAlternatives(definitions).Through(local);
        }
        finally
        {
            _open.Remove((local, frame.Depth));
        }
    }

    /// <summary><c>x is { } id</c>, <c>TryGetValue(key, out var id)</c>.</summary>
    Origin OfDesignation(Frame frame, SingleVariableDesignationSyntax designation, int nesting)
    {
        if (designation.Parent is DeclarationExpressionSyntax { Parent: ArgumentSyntax argument })
            return OfOut(frame, argument, nesting);
        if (designation.Parent is DeclarationPatternSyntax or RecursivePatternSyntax { PropertyPatternClause.Subpatterns.Count: 0 } or VarPatternSyntax)
        {
            SyntaxNode? pattern = designation.Parent;
            while (pattern.Parent is UnaryPatternSyntax or ParenthesizedPatternSyntax or BinaryPatternSyntax)
                pattern = pattern.Parent;
            if (pattern.Parent is IsPatternExpressionSyntax test)
                return Of(frame, test.Expression, nesting + 1);
        }
        return Origin.Unknown;
    }

    /// <summary>What a <c>TryGet</c> or <c>TryParse</c> method puts into an out argument.</summary>
    Origin OfOut(Frame frame, ArgumentSyntax argument, int nesting)
    {
        if (argument.Parent?.Parent is not InvocationExpressionSyntax call)
            return Origin.Unknown;
        string name = CallsByName.NameOf(call);
        if (name is "TryParse" or "TryParseExact" && call.ArgumentList.Arguments.FirstOrDefault() is { } text)
            return Of(frame, text.Expression, nesting + 1);
        if (name is not ("TryGetValue" or "TryGetValues" or "TryGet") || call.Expression is not MemberAccessExpressionSyntax access
            || Of(frame, access.Expression, nesting + 1) is not { Provenance: Provenance.Stable } map)
            return Origin.Unknown;
        return OfKeyed(frame, call, map);
    }

    Origin OfParameter(Frame frame, IParameterSymbol parameter, ExpressionSyntax whole)
    {
        if (frame.Arguments is not null && frame.Arguments.TryGetValue(parameter, out var given))
            return given;
        var attributes = parameter.GetAttributes();
        foreach (var attribute in attributes)
            if (attribute.AttributeClass?.Name == "FromHeaderAttribute" && attribute.NamedArguments.FirstOrDefault(n => n.Key == "Name").Value.Value is string header)
                return OfNamed(header, Origin.Stable($"{header} header", whole), whole);
        if (KnownValues.IsPerRequestName(parameter.Name) || parameter.Type.TypeKind is TypeKind.Interface or TypeKind.Delegate or TypeKind.Error
            || IsFrameworkObject(parameter.Type))
            return Origin.Unknown;
        bool isBound = attributes.Any(a => s_bound.Contains(a.AttributeClass?.Name ?? "")) || IsOfHandler(frame, parameter);
        return isBound && !attributes.Any(a => a.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute")
            ? Origin.Stable(parameter.Name, whole) : Origin.Unknown;
    }

    /// <summary>What a framework or the container hands in: only what the table knows of it counts.</summary>
    static bool IsFrameworkObject(ITypeSymbol type) => type.SpecialType == SpecialType.None && type is not IArrayTypeSymbol && type.DeclaringSyntaxReferences.IsEmpty
        && !type.Is("System.Guid") && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T && !type.Is("Microsoft.Extensions.Primitives.StringValues");

    /// <summary>True for a parameter by which a handler is given what its caller sent.</summary>
    bool IsOfHandler(Frame frame, IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.DeclaringSyntaxReferences is not [var reference]
            || reference.SyntaxTree != frame.Model.SyntaxTree)
            return false;
        if (parameter.Type.OriginalDefinition is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } type
            && Lifetimes.RegisteredAs(frame.Model.Compilation, type, _cancellation) is not null)
            return false;
        if (method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation)
            return Handlers.Of(method) is not null || method.GetAttributes().Any(a => s_tools.Contains(a.AttributeClass?.Name ?? "")) || IsMapped(frame, method);
        return method.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction && reference.GetSyntax(_cancellation) is { } syntax
            && syntax.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) is { } function
            && (function is AnonymousFunctionExpressionSyntax lambda ? DelegateUse.Of(frame.Model, lambda, _cancellation).Occasion is not null
                : function is LocalFunctionStatementSyntax local && ((SyntaxNode?)local.Body ?? local.ExpressionBody) is { } body
                    && Enclosing.Of(frame.Model, body, _cancellation).Handler == function);
    }

    /// <summary>True for a method that is handed to <c>MapPost</c> and its like.</summary>
    bool IsMapped(Frame frame, IMethodSymbol method) =>
        MemberFacts.Of(method) is { } facts && RequestScope.Of(frame.Model.Compilation, facts, _cancellation) is { Path.Length: 1, Occasion.Kind: HandlerKind.MinimalApi } scope
            && frame.Model.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == scope.Path[0].Place.Path) is { } tree && tree.Length >= scope.Path[0].Place.Span.End
            && tree.GetRoot(_cancellation).FindNode(scope.Path[0].Place.Span) is var node
            && (node is ArgumentSyntax
                || node.FirstAncestorOrSelf<ExpressionSyntax>(e => e.Parent is ArgumentSyntax) is IdentifierNameSyntax or MemberAccessExpressionSyntax);

    /// <summary>A field or property of the object itself, or a static one.</summary>
    Origin OfOwnMember(Frame frame, ISymbol member, ExpressionSyntax whole)
    {
        if (member.GetAttributes().Any(a => s_bound.Contains(a.AttributeClass?.Name ?? "")))
            return Origin.Stable(member.Name, whole);
        // The parts of a framework's object are known by the table, through the object.
        if (member.DeclaringSyntaxReferences is not [var reference])
            return Origin.Unknown;
        var declaration = reference.GetSyntax(_cancellation);
        if (declaration is ParameterSyntax || SourceModels.Of(frame.Model.Compilation, declaration.SyntaxTree) is not { } model || !_open.Add((member, 0)))
            return Origin.Unknown;
        try
        {
            var inside = new Frame(model, null, member, frame.Depth + 1);
            if (declaration is PropertyDeclarationSyntax property && GetterOf(property) is { } getter)
                return Origin.OfAlternatives([.. Alternatives(inside, Results.Of(getter), 0)]);
            var origin = OfStored(inside, member, declaration);
            return origin.Provenance switch
            {
                Provenance.Random or Provenance.Unstable when !LivesForRequest(model.Compilation, member) => Origin.Unknown,
                Provenance.Constant when member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } or { DeclaredAccessibility: Accessibility.Private }) =>
                    Origin.Unknown,
                Provenance.Constant => Origin.Constant(whole.ToString(), whole),
                _ => origin.Through(member),
            };
        }
        finally
        {
            _open.Remove((member, 0));
        }
    }

    /// <summary>The code of a getter that computes; null for one that only reads a field of its own.</summary>
    static SyntaxNode? GetterOf(PropertyDeclarationSyntax property) =>
        property.ExpressionBody ?? (property.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)) is { } getter
            ? (SyntaxNode?)getter.ExpressionBody ?? getter.Body : null);

    /// <summary>What a field or property is given, in its declaration and by its type.</summary>
    Origin OfStored(Frame frame, ISymbol member, SyntaxNode declaration)
    {
        var initial = declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            _ => null,
        };
        if (member is IPropertySymbol { SetMethod.DeclaredAccessibility: not Accessibility.Private }
            || (member is IFieldSymbol { IsReadOnly: false } && member.DeclaredAccessibility != Accessibility.Private)
            || declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner || owner.Modifiers.Any(SyntaxKind.PartialKeyword))
            return Origin.Unknown;
        var definitions = new List<Origin>();
        if (initial is not null && !IsNothing(initial))
            definitions.Add(Of(frame, initial, 0));
        ExpressionSyntax? standIn = null;
        foreach (int position in SourceWords.Within(owner, member.Name, _cancellation))
        {
            if (owner.FindToken(position).Parent is not IdentifierNameSyntax name)
                continue;
            var use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
            if (use.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None })
                return Origin.Unknown;
            if (use.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != use
                || !SymbolEqualityComparer.Default.Equals(frame.Model.GetSymbolInfo(name, _cancellation).Symbol, member))
                continue;
            if (assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression))
                standIn = assignment.Right;
            else if (!IsNothing(assignment.Right))
                definitions.Add(Of(frame, assignment.Right, 0));
        }
        if (definitions.Count == 0 && standIn is not null)
            definitions.Add(Of(frame, standIn, 0));
        return Origin.OfAlternatives(definitions);
    }

    bool LivesForRequest(Compilation compilation, ISymbol member) => !member.IsStatic
        && Lifetimes.Of(compilation, member.ContainingType, _cancellation).Life == ObjectLife.Request;

    /// <summary>A member of another object: of what the caller sent, it is what the caller sent.</summary>
    Origin OfMemberOf(Frame frame, ISymbol member, Origin receiver, ExpressionSyntax? receiverSyntax, ExpressionSyntax whole)
    {
        if (receiver.Provenance is Provenance.Random or Provenance.Unstable)
            return member.Name is "Value" or "Length" ? member.Name == "Value" ? Wrapped(receiver, receiverSyntax, whole) : Origin.Unknown : Origin.Unknown;
        if (receiver.Provenance == Provenance.Stable)
        {
            if (member is IPropertySymbol && member.DeclaringSyntaxReferences is [var reference]
                && reference.GetSyntax(_cancellation) is PropertyDeclarationSyntax property && GetterOf(property) is { } getter
                && SourceModels.Of(frame.Model.Compilation, property.SyntaxTree) is { } model && _open.Add((member, 0)))
            {
                var computed = Origin.OfAlternatives([.. Alternatives(new Frame(model, null, member, frame.Depth + 1), Results.Of(getter), 0)]);
                _open.Remove((member, 0));
                return computed.Provenance is Provenance.Random or Provenance.Unstable ? computed : receiver with { Source = whole.ToString(), Place = whole };
            }
            return KnownValues.IsPerRequestName(member.Name) ? Origin.Unknown : receiver with { Source = IsPath(whole) ? whole.ToString() : receiver.Source, Place = whole };
        }
        if (member.Name is "Message" or "Job" && member.ContainingType.Name is "ConsumeContext" or "JobContext")
            return Origin.Stable(whole.ToString(), whole);
        return receiverSyntax is not null && IsHandlersObject(frame, receiverSyntax) ? OfOwnMember(frame, member, whole) : Origin.Unknown;
    }

    /// <summary>A service that is given to the object, with a member that computes an id.</summary>
    static bool IsHandlersObject(Frame frame, ExpressionSyntax receiver) =>
        frame.Model.GetSymbolInfo(receiver).Symbol is IFieldSymbol { IsReadOnly: true } or IParameterSymbol
            && frame.Model.GetTypeInfo(receiver).Type is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false };

    static bool IsPath(ExpressionSyntax e) => e switch
    {
        MemberAccessExpressionSyntax access => IsPath(access.Expression),
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        _ => false,
    };

    /// <summary>What a method of the compilation returns for the arguments it is given.</summary>
    Origin OfOwnMethod(Frame frame, InvocationExpressionSyntax call, IMethodSymbol method, ExpressionSyntax whole, int nesting)
    {
        var target = method.ReducedFrom ?? method;
        if (target.IsAbstract || target.IsVirtual || target.DeclaringSyntaxReferences is not [var reference])
            return Origin.Unknown;
        var arguments = new Dictionary<ISymbol, Origin>(SymbolEqualityComparer.Default);
        int shift = method.ReducedFrom is null ? 0 : 1;
        if (shift == 1 && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver })
            arguments[target.Parameters[0]] = Of(frame, receiver, nesting + 1);
        var given = call.ArgumentList.Arguments;
        for (int i = 0; i < given.Count; i++)
        {
            var parameter = given[i].NameColon is { Name.Identifier.ValueText: var name } ? target.Parameters.FirstOrDefault(p => p.Name == name)
                : target.Parameters.ElementAtOrDefault(i + shift);
            if (parameter is not null)
                arguments[parameter.OriginalDefinition] = Of(frame, given[i].Expression, nesting + 1);
        }
        foreach (var parameter in target.OriginalDefinition.Parameters)
            if (!arguments.ContainsKey(parameter))
                arguments[parameter] = Origin.Unknown;
        if (!_open.Add((target.OriginalDefinition, 0)))
            return Origin.Unknown;
        try
        {
            SyntaxNode? body = reference.GetSyntax(_cancellation) switch
            {
                MethodDeclarationSyntax m => (SyntaxNode?)m.Body ?? m.ExpressionBody,
                LocalFunctionStatementSyntax f => (SyntaxNode?)f.Body ?? f.ExpressionBody,
                _ => null,
            };
            if (body is null || SourceModels.Of(frame.Model.Compilation, reference.SyntaxTree) is not { } model)
                return Origin.Unknown;
            var origin = Origin.OfAlternatives([.. Alternatives(new Frame(model, arguments, target, frame.Depth + 1), Results.Of(body), 0)]);
            // What a call makes up stands in the helper; what is only handed through stands at the call.
            return origin.Provenance == Provenance.Constant ? origin with { Place = whole } : origin;
        }
        finally
        {
            _open.Remove((target.OriginalDefinition, 0));
        }
    }
}
