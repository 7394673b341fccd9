// Public surface of the Google Cloud Functions Framework for .NET, signatures only. See README.md.
using System.Threading;
using System.Threading.Tasks;
using CloudNative.CloudEvents;
using Microsoft.AspNetCore.Http;

namespace CloudNative.CloudEvents
{
    public sealed class CloudEvent
    {
        public CloudEvent() { }

        public string? Id { get; set; }
        public string? Subject { get; set; }
        public object? Data { get; set; }
    }
}

namespace Google.Cloud.Functions.Framework
{
    public interface IHttpFunction
    {
        Task HandleAsync(HttpContext context);
    }

    public interface ICloudEventFunction
    {
        Task HandleAsync(CloudEvent cloudEvent, CancellationToken cancellationToken);
    }

    public interface ICloudEventFunction<TData>
        where TData : class
    {
        Task HandleAsync(CloudEvent cloudEvent, TData data, CancellationToken cancellationToken);
    }

    public interface ITypedFunction<TRequest, TResponse>
    {
        Task<TResponse> HandleAsync(TRequest request, CancellationToken cancellationToken);
    }
}
