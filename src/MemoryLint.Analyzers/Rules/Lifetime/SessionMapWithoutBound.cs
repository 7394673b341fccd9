using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>MEM1006: a map of sessions lives as long as the process, and nothing ever takes a session out of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionMapWithoutBound() : SharedSessionRule(Descriptors.MEM1006_SessionMapWithoutBound)
{
    private protected override WordUse SpeaksOf => WordUse.Map;

    private protected override void Judge(FileReport file)
    {
        foreach (var holder in SessionMap.In(file.Sites, file.Cancellation))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (holder.Member.DeclaredAccessibility is Accessibility.Private or Accessibility.NotApplicable
                && SessionMap.Writes(holder, file.Cancellation).Any() && !SessionMap.IsEmptied(holder, file.Cancellation)
                && SharedMemory.Of(file.Compilation, holder.Member, file.Cancellation) is { } sharing)
                file.Report(SessionMap.Identifier(holder).GetLocation(), sharing.Path, ImmutableDictionary<string, string?>.Empty, holder.Member.Name);
        }
    }
}
