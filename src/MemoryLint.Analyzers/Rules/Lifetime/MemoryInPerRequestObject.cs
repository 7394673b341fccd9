using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Lifetime;

/// <summary>
/// MEM1002: the memory is kept, but in an object that is created anew for every request: a field of a controller, hub, page, function or bot, of a
/// scoped or transient service, or a memory that is itself registered so.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryInPerRequestObject() : MemoryRule(Descriptors.MEM1002_MemoryInPerRequestObject)
{
    /// <summary>The memory of one conversation in a field or property.</summary>
    internal const string Held = nameof(Held);

    /// <summary>A map of sessions in a field or property.</summary>
    internal const string Map = nameof(Map);

    /// <summary>A store in a field or property.</summary>
    internal const string Store = nameof(Store);

    /// <summary>The memory is a service of its own.</summary>
    internal const string Service = nameof(Service);

    private protected override void Judge(FileReport file)
    {
        foreach (var holder in file.Sites.Holders)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (MayForget(holder) && HeldMemory.OwnCreations(file.Compilation, file.Sites, holder, file.Cancellation) is { IsEmpty: false } creations
                && Forgets(file, holder, creations)
                && CreatedObjects.LifetimeOf(file.Compilation, file.Catalog, holder.Member.ContainingType, file.Cancellation) is { Life: ObjectLife.Request } lifetime)
                Report(file, holder, lifetime);
        }
        foreach (var registration in file.Sites.Registrations)
            if (ServiceRegistrations.LifeByName(registration.Name.Identifier.ValueText) == ObjectLife.Request && Matters(registration.Kind, registration.Entry))
                ReportService(file, registration.Name, registration.Kind, registration.Type);
        foreach (var creation in file.Sites.Creations)
            if (creation.IsVolatile && Matters(creation.Kind, creation.Entry) && RegisteredBy(file, creation) is { } call)
                ReportService(file, CallsByName.NameSyntaxOf(call)!, creation.Kind, creation.Type);
    }

    static bool MayForget(Holder holder) =>
        holder.Member is { IsStatic: false, IsAbstract: false, ContainingType: { TypeKind: TypeKind.Class, IsRecord: false } }
        && (holder.IsMap ? holder.Kind is MemoryKind.History or MemoryKind.Session : holder.Kind == MemoryKind.Cache || Matters(holder.Kind, null));

    /// <summary>A map of sessions or a store is always meant to last; the memory of one conversation must show that it is one.</summary>
    static bool Forgets(FileReport file, Holder holder, ImmutableArray<ExpressionSyntax> creations)
    {
        if (holder.IsMap)
            return IsOfSessions(file, holder) && !HeldMemory.IsLoaded(holder, file.Catalog, file.Model, file.Cancellation);
        if (holder.Kind is MemoryKind.SessionStore or MemoryKind.Checkpoints)
            return true;
        if (holder.Kind == MemoryKind.Cache)
            return file.Sites.Creations.Any(c => c.Kind is MemoryKind.History or MemoryKind.Session);
        var fate = FateOfMemory.OfHeld(file.Model, file.Catalog, holder, file.Sites.Creations.Where(c => creations.Contains(c.Expression)), file.Cancellation);
        return fate.Kind is FateKind.Dropped or FateKind.Returned && (Conversation.IsMeant(fate, holder.Member.ContainingType) || IsHiddenByLocal(file, holder));
    }

    /// <summary>False for a map by agent, role or model: it serves the work on one request. What maps to agents must be keyed by sessions.</summary>
    static bool IsOfSessions(FileReport file, Holder map)
    {
        var keys = HeldMemory.Keys(map, file.Cancellation).ToList();
        return map.IsOfAgents ? keys.Any(Conversation.NamesSession) : keys.Count == 0 || !keys.All(k => Conversation.NamesParticipant(k));
    }

    /// <summary>The field is a memory that the code means to use, and a local of the same name stands where it is used.</summary>
    static bool IsHiddenByLocal(FileReport file, Holder holder) =>
        file.Sites.Creations.Any(c => c.Kind == holder.Kind
            && c.Expression.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: LocalDeclarationStatementSyntax } local && local.Identifier.ValueText == holder.Member.Name
            && local.FirstAncestorOrSelf<TypeDeclarationSyntax>() == holder.Declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>());

    static void Report(FileReport file, Holder holder, TypeLifetime lifetime)
    {
        var identifier = holder.Declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            _ => holder.Declaration.GetFirstToken(),
        };
        string shape = holder.IsMap ? Map : holder.Kind is MemoryKind.History or MemoryKind.Session ? Held : Store;
        file.Report(identifier.GetLocation(), lifetime.Path, Properties(shape, holder.Kind), holder.Member.Name, lifetime.Noun, lifetime.Reason, Consequence(shape, holder.Kind));
    }

    static bool Matters(MemoryKind kind, MemoryType? entry) =>
        kind is MemoryKind.History or MemoryKind.Session or MemoryKind.SessionStore or MemoryKind.Checkpoints && entry is not { IsVolatile: false };

    /// <summary>
    /// The scoped or transient registration whose factory yields the creation: for a store also as a part of what it yields
    /// (<c>AddScoped(_ => new ConversationState(new MemoryStorage()))</c>).
    /// </summary>
    static InvocationExpressionSyntax? RegisteredBy(FileReport file, Creation creation)
    {
        if (creation.Expression.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is not { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda
            || DelegateUse.Of(file.Model, lambda, file.Cancellation).RegisteredLife != ObjectLife.Request
            || FateOfMemory.Of(file.Model, file.Catalog, creation, file.Cancellation).Kind != FateKind.Kept)
            return null;
        return creation.Kind is MemoryKind.SessionStore or MemoryKind.Checkpoints
            || Results.Of(lambda.Body).Any(r => Results.Origin(file.Model, r, file.Cancellation) == creation.Expression) ? call : null;
    }

    static void ReportService(FileReport file, SimpleNameSyntax method, MemoryKind kind, ITypeSymbol type)
    {
        if (Host.Of(file.Compilation, file.Cancellation) != HostKind.Requests
            || (kind is MemoryKind.History or MemoryKind.Session && InjectedMemory.IsFilled(file.Compilation, file.Catalog, type, file.Cancellation)))
            return;
        string reason = $"{method.Identifier.ValueText} creates one for every {(method.Identifier.ValueText.EndsWith("Scoped", StringComparison.Ordinal) ? "scope" : "injection")}";
        string name = type.InMessage();
        file.Report(method.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(Service, kind), name, "request", reason, Consequence(Service, kind));
    }

    static ImmutableDictionary<string, string?> Properties(string shape, MemoryKind kind) =>
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape).Add(FixProperties.Kind, kind.ToString());

    static string Consequence(string shape, MemoryKind kind) => (shape, kind) switch
    {
        (Map, _) => "no session is ever found in it again",
        (_, MemoryKind.SessionStore or MemoryKind.Cache) => "nothing that is stored in it is found again",
        (_, MemoryKind.Checkpoints) => "no checkpoint is ever found again",
        _ => "the next message starts an empty conversation",
    };
}
