using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The identity under which a handler's memory is found again, and what the handler needs so as to have it.</summary>
/// <param name="Expression">The key, as an expression.</param>
/// <param name="Type">Its type as it is written: <c>string</c>, <c>Guid</c>.</param>
/// <param name="Source">Where it comes from, for a title: <c>request.ConversationId</c>, <c>X-Session-Id header</c>.</param>
/// <param name="Parameters">Parameters to add to the handler; none if the identity is in reach already.</param>
/// <param name="Guard">Statements to run first: an empty id must not merge all anonymous users into one conversation.</param>
/// <param name="Types">Full names of the types that parameter and guard use.</param>
sealed record SessionKey(string Expression, string Type, string Source, ImmutableArray<string> Parameters, ImmutableArray<string> Guard, ImmutableArray<string> Types)
{
    /// <summary>The header in which a client sends its session's id where the app has no other place for it.</summary>
    public const string Header = "X-Session-Id";

    /// <summary>Names in the order in which they say which conversation is meant; a user's id comes last, one user may have several.</summary>
    static readonly ImmutableArray<string> s_order = ImmutableArray.Create("conversationid", "sessionid", "chatid", "threadid", "chatsessionid", "dialogid", "contextid", "roomid", "ticketid", "callid", "userid");

    /// <summary>What is another value in every request.</summary>
    static readonly string[] s_random = ["NewGuid", "CreateVersion7", "TraceIdentifier", "ConnectionId", "InvocationId", "Random", "UtcNow", "Now"];

    /// <summary>The best identity for the code from <paramref name="first"/> on; null if there is none and none can be added.</summary>
    public static SessionKey? For(FixSite site, HandlerSyntax handler, StatementSyntax first, CancellationToken cancellation) =>
        InReach(site, handler, first, cancellation) ?? handler.Kind switch
        {
            HandlerKind.Hub => handler.IsStatic ? null : FromHub(site, handler),
            HandlerKind.MinimalApi or HandlerKind.Controller or HandlerKind.RazorPage when handler.CanTakeParameter => FromHeader(site, handler),
            _ => FromHttpContext(site, handler),
        };

