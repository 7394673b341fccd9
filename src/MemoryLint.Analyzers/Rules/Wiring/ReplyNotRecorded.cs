using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Wiring;

/// <summary>MEM4004: a history that outlives the call gets the user's turns and goes to the model, and the reply is never put into it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReplyNotRecorded() : MemoryRule(Descriptors.MEM4004_ReplyNotRecorded)
{
    private protected override WordUse SpeaksOf => WordUse.Append;

    private protected override void Judge(FileReport file)
    {
        foreach (var history in KeptHistories.In(file.Model, file.Catalog, file.Cancellation))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (history.IsOwn || !TakesOnlyQuestions(history) || Asked(file, history) is not { } call || ReplyGoesElsewhere(file, history, call))
                continue;
            file.Report(history.Expression.GetLocation(), [call.GetLocation()],
                ImmutableDictionary<string, string?>.Empty, [history.Expression.ToString(), CallsByName.NameOf(call)]);
        }
    }

    /// <summary>True if all that is ever put in is what a user or the system says, and nobody else sees the history who might put in more.</summary>
    static bool TakesOnlyQuestions(KeptHistory history) =>
        history.Appends.Any(a => a.Role == TurnRole.User)
        && history.Uses.All(u => u.Kind switch
        {
            HistoryUseKind.Appended => Appends.RoleOf(u.Call!) is TurnRole.User or TurnRole.Other,
            HistoryUseKind.Kept or HistoryUseKind.Saved or HistoryUseKind.Given => true,
            _ => false,
        })
        && history.Root is ILocalSymbol or { DeclaredAccessibility: Accessibility.Private };

    /// <summary>The one call of the function that gives the history to a model which does not put its reply in by itself.</summary>
    static InvocationExpressionSyntax? Asked(FileReport file, KeptHistory history)
    {
        var given = history.Uses.Where(u => u.Kind == HistoryUseKind.Given).Select(u => u.Call!).Distinct().ToList();
        return given is [var call] && history.Unit.Span.Contains(call.Span) && !call.Ancestors().TakeWhile(a => a != history.Unit).Any(IsLoop)
            && file.Catalog.FindModelCall(file.Model.GetSymbolInfo(call, file.Cancellation).Symbol as IMethodSymbol) is { RecordsReply: false } entry && entry.MemoryParameters.Length > 0
            ? call : null;
    }

    static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;

    /// <summary>True if somebody else may record the reply: a call that it is handed to, or who called for it.</summary>
    static bool ReplyGoesElsewhere(FileReport file, KeptHistory history, InvocationExpressionSyntax call)
    {
        var replies = new Replies();
        replies.Add(file.Model, call, file.Cancellation);
        if (history.Unit.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c => c != call && !call.Span.Contains(c.Span) && !c.Span.Contains(call.Span)
            && c.ArgumentList.Arguments.Any(a => replies.IsIn(a.Expression)) && MayRecord(file, c)))
            return true;
        // A helper's caller has the reply, and may know the history too.
        return RequestScope.Of(file.Model, call, file.Cancellation) is not { Path.IsEmpty: true } && SaysReplies(file, history);
    }

    static bool MayRecord(FileReport file, InvocationExpressionSyntax call) =>
        Verbs.Saves(CallsByName.NameOf(call)) && CallsByName.NameOf(call) is not ("WriteAsync" or "Write" or "WriteLine" or "Append" or "AppendLine" or "WriteAsJsonAsync" or "WriteLineAsync")
        || file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is { DeclaringSyntaxReferences.IsEmpty: false };

    static bool SaysReplies(FileReport file, KeptHistory history) =>
        TurnWords.OfReplies.Any(word => ProjectWords.Uses(file.Compilation, file.Catalog, word, file.Cancellation).Any(use => !history.Unit.Span.Contains(use.Span) || use.SyntaxTree != history.Unit.SyntaxTree));
}
