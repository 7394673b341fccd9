using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Fixes MEM2005: sets the option that makes a store keep what it holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class DurableStoreForgetsFix() : MemoryFix("MEM2005", new KeepMessages(), new KeepInFolder())
{
    /// <summary>Key of "Keep messages until they are deleted".</summary>
    public const string KeepMessagesKey = "MEM2005_KeepMessages";

    /// <summary>Key of "Keep in the folder 'DataPath' of the configuration".</summary>
    public const string KeepInFolderKey = "MEM2005_KeepInFolder";
}
