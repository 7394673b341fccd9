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
/// MEM1004: one history or session serves all users: it is static, in a singleton, a singleton itself, or a local that the handlers of top-level code
/// capture, and what one user says is put into it. Or the sessions of all stand side by side and are taken by position, or a static event tells all what one said.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemorySharedByAllSessions() : SharedSessionRule(Descriptors.MEM1004_MemorySharedByAllSessions)
{
    /// <summary>In a field or property.</summary>
    internal const string Held = nameof(Held);

    /// <summary>A service of its own.</summary>
    internal const string Service = nameof(Service);

    /// <summary>A local that handlers capture.</summary>
    internal const string Captured = nameof(Captured);

    /// <summary>In a collection, side by side with others.</summary>
    internal const string Collected = nameof(Collected);

    /// <summary>In a list of the project's own turns.</summary>
    internal const string Own = nameof(Own);

    /// <summary>Searched for what all have said.</summary>
    internal const string Searched = nameof(Searched);

    /// <summary>Told to all by an event.</summary>
    internal const string Told = nameof(Told);

    private protected override void Judge(FileReport file)
    {
        foreach (var holder in file.Sites.Holders)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (IsConversation(holder.Kind) && !holder.IsMap && holder.Member is not { IsStatic: false, ContainingType.TypeKind: TypeKind.Struct })
                JudgeHeld(file, holder);
        }
        foreach (var holder in file.Sites.Shareable)
            if (!holder.IsMap && SharedMemory.Of(file.Compilation, holder.Member, file.Cancellation) is { } sharing
                && (holder.IsCollection ? CollectedMemory.IsTakenByPosition(file.Model, holder, file.Cancellation) : OwnHistory.IsTalkedTo(file.Model, file.Catalog, holder, file.Cancellation)))
                Report(file, SessionMap.Identifier(holder), holder.IsCollection ? Collected : Own, holder.Member.Name, sharing.Reason, sharing.Path);
        foreach (var shared in file.Sites.StaticEvents)
            if (SharedMemory.Of(file.Compilation, shared, file.Cancellation) is not null && StaticEvent.IsHeardByAll(file.Model, file.Catalog, shared, file.Cancellation))
                Report(file, shared.DeclaringSyntaxReferences[0].GetSyntax(file.Cancellation) is VariableDeclaratorSyntax declared ? declared.Identifier : default, Told, shared.Name, "it is a static event, which every circuit hears", ImmutableArray<PathStep>.Empty);
        foreach (var creation in file.Sites.Creations)
            if (SearchedMemory.ScopeOfAllUsers(file.Model, file.Catalog, creation, file.Cancellation) is { } scope && SharedMemory.HasSessions(file.Compilation, file.Cancellation))
                Report(file, scope, Searched, creation.TypeText, "its search scope names neither session nor user", ImmutableArray<PathStep>.Empty);
        foreach (var search in UnfilteredSearch.In(file.Model, file.Catalog, file.Cancellation))
            Report(file, search.Name, Searched, search.Collection, $"{search.Name.Identifier.ValueText} asks for no {search.Identity}", search.Path);
        foreach (var registration in file.Sites.Registrations)
            if (IsSingleton(registration.Name) && IsConversation(registration.Kind))
                ReportService(file, registration.Name, registration.Type);
        foreach (var creation in file.Sites.Creations)
            if (RegisteredBy(file, creation) is { } call)
                ReportService(file, CallsByName.NameSyntaxOf(call)!, creation.Type);
            else if (creation.IsVolatile && IsConversation(creation.Kind) && LocalOf(file, creation) is { } local && SharedMemory.CapturedBy(file.Model, local, file.Cancellation) is { } occasion
                && IsTalkedTo(FateOfMemory.Of(file.Model, file.Catalog, creation, file.Cancellation), creation.Kind))
                Report(file, creation.Expression, Captured, creation.TypeText, $"it is created once and every {occasion.Text} captures it", ImmutableArray<PathStep>.Empty);
    }

    static bool IsConversation(MemoryKind kind) => kind is MemoryKind.History or MemoryKind.Session;

    static Sharing? SharingOf(FileReport file, Holder holder)
    {
        var type = holder.Member.ContainingType;
        if (holder.Member.IsStatic || !file.Catalog.IsSharedByAgent(type))
            return SharedMemory.Of(file.Compilation, holder.Member, file.Cancellation);
        return Host.Of(file.Compilation, file.Cancellation) == HostKind.Unknown ? null
            : new($"one agent uses one {type.Name} for all its sessions", ImmutableArray<PathStep>.Empty);
    }

    /// <summary>
    /// Reports a memory that is made once and into which goes what users say; where it is made, if that is known. Of a list that every request empties first MEM1005
    /// speaks, and where only one at a time does so, nobody reads another's words.
    /// </summary>
    static void JudgeHeld(FileReport file, Holder holder)
    {
        var creations = HeldMemory.OwnCreations(file.Compilation, file.Sites, holder, file.Cancellation);
        var fate = FateOfMemory.OfHeld(file.Model, file.Catalog, holder, file.Sites.Creations.Where(c => creations.Contains(c.Expression)), file.Cancellation);
        if ((creations.IsEmpty && holder.Kind == MemoryKind.History && !HeldMemory.IsMadeOnce(holder, file.Cancellation))
            || !(IsTalkedTo(fate, holder.Kind) || StoresTurns(file, holder)) || SharingOf(file, holder) is not { } sharing
            || RefilledByRequests(file, holder) is not null || RefilledList.Of(file.Model, holder, file.Cancellation)?.Refills.All(r => RefilledList.IsSynchronized(file.Model, r, file.Cancellation)) == true)
            return;
        SyntaxNodeOrToken place = creations is [var made] ? made : SessionMap.Identifier(holder);
        Report(file, place, Held, holder.Member.Name, sharing.Reason, sharing.Path);
    }

    /// <summary>True for a provider's memory into which goes what the framework hands over after each turn.</summary>
    static bool StoresTurns(FileReport file, Holder holder) =>
        file.Catalog.IsSharedByAgent(holder.Member.ContainingType) && HeldMemory.Uses(holder, file.Cancellation).Any(u =>
            u.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax } && name.StartsWith("Add", StringComparison.Ordinal)
            && u.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && method.ParameterList.Parameters.Any(p => p.Type?.ToString().EndsWith("InvokedContext", StringComparison.Ordinal) == true));

    static bool IsTalkedTo(Fate fate, MemoryKind kind) => fate.TakesUserText || fate.RecordsReply || (kind == MemoryKind.Session && fate.IsGivenToModel);

    static bool IsSingleton(SimpleNameSyntax method) => ServiceRegistrations.LifeByName(method.Identifier.ValueText) == ObjectLife.Process;

    /// <summary>The singleton registration that the creation is the result of.</summary>
    static InvocationExpressionSyntax? RegisteredBy(FileReport file, Creation creation)
    {
        if (!IsConversation(creation.Kind))
            return null;
        var call = creation.Expression.FirstAncestorOrSelf<ArgumentSyntax>() switch
        {
            { Expression: var direct, Parent.Parent: InvocationExpressionSyntax c } when direct == creation.Expression => c,
            _ => creation.Expression.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax c } } lambda
                && Results.Of(lambda.Body).Any(r => Results.Origin(file.Model, r, file.Cancellation) == creation.Expression) ? c : null,
        };
        return call is not null && CallsByName.NameSyntaxOf(call) is { } name && name is not GenericNameSyntax && IsSingleton(name) ? call : null;
    }

    static ILocalSymbol? LocalOf(FileReport file, Creation creation) =>
        creation.Expression.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Initializer.Value: var value, Parent.Parent: LocalDeclarationStatementSyntax } declarator
            && (value == creation.Expression || value is AwaitExpressionSyntax { Expression: var awaited } && awaited == creation.Expression)
            ? file.Model.GetDeclaredSymbol(declarator, file.Cancellation) as ILocalSymbol : null;

    static void ReportService(FileReport file, SimpleNameSyntax method, ITypeSymbol type)
    {
        if (Host.Of(file.Compilation, file.Cancellation) != HostKind.Unknown && (file.Catalog.Find(type, Imports.Of(file.Model.SyntaxTree)) is { IsOfOneTurn: true } || InjectedMemory.IsWritten(file.Compilation, file.Catalog, type, file.Cancellation)))
            Report(file, method, Service, type.InMessage(), $"{method.Identifier.ValueText} creates one for the whole process", ImmutableArray<PathStep>.Empty);
    }

    static void Report(FileReport file, SyntaxNodeOrToken place, string shape, string name, string reason, ImmutableArray<PathStep> path) =>
        file.Report(place.GetLocation()!, path, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape), name, reason);
}
