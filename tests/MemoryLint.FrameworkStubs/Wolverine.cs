// Public surface of Wolverine, signatures only. See README.md.
using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Wolverine
{
    public interface IWolverineHandler
    {
    }

    public abstract class Saga
    {
        protected void MarkCompleted() { }
        public bool IsCompleted() => throw null!;
    }

    public class WolverineOptions
    {
        public WolverineOptions() { }
    }

    public interface ICommandBus
    {
        Task InvokeAsync(object message, CancellationToken cancellation = default, TimeSpan? timeout = default);
        Task<T> InvokeAsync<T>(object message, CancellationToken cancellation = default, TimeSpan? timeout = default);
    }

    public interface IMessageBus : ICommandBus
    {
    }

    public static class HostBuilderExtensions
    {
        public static IHostBuilder UseWolverine(this IHostBuilder builder, Action<WolverineOptions>? overrides = null) => throw null!;
    }
}

namespace Wolverine.Attributes
{
    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
    public class WolverineHandlerAttribute : Attribute
    {
    }

    [AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
    public class WolverineIgnoreAttribute : Attribute
    {
    }
}

namespace Wolverine.Http
{
    [AttributeUsage(AttributeTargets.Method)]
    public abstract class WolverineHttpMethodAttribute : Attribute
    {
        protected WolverineHttpMethodAttribute(string httpMethod, string template) { }

        public string HttpMethod => throw null!;
        public string Template => throw null!;
    }

    public class WolverineGetAttribute : WolverineHttpMethodAttribute
    {
        public WolverineGetAttribute(string template) : base(null!, template) { }
    }

    public class WolverinePostAttribute : WolverineHttpMethodAttribute
    {
        public WolverinePostAttribute(string template) : base(null!, template) { }
    }

    public class WolverinePutAttribute : WolverineHttpMethodAttribute
    {
        public WolverinePutAttribute(string template) : base(null!, template) { }
    }

    public class WolverineDeleteAttribute : WolverineHttpMethodAttribute
    {
        public WolverineDeleteAttribute(string template) : base(null!, template) { }
    }
}
