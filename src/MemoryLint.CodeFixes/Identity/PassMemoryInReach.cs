using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>Passes the session or thread that the code has got already, or the history that it has put the user's words into.</summary>
sealed class PassMemoryInReach() : Rewrite(ConversationWithoutSessionFix.PassMemoryInReachKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) => Plan.For(site, cancellation) is { } plan ? $"Pass '{plan.Memory}'" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var plan = Plan.For(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        if (plan.Session is { } session)
            plan.Told.Pass(edit, session, plan.Memory);
        else
            edit.Replace(plan.Told.Input.Expression.Span, plan.Memory);
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    /// <param name="Told">The call.</param>
    /// <param name="Memory">The variable's name.</param>
    /// <param name="Session">The parameter that takes it; null if it takes the place of what the user said.</param>
    sealed record Plan(ToldCall Told, string Memory, IParameterSymbol? Session)
    {
        public static Plan? For(FixSite site, CancellationToken cancellation)
        {
            if (ToldCall.At(site, cancellation) is not { } told || told.Call.Ancestors().FirstOrDefault(IsFunction) is not { } function)
                return null;
            foreach (var value in InReach.At(site, told.Call.SpanStart))
            {
                if (value.Symbol is not (ILocalSymbol or IParameterSymbol) || !IsOfThisTurn(site, value.Symbol, function, cancellation))
                    continue;
                if (told.Session is { } session && site.Model.Compilation.ClassifyCommonConversion(value.Type, session.Type) is { Exists: true, IsImplicit: true } && value.Type.SpecialType == SpecialType.None)
                    return new(told, value.Name, session);
                if (told.Session is null && TakesInstead(site, told, value.Type) && HasSaid(function, told, value.Name))
                    return new(told, value.Name, null);
            }
            return null;
        }

        /// <summary>
        /// A helper's parameter, or a local that was got by an id: what a framework hands to its handler comes from the container and may be everybody's, and so may what a
        /// field or a method without an id hands out. A memory that has just been created would begin a new conversation as well.
        /// </summary>
        static bool IsOfThisTurn(FixSite site, ISymbol symbol, SyntaxNode function, CancellationToken cancellation)
        {
            if (symbol.DeclaringSyntaxReferences is not [var reference] || !function.Span.Contains(reference.Span))
                return false;
            return reference.GetSyntax(cancellation) switch
            {
                ParameterSyntax => site[Rules.FixProperties.Handler] is null,
                VariableDeclaratorSyntax { Initializer.Value: var value } => IsGotById(site, value, cancellation),
                _ => false,
            };
        }

        static bool IsGotById(FixSite site, ExpressionSyntax value, CancellationToken cancellation) => value switch
        {
            AwaitExpressionSyntax e => IsGotById(site, e.Expression, cancellation),
            ParenthesizedExpressionSyntax e => IsGotById(site, e.Expression, cancellation),
            CastExpressionSyntax e => IsGotById(site, e.Expression, cancellation),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var call } } => IsGotById(site, call, cancellation),
            InvocationExpressionSyntax call => NamesSession(call.ArgumentList) && CatalogIndex.BuiltIn.FindMember(site.Model.GetSymbolInfo(call, cancellation).Symbol) is null or { FoundAgainBy.Length: > 0 },
            ElementAccessExpressionSyntax access => NamesSession(access.ArgumentList),
            _ => false,
        };

        /// <summary>True if an argument says which conversation is meant: an id, or the context of a bot's turn.</summary>
        static bool NamesSession(SyntaxNode arguments) => arguments.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken)
            && (Conversation.IsIdentityName(t.ValueText) || Conversation.NamesSession(t.ValueText) || t.ValueText.EndsWith("urnContext", StringComparison.Ordinal)));

        static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax;

        /// <summary>True if another overload takes the history where this one takes what was said.</summary>
        static bool TakesInstead(FixSite site, ToldCall told, ITypeSymbol history) =>
            CatalogIndex.BuiltIn.KindOf(history, Imports.Of(site.Root.SyntaxTree)) == MemoryKind.History
            && site.Model.GetMemberGroup(told.Call.Expression).OfType<IMethodSymbol>().Any(m => told.Input.NameColon is null && m.Parameters is [var first, ..] && !m.IsGenericMethod
                && site.Model.Compilation.ClassifyCommonConversion(history, first.Type) is { Exists: true, IsImplicit: true });

        /// <summary>True if what the user said is put into the history before the call.</summary>
        static bool HasSaid(SyntaxNode function, ToldCall told, string history) => function.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(c =>
            c.Span.End <= told.Call.SpanStart && c.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: "Add" or "AddUserMessage" or "AddMessage" }
            && receiver.Identifier.ValueText == history && c.ArgumentList.DescendantNodes().Any(n => n is ExpressionSyntax && n.ToString() == told.Input.Expression.ToString()));
    }
}
