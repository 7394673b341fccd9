using System.Composition;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1005: a map that requests may change at the same time, and that finds or adds in one step.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SessionMapNotThreadSafeFix() : MemoryFix(
    "MEM1005",
    new UseConcurrentMap(UseConcurrentDictionaryKey, SessionMapNotThreadSafe.Plain),
    new UseConcurrentMap(UseGetOrAddKey, SessionMapNotThreadSafe.CheckThenAdd))
{
    /// <summary>Key of "Use ConcurrentDictionary with GetOrAdd".</summary>
    public const string UseConcurrentDictionaryKey = "MEM1005_UseConcurrentDictionary";

    /// <summary>Key of "Use GetOrAdd".</summary>
    public const string UseGetOrAddKey = "MEM1005_UseGetOrAdd";
}
