using System.Collections.Immutable;
using MemoryLint.Hosting.Azure;
using MemoryLint.Hosting.Notation;
using MemoryLint.Hosting.Readers;

namespace MemoryLint.Hosting.Terraform;

/// <summary>What the resources of one Terraform deployment claim. Those of Azure are judged where bicep's are.</summary>
sealed class TerraformClaims
{
    const string Ecs = "Amazon ECS", Lambda = "AWS Lambda", CloudRun = "Cloud Run", Kubernetes = "Kubernetes";

    static readonly ImmutableDictionary<string, string> s_azureTypes = ImmutableDictionary.CreateRange(new Dictionary<string, string>
    {
        ["azurerm_container_app"] = AzureResource.ContainerApp,
        ["azurerm_service_plan"] = AzureResource.Plan,
        ["azurerm_app_service_plan"] = AzureResource.Plan,
        ["azurerm_linux_web_app"] = AzureResource.Site,
        ["azurerm_windows_web_app"] = AzureResource.Site,
        ["azurerm_app_service"] = AzureResource.Site,
        ["azurerm_linux_function_app"] = AzureResource.Site,
        ["azurerm_windows_function_app"] = AzureResource.Site,
        ["azurerm_function_app"] = AzureResource.Site,
        ["azurerm_function_app_flex_consumption"] = AzureResource.Site,
        ["azurerm_monitor_autoscale_setting"] = AzureResource.Autoscale,
        ["azurerm_container_group"] = AzureResource.ContainerGroup,
    });

    static readonly ImmutableHashSet<string> s_read = s_azureTypes.Keys.ToImmutableHashSet().Union(
    [
        "azapi_resource", "aws_ecs_service", "aws_ecs_task_definition", "aws_lambda_function", "aws_appautoscaling_target",
        "google_cloud_run_v2_service", "google_cloud_run_service",
        "kubernetes_deployment", "kubernetes_deployment_v1", "kubernetes_stateful_set", "kubernetes_stateful_set_v1", "kubernetes_daemonset", "kubernetes_daemon_set_v1",
        "kubernetes_horizontal_pod_autoscaler", "kubernetes_horizontal_pod_autoscaler_v1", "kubernetes_horizontal_pod_autoscaler_v2",
    ]);

    readonly List<TerraformResource> _resources = [];

    /// <summary>The claims of a folder that Terraform is called for.</summary>
    public static IReadOnlyList<HostClaim> Of(TerraformModule root, EvaluationBudget budget)
    {
        var claims = new TerraformClaims();
        claims.Add(root, budget);
        var all = budget.IsExhausted ? [] : claims.All();
        return budget.IsExhausted ? [] : all;
    }

    void Add(TerraformModule module, EvaluationBudget budget)
    {
        foreach (var block in module.Resources)
            if (!budget.IsExhausted && s_read.Contains(block.Type) && module.IsDeployed(block))
                _resources.Add(new(block.File, block.Type, block.Place, module.Id(block), module.Block(block.Body)));
        foreach (var invoked in module.Modules)
            Add(invoked, budget);
    }

    List<HostClaim> All()
    {
        var claims = AzureClaims.Of(_resources.Select(Azure).Where(r => r is not null).ToList()!).ToList();
        foreach (var resource in _resources)
            if (Claim(resource) is { } claim)
                claims.Add(claim);
        return claims;
    }

    HostClaim? Claim(TerraformResource resource) => resource.Type switch
    {
        "aws_ecs_service" => EcsService(resource),
        "aws_lambda_function" => LambdaFunction(resource),
        "google_cloud_run_v2_service" => CloudRunService(
            resource, resource.Setting("template", "scaling", "min_instance_count"), resource.Setting("template", "scaling", "max_instance_count"),
            resource.Setting("scaling", "manual_instance_count"), Blocks(resource.Body["template"], "containers"), resource.Setting("template", "session_affinity").Truth),
        "google_cloud_run_service" => CloudRunService(
            resource, Annotation(resource, "minScale", "min-scale"), Annotation(resource, "maxScale", "max-scale"), Setting.Absent,
            Blocks(resource.Body["template"]?["spec"], "containers"), Annotation(resource, "sessionAffinity", "sessionAffinity").Truth),
        _ when resource.Type.StartsWith("kubernetes_horizontal", StringComparison.Ordinal) => Autoscaler(resource),
        _ when resource.Type.StartsWith("kubernetes_", StringComparison.Ordinal) => Workload(resource),
        _ => null,
    };

