// Public surface of FastEndpoints, signatures only. See README.md.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FastEndpoints
{
    public interface IEndpoint
    {
    }

    public abstract class BaseEndpoint : IEndpoint
    {
        public HttpContext HttpContext { get; internal set; }
        public virtual void Configure() { }
    }

    public sealed class Void
    {
    }

    public sealed class EmptyRequest
    {
    }

    public abstract class Endpoint<TRequest, TResponse> : BaseEndpoint
        where TRequest : notnull
    {
        public TResponse Response { get; set; }
        public virtual Task HandleAsync(TRequest req, CancellationToken ct) => throw null!;
        public virtual Task<TResponse> ExecuteAsync(TRequest req, CancellationToken ct) => throw null!;
        protected void Get(params string[] routePatterns) { }
        protected void Post(params string[] routePatterns) { }
        protected void Put(params string[] routePatterns) { }
        protected void Delete(params string[] routePatterns) { }
        protected void Routes(params string[] patterns) { }
        protected void AllowAnonymous(params string[] verbs) { }
        protected T? Route<T>(string paramName, bool isRequired = true) => throw null!;
        protected T? Query<T>(string paramName, bool isRequired = true) => throw null!;
        protected ResponseSender<TRequest, TResponse> Send => throw null!;
    }

    public readonly struct ResponseSender<TRequest, TResponse>
        where TRequest : notnull
    {
        public Task<Void> OkAsync(TResponse response, CancellationToken cancellation) => throw null!;
        public Task<Void> OkAsync(TResponse response) => throw null!;
        public Task<Void> OkAsync(CancellationToken cancellation) => throw null!;
    }

    public abstract class Endpoint<TRequest> : Endpoint<TRequest, object?>
        where TRequest : notnull
    {
    }

    public abstract class EndpointWithoutRequest : Endpoint<EmptyRequest, object?>
    {
        public virtual Task HandleAsync(CancellationToken ct) => throw null!;
        public virtual Task<object?> ExecuteAsync(CancellationToken ct) => throw null!;
    }

    public abstract class EndpointWithoutRequest<TResponse> : Endpoint<EmptyRequest, TResponse>
    {
        public virtual Task HandleAsync(CancellationToken ct) => throw null!;
        public virtual Task<TResponse> ExecuteAsync(CancellationToken ct) => throw null!;
    }

    public interface IEventHandler<in TEvent>
    {
        Task HandleAsync(TEvent eventModel, CancellationToken ct);
    }

    public interface ICommand
    {
    }

    public interface ICommand<out TResult>
    {
    }

    public interface ICommandHandler<in TCommand>
        where TCommand : ICommand
    {
        Task ExecuteAsync(TCommand command, CancellationToken ct);
    }

    public interface ICommandHandler<in TCommand, TResult>
        where TCommand : ICommand<TResult>
    {
        Task<TResult> ExecuteAsync(TCommand command, CancellationToken ct);
    }

    public static class MainExtensions
    {
        public static IServiceCollection AddFastEndpoints(this IServiceCollection services) => throw null!;
        public static IApplicationBuilder UseFastEndpoints(this IApplicationBuilder app) => throw null!;
        public static IEndpointRouteBuilder MapFastEndpoints(this IEndpointRouteBuilder app) => throw null!;
    }
}
