using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    const string Wiring = "Wiring";

    public static readonly DiagnosticDescriptor MEM4001_MemoryKeyMismatch = Rule(
        "MEM4001",
        "Memory key does not match the prompt placeholder",
        "'{0}' {1}, but the template reads {2}, which nothing {3}, so {4}",
        Wiring,
        DiagnosticSeverity.Warning,
        "What has been said is handed to a prompt under one name, and the prompt's template asks for it under another: the model does not see it, or the chain throws.");

    public static readonly DiagnosticDescriptor MEM4002_ChainKeysDoNotLineUp = Rule(
        "MEM4002",
        "Chain keys do not line up",
        "'{0}' {1}, so {2}",
        Wiring,
        DiagnosticSeverity.Warning,
        "The links of a chain hand values on under keys. Where one link writes another key than the next one reads, the memory is lost on the way, or the chain throws.");

    public static readonly DiagnosticDescriptor MEM4003_PlaceholderNeverRendered = Rule(
        "MEM4003",
        "Placeholder is never rendered here",
        "'{0}' {1}, so {2}",
        Wiring,
        DiagnosticSeverity.Warning,
        "A placeholder stands in a text that no template engine reads, or is given an object of which the engine knows only the type: the model reads the placeholder or the type's name.");
}
