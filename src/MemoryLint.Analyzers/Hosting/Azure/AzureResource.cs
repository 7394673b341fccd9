using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Azure;

/// <summary>Who wrote a resource's settings, which decides what a missing one means.</summary>
enum AzureOrigin
{
    /// <summary>Bicep or an ARM template.</summary>
    Template,

    /// <summary>The parameters of a module whose text is not at hand: its defaults are its own.</summary>
    Module,

    /// <summary>Terraform's provider.</summary>
    Terraform,
}

/// <summary>An Azure resource as some notation describes it.</summary>
/// <param name="Type">Its type in Azure, also where the notation has another name for it.</param>
/// <param name="File">The file that describes it.</param>
/// <param name="Place">Where its description begins.</param>
/// <param name="Body">Its settings under their names in the notation.</param>
sealed record AzureResource(string Type, HostFile File, TextSpan Place, ConfigNode Body)
{
    public const string ContainerApp = "Microsoft.App/containerApps", Plan = "Microsoft.Web/serverfarms", Site = "Microsoft.Web/sites", SiteConfig = "Microsoft.Web/sites/config",
        Autoscale = "Microsoft.Insights/autoscaleSettings", ContainerGroup = "Microsoft.ContainerInstance/containerGroups";

    static readonly ImmutableHashSet<string> s_read = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, ContainerApp, Plan, Site, SiteConfig, Autoscale, ContainerGroup);

    public static bool IsRead(string type) => s_read.Contains(type);

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    public AzureOrigin Origin { get; init; }

    /// <summary>Tells it from other resources.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the resource to which it belongs.</summary>
    public string? ParentId { get; init; }

    /// <summary>True if Terraform's name for it says that it is a function app.</summary>
    public bool IsFunctionApp { get; init; }

    /// <summary>The name by which azd, Azure or Aspire knows it; null if it cannot be told.</summary>
    public string? Name => AzdService ?? Setting("name").Text ?? AspireResource;

    public string? AzdService => Setting("tags.azd-service-name").Text;

    public string? AspireResource => Setting("tags.aspire-resource-name").Text;

    /// <summary>The first of several settings with the same meaning that the resource has; keys are separated by dots.</summary>
    public Setting Setting(params string[] paths)
    {
        foreach (string path in paths)
            if (Notation.Setting.Of(Body, path.Split('.')) is { IsAbsent: false } found)
                return found;
        return Notation.Setting.Absent;
    }

    public Evidence Says(Setting setting) => setting.Says(File);

    public Evidence Says(string words) => File.Evidence(Place, words);
}
