using MemoryLint.Hosting;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Durability;

/// <summary>MEM2003: a web host keeps conversations in memory, and nothing says that this is for development only, nor how it is deployed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InMemoryStoreOutsideDevelopment() : StoreRule(Descriptors.MEM2003_InMemoryStoreOutsideDevelopment)
{
    private protected override Judgement? Judge(FileReport file, HostProfile profile) =>
        profile.Life is { Value: ProcessLife.Discarded or ProcessLife.Restarted } || IsSpread(profile) || profile.Workers is { Value: Workers.One }
            || Host.Of(file.Compilation, file.Cancellation) != HostKind.Requests
            ? null : new(null, []);
}
