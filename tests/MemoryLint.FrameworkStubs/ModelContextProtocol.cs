// Public surface of the Model Context Protocol C# SDK, signatures only. See README.md.
using System;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using ModelContextProtocol.AspNetCore;
using ModelContextProtocol.Server;

namespace ModelContextProtocol.Server
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class McpServerToolAttribute : Attribute
    {
        public McpServerToolAttribute() { }

        public string? Name { get; set; }
        public string? Title { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class McpServerToolTypeAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class McpServerPromptAttribute : Attribute
    {
        public McpServerPromptAttribute() { }

        public string? Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class McpServerPromptTypeAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class McpServerResourceAttribute : Attribute
    {
        public McpServerResourceAttribute() { }

        public string? UriTemplate { get; set; }
        public string? Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class McpServerResourceTypeAttribute : Attribute
    {
    }

    public class McpServerToolCreateOptions
    {
        public string? Name { get; set; }
    }

    public abstract class McpServerTool
    {
        protected McpServerTool() { }

        public static McpServerTool Create(Delegate method, McpServerToolCreateOptions? options = null) => throw null!;
    }

    public abstract class McpServer
    {
        public abstract string? SessionId { get; }
    }

    public sealed class McpServerOptions
    {
        public bool ScopeRequests { get; set; }
    }
}

namespace ModelContextProtocol.AspNetCore
{
    public class HttpServerTransportOptions
    {
        public bool Stateless { get; set; }
        public TimeSpan IdleTimeout { get; set; }
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public interface IMcpServerBuilder
    {
        IServiceCollection Services { get; }
    }

    public static class McpServerServiceCollectionExtensions
    {
        public static IMcpServerBuilder AddMcpServer(this IServiceCollection services, Action<McpServerOptions>? configureOptions = null) => throw null!;
    }

    public static class McpServerBuilderExtensions
    {
        public static IMcpServerBuilder WithTools<TToolType>(this IMcpServerBuilder builder, JsonSerializerOptions? serializerOptions = null) => throw null!;
        public static IMcpServerBuilder WithTools<TToolType>(this IMcpServerBuilder builder, TToolType target, JsonSerializerOptions? serializerOptions = null) => throw null!;
        public static IMcpServerBuilder WithToolsFromAssembly(this IMcpServerBuilder builder, Assembly? toolAssembly = null, JsonSerializerOptions? serializerOptions = null) => throw null!;
    }

    public static class HttpMcpServerBuilderExtensions
    {
        public static IMcpServerBuilder WithHttpTransport(this IMcpServerBuilder builder, Action<HttpServerTransportOptions>? configureOptions = null) => throw null!;
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public static class McpEndpointRouteBuilderExtensions
    {
        public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder endpoints, string pattern = "") => throw null!;
    }
}
