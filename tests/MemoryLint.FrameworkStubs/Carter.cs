// Public surface of Carter, signatures only. See README.md.
using System;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Carter
{
    public interface ICarterModule
    {
        void AddRoutes(IEndpointRouteBuilder app);
    }

    public abstract class CarterModule : ICarterModule
    {
        protected CarterModule() { }
        protected CarterModule(string basePath) { }

        public abstract void AddRoutes(IEndpointRouteBuilder app);
    }

    public static class CarterExtensions
    {
        public static IServiceCollection AddCarter(this IServiceCollection services) => throw null!;
        public static IEndpointRouteBuilder MapCarter(this IEndpointRouteBuilder builder) => throw null!;
    }
}
