using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>Follows the instructions of a Dockerfile: what its stages are made of, build, and start.</summary>
sealed class DockerBuild
{
    /// <summary>Variables that contain each other twice grow without end.</summary>
    const int MaximumValue = 1024;

    /// <summary>More stages, copies or builds were not written by hand.</summary>
    const int MaximumCount = 200;

    /// <summary>What stands beside projects and is copied for the sake of restore.</summary>
    static readonly string[] s_otherFiles =
    [
        ".sln", ".slnx", ".slnf", ".config", ".props", ".targets", ".json", ".xml", ".yml", ".yaml",
        ".txt", ".md", ".lock", ".snk", ".pfx", ".crt", ".sh", ".editorconfig", ".ruleset",
    ];

    static readonly string[] s_optionsWithValue =
    [
        "-c", "--configuration", "-o", "--output", "-r", "--runtime", "-f", "--framework",
        "-v", "--verbosity", "-a", "--arch", "--os", "--version-suffix", "-s", "--source", "--artifacts-path",
    ];

    readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);
    readonly Dictionary<string, DockerStage> _stages = new(StringComparer.OrdinalIgnoreCase);
    int _stageCount, _buildCount;

    /// <summary>The stage that the image is made of.</summary>
    public DockerStage? Last { get; private set; }

    /// <summary>Projects and folders of <c>dotnet publish</c>, relative to the build's context as far as the file tells.</summary>
    public List<string> Published { get; } = [];

    /// <summary>The same for <c>dotnet build</c>.</summary>
    public List<string> Built { get; } = [];

    /// <summary>Project files that are copied from the build's context.</summary>
    public List<string> CopiedProjects { get; } = [];

    public void Add(DockerInstruction instruction)
    {
        switch (instruction.Name)
        {
            case "FROM":
                From(instruction);
                break;
            case "ARG" or "ENV" when _arguments.Count < MaximumCount:
                Argument(instruction.Arguments);
                break;
            case "WORKDIR" when Last is { } stage && Expanded(ShellWords.Of(instruction.Arguments).FirstOrDefault()) is { } folder:
                stage.WorkFolder = stage.Inside(folder);
                break;
            case "COPY" or "ADD" when Last is { } stage:
                Copy(stage, instruction.Paths);
                break;
            case "RUN" when Last is { } stage && instruction.Arguments.IndexOf("dotnet", StringComparison.Ordinal) >= 0:
                Run(stage, instruction.Words);
                break;
            case "VOLUME" when Last is { } stage:
                stage.HasVolume = true;
                break;
            case "ENTRYPOINT" when Last is { } stage:
                // A new entry point drops the command of the stage below.
                (stage.EntryPoint, stage.Command) = (instruction, null);
                stage.StartWords = ExpandedWords(stage);
                break;
            case "CMD" when Last is { } stage:
                stage.Command = instruction;
                stage.StartWords = ExpandedWords(stage);
                break;
        }
    }

    void From(DockerInstruction instruction)
    {
        var words = instruction.Words.SkipWhile(w => w.StartsWith("--", StringComparison.Ordinal)).ToList();
        if (words.Count == 0 || ++_stageCount > MaximumCount)
            return;
        string image = Expanded(words[0]) ?? "";
        Last = _stages.TryGetValue(image, out var below) ? new DockerStage(instruction, below) : new DockerStage(instruction, image);
        if (words.Count > 2 && words[1].Equals("as", StringComparison.OrdinalIgnoreCase))
            _stages[words[2]] = Last;
    }

    void Argument(string arguments)
    {
        foreach (string word in ShellWords.Of(arguments).Take(MaximumCount))
            if (word.IndexOf('=') is > 0 and var equals && Expanded(word.Substring(equals + 1)) is { } value)
                _arguments[word.Substring(0, equals)] = value;
    }

    void Copy(DockerStage stage, IReadOnlyList<string> paths)
    {
        if (paths.Any(p => p.StartsWith("--from", StringComparison.Ordinal)))
            return;
        var expanded = paths.Where(p => !p.StartsWith("--", StringComparison.Ordinal)).Select(p => Expanded(p)).ToList();
        if (expanded.Count < 2 || expanded[expanded.Count - 1] is not { } target || stage.Copies.Count + expanded.Count > MaximumCount)
            return;
        bool intoFolder = expanded.Count > 2 || target.EndsWith("/", StringComparison.Ordinal) || target is "." or "..";
        foreach (string? source in expanded.Take(expanded.Count - 1))
            if (source is not null && source.IndexOf('*') < 0 && !s_otherFiles.Any(f => source.EndsWith(f, StringComparison.OrdinalIgnoreCase)))
            {
                string from = DockerStage.Normal(source);
                bool isProject = from.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
                if (isProject && CopiedProjects.Count < MaximumCount && !CopiedProjects.Contains(from))
                    CopiedProjects.Add(from);
                string to = stage.Inside(target);
                stage.Copies.Add((isProject && intoFolder ? to + "/" + from.Substring(from.LastIndexOf('/') + 1) : to, from));
            }
    }

    void Run(DockerStage stage, IReadOnlyList<string> words)
    {
        string folder = stage.WorkFolder;
        for (int i = 0; i + 1 < words.Count; i++)
            if (words[i] == "cd" && Expanded(words[i + 1]) is { } target)
                stage.WorkFolder = stage.Inside(target);
            else if (words[i] == "dotnet" && words[i + 1] is "publish" or "build" && ++_buildCount <= MaximumCount)
                Add(words[i + 1] == "publish" ? Published : Built, stage, Project(words, i + 2));
        stage.WorkFolder = folder;

        void Add(List<string> projects, DockerStage stage, string? path)
        {
            // The one project of a folder: src/Chat/*.csproj.
            if (path?.IndexOf('*') >= 0)
                path = path.Substring(0, path.LastIndexOf('/') + 1) + ".";
            bool isSolution = path is not null && path.IndexOf(".sln", StringComparison.OrdinalIgnoreCase) >= 0;
            if (!isSolution && Expanded(path ?? ".") is { } expanded && stage.InContext(stage.Inside(expanded)) is { } project && !projects.Contains(project))
                projects.Add(project);
        }
    }

    /// <summary>The project or folder among the words of a build command; null if it is built in the current folder.</summary>
    static string? Project(IReadOnlyList<string> words, int first)
    {
        for (int i = first; i < words.Count && !ShellWords.EndsCommand(words[i]); i++)
            if (s_optionsWithValue.Contains(words[i]))
                i++;
            else if (words[i] == "--project")
                return i + 1 < words.Count ? words[i + 1] : null;
            else if (words[i][0] != '-' && words[i] is not ("true" or "false") && (words[i][0] != '/' || words[i].IndexOf(':') < 0))
                return words[i];
        return null;
    }

    IReadOnlyList<string> ExpandedWords(DockerStage stage) =>
        (stage.EntryPoint?.Words ?? []).Concat(stage.Command?.Words ?? []).Take(MaximumCount).Select(w => Expanded(w) ?? w).ToList();

    /// <summary>The text with variables replaced by their values or defaults; null if one has neither.</summary>
    string? Expanded(string? text)
    {
        if (text is null || text.Length > MaximumValue)
            return null;
        var result = new System.Text.StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '$')
            {
                result.Append(text[i]);
                continue;
            }
            bool braced = i + 1 < text.Length && text[i + 1] == '{';
            int start = i + (braced ? 2 : 1), end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            string? value = _arguments.TryGetValue(text.Substring(start, end - start), out string? known) ? known : null;
            if (braced)
            {
                int close = text.IndexOf('}', end);
                if (close < 0)
                    return null;
                string rest = text.Substring(end, close - end);
                if (rest.StartsWith(":-", StringComparison.Ordinal))
                    value ??= rest.Substring(2);
                else if (rest.Length > 0)
                    return null;
                end = close + 1;
            }
            if (value is null || result.Length + value.Length > MaximumValue)
                return null;
            result.Append(value);
            i = end - 1;
        }
        return result.ToString();
    }
}

