namespace MemoryLint.Hosting.Notation;

/// <summary>YAML with Go template expressions: <c>minReplicas: {{ .Env.MIN }}</c>.</summary>
static class TemplateText
{
    /// <summary>Stands for the characters of an expression: of a private area, so that no file has it, and plain text to YAML.</summary>
    const char Mark = '\uE0F7';

    /// <summary>True for a value of which a part is an expression.</summary>
    public static bool HasExpression(string value) => value.IndexOf(Mark) >= 0;

    /// <summary>
    /// The same text with a mark for every character of an expression, and blanks for expressions that have a line for themselves. Statements (<c>{{ if … }}</c>)
    /// decide what the text is: a text with any is left as it is, which is YAML only if they are within its texts.
    /// </summary>
    public static string WithoutExpressions(string text)
    {
        int open = text.IndexOf("{{", StringComparison.Ordinal);
        if (open < 0)
            return text;
        char[] result = text.ToCharArray();
        while (open >= 0 && text.IndexOf("}}", open, StringComparison.Ordinal) is var close and >= 0)
        {
            if (IsStatement(text, open, close))
                return text;
            int end = close + 2;
            char blank = HasItsOwnLine(text, open, end) ? ' ' : Mark;
            for (int i = open; i < end; i++)
                if (result[i] is not ('\r' or '\n'))
                    result[i] = blank;
            open = text.IndexOf("{{", end, StringComparison.Ordinal);
        }
        return new string(result);
    }

    static bool IsStatement(string text, int open, int close)
    {
        int start = open + 2;
        while (start < close && (text[start] is '-' || char.IsWhiteSpace(text[start])))
            start++;
        int end = start;
        while (end < close && char.IsLetter(text[end]))
            end++;
        return text.Substring(start, end - start) is "if" or "else" or "end" or "range" or "with" or "define" or "block";
    }

    static bool HasItsOwnLine(string text, int open, int end)
    {
        while (open > 0 && text[open - 1] is (' ' or '\t'))
            open--;
        while (end < text.Length && text[end] is (' ' or '\t'))
            end++;
        return (open == 0 || text[open - 1] == '\n') && (end == text.Length || text[end] is '\r' or '\n');
    }
}
