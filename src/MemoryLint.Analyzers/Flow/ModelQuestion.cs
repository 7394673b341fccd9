using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>
/// A call that asks the model what the user says now and nothing of what was said before: itself, or in the body of the method that it calls, there also over plain HTTP. What is not seen to be
/// so is none.
/// </summary>
/// <param name="Call">The call in the function that keeps the history.</param>
/// <param name="IsDirect">True if it is the call of a framework.</param>
sealed record ModelQuestion(InvocationExpressionSyntax Call, bool IsDirect)
{
    /// <summary>Names of what makes a model or a server remember by itself.</summary>
    static readonly string[] s_serverMemory = ["ConversationId", "PreviousResponseId", "PreviousResponse", "ThreadId", "SessionId", "StoredOutputEnabled"];

    /// <summary>
    /// The question of the function that appends to <paramref name="history"/>: the one whose reply is appended, or the only one there is. Null if the history may reach the model in any other way.
    /// </summary>
    public static ModelQuestion? Of(SemanticModel model, CatalogIndex catalog, KeptHistory history, CancellationToken cancellation)
    {
        if (history.IsRead || history.IsHandedOut)
            return null;
        var replies = history.Uses.Where(u => u is { Kind: HistoryUseKind.Appended, Call: { } append } && history.Unit.Span.Contains(append.Span) && Appends.RoleOf(append) is TurnRole.Reply or TurnRole.Unknown)
            .Select(u => u.Call!).ToList();
        ModelQuestion? only = null;
        foreach (var call in history.Unit.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            cancellation.ThrowIfCancellationRequested();
            if (call.ArgumentList.Arguments.Count == 0 || (replies.Count == 0 && !catalog.IsNameOfModelCall(CallsByName.NameOf(call)))
                || call.Ancestors().TakeWhile(a => a != history.Unit).Any(a => a is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } && declarator.Identifier.ValueText == history.Root.Name))
                continue;
            bool isAnswered = IsAppended(call);
            if ((!isAnswered && (replies.Count > 0 || only is not null)) || Asked(model, catalog, call, cancellation) is not { } question)
                continue;
            if (isAnswered)
                return question;
            if (question.IsDirect)
                only = question;
        }
        return only;

