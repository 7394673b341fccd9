using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>Reads the object that a JavaScript file exports. An object literal without code in it is YAML but for its comments.</summary>
static class JavaScriptNotation
{
    /// <summary>Longer settings were not written by hand.</summary>
    const int MaximumLength = 64 * 1024;

    /// <summary>The exported object; null if there is none, or it is more than a literal.</summary>
    public static ConfigNode? Read(SourceText text)
    {
        if (text.Length > MaximumLength)
            return null;
        string content = text.ToString();
        int start = Math.Max(After(content, "module.exports"), After(content, "export default"));
        int open = start < 0 ? -1 : content.IndexOf('{', start);
        if (open < 0 || content.IndexOf('\0') >= 0)
            return null;
        char[] result = content.ToCharArray();
        for (int i = 0; i < open; i++)
            Blank(i);
        int depth = 0, end = open;
        for (; end < result.Length; end++)
        {
            char c = result[end];
            if (c is '"' or '\'')
            {
                int close = content.IndexOf(c, end + 1);
                if (close < 0)
                    return null;
                // Double quotes keep slashes within from being taken for a comment.
                if (content.IndexOf('"', end, close - end) < 0)
                    (result[end], result[close]) = ('"', '"');
                end = close;
            }
            else if (c == '/' && end + 1 < result.Length && result[end + 1] is '/' or '*')
            {
                bool isLine = result[end + 1] == '/';
                int close = content.IndexOf(isLine ? "\n" : "*/", end + 2, StringComparison.Ordinal);
                close = close < 0 ? result.Length : isLine ? close : close + 2;
                for (; end < close; end++)
                    Blank(end);
                end--;
            }
            else if (c == '\t')
            {
                result[end] = ' ';
            }
            else if (c is '{' or '[')
            {
                depth++;
            }
            else if (c is '}' or ']' && --depth == 0)
            {
                end++;
                break;
            }
        }
        if (depth != 0)
            return null;
        for (int i = end; i < result.Length; i++)
            Blank(i);
        return YamlNotation.Read(SourceText.From(new string(result))).FirstOrDefault();

        void Blank(int at)
        {
            if (result[at] is not ('\r' or '\n'))
                result[at] = ' ';
        }
    }

    static int After(string content, string words)
    {
        int start = content.IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? -1 : start + words.Length;
    }
}
