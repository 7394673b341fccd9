using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1002: keeps the memory where it outlives the request, one per session.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MemoryInPerRequestObjectFix() : MemoryFix("MEM1002", new KeepFieldPerSession(), new RegisterAsSingleton(), new ShareSessionMap())
{
    /// <summary>Key of "Keep one per session".</summary>
    public const string KeepOnePerSessionKey = "MEM1002_KeepOnePerSession";

    /// <summary>Key of "Register as singleton".</summary>
    public const string RegisterAsSingletonKey = "MEM1002_RegisterAsSingleton";

    /// <summary>Key of "Share the sessions' map between requests".</summary>
    public const string ShareSessionMapKey = "MEM1002_ShareSessionMap";
}
