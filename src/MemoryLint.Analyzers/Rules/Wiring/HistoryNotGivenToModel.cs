using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4008: the messages of a session are kept, and the model gets only the last one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HistoryNotGivenToModel() : MemoryRule(Descriptors.MEM4008_HistoryNotGivenToModel)
{
    private protected override WordUse SpeaksOf => WordUse.Append | WordUse.OwnMemory;

    private protected override void Judge(FileReport file)
    {
        foreach (var history in KeptHistories.In(file.Model, file.Catalog, file.Cancellation))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (ModelQuestion.Of(file.Model, file.Catalog, history, file.Cancellation) is not { } question)
                continue;
            file.Report(history.Expression.GetLocation(), [question.Call.GetLocation()], ImmutableDictionary<string, string?>.Empty, [history.Expression.ToString(), CallsByName.NameOf(question.Call)]);
        }
    }
}
