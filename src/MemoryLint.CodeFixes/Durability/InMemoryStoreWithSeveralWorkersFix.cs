using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Fixes MEM2001: puts a store that all workers share in the place of one in memory, or keeps that for development only.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class InMemoryStoreWithSeveralWorkersFix() : MemoryFix("MEM2001", UseDurableStore.AndForDevelopmentOnly("MEM2001"))
{
    /// <summary>Key of "Use a durable store": the package follows.</summary>
    public const string UseStoreOfKey = "MEM2001_UseStoreOf_";

    /// <summary>Key of "Keep in memory for development only".</summary>
    public const string DevelopmentOnlyKey = "MEM2001_DevelopmentOnly";
}
