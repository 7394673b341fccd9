using System.Collections.Immutable;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Requests;

/// <summary>
/// What a piece of code runs as part of: a handler, a member whose callers decide, or nothing that can be said (a delegate handed to unknown
/// code, a static initializer, top-level code that runs once).
/// </summary>
/// <param name="Occasion">The occasion, if the code is part of a handler.</param>
/// <param name="Member">The member that contains it, if its callers decide.</param>
/// <param name="Handler">The node that is the handler: a lambda, a local function or a member declaration.</param>
sealed record Enclosing(Occasion? Occasion, MemberFacts? Member, SyntaxNode? Handler)
{
    static readonly Enclosing s_unknown = new(null, null, null);

    /// <summary>How often a local function that calls a local function is followed.</summary>
    const int MaximumDepth = 4;

    public bool IsUnknown => Occasion is null && Member is null;

    public static Enclosing Of(SemanticModel model, SyntaxNode node, CancellationToken cancellation) => Of(model, node, MaximumDepth, cancellation);

    static Enclosing Of(SemanticModel model, SyntaxNode node, int depth, CancellationToken cancellation)
    {
        if (depth == 0)
            return s_unknown;
        for (var n = node.Parent; n is not null; n = n.Parent)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (n)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    var use = DelegateUse.Of(model, lambda, cancellation);
                    if (use.Occasion is { } occasion)
                        return new(occasion, null, lambda);
                    if (!use.RunsInPlace)
                        return s_unknown;
                    break;
                case LocalFunctionStatementSyntax function:
                    return OfLocalFunction(model, function, depth, cancellation);
                case BaseMethodDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax when !IsStaticConstructor(n):
                    return OfMember(model.GetDeclaredSymbol(n, cancellation), n);
                case FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.StaticKeyword) && !field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return OfMember(ConstructorOf(model, field, cancellation), n);
                case BaseTypeDeclarationSyntax or GlobalStatementSyntax:
                    return s_unknown;
            }
        }
        return s_unknown;
    }

    /// <summary>The method that contains a node, and the parameters in scope there, those of lambdas included.</summary>
    public static (IMethodSymbol? Member, ImmutableArray<IParameterSymbol> Parameters) MethodOf(SemanticModel model, SyntaxNode node, CancellationToken cancellation)
    {
        var parameters = ImmutableArray.CreateBuilder<IParameterSymbol>();
        for (var n = node.Parent; n is not null; n = n.Parent)
        {
            var symbol = n switch
            {
                AnonymousFunctionExpressionSyntax => model.GetSymbolInfo(n, cancellation).Symbol,
                LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax => model.GetDeclaredSymbol(n, cancellation),
                _ => null,
            } as IMethodSymbol;
            if (symbol is null)
                continue;
            parameters.AddRange(symbol.Parameters);
            if (n is BaseMethodDeclarationSyntax)
                return (symbol, parameters.ToImmutable());
        }
        return (null, parameters.ToImmutable());
    }

    static Enclosing OfMember(ISymbol? member, SyntaxNode declaration)
    {
        if (member is null)
            return s_unknown;
        var facts = MemberFacts.Of(member);
        return facts?.Occasion is { } occasion ? new(occasion, facts, declaration) : new(null, facts, null);
    }

    static Enclosing OfLocalFunction(SemanticModel model, LocalFunctionStatementSyntax function, int depth, CancellationToken cancellation)
    {
        var scope = function.FirstAncestorOrSelf<MemberDeclarationSyntax>(m => m is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax)
            ?? (SyntaxNode)function.SyntaxTree.GetRoot(cancellation);
        string name = function.Identifier.ValueText;
        Enclosing? first = null;
        foreach (var reference in References(scope, name, cancellation))
        {
            if (function.Span.Contains(reference.Span) || !RefersTo(model, reference, function, cancellation))
                continue;
            Enclosing found;
            if (IsCall(reference))
                found = Of(model, reference, depth - 1, cancellation);
            else if (DelegateUse.Of(model, reference, cancellation) is { Occasion: { } occasion })
                found = new(occasion, null, function);
            else
                continue;
            if (found.Occasion is not null)
                return found;
            if (first is null && !found.IsUnknown)
                first = found;
        }
        return first ?? s_unknown;
    }

    /// <summary>A method group that becomes a <c>Delegate</c> has candidates and no symbol.</summary>
    static bool RefersTo(SemanticModel model, IdentifierNameSyntax reference, LocalFunctionStatementSyntax function, CancellationToken cancellation)
    {
        var info = model.GetSymbolInfo(reference, cancellation);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is IMethodSymbol { MethodKind: MethodKind.LocalFunction } symbol
            && symbol.DeclaringSyntaxReferences.Any(r => r.Span == function.Span);
    }

    static bool IsCall(IdentifierNameSyntax reference) => reference.Parent is InvocationExpressionSyntax call && call.Expression == reference;

    static IEnumerable<IdentifierNameSyntax> References(SyntaxNode scope, string name, CancellationToken cancellation)
    {
        foreach (int position in SourceWords.Within(scope, name, cancellation))
            if (scope.FindToken(position).Parent is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                yield return identifier;
    }

    static bool IsStaticConstructor(SyntaxNode node) => node is ConstructorDeclarationSyntax constructor && constructor.Modifiers.Any(SyntaxKind.StaticKeyword);

    static ISymbol? ConstructorOf(SemanticModel model, FieldDeclarationSyntax field, CancellationToken cancellation) =>
        field.Declaration.Variables.Count > 0 ? model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellation)?.ContainingType?.InstanceConstructors.FirstOrDefault() : null;
}
