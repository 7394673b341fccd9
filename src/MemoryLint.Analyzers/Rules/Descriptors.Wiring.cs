using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    const string Wiring = "Wiring";

    public static readonly DiagnosticDescriptor MEM4006_HistoryWindowTooSmall = Rule(
        "MEM4006",
        "History window is too small",
        "'{0}' keeps {1}, so {2}",
        Wiring,
        DiagnosticSeverity.Info,
        "The history is kept, and the model is given so little of it that it cannot know what was said a turn ago.");

    public static readonly DiagnosticDescriptor MEM4007_GenerationsMixed = Rule(
        "MEM4007",
        "Memory APIs of different generations are mixed",
        "'{0}' {1}, so {2}",
        Wiring,
        DiagnosticSeverity.Warning,
        "What compiles together does not work together: an agent is given a thread of another kind, or a conversation is kept at a service that is no more.");
}
