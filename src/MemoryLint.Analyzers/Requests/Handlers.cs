using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Requests;

/// <summary>Says which members run once per request because of what their type is: actions, hub methods, functions, bot turns.</summary>
static class Handlers
{
    /// <summary>One kind of class whose members are handlers.</summary>
    sealed record HandlerType(HandlerKind Kind, ObjectLife Life, string[] Types, Func<IMethodSymbol, bool> IsHandler, string Noun);

    static readonly ImmutableHashSet<string> s_serviceVerbs = ImmutableHashSet.Create(
        "Any", "Get", "Post", "Put", "Delete", "Patch", "AnyAsync", "GetAsync", "PostAsync", "PutAsync", "DeleteAsync", "PatchAsync");

    static readonly HandlerType[] s_types =
    [
        new(HandlerKind.Controller, ObjectLife.Request, ["Microsoft.AspNetCore.Mvc.ControllerBase"], IsAction, "request to"),
        new(HandlerKind.RazorPage, ObjectLife.Request, ["Microsoft.AspNetCore.Mvc.RazorPages.PageModel"], IsPageHandler, "request to"),
        new(HandlerKind.Hub, ObjectLife.Request, ["Microsoft.AspNetCore.SignalR.Hub"], IsPublicInstance, "call of"),
        new(HandlerKind.BotTurn, ObjectLife.Request,
            ["Microsoft.Bot.Builder.IBot", "Microsoft.Bot.Builder.ActivityHandler", "Microsoft.Agents.Builder.IAgent", "Microsoft.Agents.Builder.Compat.ActivityHandler"],
            m => m.Name.StartsWith("On", StringComparison.Ordinal) && m.Parameters.Any(p => p.Type.Name == "ITurnContext"), "turn of"),
        new(HandlerKind.Message, ObjectLife.Request,
            ["MediatR.IRequestHandler`1", "MediatR.IRequestHandler`2", "MediatR.INotificationHandler`1", "MediatR.IStreamRequestHandler`2", "NServiceBus.IHandleMessages`1",
             "Rebus.Handlers.IHandleMessages`1", "MassTransit.IConsumer`1", "MassTransit.IJobConsumer`1", "Paramore.Brighter.IHandleRequests`1"],
            m => m.Name is "Handle" or "HandleAsync" or "Consume" or "Run", "message to"),
        new(HandlerKind.Message, ObjectLife.Request, ["Quartz.IJob"], m => m.Name is "Execute", "run of"),
        new(HandlerKind.Function, ObjectLife.Request,
            ["Google.Cloud.Functions.Framework.IHttpFunction", "Google.Cloud.Functions.Framework.ICloudEventFunction", "Google.Cloud.Functions.Framework.ICloudEventFunction`1",
             "Google.Cloud.Functions.Framework.ITypedFunction`2"],
            m => m.Name is "HandleAsync", "invocation of"),
        new(HandlerKind.MinimalApi, ObjectLife.Request, ["FastEndpoints.BaseEndpoint"], m => m.Name is "HandleAsync" or "ExecuteAsync", "request to"),
        new(HandlerKind.MinimalApi, ObjectLife.Request, ["ServiceStack.IService"], m => IsPublicInstance(m) && s_serviceVerbs.Contains(m.Name), "request to"),
        new(HandlerKind.Middleware, ObjectLife.Request, ["Microsoft.AspNetCore.Http.IMiddleware", "Microsoft.AspNetCore.Http.IEndpointFilter"], m => m.Name is "InvokeAsync", "request through"),
    ];

    /// <summary>Base types whose objects are found again by key and kept between calls: a memory in them is another rule's matter.</summary>
    static readonly string[] s_keyedTypes =
    [
        "Orleans.Grain", "Orleans.IGrainBase", "Microsoft.DurableTask.Entities.ITaskEntity", "Microsoft.DurableTask.ITaskOrchestrator", "MassTransit.ISaga", "Wolverine.Saga",
    ];

