using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4007: creates the thread that the agent can go on with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class GenerationsMixedFix() : MemoryFix("MEM4007", new UseThreadOfAgent())
{
    /// <summary>Key of "Use the agent's own thread".</summary>
    public const string UseThreadOfAgentKey = "MEM4007_UseThreadOfAgent";
}
