using System.Collections.Immutable;
using MemoryLint.Requests;
using MemoryLint.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The function that a fix rewrites: the lambda, local function or method that contains the site.</summary>
/// <param name="Node">Its syntax.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Body">Its block.</param>
/// <param name="Kind">The kind of handler; null for a method that is called from one.</param>
/// <param name="IsEntry">True if the framework calls it, and binds the parameters that it asks for.</param>
sealed record HandlerSyntax(SyntaxNode Node, IMethodSymbol Symbol, BlockSyntax Body, HandlerKind? Kind, bool IsEntry)
{
    /// <summary>The function around a site; null where its body is no block.</summary>
    public static HandlerSyntax? Around(FixSite site, SyntaxNode node, CancellationToken cancellation)
    {
        for (var n = node.Parent; n is not null; n = n.Parent)
        {
            var body = n switch
            {
                AnonymousFunctionExpressionSyntax lambda => lambda.Block,
                LocalFunctionStatementSyntax function => function.Body,
                MethodDeclarationSyntax method => method.Body,
                _ => null,
            };
            if (n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
                continue;
            var symbol = (n is AnonymousFunctionExpressionSyntax ? site.Model.GetSymbolInfo(n, cancellation).Symbol : site.Model.GetDeclaredSymbol(n, cancellation)) as IMethodSymbol;
            if (body is null || symbol is null)
                return null;
            HandlerKind? kind = Enum.TryParse<HandlerKind>(site[FixProperties.Handler], out var parsed) ? parsed : Handlers.Of(symbol)?.Kind;
            return new(n, symbol, body, kind, kind is not null);
        }
        return null;
    }

    public bool IsAsync => Symbol.IsAsync;

    /// <summary>True if the function has ended when it returns: a lock held over its body is held long enough.</summary>
    public bool CanHoldLock => IsAsync || Symbol.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable" or "IEnumerable" or "IEnumerator");

    /// <summary>The cancellation token in reach, as an argument; empty if there is none.</summary>
    public string CancellationToken => Symbol.Parameters.FirstOrDefault(p => p.Type.Name == "CancellationToken")?.Name ?? "";

    public bool IsStatic => Node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => Symbol.IsStatic,
    };

    ParameterListSyntax? ParameterList => Node switch
    {
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
        LocalFunctionStatementSyntax function => function.ParameterList,
        MethodDeclarationSyntax method => method.ParameterList,
        _ => null,
    };

    /// <summary>True if a parameter may be added without breaking a contract.</summary>
    public bool CanTakeParameter =>
        IsEntry && ParameterList is { } list && list.Parameters.All(p => p.Type is not null) && !Symbol.IsOverride
        && (Node is not MethodDeclarationSyntax || !Symbol.ContainingType.AllInterfaces.SelectMany(i => i.GetMembers(Symbol.Name)).Any())
        && !Symbol.Parameters.Any(p => p.Type.Name == "HttpContext" && Symbol.Parameters.Length == 1 && Node is AnonymousFunctionExpressionSyntax);

    /// <summary>Adds a parameter where it belongs: before optional ones and the cancellation token.</summary>
    public void AddParameter(CodeEdit edit, string parameter)
    {
        var list = ParameterList!;
        var next = list.Parameters.FirstOrDefault(p => p.Default is not null || p.Modifiers.Any(SyntaxKind.ParamsKeyword) || p.Type?.ToString() is "CancellationToken" or "System.Threading.CancellationToken");
        if (next is not null)
            edit.Insert(next.SpanStart, parameter + ", ");
        else if (list.Parameters.Count == 0)
            edit.Insert(list.OpenParenToken.Span.End, parameter);
        else
            edit.Insert(list.Parameters.Last().Span.End, ", " + parameter);
    }

    /// <summary>Locals and parameters of the function that <paramref name="expression"/> reads.</summary>
    public IEnumerable<ISymbol> Reads(SemanticModel model, SyntaxNode expression, CancellationToken cancellation)
    {
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            if (model.GetSymbolInfo(name, cancellation).Symbol is { Kind: SymbolKind.Local or SymbolKind.Parameter } symbol and not ILocalSymbol { IsConst: true }
                && symbol.DeclaringSyntaxReferences.Any(r => Node.Span.Contains(r.Span)))
                yield return symbol;
    }
}