    /// <summary>Methods of a component that do not answer what the user does.</summary>
    static readonly ImmutableHashSet<string> s_lifecycle = ImmutableHashSet.Create(
        "OnInitialized", "OnInitializedAsync", "OnParametersSet", "OnParametersSetAsync", "OnAfterRender", "OnAfterRenderAsync", "SetParametersAsync", "BuildRenderTree", "Dispose", "DisposeAsync",
        "ShouldRender");

    static readonly string[] s_processTypes =
    [
        "Microsoft.Extensions.Hosting.IHostedService", "Microsoft.Extensions.Hosting.BackgroundService", "Carter.ICarterModule",
        "Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware",
    ];

    /// <summary>The occasion on which <paramref name="member"/> runs by virtue of its type or attributes; null if its callers decide.</summary>
    public static Occasion? Of(ISymbol? member)
    {
        if (member is not IMethodSymbol { ContainingType: { } type } method || method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
            return null;
        if (FunctionName(method) is { } function)
            return new(HandlerKind.Function, $"invocation of function '{function}'", ObjectLife.Request);
        if (method.Parameters.Any(p => p.Type.Is("Amazon.Lambda.Core.ILambdaContext")) && method.DeclaredAccessibility == Accessibility.Public)
            return new(HandlerKind.Function, $"invocation of {type.Name}.{method.Name}", ObjectLife.Process);
        if (IsConventionMiddleware(method))
            return new(HandlerKind.Middleware, $"request through {type.Name}", ObjectLife.Process);
        if (IsGrpcMethod(method))
            return new(HandlerKind.Grpc, $"call of {type.Name}.{method.Name}", ObjectLife.Request);
        if (IsAgentRoute(method))
            return new(HandlerKind.BotTurn, $"turn of {type.Name}", ObjectLife.Request);
        if (!s_lifecycle.Contains(method.Name) && type.IsOrDerivesFrom("Microsoft.AspNetCore.Components.IComponent"))
            return new(HandlerKind.Component, $"event of {type.Name}", ObjectLife.Circuit);
        foreach (var kind in s_types)
            if (kind.IsHandler(method) && type.IsOrDerivesFrom(kind.Types))
                return new(kind.Kind, $"{kind.Noun} {(kind.Kind is HandlerKind.Message or HandlerKind.BotTurn ? type.Name : type.Name + "." + method.Name)}", kind.Life);
        if (IsConventionController(type) && IsAction(method))
            return new(HandlerKind.Controller, $"request to {type.Name}.{method.Name}", ObjectLife.Request);
        return null;
    }

    /// <summary>How long objects of a type live because of what the type is; <see cref="ObjectLife.Unknown"/> if its registration decides.</summary>
    public static ObjectLife LifeOf(INamedTypeSymbol type)
    {
        if (type.IsStatic)
            return ObjectLife.Process;
        if (type.IsOrDerivesFrom(s_keyedTypes))
            return ObjectLife.Key;
        if (type.IsOrDerivesFrom("Microsoft.AspNetCore.Components.IComponent"))
            return ObjectLife.Circuit;
        if (type.IsOrDerivesFrom(s_processTypes))
            return ObjectLife.Process;
        foreach (var kind in s_types)
            if (kind.Life == ObjectLife.Request && type.IsOrDerivesFrom(kind.Types))
                return kind.Kind == HandlerKind.Middleware ? ObjectLife.Unknown : ObjectLife.Request;
        if (type.IsOrDerivesFrom("Microsoft.Agents.Builder.App.AgentApplication") || IsConventionController(type))
            return ObjectLife.Request;
        foreach (var member in type.GetMembers())
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && (FunctionName(method) is not null || IsGrpcMethod(method)))
                return ObjectLife.Request;
        return ObjectLife.Unknown;
    }

    /// <summary>What objects of a handler's type are created for.</summary>
    public static string NounOf(INamedTypeSymbol type)
    {
        var kind = s_types.FirstOrDefault(k => type.IsOrDerivesFrom(k.Types))?.Kind;
        if (kind is null && type.IsOrDerivesFrom("Microsoft.Agents.Builder.App.AgentApplication"))
            kind = HandlerKind.BotTurn;
        if (kind is null && type.GetMembers().OfType<IMethodSymbol>().Any(m => FunctionName(m) is not null))
            kind = HandlerKind.Function;
        if (kind is null && type.GetMembers().OfType<IMethodSymbol>().Any(IsGrpcMethod))
            kind = HandlerKind.Grpc;
        return kind switch
        {
            HandlerKind.Hub or HandlerKind.Grpc => "call",
            HandlerKind.BotTurn => "turn",
            HandlerKind.Message => "message",
            HandlerKind.Function => "invocation",
            _ => "request",
        };
    }

