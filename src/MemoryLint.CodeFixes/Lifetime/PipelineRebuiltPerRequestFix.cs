using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>Fixes MEM1007: makes the client once, for all requests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PipelineRebuiltPerRequestFix() : MemoryFix("MEM1007", new ShareClient(), new RegisterClientAsSingleton())
{
    /// <summary>Key of "Create once".</summary>
    public const string ShareClientKey = "MEM1007_ShareClient";

    /// <summary>Key of "Register as singleton".</summary>
    public const string RegisterAsSingletonKey = "MEM1007_RegisterAsSingleton";
}
