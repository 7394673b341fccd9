using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1004: gives each session a memory of its own, each call where nothing is kept between them, or each turn of an agent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemorySharedByAllSessionsFix() : MemoryFix("MEM1004", new UseLocalList(UseLocalListKey), new KeepSharedPerSession(), new RegisterPerTurn())
{
    /// <summary>Key of "Keep one per session".</summary>
    public const string KeepOnePerSessionKey = "MEM1004_KeepOnePerSession";

    /// <summary>Key of "Use a local list".</summary>
    public const string UseLocalListKey = "MEM1004_UseLocalList";

    /// <summary>Key of "Register for each turn".</summary>
    public const string RegisterPerTurnKey = "MEM1004_RegisterPerTurn";
}
