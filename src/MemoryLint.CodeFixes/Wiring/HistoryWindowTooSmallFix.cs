using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4006: the framework's own window, or the whole history.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HistoryWindowTooSmallFix() : MemoryFix("MEM4006", new UseDefaultWindow(), new GiveWholeHistory())
{
    /// <summary>Key of "Use the default window".</summary>
    public const string UseDefaultWindowKey = "MEM4006_UseDefaultWindow";

    /// <summary>Key of "Give the whole history".</summary>
    public const string GiveWholeHistoryKey = "MEM4006_GiveWholeHistory";
}
