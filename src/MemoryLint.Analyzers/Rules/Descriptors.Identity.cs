using Microsoft.CodeAnalysis;

namespace MemoryLint.Rules;

static partial class Descriptors
{
    const string Identity = "Identity";

    public static readonly DiagnosticDescriptor MEM3001_SessionIdPerRequest = Rule(
        "MEM3001",
        "Session id is generated per request",
        "'{0}' makes up {1} on every {2}{3} and nobody is told, so no later turn finds the conversation",
        Identity,
        DiagnosticSeverity.Warning,
        "A handler makes up the id under which it keeps a conversation, and the client never learns it: the next turn gets another id and starts anew.");

    public static readonly DiagnosticDescriptor MEM3002_SessionIdNotStable = Rule(
        "MEM3002",
        "Session id is not stable",
        "'{0}' is used as {1}, but it {2}, so {3}",
        Identity,
        DiagnosticSeverity.Warning,
        "A value looks like an id and changes between the turns of one conversation, or with the process, or is shared by others: the conversation is not found again.");

    public static readonly DiagnosticDescriptor MEM3003_SessionIdIsConstant = Rule(
        "MEM3003",
        "Session id is a constant",
        "'{0}' is {1} on every {2}{3}, so all users share one conversation",
        Identity,
        DiagnosticSeverity.Warning,
        "The id under which conversations are kept is the same for everybody, and what keeps them outlives the request: users read each other's conversation.");

    public static readonly DiagnosticDescriptor MEM3005_SavedUnderAnotherKey = Rule(
        "MEM3005",
        "Memory is saved and loaded under different keys",
        "Saved under {0} and loaded under {1}, so no turn finds what the one before has kept",
        Identity,
        DiagnosticSeverity.Warning,
        "The only type that uses a store writes conversations under one key and reads them under another: a prefix or the case differs.");

    public static readonly DiagnosticDescriptor MEM3004_ConversationWithoutSession = Rule(
        "MEM3004",
        "Conversation runs without a session",
        "'{0}' gets what the user says on every {1}{2}, but no {3}{4}, so each turn starts a new conversation",
        Identity,
        DiagnosticSeverity.Warning,
        "A chat handler tells a model or an agent what the user has just said, and neither what was said before nor which conversation goes on: the answer knows nothing of the turns before.");

    public static readonly DiagnosticDescriptor MEM3006_AgentIdentityRegenerated = Rule(
        "MEM3006",
        "Agent identity is regenerated",
        "'{0}' makes an agent with a new id on every {1}, and '{2}' finds sessions by it, so {3}",
        Identity,
        DiagnosticSeverity.Warning,
        "A store keeps sessions under the id of their agent, and the agent has none that is fixed: it gets a random one whenever it is made, and the sessions of the one before are not found again.");
}
