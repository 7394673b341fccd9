using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// One function that works with a memory which becomes one per session: from the statement <paramref name="First"/> on it gets the session's own from a map,
/// and holds the session's turn.
/// </summary>
sealed record SessionUse(HandlerSyntax Handler, SessionKey Key, StatementSyntax First, ImmutableArray<ExpressionSyntax> References)
{
    IEnumerable<StatementSyntax> Statements => Handler.Body.Statements.SkipWhile(s => s != First);

    /// <summary>The functions that use a memory; empty if anything else uses it too, if it is assigned later, or if one of them has no identity or another kind of it.</summary>
    /// <param name="site">The site.</param>
    /// <param name="memory">The field or local that holds the memory.</param>
    /// <param name="scope">Where it can be used.</param>
    /// <param name="functionOf">The function that a use belongs to, with its body; null if the use cannot be rewritten.</param>
    /// <param name="fits">True for functions whose calls may be rewritten so.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static ImmutableArray<SessionUse> Of(
        FixSite site, ISymbol memory, SyntaxNode scope, Func<ExpressionSyntax, BlockSyntax?> functionOf, Func<HandlerSyntax, bool> fits, CancellationToken cancellation)
    {
        var references = new List<(BlockSyntax Body, ExpressionSyntax Reference)>();
        foreach (int position in SourceWords.Within(scope, memory.Name, cancellation))
        {
            if (scope.FindToken(position).Parent is not IdentifierNameSyntax name
                || !SymbolEqualityComparer.Default.Equals(site.Model.GetSymbolInfo(name, cancellation).Symbol, memory))
                continue;
            ExpressionSyntax whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
            if ((whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole) || functionOf(whole) is not { } body)
                return ImmutableArray<SessionUse>.Empty;
            references.Add((body, whole));
        }
        var uses = ImmutableArray.CreateBuilder<SessionUse>();
        foreach (var group in references.GroupBy(r => r.Body, r => r.Reference))
        {
            if (group.Key.Statements.FirstOrDefault(s => group.Any(r => s.Span.Contains(r.Span))) is not { } first
                || HandlerSyntax.Around(site, first, cancellation) is not { CanHoldLock: true } handler || !fits(handler)
                || !Turn.CanHold(new CodeEdit(site.Root), handler.Body, first, memory.Name) || SessionKey.For(site, handler, first, cancellation) is not { } key)
                return ImmutableArray<SessionUse>.Empty;
            uses.Add(new(handler, key, first, group.ToImmutableArray()));
        }
        return uses.Select(u => u.Key.Type).Distinct().Count() == 1 ? uses.ToImmutable() : ImmutableArray<SessionUse>.Empty;
    }

    /// <summary>Lets the function take the session's memory from the maps.</summary>
    /// <param name="edit">The edit.</param>
    /// <param name="site">The site.</param>
    /// <param name="memory">What the function calls the memory.</param>
    /// <param name="creation">The creating expression.</param>
    /// <param name="sessions">The map of memories, with their turns unless those have a map of their own.</param>
    /// <param name="turns">The map of turns, for a memory whose creation has to be awaited, which a map cannot do.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public void TakeFrom(CodeEdit edit, FixSite site, string memory, string creation, string sessions, string? turns, CancellationToken cancellation)
    {
        Handler.AddParameters(edit, Key.Parameters);
        string local = memory == Names.Camel(memory) ? memory : Names.Free(site, Handler.Node, Names.Camel(memory), "sessionHistory");
        string turn = Names.Free(site, Handler.Node, "turn", "sessionTurn");
        string find = $"var ({local}, {turn}) = {sessions}.GetOrAdd({Key.Expression}, _ => (";
        string[] found = turns is not null ? [$"var {turn} = {turns}.GetOrAdd({Key.Expression}, _ => new SemaphoreSlim(1, 1));"]
            : creation.Contains("\n") ? [find, "\t" + edit.Shifted(edit.Shifted(creation)) + ",", "\tnew SemaphoreSlim(1, 1)));"]
            : [$"{find}{creation}, new SemaphoreSlim(1, 1)));"];
        string[] inside = turns is null ? []
            : [$"if (!{sessions}.TryGetValue({Key.Expression}, out var {local}))", "{", $"\t{local} = {creation};", $"\t{sessions}[{Key.Expression}] = {local};", "}"];
        Turn.HoldFrom(edit, Handler.Body, First, [.. Key.Guard, .. found, Turn.Wait(Handler, turn)], inside, turn,
            () => Opening.SayOnce(edit, site, Handler, Statements, memory, local, edit.IndentUnit, cancellation));
        foreach (var reference in References)
            edit.Replace(reference.Span, local);
    }
}
