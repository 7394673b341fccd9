using System.Collections.Immutable;
using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>The project that a command line starts: <c>dotnet Chat.dll</c>, <c>/srv/chat/Chat</c>, <c>dotnet run --project src/Chat</c>.</summary>
static class StartCommand
{
    static readonly string[] s_scripts = [".sh", ".js", ".cjs", ".mjs", ".ts", ".py", ".rb", ".pl", ".php", ".jar", ".ps1", ".cmd", ".bat"];

    public static ImmutableArray<ProjectTie> Ties(string? line) => Ties(ShellWords.Of(line ?? ""));

    public static ImmutableArray<ProjectTie> Ties(IReadOnlyList<string> words)
    {
        var ties = ImmutableArray.CreateBuilder<ProjectTie>();
        if (Assembly(words) is { } assembly)
            ties.Add(new(TieKind.Assembly, assembly));
        if (Project(words) is { } project)
            ties.Add(new(TieKind.Project, project));
        return ties.ToImmutable();
    }

    /// <summary>The assembly that the line's last command starts, without extension; null if it is a script or found only on the path.</summary>
    public static string? Assembly(IReadOnlyList<string> words)
    {
        if (words.FirstOrDefault(w => w.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) is { } assembly)
            return FileName(assembly, 4);
        if (Program(words) is not { } program
            || program.IndexOfAny(['/', '\\']) < 0 && !IsExecutable(program)
            || s_scripts.Any(s => program.EndsWith(s, StringComparison.OrdinalIgnoreCase)))
            return null;
        string name = FileName(program, IsExecutable(program) ? 4 : 0);
        return name is "" or "dotnet" or "sh" or "bash" ? null : name;
    }

    /// <summary>The project after <c>--project</c>.</summary>
    public static string? Project(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
            if (words[i] == "--project" && i + 1 < words.Count)
                return words[i + 1];
            else if (words[i].StartsWith("--project=", StringComparison.Ordinal))
                return words[i].Substring("--project=".Length);
        return null;
    }

    /// <summary>The program of the last command, behind what sets its environment.</summary>
    static string? Program(IReadOnlyList<string> words)
    {
        int first = words.Count;
        while (first > 0 && !ShellWords.EndsCommand(words[first - 1]))
            first--;
        return words.Skip(first).FirstOrDefault(w => w is not ("exec" or "env" or "nohup" or "sudo") && w.IndexOf('=') <= 0);
    }

    static bool IsExecutable(string program) => program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

    static string FileName(string path, int extension)
    {
        string name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        return name.Substring(0, Math.Max(0, name.Length - extension));
    }
}
