using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting;

/// <summary>Decides which claims of a repository's deployment files are about the project that is being compiled, and what they come to.</summary>
static class HostProfiles
{
    static readonly KeptPerProject<HostProfile> s_profiles = new();

    /// <summary>The profile of the compilation's project; found out once.</summary>
    public static HostProfile Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        s_profiles.Get(compilation, options, () => Find(compilation, options, cancellation));

    static HostProfile Find(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        var project = HostedProject.Of(compilation, options);
        var claims = ClaimsAbout(project, HostFiles.Of(project, options, cancellation)).Concat(ClaimsOf(project)).ToList();
        return HostOptions.Apply(compilation, options, Merge(claims));
    }

    /// <summary>The claims that are about the project, none from files for development.</summary>
    public static IEnumerable<HostClaim> ClaimsAbout(HostedProject project, HostFiles files)
    {
        var claims = files.Claims.Where(c => !IsForDevelopment(c.File, project)).ToList();
        var own = new HashSet<HostClaim>(claims.Where(c => IsAbout(c, project, files, depth: 0)));
        // Others speak of the same thing under the name that the project was found by: an autoscaler of a deployment, a resource tagged with a service.
        var names = new HashSet<(string, string)>(own.Where(c => c.Name is not null).Select(c => (c.Platform, c.Name!)));
        foreach (var claim in claims)
            if (claim.Name is not null && names.Contains((claim.Platform, claim.Name)) && !IsTiedElsewhere(claim))
                own.Add(claim);
        var services = new HashSet<string>(own.Select(c => c.Name).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        foreach (var claim in claims)
            if (claim.Ties.Any(t => t.Kind == TieKind.Service && services.Contains(t.Value)))
                own.Add(claim);
        if (own.Count == 0 && OnlyDeployable(claims) is { } only)
            own.UnionWith(only);
        return claims.Where(own.Contains);

        bool IsTiedElsewhere(HostClaim claim) => claim.Ties.Any(t => t.Kind is TieKind.Project or TieKind.Dockerfile or TieKind.AspireProject);
    }

    static bool IsAbout(HostClaim claim, HostedProject project, HostFiles files, int depth)
    {
        if (claim.Ties.Any(t => project.IsNamedBy(t, claim.File) || IsBuiltFrom(t)))
            return true;
        if (claim.Ties.Any(t => t.Kind is TieKind.Project or TieKind.Dockerfile or TieKind.AspireProject or TieKind.Assembly))
            return false;
        return claim.Name is { } name && project.IsNamed(name)
            || (claim.Ties.IsEmpty && string.Equals(claim.File.Folder, project.Folder, StringComparison.OrdinalIgnoreCase));

        // The Dockerfile knows the project; without it, its place does.
        bool IsBuiltFrom(ProjectTie tie) =>
            tie.Kind == TieKind.Dockerfile && depth < 2 && claim.File.Resolve(tie.Value) is var path
            && (files.Find(path) is { } dockerfile && files.Claims.Where(c => c.File == dockerfile).ToList() is { Count: > 0 } built
                ? built.Any(c => IsAbout(c, project, files, depth + 1))
                : string.Equals(path.Substring(0, Math.Max(0, path.LastIndexOf('/'))), project.Folder, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Where a repository deploys one thing only, and nothing ties that thing to another project, it is this one. What runs from a public image is no project.
    /// </summary>
    static List<HostClaim>? OnlyDeployable(List<HostClaim> claims)
    {
        var groups = claims.Where(c => !IsInfrastructure(c)).GroupBy(c => (c.Platform, c.Name)).ToList();
        return groups is [var only] && only.All(c => c.Ties.All(t => t.Kind is TieKind.Image or TieKind.Service)) ? only.ToList() : null;
    }

    static readonly ImmutableHashSet<string> s_infrastructure = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "redis", "valkey", "postgres", "postgresql", "pgvector", "mysql", "mariadb", "mongo", "mongodb", "mssql", "server", "sqlserver", "azure-sql-edge", "rabbitmq", "kafka", "zookeeper", "nats", "qdrant", "chroma",
        "weaviate", "milvus", "elasticsearch", "opensearch", "kibana", "grafana", "prometheus", "loki", "jaeger", "zipkin", "seq", "otel", "collector", "opentelemetry-collector", "nginx", "traefik", "haproxy", "envoy",
        "caddy", "ollama", "minio", "azurite", "keycloak", "vault", "consul", "etcd", "node", "python", "busybox", "alpine", "cert-manager", "adminer", "pgadmin4", "memcached", "localai", "localstack", "mailhog");

    static bool IsInfrastructure(HostClaim claim) =>
        claim.Ties.Any(t => t.Kind == TieKind.Image && s_infrastructure.Contains(t.Value.Substring(t.Value.LastIndexOf('/') + 1)))
        || (claim.Name is { } name && s_infrastructure.Contains(name));

    static readonly ImmutableArray<string> s_development = ImmutableArray.Create("dev", "development", "local", "localhost", "override", "debug", "test", "tests", "ci", "devcontainer", "sample", "example", "playground", "playgrounds");

    /// <summary>True for a file whose name or folder says that it is not for production. Folders above the project say nothing.</summary>
    static bool IsForDevelopment(HostFile file, HostedProject project)
    {
        if (HasDevelopmentWord(file.Name.Substring(0, Math.Max(0, file.Name.LastIndexOf('.')))))
            return true;
        return project.BelowSharedFolder(file.Folder + "/").Any(HasDevelopmentWord);
    }

    static bool HasDevelopmentWord(string name) => name.ToLowerInvariant().Split('.', '-', '_').Any(word => s_development.Contains(word));

    /// <summary>What the project file itself says.</summary>
    static IEnumerable<HostClaim> ClaimsOf(HostedProject project)
    {
        var (platform, says) = project["AzureFunctionsVersion"] is { } version ? ("Azure Functions", $"the property AzureFunctionsVersion says {version}")
            : ("AWS Lambda", "the property AWSProjectType says Lambda");
        var evidence = new Evidence(null, default, says);
        if (project.IsServerless)
            yield return new(s_noFile, platform, null)
            {
                Workers = new(Workers.MayBecomeSeveral, evidence),
                Life = new(ProcessLife.Discarded, evidence),
                Disk = new(Disk.Lost, evidence),
            };
    }

    static readonly HostFile s_noFile = new("", SourceText.From(""));

    /// <summary>The strongest of each: most workers, shortest life, least disk; among equals a file before a property, then the first in order of path.</summary>
    static HostProfile Merge(List<HostClaim> claims)
    {
        return new(
            Strongest(claims.Select(c => c.Workers), w => (int)w),
            Strongest(claims.Select(c => c.Life), l => (int)l),
            Strongest(Disks(claims), d => (int)d),
            claims.Any(c => c.HasAffinity));
    }

    /// <summary>An image says what its own disk is worth; who runs it may mount another, and says so or says nothing.</summary>
    static IEnumerable<Said<Disk>?> Disks(List<HostClaim> claims) =>
        claims.Any(c => c.Platform != Image && c.Workers is not null) ? claims.Where(c => c.Platform != Image).Select(c => c.Disk) : claims.Select(c => c.Disk);

    /// <summary>The platform of a Dockerfile's claims.</summary>
    const string Image = "Docker";

    static Said<T>? Strongest<T>(IEnumerable<Said<T>?> said, Func<T, int> strength)
        where T : struct =>
        said.OfType<Said<T>>().OrderByDescending(s => strength(s.Value)).ThenBy(s => s.Evidence.File is null).Select(s => (Said<T>?)s).FirstOrDefault();
}
