using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4002: writes the key that lines up, where there is just one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ChainKeysDoNotLineUpFix() : MemoryFix("MEM4002", new SetKey(SetKeyKey))
{
    /// <summary>Key of "Set requestKey to 'input'".</summary>
    public const string SetKeyKey = "MEM4002_SetKey";
}
