using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Flow;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Rules.Identity;

/// <summary>MEM3006: a store finds sessions by the identity of their agent, and the agent gets a new one whenever it is made.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AgentIdentityRegenerated() : MemoryRule(Descriptors.MEM3006_AgentIdentityRegenerated)
{
    private protected override WordUse Needs => WordUse.Candidate | WordUse.Store;

    private protected override bool AppliesTo(Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        base.AppliesTo(compilation, options, cancellation) && s_stores.Any(w => ProjectWords.Names(compilation, CatalogIndex.BuiltIn, w, cancellation));

    /// <summary>The words of which a project must have one: the stores that find sessions by the id of their agent.</summary>
    static readonly ImmutableArray<string> s_stores = Frameworks.SelectMany(a => a.KeyedStores.Append(a.Store).Select(MetadataName.Simple).Concat(a.KeyedRegistrations)).Distinct().ToImmutableArray();

    private protected override bool Concerns(SievedFile file, SemanticModel model, CancellationToken cancellation) => true;

    static IEnumerable<AgentIdentity> Frameworks => MemoryCatalog.Frameworks.Select(f => f.Agents).OfType<AgentIdentity>();

    private protected override void Judge(FileReport file)
    {
        foreach (var agents in Frameworks)
            foreach (var creation in AgentCreation.In(file.Model, agents, file.Cancellation))
            {
                file.Cancellation.ThrowIfCancellationRequested();
                if (!IsRegenerated(file, agents, creation) || Using(file, agents, creation) is not (var scope, var isPerRequest, { } store) || !(isPerRequest || store.Outlives))
                    continue;
                file.Report(creation.Place.GetLocation(), scope?.Path ?? ImmutableArray<PathStep>.Empty, ImmutableDictionary<string, string?>.Empty, creation.Text,
                    scope is null ? isPerRequest ? "request" : "start" : scope.Occasion.Text + scope.Way, store.Name,
                    isPerRequest ? "no later turn finds its session" : "no session is found after a restart or by another worker");
            }
    }

    /// <summary>True if nothing sets the id, or if what sets it is random.</summary>
    static bool IsRegenerated(FileReport file, AgentIdentity agents, AgentCreation creation)
    {
        if (creation.Options is not { } options || options.IsKind(SyntaxKind.NullLiteralExpression))
            return true;
        if (AgentCreation.Made(file.Model, options, file.Cancellation) is not { } made)
            return false;
        var ids = (made.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>().Where(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == agents.Id).ToList();
        if (options is IdentifierNameSyntax { Identifier.ValueText: var local } && options.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member)
            ids.AddRange((member is GlobalStatementSyntax ? member.Parent! : member).DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(a =>
                a.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } left && receiver.Identifier.ValueText == local && left.Name.Identifier.ValueText == agents.Id));
        return ids.Count == 0 || ids.All(a => Origins.Of(file.Model, a.Right, file.Cancellation).Provenance == Provenance.Random);
    }

    /// <summary>How often the agent is made, and the store that is given it.</summary>
    static (RequestScope? Scope, bool IsPerRequest, AgentStore? Store) Using(FileReport file, AgentIdentity agents, AgentCreation creation)
    {
        foreach (var call in creation.Expression.AncestorsAndSelf().TakeWhile(n => n is not MemberDeclarationSyntax or GlobalStatementSyntax).OfType<InvocationExpressionSyntax>())
        {
            if (agents.RegisteringMethods.Contains(CallsByName.NameOf(call)))
                return (null, IsShortLived(call), StoreOfRegistration(file, agents, call));
            if (call != creation.Expression && ServiceRegistrations.LifeByName(CallsByName.NameOf(call)) is { } life && call.ArgumentList.Span.Contains(creation.Expression.Span))
                return (null, life == ObjectLife.Request && Host.Of(file.Compilation, file.Cancellation) == HostKind.Requests, StoreOfProject(file, agents));
        }
        if (Holder(file, creation.Expression) is not { } holder || StoreGiven(file, agents, holder) is not { } store)
            return default;
        var scope = RequestScope.Of(file.Model, creation.Expression, file.Cancellation);
        return (scope, scope is not null || holder is IFieldSymbol or IPropertySymbol && Lifetimes.Of(file.Compilation, holder.ContainingType, file.Cancellation).Life == ObjectLife.Request, store);
    }

    /// <summary><c>lifetime: ServiceLifetime.Scoped</c>.</summary>
    static bool IsShortLived(InvocationExpressionSyntax registration) =>
        registration.ArgumentList.Arguments.Any(a => a.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Scoped" or "Transient" });

    /// <summary>The store of <c>AddAIAgent(…).WithSessionStore(…)</c>, also where the builder is kept in a local in between; else the one that the project registers by itself.</summary>
    static AgentStore? StoreOfRegistration(FileReport file, AgentIdentity agents, InvocationExpressionSyntax registration)
    {
        foreach (var call in CallsOn(file, registration))
            if (agents.KeyedRegistrations.Contains(CallsByName.NameOf(call)))
                return AgentStore.Of(file.Compilation, agents, file.Compilation.GetTypeByMetadataName(agents.KeyedStores[0]), file.Cancellation);
            else if (agents.StoreRegistrations.Contains(CallsByName.NameOf(call)))
                return call.ArgumentList.Arguments.FirstOrDefault() is { } given ? StoreIn(file, agents, given.Expression) : null;
        return StoreOfProject(file, agents);
    }

    /// <summary>The calls chained to a registration, and those on the local that holds its result.</summary>
    static IEnumerable<InvocationExpressionSyntax> CallsOn(FileReport file, InvocationExpressionSyntax registration)
    {
        ExpressionSyntax end = registration;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == end)
        {
            yield return next;
            end = next;
        }
        if (end.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && variable.FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or CompilationUnitSyntax) is { } scope)
            foreach (int position in SourceWords.Within(scope, variable.Identifier.ValueText, file.Cancellation))
                if (scope.FindToken(position).Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name && access.Expression == name)
                    yield return call;
    }

    /// <summary>The store that an expression or factory makes or asks for.</summary>
    static AgentStore? StoreIn(FileReport file, AgentIdentity agents, ExpressionSyntax given) =>
        given.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(e => e is BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax or IdentifierNameSyntax { Parent: ArgumentSyntax })
            .Select(e => file.Model.GetTypeInfo(e, file.Cancellation).Type).FirstOrDefault(t => t.IsOrDerivesFrom(agents.Store)) is { } store
                ? AgentStore.Of(file.Compilation, agents, store, file.Cancellation) : null;

    /// <summary>The one store of a project that asks for sessions.</summary>
    static AgentStore? StoreOfProject(FileReport file, AgentIdentity agents) =>
        agents.Gets.Any(w => ProjectWords.Uses(file.Compilation, file.Catalog, w, file.Cancellation).Any(n => n.Parent is not MethodDeclarationSyntax))
            ? AgentStore.Of(file.Compilation, agents, file.Compilation.GetTypeByMetadataName(agents.Store), file.Cancellation) : null;

    /// <summary>The variable or member that holds the agent, through what is built around it.</summary>
    static ISymbol? Holder(FileReport file, ExpressionSyntax made)
    {
        while (made.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } or InvocationExpressionSyntax)
            made = (ExpressionSyntax)made.Parent;
        return made.Parent switch
        {
            EqualsValueClauseSyntax { Parent: { } declaration and (VariableDeclaratorSyntax or PropertyDeclarationSyntax) } => file.Model.GetDeclaredSymbol(declaration, file.Cancellation),
            AssignmentExpressionSyntax assignment when assignment.Right == made => file.Model.GetSymbolInfo(assignment.Left, file.Cancellation).Symbol,
            _ => null,
        };
    }

    /// <summary>The store that is given the agent in this file.</summary>
    static AgentStore? StoreGiven(FileReport file, AgentIdentity agents, ISymbol holder)
    {
        var root = file.Model.SyntaxTree.GetRoot(file.Cancellation);
        foreach (int position in SourceWords.Positions(file.Model.SyntaxTree, holder.Name, file.Cancellation))
            if (root.FindToken(position).Parent is IdentifierNameSyntax name && (name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own ? own : (ExpressionSyntax)name).Parent is ArgumentSyntax { Parent: ArgumentListSyntax list }
                && SymbolEqualityComparer.Default.Equals(file.Model.GetSymbolInfo(name, file.Cancellation).Symbol, holder)
                && list.Parent switch
                {
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } => file.Model.GetTypeInfo(receiver, file.Cancellation).Type,
                    BaseObjectCreationExpressionSyntax => list.Arguments.Select(a => file.Model.GetTypeInfo(a.Expression, file.Cancellation).Type).FirstOrDefault(t => t.IsOrDerivesFrom(agents.Store)),
                    _ => null,
                } is { } type && type.IsOrDerivesFrom(agents.Store) && AgentStore.Of(file.Compilation, agents, type, file.Cancellation) is { } store)
                return store;
        return null;
    }
}
