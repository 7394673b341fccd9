using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Azure;

/// <summary>An App Service plan: the machines on which sites run.</summary>
sealed class AppServicePlan
{
    public AppServicePlan(AzureResource plan)
    {
        Resource = plan;
        foreach (string path in new[] { "sku.name", "sku.tier", "skuName", "sku_name", "sku.size", "properties.sku.name" })
            if (plan.Setting(path) is { Text: { } sku } setting)
            {
                if (sku.ToUpperInvariant() is "Y1" or "DYNAMIC" or "FC1" or "FLEXCONSUMPTION")
                    Serverless ??= setting.Says(plan.File);
                IsElastic |= sku.StartsWith("EP", StringComparison.OrdinalIgnoreCase) || string.Equals(sku, "ElasticPremium", StringComparison.OrdinalIgnoreCase);
            }
        ScalesPerSite = plan.Setting("properties.perSiteScaling", "perSiteScaling", "per_site_scaling_enabled", "per_site_scaling").Truth == true;
        Workers = WorkersOf(plan);
    }

    public AzureResource Resource { get; }

    /// <summary>The words that say that Azure starts and stops machines as it likes; null if nothing says so.</summary>
    public Evidence? Serverless { get; }

    public bool IsServerless => Serverless is not null;

    /// <summary>True for the premium plan of Azure Functions, which adds machines under load.</summary>
    public bool IsElastic { get; }

    /// <summary>True if sites may run on fewer machines than the plan has.</summary>
    public bool ScalesPerSite { get; }

    public Said<Workers>? Workers { get; private set; }

    /// <summary>Adds what an autoscale setting says.</summary>
    public void Add(Said<Workers> workers)
    {
        if (Workers is not { } own || own.Value < workers.Value)
            Workers = workers;
    }

    static Said<Workers>? WorkersOf(AzureResource plan)
    {
        var capacity = plan.Setting("sku.capacity", "skuCapacity", "worker_count");
        if (capacity.Number > 1)
            return new(Hosting.Workers.Several, plan.Says(capacity));
        var zones = plan.Setting("properties.zoneRedundant", "zoneRedundant", "zone_balancing_enabled");
        if (zones.Truth == true)
            return new(Hosting.Workers.Several, plan.Says(zones));
        var elastic = plan.Setting("properties.elasticScaleEnabled", "elasticScaleEnabled", "premium_plan_auto_scale_enabled");
        var maximum = plan.Setting("properties.maximumElasticWorkerCount", "maximumElasticWorkerCount", "maximum_elastic_worker_count");
        if (elastic.Truth == true && maximum.Number != 1)
            return new(Hosting.Workers.MayBecomeSeveral, plan.Says(maximum.Number is null ? elastic : maximum));
        if (capacity.Number is not null)
            return new(Hosting.Workers.One, plan.Says(capacity));
        return capacity.IsAbsent && plan.Origin != AzureOrigin.Module && !elastic.IsUnknown && !zones.IsUnknown
            ? new(Hosting.Workers.One, plan.Says($"sets no {(plan.Origin == AzureOrigin.Terraform ? "worker_count" : "capacity")}, and Azure App Service then runs one instance"))
            : null;
    }
}