    static AzureResource? Azure(TerraformResource resource)
    {
        if (s_azureTypes.TryGetValue(resource.Type, out string? type))
            return new(type, resource.File, resource.Place, resource.Body)
            {
                Origin = AzureOrigin.Terraform,
                Id = AzureId.Of(resource.Id),
                IsFunctionApp = resource.Type.IndexOf("function_app", StringComparison.Ordinal) > 0,
            };
        // The Azure API itself: the type is Azure's, and so is what is in the body.
        if (resource.Type != "azapi_resource" || resource.Setting("type").Text is not { } azureType || resource.Body["body"] is not { } body)
            return null;
        int version = azureType.IndexOf('@');
        var entries = resource.Body.Entries.Where(e => e.Key is "name" or "tags").Concat(body.Entries).ToList();
        var settings = body.IsExpression ? body : ConfigNode.Map(body.Span, entries);
        return new(version < 0 ? azureType : azureType.Substring(0, version), resource.File, resource.Place, settings) { Id = AzureId.Of(resource.Id) };
    }

    HostClaim EcsService(TerraformResource service)
    {
        var definition = service.Setting("task_definition").Entry?.Value.Text is { } id ? _resources.FirstOrDefault(r => r.Id == id) : null;
        var containers = definition?.Body["container_definitions"]?.Items ?? [];
        return new(service.File, Ecs, service.Name)
        {
            Ties = Ties(containers),
            Workers = EcsWorkers(service),
            Disk = definition is not null && definition.Setting("volume").IsAbsent ? new(Disk.Lost, definition.Says("gives its containers no volume")) : null,
        };
    }

    Said<Workers>? EcsWorkers(TerraformResource service)
    {
        if (service.Setting("scheduling_strategy") is { Text: "DAEMON" } daemon)
            return new(Workers.Several, service.Says(daemon));
        var count = service.Setting("desired_count");
        var stated = count.Number is { } number ? new Said<Workers>(number > 1 ? Workers.Several : Workers.One, service.Says(count)) : default(Said<Workers>?);
        if (stated?.Value == Workers.Several)
            return stated;
        foreach (var target in _resources)
            if (target.Type == "aws_appautoscaling_target" && IsServiceOf(target.Setting("resource_id").Entry?.Value.Text, service.Setting("name").Entry?.Value.Text))
            {
                if (target.Setting("min_capacity") is { Number: > 1 } min)
                    return new(Workers.Several, target.Says(min));
                if (target.Setting("max_capacity") is { Number: > 1 } max)
                    return new(Workers.MayBecomeSeveral, target.Says(max));
            }
        return stated;
    }

    /// <summary>True for <c>service/cluster/name</c>, also if the name is an expression.</summary>
    static bool IsServiceOf(string? id, string? name) =>
        id is not null && name is not null && id.StartsWith("service/", StringComparison.Ordinal)
        && (id.EndsWith("/" + name, StringComparison.Ordinal) || id.EndsWith("/${" + name + "}", StringComparison.Ordinal));

