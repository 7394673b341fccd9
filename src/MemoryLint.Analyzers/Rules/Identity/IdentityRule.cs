using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Rules.Identity;

/// <summary>The frame of the rules that judge identities by their provenance: the identities of conversations, on request paths.</summary>
public abstract class IdentityRule : MemoryRule
{
    readonly Provenance _provenance;

    private protected IdentityRule(DiagnosticDescriptor descriptor, Provenance provenance)
        : base(descriptor) =>
        _provenance = provenance;

    private protected sealed override void Judge(FileReport file)
    {
        foreach (var identity in IdentitiesOf(file))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (identity.Origin.Provenance == _provenance && !identity.Use.IsOfOneRun && IsOfConversation(file, identity.Use)
                && RequestScope.Of(file.Model, identity.Use.Value, file.Cancellation) is { } scope
                && !IsLazyState(identity.Use.Value))
                Judge(file, identity, scope);
        }
    }

    /// <summary>Judges one identity of this rule's provenance.</summary>
    private protected abstract void Judge(FileReport file, SessionIdentity identity, RequestScope scope);

    private protected static ImmutableArray<SessionIdentity> IdentitiesOf(FileReport file) => SessionIdentities.In(file.Model, file.Catalog, file.Sites, file.Cancellation);

    /// <summary>True for the state that a provider makes up once per session, and saves with it.</summary>
    static bool IsLazyState(SyntaxNode value) => value.Ancestors().OfType<ArgumentSyntax>().Any(a => a.NameColon?.Name.Identifier.ValueText == "stateInitializer");

    /// <summary>A cache holds many things: what it is asked for has to be a conversation.</summary>
    static bool IsOfConversation(FileReport file, IdentityUse use)
    {
        var store = use.Role switch
        {
            IdentityRole.MemoryCacheKey => GeneralStores.MemoryCache,
            IdentityRole.DistributedCacheKey => GeneralStores.DistributedCache,
            _ => GeneralStores.None,
        };
        if (use.Map is { } map)
            return !map.IsOfAgents || HeldMemory.Keys(map, file.Cancellation).Any(Conversation.NamesSession);
        return store == GeneralStores.None || ((StoredConversations.In(file.Compilation, file.Catalog, file.Cancellation) & store) != 0 && SpeaksOfConversation(file, use));
    }

    static bool SpeaksOfConversation(FileReport file, IdentityUse use)
    {
        var statement = use.Use.FirstAncestorOrSelf<StatementSyntax>(s => s is not BlockSyntax) ?? (SyntaxNode)use.Use;
        if (use.Use.DescendantTokens().Any(t => StoredConversations.NamesConversation(t.ValueText)))
            return true;
        if (statement is LocalDeclarationStatementSyntax { Declaration.Variables: [{ Identifier.ValueText: var variable }] } && StoredConversations.NamesConversation(variable))
            return true;
        return HoldsMemory(file, use);
    }

    /// <summary>True if the type of what is kept or asked for is a history or a session.</summary>
    private protected static bool HoldsMemory(FileReport file, IdentityUse use)
    {
        var imports = Imports.Of(file.Model.SyntaxTree);
        return use.Use is InvocationExpressionSyntax call && (call.ArgumentList.Arguments.Skip(1).Any(a => IsMemory(file.Model.GetTypeInfo(a.Expression, file.Cancellation).Type))
            || use.Target is IMethodSymbol { TypeArguments: var types } && types.Any(IsMemory));

        bool IsMemory(ITypeSymbol? type) => file.Catalog.KindOf(type, imports) is MemoryKind.History or MemoryKind.Session;
    }

    /// <summary>Reports at the best place, with the way of the value and of the request as related locations.</summary>
    private protected static void Report(FileReport file, SessionIdentity identity, RequestScope scope, params object[] arguments)
    {
        var path = scope.Path;
        if (identity.Origin.Place is { } place && place != identity.Place)
            path = path.Add(new(identity.Origin.Source, Requests.Place.Of(place)));
        else if (identity.Place != identity.Use.Value && !identity.Use.Value.Span.Contains(identity.Place.Span))
            path = path.Add(new(identity.Use.Text, Requests.Place.Of(identity.Use.Value)));
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (scope.Path.IsEmpty)
            properties = properties.Add(FixProperties.Handler, scope.Occasion.Kind.ToString());
        file.Report(identity.Place.GetLocation(), path, properties, arguments);
    }
}
