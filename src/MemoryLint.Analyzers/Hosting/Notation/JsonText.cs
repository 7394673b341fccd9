namespace MemoryLint.Hosting.Notation;

/// <summary>Makes YAML of JSON as tools tolerate it.</summary>
static class JsonText
{
    /// <summary>True if the text begins as JSON does, and not as a template: <c>serverless.template</c> may be either notation.</summary>
    public static bool IsJson(string text)
    {
        int start = 0;
        while (start < text.Length && (text[start] is '\uFEFF' || char.IsWhiteSpace(text[start])))
            start++;
        if (start + 1 >= text.Length)
            return false;
        return text[start] switch
        {
            '{' => text[start + 1] is not '{',
            '[' => true,
            '/' => text[start + 1] is '/' or '*',
            _ => false,
        };
    }

    /// <summary>The same text with blanks for comments and tabs outside of strings: every other character stays at its place.</summary>
    public static string WithoutCommentsAndTabs(string text)
    {
        char[] result = text.ToCharArray();
        bool inString = false;
        for (int i = 0; i < result.Length; i++)
        {
            char c = result[i];
            if (inString)
            {
                if (c == '\\')
                    i++;
                else if (c is '"' or '\n')
                    inString = false;
            }
            else if (c == '"')
            {
                inString = true;
            }
            else if (c is '\t' or '\uFEFF')
            {
                result[i] = ' ';
            }
            else if (c == '/' && i + 1 < result.Length && result[i + 1] == '/')
            {
                while (i < result.Length && result[i] is not ('\r' or '\n'))
                    result[i++] = ' ';
            }
            else if (c == '/' && i + 1 < result.Length && result[i + 1] == '*')
            {
                int end = text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                end = end < 0 ? result.Length : end + 2;
                for (; i < end; i++)
                    if (result[i] is not ('\r' or '\n'))
                        result[i] = ' ';
                i--;
            }
        }
        return new string(result);
    }
}
