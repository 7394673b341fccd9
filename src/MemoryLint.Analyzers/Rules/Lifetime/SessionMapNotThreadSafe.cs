using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>
/// MEM1005: requests of several users change a map of sessions at the same time, and the map is not made for that; or a map that is made for it is filled
/// in two steps, between which another request of the same session may come; or it holds lists, and what changes them does not wait for its turn. Or they
/// meet in one list that each of them empties and fills for itself.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionMapNotThreadSafe() : SharedSessionRule(Descriptors.MEM1005_SessionMapNotThreadSafe)
{
    /// <summary>A map that no two threads may change.</summary>
    internal const string Plain = nameof(Plain);

    /// <summary>A concurrent map that is asked first and filled then.</summary>
    internal const string CheckThenAdd = nameof(CheckThenAdd);

    /// <summary>A map that is safe, of lists that are not.</summary>
    internal const string Lists = nameof(Lists);

    /// <summary>One list that each request empties and fills.</summary>
    internal const string Refilled = nameof(Refilled);

    private protected override void Judge(FileReport file)
    {
        foreach (var holder in file.Sites.Holders)
            if (RefilledByRequests(file, holder) is var (refill, refilling, shared))
                Report(file, holder, Refilled, $"one list that every {refilling.Text} empties, fills and waits with ({shared.Reason})", "requests at the same time mix and lose messages",
                    shared.Path.Insert(0, new(refill.Emptied.Expression.ToString(), Place.Of(refill.Emptied))));
        foreach (var holder in SessionMap.In(file.Sites, file.Cancellation))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var writes = SessionMap.Writes(holder, file.Cancellation).Where(w => !SessionMap.IsSynchronized(w, file.Cancellation)).ToList();
            bool isConcurrent = SessionMap.IsConcurrent(holder, file.Cancellation);
            string? shape = writes.Count > 0 && !isConcurrent ? Plain
                : writes.Any(w => SessionMap.IsCheckThenAdd(w, holder.Member.Name)) ? CheckThenAdd
                : isConcurrent && (SessionMap.HoldsLists(holder) || !SessionMap.ListsWithin(holder, file.Catalog).IsEmpty) ? Lists
                : null;
            if (shape is null || SharedMemory.Of(file.Compilation, holder.Member, file.Cancellation) is not { } sharing)
                continue;
            if (shape == Plain)
                Report(file, holder, Plain, $"a plain {holder.Type.Name} that requests change at the same time ({sharing.Reason})", "it may throw, loop or lose sessions", sharing.Path);
            else if (shape == CheckThenAdd)
                Report(file, holder, CheckThenAdd, "asked first and filled then", "two first messages of a session start two conversations and one is lost", sharing.Path);
            else if (ChangeWithoutTurn(file, holder) is var (change, occasion))
                Report(file, holder, Lists, $"a map of {(holder.Kind == MemoryKind.History ? "lists" : "sessions with lists")} that every {occasion.Text} changes without a lock", "two requests of one session at once may throw or lose a message",
                    sharing.Path.Insert(0, new(change.Expression.ToString(), Place.Of(change))));
        }
    }

    /// <summary>The first place that changes a list while another request may do so, and the handler behind it; null if there is none.</summary>
    static (InvocationExpressionSyntax Change, Occasion Occasion)? ChangeWithoutTurn(FileReport file, Holder map)
    {
        var lists = SessionMap.ListsWithin(map, file.Catalog);
        foreach (var taken in TakenMemory.From(map, file.Cancellation))
            foreach (var change in taken.Changes(lists, file.Cancellation))
                if (!IsOfConnection(taken) && !SessionMap.IsSynchronized(change, file.Cancellation) && RequestScope.Of(file.Model, change, file.Cancellation) is { } scope
                    && scope.Occasion.Kind is not (HandlerKind.Message or HandlerKind.Component) && !scope.Path.Any(step => IsSynchronized(file, step)))
                    return (change, scope.Occasion);
        return null;
    }

    /// <summary>The calls of one connection come one after the other.</summary>
    static bool IsOfConnection(TakenMemory taken) => taken.Key?.ToString().EndsWith("onnectionId", StringComparison.Ordinal) == true;

    static void Report(FileReport file, Holder holder, string shape, string what, string consequence, ImmutableArray<PathStep> path) =>
        file.Report(SessionMap.Identifier(holder).GetLocation(), path, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape), holder.Member.Name, what, consequence);
}
