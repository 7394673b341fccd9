using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1003: a factory that finds the memory again by its id, a store that is made once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemoryFactoryReturnsNewFix() : MemoryFix("MEM1003", new GetOrCreateById(), new ShareStore(), new KeepInProperty())
{
    /// <summary>Key of "Get or create by id".</summary>
    public const string GetOrCreateByIdKey = "MEM1003_GetOrCreateById";

    /// <summary>Key of "Create the store once".</summary>
    public const string ShareStoreKey = "MEM1003_ShareStore";

    /// <summary>Key of "Create once per object".</summary>
    public const string KeepInPropertyKey = "MEM1003_KeepInProperty";
}