    static HostClaim LambdaFunction(TerraformResource function)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        if (function.Setting("image_uri").Text is { } image)
            ties.Add(new(TieKind.Image, ImageName.Of(image)));
        // Assembly::Type::Method, or the assembly alone.
        bool isDotnet = function.Setting("runtime").Text?.StartsWith("dotnet", StringComparison.Ordinal) == true;
        if (function.Setting("handler").Text is { } handler && (isDotnet || handler.IndexOf("::", StringComparison.Ordinal) > 0))
            ties.Add(new(TieKind.Assembly, handler.Split(':')[0]));
        var limit = function.Setting("reserved_concurrent_executions");
        return new(function.File, Lambda, function.Setting("function_name").Text)
        {
            Ties = ties.ToImmutable(),
            Workers = limit.IsUnknown ? null
                : limit.Number == 1 ? new(Workers.One, function.Says(limit))
                : limit.Number > 1 ? new(Workers.MayBecomeSeveral, function.Says(limit))
                : new(Workers.MayBecomeSeveral, function.Says("deploys an AWS Lambda function, which runs once for each concurrent request")),
            Life = new(ProcessLife.Discarded, function.Says("deploys an AWS Lambda function, which AWS stops when nobody calls it")),
            Disk = function.Setting("file_system_config") is { Entry: { } mounted }
                ? new(Disk.Shared, function.File.Quote(mounted))
                : new(Disk.Lost, function.Says("deploys an AWS Lambda function, which keeps no files")),
        };
    }

    static HostClaim CloudRunService(TerraformResource service, Setting min, Setting max, Setting manual, IEnumerable<ConfigNode> containers, bool? hasAffinity) => new(
        service.File, CloudRun, service.Name)
    {
        Ties = Ties(containers),
        Workers = manual.Number is { } number ? new(number > 1 ? Workers.Several : Workers.One, service.Says(manual))
            : manual.IsUnknown ? null
            : min.Number > 1 ? new(Workers.Several, service.Says(min))
            : max.Number is { } limit ? new(limit == 1 ? Workers.One : Workers.MayBecomeSeveral, service.Says(max))
            : max.IsAbsent ? new(Workers.MayBecomeSeveral, service.Says("sets no limit of its instances, and Cloud Run then runs up to 100"))
            : null,
        Life = manual.Entry is not null ? null
            : min.Number == 0 ? new(ProcessLife.Discarded, service.Says(min))
            : min.IsAbsent ? new(ProcessLife.Discarded, service.Says("sets no least number of instances, and Cloud Run then runs none while nobody asks"))
            : null,
        Disk = service.Setting("template", "volumes").IsAbsent ? new(Disk.Lost, service.Says("gives its containers no volume")) : null,
        HasAffinity = hasAffinity == true,
    };

    /// <summary>Knative's annotations, in either spelling.</summary>
    static Setting Annotation(TerraformResource service, string name, string other)
    {
        foreach (string key in new[] { "autoscaling.knative.dev/" + name, "autoscaling.knative.dev/" + other, "run.googleapis.com/" + name })
            if (service.Setting("template", "metadata", "annotations", key) is { IsAbsent: false } found)
                return found;
        return Setting.Absent;
    }

    static HostClaim Workload(TerraformResource workload)
    {
        var replicas = workload.Setting("spec", "replicas");
        bool isPerNode = workload.Type.IndexOf("daemon", StringComparison.Ordinal) > 0;
        return new(workload.File, Kubernetes, workload.Setting("metadata", "name").Text)
        {
            Ties = Ties(Blocks(workload.Body["spec"]?["template"]?["spec"], "container")),
            Workers = isPerNode ? new(Workers.Several, workload.Says("runs one pod on every node"))
                : replicas.Number is { } number ? new(number > 1 ? Workers.Several : Workers.One, workload.Says(replicas))
                : replicas.IsAbsent ? new(Workers.One, workload.Says("sets no replicas, and Kubernetes then runs one"))
                : null,
            Disk = workload.Setting("spec", "template", "spec", "volume").IsAbsent ? new(Disk.Lost, workload.Says("gives its containers no volume")) : null,
        };
    }

    static HostClaim Autoscaler(TerraformResource scaler)
    {
        var (min, max) = (scaler.Setting("spec", "min_replicas"), scaler.Setting("spec", "max_replicas"));
        return new(scaler.File, Kubernetes, scaler.Setting("spec", "scale_target_ref", "name").Text)
        {
            Workers = min.Number > 1 ? new(Workers.Several, scaler.Says(min)) : max.Number > 1 ? new(Workers.MayBecomeSeveral, scaler.Says(max)) : null,
        };
    }

    static IEnumerable<ConfigNode> Blocks(ConfigNode? parent, string name) =>
        (parent?.Entries ?? []).Where(e => e.Key == name).SelectMany(e => e.Value.Items.Count > 0 ? e.Value.Items : [e.Value]);

    static ImmutableArray<ProjectTie> Ties(IEnumerable<ConfigNode> containers)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        foreach (var container in containers)
        {
            if (Setting.Of(container, "image").Text is { Length: > 0 } image)
                ties.Add(new(TieKind.Image, ImageName.Of(image)));
            foreach (string key in new[] { "command", "args", "entryPoint" })
                if (container[key] is { IsExpression: false } command && DotnetCommand.Assembly(DotnetCommand.Words(command)) is { } assembly)
                    ties.Add(new(TieKind.Assembly, assembly));
        }
        return ties.ToImmutable();
    }
}
