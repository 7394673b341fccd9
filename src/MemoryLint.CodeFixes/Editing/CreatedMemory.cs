using System.Collections.Immutable;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// A creation taken apart: what begins every conversation, to be done once per session, and what belongs to this turn, to be appended on each.
/// </summary>
/// <param name="Creation">The creating expression without this turn's messages.</param>
/// <param name="TurnMessages">The elements that this turn adds, in order.</param>
/// <param name="IsAwaited">True if it has to be awaited.</param>
sealed record CreatedMemory(string Creation, ImmutableArray<string> TurnMessages, bool IsAwaited)
{
    /// <summary>Takes a creation apart; null where its constructor already mixes both, or where nothing can be appended to it.</summary>
    public static CreatedMemory? Of(FixSite site, HandlerSyntax handler, ExpressionSyntax creation, CancellationToken cancellation)
    {
        bool isAwaited = creation is AwaitExpressionSyntax;
        var made = creation is AwaitExpressionSyntax awaited ? awaited.Expression : creation;
        switch (made)
        {
            case BaseObjectCreationExpressionSyntax { Initializer: var initializer } created:
                if (created.ArgumentList?.Arguments.Any(a => UserText.In(site.Model, a.Expression, cancellation) is not null) == true || initializer?.IsKind(SyntaxKind.ObjectInitializerExpression) == true)
                    return null;
                return initializer is null ? new(creation.ToString(), ImmutableArray<string>.Empty, isAwaited) : Split(site, handler, created, initializer, cancellation);
            case InvocationExpressionSyntax:
                return new(creation.ToString(), ImmutableArray<string>.Empty, isAwaited);
            case InitializerExpressionSyntax or ArrayCreationExpressionSyntax:
                return null;
            default:
                return made.IsCollectionExpression() && site.Model.GetTypeInfo(made, cancellation).ConvertedType is INamedTypeSymbol ? SplitCollection(site, handler, made, cancellation) : null;
        }
    }

    static CreatedMemory Split(FixSite site, HandlerSyntax handler, BaseObjectCreationExpressionSyntax created, InitializerExpressionSyntax initializer, CancellationToken cancellation)
    {
        var turn = initializer.Expressions.Where(e => handler.Reads(site.Model, e, cancellation).Any()).ToList();
        if (turn.Count == 0)
            return new(created.ToString(), ImmutableArray<string>.Empty, false);
        string text = created.ToString();
        int start = initializer.SpanStart - created.SpanStart;
        string head = text.Substring(0, start).TrimEnd();
        if (created.ArgumentList is null)
            head += "()";
        var kept = initializer.Expressions.Where(e => !turn.Contains(e)).ToList();
        string seeds = kept.Count == 0 ? "" : $" {{ {string.Join(", ", kept)} }}";
        return new(head + seeds, turn.Select(e => e.ToString()).ToImmutableArray(), false);
    }

    static CreatedMemory SplitCollection(FixSite site, HandlerSyntax handler, ExpressionSyntax made, CancellationToken cancellation)
    {
        var elements = made.ChildNodes().ToList();
        var turn = elements.Where(e => handler.Reads(site.Model, e, cancellation).Any()).ToList();
        return turn.Count == 0
            ? new(made.ToString(), ImmutableArray<string>.Empty, false)
            : new($"[{string.Join(", ", elements.Where(e => !turn.Contains(e)))}]", turn.Select(e => e.ToString()).ToImmutableArray(), false);
    }
}
