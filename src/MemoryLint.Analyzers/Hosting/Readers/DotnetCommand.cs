using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What a container is told to start.</summary>
static class DotnetCommand
{
    /// <summary><c>dotnet watch run</c>: the process is restarted whenever a file changes.</summary>
    public static bool Watches(ConfigNode command) => Watches(Words(command));

    public static bool Watches(IReadOnlyList<string> words)
    {
        for (int i = 0; i + 1 < words.Count; i++)
            if (words[i] == "dotnet" && words[i + 1] == "watch")
                return true;
        return words.Contains("dotnet-watch");
    }

    /// <summary>The assembly in <c>dotnet Chat.Api.dll</c> or <c>["./Chat.Api"]</c>, without extension; null if none is named.</summary>
    public static string? Assembly(IReadOnlyList<string> words)
    {
        foreach (string word in words)
            if (word.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            {
                string name = word.Substring(word.LastIndexOfAny(['/', '\\']) + 1);
                return name.Substring(0, name.Length - 4);
            }
        return words.Count > 0 && words[0].StartsWith("./", StringComparison.Ordinal) && words[0].IndexOf('.', 2) != words[0].Length - 3 ? words[0].Substring(2) : null;
    }

    /// <summary>The words of a line or of a list; those of a shell's line within a list too: <c>["sh", "-c", "dotnet Chat.dll"]</c>.</summary>
    public static IReadOnlyList<string> Words(ConfigNode command) =>
        (command.Text is { } line ? [line] : command.Items.Select(i => i.Text ?? ""))
            .SelectMany(l => l.Split([' '], StringSplitOptions.RemoveEmptyEntries)).Select(w => w.Trim('"', '\'')).ToList();
}
