using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Fixes MEM3006: gives the agent an id.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AgentIdentityRegeneratedFix() : MemoryFix("MEM3006", new SetAgentId())
{
    /// <summary>Key of "Set the agent's id".</summary>
    public const string SetAgentIdKey = "MEM3006_SetAgentId";
}
