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

    /// <summary>A getter that creates.</summary>
    internal const string Getter = nameof(Getter);

    /// <summary>A store created in a factory that runs once per turn.</summary>
    internal const string StorePerTurn = nameof(StorePerTurn);

    /// <summary>An accessor of an identity that never yields one.</summary>
    internal const string NoIdentity = nameof(NoIdentity);

    static readonly string[] s_creatingVerbs = ["Create", "New", "Start", "Make", "Begin", "Open", "Reset", "Clear", "Build", "Init", "Initialize", "Copy", "Clone", "Empty", "Convert", "To", "Map", "Parse"];

    private protected override void Judge(FileReport file)
    {
        foreach (var factory in file.Sites.Factories)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            if (factory.Kind is not (MemoryKind.History or MemoryKind.Session or MemoryKind.SessionStore or MemoryKind.Checkpoints))
                continue;
            if (factory.Member is IMethodSymbol method)
                JudgeMethod(file, factory, method);
            else if (factory.Declaration is PropertyDeclarationSyntax property)
                JudgeGetter(file, factory, property);
        }
        foreach (var creation in file.Sites.Creations)
            if (creation is { Durability: Durability.Volatile, Kind: MemoryKind.SessionStore or MemoryKind.Checkpoints } && FactorySlot(file, creation) is { } slot)
                file.Report(creation.Expression.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(StorePerTurn),
                    slot, $"builds a new '{creation.TypeText}' whenever it is called", "nothing that one turn stores is found by the next");
        JudgeIdentityAccessors(file);
    }

    static void JudgeMethod(FileReport file, Factory factory, IMethodSymbol method)
    {
        if (method.IsAbstract || method.IsOverride || StartsWithVerb(method.Name) || BodyOf(factory.Declaration) is not { } body || IgnoredIdentity(method, body, file.Cancellation) is not { } ignored)
            return;
        var results = Results(body);
        if (results.Count == 0 || !results.All(r => IsFresh(file, r)))
            return;
        file.Report(NameOf(factory.Declaration).GetLocation(), ImmutableArray<PathStep>.Empty, Properties(IgnoresId).Add(FixProperties.Identity, ignored.Name),
            method.Name, $"ignores '{ignored.Name}' and returns a new memory on every call", "no conversation is ever found again");
    }

    static void JudgeGetter(FileReport file, Factory factory, PropertyDeclarationSyntax property)
    {
        if (property.Modifiers.Any(SyntaxKind.AbstractKeyword) || StartsWithVerb(property.Identifier.ValueText) || property.Identifier.ValueText is "Default" or "None" or "Instance"
            || BodyOf(property) is not { } body || Results(body) is not { Count: > 0 } results || !results.All(r => IsFresh(file, r)) || !IsWrittenTo(file, factory.Member))
            return;
        file.Report(property.Identifier.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(Getter),
            property.Identifier.ValueText, "returns a new memory each time it is read", "what is added to it is gone at once");
    }

    /// <summary>True if something is added through the property: whoever does that expects to find it there.</summary>
    static bool IsWrittenTo(FileReport file, ISymbol property)
    {
        foreach (int position in SourceWords.Positions(file.Model.SyntaxTree, property.Name, file.Cancellation))
            if (file.Model.SyntaxTree.GetRoot(file.Cancellation).FindToken(position).Parent is IdentifierNameSyntax name
                && (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name).Parent is MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: var member,
                    Parent: InvocationExpressionSyntax,
                } && member.StartsWith("Add", StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(file.Model.GetSymbolInfo(name, file.Cancellation).Symbol, property))
                return true;
        return false;
    }

    /// <summary>
    /// The parameter that says which conversation is meant and that the body never reads, logging aside; null if there is none, or if one such parameter is read.
    /// </summary>
    static IParameterSymbol? IgnoredIdentity(IMethodSymbol method, SyntaxNode body, CancellationToken cancellation)
    {
        var identities = method.Parameters.Where(p => Conversation.IsIdentityName(p.Name) || p.Type.Name is "ITurnContext").ToList();
        return identities.Count > 0 && identities.All(p => !IsRead(p, body)) ? identities[0] : null;
    }

    static bool IsRead(IParameterSymbol parameter, SyntaxNode body)
    {
        foreach (var name in body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            if (name.Identifier.ValueText == parameter.Name && !IsLogged(name) && !IsChecked(name))
                return true;
        return false;
    }

    static bool IsLogged(SyntaxNode node) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && CallsByName.NameOf(call) is var name
        && (name.StartsWith("Log", StringComparison.Ordinal) || name is "WriteLine" or "Trace" or "Debug");

    static bool IsChecked(SyntaxNode node) =>
        node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && (CallsByName.NameOf(call).StartsWith("ThrowIf", StringComparison.Ordinal) || CallsByName.NameOf(call) is "nameof");

    /// <summary>A creation that nothing fills before it is returned.</summary>
    static bool IsFresh(FileReport file, ExpressionSyntax result)
    {
        while (result is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax)
            result = result switch
            {
                AwaitExpressionSyntax e => e.Expression,
                ParenthesizedExpressionSyntax e => e.Expression,
                CastExpressionSyntax e => e.Expression,
                _ => result,
            };
        if (result is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } }, ArgumentList.Arguments: [{ Expression: var inner }] })
            result = inner;
        if (result is IdentifierNameSyntax name && file.Model.GetSymbolInfo(name, file.Cancellation).Symbol is ILocalSymbol local
            && local.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(file.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            result = value is AwaitExpressionSyntax awaited ? awaited.Expression : value;
        if (file.Sites.Creations.FirstOrDefault(c => c.Expression == result) is not { Durability: Durability.Volatile } creation)
            return false;
        return FateOfMemory.Of(file.Model, file.Catalog, creation, file.Cancellation).Kind is FateKind.Returned;
    }

    /// <summary>The expressions a body returns, its own lambdas aside.</summary>
    static List<ExpressionSyntax> Results(SyntaxNode body)
    {
        if (body is ArrowExpressionClauseSyntax arrow)
            return [arrow.Expression];
        return body.DescendantNodes(n => n is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax)
            .OfType<ReturnStatementSyntax>().Select(r => r.Expression).OfType<ExpressionSyntax>().ToList();
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
    /// The name of the per-turn factory that a store is created in: a lambda that is a <c>TurnStateFactory</c>, or that makes the session store of each scope.
    /// </summary>
    static string? FactorySlot(FileReport file, Creation creation)
    {
        if (creation.Expression.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { } lambda)
            return null;
        if (file.Model.GetTypeInfo(lambda, file.Cancellation).ConvertedType.Is("Microsoft.Agents.Builder.App.TurnStateFactory"))
            return "TurnStateFactory";
        return lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } && CallsByName.NameOf(call) is "WithSessionStore"
            && list.Arguments.Any(a => a.Expression.ToString() is "ServiceLifetime.Scoped" or "ServiceLifetime.Transient") ? "WithSessionStore" : null;
    }

    /// <summary>
    /// <c>GetConversationId(turnContext) => null</c>: the method is named after an identity, is given what holds one, and answers with nothing.
    /// These methods name no memory, so they are looked for only in files that bear a memory's or a bot's words.
    /// </summary>
    static void JudgeIdentityAccessors(FileReport file)
    {
        foreach (string word in s_identityAccessors)
            foreach (int position in SourceWords.Positions(file.Model.SyntaxTree, word, file.Cancellation))
            {
                var token = file.Model.SyntaxTree.GetRoot(file.Cancellation).FindToken(position);
                if (token.Parent is not MethodDeclarationSyntax method || method.Identifier != token || BodyOf(method) is not { } body
                    || Results(body) is not [LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }]
                    || file.Model.GetDeclaredSymbol(method, file.Cancellation) is not { IsOverride: false, IsVirtual: false } symbol || IgnoredIdentity(symbol, body, file.Cancellation) is not { } ignored
                    || symbol.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(symbol.Name)).Any())
                    continue;
                file.Report(token.GetLocation(), ImmutableArray<PathStep>.Empty, Properties(NoIdentity),
                    symbol.Name, $"ignores '{ignored.Name}' and always returns null", "every turn starts a new conversation");
            }
    }

    static readonly string[] s_identityAccessors = ["GetConversationId", "GetSessionId", "GetThreadId", "GetChatId", "GetConversationIdAsync", "GetSessionIdAsync", "GetThreadIdAsync", "GetConversationKey", "GetSessionKey"];

    static ImmutableDictionary<string, string?> Properties(string shape) => ImmutableDictionary<string, string?>.Empty.Add(FixProperties.Shape, shape);
}
