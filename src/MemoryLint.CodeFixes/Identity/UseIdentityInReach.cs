using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Takes the identity in reach; where there is none, the handler is given one.</summary>
sealed class UseIdentityInReach(string equivalenceKey) : ReplaceIdentity(equivalenceKey)
{
    protected override string TitleOf(SessionKey key) => $"Use '{key.Source}' as session id";

    protected override SessionKey? KeyFor(FixSite site, HandlerSyntax handler, ExpressionSyntax value, StatementSyntax statement, StatementSyntax first, CancellationToken cancellation) =>
        SessionKey.For(site, handler, statement, cancellation);
}
