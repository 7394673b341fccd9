using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Durability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Durability;

/// <summary>Sets the time to live of messages to -1, which Cosmos DB reads as "never expires".</summary>
sealed class KeepMessages() : Rewrite(DurableStoreForgetsFix.KeepMessagesKey)
{
    const string Option = "MessageTtlSeconds = -1";

    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        site[FixProperties.Shape] == DurableStoreForgets.ExpiresAfterADay && site.Node is BaseObjectCreationExpressionSyntax ? "Keep messages until they are deleted (MessageTtlSeconds = -1)" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var creation = (BaseObjectCreationExpressionSyntax)site.Node;
        var edit = new CodeEdit(site.Root);
        if (creation.Initializer is not { } initializer)
            edit.Insert(creation.Span.End, $" {{ {Option} }}");
        else if (initializer.Expressions.Count == 0)
            edit.Insert(initializer.OpenBraceToken.Span.End, $" {Option}");
        else if (edit.IsOnOneLine(initializer.Span))
            edit.Insert(initializer.Expressions[0].SpanStart, $"{Option}, ");
        else
            edit.Insert(initializer.Expressions[0].SpanStart, $"{Option},{edit.NewLine}{edit.IndentAt(initializer.Expressions[0].SpanStart)}");
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }
}
