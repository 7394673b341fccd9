using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Identity;

/// <summary>
/// Takes the identity that the client sends, and makes one up at the first contact, when the client has none yet: a header of the response tells it, so that the
/// next request can send it. Only for handlers that can set a header.
/// </summary>
sealed class IssueIdentity(string equivalenceKey) : ReplaceIdentity(equivalenceKey)
{
    protected override string TitleOf(SessionKey key) => $"Use '{key.Source}' as session id, and answer with a new one where it is missing";

    protected override SessionKey? KeyFor(FixSite site, HandlerSyntax handler, ExpressionSyntax value, StatementSyntax statement, StatementSyntax first, CancellationToken cancellation)
    {
        if (handler is not { IsEntry: true, Kind: HandlerKind.MinimalApi or HandlerKind.Controller } || handler.Parameters.Any(p => p.Type.Name == "ITurnContext") || handler.Body.DescendantNodes(IsOfHandler).Any(n => n is YieldStatementSyntax))
            return null;
        var none = ImmutableArray<string>.Empty;
        if (Issued(handler, first) is { } issued)
            return new(issued, "string", issued, none, none, none);
        if (SessionKey.Local(site, handler, statement, cancellation) is not null)
            return null;
        var parameters = ImmutableArray.CreateBuilder<string>();
        var types = ImmutableArray.CreateBuilder<string>();
        string? response = handler.HttpResponse;
        if (response is null && handler is { Kind: HandlerKind.MinimalApi, CanTakeParameter: true })
        {
            string context = Names.Free(site, handler.Node, "context", "httpContext");
            parameters.Add($"HttpContext {context}");
            types.Add("Microsoft.AspNetCore.Http.HttpContext");
            response = $"{context}.Response";
        }
        if (response is null)
            return null;
        string id, source, header = SessionKey.Header;
        string? read = null;
        switch (SessionKey.Sent(handler))
        {
            case (var path, IParameterSymbol { RefKind: RefKind.None } parameter) when IsOptional(parameter) && !SessionKey.IsChecked(handler, path):
                (id, source, header) = (path, path, HeaderOf(parameter) ?? HeaderFor(parameter.Name));
                break;
            case (var path, IPropertySymbol property) when IsOptional(property) && !SessionKey.IsChecked(handler, path):
                id = Names.Free(site, handler.Node, Names.Camel(property.Name), "chatSessionId");
                (source, header, read) = (path, HeaderFor(property.Name), path);
                break;
            case null when handler.CanTakeParameter:
                id = Names.Free(site, handler.Node, "sessionId", "chatSessionId");
                source = $"{header} header";
                string nullable = site.Model.GetNullableContext(value.SpanStart).HasFlag(NullableContext.AnnotationsEnabled) ? "?" : "";
                parameters.Add($"[FromHeader(Name = \"{header}\")] string{nullable} {id}");
                types.Add("Microsoft.AspNetCore.Mvc.FromHeaderAttribute");
                break;
            case null when handler.HttpRequest is { } request:
                id = Names.Free(site, handler.Node, "sessionId", "chatSessionId");
                (source, read) = ($"{header} header", $"{request}.Headers[\"{header}\"].ToString()");
                break;
            default:
                return null;
        }
        types.Add("System.Guid");
        string[] guard =
        [
            .. read is null ? Array.Empty<string>() : [$"var {id} = {read};"],
            $"if (string.IsNullOrEmpty({id}))", "{", $"\t{id} = {NewId(site, handler, value, cancellation)};", $"\t{response}.Headers[\"{header}\"] = {id};", "}",
        ];
        return new(id, "string", source, parameters.ToImmutable(), guard.ToImmutableArray(), types.ToImmutable());
    }

    /// <summary>True for the name of an id that a server may make up. A user's, a room's or a ticket's id is there before the conversation.</summary>
    static bool IsIssued(string name) => Conversation.IsIdentityName(name) && !IdentityWords.IsOfSeveral(name) && IdentityWords.Plain(name) != "userid";

    /// <summary>True for an id that the caller may leave out. What the route or the type says is there needs no new one.</summary>
    static bool IsOptional(ISymbol sent) => IsIssued(sent.Name) && sent switch
    {
        IParameterSymbol { Type.SpecialType: SpecialType.System_String } parameter => parameter.NullableAnnotation == NullableAnnotation.Annotated || parameter.HasExplicitDefaultValue,
        IPropertySymbol { Type.SpecialType: SpecialType.System_String } property => property.NullableAnnotation != NullableAnnotation.NotAnnotated,
        _ => false,
    };

    /// <summary>The variable that a guard above fills with a new id already.</summary>
    static string? Issued(HandlerSyntax handler, StatementSyntax first) =>
        handler.Body.Statements.TakeWhile(s => s != first).OfType<IfStatementSyntax>().Select(s =>
            s.Condition is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax { Identifier.ValueText: var id } }] } asked && CallsByName.NameOf(asked) == "IsNullOrEmpty"
            && IsIssued(id)
            && s.Statement.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left.ToString() == id) ? id : null).FirstOrDefault(id => id is not null);

    /// <summary>An iterator is not even asked before the response begins; other handlers make up the id before they write.</summary>
    static bool IsOfHandler(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>A response that has begun takes no more headers.</summary>
    protected override StatementSyntax GuardedFrom(HandlerSyntax handler, StatementSyntax first) =>
        handler.Body.DescendantNodes(IsOfHandler).OfType<InvocationExpressionSyntax>().Any(c =>
            c.SpanStart < first.SpanStart && (Begins(CallsByName.NameOf(c)) || c.ArgumentList.Arguments.Any(a => IsResponse(handler, a.Expression))))
            ? handler.Body.Statements[0] : first;

    static bool Begins(string call) => call.StartsWith("Write", StringComparison.Ordinal) || call.StartsWith("Send", StringComparison.Ordinal) || call.StartsWith("Flush", StringComparison.Ordinal)
        || call.StartsWith("Start", StringComparison.Ordinal) || call.StartsWith("Complete", StringComparison.Ordinal);

    static bool IsResponse(HandlerSyntax handler, ExpressionSyntax argument) => handler.HttpResponse is { } response && argument.ToString() is var text
        && (text == response || text.StartsWith(response + ".", StringComparison.Ordinal) || response.StartsWith(text + ".", StringComparison.Ordinal));

    /// <summary>What makes up the id: as the code does it, where it does so with a GUID that nobody can guess.</summary>
    static string NewId(FixSite site, HandlerSyntax handler, ExpressionSyntax value, CancellationToken cancellation) =>
        value is InvocationExpressionSyntax && value.ToString() is var made && made.StartsWith("Guid.NewGuid().", StringComparison.Ordinal) && !made.Contains("\n")
            && site.Model.GetTypeInfo(value, cancellation).Type is { SpecialType: SpecialType.System_String } && !handler.Reads(site.Model, value, cancellation).Any()
            ? made : "Guid.NewGuid().ToString()";

    static string? HeaderOf(IParameterSymbol parameter) =>
        parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "FromHeaderAttribute")?.NamedArguments.FirstOrDefault(n => n.Key == "Name").Value.Value as string;

    /// <summary><c>X-Conversation-Id</c> for <c>conversationId</c>.</summary>
    static string HeaderFor(string name) =>
        "X-" + string.Concat(Names.Pascal(name.Replace("_", "-")).Select((c, i) => i > 0 && char.IsUpper(c) ? "-" + c : c.ToString()));
}
