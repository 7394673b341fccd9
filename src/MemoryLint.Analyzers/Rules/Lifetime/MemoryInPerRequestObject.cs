using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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
            if (IsOwned(file, holder) && Forgets(file, holder) && LifetimeOf(file, holder) is { Life: ObjectLife.Request } lifetime)
                Report(file, holder, lifetime);
        }
        foreach (var registration in file.Sites.Registrations)
            if (ServiceRegistrations.LifeByName(registration.Name.Identifier.ValueText) == ObjectLife.Request && Matters(registration.Kind, registration.Entry))
                ReportService(file, registration.Name, registration.Kind, registration.Type);
        foreach (var creation in file.Sites.Creations)
            if (creation.Durability == Durability.Volatile && Matters(creation.Kind, creation.Entry) && RegisteredBy(file, creation) is { } call)
                ReportService(file, CallsByName.NameSyntaxOf(call)!, creation.Kind, creation.Type);
    }

    /// <summary>True for an instance member that the object itself fills with a new memory: what is injected lives as long as its registration says.</summary>
    static bool IsOwned(FileReport file, Holder holder)
    {
        if (holder.Member is { IsStatic: true } or { IsAbstract: true } || holder.Member.ContainingType.TypeKind != TypeKind.Class || holder.Member.ContainingType.IsRecord)
            return false;
        var initializer = holder.Declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };
        return initializer is not null ? IsCreation(file, initializer) : AssignedValues(file, holder).Any(v => IsCreation(file, v)) && AssignedValues(file, holder).All(v => IsCreation(file, v));
    }

    static bool IsCreation(FileReport file, ExpressionSyntax value) => file.Sites.Creations.Any(c => value.Span.Contains(c.Expression.Span) && c.Durability == Durability.Volatile)
        || (value is BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax || value.IsCollectionExpression());

    static IEnumerable<ExpressionSyntax> AssignedValues(FileReport file, Holder holder)
    {
        if (holder.Declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } owner)
            yield break;
        foreach (int position in SourceWords.Positions(owner.SyntaxTree, holder.Member.Name, file.Cancellation))
        {
            if (!owner.FullSpan.Contains(position) || owner.FindToken(position).Parent is not IdentifierNameSyntax name)
                continue;
            ExpressionSyntax left = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : name;
            if (left.Parent is AssignmentExpressionSyntax assignment && assignment.Left == left)
                yield return assignment.Right;
        }
    }

    /// <summary>A map of sessions or a store is always meant to last; the memory of one conversation must show that it is one.</summary>
    static bool Forgets(FileReport file, Holder holder)
    {
        if (holder.IsMap)
            return holder.Kind is MemoryKind.History or MemoryKind.Session;
        if (holder.Kind is MemoryKind.SessionStore or MemoryKind.Checkpoints)
            return true;
        if (holder.Kind is not (MemoryKind.History or MemoryKind.Session))
            return false;
        var fate = FateOfMemory.OfHeld(file.Model, file.Catalog, holder, file.Cancellation);
        return fate.Kind is FateKind.Dropped or FateKind.Returned && (fate.RecordsReply || fate.TakesUserText || IsHiddenByLocal(file, holder));
    }

    /// <summary>The field is a memory that the code means to use, and a local of the same name stands where it is used.</summary>
    static bool IsHiddenByLocal(FileReport file, Holder holder) =>
        file.Sites.Creations.Any(c => c.Kind == holder.Kind
            && c.Expression.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: LocalDeclarationStatementSyntax } local && local.Identifier.ValueText == holder.Member.Name
            && local.FirstAncestorOrSelf<TypeDeclarationSyntax>() == holder.Declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>());

    static TypeLifetime LifetimeOf(FileReport file, Holder holder) => Lifetimes.Of(file.Compilation, holder.Member.ContainingType, file.Cancellation);

    void Report(FileReport file, Holder holder, TypeLifetime lifetime)
    {
        var identifier = holder.Declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier,
            PropertyDeclarationSyntax property => property.Identifier,
            _ => holder.Declaration.GetFirstToken(),
        };
        string shape = holder.IsMap ? Map : holder.Kind is MemoryKind.SessionStore or MemoryKind.Checkpoints ? Store : Held;
        var path = lifetime.Registration is { } registration ? ImmutableArray.Create(new PathStep(registration.Method, registration.Place)) : ImmutableArray<PathStep>.Empty;
        file.Report(identifier.GetLocation(), path, Properties(shape, holder.Kind), holder.Member.Name, Occasion(holder.Member.ContainingType), lifetime.Reason, Consequence(shape, holder.Kind));
    }

    static string Occasion(INamedTypeSymbol type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.SignalR.Hub") ? "call" : type.IsOrDerivesFrom("Microsoft.Bot.Builder.IBot", "Microsoft.Agents.Builder.IAgent") ? "turn" : "request";

    static bool Matters(MemoryKind kind, MemoryType? entry) =>
        kind is MemoryKind.History or MemoryKind.Session or MemoryKind.SessionStore or MemoryKind.Checkpoints && entry is not { Durability: not Durability.Volatile };

    /// <summary>The scoped or transient registration whose factory is nothing but the creation.</summary>
    static InvocationExpressionSyntax? RegisteredBy(FileReport file, Creation creation)
    {
        if (creation.Expression.Parent is not LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } } lambda)
            return null;
        return DelegateUse.Of(file.Model, lambda, file.Cancellation).RegisteredLife == ObjectLife.Request ? call : null;
    }

    static void ReportService(FileReport file, SimpleNameSyntax method, MemoryKind kind, ITypeSymbol type)
    {
        if (Host.Of(file.Compilation, file.Cancellation) != HostKind.Requests)
            return;
        string reason = $"{method.Identifier.ValueText} creates one for every {(method.Identifier.ValueText.EndsWith("Scoped", StringComparison.Ordinal) ? "scope" : "injection")}";
        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        file.Report(method.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(Service, kind), name, "request", reason, Consequence(Service, kind));
    }

    static ImmutableDictionary<string, string?> Properties(string shape, MemoryKind kind) =>
        ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape).Add(FixProperties.Kind, kind.ToString());

    static string Consequence(string shape, MemoryKind kind) => (shape, kind) switch
    {
        (Map, _) => "no session is ever found in it again",
        (_, MemoryKind.SessionStore) => "nothing that is stored in it is found again",
        (_, MemoryKind.Checkpoints) => "no checkpoint is ever found again",
        _ => "the next message starts an empty conversation",
    };
}
