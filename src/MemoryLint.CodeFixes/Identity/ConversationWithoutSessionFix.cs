using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Fixes MEM3004: goes on with the conversation in reach, or gets it from the store in reach.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ConversationWithoutSessionFix() : MemoryFix("MEM3004", new PassMemoryInReach(), new GetAndSaveSession())
{
    /// <summary>Key of "Pass what is in reach".</summary>
    public const string PassMemoryInReachKey = "MEM3004_PassMemoryInReach";

    /// <summary>Key of "Get and save the session".</summary>
    public const string GetAndSaveSessionKey = "MEM3004_GetAndSaveSession";
}
