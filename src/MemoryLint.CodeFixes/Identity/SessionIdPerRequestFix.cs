using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Fixes MEM3001: takes the identity in reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SessionIdPerRequestFix() : MemoryFix("MEM3001", new UseIdentityInReach(UseIdentityInReachKey))
{
    /// <summary>Key of "Use the identity in reach".</summary>
    public const string UseIdentityInReachKey = "MEM3001_UseIdentityInReach";
}
