using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// The model's reply where the code only shows it: <c>var reply = await client.GetResponseAsync(history);</c>. A conversation that is kept must hold
/// the replies too, so a fix that keeps it appends them.
/// </summary>
static class Reply
{
    /// <summary>Appends a reply that nothing else appends; <paramref name="indent"/> is what stands before new lines beyond the statement's own indentation.</summary>
    public static void Record(CodeEdit edit, FixSite site, LocalMemory local, string indent, CancellationToken cancellation)
    {
        if (Streamed(edit, site, local, cancellation) is { } loop)
            Collect(edit, site, local.Block, local.Name, loop, indent);
        else if (Unrecorded(site, local, cancellation) is var (statement, append) && edit.HasLinesOfItsOwn(statement))
            edit.Insert(edit.LineEnd(statement.Span.End), edit.NewLine + edit.IndentAt(statement.SpanStart) + indent + append);
    }

    /// <summary>The loop over the updates of a reply that nothing collects.</summary>
    static ForEachStatementSyntax? Streamed(CodeEdit edit, FixSite site, LocalMemory local, CancellationToken cancellation) =>
        local.Rest.OfType<ForEachStatementSyntax>().Where(e => e.AwaitKeyword.RawKind != 0 && local.IsIn(e.Expression)).ToList() is [var loop]
        && CanCollect(edit, site, local.Symbol, loop)
        && !local.Rest.SkipWhile(s => s != loop).Any(s => s.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == local.Name && !loop.Expression.Span.Contains(n.Span)))
        && !loop.DescendantNodes().Any(n => n is ArgumentSyntax { Expression: IdentifierNameSyntax argument } && argument.Identifier.ValueText == loop.Identifier.ValueText)
            ? loop
            : null;

    static (StatementSyntax Statement, string Append)? Unrecorded(FixSite site, LocalMemory local, CancellationToken cancellation)
    {
        var asking = local.Rest.OfType<LocalDeclarationStatementSyntax>().Where(s => s.Declaration.Variables is [{ Initializer.Value: var value }]
            && CallIn(value)?.ArgumentList.Arguments.Any(a => a.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name) == true).ToList();
        if (asking is not [var statement] || site.Model.GetDeclaredSymbol(statement.Declaration.Variables[0], cancellation) is not ILocalSymbol reply
            || local.Rest.SkipWhile(s => s != statement).Skip(1).Any(s => Appends(s, local)))
            return null;
        return Append(local.Name, local.Symbol, reply.Name, reply.Type) is { } append ? (statement, append) : null;
    }

    /// <summary>The call within <c>await call.ConfigureAwait(false)</c>.</summary>
    public static InvocationExpressionSyntax? CallIn(ExpressionSyntax value) => value switch
    {
        AwaitExpressionSyntax awaiting => CallIn(awaiting.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var inner } } => CallIn(inner),
        _ => value as InvocationExpressionSyntax,
    };

    /// <summary>True if something is added to the memory, or if it is handed to code that may do so.</summary>
    static bool Appends(StatementSyntax statement, LocalMemory local) => statement.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == local.Name
        && (n.Parent is ArgumentSyntax || n.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == n
            && (CallsByName.NameOf(call).StartsWith("Add", StringComparison.Ordinal) || CallsByName.NameOf(call).StartsWith("Insert", StringComparison.Ordinal))));

    /// <summary>The statement that puts a reply into a history, in the framework's own way; null if the types do not go together.</summary>
    public static string? Append(string history, ITypeSymbol type, string reply, ITypeSymbol replyType)
    {
        if (IsListOf(type, Message))
            return replyType.IsOrDerivesFrom("Microsoft.Extensions.AI.ChatResponse") ? $"{history}.AddMessages({reply});" : null;
        if (type.Is("Microsoft.SemanticKernel.ChatCompletion.ChatHistory"))
            return replyType.IsOrDerivesFrom("Microsoft.SemanticKernel.ChatMessageContent") ? $"{history}.Add({reply});"
                : IsListOf(replyType, "Microsoft.SemanticKernel.ChatMessageContent") ? $"{history}.AddRange({reply});" : null;
        if (IsListOf(type, "OpenAI.Chat.ChatMessage"))
            return replyType.Is("OpenAI.Chat.ChatCompletion") ? $"{history}.Add(new AssistantChatMessage({reply}));"
                : replyType is INamedTypeSymbol { Name: "ClientResult", TypeArguments: [var result] } && result.Is("OpenAI.Chat.ChatCompletion") ? $"{history}.Add(new AssistantChatMessage({reply}.Value));" : null;
        return null;
    }

    /// <summary>True for a loop over the updates of a reply that can be collected for a history of that type.</summary>
    public static bool CanCollect(CodeEdit edit, FixSite site, ITypeSymbol history, ForEachStatementSyntax loop) =>
        IsListOf(history, Message) && loop.AwaitKeyword.RawKind != 0 && loop.Statement is BlockSyntax { Statements.Count: > 0 } body
        && site.Model.GetForEachStatementInfo(loop).ElementType.Is("Microsoft.Extensions.AI.ChatResponseUpdate") && body.Statements.All(edit.HasLinesOfItsOwn) && edit.HasLinesOfItsOwn(loop);

    /// <summary>Collects the updates of a streamed reply, and puts them into the history when it is complete.</summary>
    public static void Collect(CodeEdit edit, FixSite site, SyntaxNode scope, string history, ForEachStatementSyntax loop, string indent)
    {
        string updates = Names.Free(site, scope, "updates", "replyUpdates"), at = edit.IndentAt(loop.SpanStart) + indent;
        edit.Insert(edit.Text.Lines[edit.LineWithComments(loop)].Start, $"{at}var {updates} = new List<ChatResponseUpdate>();{edit.NewLine}");
        edit.Insert(edit.LineEnd(((BlockSyntax)loop.Statement).OpenBraceToken.SpanStart), $"{edit.NewLine}{at}{edit.IndentUnit}{updates}.Add({loop.Identifier.ValueText});");
        edit.Insert(edit.LineEnd(loop.Span.End), $"{edit.NewLine}{at}{history}.AddMessages({updates});");
    }

    /// <summary>What the statements need where the history is of that type.</summary>
    public static string[] Types(ITypeSymbol history) => IsListOf(history, Message) ? ["Microsoft.Extensions.AI.ChatResponseExtensions", "System.Collections.Generic.List"] : [];

    const string Message = "Microsoft.Extensions.AI.ChatMessage";

    static bool IsListOf(ITypeSymbol type, string message) => type is INamedTypeSymbol { Name: "List" or "IList" or "IReadOnlyList", TypeArguments: [var element] } && element.Is(message);
}
