using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1008: saves and restores the fields with the checkpoint, or names the scope that two executors share.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WorkflowStateOutsideCheckpointFix() : MemoryFix("MEM1008", new SaveWithCheckpoint(), new NameSharedScope())
{
    /// <summary>Key of "Save and restore with the checkpoint".</summary>
    public const string SaveWithCheckpointKey = "MEM1008_SaveWithCheckpoint";

    /// <summary>Key of "Name a shared scope".</summary>
    public const string NameSharedScopeKey = "MEM1008_NameSharedScope";
}
