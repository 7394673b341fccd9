using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>A template's resources and parameters.</summary>
sealed class CloudFormationTemplate
{
    readonly Dictionary<string, ConfigNode> _parameters = new(StringComparer.Ordinal);
    readonly Dictionary<string, CloudFormationResource> _byName = new(StringComparer.Ordinal);

    public CloudFormationTemplate(HostFile file, ConfigNode document)
    {
        File = file;
        Globals = document.At("Globals", "Function")?.Value;
        foreach (var parameter in document["Parameters"]?.Entries ?? [])
            if (parameter.Value["Default"] is { Text: not null } value)
                _parameters[parameter.Key] = value;
        Resources = [.. from entry in document["Resources"]?.Entries ?? []
                        let type = entry.Value.Entry("Type")
                        where type?.Value.Text is not null
                        select new CloudFormationResource(entry, type)];
        foreach (var resource in Resources)
            _byName[resource.Entry.Key] = resource;
    }

    public HostFile File { get; }

    public IReadOnlyList<CloudFormationResource> Resources { get; }

    /// <summary>What SAM takes for all functions.</summary>
    public ConfigNode? Globals { get; }

    /// <summary>The resource to which a value refers; null for literals and for what other stacks have.</summary>
    public CloudFormationResource? Resource(ConfigNode? value) => Reference(value) is { } name && _byName.TryGetValue(name, out var resource) ? resource : null;

    /// <summary>The resources that a value mentions in any part: the services in <c>!Join [/, [service, !Ref Cluster, !GetAtt Chat.Name]]</c>.</summary>
    public IEnumerable<CloudFormationResource> Mentioned(ConfigNode? value)
    {
        if (value is null)
            return [];
        if (Resource(value) is { } one)
            return [one];
        // Within a text as ${Chat.Name}: by whole names, of which a template has few.
        var inText = value.Text is { } text
            ? text.Split('$').Where(p => p.StartsWith("{", StringComparison.Ordinal)).Select(p => p.Substring(1).Split('.', '}')[0])
                .Where(_byName.ContainsKey).Select(n => _byName[n])
            : [];
        return inText.Concat(value.Items.SelectMany(Mentioned)).Concat(value.Entries.SelectMany(e => Mentioned(e.Value)));
    }

    /// <summary>The text of a literal, of a parameter's default, or of <c>!Sub</c> with its variables as they stand.</summary>
    public string? TextOf(ConfigNode? value) => value?.Text ?? value?["Fn::Sub"]?.Text ?? value?["Fn::Sub"]?.Items.FirstOrDefault()?.Text ?? Default(value)?.Text;

    /// <summary>The same entry with a number as its value, if parameters and conditions lead to one.</summary>
    public ConfigEntry? Resolved(ConfigEntry? entry) =>
        entry is { Value.Text: null } && Number(entry.Value) is { } number
            ? entry with { Value = ConfigNode.Scalar(entry.Value.Span, number.ToString(System.Globalization.CultureInfo.InvariantCulture)) }
            : entry;

    /// <summary>A claim's evidence, completed by what a parameter is unless somebody sets it.</summary>
    public Said<Workers>? Explained(Said<Workers>? said, params ConfigEntry?[] resolved) =>
        said is { } workers && workers.Evidence is var evidence && resolved.FirstOrDefault(r => r is not null && r.Span == evidence.Span) is { Value.Text: { } value }
            && evidence.Says.IndexOf("Ref", StringComparison.Ordinal) >= 0
            ? new(workers.Value, evidence with { Says = $"{evidence.Says}, by default {value}" })
            : said;

    /// <summary>The number that a value is; of a condition's two, the lesser if both are several.</summary>
    int? Number(ConfigNode? value)
    {
        if (value is null)
            return null;
        if (value["Fn::If"] is { Items: { Count: 3 } condition })
            return Number(condition[1]) is { } first && Number(condition[2]) is { } second && (first == second || first > 1 && second > 1) ? Math.Min(first, second) : null;
        return new ConfigEntry("", default, Default(value) ?? value).Number;
    }

    ConfigNode? Default(ConfigNode? value) => value?["Ref"]?.Text is { } name && _parameters.TryGetValue(name, out var parameter) ? parameter : null;

    static string? Reference(ConfigNode? value) =>
        value?["Ref"]?.Text ?? (value?["Fn::GetAtt"] is { } attribute ? attribute.Text?.Split('.')[0] ?? attribute.Items.FirstOrDefault()?.Text : null);
}

/// <summary>One resource: its entry under <c>Resources</c>, named by its logical id, and its type.</summary>
sealed record CloudFormationResource(ConfigEntry Entry, ConfigEntry Type)
{
    public string Kind => Type.Value.Text!;

    public ConfigNode? Properties { get; } = Entry.Value["Properties"];

    /// <summary>The resource's name if the template gives it one as a literal, else its logical id.</summary>
    public string Name(string property) => Properties?[property]?.Literal ?? Entry.Key;
}
