namespace MemoryLint.Hosting.Readers;

/// <summary>Variables in values of Compose files.</summary>
static class Interpolation
{
    /// <summary>No variable and its default are longer.</summary>
    const int MaximumLength = 256;

    /// <summary><c>${REPLICAS:-3}</c> is 3 unless somebody sets it; null if a variable without default is in the text.</summary>
    public static string? Resolve(string? text) => text is null ? null : Replace(text, out bool isWhole) is var resolved && isWhole ? resolved : null;

    /// <summary>The same with unknown variables left as they are: of an image's name, registry and tag do not matter.</summary>
    public static string ResolveKnown(string text) => Replace(text, out _);

    static string Replace(string text, out bool isWhole)
    {
        isWhole = true;
        if (text.IndexOf('$') < 0)
            return text;
        var result = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '$')
            {
                result.Append(text[i]);
                continue;
            }
            if (i + 1 < text.Length && text[i + 1] == '$')
            {
                result.Append('$');
                i++;
                continue;
            }
            int close = i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i, Math.Min(MaximumLength, text.Length - i)) : -1;
            if (close > 0 && Default(text, i + 2, close) is { } value)
            {
                result.Append(value);
                i = close;
                continue;
            }
            isWhole = false;
            result.Append('$');
        }
        return result.ToString();
    }

    /// <summary>
    /// The default of <c>NAME:-value</c> or <c>NAME-value</c>; null for every other form, as for the error text of <c>NAME:?value</c>, and if it has variables itself.
    /// </summary>
    static string? Default(string text, int start, int end)
    {
        int name = start;
        while (name < end && (char.IsLetterOrDigit(text[name]) || text[name] == '_'))
            name++;
        if (name < end && text[name] == ':')
            name++;
        return name < end && text[name] == '-' && text.IndexOf('$', name, end - name) < 0 ? text.Substring(name + 1, end - name - 1) : null;
    }
}
