using System.Collections.Immutable;

namespace MemoryLint.Hosting;

/// <summary>
/// What one file says about one thing that it deploys: a Compose service, a Kubernetes workload, an autoscaler. Claims on the same platform with the same
/// name speak of the same thing, also across files.
/// </summary>
/// <param name="File">The file that says it.</param>
/// <param name="Platform">The platform's name in messages: <c>Kubernetes</c>, <c>Azure Container Apps</c>.</param>
/// <param name="Name">The name under which the platform knows it; null if the file gives none or it cannot be resolved.</param>
sealed record HostClaim(HostFile File, string Platform, string? Name)
{
    /// <summary>What ties it to a project, as the file writes it; a claim without any belongs to the project beside the file, or to a namesake.</summary>
    public ImmutableArray<ProjectTie> Ties { get; init; } = ImmutableArray<ProjectTie>.Empty;

    public Said<Workers>? Workers { get; init; }

    public Said<ProcessLife>? Life { get; init; }

    public Said<Disk>? Disk { get; init; }

    /// <summary>True if a user's requests go to the same process while it lives.</summary>
    public bool HasAffinity { get; init; }
}

/// <summary>What ties a claim to a project.</summary>
enum TieKind
{
    /// <summary>The project's folder or project file, relative to the claiming file's folder: azd's <c>project: ./src/Chat</c>, a Dockerfile's <c>COPY src/Chat/Chat.csproj</c>.</summary>
    Project,

    /// <summary>The Dockerfile it is built from, relative to the claiming file's folder; that file's own ties decide.</summary>
    Dockerfile,

    /// <summary>A container image without registry, tag and digest: <c>contoso/chat-api</c>.</summary>
    Image,

    /// <summary>The assembly that a container starts, without extension: <c>Chat.Api</c>.</summary>
    Assembly,

    /// <summary>Aspire's generated name of a project: <c>Chat_Api</c>.</summary>
    AspireProject,

    /// <summary>Another claim of whatever platform that runs under this name: azd's <c>host: containerapp</c> names the platform, this the resource.</summary>
    Service,
}

/// <summary>A tie and its value as the file writes it.</summary>
readonly record struct ProjectTie(TieKind Kind, string Value);
