using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Flow;

/// <summary>A call that writes or reads state by a key that is known.</summary>
/// <param name="Call">The call.</param>
/// <param name="Key">The argument that is the key.</param>
/// <param name="KeyValue">Its value; null if it is not known.</param>
/// <param name="Scope">What is given as the scope; null if nothing is, and the state is the caller's own.</param>
/// <param name="Owner">The class that calls.</param>
sealed record StateCall(InvocationExpressionSyntax Call, ExpressionSyntax Key, string? KeyValue, ExpressionSyntax? Scope, INamedTypeSymbol Owner);

/// <summary>Finds the calls by which workflow state is written and read, and pairs that cannot meet.</summary>
static class StateScopes
{
    /// <summary>The call of that name; null if it is another one.</summary>
    public static StateCall? Of(SemanticModel model, RevivedType kind, SimpleNameSyntax name, CancellationToken cancellation)
    {
        if (CallsByName.CallOf(name) is not { ArgumentList.Arguments: [{ Expression: var key }, ..] arguments } call
            || name.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || model.GetDeclaredSymbol(type, cancellation) is not { } owner
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || !method.ContainingType.Is(kind.Context!))
            return null;
        int at = method.Parameters.FirstOrDefault(p => p.Name == kind.Scope)?.Ordinal ?? -1;
        var scope = arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == kind.Scope)
            ?? (at >= 0 && at < arguments.Count && arguments.Take(at + 1).All(a => a.NameColon is null) ? arguments[at] : null);
        return new(call, key, model.GetConstantValue(key, cancellation) is { Value: string value } ? value : null, scope?.Expression is { RawKind: (int)SyntaxKind.NullLiteralExpression } ? null : scope?.Expression, owner);
    }

    /// <summary>All calls of the project that write state.</summary>
    public static ImmutableArray<StateCall> Writes(Compilation compilation, CatalogIndex catalog, RevivedType kind, CancellationToken cancellation) => Calls(compilation, catalog, kind, kind.Writes, cancellation);

    /// <summary>All calls of the project that read it.</summary>
    public static ImmutableArray<StateCall> Reads(Compilation compilation, CatalogIndex catalog, RevivedType kind, CancellationToken cancellation) => Calls(compilation, catalog, kind, kind.Reads, cancellation);

    static ImmutableArray<StateCall> Calls(Compilation compilation, CatalogIndex catalog, RevivedType kind, string[] methods, CancellationToken cancellation)
    {
        var calls = ImmutableArray.CreateBuilder<StateCall>();
        foreach (string method in methods)
            foreach (var name in ProjectWords.Uses(compilation, catalog, method, cancellation))
                if (SourceModels.Of(compilation, name.SyntaxTree) is { } model && Of(model, kind, name, cancellation) is { } call)
                    calls.Add(call);
        return calls.ToImmutable();
    }

    /// <summary>
    /// The write that a read without a scope is after and does not see, because it is another class's own or goes to a named scope; null if the class writes
    /// under that key itself, or under one that is not known.
    /// </summary>
    public static StateCall? Missed(StateCall read, ImmutableArray<StateCall> writes)
    {
        if (read is not { Scope: null, KeyValue: { } key } || writes.Any(w => IsOneOf(w.Owner, read.Owner) && w.Scope is null && (w.KeyValue is null || w.KeyValue == key)))
            return null;
        return writes.FirstOrDefault(w => w.KeyValue == key && !IsOneOf(w.Owner, read.Owner));
    }

    /// <summary>True for a class and those it derives from: an object of it is all of them.</summary>
    static bool IsOneOf(INamedTypeSymbol a, INamedTypeSymbol b)
    {
        return Derives(a, b) || Derives(b, a);

        static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
        {
            for (var t = type; t is not null; t = t.BaseType)
                if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, from.OriginalDefinition))
                    return true;
            return false;
        }
    }
}
