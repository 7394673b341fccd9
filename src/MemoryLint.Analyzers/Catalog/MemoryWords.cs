using System.Collections.Immutable;

namespace MemoryLint.Catalog;

/// <summary>The names that prompts and their arguments give to what has been said.</summary>
static class MemoryWords
{
    static readonly ImmutableHashSet<string> s_strong = ImmutableHashSet.Create(
        "history", "histories", "memory", "memories", "conversation", "conversations", "transcript", "dialog", "dialogue", "messages", "turns", "chatlog");

    static readonly ImmutableHashSet<string> s_weak = ImmutableHashSet.Create("context", "chat", "chats", "thread", "session", "summary", "log", "previous", "past", "earlier", "recent");

    /// <summary>What a name ends with that is about what has been said, and is not that.</summary>
    static readonly ImmutableHashSet<string> s_attributes = ImmutableHashSet.Create(
        "id", "ids", "key", "name", "count", "length", "limit", "size", "tokens", "window", "enabled", "type", "title", "language", "mode", "date", "time", "url", "path", "file");

    /// <summary>True for a name of what has been said: <c>chatHistory</c>, <c>chat_history</c>, <c>conversation</c>.</summary>
    public static bool Names(string name) => Words(name).ToList() is var words && words.Any(s_strong.Contains) && !s_attributes.Contains(words[words.Count - 1]);

    /// <summary>True for a name of what may be that, or something else: <c>context</c>.</summary>
    public static bool MayName(string name) =>
        Words(name).ToList() is var words && words.Any(w => s_strong.Contains(w) || s_weak.Contains(w)) && !s_attributes.Contains(words[words.Count - 1]);

    /// <summary>True for two spellings of one name: <c>chatHistory</c> and <c>chat_history</c>, <c>ChatHistory</c> and <c>history</c>.</summary>
    public static bool AreAlike(string a, string b)
    {
        string x = Plain(a), y = Plain(b);
        return x == y || (Math.Min(x.Length, y.Length) > 4 && (x.EndsWith(y, StringComparison.Ordinal) || y.EndsWith(x, StringComparison.Ordinal) || IsOneLetterOff(x, y)));
    }

    static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    /// <summary>True where one letter was forgotten, doubled, changed, or two were swapped.</summary>
    static bool IsOneLetterOff(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1 || Math.Min(a.Length, b.Length) < 5)
            return false;
        int start = 0, end = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        while (end < a.Length - start && end < b.Length - start && a[a.Length - 1 - end] == b[b.Length - 1 - end])
            end++;
        int restOfA = a.Length - start - end, restOfB = b.Length - start - end;
        return (restOfA <= 1 && restOfB <= 1) || (restOfA == 2 && restOfB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    /// <summary>The words of a name in camel, snake or kebab case, in lower case.</summary>
    static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
            if (i == name.Length || !char.IsLetterOrDigit(name[i]) || (char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                string word = new([.. name.Substring(start, i - start).Where(char.IsLetterOrDigit)]);
                if (word.Length > 0)
                    yield return word.ToLowerInvariant();
                start = i;
            }
    }
}
