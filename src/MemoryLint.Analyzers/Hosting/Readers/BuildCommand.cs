using MemoryLint.Hosting.Notation;

namespace MemoryLint.Hosting.Readers;

/// <summary>What a platform runs to build an application: <c>dotnet publish src/Chat/Chat.csproj -c Release</c>.</summary>
static class BuildCommand
{
    /// <param name="command">The command; null if the file has none.</param>
    /// <param name="folder">The folder that it runs in, relative to the file.</param>
    public static IEnumerable<ProjectTie> Projects(ConfigNode? command, string folder) =>
        command is null
            ? []
            : DotnetCommand.Words(command).Where(w => w.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)).Select(w => new ProjectTie(TieKind.Project, folder + "/" + w));
}
