using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>Words that say whom a project serves.</summary>
static class HandlerWords
{
    /// <summary>A word of each kind of handler: a project that has none of them runs for one user, from start to end.</summary>
    public static ImmutableArray<string> All { get; } = ImmutableArray.Create(
        "MapPost", "MapGet", "MapPut", "MapMethods", "Map", "MapFallback", "MapHub", "MapControllers", "IEndpointRouteBuilder", "RequestDelegate", "HttpContext", "IMiddleware", "IEndpointFilter", "IApplicationBuilder",
        "ControllerBase", "Controller", "ApiController", "HttpPost", "HttpGet", "Route", "PageModel", "Hub", "IActionResult", "ActionResult", "ComponentBase", "IComponent",
        "Function", "FunctionName", "HttpTrigger", "ILambdaContext", "LambdaFunction", "IHttpFunction", "ICloudEventFunction", "ITypedFunction", "ServerCallContext",
        "ITurnContext", "ActivityHandler", "TeamsActivityHandler", "AgentApplication", "IBot", "IAgent", "TurnStateFactory", "AgentApplicationOptions", "OnMessage", "OnActivity", "AddAgent", "AddBot",
        "IRequestHandler", "INotificationHandler", "IStreamRequestHandler", "IHandleMessages", "IHandleRequests", "IConsumer", "IJobConsumer", "IJob", "BaseEndpoint", "Endpoint", "EndpointWithoutRequest", "IService",
        "ProcessMessageAsync", "ProcessEventAsync", "ReceivedAsync", "Received", "WebApplication", "UseEndpoints", "AddScoped", "AddTransient", "WithSessionStore");

    /// <summary>Where they stand, a scope of the container is a request, a call or a message.</summary>
    public static ImmutableArray<string> Requests { get; } = ImmutableArray.Create(
        "WebApplication", "MapControllers", "MapPost", "MapGet", "UseEndpoints", "MapHub", "MapControllerRoute", "ConfigureFunctionsWorkerDefaults", "ConfigureFunctionsWebApplication",
        "FunctionsStartup", "FunctionsApplication", "ControllerBase", "ConfigureWebHostDefaults", "AddControllers", "MapRazorPages", "MapGrpcService");

    /// <summary>Where they stand, a scope may be a Blazor circuit.</summary>
    public static ImmutableArray<string> Circuits { get; } = ImmutableArray.Create("AddServerSideBlazor", "AddRazorComponents", "AddInteractiveServerComponents", "MapBlazorHub", "MapRazorComponents", "ComponentBase", Browser);

    /// <summary>Where it stands, the program runs in the browser.</summary>
    public const string Browser = "WebAssemblyHostBuilder";
}
