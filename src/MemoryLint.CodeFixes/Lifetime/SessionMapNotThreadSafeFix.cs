using System.Composition;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules.Lifetime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1005: a map that requests may change at the same time, that finds or adds in one step, and whose lists are changed in turn; a list for each request.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SessionMapNotThreadSafeFix() : MemoryFix(
    "MEM1005",
    new UseConcurrentMap(UseConcurrentDictionaryKey, SessionMapNotThreadSafe.Plain),
    new UseConcurrentMap(UseGetOrAddKey, SessionMapNotThreadSafe.CheckThenAdd),
    new TakeTurns(),
    new UseLocalList(UseLocalListKey))
{
    /// <summary>Key of "Use ConcurrentDictionary with GetOrAdd".</summary>
    public const string UseConcurrentDictionaryKey = "MEM1005_UseConcurrentDictionary";

    /// <summary>Key of "Use GetOrAdd".</summary>
    public const string UseGetOrAddKey = "MEM1005_UseGetOrAdd";

    /// <summary>Key of "Let requests of a session take turns", and of "Lock the list".</summary>
    public const string TakeTurnsKey = "MEM1005_TakeTurns";

    /// <summary>Key of "Use a local list".</summary>
    public const string UseLocalListKey = "MEM1005_UseLocalList";
}
