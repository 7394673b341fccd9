using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules.Durability;

/// <summary>What the rules share that judge a project by how it is hosted.</summary>
public abstract class HostedRule : MemoryRule
{
    private protected HostedRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override void Judge(FileReport file)
    {
        if (!IsOutOfQuestion(file))
            JudgeHosted(file);
    }

    /// <summary>Judges a file of a project that is deployed somewhere.</summary>
    private protected abstract void JudgeHosted(FileReport file);

    /// <summary>Evidence as a message names it, with the path from the root of the repository.</summary>
    private protected static string InMessage(FileReport file, Evidence evidence)
    {
        var properties = file.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return evidence.InMessage(properties.TryGetValue("build_property.MemoryLintRepoRoot", out string? root) && root.Length > 0 ? root
            : properties.TryGetValue("build_property.ProjectDir", out string? project) ? project : null);
    }

    /// <summary>A library's host is unknown, tests want their stores in memory, and a desktop serves one user.</summary>
    static bool IsOutOfQuestion(FileReport file)
    {
        var project = HostedProject.Of(file.Compilation, file.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        bool isHost = file.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || project["UsingMicrosoftNETSdkWeb"] is "true" || project.IsServerless;
        return !isHost || project.IsTest || file.ServesOneUser;
    }
}
