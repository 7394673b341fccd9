using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// Tells whether code means to hold a conversation. On real code most fresh histories are one-shot prompts (a summary, an intent, a structured
/// answer), and those are right; only a sign of conversation makes a dropped history a bug.
/// </summary>
static class Conversation
{
    static readonly ImmutableArray<string> s_talk = ImmutableArray.Create("chat", "conversation", "message", "bot", "dialog", "dialogue", "talk", "assistant", "turn", "msg", "copilot", "support");

    /// <summary>Names of handlers that are chats, whatever else they speak of.</summary>
    static readonly ImmutableArray<string> s_chats = ImmutableArray.Create("chat", "chatbot", "conversation", "dialog", "dialogue", "talk", "bot", "copilot", "assistant");

    /// <summary>What an agent is called that does one step of the work on a turn.</summary>
    static readonly ImmutableArray<string> s_steps = ImmutableArray.Create(
        "router", "route", "triage", "classifier", "guard", "guardrail", "moderator", "validator", "validate", "planner", "writer", "editor", "reviewer", "critic", "summarizer", "translator", "extractor", "rewriter",
        "detect", "detector", "parse", "parser", "filter", "check", "checker", "convert", "transform", "format", "greet", "greeting", "welcome", "sql", "code", "complete", "completion", "batch", "import", "ingest",
        "workflow", "pipeline", "job", "feedback", "subject", "email", "language", "answer", "qa");

    static readonly ImmutableArray<string> s_oneShot = ImmutableArray.Create(
        "summary", "summarize", "summarise", "summarization", "selection", "select", "selector", "query", "intent", "rewrite", "translate", "translation", "classify", "classification", "extract",
        "extraction", "title", "keyword", "keywords", "sentiment", "moderate", "moderation", "evaluate", "evaluation", "explain", "explanation", "grade", "score", "rank", "embed", "embedding", "tag", "tags",
        "proofread", "caption", "describe", "description", "plan", "recipe", "poem", "story", "research", "review", "search", "generate", "generator", "analyze", "analyse", "analysis", "suggest", "suggestion",
        "suggestions", "ocr", "image", "structured", "report", "test", "health", "warmup", "ping", "demo", "eval", "judge", "critique", "compose", "draft");

    static readonly ImmutableArray<string> s_sessions = ImmutableArray.Create(
        "session", "conversation", "thread", "chat", "user", "connection", "dialog", "call", "caller", "room", "ticket", "customer", "contact", "phone", "channel", "visitor", "client");

    static readonly ImmutableArray<string> s_participants = ImmutableArray.Create(
        "agent", "role", "model", "provider", "step", "stage", "phase", "tool", "plugin", "function", "language", "name", "type", "kind", "persona", "node", "prompt", "template", "category", "task");

    static readonly ImmutableArray<string> s_beginnings = ImmutableArray.Create(
        "create", "new", "start", "begin", "open", "init", "initialize", "initialise", "reset", "restart", "register", "login", "signin", "connect", "connected");

    /// <summary>Names of parameters and properties that say which conversation is meant.</summary>
    static readonly ImmutableArray<string> s_identities = ImmutableArray.Create(
        "sessionid", "conversationid", "threadid", "chatid", "dialogid", "session", "conversation", "userid", "chatsessionid", "sessionkey", "conversationkey", "contextid", "roomid", "ticketid", "callid");

    /// <summary>True for a parameter or property whose name says that it tells one conversation from another.</summary>
    public static bool IsIdentityName(string name) => s_identities.Contains(IdentityWords.Plain(name));

    /// <summary>True for the name of a key that tells sessions apart: <c>threadId</c>, <c>Context.ConnectionId</c>.</summary>
    public static bool NamesSession(string key) => HasWord(key, s_sessions);

    /// <summary>True for the name of a key that tells apart who takes part in the work on one request: <c>agentName</c>, a literal.</summary>
    public static bool NamesParticipant(string key) => (key.StartsWith("\"", StringComparison.Ordinal) || HasWord(key, s_participants)) && !NamesSession(key);

    /// <summary>The same for a name alone, literal or not.</summary>
    public static bool NamesParticipantOnly(string key) => HasWord(key, s_participants) && !NamesSession(key);

    /// <summary>True for the name of what begins a session: <c>StartChat</c>, <c>POST /sessions/new</c>.</summary>
    public static bool BeginsSession(string name) => HasWord(name, s_beginnings);

    /// <summary>True if the names around a place show a conversation, and none of them a single question.</summary>
    /// <param name="member">The method that contains it; null in top-level code.</param>
    /// <param name="parameters">The parameters of that method or lambda.</param>
    /// <param name="scope">Why it runs per request.</param>
    public static bool IsMeant(IMethodSymbol? member, IEnumerable<IParameterSymbol> parameters, RequestScope scope)
    {
        if (member is not null && (IsTool(member) || HasWord(member.Name, s_oneShot) || HasWord(member.ContainingType.Name, s_oneShot)))
            return false;
        return !HasWord(scope.Occasion.Text, s_oneShot)
            && (HasWord(scope.Occasion.Text, s_talk) || (member is not null && (HasWord(member.Name, s_talk) || HasWord(member.ContainingType.Name, s_talk))) || parameters.Any(IsTalk)
                || scope.Path.Any(step => HasWord(step.Text, s_talk)));
    }

