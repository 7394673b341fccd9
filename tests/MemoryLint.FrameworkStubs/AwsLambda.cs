// Public surface of AWS Lambda for .NET, signatures only. See README.md.
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Lambda.Core;
using Microsoft.AspNetCore.Hosting;

namespace Amazon.Lambda.Core
{
    public interface ILambdaLogger
    {
        void Log(string message);
        void LogLine(string message);
    }

    public interface ILambdaContext
    {
        string AwsRequestId { get; }
        string FunctionName { get; }
        string FunctionVersion { get; }
        string InvokedFunctionArn { get; }
        ILambdaLogger Logger { get; }
        TimeSpan RemainingTime { get; }
    }

    public interface ILambdaSerializer
    {
        T Deserialize<T>(Stream requestStream);
        void Serialize<T>(T response, Stream responseStream);
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Assembly, AllowMultiple = false)]
    public sealed class LambdaSerializerAttribute : Attribute
    {
        public LambdaSerializerAttribute(Type serializerType) { }

        public Type SerializerType { get; set; }
    }
}

namespace Amazon.Lambda.Serialization.SystemTextJson
{
    public abstract class AbstractLambdaJsonSerializer
    {
        public T Deserialize<T>(Stream requestStream) => throw null!;
        public void Serialize<T>(T response, Stream responseStream) { }
    }

    public class DefaultLambdaJsonSerializer : AbstractLambdaJsonSerializer, ILambdaSerializer
    {
        public DefaultLambdaJsonSerializer() { }
    }
}

namespace Amazon.Lambda.APIGatewayEvents
{
    public class APIGatewayProxyRequest
    {
        public string Body { get; set; }
        public string Path { get; set; }
        public IDictionary<string, string> Headers { get; set; }
        public IDictionary<string, string> QueryStringParameters { get; set; }
        public IDictionary<string, string> PathParameters { get; set; }
        public ProxyRequestContext RequestContext { get; set; }

        public class ProxyRequestContext
        {
            public string ConnectionId { get; set; }
            public string RequestId { get; set; }
        }
    }

    public class APIGatewayProxyResponse
    {
        public int StatusCode { get; set; }
        public IDictionary<string, string> Headers { get; set; }
        public string Body { get; set; }
    }

    public class APIGatewayHttpApiV2ProxyRequest
    {
        public string Body { get; set; }
        public string RawPath { get; set; }
        public IDictionary<string, string> Headers { get; set; }
        public IDictionary<string, string> QueryStringParameters { get; set; }
        public IDictionary<string, string> PathParameters { get; set; }
    }

    public class APIGatewayHttpApiV2ProxyResponse
    {
        public int StatusCode { get; set; }
        public IDictionary<string, string> Headers { get; set; }
        public string Body { get; set; }
    }
}

namespace Amazon.Lambda.SQSEvents
{
    public class SQSEvent
    {
        public List<SQSMessage> Records { get; set; }

        public class SQSMessage
        {
            public string MessageId { get; set; }
            public string Body { get; set; }
        }
    }
}

namespace Amazon.Lambda.Annotations
{
    [AttributeUsage(AttributeTargets.Method)]
    public class LambdaFunctionAttribute : Attribute
    {
        public string ResourceName { get; set; }
        public uint Timeout { get; set; }
        public uint MemorySize { get; set; }
    }

    [AttributeUsage(AttributeTargets.Class)]
    public class LambdaStartupAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromServicesAttribute : Attribute
    {
    }
}

namespace Amazon.Lambda.Annotations.APIGateway
{
    public enum LambdaHttpMethod
    {
        Any,
        Get,
        Post,
        Put,
        Patch,
        Head,
        Delete,
        Options,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class HttpApiAttribute : Attribute
    {
        public HttpApiAttribute(LambdaHttpMethod method, string template) { }
    }

    [AttributeUsage(AttributeTargets.Method)]
    public class RestApiAttribute : Attribute
    {
        public RestApiAttribute(LambdaHttpMethod method, string template) { }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromBodyAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromRouteAttribute : Attribute
    {
        public string Name { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public class FromQueryAttribute : Attribute
    {
        public string Name { get; set; }
    }
}

namespace Amazon.Lambda.RuntimeSupport
{
    public class LambdaBootstrapBuilder
    {
        private LambdaBootstrapBuilder() { }

        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, ILambdaContext, TOutput> handler, ILambdaSerializer serializer) => throw null!;
        public static LambdaBootstrapBuilder Create<TInput, TOutput>(Func<TInput, Task<TOutput>> handler, ILambdaSerializer serializer) => throw null!;
        public LambdaBootstrap Build() => throw null!;
    }

    public class LambdaBootstrap : IDisposable
    {
        internal LambdaBootstrap() { }

        public Task RunAsync(CancellationToken cancellationToken = default(CancellationToken)) => throw null!;
        public void Dispose() { }
    }
}

namespace Amazon.Lambda.AspNetCoreServer
{
    using Amazon.Lambda.APIGatewayEvents;

    public abstract class AbstractAspNetCoreFunction<TREQUEST, TRESPONSE>
    {
        protected AbstractAspNetCoreFunction() { }

        protected virtual void Init(IWebHostBuilder builder) { }
        public virtual Task<TRESPONSE> FunctionHandlerAsync(TREQUEST request, ILambdaContext lambdaContext) => throw null!;
    }

    public abstract class APIGatewayProxyFunction : AbstractAspNetCoreFunction<APIGatewayProxyRequest, APIGatewayProxyResponse>
    {
    }

    public abstract class APIGatewayHttpApiV2ProxyFunction : AbstractAspNetCoreFunction<APIGatewayHttpApiV2ProxyRequest, APIGatewayHttpApiV2ProxyResponse>
    {
    }

    public abstract class ApplicationLoadBalancerFunction : AbstractAspNetCoreFunction<object, object>
    {
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    public enum LambdaEventSource
    {
        RestApi,
        HttpApi,
        ApplicationLoadBalancer,
    }

    public static partial class ServiceCollectionExtensions
    {
        public static IServiceCollection AddAWSLambdaHosting(this IServiceCollection services, LambdaEventSource eventSource) => throw null!;
    }
}
