using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;
using MemoryLint.Hosting.Readers;

namespace MemoryLint.Hosting.Azure;

/// <summary>What the Azure resources of one deployment claim, whatever the notation.</summary>
sealed class AzureClaims
{
    public const string ContainerApps = "Azure Container Apps", AppService = "Azure App Service", Functions = "Azure Functions", ContainerInstances = "Azure Container Instances";

    readonly IReadOnlyList<AzureResource> _resources;
    readonly Dictionary<string, AppServicePlan> _plans = new(StringComparer.Ordinal);
    readonly ILookup<string, AzureResource> _children;

    AzureClaims(IReadOnlyList<AzureResource> resources)
    {
        _resources = resources;
        _children = resources.Where(r => r.ParentId is not null).ToLookup(r => r.ParentId!, StringComparer.Ordinal);
        foreach (var plan in resources)
            if (plan.Is(AzureResource.Plan) && plan.Id is { } id)
                _plans[id] = new(plan);
    }

    /// <summary>The claims in the order of the resources.</summary>
    public static IReadOnlyList<HostClaim> Of(IReadOnlyList<AzureResource> resources) => new AzureClaims(resources).All();

    /// <summary>The claims of a deployment in each environment; with the template's defaults if there are no environments.</summary>
    public static IReadOnlyList<HostClaim> OfEach(
        IReadOnlyList<IReadOnlyDictionary<string, ConfigNode>> environments,
        Func<IReadOnlyDictionary<string, ConfigNode>, IReadOnlyList<AzureResource>> deploy) =>
        (environments.Count > 0 ? environments : [AzureParameters.None]).SelectMany(e => Of(deploy(e))).ToList();

    List<HostClaim> All()
    {
        var claims = new List<HostClaim>();
        var leftOver = new List<HostClaim>();
        foreach (var setting in _resources)
            if (setting.Is(AzureResource.Autoscale) && AutoscaledWorkers(setting) is { } workers)
                if (TargetOf(setting) is { } target && _plans.TryGetValue(target.Id, out var plan))
                    plan.Add(workers);
                else
                    leftOver.Add(new(setting.File, AppService, TargetOf(setting)?.Name) { Workers = workers });

        var used = new HashSet<AppServicePlan>();
        foreach (var resource in _resources)
            if (resource.Is(AzureResource.ContainerApp))
            {
                claims.Add(ContainerApp(resource));
            }
            else if (resource.Is(AzureResource.ContainerGroup))
            {
                claims.Add(ContainerGroup(resource));
            }
            else if (resource.Is(AzureResource.Site) && !RunsNoneOfOurs(resource))
            {
                var plan = PlanOf(resource);
                if (plan is not null)
                    used.Add(plan);
                claims.Add(Site(resource, plan));
            }

        // A plan whose sites other deployments describe. One worker is no news then: they may describe more.
        foreach (var plan in _plans.Values)
            if (!used.Contains(plan) && plan is { IsServerless: false, Workers: { Value: > Workers.One } several })
                claims.Add(new(plan.Resource.File, AppService, plan.Resource.Name) { Workers = several });
        claims.AddRange(leftOver);
        return claims;
    }

    /// <summary>Logic Apps and Aspire's dashboard are sites, too.</summary>
    static bool RunsNoneOfOurs(AzureResource site) =>
        site.Setting("kind").Text?.IndexOf("workflowapp", StringComparison.OrdinalIgnoreCase) >= 0
        || site.Setting("properties.siteConfig.linuxFxVersion").Text?.StartsWith("ASPIREDASHBOARD", StringComparison.OrdinalIgnoreCase) == true;