    /// <summary>True if a handler is a chat by its route, class or method: what stands below it may be named after the model that it asks.</summary>
    public static bool IsChat(RequestScope scope) => scope.Occasion.Kind == HandlerKind.BotTurn || HasWord(scope.Occasion.Text, s_chats);

    /// <summary>True for a name that speaks of a single question: <c>SummarizeAsync</c>, <c>_intentAgent</c>.</summary>
    public static bool IsOneShot(string name) => HasWord(name, s_oneShot) || HasWord(name, s_steps);

    /// <summary>True if <paramref name="fate"/> and the names around a creation show a conversation.</summary>
    /// <param name="fate">What became of the memory.</param>
    /// <param name="kind">The kind of memory.</param>
    /// <param name="member">The method that creates it; null in top-level code.</param>
    /// <param name="parameters">The parameters of that method or lambda.</param>
    /// <param name="scope">Why it runs per request.</param>
    public static bool IsMeant(Fate fate, MemoryKind kind, IMethodSymbol? member, ImmutableArray<IParameterSymbol> parameters, RequestScope scope)
    {
        if (kind is MemoryKind.SessionStore or MemoryKind.Checkpoints)
            return true;
        if (member is not null && IsTool(member))
            return false;
        string variable = fate.Variable?.Name ?? "";
        bool isOneShot = HasWord(variable, s_oneShot) || IsPromptOfSomething(variable) || (member is not null && HasWord(member.Name, s_oneShot))
            || (HasWord(scope.Occasion.Text, s_oneShot) && !HasWord(scope.Occasion.Text, s_talk));
        bool isTalk = HasWord(scope.Occasion.Text, s_talk) || (member is not null && (HasWord(member.Name, s_talk) || HasWord(member.ContainingType.Name, s_talk)))
            || parameters.Any(IsTalk) || scope.Path.Any(step => HasWord(step.Text, s_talk));
        // "message" may also be what a summary is made of: then everything around must be free of one-shot words.
        if (!isTalk && fate.UserTextName is { } said && HasWord(said, s_talk))
            isTalk = !HasWord(scope.Occasion.Text, s_oneShot) && !(member is not null && HasWord(member.ContainingType.Name, s_oneShot));
        if (fate.RecordsReply)
            return !isOneShot || isTalk;
        if (fate.IsLoadedAsCopy)
            return fate.TakesUserText;
        if (!fate.HasContent && fate.IsGivenToModel && isTalk && kind == MemoryKind.History)
            return true;
        return isTalk && !isOneShot && fate.TakesUserText && fate.IsGivenToModel;
    }

    /// <summary>The same for a memory that objects of a type keep.</summary>
    public static bool IsMeant(Fate fate, INamedTypeSymbol owner)
    {
        string variable = fate.Variable?.Name ?? "";
        bool isOneShot = HasWord(variable, s_oneShot) || IsPromptOfSomething(variable) || HasWord(owner.Name, s_oneShot);
        bool isTalk = HasWord(owner.Name, s_talk) || HasWord(variable, s_talk) || owner.GetMembers().OfType<IMethodSymbol>().Any(m =>
            m.MethodKind == MethodKind.Ordinary && m.DeclaredAccessibility != Accessibility.Private
            && (HasWord(m.Name, s_talk) || m.Parameters.Any(IsTalk)));
        return fate.RecordsReply ? !isOneShot || isTalk : fate.TakesUserText && isTalk && !isOneShot;
    }

    /// <summary>What a caller sends, named like talk. A service of that name (<c>IChatClient chat</c>) says nothing about what is asked of it.</summary>
    static bool IsTalk(IParameterSymbol parameter) =>
        IsIdentityName(parameter.Name)
        || (HasWord(parameter.Name, s_talk) && (parameter.Type.SpecialType == SpecialType.System_String || parameter.Type is { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false }));

    /// <summary>A function that the model calls: what it asks the model in turn is a question of its own.</summary>
    public static bool IsTool(IMethodSymbol member) =>
        member.GetAttributes().Any(a => a.AttributeClass?.Name is "KernelFunctionAttribute" or "McpServerToolAttribute" or "SKFunctionAttribute" or "DescriptionAttribute");

    /// <summary><c>intentPrompt</c>, not <c>prompt</c> or <c>prompts</c>.</summary>
    static bool IsPromptOfSomething(string variable) => variable.EndsWith("Prompt", StringComparison.Ordinal) && variable.Length > "Prompt".Length + 1;

    /// <summary>True if one of the words of a name in camel case, with separators or in a route, is in <paramref name="words"/>, in singular or plural.</summary>
    static bool HasWord(string name, ImmutableArray<string> words)
    {
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetter(name[i]) || (char.IsUpper(name[i]) && i > start && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))));
            if (!ends)
                continue;
            if (i > start && IsOneOf(name, start, i - start, words))
                return true;
            start = i < name.Length && char.IsLetter(name[i]) ? i : i + 1;
        }
        return false;
    }

    static bool IsOneOf(string name, int start, int length, ImmutableArray<string> words)
    {
        foreach (string word in words)
            if ((word.Length == length || (word.Length == length - 1 && name[start + length - 1] is 's' or 'S'))
                && string.Compare(name, start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return true;
        return false;
    }
}
