using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4001: gives the key the name of the placeholder, or the placeholder that of the key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemoryKeyMismatchFix() : MemoryFix("MEM4001", new SetKey(RenameKeyKey), new RenamePlaceholder(RenamePlaceholderKey), new RenamePlaceholderInFile(RenamePlaceholderInFileKey))
{
    /// <summary>Key of "Use 'history' as key".</summary>
    public const string RenameKeyKey = "MEM4001_RenameKey";

    /// <summary>Key of "Rename placeholder to 'history'".</summary>
    public const string RenamePlaceholderKey = "MEM4001_RenamePlaceholder";

    /// <summary>Key of "Rename placeholder to 'history' in skprompt.txt".</summary>
    public const string RenamePlaceholderInFileKey = "MEM4001_RenamePlaceholderInFile";
}
