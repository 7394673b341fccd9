namespace MemoryLint.Hosting.Notation;

/// <summary>The words of a command line.</summary>
static class ShellWords
{
    static readonly char[] s_blanks = [' ', '\t', '\r', '\n'];

    /// <summary>The words between blanks, without quotes; what ends a command (<c>&amp;&amp;</c>, <c>;</c>, <c>|</c>) is a word of its own.</summary>
    public static IReadOnlyList<string> Of(string line) =>
        line.Replace("\"", "").Replace("'", "").Replace("&&", " && ").Replace("||", " || ").Replace(";", " ; ").Split(s_blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True for a word after which another command begins.</summary>
    public static bool EndsCommand(string word) => word is "&&" or "||" or ";" or "|" or "&";
}
