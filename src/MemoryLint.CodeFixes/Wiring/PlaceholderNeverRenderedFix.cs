using System.Composition;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MemoryLint.CodeFixes.Wiring;

/// <summary>Fixes MEM4003: hands the text to the constructor that renders it, where there is one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PlaceholderNeverRenderedFix() : MemoryFix("MEM4003", new RenderTemplate(RenderTemplateKey))
{
    /// <summary>Key of "Render with KernelPromptTemplateFactory".</summary>
    public const string RenderTemplateKey = "MEM4003_RenderTemplate";
}
