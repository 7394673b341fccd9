using System.Collections.Immutable;

namespace MemoryLint.Sites.Prompts;

/// <summary>Reads the places that a program fills in itself. A name counts with what stands around it: that is what the program looks for.</summary>
static class PlainPlaceholders
{
    const int MaximumLength = 60;

    /// <summary>True for a text that is such a place and nothing else.</summary>
    public static bool Is(string text) => EndOf(text, 0) == text.Length;

    /// <summary>The name in such a place.</summary>
    public static string NameIn(string placeholder) => placeholder.Trim('{', '}', '[', ']', '$', ' ');

    public static IEnumerable<Placeholder> In(string text)
    {
        for (int i = 0; i < text.Length; i++)
            if (EndOf(text, i) is > 0 and var end)
            {
                string place = text.Substring(i, end - i);
                yield return new(place, i, place, end);
                i = end - 1;
            }
    }

    /// <summary>The arguments that a composite format writes out, as <c>{0}</c>: doubled braces stand for themselves.</summary>
    public static IEnumerable<Placeholder> Numbers(string text)
    {
        for (int i = 0; i < text.Length - 1; i++)
        {
            if (text[i] == '{' && text[i + 1] == '{')
                i++;
            else if (text[i] == '{')
            {
                int end = text.IndexOf('}', i), digits = i + 1;
                while (digits < text.Length && char.IsDigit(text[digits]))
                    digits++;
                if (end < 0)
                    yield break;
                if (digits > i + 1 && text[digits] is '}' or ',' or ':')
                    yield return new("{" + text.Substring(i + 1, digits - i - 1) + "}", i, text.Substring(i, end + 1 - i), end + 1);
                i = end;
            }
        }
    }

    /// <summary>Where the place ends that begins at a position; -1 if none does. In brackets only what is written in capitals is one: the others hold remarks.</summary>
    static int EndOf(string text, int start)
    {
        char open = start < text.Length ? text[start] : '\0';
        if (open is not ('{' or '['))
            return -1;
        char close = open == '{' ? '}' : ']';
        int depth = start + 1 < text.Length && text[start + 1] == open ? 2 : 1, i = start + depth;
        while (i < text.Length && text[i] == ' ')
            i++;
        if (i < text.Length && text[i] == '$')
            i++;
        int name = i;
        while (i < text.Length && i - start < MaximumLength && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '-'))
            i++;
        if (i == name || char.IsDigit(text[name]) || (open == '[' && depth == 1 && text.Substring(name, i - name).Any(char.IsLower)))
            return -1;
        while (i < text.Length && text[i] == ' ')
            i++;
        for (int closed = 0; closed < depth; closed++, i++)
            if (i >= text.Length || text[i] != close)
                return -1;
        return i;
    }
}
