using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>A word of each kind of handler: a project that has none of them runs for one user, from start to end.</summary>
static class HandlerWords
{
    public static ImmutableArray<string> All { get; } = ImmutableArray.Create(
        "MapPost", "MapGet", "MapPut", "MapMethods", "Map", "MapFallback", "MapHub", "MapControllers", "IEndpointRouteBuilder", "RequestDelegate", "HttpContext", "IMiddleware", "IEndpointFilter", "IApplicationBuilder",
        "ControllerBase", "Controller", "ApiController", "HttpPost", "HttpGet", "Route", "PageModel", "Hub", "IActionResult", "ActionResult", "ComponentBase", "IComponent",
        "Function", "FunctionName", "HttpTrigger", "ILambdaContext", "LambdaFunction", "IHttpFunction", "ICloudEventFunction", "ITypedFunction", "ServerCallContext",
        "ITurnContext", "ActivityHandler", "TeamsActivityHandler", "AgentApplication", "IBot", "IAgent", "TurnStateFactory", "AgentApplicationOptions", "OnMessage", "OnActivity", "AddAgent", "AddBot",
        "IRequestHandler", "INotificationHandler", "IStreamRequestHandler", "IHandleMessages", "IHandleRequests", "IConsumer", "IJobConsumer", "IJob", "BaseEndpoint", "Endpoint", "EndpointWithoutRequest", "IService",
        "ProcessMessageAsync", "ProcessEventAsync", "ReceivedAsync", "Received", "WebApplication", "UseEndpoints", "AddScoped", "AddTransient", "WithSessionStore");
}
