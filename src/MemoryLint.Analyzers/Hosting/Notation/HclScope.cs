using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>The names of an HCL file or folder: variables, locals, and what the tool adds.</summary>
abstract class HclScope(EvaluationBudget budget) : Scope(budget)
{
    readonly Dictionary<string, Expression> _locals = new(StringComparer.Ordinal);
    readonly Dictionary<string, Expression?> _variables = new(StringComparer.Ordinal);
    readonly Dictionary<string, ConfigNode> _given = new(StringComparer.Ordinal);

    /// <summary>Takes over the variables and locals of a file.</summary>
    protected void Declare(Expression body)
    {
        foreach (var entry in body.Entries)
            if (entry.Key == "variable" && entry.Labels is [var variable])
                _variables[variable] = entry.Value["default"];
            else if (entry.Key == "locals")
                foreach (var local in entry.Value.Entries)
                    if (local.Key is { } name)
                        _locals[name] = local.Value;
    }

    /// <summary>Gives a variable a value.</summary>
    public void Give(string variable, ConfigNode value) => _given[variable] = value;

    protected override ConfigNode? Named(IReadOnlyList<string> path, out int used)
    {
        used = Math.Min(2, path.Count);
        if (path.Count < 2)
            return null;
        string name = path[1];
        switch (path[0])
        {
            case "var":
                return _given.TryGetValue(name, out var given) ? given
                    : _variables.TryGetValue(name, out var standard) && standard is not null ? Once("var." + name, () => Evaluate(standard))
                    : null;
            case "local":
                return _locals.TryGetValue(name, out var local) ? Once("local." + name, () => Evaluate(local)) : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// The attributes and blocks of a block. Repeated blocks are repeated entries; of blocks that Terraform makes from a collection only the name is known.
    /// </summary>
    public ConfigNode Block(Expression body)
    {
        var entries = new List<ConfigEntry>();
        foreach (var entry in body.Entries)
        {
            if (Budget.IsExhausted)
                break;
            if (entry is { Key: "dynamic", Labels: [var label] })
                entries.Add(new(label, entry.KeySpan, Unknown(entry.KeySpan, label)));
            else if (entry is { Key: { } key, Labels: not null })
                entries.Add(new(key, entry.KeySpan, Block(entry.Value)));
            else if (entry.Key is { } name && Evaluate(entry.Value) is var value && !IsNull(value))
                entries.Add(new(name, entry.KeySpan, value));
        }
        return ConfigNode.Map(body.Span, entries);
    }
}