/// <summary>A stage of a Dockerfile: what it has from the stage or image below, and what its own instructions add.</summary>
sealed class DockerStage
{
    readonly string _image;

    public DockerStage(DockerInstruction from, string image) => (From, _image) = (from, image);

    public DockerStage(DockerInstruction from, DockerStage below)
    {
        (From, _image, WorkFolder, HasVolume) = (from, below._image, below.WorkFolder, below.HasVolume);
        (EntryPoint, Command, StartWords) = (below.EntryPoint, below.Command, below.StartWords);
        Copies.AddRange(below.Copies);
    }

    public DockerInstruction From { get; }

    public DockerInstruction? EntryPoint { get; set; }

    public DockerInstruction? Command { get; set; }

    /// <summary>Entry point and command with variables replaced.</summary>
    public IReadOnlyList<string> StartWords { get; set; } = [];

    public bool HasVolume { get; set; }

    /// <summary>The working folder, without slashes at the ends.</summary>
    public string WorkFolder { get; set; } = "";

    /// <summary>Where files and folders of the build's context were copied.</summary>
    public List<(string Target, string Source)> Copies { get; } = [];

    /// <summary>True if its image brings .NET, or it starts a .NET program.</summary>
    /// <param name="published">What the file publishes: on an image without the runtime, a program of that name is self-contained.</param>
    public bool RunsDotnet(IReadOnlyList<string> published) =>
        _image.IndexOf("dotnet", StringComparison.OrdinalIgnoreCase) >= 0
        || _image.IndexOf("aspnet", StringComparison.OrdinalIgnoreCase) >= 0
        || StartWords.Any(w => w is "dotnet" or "dotnet-watch" || w.EndsWith("/dotnet", StringComparison.Ordinal) || w.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        || StartCommand.Assembly(StartWords) is { } program
            && published.Any(p => StartWords[0].StartsWith("./", StringComparison.Ordinal) || DockerfileReader.ProjectName(p) == program);

    /// <summary>A path as a container sees it.</summary>
    public string Inside(string path) => path.StartsWith("/", StringComparison.Ordinal) ? Normal(path) : Normal(WorkFolder + "/" + path);

    /// <summary>The path in the build's context of what was copied to a path of the container; the container's path if the file does not tell.</summary>
    public string InContext(string inside)
    {
        var (target, source) = Copies.Where(c => c.Target.Length == 0 || inside == c.Target || inside.StartsWith(c.Target + "/", StringComparison.Ordinal))
            .OrderByDescending(c => c.Target.Length).ThenBy(c => c.Source.Length).FirstOrDefault();
        string path = target is null ? inside : Normal(source + "/" + inside.Substring(target.Length));
        return path.Length == 0 ? "." : path;
    }

    /// <summary>The path without dots, doubled slashes and slashes at the ends.</summary>
    public static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (string part in path.Replace('\\', '/').Split('/'))
            if (part == "..")
            {
                if (parts.Count > 0)
                    parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        return string.Join("/", parts);
    }
}
