using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1001: keeps the memory, one per session, in the process or in a distributed cache.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemoryCreatedPerRequestFix() : MemoryFix("MEM1001", new KeepOnePerSession(), new LoadAndSave(), new FrameworkStore())
{
    /// <summary>Key of "Keep one per session".</summary>
    public const string KeepOnePerSessionKey = "MEM1001_KeepOnePerSession";

    /// <summary>Key of "Load and save through IDistributedCache".</summary>
    public const string LoadAndSaveKey = "MEM1001_LoadAndSave";

    /// <summary>Key of "the framework's own store".</summary>
    public const string FrameworkStoreKey = "MEM1001_FrameworkStore";
}
