using System.Runtime.CompilerServices;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Azure;

/// <summary>What one template deploys, its modules included.</summary>
sealed class AzureDeployment(HostFiles files)
{
    public const int MaximumLevel = 12;

    static readonly ConditionalWeakTable<HostFile, Tuple<AzureTemplate?>> s_templates = new();

    readonly List<AzureResource> _resources = [];

    public EvaluationBudget Budget { get; } = new();

    /// <summary>The template that a file is; null if it is none or cannot be read.</summary>
    public static AzureTemplate? TemplateOf(HostFile file) =>
        s_templates.GetValue(file, f => Tuple.Create(f.HasExtension(".json") ? ArmParser.Read(f) : BicepParser.Read(f.Text.ToString()))).Item1;

    /// <summary>The resources of a template with the given parameters; none if it cannot be deployed.</summary>
    public static IReadOnlyList<AzureResource> Resources(HostFile file, AzureTemplate template, IReadOnlyDictionary<string, ConfigNode> parameters, HostFiles files)
    {
        var deployment = new AzureDeployment(files);
        deployment.Deploy(new TemplateScope(file, template, parameters, deployment, null), template);
        return deployment.Budget.IsExhausted ? [] : deployment._resources;
    }

    /// <summary>The file and template of a module's path; nulls if it is of a registry or the build does not hand it over.</summary>
    public (HostFile?, AzureTemplate?) Find(HostFile file, string path) =>
        path.IndexOf(':') < 0 && files.Find(file.Resolve(path)) is { } found ? (found, TemplateOf(found)) : default;

    void Deploy(TemplateScope scope, AzureTemplate template)
    {
        foreach (var resource in template.Resources)
        {
            if (Budget.IsExhausted)
                return;
            if (resource.IsExisting || resource.Condition is { } condition && Scope.Truth(scope.Evaluate(condition)) == false)
                continue;
            if (resource.Body.Kind != ExpressionKind.Loop)
                Deploy(scope, resource, resource.Body, isLoop: false);
            else
                foreach (var body in scope.Each(resource.Body, b => b))
                    Deploy(scope, resource, body, isLoop: true);
        }
    }

    void Deploy(TemplateScope scope, TemplateResource resource, Expression body, bool isLoop)
    {
        if (!resource.IsModule)
        {
            if (AzureResource.IsRead(resource.Type))
                _resources.Add(new(resource.Type, scope.File, resource.Place, scope.Evaluate(body))
                {
                    Id = scope.Id(resource, body).Text,
                    ParentId = scope.ParentId(resource, body),
                });
        }
        else if (resource.Template is { } nested && !IsInner(body))
        {
            Deploy(scope, nested);
        }
        else if ((isLoop ? scope.Module(resource, body) : scope.Module(resource)) is { } module)
        {
            Deploy(module, module.Template);
        }
        else if (body["params"] is { } arguments && resource.Template is null && !IsLocal(scope.File, resource.Type))
        {
            var parameters = scope.Evaluate(arguments);
            string? type = AzureModule.Of(resource.Type) ?? ((parameters["containerMaxReplicas"] ?? parameters["scaleMaxReplicas"]) is null ? null : AzureResource.ContainerApp);
            if (type is not null)
                _resources.Add(new(type, scope.File, resource.Place, parameters)
                {
                    Id = TemplateScope.Id(type, parameters["name"] ?? Scope.Unknown(body.Span, resource.Type)).Text,
                    Origin = AzureOrigin.Module,
                });
        }
    }

    bool IsLocal(HostFile file, string path) => path.IndexOf(':') < 0 && files.Find(file.Resolve(path)) is not null;

    /// <summary>True if a template within a template has its own names; by default it is part of the outer one.</summary>
    static bool IsInner(Expression body) => string.Equals(body["properties"]?["expressionEvaluationOptions"]?["scope"]?.Text, "inner", StringComparison.OrdinalIgnoreCase);
}