    static HostClaim ContainerApp(AzureResource app)
    {
        var min = app.Setting("properties.template.scale.minReplicas", "scaleMinReplicas", "containerMinReplicas", "scaleSettings.minReplicas", "template.min_replicas");
        var max = app.Setting("properties.template.scale.maxReplicas", "scaleMaxReplicas", "containerMaxReplicas", "scaleSettings.maxReplicas", "template.max_replicas");
        var affinity = app.Setting("properties.configuration.ingress.stickySessions.affinity", "stickySessionsAffinity");
        var volumes = app.Setting("properties.template.volumes", "volumes", "template.volume");
        return new(app.File, ContainerApps, app.Name)
        {
            Ties = Ties(app, ["properties", "template", "containers"], ["containers"], ["template", "container"]),
            Workers = ReplicatedWorkers(app, min, max),
            Life = min.Number == 0 ? new(ProcessLife.Discarded, app.Says(min))
                : min.IsAbsent && app.Origin != AzureOrigin.Module
                    ? new(ProcessLife.Discarded, app.Says($"sets no {Word(app, "minReplicas", "min_replicas")}, and Azure Container Apps then runs no replica while nobody asks"))
                : null,
            Disk = VolumesOf(app, volumes),
            HasAffinity = string.Equals(affinity.Text, "sticky", StringComparison.OrdinalIgnoreCase),
        };
    }

    static Said<Workers>? ReplicatedWorkers(AzureResource app, Setting min, Setting max)
    {
        if (min.Number > 1)
            return new(Workers.Several, app.Says(min));
        if (max.Number is { } number)
            return new(number > 1 ? Workers.MayBecomeSeveral : Workers.One, app.Says(max));
        return max.IsAbsent
            ? new(Workers.MayBecomeSeveral, app.Says($"sets no {Word(app, "maxReplicas", "max_replicas")}, and Azure Container Apps then runs up to 10 replicas"))
            : null;
    }

    /// <summary>The name of a setting in the words of the resource's notation.</summary>
    static string Word(AzureResource app, string azure, string terraform) => app.Origin == AzureOrigin.Terraform ? terraform : azure;

    static Said<Disk>? VolumesOf(AzureResource app, Setting volumes)
    {
        if (volumes.IsUnknown)
            return null;
        var all = volumes.Entry is null ? [] : volumes.Entry.Value.Items.Count > 0 ? volumes.Entry.Value.Items
            : (app.Body["template"]?.Entries ?? []).Where(e => e.Key == "volume").Select(e => e.Value).ToList();
        var types = all.Select(v => Setting.Of(v, Word(app, "storageType", "storage_type"))).ToList();
        if (types.FirstOrDefault(t => t.Text?.EndsWith("AzureFile", StringComparison.OrdinalIgnoreCase) == true) is { Entry: not null } shared)
            return new(Disk.Shared, app.Says(shared));
        return types.All(t => t.IsAbsent || t.Text is "EmptyDir" or "Secret") ? new(Disk.Lost, app.Says($"gives {Named(app)} no volume that outlives it")) : null;
    }

    static string Named(AzureResource resource) => resource.Name is { } name ? $"'{name}'" : "the app";

    static HostClaim ContainerGroup(AzureResource group) => new(group.File, ContainerInstances, group.Name)
    {
        Ties = Ties(group, ["properties", "containers"], ["containers"], ["container"]),
        Workers = new(Workers.One, group.Says("runs one container group")),
    };

    HostClaim Site(AzureResource site, AppServicePlan? plan)
    {
        var kind = site.Setting("kind");
        bool isFunctions = site.IsFunctionApp || kind.Text?.IndexOf("functionapp", StringComparison.OrdinalIgnoreCase) >= 0 || plan is { IsServerless: true };
        return isFunctions ? FunctionApp(site, plan) : WebApp(site, plan);
    }

    HostClaim WebApp(AzureResource site, AppServicePlan? plan)
    {
        var affinity = site.Setting("properties.clientAffinityEnabled", "clientAffinityEnabled", "client_affinity_enabled");
        return new(site.File, AppService, site.Name)
        {
            Ties = SiteTies(site),
            Workers = WebAppWorkers(site, plan),
            // Azure sets the cookie unless told not to; Terraform tells it not to.
            HasAffinity = affinity.Truth ?? affinity.IsAbsent && site.Origin != AzureOrigin.Terraform,
        };
    }

