using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>
/// A value of a deployment file: what YAML, JSON, bicep, HCL, TOML and XML have in common. A map, a list, or a scalar with its text.
/// </summary>
sealed class ConfigNode
{
    ConfigNode(TextSpan span, string? text, bool isExpression, IReadOnlyList<ConfigEntry> entries, IReadOnlyList<ConfigNode> items) =>
        (Span, Text, IsExpression, Entries, Items) = (span, text, isExpression, entries, items);

    public static ConfigNode Scalar(TextSpan span, string text, bool isExpression = false) => new(span, text, isExpression, [], []);

    public static ConfigNode Map(TextSpan span, IReadOnlyList<ConfigEntry> entries) => new(span, null, false, entries, []);

    public static ConfigNode List(TextSpan span, IReadOnlyList<ConfigNode> items) => new(span, null, false, [], items);

    /// <summary>The same value at another place: where an alias stands for it.</summary>
    public ConfigNode At(TextSpan span) => new(span, Text, IsExpression, Entries, Items);

    /// <summary>Its place in the file.</summary>
    public TextSpan Span { get; }

    /// <summary>A scalar's value without quotes; null for maps and lists.</summary>
    public string? Text { get; }

    /// <summary>True if <see cref="Text"/> is code of the notation (a bicep or HCL expression), not a literal.</summary>
    public bool IsExpression { get; }

    /// <summary>The text of a scalar that is no expression and not empty; null for everything else.</summary>
    public string? Literal => IsExpression || Text is "" ? null : Text;

    /// <summary>A map's entries in order, duplicates included.</summary>
    public IReadOnlyList<ConfigEntry> Entries { get; }

    /// <summary>A list's items in order.</summary>
    public IReadOnlyList<ConfigNode> Items { get; }

    /// <summary>The value of a key; null if there is none. Keys are compared in any case: JSON and bicep files of Azure are read so.</summary>
    public ConfigNode? this[string key] => Entry(key)?.Value;

    public ConfigEntry? Entry(string key) => Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The entry at the end of a path of keys; null if any is missing.</summary>
    public ConfigEntry? At(params string[] path)
    {
        ConfigNode? node = this;
        ConfigEntry? entry = null;
        foreach (string key in path)
        {
            entry = node?.Entry(key);
            node = entry?.Value;
        }
        return entry;
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key without quotes.</param>
/// <param name="KeySpan">Where the key stands.</param>
/// <param name="Value">Its value.</param>
sealed record ConfigEntry(string Key, TextSpan KeySpan, ConfigNode Value)
{
    /// <summary>From the key to the end of the value.</summary>
    public TextSpan Span => TextSpan.FromBounds(Math.Min(KeySpan.Start, Value.Span.Start), Math.Max(KeySpan.End, Value.Span.End));

    /// <summary>A whole number, also in quotes; null for everything else.</summary>
    public int? Number => int.TryParse(Value.Text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>True for <c>true</c>, also in quotes; null for what is neither true nor false.</summary>
    public bool? Truth => bool.TryParse(Value.Text, out bool truth) ? truth : null;
}
