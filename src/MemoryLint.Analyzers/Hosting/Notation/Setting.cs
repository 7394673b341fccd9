namespace MemoryLint.Hosting.Notation;

/// <summary>A setting that may be there, may be missing, or may be either.</summary>
/// <param name="Entry">The entry; null if it is missing or cannot be told.</param>
/// <param name="IsUnknown">True if its value, or whether there is one, cannot be told.</param>
readonly record struct Setting(ConfigEntry? Entry, bool IsUnknown)
{
    public static readonly Setting Absent = new(null, false);

    public bool IsAbsent => Entry is null && !IsUnknown;

    /// <summary>Its text; null if it is missing or unknown.</summary>
    public string? Text => IsUnknown ? null : Entry?.Value.Text;

    public int? Number => IsUnknown ? null : Entry?.Number;

    public bool? Truth => IsUnknown ? null : Entry?.Truth;

    /// <summary>What a path of keys leads to, where a map may contain more than is known of it.</summary>
    public static Setting Of(ConfigNode? node, params string[] path)
    {
        ConfigEntry? entry = null;
        foreach (string key in path)
        {
            if (node is null || node.IsExpression)
                return new(null, node is not null);
            entry = node.Entry(key);
            if (entry is null)
                return new(null, node.Entry("") is not null);
            node = entry.Value;
        }
        return new(entry, node is { IsExpression: true });
    }

    /// <summary>The setting in the file's words; its value where the words do not show it.</summary>
    public Evidence Says(HostFile file)
    {
        string words = file.Text.ToString(Entry!.Span);
        return Entry.Value.Text is not { } value || Shows(words, Entry.Key, value) ? file.Quote(Entry) : file.Evidence(Entry.Span, $"sets {Entry.Key} to {value}");
    }

    /// <summary>True for <c>replicas: 3</c> and <c>replicas: isLarge ? 3 : 1</c>, false for <c>replicas: size</c>.</summary>
    static bool Shows(string words, string key, string value)
    {
        int start = words.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return false;
        string rest = words.Substring(start + key.Length).Trim(' ', ':', '=', '\'', '"');
        return rest == value || rest.IndexOf('?') >= 0 && rest.Split(' ', '?', ':', '\'', '"', '(', ')', '\r', '\n').Contains(value);
    }
}
