using System.Collections.Immutable;
using MemoryLint.Flow;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// A creation taken apart: what begins every conversation, to be done once per session, and what belongs to this turn, to be appended on each.
/// </summary>
/// <param name="Creation">The creating expression without this turn's messages.</param>
/// <param name="TurnMessages">The elements that this turn adds, in order, each below its comments.</param>
/// <param name="IsAwaited">True if it has to be awaited.</param>
sealed record CreatedMemory(string Creation, ImmutableArray<(ImmutableArray<string> Comments, string Message)> TurnMessages, bool IsAwaited)
{
    /// <summary>What is no longer than this goes on one line when elements have been taken out.</summary>
    const int OneLine = 80;

    /// <summary>Takes a creation apart; null where its constructor already mixes both, or where nothing can be appended to it.</summary>
    public static CreatedMemory? Of(FixSite site, HandlerSyntax handler, ExpressionSyntax creation, CancellationToken cancellation)
    {
        bool isAwaited = creation is AwaitExpressionSyntax;
        var made = creation is AwaitExpressionSyntax awaited ? awaited.Expression : creation;
        switch (made)
        {
            case BaseObjectCreationExpressionSyntax { Initializer: var initializer } created:
                if (created.ArgumentList?.Arguments.Any(a => UserText.In(site.Model, a.Expression, cancellation) is not null) == true)
                    return null;
                bool isConfigured = initializer?.IsKind(SyntaxKind.ObjectInitializerExpression) == true;
                if (isConfigured && handler.Reads(site.Model, initializer!, cancellation).Any())
                    return null;
                return initializer is null || isConfigured ? Whole(creation, isAwaited) : Split(site, handler, created, initializer, initializer.Expressions.ToList(), cancellation);
            case InvocationExpressionSyntax:
                return Whole(creation, isAwaited);
            default:
                return made.IsCollectionExpression() && site.Model.GetTypeInfo(made, cancellation).ConvertedType is INamedTypeSymbol
                    ? Split(site, handler, made, made, made.ChildNodes().ToList(), cancellation)
                    : null;
        }
    }

    static CreatedMemory Whole(ExpressionSyntax creation, bool isAwaited) => new(creation.ToString(), ImmutableArray<(ImmutableArray<string>, string)>.Empty, isAwaited);

    /// <summary>Takes what this turn says out of the elements.</summary>
    static CreatedMemory? Split(FixSite site, HandlerSyntax handler, ExpressionSyntax creation, ExpressionSyntax list, IReadOnlyList<SyntaxNode> elements, CancellationToken cancellation)
    {
        var turn = elements.Where(e => !Opening.IsInstruction(e) && handler.Reads(site.Model, e, cancellation).Any()).ToList();
        if (turn.Count == 0)
            return Whole(creation, false);
        if (turn.Any(e => e is InitializerExpressionSyntax || e.Kind().ToString() == "SpreadElement"))
            return null;
        var messages = turn.Select(e => (Comments(e), e.ToString())).ToImmutableArray();
        if (turn.Count == elements.Count)
            return new(creation == list ? "[]" : Head(creation, list), messages, false);
        var text = site.Root.SyntaxTree.GetText().GetSubText(creation.Span).WithChanges(turn.Select(e => new TextChange(Removed(e, creation), ""))).ToString();
        bool isPlain = elements.All(e => turn.Contains(e) || !e.ToString().Contains("\n") && Comments(e).IsEmpty);
        string oneLine = (creation == list ? "" : Head(creation, list, isInitialized: true) + " { ") + string.Join(", ", elements.Where(e => !turn.Contains(e))) + (creation == list ? "" : " }");
        if (creation == list)
            oneLine = $"[{oneLine}]";
        return new(isPlain && oneLine.Length <= OneLine ? oneLine : text, messages, false);
    }

    /// <summary><c>new List&lt;ChatMessage&gt;()</c>, without the elements and, where those follow, the empty parentheses that the user left out.</summary>
    static string Head(ExpressionSyntax creation, ExpressionSyntax list, bool isInitialized = false)
    {
        string head = creation.ToString().Substring(0, list.SpanStart - creation.SpanStart).TrimEnd();
        return isInitialized || head.EndsWith(")", StringComparison.Ordinal) ? head : head + "()";
    }

    /// <summary>An element with its comments, its comma and the end of its line.</summary>
    static TextSpan Removed(SyntaxNode element, SyntaxNode creation)
    {
        var comma = element.GetLastToken().GetNextToken();
        int end = comma.IsKind(SyntaxKind.CommaToken) ? comma.FullSpan.End : element.FullSpan.End;
        return new(element.FullSpan.Start - creation.SpanStart, end - element.FullSpan.Start);
    }

    static ImmutableArray<string> Comments(SyntaxNode element) =>
        element.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.SingleLineCommentTrivia) || t.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(t => t.ToString()).ToImmutableArray();

    /// <summary>The statements that append this turn's messages to a variable.</summary>
    public IEnumerable<string> AppendTo(string variable) => TurnMessages.SelectMany(m => m.Comments.Add($"{variable}.Add({m.Message});"));
}
