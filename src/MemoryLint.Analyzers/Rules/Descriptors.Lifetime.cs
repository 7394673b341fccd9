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

    public static readonly DiagnosticDescriptor MEM1005_SessionMapNotThreadSafe = Rule(
        "MEM1005",
        "Session map is not safe for concurrent requests",
        "'{0}' is {1}, so {2}",
        Lifetime,
        DiagnosticSeverity.Warning,
        "Requests run at the same time. A plain dictionary breaks when two of them change it, and asking first and adding then lets two of one session add two memories.");

    public static readonly DiagnosticDescriptor MEM1006_SessionMapWithoutBound = Rule(
        "MEM1006",
        "Session map grows without bound",
        "'{0}' keeps every session until the process ends: nothing removes one, so memory grows with every visitor",
        Lifetime,
        DiagnosticSeverity.Info,
        "A map of sessions that lives as long as the process needs an end for each session: a removal, an expiration, or a limit.");

    public static readonly DiagnosticDescriptor MEM1008_WorkflowStateOutsideCheckpoint = Rule(
        "MEM1008",
        "Workflow state is kept outside the checkpoint",
        "'{0}' {1}, so {2}",
        Lifetime,
        DiagnosticSeverity.Warning,
        "Executors, grains and process steps are set up again by their framework, with the state it keeps for them and without what their fields held.");

    const string PipelineTitle = "Chat pipeline is rebuilt per request";
    const string PipelineMessage = "'{0}' is {1}, so {2}";
    const string PipelineDescription = "A model client, a kernel with its clients, model weights, an index or an agent at a service is made anew for every request, although all requests could share one; "
        + "or each request adds to one that they share.";

    public static readonly DiagnosticDescriptor MEM1007_PipelineRebuiltPerRequest = Rule("MEM1007", PipelineTitle, PipelineMessage, Lifetime, DiagnosticSeverity.Info, PipelineDescription);

    /// <summary>The same id: it is the same pipeline, which is not made anew but added to. What is added stays, and does harm.</summary>
    public static readonly DiagnosticDescriptor MEM1007_SharedKernelGrows = Rule("MEM1007", PipelineTitle, PipelineMessage, Lifetime, DiagnosticSeverity.Warning, PipelineDescription);
}
