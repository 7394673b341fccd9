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
}
