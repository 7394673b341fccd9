using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Identity;

/// <summary>MEM3001: a handler makes up the id under which it keeps a conversation, and whoever wants to go on with it is never told.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionIdPerRequest() : IdentityRule(Descriptors.MEM3001_SessionIdPerRequest, Provenance.Random)
{
    private protected override void Judge(FileReport file, SessionIdentity identity, RequestScope scope)
    {
        var (member, parameters) = Enclosing.MethodOf(file.Model, identity.Use.Value, file.Cancellation);
        if (!Conversation.IsMeant(member, parameters, scope) || Begins(identity, member, scope)
            || Disclosure.IsPossible(file.Model, identity, IdentitiesOf(file), file.Cancellation))
            return;
        Report(file, identity, scope, identity.Origin.Source, identity.Use.Text, scope.Occasion.Text, scope.Way);
    }

    /// <summary>Where a session begins, a new id is right.</summary>
    static bool Begins(SessionIdentity identity, IMethodSymbol? member, RequestScope scope) =>
        Conversation.BeginsSession(scope.Occasion.Text) || (member is not null && Conversation.BeginsSession(member.Name)) || Conversation.BeginsSession(identity.Use.Target.Name)
        || scope.Path.Any(step => Conversation.BeginsSession(step.Text));
}