    /// <summary>A site's own number counts where its plan lets sites scale on their own, and where nothing is known of the plan.</summary>
    Said<Workers>? WebAppWorkers(AzureResource site, AppServicePlan? plan)
    {
        var own = SiteSetting(site, "numberOfWorkers", "worker_count");
        if (own is null)
            return plan?.Workers;
        var (setting, file) = own.Value;
        if (setting.Number is not { } number || number < 1 || plan is { ScalesPerSite: false })
            return plan?.Workers;
        return number == 1 ? new(Workers.One, setting.Says(file))
            : plan is null ? new(Workers.MayBecomeSeveral, setting.Says(file))
            : plan.Workers is { Value: Workers.One } ? plan.Workers
            : new(Workers.Several, setting.Says(file));
    }

    HostClaim FunctionApp(AzureResource site, AppServicePlan? plan)
    {
        bool isDedicated = plan is { IsServerless: false };
        return new(site.File, Functions, site.Name)
        {
            Ties = SiteTies(site),
            Workers = FunctionWorkers(site, plan),
            Life = isDedicated ? null : new(ProcessLife.Discarded, plan?.Serverless ?? site.Says("deploys a function app, which Azure Functions stops when nobody calls it")),
            Disk = isDedicated ? null : new(Disk.Lost, site.Says("deploys a function app, whose instances keep no files")),
        };
    }

    Said<Workers>? FunctionWorkers(AzureResource site, AppServicePlan? plan)
    {
        var processes = site.Setting("app_settings.FUNCTIONS_WORKER_PROCESS_COUNT");
        if (processes.Number > 1)
            return new(Workers.Several, site.Says(processes));
        if (AppSetting(site, "FUNCTIONS_WORKER_PROCESS_COUNT") is { } stated && stated.Setting.Number > 1)
            return new(Workers.Several, stated.Setting.Says(stated.File));
        if (plan is { IsServerless: false, IsElastic: false })
            return plan.Workers;
        if (plan is { IsElastic: true, Workers.Value: Workers.Several })
            return plan.Workers;
        const string Flex = "functionAppConfig.scaleAndConcurrency.maximumInstanceCount";
        var limit = site.Setting("properties." + Flex, Flex, "maximum_instance_count");
        var (setting, file) = limit.IsAbsent && SiteSetting(site, "functionAppScaleLimit", "app_scale_limit") is { } own ? own : (limit, site.File);
        if (setting.Number is { } number and > 0)
            return new(number == 1 ? Workers.One : Workers.MayBecomeSeveral, setting.Says(file));
        return setting.IsUnknown ? null
            : new(Workers.MayBecomeSeveral, plan?.Serverless ?? site.Says("deploys a function app without a limit of its instances"));
    }

    /// <summary>A setting of a site's configuration, which may be part of the site or stand on its own; null if there is none.</summary>
    (Setting Setting, HostFile File)? SiteSetting(AzureResource site, string name, string terraform)
    {
        var own = site.Setting("properties.siteConfig." + name, "siteConfig." + name, "site_config." + terraform);
        if (!own.IsAbsent)
            return (own, site.File);
        foreach (var config in _children[site.Id ?? ""])
            if (config.Setting("properties." + name) is { IsAbsent: false } apart)
                return (apart, config.File);
        return null;
    }

    /// <summary>An app setting: an item with a name and a value, or an entry of the configuration that is named <c>appsettings</c>.</summary>
    (Setting Setting, HostFile File)? AppSetting(AzureResource site, string name)
    {
        if (SiteSetting(site, "appSettings", "app_settings") is { Setting: { Entry: { } list }, File: var file })
            foreach (var item in list.Value.Items)
                if (item["name"]?.Text == name)
                    return (Setting.Of(item, "value"), file);
        return SiteSetting(site, name, name);
    }

    AppServicePlan? PlanOf(AzureResource site)
    {
        var id = site.Setting("properties.serverFarmId", "serverFarmResourceId", "service_plan_id", "app_service_plan_id").Entry?.Value.Text;
        return id is not null && _plans.TryGetValue(AzureId.Of(id), out var plan) ? plan : null;
    }

