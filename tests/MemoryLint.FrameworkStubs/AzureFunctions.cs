// Public surface of Azure Functions (isolated worker, in-process), signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute : Attribute
    {
        public FunctionAttribute(string name) { }

        public string Name => throw null!;
    }

    public enum AuthorizationLevel
    {
        Anonymous = 0,
        User = 1,
        Function = 2,
        System = 3,
        Admin = 4,
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute : Attribute
    {
        public HttpTriggerAttribute() { }
        public HttpTriggerAttribute(params string[] methods) { }
        public HttpTriggerAttribute(AuthorizationLevel authLevel) { }
        public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) { }

        public string? Route { get; set; }
        public string[]? Methods => throw null!;
        public AuthorizationLevel AuthLevel { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class QueueTriggerAttribute : Attribute
    {
        public QueueTriggerAttribute(string queueName) { }

        public string? Connection { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ServiceBusTriggerAttribute : Attribute
    {
        public ServiceBusTriggerAttribute(string queueName) { }
        public ServiceBusTriggerAttribute(string topicName, string subscriptionName) { }

        public string? Connection { get; set; }
        public bool IsSessionsEnabled { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute : Attribute
    {
        public TimerTriggerAttribute(string schedule) { }
    }

    public abstract class FunctionContext
    {
        public abstract string InvocationId { get; }
        public abstract string FunctionId { get; }
        public abstract IServiceProvider InstanceServices { get; set; }
        public abstract IDictionary<object, object> Items { get; set; }
        public virtual CancellationToken CancellationToken => throw null!;
    }
}

namespace Microsoft.Azure.Functions.Worker.Http
{
    public abstract class HttpRequestData
    {
        public HttpRequestData(FunctionContext functionContext) { }

        public abstract Stream Body { get; }
        public abstract HttpHeadersCollection Headers { get; }
        public abstract Uri Url { get; }
        public abstract string Method { get; }
        public FunctionContext FunctionContext => throw null!;
        public virtual System.Collections.Specialized.NameValueCollection Query => throw null!;
        public abstract HttpResponseData CreateResponse();
    }

    public sealed class HttpHeadersCollection : System.Net.Http.Headers.HttpHeaders
    {
        public HttpHeadersCollection() { }
    }

    public abstract class HttpResponseData
    {
        public HttpResponseData(FunctionContext functionContext) { }

        public abstract HttpStatusCode StatusCode { get; set; }
        public abstract HttpHeadersCollection Headers { get; set; }
        public abstract Stream Body { get; set; }
    }

    public static class HttpRequestDataExtensions
    {
        public static Task<string?> ReadAsStringAsync(this HttpRequestData request, System.Text.Encoding? encoding = null) => throw null!;
        public static ValueTask<T?> ReadFromJsonAsync<T>(this HttpRequestData request, CancellationToken cancellationToken = default) => throw null!;
        public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode) => throw null!;
    }

    public static class HttpResponseDataExtensions
    {
        public static Task WriteStringAsync(this HttpResponseData response, string value, System.Text.Encoding? encoding = null) => throw null!;
        public static ValueTask WriteAsJsonAsync<T>(this HttpResponseData response, T instance, CancellationToken cancellationToken = default) => throw null!;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class FromBodyAttribute : Attribute
    {
    }
}

namespace Microsoft.Azure.Functions.Worker.Middleware
{
    public delegate Task FunctionExecutionDelegate(FunctionContext context);

    public interface IFunctionsWorkerMiddleware
    {
        Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
    }
}

namespace Microsoft.Azure.Functions.Worker.Builder
{
    public sealed class FunctionsApplicationBuilder
    {
        internal FunctionsApplicationBuilder() { }

        public Microsoft.Extensions.DependencyInjection.IServiceCollection Services => throw null!;
        public IHost Build() => throw null!;
    }

    public static class FunctionsApplication
    {
        public static FunctionsApplicationBuilder CreateBuilder(string[] args) => throw null!;
    }
}

namespace Microsoft.Extensions.Hosting
{
    public static class WorkerHostBuilderExtensions
    {
        public static IHostBuilder ConfigureFunctionsWorkerDefaults(this IHostBuilder builder) => throw null!;
    }
}

namespace Microsoft.Azure.WebJobs
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionNameAttribute : Attribute
    {
        public FunctionNameAttribute(string name) { }

        public string Name => throw null!;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute : Attribute
    {
        public HttpTriggerAttribute() { }
        public HttpTriggerAttribute(params string[] methods) { }
        public HttpTriggerAttribute(Extensions.Http.AuthorizationLevel authLevel) { }
        public HttpTriggerAttribute(Extensions.Http.AuthorizationLevel authLevel, params string[] methods) { }

        public string? Route { get; set; }
    }
}

namespace Microsoft.Azure.WebJobs.Extensions.Http
{
    public enum AuthorizationLevel
    {
        Anonymous = 0,
        User = 1,
        Function = 2,
        System = 3,
        Admin = 4,
    }
}
