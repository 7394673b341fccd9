using MemoryLint.Hosting.Notation;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Azure;

/// <summary>The names of one template as it is deployed once, with the parameters that it is given.</summary>
sealed class TemplateScope(HostFile file, AzureTemplate template, IReadOnlyDictionary<string, ConfigNode> arguments, AzureDeployment deployment, TemplateScope? invoker)
    : Scope(deployment.Budget)
{
    readonly Dictionary<TemplateResource, TemplateScope?> _modules = [];

    public HostFile File => file;

    public AzureTemplate Template => template;

    /// <summary>How many templates lead to this one.</summary>
    public int Level { get; } = invoker is null ? 0 : invoker.Level + 1;

    /// <summary>The scope of a module's template; null if the build does not hand it over, or it deploys itself.</summary>
    public TemplateScope? Module(TemplateResource module)
    {
        if (!_modules.TryGetValue(module, out var scope))
        {
            // A module whose parameters depend on its own outputs is not there yet.
            _modules[module] = null;
            _modules[module] = scope = Module(module, module.Body);
        }
        return scope;
    }

    /// <summary>The scope of a module for one item of a loop.</summary>
    public TemplateScope? Module(TemplateResource module, Expression body)
    {
        Budget.Take(20);
        var (moduleFile, moduleTemplate) = module.Template is { } nested ? (file, nested) : deployment.Find(file, module.Type);
        if (moduleFile is null || moduleTemplate is null || module.Template is null && Deploys(moduleFile) || Level > AzureDeployment.MaximumLevel)
            return null;
        var given = new Dictionary<string, ConfigNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in module.Arguments(body)?.Entries ?? [])
            if (argument.Key is { } name && (module.Template is null ? argument.Value : argument.Value["value"]) is { } value)
                given[name] = Evaluate(value);
        return new(moduleFile, moduleTemplate, given, deployment, this);
    }

    bool Deploys(HostFile module)
    {
        for (var scope = this; scope is not null; scope = scope.Invoker)
            if (scope.File == module)
                return true;
        return false;
    }

    TemplateScope? Invoker => invoker;

    protected override ConfigNode? Named(IReadOnlyList<string> path, out int used)
    {
        used = 1;
        string name = path[0];
        if (arguments.TryGetValue(name, out var argument))
            return argument;
        if (template.Parameters.TryGetValue(name, out var parameter))
            return parameter is null ? null : Once(name, () => Evaluate(parameter));
        if (template.Variables.TryGetValue(name, out var variable))
            return Once(name, () => Evaluate(variable));
        used = path.Count;
        if (path.Count < 2 || !template.Symbols.TryGetValue(name, out var resource))
            return null;
        if (resource.IsModule)
        {
            used = Math.Min(3, path.Count);
            return path.Count > 2 && path[1] == "outputs" ? Output(resource, path[2]) : null;
        }
        used = 2;
        return path[1] switch
        {
            "id" => Once("id of " + name, () => Id(resource, resource.Body)),
            "name" => Once("name of " + name, () => Name(resource.Body)),
            _ => null,
        };
    }

    ConfigNode? Output(TemplateResource module, string output)
    {
        if (AzureModule.Of(module.Type) is { } registered)
            return module.Body["params"]?["name"] is not { } name ? null
                : output == "name" ? Evaluate(name)
                : output is "resourceId" or "id" ? Id(registered, Evaluate(name))
                : null;
        return Module(module) is { } scope && scope.Template.Outputs.TryGetValue(output, out var value) ? scope.Once("output " + output, () => scope.Evaluate(value)) : null;
    }

    protected override ConfigNode? Call(string function, TextSpan span, IReadOnlyList<ConfigNode> arguments)
    {
        switch (function)
        {
            case "parameters" or "variables" when arguments.Count == 1 && arguments[0].Text is { } name:
                return Named([name], out _);
            case "readenvironmentvariable" when arguments.Count == 2:
                return arguments[1];
            case "resourceid":
                for (int i = 0; i + 1 < arguments.Count; i++)
                    if (arguments[i] is { IsExpression: false, Text: { } type } && type.IndexOf('/') > 0)
                        return Id(type, arguments[arguments.Count - 1]);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A resource's name; unknown expressions have a text, too, so that resources can be told from each other.</summary>
    public ConfigNode Name(Expression body) => body["name"] is { } name ? Evaluate(name) : Unknown(body.Span, "resource at " + body.Span.Start);

    public ConfigNode Id(TemplateResource resource, Expression body) => Id(resource.Type, Name(body));

    public static ConfigNode Id(string type, ConfigNode name) => name.IsExpression
        ? Unknown(name.Span, AzureId.Of(type, name.Text!))
        : ConfigNode.Scalar(name.Span, AzureId.Of(type, name.Text ?? ""));

    /// <summary>The id of the resource to which a resource belongs; null if it belongs to none.</summary>
    public string? ParentId(TemplateResource resource, Expression body)
    {
        if (resource.Parent is { } enclosing)
            return Id(enclosing, enclosing.Body).Text;
        if (body["parent"] is { Kind: ExpressionKind.Name } parent && template.Symbols.TryGetValue(parent.Text, out var named))
            return Id(named, named.Body).Text;
        string type = resource.Type, name = Name(body).Text ?? "";
        int slash = name.LastIndexOf('/');
        return slash > 0 && type.LastIndexOf('/') > type.IndexOf('/') ? AzureId.Of(type.Substring(0, type.LastIndexOf('/')), name.Substring(0, slash)) : null;
    }
}

/// <summary>Ids of resources as far as this package tells them apart: by type and name.</summary>
static class AzureId
{
    public static string Of(string type, string name) => Of(type + "/" + name);

    /// <summary>The same of <c>/subscriptions/…/providers/Microsoft.Web/serverfarms/chat</c>. Marks of unknown parts depend on how the id was put together.</summary>
    public static string Of(string id)
    {
        const string Providers = "/providers/";
        int start = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        return (start < 0 ? id : id.Substring(start + Providers.Length)).Replace("${", "").Replace("}", "").ToLowerInvariant();
    }

    /// <summary>The name in an id.</summary>
    public static string Name(string id) => id.Substring(id.LastIndexOf('/') + 1);
}
