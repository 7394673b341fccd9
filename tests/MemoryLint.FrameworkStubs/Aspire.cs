// Public surface of the Aspire app host, signatures only. See README.md.
namespace Aspire.Hosting.ApplicationModel
{
    public interface IResource
    {
        string Name { get; }
    }

    public interface IResourceBuilder<out T>
        where T : IResource
    {
        T Resource { get; }
    }

    public abstract class Resource : IResource
    {
        protected Resource(string name) { }

        public virtual string Name => throw null!;
    }

    public class ProjectResource : Resource
    {
        public ProjectResource(string name) : base(name) { }
    }
}

namespace Aspire.Hosting
{
    using Aspire.Hosting.ApplicationModel;

    public interface IDistributedApplicationBuilder
    {
        DistributedApplication Build();
    }

    public class DistributedApplication
    {
        internal DistributedApplication() { }

        public static IDistributedApplicationBuilder CreateBuilder(string[] args) => throw null!;
        public void Run() { }
    }

    public static class ProjectResourceBuilderExtensions
    {
        public static IResourceBuilder<ProjectResource> AddProject(this IDistributedApplicationBuilder builder, string name, string projectPath) => throw null!;
        public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas) => throw null!;
    }
}
