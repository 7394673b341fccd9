namespace MemoryLint.Hosting.Azure;

/// <summary>Modules of the public registry that deploy one resource, whose parameters say what the resource's properties would.</summary>
static class AzureModule
{
    static readonly (string Path, string Type)[] s_modules =
    [
        ("/app/container-app:", "Microsoft.App/containerApps"),
        ("/azd/container-app-upsert:", "Microsoft.App/containerApps"),
        ("/azd/acr-container-app:", "Microsoft.App/containerApps"),
        ("/web/serverfarm:", "Microsoft.Web/serverfarms"),
        ("/web/site:", "Microsoft.Web/sites"),
        ("/insights/autoscale-setting:", "Microsoft.Insights/autoscaleSettings"),
        ("/container-instance/container-group:", "Microsoft.ContainerInstance/containerGroups"),
    ];

    /// <summary>The type of the resource that <c>br/public:avm/res/web/site:0.3.1</c> deploys; null for other modules.</summary>
    public static string? Of(string path) =>
        path.StartsWith("br", StringComparison.OrdinalIgnoreCase) ? s_modules.FirstOrDefault(m => path.IndexOf(m.Path, StringComparison.OrdinalIgnoreCase) > 0).Type : null;
}
