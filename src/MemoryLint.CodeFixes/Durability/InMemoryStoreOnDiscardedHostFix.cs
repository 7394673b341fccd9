using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Fixes MEM2002: puts a store that outlives the process in the place of one in memory, or keeps that for development only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InMemoryStoreOnDiscardedHostFix() : MemoryFix("MEM2002", UseDurableStore.AndForDevelopmentOnly("MEM2002"))
{
    /// <summary>Key of "Use a durable store": the package follows.</summary>
    public const string UseStoreOfKey = "MEM2002_UseStoreOf_";

    /// <summary>Key of "Keep in memory for development only".</summary>
    public const string DevelopmentOnlyKey = "MEM2002_DevelopmentOnly";
}
