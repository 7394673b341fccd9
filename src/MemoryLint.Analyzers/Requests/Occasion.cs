namespace MemoryLint.Requests;

/// <summary>How long the object lives that a handler belongs to.</summary>
enum ObjectLife
{
    /// <summary>Nothing says how long.</summary>
    Unknown,

    /// <summary>One request, call, message or turn.</summary>
    Request,

    /// <summary>As long as the process: static, singleton, middleware.</summary>
    Process,

    /// <summary>As long as a key is in use: grains, durable entities, sagas.</summary>
    Key,

    /// <summary>As long as a browser tab is connected: Blazor components and what they are injected with.</summary>
    Circuit,
}

/// <summary>What makes a handler run.</summary>
enum HandlerKind
{
    MinimalApi,
    Middleware,
    Controller,
    RazorPage,
    Hub,
    Function,
    BotTurn,
    Grpc,
    Message,

    /// <summary>A method of a Blazor component: what it calls runs once per event. What stands in the component itself lives as long as the component.</summary>
    Component,
}

/// <summary>The event on which code runs once: an HTTP request, a hub call, a bot's turn.</summary>
/// <param name="Kind">The handler's kind.</param>
/// <param name="Text">How a message speaks of it, to follow "on every": <c>POST /chat request</c>, <c>call of ChatHub.Send</c>.</param>
/// <param name="Life">How long the object lives that the handler is a member of.</param>
sealed record Occasion(HandlerKind Kind, string Text, ObjectLife Life);
