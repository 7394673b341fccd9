using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>One instruction of a Dockerfile.</summary>
/// <param name="Name">Its name in upper case: <c>FROM</c>.</param>
/// <param name="Arguments">What follows the name, continued lines joined.</param>
/// <param name="Span">From the name to the end of the last line.</param>
sealed record DockerInstruction(string Name, string Arguments, TextSpan Span)
{
    /// <summary>
    /// The words of the JSON form <c>["dotnet", "Chat.dll"]</c> or of the shell form <c>dotnet Chat.dll</c>, without quotes. A command line within a
    /// word, as in <c>["sh", "-c", "dotnet Chat.dll"]</c>, is taken apart too.
    /// </summary>
    public IReadOnlyList<string> Words => ShellWords.Of(JsonForm() is { } words ? string.Join(" ", words) : Arguments);

    /// <summary>The paths of <c>COPY</c>, which may hold blanks in the JSON form; options such as <c>--from=build</c> come first.</summary>
    public IReadOnlyList<string> Paths => JsonForm() ?? ShellWords.Of(Arguments);

    /// <summary>The strings of the JSON form; null if it is not one.</summary>
    List<string>? JsonForm()
    {
        int open = 0;
        var words = new List<string>();
        // COPY's options stand before the list.
        while (string.CompareOrdinal(Arguments, open, "--", 0, 2) == 0)
        {
            int blank = Arguments.IndexOf(' ', open);
            if (blank < 0)
                return null;
            words.Add(Arguments.Substring(open, blank - open));
            open = blank + 1;
        }
        if (open >= Arguments.Length || Arguments[open] != '[' || Arguments[Arguments.Length - 1] != ']')
            return null;
        for (int at = open + 1; at < Arguments.Length - 1; at++)
            if (Arguments[at] == '"')
            {
                int close = Arguments.IndexOf('"', at + 1);
                if (close < 0)
                    return null;
                words.Add(Arguments.Substring(at + 1, close - at - 1));
                at = close;
            }
            else if (Arguments[at] is not (' ' or '\t' or ','))
            {
                return null;
            }
        return words;
    }
}

/// <summary>Reads the instructions of a Dockerfile: comments and here-documents left out, continued lines joined.</summary>
static class DockerfileNotation
{
    /// <summary>More instructions were not written by hand.</summary>
    const int MaximumCount = 2_000;

    /// <summary>The instructions in order; none if the file is not of a kind that people write.</summary>
    public static IReadOnlyList<DockerInstruction> Read(SourceText text)
    {
        var instructions = new List<DockerInstruction>();
        if (text.Length > HostFile.MaximumLength || text.ToString().IndexOf('\0') >= 0)
            return instructions;
        char escape = '\\';
        var words = new StringBuilder();
        int start = -1;
        var until = new Queue<string>();
        foreach (var line in text.Lines)
        {
            if (line.Start == line.End)
                continue;
            string trimmed = text.ToString(line.Span).Trim().TrimStart('\uFEFF');
            if (until.Count > 0)
            {
                if (trimmed == until.Peek())
                    until.Dequeue();
                continue;
            }
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                if (instructions.Count == 0 && trimmed.Replace(" ", "").Equals("#escape=`", StringComparison.OrdinalIgnoreCase))
                    escape = '`';
                continue;
            }
            if (start < 0)
                start = line.Start + text.ToString(line.Span).IndexOf(trimmed[0]);
            bool continues = trimmed[trimmed.Length - 1] == escape;
            words.Append(continues ? trimmed.Substring(0, trimmed.Length - 1).TrimEnd() + " " : trimmed);
            if (!continues)
                Complete(line.End);
            if (instructions.Count > MaximumCount)
                return [];
        }
        if (start >= 0)
            Complete(text.Length);
        return instructions;

        void Complete(int end)
        {
            string instruction = words.ToString().Trim();
            int blank = instruction.IndexOfAny([' ', '\t']);
            if (blank > 0)
            {
                string name = instruction.Substring(0, blank).ToUpperInvariant(), arguments = instruction.Substring(blank + 1).Trim();
                instructions.Add(new(name, arguments, TextSpan.FromBounds(start, end)));
                if (name is "RUN" or "COPY" or "ADD")
                    HereDocuments(arguments, until);
            }
            words.Clear();
            start = -1;
        }
    }

    /// <summary>The words that end the here-documents which an instruction opens: <c>&lt;&lt;EOF</c>, <c>&lt;&lt;-"EOF"</c>.</summary>
    static void HereDocuments(string arguments, Queue<string> until)
    {
        for (int at = arguments.IndexOf("<<", StringComparison.Ordinal); at >= 0; at = arguments.IndexOf("<<", at, StringComparison.Ordinal))
        {
            at += 2;
            while (at < arguments.Length && arguments[at] is '-' or '"' or '\'')
                at++;
            int start = at;
            while (at < arguments.Length && (char.IsLetterOrDigit(arguments[at]) || arguments[at] == '_'))
                at++;
            // Not the shift of an arithmetic expression, 1<<3.
            if (at > start && !char.IsDigit(arguments[start]))
                until.Enqueue(arguments.Substring(start, at - start));
        }
    }
}
