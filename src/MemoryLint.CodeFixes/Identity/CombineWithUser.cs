using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>
/// Puts the id of whoever is signed in before the id that the client sends: <c>$"{userId}:{sessionId}"</c>. So nobody reads another user's conversation by sending
/// its id. Only where the handler has both.
/// </summary>
sealed class CombineWithUser(string equivalenceKey) : ReplaceIdentity(equivalenceKey)
{
    const string SignIn = "Sign in to chat.";

    /// <summary>What tells users apart among the claims, as apps write it.</summary>
    static readonly string[] s_claims = ["ClaimTypes.NameIdentifier", "\"sub\"", "\"oid\"", "JwtRegisteredClaimNames.Sub", "ClaimConstants.ObjectId", "ClaimConstants.Oid", "ClaimConstants.Sub"];

    protected override string TitleOf(SessionKey key) => $"Use the signed-in user's id with '{key.Source}' as session id";

    protected override SessionKey? KeyFor(FixSite site, HandlerSyntax handler, ExpressionSyntax value, StatementSyntax statement, StatementSyntax first, CancellationToken cancellation)
    {
        if (handler.Kind is not (HandlerKind.MinimalApi or HandlerKind.Controller or HandlerKind.RazorPage or HandlerKind.Hub) || handler.Parameters.Any(p => p.Type.Name == "ITurnContext")
            || SessionKey.InReach(site, handler, statement, cancellation, isUsers: false) is not { } session || IdentityWords.IsOfSeveral(LastName(session.Source))
            || UserOf(site, handler, statement, cancellation) is not var (user, guard, types))
            return null;
        return session with { Expression = $"$\"{{{user}}}:{{{session.Expression}}}\"", Type = "string", Guard = guard.AddRange(session.Guard), Types = session.Types.AddRange(types) };
    }

    /// <summary>The id of the signed-in user, what has to run before it, and the types that this needs; null if nothing says that users sign in here.</summary>
    static (string Id, ImmutableArray<string> Guard, ImmutableArray<string> Types)? UserOf(FixSite site, HandlerSyntax handler, StatementSyntax statement, CancellationToken cancellation)
    {
        var none = ImmutableArray<string>.Empty;
        bool isHub = handler.Kind == HandlerKind.Hub;
        string user = isHub ? "Context.User" : handler.HttpUser ?? "";
        if (user.Length == 0 || (isHub && handler.IsStatic))
            return null;
        if (Local(site, handler, statement, user, cancellation) is var (local, isSure))
            return isSure || SessionKey.IsChecked(handler, local) ? (local, none, none)
                : (local, ImmutableArray.Create($"if (string.IsNullOrEmpty({local}))", "{", $"\tthrow {Refusal(isHub)};", "}"), RefusalTypes(isHub));
        if (!IsSignedIn(site, handler, user))
            return null;
        string id = Names.Free(site, handler.Node, "userId", "signedInUserId"), claim = ClaimIn(site, user);
        string asked = isHub ? "Context.UserIdentifier" : $"{user}.FindFirst({claim})?.Value";
        var types = RefusalTypes(isHub);
        if (!isHub && claim.StartsWith("ClaimTypes.", StringComparison.Ordinal))
            types = types.Add("System.Security.Claims.ClaimTypes");
        return (id, ImmutableArray.Create($"var {id} = {asked} ?? throw {Refusal(isHub)};"), types);
    }

    static string Refusal(bool isHub) => isHub ? $"new HubException(\"{SignIn}\")" : $"new BadHttpRequestException(\"{SignIn}\", StatusCodes.Status401Unauthorized)";

    static ImmutableArray<string> RefusalTypes(bool isHub) =>
        isHub ? ImmutableArray.Create("Microsoft.AspNetCore.SignalR.HubException") : ImmutableArray.Create("Microsoft.AspNetCore.Http.BadHttpRequestException");

    /// <summary>A local of the handler that holds what a claim says of the user, and whether it holds something for sure.</summary>
    static (string Name, bool IsSure)? Local(FixSite site, HandlerSyntax handler, StatementSyntax statement, string user, CancellationToken cancellation)
    {
        foreach (var variable in statement.AncestorsAndSelf().TakeWhile(n => n != handler.Node).Where(n => n.Parent is BlockSyntax)
            .SelectMany(n => ((BlockSyntax)n.Parent!).Statements.TakeWhile(s => s != n)).OfType<LocalDeclarationStatementSyntax>().SelectMany(s => s.Declaration.Variables))
            if (variable.Initializer is { Value: var value } && Reads(value, user)
                && site.Model.GetDeclaredSymbol(variable, cancellation) is ILocalSymbol { Type.SpecialType: SpecialType.System_String } local)
                return (local.Name, value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } || value.DescendantNodesAndSelf().Any(n => n is ThrowExpressionSyntax));
        return null;
    }

    /// <summary><c>User.FindFirst("sub")!.Value</c>, <c>Context.UserIdentifier</c>: which user it is, not what he is called or may do.</summary>
    static bool Reads(ExpressionSyntax value, string user) => value.DescendantNodesAndSelf().Any(n => IsId(n, user));

    static bool IsId(SyntaxNode node, string user) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: [var claim] } => access.Name.Identifier.ValueText is "FindFirst" or "FindFirstValue"
            && access.Expression.ToString() == user && s_claims.Contains(claim.ToString()),
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Context" }, Name.Identifier.ValueText: "UserIdentifier" } => true,
        _ => false,
    };

    /// <summary>The claim by which this file tells users apart.</summary>
    static string ClaimIn(FixSite site, string user) => site.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(c => IsId(c, user)).Select(c => c.ArgumentList.Arguments[0].ToString()).FirstOrDefault() ?? s_claims[0];

    /// <summary>True where only signed-in users come, or the code asks who it is.</summary>
    static bool IsSignedIn(FixSite site, HandlerSyntax handler, string user)
    {
        if (Has(handler.Symbol, "AllowAnonymousAttribute"))
            return false;
        if (handler.Parameters.Any(p => p.Type.Is("System.Security.Claims.ClaimsPrincipal")) || Has(handler.Symbol, "AuthorizeAttribute") || IsAuthorized(site, handler.Node))
            return true;
        for (var type = handler.Symbol.ContainingType; type is not null; type = type.BaseType)
            if (Has(type, "AuthorizeAttribute"))
                return true;
        return handler.Body.DescendantNodes().Any(n => IsId(n, user));
    }

    static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);

    /// <summary><c>app.MapPost("/chat", …).RequireAuthorization()</c>, or a group that says so.</summary>
    static bool IsAuthorized(FixSite site, SyntaxNode handler)
    {
        if (handler is not { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var target } } map } })
            return false;
        for (SyntaxNode call = map; call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next, Name.Identifier.ValueText: var name }; call = next)
            if (name is "RequireAuthorization" or "AllowAnonymous")
                return name == "RequireAuthorization";
        return target is IdentifierNameSyntax && site.Model.GetSymbolInfo(target).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax group }
            && group.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(c => CallsByName.NameOf(c) == "RequireAuthorization");
    }

    static string LastName(string path) => path.Substring(path.LastIndexOf('.') + 1);
}
