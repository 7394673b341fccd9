using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Identity;

/// <summary>MEM3002: a conversation is kept under a value that changes between its turns, or that others share.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SessionIdNotStable() : IdentityRule(Descriptors.MEM3002_SessionIdNotStable, Provenance.Unstable)
{
    private protected override bool MayConcern(Compilation compilation) => base.MayConcern(compilation) || OwnMemory.MayChat(compilation);

    private protected override void Judge(FileReport file, SessionIdentity identity, RequestScope scope)
    {
        if (IsRightHere(file, identity, scope))
            return;
        var (change, consequence) = Trouble(identity.Origin, scope);
        Report(file, identity, scope, identity.Origin.Source, identity.Use.Text, change, consequence);
    }

    static bool IsRightHere(FileReport file, SessionIdentity identity, RequestScope scope) => identity.Origin.Lasting switch
    {
        // What lives in memory for as long as a connection is found under the connection.
        Lasting.Connection => identity.Use.Role is not (IdentityRole.Framework or IdentityRole.DistributedCacheKey)
            && (scope.Occasion.Kind == HandlerKind.Hub || !identity.Origin.Source.StartsWith("HttpContext.", StringComparison.Ordinal) || SpeaksOfSockets(identity.Use.Value)),
        // Within one process a hash is always the same.
        Lasting.ProcessHash => identity.Use.Role is IdentityRole.MapKey or IdentityRole.MemoryCacheKey
            || (identity.Use.Role == IdentityRole.OwnStore && KeepsMap(file, identity.Use.Target.ContainingType)),
        _ => false,
    };

    static bool SpeaksOfSockets(SyntaxNode value) =>
        value.FirstAncestorOrSelf<SyntaxNode>(n => n is MemberDeclarationSyntax and not GlobalStatementSyntax || n is AnonymousFunctionExpressionSyntax)?
            .DescendantTokens().Any(t => t.ValueText.IndexOf("WebSocket", StringComparison.Ordinal) >= 0) == true;

    /// <summary>True for a store in the memory of the process.</summary>
    static bool KeepsMap(FileReport file, INamedTypeSymbol type) =>
        type.GetMembers().Any(m =>
            m is IFieldSymbol { Type: var t } && (CatalogIndex.IsNameOfMap(t.Name) || t.IsOrDerivesFrom("Microsoft.Extensions.Caching.Memory.IMemoryCache")))
        || type.TypeKind == TypeKind.Interface && Stores.ImplementationOf(file.Compilation, type, file.Cancellation) is { } made && KeepsMap(file, made);

    static (string Change, string Consequence) Trouble(Origin origin, RequestScope scope) => origin.Lasting switch
    {
        Lasting.Connection => ("changes when the client connects again", "the conversation is lost with the connection"),
        Lasting.Process => ("is the same for everybody, and another on every worker", "users share one conversation"),
        Lasting.ProcessHash => ("is another number after every restart and on every other worker",
            "no stored conversation is found there, and two users may get the same number"),
        Lasting.Address => ("is shared by people behind one proxy and changes on the move", "users may read each other's conversation"),
        _ when origin.Source.IndexOf("Thread", StringComparison.Ordinal) >= 0 => ("is given to the next request when this one waits", "users may read each other's conversation"),
        _ when origin.Source == "HttpContext.Session.Id" => ("is another one in every request for as long as nothing is stored in the session",
            "no later turn finds the conversation"),
        _ => ($"is another one {Each(scope)}", "no later turn finds the conversation"),
    };

    static string Each(RequestScope scope) => scope.Occasion.Kind switch
    {
        HandlerKind.Hub or HandlerKind.Grpc => "in every call",
        HandlerKind.Function => "in every invocation",
        HandlerKind.BotTurn => "in every turn",
        HandlerKind.Message => "for every message",
        _ => "in every request",
    };
}
