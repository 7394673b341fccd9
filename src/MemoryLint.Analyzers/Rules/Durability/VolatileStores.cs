using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Rules.Durability;

/// <summary>
/// Finds the stores of a file that hold conversations in the memory of one process and are meant for production: no condition chooses them, nothing durable stands beside
/// them. What is created per request is lost already, and is not judged here.
/// </summary>
sealed class VolatileStores
{
    static readonly ConditionalWeakTable<SemanticModel, object> s_kept = new();

    const string Keeps = "keeps";

    readonly FileReport _file;
    readonly ImmutableArray<VolatileStore>.Builder _found = ImmutableArray.CreateBuilder<VolatileStore>();
    readonly HashSet<MemoryRegistration> _registrations = [];

    VolatileStores(FileReport file) => _file = file;

    /// <summary>The stores of a file, in the order of the text; found once for all rules.</summary>
    public static ImmutableArray<VolatileStore> In(FileReport file)
    {
        if (!s_kept.TryGetValue(file.Model, out object known))
            known = s_kept.GetValue(file.Model, _ => new VolatileStores(file).Find());
        return (ImmutableArray<VolatileStore>)known;
    }

    object Find()
    {
        foreach (var creation in _file.Sites.Creations)
            if (creation.IsVolatile && !creation.IsOfOneRun && IsStore(creation.Kind, creation.Entry?.General ?? creation.Kind.General()) && IsForGood(creation.Expression, creation.Type.Name, creation.Counterparts)
                && !IsPerRequest(creation))
                Add(creation.Expression, creation.TypeText, Keeps, VolatileStore.Created, creation.Kind, creation.Counterparts);
        foreach (var registration in _file.Sites.Registrations)
            if (IsSingleton(registration.Name) && registration.Entry is not { IsVolatile: false }
                && IsStore(registration.Kind, registration.Entry?.General ?? registration.Kind.General())
                && IsForGood(registration.Call, registration.Type.Name, registration.Entry?.Counterparts))
                Add(registration.Name, registration.Type.InMessage(), Keeps, VolatileStore.Service, registration.Kind, registration.Entry?.Counterparts);
        foreach (var call in _file.Sites.StoreCalls(r => IsStore(r.Kind, r.General)))
            if (call.IsVolatile && IsStore(call.Kind, call.Registration?.General ?? call.Kind.General()) && IsForGood(call.Expression, call.Name.Identifier.ValueText, call.Counterparts))
                AddCall(call);
        foreach (var holder in _file.Sites.Holders)
            if (holder is { IsMap: true, IsOfAgents: false, Kind: MemoryKind.History or MemoryKind.Session } && IsKeptMap(holder))
                Add(SessionMap.Identifier(holder), holder.Member.Name, Keeps, VolatileStore.Map, holder.Kind, null);
        return _found.OrderBy(s => s.Place.SourceSpan.Start).ToImmutableArray();
    }

    void AddCall(StoreCall call)
    {
        string name = call.Name.Identifier.ValueText;
        // Two calls of one entry register the halves of one store.
        if (call.Registration is { } registration && (!_registrations.Add(registration) || !IsServed(registration)))
            return;
        if (call.Registration is not { IsSilentDefault: true })
            Add(call.Name, call.Registration is null ? $"{((MemberAccessExpressionSyntax)call.Expression).Expression}.{name}" : name, Keeps, VolatileStore.Called, call.Kind, call.Counterparts);
        else if (!IsReplaced(call))
            Add(call.Name, name, $"finds no store and {Keeps}", VolatileStore.SilentDefault, call.Kind, call.Counterparts);
    }

    /// <summary>A general store counts if the project puts conversations there.</summary>
    bool IsStore(MemoryKind kind, GeneralStores general) => kind is MemoryKind.SessionStore or MemoryKind.Checkpoints || (general != GeneralStores.None && Holds(general));

    bool Holds(GeneralStores store) => (StoredConversations.In(_file.Compilation, _file.Catalog, _file.Cancellation) & store) != 0;

    /// <summary>True unless a condition chooses the store, or the project knows a durable one that may take its place.</summary>
    bool IsForGood(SyntaxNode site, string word, Counterpart[]? counterparts) =>
        !EnvironmentGuard.Covers(site, word) && !(counterparts ?? []).Any(c => IsNamed(c.Word));

    /// <summary>True if what is registered is served outside of development: DevUI needs services that no user ever reaches.</summary>
    bool IsServed(MemoryRegistration registration) =>
        registration.ServedBy.Length == 0
        || registration.ServedBy.Any(method => ProjectWords.Uses(_file.Compilation, _file.Catalog, method, _file.Cancellation).Any(use => !EnvironmentGuard.Covers(use, method)));

    bool IsNamed(string word) => ProjectWords.Names(_file.Compilation, _file.Catalog, word, _file.Cancellation);

    /// <summary>True if the project registers a store of that kind itself, be it one in memory, which is then found by itself.</summary>
    bool IsReplaced(StoreCall call) =>
        _file.Catalog.Registrations(call.Kind).Any(r => !r.IsSilentDefault && r.Methods.Any(IsNamed))
        || (call.Kind != MemoryKind.Cache && _file.Catalog.StoreTypes(call.Kind).Any(IsNamed));

    /// <summary>Registered so, or called where a request runs: MEM1001 to MEM1003 say what is wrong there.</summary>
    bool IsPerRequest(Creation creation)
    {
        if (RequestScope.Of(_file.Model, creation.Expression, _file.Cancellation) is not null || TurnFactories.Around(_file.Model, creation.Expression, _file.Cancellation) is not null)
            return true;
        if (creation.Expression.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda
            && DelegateUse.Of(_file.Model, lambda, _file.Cancellation).RegisteredLife == ObjectLife.Request)
            return true;
        return creation.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member and (FieldDeclarationSyntax or PropertyDeclarationSyntax or ConstructorDeclarationSyntax)
            && !member.Modifiers.Any(SyntaxKind.StaticKeyword)
            && member.Parent is TypeDeclarationSyntax type && _file.Model.GetDeclaredSymbol(type, _file.Cancellation) is { } owner
            && CreatedObjects.LifetimeOf(_file.Compilation, _file.Catalog, owner, _file.Cancellation).Life is ObjectLife.Request;
    }

    /// <summary>A map that starts empty, is not filled from a store, and lives as long as the process.</summary>
    bool IsKeptMap(Holder map) =>
        (map.Member.IsStatic || Lifetimes.Of(_file.Compilation, map.Member.ContainingType, _file.Cancellation).Life == ObjectLife.Process)
        && HeldMemory.OwnCreations(_file.Compilation, _file.Sites, map, _file.Cancellation) is { IsEmpty: false }
        && !HeldMemory.IsLoaded(map, _file.Catalog, _file.Model, _file.Cancellation)
        && HeldMemory.Keys(map, _file.Cancellation).ToList() is { Count: > 0 } keys && !keys.All(Conversation.NamesParticipant)
        && !EnvironmentGuard.Covers(map.Declaration, map.Member.Name);

    static bool IsSingleton(SimpleNameSyntax method) => ServiceRegistrations.LifeByName(method.Identifier.ValueText) == ObjectLife.Process && !method.Identifier.ValueText.StartsWith("Try", StringComparison.Ordinal);

    void Add(SyntaxNodeOrToken place, string name, string does, string shape, MemoryKind kind, Counterpart[]? counterparts) =>
        _found.Add(new(place.GetLocation()!, name, $"{does} {(kind == MemoryKind.Checkpoints ? "checkpoints" : "conversations")}", shape, kind, counterparts ?? []));
}
