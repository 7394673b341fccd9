using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>Reads sections with <c>key=value</c> lines, as systemd and supervisord write them.</summary>
static class IniNotation
{
    /// <summary>Longer settings and more sections were not written by hand.</summary>
    const int MaximumLength = 64 * 1024;

    /// <inheritdoc cref="MaximumLength"/>
    const int MaximumSections = 1_000;

    /// <summary>A map of sections; lines outside of any, and lines that are neither key nor section, are left out.</summary>
    public static ConfigNode Read(SourceText text)
    {
        var sections = new List<ConfigEntry>();
        List<ConfigEntry>? entries = null;
        if (text.Length > MaximumLength)
            return ConfigNode.Map(new TextSpan(0, 0), sections);
        foreach (var line in text.Lines)
        {
            string words = text.ToString(line.Span);
            string trimmed = words.Trim();
            if (trimmed.Length == 0 || trimmed[0] is '#' or ';')
                continue;
            int start = words.IndexOf(trimmed[0]);
            if (trimmed[0] == '[')
            {
                int close = trimmed.IndexOf(']');
                if (close < 0)
                    continue;
                if (sections.Count == MaximumSections)
                    break;
                var span = new TextSpan(line.Start + start, close + 1);
                entries = [];
                sections.Add(new(trimmed.Substring(1, close - 1), span, ConfigNode.Map(span, entries)));
            }
            else if (entries is not null && words.IndexOf('=') is > 0 and var equals)
            {
                string key = words.Substring(0, equals).Trim(), value = words.Substring(equals + 1);
                int comment = value.IndexOf(" ;", StringComparison.Ordinal);
                if (comment >= 0)
                    value = value.Substring(0, comment);
                int valueStart = equals + 1 + value.TakeWhile(char.IsWhiteSpace).Count();
                value = value.Trim();
                var valueSpan = new TextSpan(line.Start + Math.Min(valueStart, words.Length), value.Length);
                entries.Add(new(key, new TextSpan(line.Start + start, key.Length), ConfigNode.Scalar(valueSpan, value)));
            }
        }
        return ConfigNode.Map(new TextSpan(0, 0), sections);
    }
}
