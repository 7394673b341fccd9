using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Durability;

/// <summary>MEM2002: conversations are kept in memory, and the host ends the process between requests, or restarts it regularly.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InMemoryStoreOnDiscardedHost() : StoreRule(Descriptors.MEM2002_InMemoryStoreOnDiscardedHost)
{
    private protected override Judgement? Judge(FileReport file, HostProfile profile) => profile.Life switch
    {
        { Value: ProcessLife.Discarded, Evidence: var evidence } => new(evidence, [InMessage(file, evidence), "they are gone as soon as the process is"]),
        { Value: ProcessLife.Restarted, Evidence: var evidence } when !IsSpread(profile) => new(evidence, [InMessage(file, evidence), "each restart forgets them all"]),
        _ => null,
    };
}
