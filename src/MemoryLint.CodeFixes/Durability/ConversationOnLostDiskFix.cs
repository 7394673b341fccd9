using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Fixes MEM2004: writes to the folder that the deployment names.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConversationOnLostDiskFix() : MemoryFix("MEM2004", new WriteToDataPath())
{
    /// <summary>Key of "Take the folder from configuration".</summary>
    public const string WriteToDataPathKey = "MEM2004_WriteToDataPath";
}
