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
/// MEM1007: what reaches the model, and is made to be shared by all requests, is made anew for each of them: in a handler or what it calls, with an object that
/// itself lives for one request, or by a registration that says so. Or the other way round: each request adds to one that all of them share.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PipelineRebuiltPerRequest() : SharingRule(Descriptors.MEM1007_PipelineRebuiltPerRequest, Descriptors.MEM1007_SharedKernelGrows)
{
    /// <summary>In a handler, or in what it calls.</summary>
    internal const string Created = nameof(Created);

    /// <summary>With an object that lives for one request.</summary>
    internal const string Held = nameof(Held);

    /// <summary>By the factory of a registration.</summary>
    internal const string Service = nameof(Service);

    private protected override bool MayConcern(Compilation compilation) => base.MayConcern(compilation) || OwnMemory.MayChat(compilation);

    private protected override WordUse Needs => WordUse.Handler | WordUse.Client;

    private protected override WordUse SpeaksOf => WordUse.ClientCandidate;

    private protected override bool Concerns(SievedFile file, SemanticModel model, CancellationToken cancellation) => file.MayMakeClients;

    private protected override void Judge(FileReport file)
    {
        foreach (var creation in ClientFinder.Find(file.Model, file.Catalog, file.Cancellation))
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (Products(creation, file.Cancellation).Any(p => Reuse.IsKept(p, file.Cancellation)) || IsUndone(creation))
                continue;
            if (IsRegistered(file, creation) is { } method)
                Report(file, creation, Service, $"made for every {(method.EndsWith("Scoped", StringComparison.Ordinal) ? "scope" : "injection")} ({method})", ImmutableArray<PathStep>.Empty);
            else if (IsHeld(file, creation) is { } lifetime)
                Report(file, creation, Held, $"made for every {lifetime.Noun} ({lifetime.Reason})", lifetime.Path);
            else if (IsReached(file, creation) is { } scope)
                Report(file, creation, Created, $"made on every {scope.Occasion.Text}{scope.Way}", scope.Path);
        }
        foreach (var name in file.Names(WordUse.Client))
            if (Addition.Of(name, file.Catalog) is { IsConditional: false, IsToLocal: false } addition)
                JudgeAddition(file, addition);
    }

    static void JudgeAddition(FileReport file, Addition addition)
    {
        if (Enclosing.Of(file.Model, addition.Call, file.Cancellation).IsUnknown || SharedPipeline.Of(file.Model, addition, file.Cancellation) is not { } sharing
            || SharedPipeline.WhenAdded(file.Model, addition, file.Cancellation) is not var (when, path))
            return;
        file.Report(Descriptors.MEM1007_SharedKernelGrows, addition.Call.GetLocation(), path.AddRange(sharing.Path), addition.Text, $"called {when}, and all requests share what it adds to ({sharing.Reason})",
            addition.Entry.IsNamed ? "the next turn fails on a name that is taken, or calls what this one added" : "it grows with every turn, and what one turn added works on those of other users");
    }

    /// <summary>What comes out: of what is built step by step, what its last step yields.</summary>
    static IEnumerable<ExpressionSyntax> Products(ClientCreation creation, CancellationToken cancellation)
    {
        yield return creation.Expression;
        if (creation.Expression.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { Parent.Parent: LocalDeclarationStatementSyntax } local && local.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } scope)
            foreach (int position in SourceWords.Within(scope, local.Identifier.ValueText, cancellation))
                if (scope.FindToken(position).Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Parent: InvocationExpressionSyntax built } })
                    yield return built;
    }

    /// <summary>What is deleted again costs a call, and leaves nothing behind.</summary>
    static bool IsUndone(ClientCreation creation) => creation.Entry is { UndoneBy.Length: > 0 } entry
        && creation.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is TypeDeclarationSyntax or GlobalStatementSyntax)?.DescendantTokens().Any(t => entry.UndoneBy.Contains(t.ValueText)) == true;

    /// <summary>True where a service is asked first whether it has one: the condition tests an answer, not a setting.</summary>
    static bool IsSoughtFirst(FileReport file, ClientCreation creation) => creation.Cost == ClientCost.ServerAgent
        && creation.Expression.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax).Any(a => a switch
        {
            IfStatementSyntax choice => Dependences.Of(file.Model, [choice.Condition], file.Cancellation) == Dependence.Unknown,
            ConditionalExpressionSyntax or SwitchSectionSyntax or CatchClauseSyntax or SwitchExpressionArmSyntax => true,
            _ => false,
        });

    /// <summary>The scoped or transient registration whose factory makes it.</summary>
    static string? IsRegistered(FileReport file, ClientCreation creation) =>
        creation.Expression.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } lambda
            && CallsByName.NameOf(call) is var method && RegistrationCalls.IsByName(method) && ServiceRegistrations.LifeByName(method) == ObjectLife.Request
            && Host.Of(file.Compilation, file.Cancellation) == HostKind.Requests && IsShareable(file, creation) ? method : null;

    /// <summary>The life of the object that is made with it: in a constructor, a field's initializer, or a method that only these call.</summary>
    static TypeLifetime? IsHeld(FileReport file, ClientCreation creation)
    {
        if (creation.Expression.FirstAncestorOrSelf<SyntaxNode>(n => n is AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax) is not MemberDeclarationSyntax member
            || member.Parent is not TypeDeclarationSyntax declaration || !(IsOfConstruction(member) || IsCalledOnConstruction(member, declaration, file.Cancellation))
            || file.Model.GetDeclaredSymbol(declaration, file.Cancellation) is not INamedTypeSymbol type)
            return null;
        return Lifetimes.Of(file.Compilation, type, file.Cancellation) is { Life: ObjectLife.Request } lifetime && IsShareable(file, creation) ? lifetime : null;
    }

    static bool IsOfConstruction(MemberDeclarationSyntax member) => member is ConstructorDeclarationSyntax or FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null };

    static bool IsCalledOnConstruction(MemberDeclarationSyntax member, TypeDeclarationSyntax type, CancellationToken cancellation) =>
        member is MethodDeclarationSyntax { Identifier.ValueText: var name }
        && SourceWords.Within(type, name, cancellation).Any(p => type.FindToken(p).Parent is IdentifierNameSyntax use && use.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } caller && IsOfConstruction(caller));

    static RequestScope? IsReached(FileReport file, ClientCreation creation)
    {
        if (Enclosing.Of(file.Model, creation.Expression, file.Cancellation).IsUnknown || RequestScope.Of(file.Model, creation.Expression, file.Cancellation) is not { } scope
            || scope.Occasion.Kind == HandlerKind.Component || IsMadeByObject(file, creation) || scope.Path.Any(step => IsKeptAt(file, step)))
            return null;
        return IsShareable(file, creation) ? scope : null;
    }

    /// <summary>True for an object of which something says that it outlives requests, or whose life nobody knows: it may be made once.</summary>
    static bool IsMadeByObject(FileReport file, ClientCreation creation) =>
        creation.Expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { Parent: TypeDeclarationSyntax declaration } member && IsOfConstruction(member)
        && file.Model.GetDeclaredSymbol(declaration, file.Cancellation) is INamedTypeSymbol type
        && Lifetimes.Of(file.Compilation, type, file.Cancellation) is { Life: not ObjectLife.Unknown } or { Registration: not null };

    /// <summary>True where a caller keeps what it is given.</summary>
    static bool IsKeptAt(FileReport file, PathStep step)
    {
        if (file.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == step.Place.Path && t.Length >= step.Place.Span.End) is not { } tree
            || tree.GetRoot(file.Cancellation).FindNode(step.Place.Span) is not { } node)
            return false;
        SyntaxNode name = node.FirstAncestorOrSelf<SimpleNameSyntax>() ?? node;
        return (name is SimpleNameSyntax simple && CallsByName.CallOf(simple) is { } call ? call : name.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() as ExpressionSyntax) is { } made
            && Reuse.IsKept(made, file.Cancellation);
    }

    /// <summary>True if all it is made from is the same for every request and every user.</summary>
    static bool IsShareable(FileReport file, ClientCreation creation)
    {
        if (!creation.IsMeant() || IsSoughtFirst(file, creation))
            return false;
        bool isSetUpLater = creation.Entry is null || creation.Cost == ClientCost.Index;
        if (Dependences.Of(file.Model, isSetUpLater ? creation.Inputs.Concat(Steps(creation.Expression)) : creation.Inputs, file.Cancellation) == Dependence.Unknown)
            return false;
        return !isSetUpLater || VariableOf(file, creation.Expression) is not (var variable, { } scope) || Dependences.OfVariable(file.Model, variable, scope, file.Cancellation) != Dependence.Unknown;
    }

    /// <summary>What the calls are given that follow in the same expression.</summary>
    static IEnumerable<SyntaxNode> Steps(ExpressionSyntax expression)
    {
        while (expression.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == expression)
        {
            yield return call.ArgumentList;
            expression = call;
        }
    }

    /// <summary>The variable that holds a client which is told only later whom it speaks for.</summary>
    static (ISymbol Variable, SyntaxNode Scope)? VariableOf(FileReport file, ExpressionSyntax made) => made.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => VariableOf(file, call),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } when file.Model.GetDeclaredSymbol(variable, file.Cancellation) is { } symbol => Scoped(symbol),
        AssignmentExpressionSyntax { Left: var left } when file.Model.GetSymbolInfo(left, file.Cancellation).Symbol is { } symbol => Scoped(symbol),
        _ => null,
    };

    static (ISymbol, SyntaxNode)? Scoped(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } declaration
        && (symbol is ILocalSymbol ? declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() : declaration.FirstAncestorOrSelf<TypeDeclarationSyntax>()) is { } scope ? (symbol, scope) : null;

    static void Report(FileReport file, ClientCreation creation, string shape, string when, ImmutableArray<PathStep> path) =>
        file.Report(creation.Expression.GetLocation(), path, ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape).Add(FixProperties.Cost, creation.Cost.ToString()), creation.Name, when, Consequence(creation));

    static string Consequence(ClientCreation creation) => creation.Cost switch
    {
        ClientCost.Kernel => "every turn sets up clients of its own and pays for their connections",
        ClientCost.Weights => "every turn reads the model from disk again",
        ClientCost.Index => "every turn sets up its stores and clients again",
        ClientCost.ServerAgent => "the service keeps one more after every turn",
        _ => "its connections and its warm-up are paid by every turn",
    };
}
