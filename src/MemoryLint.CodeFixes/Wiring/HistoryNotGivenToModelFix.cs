using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4008: gives the history to the model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class HistoryNotGivenToModelFix() : MemoryFix("MEM4008", new GiveHistory(GiveHistoryKey))
{
    /// <summary>Key of "Give the history to the model".</summary>
    public const string GiveHistoryKey = "MEM4008_GiveHistory";
}
