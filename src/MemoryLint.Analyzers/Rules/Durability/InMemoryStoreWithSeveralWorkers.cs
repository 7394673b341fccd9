using MemoryLint.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Durability;

/// <summary>MEM2001: conversations are kept in the memory of one process, and the deployment says that there are several.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InMemoryStoreWithSeveralWorkers() : StoreRule(Descriptors.MEM2001_InMemoryStoreWithSeveralWorkers)
{
    private protected override Judgement? Judge(FileReport file, HostProfile profile) =>
        IsSpread(profile) && !IsDiscarded(profile) && profile.Workers is { } workers ? new(workers.Evidence, [InMessage(file, workers.Evidence)]) : null;
}
