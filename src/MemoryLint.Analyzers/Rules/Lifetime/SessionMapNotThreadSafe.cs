using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>
/// MEM1005: requests of several users change a map of sessions at the same time, and the map is not made for that; or a map that is made for it is filled
/// in two steps, between which another request of the same session may come.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionMapNotThreadSafe() : SharingRule(Descriptors.MEM1005_SessionMapNotThreadSafe)
{
    /// <summary>A map that no two threads may change.</summary>
    internal const string Plain = nameof(Plain);

    /// <summary>A concurrent map that is asked first and filled then.</summary>
    internal const string CheckThenAdd = nameof(CheckThenAdd);

    private protected override WordUse SpeaksOf => WordUse.Map;

    private protected override void Judge(FileReport file)
    {
        foreach (var holder in file.Sites.Holders)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (!holder.IsMap || holder.Kind is not (MemoryKind.History or MemoryKind.Session) || HeldMemory.Keys(holder, file.Cancellation).All(Conversation.NamesParticipant)
                || SessionMap.Writes(holder, file.Cancellation).Where(w => !SessionMap.IsSynchronized(w, file.Cancellation)).ToList() is not { Count: > 0 } writes
                || SharedMemory.Of(file.Compilation, holder.Member, file.Cancellation) is not { } sharing)
                continue;
            if (!SessionMap.IsConcurrent(holder, file.Cancellation))
                Report(file, holder, Plain, $"a plain {holder.Type.Name} that requests change at the same time ({sharing.Reason})", "it may throw, loop or lose sessions", sharing);
            else if (writes.Any(w => SessionMap.IsCheckThenAdd(w, holder.Member.Name)))
                Report(file, holder, CheckThenAdd, "asked first and filled then", "two first messages of a session start two conversations and one is lost", sharing);
        }
    }

    static void Report(FileReport file, Holder holder, string shape, string what, string consequence, Sharing sharing) =>
        file.Report(SessionMap.Identifier(holder).GetLocation(), sharing.Path, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape), holder.Member.Name, what, consequence);
}