        bool IsAppended(InvocationExpressionSyntax call)
        {
            if (replies.Count == 0)
                return false;
            var values = new Replies();
            values.Add(model, call, cancellation);
            return replies.Any(r => r.ArgumentList.Arguments.Any(a => values.IsIn(a.Expression)));
        }
    }

    static ModelQuestion? Asked(SemanticModel model, CatalogIndex catalog, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || !call.ArgumentList.Arguments.Any(a => UserText.In(model, a.Expression, cancellation) is not null)
            || !TakesNoMemory(model, catalog, call, cancellation))
            return null;
        if (catalog.FindModelCall(method) is not null)
            return new(call, IsDirect: true);
        return method is { DeclaringSyntaxReferences: [var reference] } && !method.Parameters.Any(p => Conversation.IsIdentityName(p.Name))
            && ((!method.IsAbstract && SourceModels.Of(model.Compilation, reference.SyntaxTree) is { } other && AsksOnlyNow(other, catalog, reference.GetSyntax(cancellation), cancellation))
                || OwnQuestion.IsAskedBy(model.Compilation, catalog, method, cancellation))
            ? new(call, IsDirect: false) : null;
    }

    /// <summary>True if what a call is given, and what it is called on, holds nothing of an earlier turn.</summary>
    static bool TakesNoMemory(SemanticModel model, CatalogIndex catalog, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        call.ArgumentList.Arguments.All(a => IsOfThisTurn(model, catalog, a.Expression, cancellation) && !a.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => Conversation.IsIdentityName(n.Identifier.ValueText)))
        && (call.Expression is not MemberAccessExpressionSyntax { Expression: var receiver } || IsOfThisTurn(model, catalog, receiver, cancellation))
        && !s_serverMemory.Any(w => SourceWords.Within(Appends.UnitAround(call), w, cancellation).Count > 0);

    /// <summary>The body of a method that asks the model: every memory in it is made there.</summary>
    static bool AsksOnlyNow(SemanticModel model, CatalogIndex catalog, SyntaxNode method, CancellationToken cancellation)
    {
        var calls = method.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(c => catalog.IsNameOfModelCall(CallsByName.NameOf(c))
            && catalog.FindModelCall(model.GetSymbolInfo(c, cancellation).Symbol as IMethodSymbol) is not null).ToList();
        return calls.Count > 0 && calls.All(c => TakesNoMemory(model, catalog, c, cancellation))
            && method.DescendantNodes().OfType<IdentifierNameSyntax>().All(n => n.Parent is NameColonSyntax or QualifiedNameSyntax || IsMadeHere(n));

        // What the model answers, or what is made here: anything else may come from an earlier turn.
        bool IsMadeHere(IdentifierNameSyntax name) =>
            KindOf(model, catalog, model.GetTypeInfo(name, cancellation).Type) is null || model.GetSymbolInfo(name, cancellation).Symbol switch
            {
                ILocalSymbol { DeclaringSyntaxReferences: [var reference] } => reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                    && (IsMadeOfThisTurn(value) || calls.Any(c => value.Span.Contains(c.Span))),
                IFieldSymbol or IPropertySymbol or IParameterSymbol => false,
                _ => true,
            };
    }

    static MemoryKind? KindOf(SemanticModel model, CatalogIndex catalog, ITypeSymbol? type) => catalog.KindOf(type, Imports.Of(model.SyntaxTree)) ?? OwnMemory.KindOf(type);

    /// <summary>False for a memory, unless it is made in this function, of messages that are written there.</summary>
    static bool IsOfThisTurn(SemanticModel model, CatalogIndex catalog, ExpressionSyntax expression, CancellationToken cancellation)
    {
        var info = model.GetTypeInfo(expression, cancellation);
        if (KindOf(model, catalog, info.Type ?? info.ConvertedType) is null)
            return true;
        return expression switch
        {
            LiteralExpressionSyntax => true,
            IdentifierNameSyntax name => model.GetSymbolInfo(name, cancellation).Symbol switch
            {
                ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local => reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } && IsMadeOfThisTurn(value)
                    && !IsFilled(local, reference.GetSyntax(cancellation), cancellation),
                INamedTypeSymbol or INamespaceSymbol or IMethodSymbol => true,
                _ => false,
            },
            _ => IsMadeOfThisTurn(expression),
        };
    }

    static bool IsMadeOfThisTurn(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax made => !IsSpread(made),
        ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax => !IsSpread(value),
        _ => value.IsCollectionExpression() && !IsSpread(value),
    };

    static bool IsSpread(SyntaxNode value) => value.DescendantNodes().Any(n => n.IsSpreadElement() || n is QueryExpressionSyntax
        || n is InvocationExpressionSyntax call && CallsByName.NameOf(call) is "Select" or "ToList" or "ToArray" or "Where" or "Concat" or "TakeLast" or "Skip");

    /// <summary>True if messages come into the local other than one by one as they are written there.</summary>
    static bool IsFilled(ILocalSymbol local, SyntaxNode declarator, CancellationToken cancellation)
    {
        var scope = Appends.UnitAround(declarator);
        foreach (int position in SourceWords.Within(scope, local.Name, cancellation))
        {
            if (scope.FindToken(position).Parent is not IdentifierNameSyntax name)
                continue;
            if (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name)
                return true;
            if (name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == name
                && (access.Name.Identifier.ValueText.StartsWith("AddRange", StringComparison.Ordinal) || access.Name.Identifier.ValueText is "InsertRange" or "AddMessages" or "AddChatMessages"
                    || Appends.IsAppend(access.Name.Identifier.ValueText) && call.Ancestors().TakeWhile(a => a != scope).Any(a => a is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax)))
                return true;
            // Handed to a method that may fill it.
            if (name.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax to } && Verbs.Fills(CallsByName.NameOf(to)))
                return true;
        }
        return false;
    }
}
