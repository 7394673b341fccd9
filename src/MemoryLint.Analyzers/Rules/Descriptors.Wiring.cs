using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    const string Wiring = "Wiring";

    public static readonly DiagnosticDescriptor MEM4004_ReplyNotRecorded = Rule(
        "MEM4004",
        "Reply is not recorded",
        "'{0}' gets what the user says and never what {1} answers, so on the next turn the model sees questions without its own answers",
        Wiring,
        DiagnosticSeverity.Warning,
        "A history that outlives the call is given the user's turns and goes to the model, and the reply is not put into it.");

    public static readonly DiagnosticDescriptor MEM4005_LoadedMemoryNotSaved = Rule(
        "MEM4005",
        "Loaded memory is never saved",
        "'{0}' {1} is changed{2} and never {3}, so the next turn does not know of this one",
        Wiring,
        DiagnosticSeverity.Warning,
        "What a store hands out is a copy, or is written only when told to: what a turn adds to it is lost unless it is saved.");

    public static readonly DiagnosticDescriptor MEM4008_HistoryNotGivenToModel = Rule(
        "MEM4008",
        "History is kept but not given to the model",
        "'{0}' keeps what is said, but {1} is given only the last message, so the model knows nothing of the turns before",
        Wiring,
        DiagnosticSeverity.Warning,
        "The messages of a session are loaded or appended to, and what the call to the model receives does not derive from them.");

    public static readonly DiagnosticDescriptor MEM4001_MemoryKeyMismatch = Rule(
        "MEM4001",
        "Memory key does not match the prompt placeholder",
        "'{0}' {1}, but the template reads {2}, so {3}",
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

    public static readonly DiagnosticDescriptor MEM4006_HistoryWindowTooSmall = Rule(
        "MEM4006",
        "History window is too small",
        "'{0}' keeps {1}, so {2}",
        Wiring,
        DiagnosticSeverity.Info,
        "The history is kept, and the model is given so little of it that it cannot know what was said a turn ago.");

    const string GenerationsTitle = "Memory APIs of different generations are mixed";
    const string GenerationsMessage = "'{0}' {1}, so {2}";
    const string GenerationsDescription = "What compiles together does not work together: an agent is given a thread of another kind, a conversation is kept at a service that is no more, or two generations of stores stand side by side.";

    public static readonly DiagnosticDescriptor MEM4007_GenerationsMixed = Rule("MEM4007", GenerationsTitle, GenerationsMessage, Wiring, DiagnosticSeverity.Warning, GenerationsDescription);

    /// <summary>The same id: both generations work, and a migration takes time.</summary>
    public static readonly DiagnosticDescriptor MEM4007_SuccessorBeside = Rule("MEM4007", GenerationsTitle, GenerationsMessage, Wiring, DiagnosticSeverity.Info, GenerationsDescription);
}
