using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Fixes MEM3005: saves under the key of the load.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SavedUnderAnotherKeyFix() : MemoryFix("MEM3005", new UseKeyOfLoad(UseKeyOfLoadKey))
{
    /// <summary>Key of "Save under the key of the load".</summary>
    public const string UseKeyOfLoadKey = "MEM3005_UseKeyOfLoad";
}
