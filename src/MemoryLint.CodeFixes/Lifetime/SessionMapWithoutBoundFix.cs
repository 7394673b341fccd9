using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1006: sessions go with their connection, or when nobody has used them for a while.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SessionMapWithoutBoundFix() : MemoryFix("MEM1006", new RemoveOnDisconnect(), new LetSessionsExpire())
{
    /// <summary>Key of "Remove the session when its connection ends".</summary>
    public const string RemoveOnDisconnectKey = "MEM1006_RemoveOnDisconnect";

    /// <summary>Key of "Let sessions expire after 30 idle minutes".</summary>
    public const string LetSessionsExpireKey = "MEM1006_LetSessionsExpire";
}
