using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>Finds out whether a project makes one object of a class and keeps it for as long as the process lives: in a static field or in the factory of a singleton.</summary>
static class SharedInstance
{
    static readonly ImmutableHashSet<string> s_singletons = RegistrationCalls.Names.Where(n => n.EndsWith("Singleton", StringComparison.Ordinal)).ToImmutableHashSet();

    /// <summary>Why there is one object for all; null if nothing says so.</summary>
    public static Sharing? Of(Compilation compilation, CatalogIndex catalog, RevivedType kind, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (Host.Of(compilation, cancellation) == HostKind.Unknown)
            return null;
        foreach (var creation in Creations(compilation, catalog, type, cancellation))
            if (Home(compilation, catalog, kind, creation, followsMethod: true, cancellation) is { } home)
                return new($"{type.Name} is created once, {home.Text}", ImmutableArray.Create(new PathStep(home.Text, Place.Of(home.Node))));
        return null;
    }

    static IEnumerable<SyntaxNode> Creations(Compilation compilation, CatalogIndex catalog, INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var name in ProjectWords.Uses(compilation, catalog, type.Name, cancellation))
        {
            SyntaxNode? creation = name.Parent switch
            {
                ObjectCreationExpressionSyntax made when made.Type == name => made,
                QualifiedNameSyntax { Parent: ObjectCreationExpressionSyntax made } => made,
                VariableDeclarationSyntax { Variables: [{ Initializer.Value: ImplicitObjectCreationExpressionSyntax made }] } => made,
                _ => null,
            };
            if (creation is not null && SymbolEqualityComparer.Default.Equals(SourceModels.Of(compilation, name.SyntaxTree)?.GetSymbolInfo(name, cancellation).Symbol, type))
                yield return creation;
        }
    }

    /// <summary>What keeps the result of an expression for all; only where each function around it is followed.</summary>
    static (string Text, SyntaxNode Node)? Home(Compilation compilation, CatalogIndex catalog, RevivedType kind, SyntaxNode expression, bool followsMethod, CancellationToken cancellation)
    {
        for (var n = expression.Parent; n is not null; n = n.Parent)
        {
            switch (n)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } && CallsByName.NameSyntaxOf(call) is { } at && KeepsOne(kind, at, list)
                        ? ($"by {at.Identifier.ValueText}", at) : null;
                case FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }:
                    var member = (MemberDeclarationSyntax)n;
                    return member.Modifiers.Any(SyntaxKind.StaticKeyword) ? ("for a static member", member) : null;
                case LocalFunctionStatementSyntax:
                    return null;
                case MethodDeclarationSyntax method when followsMethod:
                    foreach (var use in ProjectWords.Uses(compilation, catalog, method.Identifier.ValueText, cancellation))
                        if (IsOf(compilation, use, method, cancellation) && OfUse(compilation, catalog, kind, use, cancellation) is { } home)
                            return home;
                    return null;
                case BaseMethodDeclarationSyntax:
                    return null;
            }
        }
        return null;
    }

    static bool IsOf(Compilation compilation, SimpleNameSyntax use, MethodDeclarationSyntax method, CancellationToken cancellation) =>
        (use.Parent is ArgumentSyntax || CallsByName.CallOf(use) is not null || use.Parent is MemberAccessExpressionSyntax { Parent: ArgumentSyntax })
        && SourceModels.Of(compilation, use.SyntaxTree)?.GetSymbolInfo(use, cancellation) is { } info
        && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol
        && symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == method.SyntaxTree && r.Span == method.Span);

    /// <summary>A method is called, or handed to the registration itself.</summary>
    static (string Text, SyntaxNode Node)? OfUse(Compilation compilation, CatalogIndex catalog, RevivedType kind, SimpleNameSyntax use, CancellationToken cancellation)
    {
        var whole = use.Parent is MemberAccessExpressionSyntax access ? access : (SyntaxNode)use;
        return whole.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } && CallsByName.NameSyntaxOf(call) is { } at && KeepsOne(kind, at, call.ArgumentList)
            ? ($"by {at.Identifier.ValueText}", at)
            : Home(compilation, catalog, kind, use, followsMethod: false, cancellation);
    }

    static bool KeepsOne(RevivedType kind, SimpleNameSyntax method, ArgumentListSyntax arguments) =>
        (s_singletons.Contains(method.Identifier.ValueText) || kind.SharedBy.Contains(method.Identifier.ValueText))
        && !arguments.Arguments.Any(a => a.Expression is MemberAccessExpressionSyntax { Expression: var type } && type.ToString().EndsWith("ServiceLifetime", StringComparison.Ordinal));
}
