using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The identity under which a handler's memory is found again, and what the handler needs so as to have it.</summary>
/// <param name="Expression">The key, as an expression.</param>
/// <param name="Type">Its type as it is written: <c>string</c>, <c>Guid</c>.</param>
/// <param name="Parameter">A parameter to add to the handler; null if the identity is in reach already.</param>
/// <param name="Guard">Statements to run first: an empty id must not merge all anonymous users into one conversation.</param>
/// <param name="Types">Full names of the types that parameter and guard use.</param>
sealed record SessionKey(string Expression, string Type, string? Parameter, ImmutableArray<string> Guard, ImmutableArray<string> Types)
{
    const string Header = "X-Session-Id";

    /// <summary>Names in the order in which they say which conversation is meant; a user's id comes last, one user may have several.</summary>
    static readonly ImmutableArray<string> s_order = ImmutableArray.Create("conversationid", "sessionid", "chatid", "threadid", "chatsessionid", "dialogid", "contextid", "roomid", "ticketid", "callid", "userid");

    /// <summary>The best identity for a handler; null if there is none and none can be added.</summary>
    public static SessionKey? For(FixSite site, HandlerSyntax handler, CancellationToken cancellation)
    {
        if (TurnContext(handler.Symbol) is { } turn)
            return new($"{turn}.Activity.Conversation.Id", "string", null, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);
        if (Named(handler.Symbol) is { } parameter)
            return InReach(site, handler, parameter.Name, parameter.Type);
        if (Property(handler.Symbol) is var (path, type))
            return InReach(site, handler, path, type);
        return handler.Kind switch
        {
            HandlerKind.Hub => FromHub(site),
            HandlerKind.MinimalApi or HandlerKind.Controller or HandlerKind.RazorPage => FromHeader(site, handler),
            _ => FromHttpContext(site, handler),
        };
    }

    static string? TurnContext(IMethodSymbol method) =>
        method.Parameters.FirstOrDefault(p => p.Type.IsOrDerivesFrom("Microsoft.Bot.Builder.ITurnContext", "Microsoft.Agents.Builder.ITurnContext") || p.Type.Name == "ITurnContext")?.Name;

    /// <summary>The names of parameters that are an identity, best first.</summary>
    static IParameterSymbol? Named(IMethodSymbol method) =>
        method.Parameters.Where(p => Conversation.IsIdentityName(p.Name) && IsKeyType(p.Type)).OrderBy(p => Rank(p.Name)).FirstOrDefault();

    /// <summary><c>request.ConversationId</c>: the property of a parameter that is an identity.</summary>
    static (string Path, ITypeSymbol Type)? Property(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType != SpecialType.None || IsService(parameter.Type))
                continue;
            var best = Properties(parameter.Type).OrderBy(p => Rank(p.Name)).FirstOrDefault();
            if (best is not null)
                return ($"{parameter.Name}.{best.Name}", best.Type);
        }
        return null;
    }

    static IEnumerable<IPropertySymbol> Properties(ITypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            foreach (var property in t.GetMembers().OfType<IPropertySymbol>())
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public } && property.Name.EndsWith("Id", StringComparison.Ordinal)
                    && Conversation.IsIdentityName(property.Name) && IsKeyType(property.Type))
                    yield return property;
    }

    /// <summary>What a container or a framework hands in holds no id of the caller's.</summary>
    static bool IsService(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Interface || type.TypeKind == TypeKind.Error || type.ContainingNamespace?.ToDisplayString() is { } home
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
        if (typeName != "string")
            return new(path, typeName, null, ImmutableArray<string>.Empty, typeName == "Guid" ? ImmutableArray.Create("System.Guid") : ImmutableArray<string>.Empty);
        string name = path.Substring(path.LastIndexOf('.') + 1);
        var (guard, types) = Refuse(site, handler.Kind, path, $"The {Names.Camel(name)} is missing.");
        return new(path, typeName, null, guard, types);
    }

    static SessionKey? FromHeader(FixSite site, HandlerSyntax handler)
    {
        if (!handler.CanTakeParameter)
            return FromHttpContext(site, handler);
        string name = Names.Free(handler.Node, "sessionId", "chatSessionId");
        var (guard, types) = Refuse(site, handler.Kind, name, $"The {Header} header is missing.");
        return new(name, "string", $"[FromHeader(Name = \"{Header}\")] string {name}", guard, types.Add("Microsoft.AspNetCore.Mvc.FromHeaderAttribute"));
    }

    static SessionKey FromHub(FixSite site)
    {
        string name = Names.Free(site.Root, "userId", "sessionId", "sessionKey");
        return new(name, "string", null, ImmutableArray.Create($"var {name} = Context.UserIdentifier ?? throw new HubException(\"Sign in to chat.\");"),
            ImmutableArray.Create("Microsoft.AspNetCore.SignalR.HubException"));
    }

    /// <summary>The header of the request that the handler is given, or that its class has as <c>HttpContext</c>.</summary>
    static SessionKey? FromHttpContext(FixSite site, HandlerSyntax handler)
    {
        string? request = handler.Symbol.Parameters.Select(p =>
            p.Type.Is("Microsoft.AspNetCore.Http.HttpContext") ? p.Name + ".Request" : p.Type.Is("Microsoft.AspNetCore.Http.HttpRequest") ? p.Name : null).FirstOrDefault(r => r is not null);
        if (request is null && !handler.IsStatic && handler.Symbol.ContainingType.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel"))
            request = "Request";
        if (request is null)
            return null;
        string name = Names.Free(site.Root, "sessionId", "chatSessionId");
        var (guard, types) = Refuse(site, handler.Kind, name, $"The {Header} header is missing.");
        return new(name, "string", null, guard.Insert(0, $"var {name} = {request}.Headers[\"{Header}\"].ToString();"), types);
    }

    static (ImmutableArray<string> Guard, ImmutableArray<string> Types) Refuse(FixSite site, HandlerKind? kind, string value, string message)
    {
        bool isHttp = kind is HandlerKind.MinimalApi or HandlerKind.Controller or HandlerKind.RazorPage or HandlerKind.Middleware
            || (kind is HandlerKind.Function && site.Model.Compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.BadHttpRequestException") is not null);
        var (exception, type) = isHttp ? ($"new BadHttpRequestException(\"{message}\")", "Microsoft.AspNetCore.Http.BadHttpRequestException")
            : kind == HandlerKind.Hub ? ($"new HubException(\"{message}\")", "Microsoft.AspNetCore.SignalR.HubException")
            : ($"new ArgumentException(\"{message}\")", "System.ArgumentException");
        return (ImmutableArray.Create($"if (string.IsNullOrEmpty({value}))", "{", $"    throw {exception};", "}"), ImmutableArray.Create(type));
    }
}
