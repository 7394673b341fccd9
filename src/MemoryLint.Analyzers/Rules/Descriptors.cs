using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

/// <summary>The descriptors of all rules, one partial file per family.</summary>
static partial class Descriptors
{
    const string HelpRoot = "https://github.com/memorylint/memorylint/blob/main/docs/rules/";

    static DiagnosticDescriptor Rule(string id, string title, string message, string category, DiagnosticSeverity severity, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, HelpRoot + id + ".md");
}
