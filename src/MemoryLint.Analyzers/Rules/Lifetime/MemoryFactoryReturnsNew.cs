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
/// MEM1003: code that looks like it finds a conversation again hands out a new one: a factory that ignores the id it is given, a getter with
/// <c>new</c>, a turn state that is built over a store of its own, an id accessor that always says "none".
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemoryFactoryReturnsNew() : MemoryRule(Descriptors.MEM1003_MemoryFactoryReturnsNew)
{
    /// <summary>A method that ignores its id.</summary>
    internal const string IgnoresId = nameof(IgnoresId);

    /// <summary>A method that ignores its id and hands out one memory to all.</summary>
    internal const string SharesOne = nameof(SharesOne);

    /// <summary>A getter that creates.</summary>
    internal const string Getter = nameof(Getter);

    /// <summary>A store created in a factory that runs once per turn.</summary>
    internal const string StorePerTurn = nameof(StorePerTurn);

    /// <summary>An accessor of an identity that never yields one.</summary>
    internal const string NoIdentity = nameof(NoIdentity);

    static readonly string[] s_creatingVerbs =
    [
        "Create", "New", "Start", "Make", "Begin", "Open", "Reset", "Clear", "Build", "Init", "Initialize", "Copy", "Clone", "Empty", "Convert", "To", "Map", "Parse", "Setup", "Seed",
    ];

    /// <summary>In the name of a type that says of itself that it keeps nothing.</summary>
    static readonly string[] s_standIns = ["Null", "Noop", "NoOp", "Empty", "Fake", "Stub", "Mock", "Dummy", "Test"];

    /// <summary>A library may be wrong for whoever serves with it.</summary>
    private protected override WordUse Needs => WordUse.Candidate;

    private protected override void Judge(FileReport file)
    {
        var reported = new List<SyntaxNode>();
        foreach (var factory in file.Sites.Factories)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (factory.Kind is not (MemoryKind.History or MemoryKind.Session or MemoryKind.SessionStore or MemoryKind.Checkpoints))
                continue;
            if (factory.Member is IMethodSymbol method)
            {
                if (JudgeMethod(file, factory, method))
                    reported.Add(factory.Declaration);
            }
            else if (factory.Declaration is PropertyDeclarationSyntax property)
                JudgeGetter(file, factory, property);
        }
        foreach (var creation in file.Sites.Creations)
            if (creation is { IsVolatile: true, Kind: MemoryKind.SessionStore or MemoryKind.Checkpoints } && !reported.Any(d => d.Span.Contains(creation.Expression.Span)))
                JudgeStore(file, creation);
        JudgeIdentityAccessors(file);
    }

    /// <returns>True if the method is reported.</returns>
    static bool JudgeMethod(FileReport file, Factory factory, IMethodSymbol method)
    {
        if (StartsWithVerb(method.Name) || BodyOf(factory.Declaration) is not { } body || !IsOwnChoice(file, method) || IgnoredIdentity(method, body) is not { } ignored
            || Results.Of(body) is not { Count: > 0 } results)
            return false;
        var (shape, does, consequence) = results.All(r => IsFresh(file, r)) ? (IgnoresId, "returns a new memory on every call", "no conversation is ever found again")
            : results.All(r => IsSharedByAll(file, r)) ? (SharesOne, "returns the same memory whatever it is", "users read each other's conversation")
            : ("", "", "");
        if (shape.Length == 0)
            return false;
        file.Report(NameOf(factory.Declaration).GetLocation(), ImmutableArray<PathStep>.Empty, Properties(shape).Add(FixProperties.Identity, ignored.Name),
            NameOf(factory.Declaration).ValueText, $"ignores '{ignored.Name}' and {does}", consequence);
        return true;
    }

    /// <summary>The one memory that a static field, or a field of an object that lives as long as the process, holds for everybody.</summary>
    static bool IsSharedByAll(FileReport file, ExpressionSyntax result) =>
        Results.Origin(file.Model, result, file.Cancellation) is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
        && file.Model.GetSymbolInfo(Results.Origin(file.Model, result, file.Cancellation), file.Cancellation).Symbol is { Kind: SymbolKind.Field or SymbolKind.Property } held
        && file.Sites.Holders.Any(h => !h.IsMap && SymbolEqualityComparer.Default.Equals(h.Member, held))
        && (held.IsStatic || Lifetimes.Of(file.Compilation, held.ContainingType, file.Cancellation).Life == ObjectLife.Process);

    static void JudgeGetter(FileReport file, Factory factory, PropertyDeclarationSyntax property)
    {
        if (property.Modifiers.Any(SyntaxKind.AbstractKeyword) || StartsWithVerb(property.Identifier.ValueText) || property.Identifier.ValueText is "Default" or "None" or "Instance"
            || BodyOf(property) is not { } body || Results.Of(body) is not { Count: > 0 } results || !results.All(r => IsFresh(file, r)) || !IsWrittenTo(file, factory.Member))
            return;
        file.Report(property.Identifier.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(Getter),
            property.Identifier.ValueText, "returns a new memory each time it is read", "what is added to it is gone at once");
    }

    /// <summary>
    /// A store that is built where a turn or a request begins: in a <c>TurnStateFactory</c>, in the session store of each scope, or in a method that
    /// hands it out, alone or compiled into a workflow, to handlers.
    /// </summary>
    static void JudgeStore(FileReport file, Creation creation)
    {
        var fate = FateOfMemory.Of(file.Model, file.Catalog, creation, file.Cancellation).Kind;
        if (fate is FateKind.StateDefault or FateKind.Filled or FateKind.Saved)
            return;
        if (TurnFactories.Around(file.Model, creation.Expression, file.Cancellation) is { } slot)
            file.Report(creation.Expression.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(StorePerTurn),
                slot, $"builds a new '{creation.TypeText}' whenever it is called", "nothing that one turn stores is found by the next");
        else if (fate is FateKind.Returned && !creation.IsOfOneRun && creation.Expression.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && RequestScope.Of(file.Model, creation.Expression, file.Cancellation) is { Path: { IsEmpty: false } path } && !IsKeptByCaller(file, path[0]))
            file.Report(creation.Expression.GetLocation(), path, Properties(StorePerTurn),
                method.Identifier.ValueText, $"builds a new '{creation.TypeText}' whenever it is called",
                creation.Kind == MemoryKind.Checkpoints ? "no checkpoint of an earlier request is found again" : "nothing that one request stores is found by the next");
    }

    /// <summary><c>s_store ??= CreateStore()</c>, <c>_store = CreateStore()</c>.</summary>
    static bool IsKeptByCaller(FileReport file, PathStep call) =>
        file.Compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == call.Place.Path)?.GetRoot(file.Cancellation) is { } root && root.FullSpan.Contains(call.Place.Span)
        && root.FindNode(call.Place.Span).Ancestors().TakeWhile(n => n is not StatementSyntax)
            .Any(n => n is AssignmentExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression });

    /// <summary>True if something is added through the property: whoever does that expects to find it there.</summary>
    static bool IsWrittenTo(FileReport file, ISymbol property)
    {
        foreach (var tree in file.Compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, property.Name, file.Cancellation))
                if (tree.GetRoot(file.Cancellation).FindToken(position).Parent is IdentifierNameSyntax name
                    && (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name).Parent is MemberAccessExpressionSyntax
                    {
                        Name.Identifier.ValueText: var member,
                        Parent: InvocationExpressionSyntax,
                    } && member.StartsWith("Add", StringComparison.Ordinal)
                    && SymbolEqualityComparer.Default.Equals(SourceModels.Of(file.Compilation, tree)?.GetSymbolInfo(name, file.Cancellation).Symbol, property))
                    return true;
        return false;
    }

    /// <summary>
    /// False for a body that must have the parameter whether it needs it or not: an override, the default that a virtual method offers to
    /// overrides, one of several implementations of an interface, or of an interface that is not the project's own; and for stand-ins. The only
    /// implementation of the project's own interface has the parameter because somebody wanted it.
    /// </summary>
    static bool IsOwnChoice(FileReport file, IMethodSymbol method)
    {
        if (method.IsAbstract || method.IsOverride || method.IsVirtual || s_standIns.Any(s => method.ContainingType.Name.Contains(s)))
            return false;
        foreach (var contract in method.ContainingType.AllInterfaces)
            if (contract.GetMembers().OfType<IMethodSymbol>().Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method))
                && (contract.DeclaringSyntaxReferences.IsEmpty || Implementations.Count(file.Compilation, contract, file.Cancellation) > 1))
                return false;
        return true;
    }

    /// <summary>
    /// The parameter that says which conversation is meant and that the body never reads, checks and logging aside; null if there is none, or if one such parameter is read.
    /// </summary>
    static IParameterSymbol? IgnoredIdentity(IMethodSymbol method, SyntaxNode body)
    {
        var identities = method.Parameters.Where(p => Conversation.IsIdentityName(p.Name) || p.Name is "id" or "key" or "user" || p.Type.Name is "ITurnContext").ToList();
        return identities.Count > 0 && identities.All(p => !IsRead(p, body)) ? identities[0] : null;
    }

    static bool IsRead(IParameterSymbol parameter, SyntaxNode body)
    {
        foreach (var name in body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            if (name.Identifier.ValueText == parameter.Name && !IsLoggedOrChecked(name))
                return true;
        return false;
    }

    static bool IsLoggedOrChecked(SyntaxNode node) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && CallsByName.NameOf(call) is var name
        && (name.StartsWith("Log", StringComparison.Ordinal) || name.StartsWith("ThrowIf", StringComparison.Ordinal)
            || name is "WriteLine" or "Trace" or "Debug" or "SetTag" or "nameof" or "IsNullOrEmpty" or "IsNullOrWhiteSpace");

    /// <summary>A creation that nothing fills before it is returned.</summary>
    static bool IsFresh(FileReport file, ExpressionSyntax result)
    {
        var origin = Results.Origin(file.Model, result, file.Cancellation);
        return file.Sites.Creations.FirstOrDefault(c => c.Expression == origin) is { IsVolatile: true } creation
            && FateOfMemory.Of(file.Model, file.Catalog, creation, file.Cancellation).Kind is FateKind.Returned;
    }

    static SyntaxNode? BodyOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax m => (SyntaxNode?)m.Body ?? m.ExpressionBody,
        LocalFunctionStatementSyntax f => (SyntaxNode?)f.Body ?? f.ExpressionBody,
        PropertyDeclarationSyntax p => (SyntaxNode?)p.ExpressionBody ?? p.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)) switch
        {
            { Body: { } body } => body,
            { ExpressionBody: { } arrow } => arrow,
            _ => null,
        },
        _ => null,
    };

    static SyntaxToken NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax m => m.Identifier,
        LocalFunctionStatementSyntax f => f.Identifier,
        _ => declaration.GetFirstToken(),
    };

    static bool StartsWithVerb(string name)
    {
        foreach (string verb in s_creatingVerbs)
            if (name.StartsWith(verb, StringComparison.Ordinal) && (name.Length == verb.Length || !char.IsLower(name[verb.Length])))
                return true;
        return false;
    }

    /// <summary>
    /// <c>GetConversationId(turnContext) => null</c>: the method is named after an identity, is given what holds one, and answers with nothing.
    /// These methods name no memory, so they are looked for only in files that bear a memory's or a bot's words.
    /// </summary>
    static void JudgeIdentityAccessors(FileReport file)
    {
        foreach (var method in file.Sites.IdentityAccessors)
            if (BodyOf(method) is { } body && Results.Of(body) is [var result]
                && Results.Origin(file.Model, result, file.Cancellation) is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }
                && file.Model.GetDeclaredSymbol(method, file.Cancellation) is { } symbol && IsOwnChoice(file, symbol) && IgnoredIdentity(symbol, body) is { } ignored)
                file.Report(method.Identifier.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(NoIdentity),
                    symbol.Name, $"ignores '{ignored.Name}' and always returns null", "every turn starts a new conversation");
    }

    static ImmutableDictionary<string, string?> Properties(string shape) => ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape);
}
