using System.Collections.Immutable;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Replaces a memory that a handler creates by one per session: a concurrent map keyed by the identity in reach, and a semaphore beside each memory
/// so that two requests of one session take turns.
/// </summary>
sealed class KeepOnePerSession() : Rewrite(MemoryCreatedPerRequestFix.KeepOnePerSessionKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Plan.For(site, cancellation) is { Key: { } key } ? key.Parameter is null && !key.Guard.Any(g => g.StartsWith("var ", StringComparison.Ordinal))
            ? $"Keep one per session (by '{key.Expression}')"
            : $"Keep one per session (by '{(key.Type == "string" && key.Expression == "userId" ? "Context.UserIdentifier" : "X-Session-Id header")}')" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        string sessions = Names.Free(site.Root, plan.Place.Statement is null ? ["_sessions", "_chatSessions"] : ["sessions", "chatSessions"]);
        string turn = Names.Free(plan.Handler.Node, "turn", "sessionTurn");
        var turnMessages = plan.Memory.TurnMessages.Select(m => $"{plan.Variable}.Add({m});");
        if (plan.Memory.IsAwaited)
            KeepAwaited(edit, plan, sessions, turn, turnMessages);
        else
            Keep(edit, plan, sessions, turn, turnMessages);
        if (plan.Key.Parameter is { } parameter)
            plan.Handler.AddParameter(edit, parameter);
        Usings.Add(edit, site, Turn.Types.Concat(plan.Key.Types));
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static void Keep(CodeEdit edit, Plan plan, string sessions, string turn, IEnumerable<string> turnMessages)
    {
        string entry = $"({plan.Type} {Names.Pascal(plan.Variable)}, SemaphoreSlim Turn)";
        SessionMap.Declare(edit, plan.Place, $"ConcurrentDictionary<{plan.Key.Type}, {entry}>", sessions);
        var head = plan.Key.Guard
            .Add($"var ({plan.Variable}, {turn}) = {sessions}.GetOrAdd({plan.Key.Expression}, _ => ({plan.Memory.Creation}, new SemaphoreSlim(1, 1)));")
            .Add(Turn.Wait(plan.Handler, turn));
        Turn.HoldAfter(edit, plan.Block, plan.Declaration, head, turnMessages, turn);
    }

    /// <summary>What has to be awaited cannot be made by the map: it is made under the session's semaphore, which the map does hold.</summary>
    static void KeepAwaited(CodeEdit edit, Plan plan, string sessions, string turn, IEnumerable<string> turnMessages)
    {
        string turns = sessions.StartsWith("_", StringComparison.Ordinal) ? "_turns" : "turns";
        SessionMap.Declare(edit, plan.Place, $"ConcurrentDictionary<{plan.Key.Type}, {plan.Type}>", sessions);
        SessionMap.Declare(edit, plan.Place, $"ConcurrentDictionary<{plan.Key.Type}, SemaphoreSlim>", turns);
        var head = plan.Key.Guard
            .Add($"var {turn} = {turns}.GetOrAdd({plan.Key.Expression}, _ => new SemaphoreSlim(1, 1));")
            .Add(Turn.Wait(plan.Handler, turn));
        string[] inside =
        [
            $"if (!{sessions}.TryGetValue({plan.Key.Expression}, out var {plan.Variable}))",
            "{",
            $"{edit.IndentUnit}{plan.Variable} = {plan.Memory.Creation};",
            $"{edit.IndentUnit}{sessions}[{plan.Key.Expression}] = {plan.Variable};",
            "}",
        ];
        Turn.HoldAfter(edit, plan.Block, plan.Declaration, head, inside.Concat(turnMessages), turn);
    }

    /// <summary>Everything the rewrite needs to know, found out before it is offered.</summary>
    sealed record Plan(HandlerSyntax Handler, LocalDeclarationStatementSyntax Declaration, BlockSyntax Block, string Variable, string Type, CreatedMemory Memory, SessionKey Key, SessionMap.Place Place)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (LocalMemory.Of(site, cancellation) is not { } local || HandlerSyntax.Around(site, local.Declaration, cancellation) is not { CanHoldLock: true } handler)
                return null;
            var edit = new CodeEdit(site.Root);
            if (local.Block.Statements.Last() == local.Declaration || !Turn.CanHold(edit, local.Block, local.Declaration))
                return null;
            return CreatedMemory.Of(site, handler, local.Value, cancellation) is { } memory && (!memory.IsAwaited || handler.IsAsync)
                && SessionKey.For(site, handler, cancellation) is { } key && SessionMap.PlaceFor(handler) is { } place
                ? new(handler, local.Declaration, local.Block, local.Name, local.Type, memory, key, place)
                : null;
        }
    }
}
