using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Replaces a memory that a handler creates by one per session: a concurrent map keyed by the identity in reach, and a semaphore beside each memory
/// so that two requests of one session take turns.
/// </summary>
sealed class KeepOnePerSession() : Rewrite(MemoryCreatedPerRequestFix.KeepOnePerSessionKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Keep one per session (by '{plan.Key.Source}')" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        plan.Handler.AddParameters(edit, plan.Key.Parameters);
        Opening.SayOnce(edit, site, plan.Handler, plan.Local.Rest, plan.Local.Name, plan.Local.Name, edit.IndentUnit, cancellation);
        Reply.Record(edit, site, plan.Local, edit.IndentUnit, cancellation);
        edit.InsertAbove(plan.Local.Declaration, plan.Key.Guard);
        string turn = Names.Free(site, plan.Handler.Node, "turn", "sessionTurn");
        if (plan.Memory.IsAwaited)
            KeepAwaited(edit, site, plan, turn);
        else
            Keep(edit, site, plan, turn);
        Usings.Add(edit, site, [.. Turn.Types, .. plan.Key.Types, .. plan.Local.Types, .. Reply.Types(plan.Local.Symbol)]);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static void Keep(CodeEdit edit, FixSite site, Plan plan, string turn)
    {
        string sessions = plan.MapName(site, "sessions", "chatSessions");
        string entry = $"({plan.Local.Type} {Names.Pascal(plan.Local.Name)}, SemaphoreSlim Turn)";
        SessionMap.Declare(edit, plan.Place, ($"ConcurrentDictionary<{plan.Key.Type}, {entry}>", sessions));
        string find = $"var ({plan.Local.Name}, {turn}) = {sessions}.GetOrAdd({plan.Key.Expression}, _ => (";
        string[] found = plan.Memory.Creation.Contains("\n")
            ? [find, "\t" + edit.Shifted(plan.Memory.Creation) + ",", "\tnew SemaphoreSlim(1, 1)));"]
            : [$"{find}{plan.Memory.Creation}, new SemaphoreSlim(1, 1)));"];
        Turn.HoldAfter(edit, plan.Local.Block, plan.Local.Declaration, [.. found, Turn.Wait(plan.Handler, turn)], plan.Memory.AppendTo(plan.Local.Name), turn);
    }

    /// <summary>What has to be awaited cannot be made by the map: it is made under the session's semaphore, which the map does hold.</summary>
    static void KeepAwaited(CodeEdit edit, FixSite site, Plan plan, string turn)
    {
        string sessions = plan.MapName(site, "sessions", "chatSessions"), turns = plan.MapName(site, "turns", "chatTurns");
        SessionMap.Declare(edit, plan.Place, ($"ConcurrentDictionary<{plan.Key.Type}, {plan.Local.Type}>", sessions), ($"ConcurrentDictionary<{plan.Key.Type}, SemaphoreSlim>", turns));
        string[] head = [$"var {turn} = {turns}.GetOrAdd({plan.Key.Expression}, _ => new SemaphoreSlim(1, 1));", Turn.Wait(plan.Handler, turn)];
        string[] inside =
        [
            $"if (!{sessions}.TryGetValue({plan.Key.Expression}, out var {plan.Local.Name}))",
            "{",
            $"\t{plan.Local.Name} = {plan.Memory.Creation};",
            $"\t{sessions}[{plan.Key.Expression}] = {plan.Local.Name};",
            "}",
        ];
        Turn.HoldAfter(edit, plan.Local.Block, plan.Local.Declaration, head, inside, turn);
    }

    /// <summary>Everything the rewrite needs to know, found out before it is offered.</summary>
    sealed record Plan(HandlerSyntax Handler, LocalMemory Local, CreatedMemory Memory, SessionKey Key, SessionMap.Place Place)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation) =>
            LocalMemory.Of(site, cancellation) is { } local && HandlerSyntax.Around(site, local.Declaration, cancellation) is { CanHoldLock: true } handler
            && Turn.CanHold(new CodeEdit(site.Root), local.Block, local.Declaration, local.Name)
            && CreatedMemory.Of(site, handler, local.Value, cancellation) is { } memory && (!memory.IsAwaited || handler.IsAsync)
            && SessionKey.For(site, handler, local.Declaration, cancellation) is { } key && SessionMap.PlaceFor(site, handler, cancellation) is { } place
                ? new(handler, local, memory, key, place)
                : null;

        /// <summary>A free name, with an underscore for a field.</summary>
        public string MapName(FixSite site, params string[] wanted) => Place.Type is { } type ? Names.Free(site, type, wanted.Select(w => "_" + w).ToArray()) : Names.Free(site, site.Root, wanted);
    }
}