    static bool IsPublicInstance(IMethodSymbol m) => m is { DeclaredAccessibility: Accessibility.Public, IsStatic: false };

    static bool IsAction(IMethodSymbol m) =>
        IsPublicInstance(m) && !m.IsGenericMethod && !HasAttribute(m, "Microsoft.AspNetCore.Mvc.NonActionAttribute") && m is not { Name: "Dispose", Parameters.Length: 0 };

    static bool IsPageHandler(IMethodSymbol m) => IsPublicInstance(m) && m.Name.Length > 2 && m.Name.StartsWith("On", StringComparison.Ordinal) && char.IsUpper(m.Name[2]);

    /// <summary>A class that MVC takes for a controller without a base class.</summary>
    static bool IsConventionController(INamedTypeSymbol type)
    {
        if (type is not { DeclaredAccessibility: Accessibility.Public, IsAbstract: false, ContainingType: null, TypeKind: TypeKind.Class })
            return false;
        for (var t = type; t is not null; t = t.BaseType)
            foreach (var attribute in t.GetAttributes())
                if (attribute.AttributeClass.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.ControllerAttribute"))
                    return true;
        return type.Name.EndsWith("Controller", StringComparison.Ordinal) && type.GetMembers().OfType<IMethodSymbol>().Any(m =>
            m.GetAttributes().Any(a => a.AttributeClass.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute", "Microsoft.AspNetCore.Mvc.RouteAttribute")));
    }

    static bool IsConventionMiddleware(IMethodSymbol method) =>
        method is { Name: "Invoke" or "InvokeAsync", DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type: var first }, ..] }
        && first.Is("Microsoft.AspNetCore.Http.HttpContext")
        && method.ContainingType.InstanceConstructors.Any(c => c.Parameters.Any(p => p.Type.Is("Microsoft.AspNetCore.Http.RequestDelegate")));

    static bool IsGrpcMethod(IMethodSymbol method) => method is { IsOverride: true } && method.Parameters.Any(p => p.Type.Is("Grpc.Core.ServerCallContext"));

    /// <summary>Methods that the Agents SDK routes a turn to: by attribute, or by the signature of a route handler.</summary>
    static bool IsAgentRoute(IMethodSymbol method) =>
        method.ContainingType.IsOrDerivesFrom("Microsoft.Agents.Builder.App.AgentApplication")
        && method.Parameters.Any(p => p.Type.Is("Microsoft.Agents.Builder.ITurnContext"))
        && method.Parameters.Any(p => p.Type.IsOrDerivesFrom("Microsoft.Agents.Builder.State.ITurnState"));

    static string? FunctionName(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
            if (attribute.AttributeClass is { Name: "FunctionAttribute" or "FunctionNameAttribute" or "LambdaFunctionAttribute" } type
                && type.IsAnyOf(s_functionAttributes) && !IsDurable(method))
                return attribute.ConstructorArguments is [{ Value: string name }, ..] ? name : method.Name;
        return null;
    }

    static readonly string[] s_functionAttributes =
        ["Microsoft.Azure.Functions.Worker.FunctionAttribute", "Microsoft.Azure.WebJobs.FunctionNameAttribute", "Amazon.Lambda.Annotations.LambdaFunctionAttribute"];

    /// <summary>Orchestrators are replayed and entities persisted: their locals and state are no per-request matter.</summary>
    static bool IsDurable(IMethodSymbol method) =>
        method.Parameters.Any(p => p.GetAttributes().Any(a => a.AttributeClass?.Name is "OrchestrationTriggerAttribute" or "EntityTriggerAttribute"));

    static bool HasAttribute(ISymbol symbol, string name) => symbol.GetAttributes().Any(a => a.AttributeClass.Is(name));
}
