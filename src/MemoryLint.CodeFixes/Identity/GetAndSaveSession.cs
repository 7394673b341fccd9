using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Gets the session from the agent's session store in reach before the agent is asked, and saves it after.</summary>
sealed class GetAndSaveSession() : Rewrite(ConversationWithoutSessionFix.GetAndSaveSessionKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        Plan.For(site, cancellation) is { } plan ? $"Get and save the session through '{plan.Store}' (by '{plan.Key.Source}')" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        plan.Handler.AddParameters(edit, plan.Key.Parameters);
        string session = Names.Free(site, plan.Handler.Node, "session", "agentSession"), indent = edit.IndentAt(plan.Statement.SpanStart);
        string id = plan.Key.Type == "string" ? plan.Key.Expression : $"{plan.Key.Expression}.ToString()";
        edit.InsertAbove(plan.Statement, [.. plan.Key.Guard, $"var {session} = await {plan.Store}.GetSessionAsync({plan.Told.Receiver}, {id}{plan.Handler.LastArgument});"]);
        string save = $"await {plan.Store}.SaveSessionAsync({plan.Told.Receiver}, {id}, {session}{plan.Handler.LastArgument});";
        if (plan.Returned is { } returned)
        {
            string response = Names.Free(site, plan.Handler.Node, "response", "reply");
            var asked = new CodeEdit(site.Root);
            plan.Told.Pass(asked, plan.Told.Session!, session);
            string call = asked.Changed.ToString(new(returned.SpanStart, returned.Span.Length + asked.Changed.Length - asked.Text.Length));
            edit.Insert(plan.Statement.SpanStart, $"var {response} = {call};{edit.NewLine}{indent}{save}{edit.NewLine}{indent}");
            edit.Replace((returned.Parent is ParenthesizedExpressionSyntax whole ? whole : (SyntaxNode)returned).Span, response);
        }
        else
        {
            plan.Told.Pass(edit, plan.Told.Session!, session);
            edit.Insert(edit.LineEnd(plan.Statement.Span.End), edit.NewLine + indent + save);
        }
        Usings.Add(edit, site, plan.Key.Types);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Told">The call.</param>
    /// <param name="Handler">The function around it.</param>
    /// <param name="Statement">The statement that asks the agent.</param>
    /// <param name="Returned">The awaited call, if the statement returns what comes of it.</param>
    /// <param name="Store">The store as code writes it.</param>
    /// <param name="Key">The identity.</param>
    sealed record Plan(ToldCall Told, HandlerSyntax Handler, StatementSyntax Statement, AwaitExpressionSyntax? Returned, string Store, SessionKey Key)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (ToldCall.At(site, cancellation) is not { Session: not null, Receiver: IdentifierNameSyntax or MemberAccessExpressionSyntax } told
                || !site.Model.GetTypeInfo(told.Receiver, cancellation).Type.IsOrDerivesFrom("Microsoft.Agents.AI.AIAgent")
                || told.Call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement || !new CodeEdit(site.Root).HasLinesOfItsOwn(statement)
                || HandlerSyntax.Around(site, statement, cancellation) is not { IsAsync: true } handler || StoreFor(handler) is not { } store
                || SessionKey.For(site, handler, statement, cancellation) is not { } key)
                return null;
            switch (statement)
            {
                case LocalDeclarationStatementSyntax or ExpressionStatementSyntax when Awaited(told) is not null:
                case CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } each when each.Expression.Span.Contains(told.Call.Span):
                    return new(told, handler, statement, null, store, key);
                case ReturnStatementSyntax when Awaited(told) is { } returned && returned.Ancestors().TakeWhile(n => n != statement).All(n =>
                    n is not (AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax)):
                    return new(told, handler, statement, returned, store, key);
                default:
                    return null;
            }
        }

        static AwaitExpressionSyntax? Awaited(ToldCall told) => told.Call.Parent switch
        {
            AwaitExpressionSyntax awaiting => awaiting,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax awaiting } } => awaiting,
            _ => null,
        };

        static string? StoreFor(HandlerSyntax handler) =>
            handler.Parameters.FirstOrDefault(p => IsStore(p.Type))?.Name ?? (handler.IsStatic ? null : Members.OfType(handler.Symbol.ContainingType, IsStore));

        static bool IsStore(ITypeSymbol type) => type.IsOrDerivesFrom("Microsoft.Agents.AI.Hosting.AgentSessionStore");
    }
}