    (string Id, string? Name)? TargetOf(AzureResource autoscale)
    {
        var target = autoscale.Setting("properties.targetResourceUri", "targetResourceUri", "targetResourceId", "target_resource_id").Entry?.Value;
        return target?.Text is { } text ? (AzureId.Of(text), target.IsExpression ? null : AzureId.Name(text)) : null;
    }

    static Said<Workers>? AutoscaledWorkers(AzureResource autoscale)
    {
        if (autoscale.Setting("properties.enabled", "enabled").Truth == false)
            return null;
        var profiles = (autoscale.Setting("properties.profiles", "profiles").Entry?.Value.Items ?? [])
            .Concat(autoscale.Body.Entries.Where(e => e.Key == "profile").Select(e => e.Value)).ToList();
        var minima = profiles.Select(p => Setting.Of(p, "capacity", "minimum")).ToList();
        if (minima.Count > 0 && minima.All(m => m.Number > 1))
            return new(Workers.Several, autoscale.Says(minima[0]));
        foreach (var profile in profiles)
            if (Setting.Of(profile, "capacity", "maximum") is { Number: > 1 } maximum)
                return new(Workers.MayBecomeSeveral, autoscale.Says(maximum));
        return null;
    }

    static ImmutableArray<ProjectTie> Ties(AzureResource resource, params string[][] containers)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        foreach (string service in new[] { resource.AzdService, resource.AspireResource }.OfType<string>().Distinct())
            ties.Add(new(TieKind.Service, service));
        foreach (var container in containers.SelectMany(path => At(resource.Body, path)))
        {
            if (Setting.Of(container, "image").Text is { Length: > 0 } image && !IsPlaceholder(image))
                ties.Add(new(TieKind.Image, ImageName.Of(image)));
            foreach (string key in new[] { "command", "args" })
                if (container[key] is { IsExpression: false } command && DotnetCommand.Assembly(DotnetCommand.Words(command)) is { } assembly)
                    ties.Add(new(TieKind.Assembly, assembly));
        }
        return ties.ToImmutable();
    }

    /// <summary>The containers of a list, or the blocks of the same name.</summary>
    static IEnumerable<ConfigNode> At(ConfigNode body, string[] path)
    {
        var parent = path.Take(path.Length - 1).Aggregate((ConfigNode?)body, (node, key) => node?[key]);
        foreach (var entry in parent?.Entries ?? [])
            if (string.Equals(entry.Key, path[path.Length - 1], StringComparison.OrdinalIgnoreCase))
                foreach (var container in entry.Value.Items.Count > 0 ? entry.Value.Items : [entry.Value])
                    yield return container;
    }

    /// <summary>Templates start with an image of Microsoft's, and azd then deploys the real one.</summary>
    static bool IsPlaceholder(string image) =>
        image.IndexOf("helloworld", StringComparison.OrdinalIgnoreCase) >= 0 || image.IndexOf("quickstart", StringComparison.OrdinalIgnoreCase) >= 0;

    ImmutableArray<ProjectTie> SiteTies(AzureResource site)
    {
        var ties = Ties(site);
        const string Docker = "DOCKER|";
        if (SiteSetting(site, "linuxFxVersion", "linux_fx_version")?.Setting.Text is { } version && version.StartsWith(Docker, StringComparison.OrdinalIgnoreCase))
            ties = ties.Add(new(TieKind.Image, ImageName.Of(version.Substring(Docker.Length))));
        if (site.Setting("site_config.application_stack.docker_image_name", "site_config.application_stack.docker_image").Text is { } image)
            ties = ties.Add(new(TieKind.Image, ImageName.Of(image)));
        if (SiteSetting(site, "appCommandLine", "app_command_line")?.Setting.Text is { } command
            && DotnetCommand.Assembly(DotnetCommand.Words(ConfigNode.Scalar(site.Place, command))) is { } assembly)
            ties = ties.Add(new(TieKind.Assembly, assembly));
        return ties;
    }
}
