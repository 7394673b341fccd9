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

    public static readonly DiagnosticDescriptor MEM4008_HistoryNotGivenToModel = Rule(
        "MEM4008",
        "History is kept but not given to the model",
        "'{0}' keeps what is said, but {1} is given only the last message, so the model knows nothing of the turns before",
        Wiring,
        DiagnosticSeverity.Warning,
        "The messages of a session are loaded or appended to, and what the call to the model receives does not derive from them.");
}