    /// <summary>The identity that the handler has already; null if it has none.</summary>
    /// <param name="site">The site.</param>
    /// <param name="handler">The handler.</param>
    /// <param name="first">The first statement that needs it.</param>
    /// <param name="cancellation">The cancellation token.</param>
    /// <param name="isUsers">False if the id of a user will not do.</param>
    public static SessionKey? InReach(FixSite site, HandlerSyntax handler, StatementSyntax first, CancellationToken cancellation, bool isUsers = true)
    {
        if (handler.Parameters.FirstOrDefault(p => p.Type.Name == "ITurnContext") is { } turn)
            return new($"{turn.Name}.Activity.Conversation.Id", "string", $"{turn.Name}.Activity.Conversation.Id", ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
        if (Local(site, handler, first, cancellation, isUsers) is { } local)
            return InReach(site, handler, local.Name, local.Type);
        return Sent(handler, isUsers) switch
        {
            (var path, IParameterSymbol parameter) => InReach(site, handler, path, parameter.Type),
            (var path, IPropertySymbol property) => InReach(site, handler, path, property.Type),
            _ => null,
        };
    }

    /// <summary>The parameter, or the property of one, in which the caller sends the identity.</summary>
    public static (string Path, ISymbol Symbol)? Sent(HandlerSyntax handler, bool isUsers = true) =>
        handler.Parameters.Where(p => IsIdentity(p.Name, isUsers) && IsKeyType(p.Type)).OrderBy(p => Rank(p.Name)).FirstOrDefault() is { } parameter ? (parameter.Name, parameter)
            : Property(handler.Parameters, isUsers);

    static bool IsIdentity(string name, bool isUsers) => Conversation.IsIdentityName(name) && (isUsers || Rank(name) != s_order.Length - 1);

    /// <summary>A local that the handler has read its identity into: it may already say what happens if the request bears none.</summary>
    public static ILocalSymbol? Local(FixSite site, HandlerSyntax handler, StatementSyntax first, CancellationToken cancellation, bool isUsers = true) =>
        first.AncestorsAndSelf().TakeWhile(n => n != handler.Node).Where(n => n.Parent is BlockSyntax)
            .SelectMany(n => ((BlockSyntax)n.Parent!).Statements.TakeWhile(s => s != n)).OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(s => s.Declaration.Variables).Where(v => v.Initializer is { Value: var value } && IsIdentity(v.Identifier.ValueText, isUsers) && IsFromRequest(site, handler, value, cancellation))
            .Select(v => site.Model.GetDeclaredSymbol(v, cancellation)).OfType<ILocalSymbol>().Where(l => IsKeyType(l.Type)).OrderBy(l => Rank(l.Name)).FirstOrDefault();

    /// <summary>False for a constant, and for a value that is random in every request, unless it only stands in for one that is missing.</summary>
    static bool IsFromRequest(FixSite site, HandlerSyntax handler, ExpressionSyntax value, CancellationToken cancellation)
    {
        var names = value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(n => n.Identifier.ValueText).ToList();
        bool isStandIn = value.DescendantNodesAndSelf().Any(n => n is ConditionalExpressionSyntax || n.IsKind(SyntaxKind.CoalesceExpression));
        return (names.Any(n => n is "User" or "Context" or "HttpContext" or "Request") || handler.Reads(site.Model, value, cancellation).Any()) && (isStandIn || !names.Any(s_random.Contains));
    }

    /// <summary><c>request.ConversationId</c>: the property of a parameter that is an identity.</summary>
    static (string Path, ISymbol Symbol)? Property(ImmutableArray<IParameterSymbol> parameters, bool isUsers)
    {
        var found = parameters.Where(p => !IsService(p.Type)).SelectMany(p => Identities(p.Type).Where(i => IsIdentity(i.Name, isUsers)).Select(i => (Path: $"{p.Name}.{i.Name}", Property: i))).OrderBy(f => Rank(f.Property.Name)).ToList();
        return found.Count == 0 ? null : (found[0].Path, found[0].Property);
    }

    static IEnumerable<IPropertySymbol> Identities(ITypeSymbol type)
    {
        for (var t = type; t is not null && t.SpecialType == SpecialType.None; t = t.BaseType)
            foreach (var member in t.GetMembers())
                if (member is IPropertySymbol { GetMethod.DeclaredAccessibility: Accessibility.Public } property && property.Name.EndsWith("Id", StringComparison.Ordinal)
                    && IsKeyType(property.Type))
                    yield return property;
    }

    /// <summary>What a container or a framework hands in holds no id of the caller's.</summary>
    static bool IsService(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Interface or TypeKind.Error || type.ContainingNamespace?.ToDisplayString() is { } home
        && (home.StartsWith("Microsoft.", StringComparison.Ordinal) || home.StartsWith("System", StringComparison.Ordinal) || home.StartsWith("OpenAI", StringComparison.Ordinal));

    static bool IsKeyType(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64 || type.Is("System.Guid");

    static int Rank(string name)
    {
        int rank = s_order.IndexOf(name.Replace("_", "").ToLowerInvariant());
        return rank < 0 ? s_order.Length : rank;
    }

    static SessionKey InReach(FixSite site, HandlerSyntax handler, string path, ITypeSymbol type)
    {
        string typeName = type.SpecialType switch
        {
            SpecialType.System_String => "string",
            SpecialType.System_Int32 => "int",
            SpecialType.System_Int64 => "long",
            _ => "Guid",
        };
        var types = typeName == "Guid" ? ImmutableArray.Create("System.Guid") : ImmutableArray<string>.Empty;
        // The id of a route is there or the route does not match; that of a body may have been left out.
        string? isEmpty = typeName == "string" ? $"string.IsNullOrEmpty({path})" : !path.Contains(".") ? null : typeName == "Guid" ? $"{path} == Guid.Empty" : $"{path} == 0";
        if (isEmpty is null || IsChecked(handler, path))
            return new(path, typeName, path, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, types);
        string name = path.Substring(path.LastIndexOf('.') + 1);
        var (guard, exceptions) = Refuse(site, handler, isEmpty, path, $"The {Names.Camel(name)} is missing.");
        return new(path, typeName, path, ImmutableArray<string>.Empty, guard, types.AddRange(exceptions));
    }

    /// <summary>True if the handler refuses an empty id itself.</summary>
    public static bool IsChecked(HandlerSyntax handler, string path) => handler.Body.DescendantNodes().Any(n => n switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace" }, ArgumentList.Arguments: [{ Expression: var checkedPath }, ..] } =>
            checkedPath.ToString() == path,
        BinaryExpressionSyntax { Left: var left, Right: var right } => left.ToString() == path && right.ToString() is "Guid.Empty" or "default",
        VariableDeclaratorSyntax { Initializer.Value: var value } declarator => declarator.Identifier.ValueText == path && value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(s => s_random.Contains(s.Identifier.ValueText)),
        _ => false,
    });

    static SessionKey FromHeader(FixSite site, HandlerSyntax handler)
    {
        string name = Names.Free(site, handler.Node, "sessionId", "chatSessionId");
        var (guard, types) = Refuse(site, handler, $"string.IsNullOrEmpty({name})", name, $"The {Header} header is missing.");
        return new(name, "string", $"{Header} header", ImmutableArray.Create($"[FromHeader(Name = \"{Header}\")] string {name}"), guard, types.Add("Microsoft.AspNetCore.Mvc.FromHeaderAttribute"));
    }

    static SessionKey FromHub(FixSite site, HandlerSyntax handler)
    {
        string name = Names.Free(site, handler.Node, "userId", "sessionId", "sessionKey");
        return new(name, "string", "Context.UserIdentifier", ImmutableArray<string>.Empty, ImmutableArray.Create($"var {name} = Context.UserIdentifier ?? throw new HubException(\"Sign in to chat.\");"),
            ImmutableArray.Create("Microsoft.AspNetCore.SignalR.HubException"));
    }

    /// <summary>The header of the request that the handler is given, or that its class has as <c>Request</c>.</summary>
    static SessionKey? FromHttpContext(FixSite site, HandlerSyntax handler)
    {
        if (handler.HttpRequest is not { } request)
            return null;
        string name = Names.Free(site, handler.Node, "sessionId", "chatSessionId");
        var (guard, types) = Refuse(site, handler, $"string.IsNullOrEmpty({name})", name, $"The {Header} header is missing.");
        return new(name, "string", $"{Header} header", ImmutableArray<string>.Empty, guard.Insert(0, $"var {name} = {request}.Headers[\"{Header}\"].ToString();"), types);
    }

    static (ImmutableArray<string> Guard, ImmutableArray<string> Types) Refuse(FixSite site, HandlerSyntax handler, string isEmpty, string value, string message)
    {
        const string BadRequest = "Microsoft.AspNetCore.Http.BadHttpRequestException";
        bool isHttp = handler.Kind is HandlerKind.MinimalApi or HandlerKind.Controller or HandlerKind.RazorPage or HandlerKind.Middleware or HandlerKind.Function
            && site.Model.Compilation.GetTypeByMetadataName(BadRequest) is not null;
        if (!isHttp && handler.Kind != HandlerKind.Hub && isEmpty.StartsWith("string.", StringComparison.Ordinal)
            && site.Model.Compilation.GetTypeByMetadataName("System.ArgumentException")?.GetMembers("ThrowIfNullOrEmpty").Length > 0)
            return (ImmutableArray.Create($"ArgumentException.ThrowIfNullOrEmpty({value});"), ImmutableArray.Create("System.ArgumentException"));
        var (exception, type) = isHttp ? ("BadHttpRequestException", BadRequest)
            : handler.Kind == HandlerKind.Hub ? ("HubException", "Microsoft.AspNetCore.SignalR.HubException")
            : ("ArgumentException", "System.ArgumentException");
        return (ImmutableArray.Create($"if ({isEmpty})", "{", $"\tthrow new {exception}(\"{message}\");", "}"), ImmutableArray.Create(type));
    }
}
