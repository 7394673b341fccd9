using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    const string Durability = "Durability";

    public static readonly DiagnosticDescriptor MEM2001_InMemoryStoreWithSeveralWorkers = Rule(
        "MEM2001",
        "In-memory store on a host with several workers",
        "'{0}' {1} in the memory of one process, but {2}, so a turn that reaches another worker finds nothing",
        Durability,
        DiagnosticSeverity.Warning,
        "The deployment runs several processes, or may start more under load. Each keeps conversations of its own, and which one answers a user's next turn is chance.");

    public static readonly DiagnosticDescriptor MEM2002_InMemoryStoreOnDiscardedHost = Rule(
        "MEM2002",
        "In-memory store on a host that is discarded between requests",
        "'{0}' {1} in memory, but {2}, so {3}",
        Durability,
        DiagnosticSeverity.Warning,
        "The platform ends idle processes, or restarts them regularly: what is only in memory is gone with them.");

    public static readonly DiagnosticDescriptor MEM2003_InMemoryStoreOutsideDevelopment = Rule(
        "MEM2003",
        "In-memory store outside development",
        "'{0}' {1} in memory, so a restart or a second worker forgets them all",
        Durability,
        DiagnosticSeverity.Info,
        "Nothing says how the service is hosted and no condition keeps the store to development: every deployment, crash and scale-out forgets.");

    public static readonly DiagnosticDescriptor MEM2004_ConversationOnLostDisk = Rule(
        "MEM2004",
        "Conversation state is written to a disk that is not kept",
        "'{0}' writes conversations to {1}, but {2}, so {3}",
        Durability,
        DiagnosticSeverity.Warning,
        "Temp folders, relative paths and the program's own folder are part of the container or instance: they go with it, and other workers have their own.");

    public static readonly DiagnosticDescriptor MEM2005_DurableStoreForgets = Rule(
        "MEM2005",
        "Durable store forgets",
        "'{0}' {1}, so {2}",
        Durability,
        DiagnosticSeverity.Warning,
        "A store that looks durable is set up, or left by default, in a way that loses what it holds: in memory after all, after a day, under an id that nobody knows, or for one process only.");
}
