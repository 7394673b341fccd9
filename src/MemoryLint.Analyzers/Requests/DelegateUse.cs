using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>What becomes of a lambda or method group: a handler, code that runs where it stands, a factory for missing state, or unknown.</summary>
readonly struct DelegateUse
{
    /// <summary>Methods that call what they are given only if nothing is kept under a key yet.</summary>
    static readonly ImmutableHashSet<string> s_stateDefaults = ImmutableHashSet.Create(
        "GetOrAdd", "GetOrAddAsync", "GetOrCreate", "GetOrCreateAsync", "GetOrSet", "GetOrSetAsync", "AddOrUpdate", "GetValue", "GetValueOrDefault", "GetAsync", "GetOrDefault",
        "ReadOrInitStateAsync", "LazyInitializer", "EnsureInitialized", "GetOrCreateValue", "InitializeState", "GetOrInitializeState", "GetState", "GetOrLoadAsync");

    /// <summary>Methods that run what they are given at once, once per element or once at all.</summary>
    static readonly ImmutableHashSet<string> s_inPlace = ImmutableHashSet.Create(
        "Select", "SelectMany", "Where", "ForEach", "ForEachAsync", "Any", "All", "First", "FirstOrDefault", "ToDictionary", "Aggregate", "OrderBy", "GroupBy", "Run", "ExecuteAsync", "Execute",
        "StartNew", "Invoke", "InvokeAsync", "WhenAll", "Match", "MatchAsync");

    DelegateUse(Occasion? occasion, bool runsInPlace = false, bool isStateDefault = false, ObjectLife? registeredLife = null)
    {
        Occasion = occasion;
        RunsInPlace = runsInPlace;
        IsStateDefault = isStateDefault;
        RegisteredLife = registeredLife;
    }

    /// <summary>Set if the delegate is a request handler.</summary>
    public Occasion? Occasion { get; }

    /// <summary>True if it runs as part of the code it stands in.</summary>
    public bool RunsInPlace { get; }

    /// <summary>True if it makes what a get-or-create call keeps.</summary>
    public bool IsStateDefault { get; }

    /// <summary>Set if it makes the objects of a service registration.</summary>
    public ObjectLife? RegisteredLife { get; }

    /// <summary>True for methods that call what they are given only if nothing is kept yet.</summary>
    public static bool IsStateDefaultName(string method) => s_stateDefaults.Contains(method);

    public static DelegateUse Of(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellation)
    {
        SyntaxNode node = expression;
        while (node.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
            node = node.Parent;
        switch (node.Parent)
        {
            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } argument:
                return OfArgument(model, call, argument, cancellation);
            case AssignmentExpressionSyntax assignment when assignment.IsKind(SyntaxKind.AddAssignmentExpression) && assignment.Right == node:
                return OfEvent(assignment);
            default:
                return default;
        }
    }

    static DelegateUse OfArgument(SemanticModel model, InvocationExpressionSyntax call, ArgumentSyntax argument, CancellationToken cancellation)
    {
        string name = CallsByName.NameOf(call);
        if (s_stateDefaults.Contains(name))
            return new(null, isStateDefault: true);
        if (ServiceRegistrations.LifeByName(name) is { } life)
            return new(null, registeredLife: life);
        if (s_inPlace.Contains(name) && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol inPlace && !IsPipeline(inPlace))
            return new(null, runsInPlace: true);
        if (!MayRegisterHandler(name))
            return default;
        if (Method(model, call, cancellation) is not { } method)
            return Verb(name) is not null && Route(call) is not null ? new(new Occasion(HandlerKind.MinimalApi, EndpointText(name, call), ObjectLife.Process)) : default;
        if (Endpoint(method, call) is { } text)
            return new(new Occasion(HandlerKind.MinimalApi, text, ObjectLife.Process));
        if (IsPipeline(method) && name is "Use" or "Run")
            return new(new Occasion(HandlerKind.Middleware, "request", ObjectLife.Process));
        if (IsTurnRoute(method, argument))
            return new(new Occasion(HandlerKind.BotTurn, "turn of the bot", ObjectLife.Process));
        return default;
    }

    static IMethodSymbol? Method(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(call, cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }

    static DelegateUse OfEvent(AssignmentExpressionSyntax assignment) =>
        assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ProcessMessageAsync" or "ProcessEventAsync" or "ReceivedAsync" or "Received" } access
            ? new(new Occasion(HandlerKind.Message, $"message to {access.Expression}", ObjectLife.Process))
            : default;

    static bool MayRegisterHandler(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) || name.StartsWith("On", StringComparison.Ordinal) || name is "Use" or "Run" or "AddRoute";

    /// <summary>"POST /chat request" for a call that maps a route to a delegate: the framework's own and users' extensions of the same shape.</summary>
    static string? Endpoint(IMethodSymbol method, InvocationExpressionSyntax call)
    {
        string name = method.Name;
        if (!name.StartsWith("Map", StringComparison.Ordinal) || name is "MapWhen" or "MapGroup")
            return null;
        var definition = method.ReducedFrom ?? method;
        if (!definition.IsExtensionMethod || definition.Parameters.Length < 2
            || !definition.Parameters[0].Type.IsOrDerivesFrom("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder", "Microsoft.AspNetCore.Routing.IRouteBuilder"))
            return null;
        return EndpointText(name, call);
    }

    /// <summary>"POST /chat request", as far as verb and route stand in the call.</summary>
    static string EndpointText(string name, InvocationExpressionSyntax call)
    {
        string verb = Verb(name) is { } v ? v + " " : "";
        return Route(call) is { } route ? $"{verb}{GroupPrefix(call)}{(route.StartsWith("/", StringComparison.Ordinal) || route.Length == 0 ? route : "/" + route)} request" : verb + "request";
    }

    static string? Verb(string name) => name is "MapGet" or "MapPost" or "MapPut" or "MapDelete" or "MapPatch" ? name.Substring(3).ToUpperInvariant() : null;

    static string? Route(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.Expression is LiteralExpressionSyntax { Token.Value: string route })
                return route;
        return null;
    }

    /// <summary>The route of the group a call is chained to, where it stands in the same expression.</summary>
    static string GroupPrefix(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax group } && CallsByName.NameOf(group) == "MapGroup"
            && group.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: string prefix } }, ..] ? prefix : "";

    static bool IsPipeline(IMethodSymbol method) =>
        (method.ReducedFrom ?? method).Parameters is [{ Type: var first }, ..] && first.Is("Microsoft.AspNetCore.Builder.IApplicationBuilder");

    /// <summary><c>OnActivity(type, handler)</c>, <c>OnMessage(…)</c> and their like on a bot application.</summary>
    static bool IsTurnRoute(IMethodSymbol method, ArgumentSyntax argument)
    {
        var definition = method.ReducedFrom ?? method;
        var owner = definition.IsExtensionMethod ? definition.Parameters[0].Type : method.ContainingType;
        string home = owner?.ContainingNamespace?.ToDisplayString() ?? "";
        return (home.StartsWith("Microsoft.Agents.Builder", StringComparison.Ordinal) || home.StartsWith("Microsoft.Teams", StringComparison.Ordinal))
            && argument.Expression is AnonymousFunctionExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
            && definition.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate);
    }
}
