using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <content>What calls yield: of the frameworks by the table, of .NET by what they convert, of the compilation by their bodies.</content>
sealed partial class Origins
{
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
