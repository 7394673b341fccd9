using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Rules;
using MemoryLint.Rules.Lifetime;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>
/// Registers a state that holds one turn so that whoever asks gets a new one. That is one per turn only if nothing but an agent takes it, which the SDK makes anew for each
/// turn: a dialog or an adapter that lives longer would keep its own for all turns, and two takers in one turn would not see each other's changes.
/// </summary>
sealed class RegisterPerTurn() : Rewrite(MemorySharedByAllSessionsFix.RegisterPerTurnKey)
{
    public override string? TitleFor(FixSite site, CancellationToken cancellation) =>
        MethodOf(site, cancellation) is { } method ? $"Register for each turn ({method.Identifier.ValueText} → {Transient(method)})" : null;

    public override Task<Solution> ApplyAsync(FixSite site, CancellationToken cancellation)
    {
        var method = MethodOf(site, cancellation)!;
        var edit = new CodeEdit(site.Root);
        edit.Replace(method.Identifier.Span, Transient(method));
        return Task.FromResult(edit.Apply(site.Document).Project.Solution);
    }

    static string Transient(SimpleNameSyntax method) => method.Identifier.ValueText.Replace("Singleton", "Transient");

    /// <summary>The registration's name, where another life of the state changes nothing else.</summary>
    static SimpleNameSyntax? MethodOf(FixSite site, CancellationToken cancellation) =>
        site[FixProperties.Shape] == MemorySharedByAllSessions.Service && site.Node.FirstAncestorOrSelf<SimpleNameSyntax>() is { Identifier.ValueText: "AddSingleton" or "TryAddSingleton" } method
            && CallsByName.CallOf(method) is { } call && StateOf(site, method, call, cancellation) is var (state, made) && TakerOf(site, state, call, cancellation) is { } taker
            && IsOnlyMadeBy(made, site.Model.Compilation, taker, cancellation) ? method : null;

    /// <summary>What is registered by its type or by a factory, if it is the state of one turn.</summary>
    static (INamedTypeSymbol Type, (string Namespace, string Method) Made)? StateOf(FixSite site, SimpleNameSyntax method, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (call.ArgumentList.Arguments.Any(a => a.Expression is not LambdaExpressionSyntax))
            return null;
        ExpressionSyntax? named = method is GenericNameSyntax { TypeArgumentList.Arguments: [var only] } ? only
            : call.ArgumentList.Arguments is [{ Expression: LambdaExpressionSyntax { Body: ObjectCreationExpressionSyntax creation } }] ? creation.Type : null;
        return named is not null && site.Model.GetTypeInfo(named, cancellation).Type is INamedTypeSymbol state && CatalogIndex.BuiltIn.Find(state, Imports.Of(site.Root.SyntaxTree)) is { TurnObjects: { } made } ? (state, made) : null;
    }

    /// <summary>The one class that speaks of the state; null if there are others, or if it does not take it by its constructor.</summary>
    static INamedTypeSymbol? TakerOf(FixSite site, INamedTypeSymbol state, InvocationExpressionSyntax registration, CancellationToken cancellation)
    {
        INamedTypeSymbol? taker = null;
        bool isTaken = false;
        foreach (var (name, model) in Uses(site.Model.Compilation, state, cancellation))
        {
            if (registration.SyntaxTree == name.SyntaxTree && registration.Span.Contains(name.Span))
                continue;
            if (name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not ClassDeclarationSyntax { TypeParameterList: null } type || model.GetDeclaredSymbol(type, cancellation) is not INamedTypeSymbol symbol
                || (taker is not null && !SymbolEqualityComparer.Default.Equals(taker, symbol))
                || name.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.Modifiers.Any(m => m.ValueText == "static") || name.Parent is TypeArgumentListSyntax)
                return null;
            taker = symbol;
            isTaken |= name.FirstAncestorOrSelf<ParameterSyntax>() is { Parent.Parent: ConstructorDeclarationSyntax or ClassDeclarationSyntax };
        }
        return isTaken ? taker : null;
    }

    /// <summary>True if the project names a class only in the call that registers it to be made for each turn.</summary>
    static bool IsOnlyMadeBy((string Namespace, string Method) made, Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        bool isMade = false;
        foreach (var (name, model) in Uses(compilation, type, cancellation))
        {
            if (name.Ancestors().OfType<TypeDeclarationSyntax>().Any(t => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(t, cancellation), type)))
                continue;
            if (name.Parent is not TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: var registers } method } || registers != made.Method || CallsByName.CallOf(method) is not { } call
                || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingNamespace: var home } || home.ToDisplayString() != made.Namespace)
                return false;
            isMade = true;
        }
        return isMade;
    }

    static IEnumerable<(SimpleNameSyntax Name, SemanticModel Model)> Uses(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var name in ProjectWords.Uses(compilation, CatalogIndex.BuiltIn, type.Name, cancellation))
            if (SourceModels.Of(compilation, name.SyntaxTree) is { } model && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, type))
                yield return (name, model);
    }
}
