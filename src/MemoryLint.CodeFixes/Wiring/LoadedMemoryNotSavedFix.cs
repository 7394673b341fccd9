using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4005: saves what was loaded.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LoadedMemoryNotSavedFix() : MemoryFix("MEM4005", new SaveLoaded(SaveKey))
{
    /// <summary>Key of "Save it".</summary>
    public const string SaveKey = "MEM4005_Save";
}
