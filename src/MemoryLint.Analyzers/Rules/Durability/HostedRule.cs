using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Durability;

/// <summary>What the rules share that judge a project by how it is hosted.</summary>
public abstract class HostedRule : MemoryRule
{
    private protected HostedRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    /// <summary>A library's host is unknown, tests want their stores in memory, and a desktop serves one user.</summary>
    private protected sealed override bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (!base.AppliesTo(compilation, options, cancellation))
            return false;
        var project = HostedProject.Of(compilation, options);
        return (compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary || project["UsingMicrosoftNETSdkWeb"] is "true" || project.IsServerless) && !project.IsTest
            && !HostOptions.IsDesktop(compilation, options);
    }

    /// <summary>Evidence as a message names it, with the path from the root of the repository.</summary>
    private protected static string InMessage(FileReport file, Evidence evidence)
    {
        var properties = file.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        return evidence.InMessage(properties.TryGetValue("build_property.MemoryLintRepoRoot", out string? root) && root.Length > 0 ? root
            : properties.TryGetValue("build_property.ProjectDir", out string? project) ? project : null);
    }
}
