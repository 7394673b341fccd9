using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1004: gives each session a memory of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemorySharedByAllSessionsFix() : MemoryFix("MEM1004", new KeepSharedPerSession())
{
    /// <summary>Key of "Keep one per session".</summary>
    public const string KeepOnePerSessionKey = "MEM1004_KeepOnePerSession";
}
