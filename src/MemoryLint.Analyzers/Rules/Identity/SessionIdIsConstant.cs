using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Identity;

/// <summary>MEM3003: conversations are kept under one key for everybody, in something that outlives the request.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionIdIsConstant() : IdentityRule(Descriptors.MEM3003_SessionIdIsConstant, Provenance.Constant)
{
    private protected override void Judge(FileReport file, SessionIdentity identity, RequestScope scope)
    {
        if (!Outlives(file, identity) || NamesParticipant(identity) || EnvironmentGuard.Covers(identity.Use.Value, "")
            || Host.Of(file.Compilation, file.Cancellation) == HostKind.Unknown)
            return;
        Report(file, identity, scope, identity.Origin.Source, identity.Use.Text, scope.Occasion.Text, scope.Way);
    }

    static bool Outlives(FileReport file, SessionIdentity identity) => identity.Use.Role switch
    {
        IdentityRole.MapKey => (identity.Use.Map!.Member is ILocalSymbol || SharedMemory.Of(file.Compilation, identity.Use.Map.Member, file.Cancellation) is not null)
            && IsOnlyConstant(file, identity),
        IdentityRole.OwnStore => identity.Use.Text.Split('\'')[1] is var parameter && Conversation.IsIdentityName(parameter)
            && Stores.IsShared(file.Compilation, identity.Use.Target.ContainingType, file.Cancellation),
        IdentityRole.Framework => !IdentityWords.Parts.Any(p => identity.Use.Text.StartsWith($"the '{p}'", StringComparison.Ordinal)) && !IsOfSeveral(identity),
        _ => HoldsMemory(file, identity.Use)
            || NamesContent(file.Model.GetConstantValue(identity.Use.Value, file.Cancellation).Value as string ?? identity.Origin.Source.Trim('"')),
    };

    /// <summary><c>chat_history</c>, not <c>conversation_starters</c>: what a cache holds under a fixed key may well be meant for everybody.</summary>
    static bool NamesContent(string key) => s_contents.Any(c => key.EndsWith(c, StringComparison.OrdinalIgnoreCase));

    static readonly string[] s_contents = ["history", "transcript", "conversation", "chatmessages", "chat_messages", "chat-messages", "session", "thread"];

    /// <summary>A map with several fixed keys holds what takes part in the work, not sessions.</summary>
    static bool IsOnlyConstant(FileReport file, SessionIdentity identity) =>
        IdentitiesOf(file).Where(i => i.Use.Map == identity.Use.Map && i.Origin.Provenance == Provenance.Constant)
            .Select(i => i.Origin.Source).Distinct(StringComparer.Ordinal).Count() == 1;

    /// <summary>A scope may be bounded by one id and fixed in another: <c>UserId = user, ThreadId = "notes"</c>.</summary>
    static bool IsOfSeveral(SessionIdentity identity) =>
        identity.Use.Use switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } own => initializer.Expressions.Any(e =>
                e != own && e is AssignmentExpressionSyntax { Left: var left } && IsId(left.ToString())),
            InvocationExpressionSyntax call => call.ArgumentList.Arguments.Any(a => a.Expression != identity.Use.Value && IsId(a.Expression.ToString())),
            ObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments.Any(a => a.Expression != identity.Use.Value && IsId(a.Expression.ToString())),
            _ => false,
        };

    static bool IsId(string name) => Conversation.IsIdentityName(name.Substring(name.LastIndexOf('.') + 1));

    static bool NamesParticipant(SessionIdentity identity) => identity.Use.Map is not null && Conversation.NamesParticipantOnly(identity.Origin.Source);
}
