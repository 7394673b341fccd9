// Public surface of gRPC for .NET, signatures only. See README.md.
using System;
using System.Threading;
using System.Threading.Tasks;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Grpc.Core
{
    [AttributeUsage(AttributeTargets.Class)]
    public class BindServiceMethodAttribute : Attribute
    {
        public BindServiceMethodAttribute(Type bindType, string bindMethodName) { }

        public Type BindType => throw null!;
        public string BindMethodName => throw null!;
    }

    public class Metadata
    {
        public string? GetValue(string key) => throw null!;
    }

    public abstract class ServerCallContext
    {
        protected ServerCallContext() { }

        public string Method => throw null!;
        public string Peer => throw null!;
        public Metadata RequestHeaders => throw null!;
        public CancellationToken CancellationToken => throw null!;
    }

    public interface IAsyncStreamReader<out T>
    {
        T Current { get; }
        Task<bool> MoveNext(CancellationToken cancellationToken);
    }

    public interface IAsyncStreamWriter<in T>
    {
        Task WriteAsync(T message);
    }

    public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
    {
    }

    public static class ServerCallContextExtensions
    {
        public static Microsoft.AspNetCore.Http.HttpContext GetHttpContext(this ServerCallContext serverCallContext) => throw null!;
    }
}

namespace Grpc.AspNetCore.Server
{
    public interface IGrpcServerBuilder
    {
        Microsoft.Extensions.DependencyInjection.IServiceCollection Services { get; }
    }

    public class GrpcServiceOptions
    {
        public bool? EnableDetailedErrors { get; set; }
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public sealed class GrpcServiceEndpointConventionBuilder : IEndpointConventionBuilder
    {
        internal GrpcServiceEndpointConventionBuilder() { }

        public void Add(Action<EndpointBuilder> convention) { }
    }

    public static class GrpcEndpointRouteBuilderExtensions
    {
        public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder) where TService : class => throw null!;
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public static class GrpcServicesExtensions
    {
        public static IGrpcServerBuilder AddGrpc(this IServiceCollection services) => throw null!;
        public static IGrpcServerBuilder AddGrpc(this IServiceCollection services, Action<GrpcServiceOptions> configureOptions) => throw null!;
    }
}
