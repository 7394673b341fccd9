// Public surface of the Teams SDK v2.1 (microsoft/teams.net), signatures only. See README.md.
using System;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Teams.Apps.State;

namespace Microsoft.Teams.Apps.State
{
    public class TurnStateOptions
    {
        public DistributedCacheEntryOptions CacheEntryOptions { get; set; }
        public string KeyPrefix { get; set; }
    }

    public class TurnState
    {
        public TurnState() { }

        public T? Get<T>(string key) => throw null!;
        public void Set<T>(string key, T value) { }
        public void Remove(string key) { }
        public bool TryGet<T>(string key, out T? value) => throw null!;
        public bool ContainsKey(string key) => throw null!;
    }
}

namespace Microsoft.Teams.Apps
{
    public sealed class TeamsBotApplicationOptions
    {
        public TeamsBotApplicationOptions UseState(Action<TurnStateOptions>? configure = null) => throw null!;
    }

    public class TeamsBotApplication
    {
        internal TeamsBotApplication() { }
    }

    public static class TeamsBotApplicationHostingExtensions
    {
        public static IServiceCollection AddTeamsBotApplication(this IServiceCollection services, string sectionName = "AzureAd") => throw null!;
        public static IServiceCollection AddTeamsBotApplication(this IServiceCollection services, Action<TeamsBotApplicationOptions> configure, string sectionName = "AzureAd") => throw null!;
        public static TeamsBotApplication UseTeamsBotApplication(this IEndpointRouteBuilder endpoints, string routePath = "api/messages") => throw null!;
    }
}
