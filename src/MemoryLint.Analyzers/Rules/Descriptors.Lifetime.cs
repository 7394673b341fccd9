using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    const string Lifetime = "Lifetime";

    public static readonly DiagnosticDescriptor MEM1001_MemoryCreatedPerRequest = Rule(
        "MEM1001",
        "Conversation memory is created per request",
        "'{0}' is created on every {1}{2}, so {3}",
        Lifetime,
        DiagnosticSeverity.Warning,
        "A handler, or what it calls, creates the conversation's memory and drops it with the response: the next turn starts with an empty conversation.");

    public static readonly DiagnosticDescriptor MEM1002_MemoryInPerRequestObject = Rule(
        "MEM1002",
        "Conversation memory lives in a per-request object",
        "'{0}' does not outlive a single {1}: {2}, so {3}",
        Lifetime,
        DiagnosticSeverity.Warning,
        "The object that holds the memory is itself created for every request, call or turn, and the memory is gone with it.");

    public static readonly DiagnosticDescriptor MEM1003_MemoryFactoryReturnsNew = Rule(
        "MEM1003",
        "Memory factory returns a new memory on every call",
        "'{0}' {1}, so {2}",
        Lifetime,
        DiagnosticSeverity.Warning,
        "Code that looks like it finds a conversation again hands out a fresh memory each time: it ignores the id it is given, or builds a new store whenever it is called.");

    public static readonly DiagnosticDescriptor MEM1004_MemorySharedByAllSessions = Rule(
        "MEM1004",
        "One memory is shared by all sessions",
        "'{0}' is one memory for all users: {1}, so they read each other's conversation",
        Lifetime,
        DiagnosticSeverity.Warning,
        "A static or singleton history or session is filled by every user's requests, without a key that tells them apart.");
}
