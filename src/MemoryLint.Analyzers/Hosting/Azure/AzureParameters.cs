using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Azure;

/// <summary>The files that give a template its parameters.</summary>
static class AzureParameters
{
    /// <summary>More environments would be the work of a generator.</summary>
    const int MaximumFiles = 8;

    /// <summary>Values that are the same by a YAML alias are made one by one: without a limit a few lines could stand for millions.</summary>
    const int MaximumValues = 20_000;

    public static readonly IReadOnlyDictionary<string, ConfigNode> None = new Dictionary<string, ConfigNode>();

    /// <summary>The parameters of each environment that the build has a file for.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, ConfigNode>> Of(HostFile template, HostFiles files) =>
        files.Files.Where(f => f != template)
            .Select(f => f.HasExtension(".bicepparam") ? OfBicep(f, template, files) : OfJson(f, template))
            .OfType<IReadOnlyDictionary<string, ConfigNode>>().Take(MaximumFiles).ToList();

    static IReadOnlyDictionary<string, ConfigNode>? OfBicep(HostFile file, HostFile template, HostFiles files)
    {
        if (AzureDeployment.TemplateOf(file) is not { Using: { } path } values || files.Find(file.Resolve(path)) != template)
            return null;
        var scope = new TemplateScope(file, values, None, new(files), null);
        int left = MaximumValues;
        var parameters = new Dictionary<string, ConfigNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var parameter in values.Parameters)
            if (parameter.Value is { } value)
                parameters[parameter.Key] = WithoutVariables(scope.Evaluate(value), ref left);
        return parameters;
    }

    static IReadOnlyDictionary<string, ConfigNode>? OfJson(HostFile file, HostFile template)
    {
        if (!file.HasExtension(".json") || file.Folder != template.Folder)
            return null;
        if (!AreFor(file.Name, template.Name.Substring(0, template.Name.LastIndexOf('.'))))
            return null;
        var parameters = new Dictionary<string, ConfigNode>(StringComparer.OrdinalIgnoreCase);
        int left = MaximumValues;
        foreach (var entry in file.Documents.FirstOrDefault()?["parameters"]?.Entries ?? [])
            parameters[entry.Key] = entry.Value["value"] is { } value ? WithoutVariables(value, ref left) : Scope.Unknown(entry.KeySpan, entry.Key);
        return parameters;
    }

    /// <summary>
    /// <c>main.parameters.json</c> and <c>main.parameters.test.json</c> for <c>main</c>, <c>parameters-for-template-bot.json</c> for <c>template-bot</c>, and the
    /// names under which the portal exports a template.
    /// </summary>
    static bool AreFor(string name, string template) =>
        name.StartsWith(template + ".param", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "parameters-for-" + template + ".json", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name + template, "parameters.json" + "template", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value with the defaults of environment variables in it: <c>${REPLICAS=3}</c> is 3 unless somebody sets it.</summary>
    static ConfigNode WithoutVariables(ConfigNode value, ref int left)
    {
        if (--left < 0)
            return Scope.Unknown(value.Span, "");
        if (value.Text is not { } text)
        {
            var (entries, items) = (new List<ConfigEntry>(), new List<ConfigNode>());
            foreach (var entry in value.Entries)
                entries.Add(entry with { Value = WithoutVariables(entry.Value, ref left) });
            foreach (var item in value.Items)
                items.Add(WithoutVariables(item, ref left));
            return entries.Count > 0 ? ConfigNode.Map(value.Span, entries) : ConfigNode.List(value.Span, items);
        }
        // Aspire's parameters are templates of azd.
        if (text.IndexOf("{{", StringComparison.Ordinal) >= 0)
            return Scope.Unknown(value.Span, text);
        if (value.IsExpression || text.IndexOf("${", StringComparison.Ordinal) < 0)
            return value;
        int equals = text.IndexOf('=');
        bool hasDefault = text.StartsWith("${", StringComparison.Ordinal) && equals > 0 && text.IndexOf('}') == text.Length - 1 && text.IndexOf('$', 1) < 0;
        return hasDefault ? ConfigNode.Scalar(value.Span, text.Substring(equals + 1, text.Length - equals - 2)) : Scope.Unknown(value.Span, text);
    }
}
