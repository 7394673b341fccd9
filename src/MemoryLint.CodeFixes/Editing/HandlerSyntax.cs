using System.Collections.Immutable;
using MemoryLint.Catalog;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>The function that a fix rewrites: the lambda, local function or method that contains the site.</summary>
/// <param name="Node">Its syntax.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="Body">Its block.</param>
/// <param name="Parameters">Its parameters, and those of the functions around it that it may use.</param>
/// <param name="Turn">The outermost function around it that runs once per request: its locals and parameters belong to one turn.</param>
/// <param name="Kind">The kind of handler that it is or helps; null if only its callers know.</param>
/// <param name="IsEntry">True if the framework calls it, and binds the parameters that it asks for.</param>
sealed record HandlerSyntax(SyntaxNode Node, IMethodSymbol Symbol, BlockSyntax Body, ImmutableArray<IParameterSymbol> Parameters, SyntaxNode Turn, HandlerKind? Kind, bool IsEntry)
{
    /// <summary>The function around a site; null where its body is no block.</summary>
    public static HandlerSyntax? Around(FixSite site, SyntaxNode node, CancellationToken cancellation)
    {
        if (node.Ancestors().FirstOrDefault(n => n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is not { } function
            || BodyOf(function) is not { } body || SymbolOf(site.Model, function, cancellation) is not { } symbol)
            return null;
        var scope = RequestScope.Of(site.Model, node, cancellation);
        bool isMapped = scope is { Occasion.Kind: HandlerKind.MinimalApi, Path.Length: 1 } && function is MethodDeclarationSyntax && IsOnlyMapped(site.Model.Compilation, symbol, cancellation);
        HandlerKind? kind = isMapped || scope is { Path.IsEmpty: true } ? scope!.Occasion.Kind : KindOf(symbol.ContainingType);
        var turn = scope?.Handler is { } entry && entry.Span.Contains(function.Span) ? entry : function.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && scope is not { Path.IsEmpty: true } ? method : function;
        return new(function, symbol, body, ParametersAround(site.Model, function, cancellation), turn, kind, isMapped || scope?.Handler == function);
    }

    static BlockSyntax? BodyOf(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Block,
        LocalFunctionStatementSyntax local => local.Body,
        MethodDeclarationSyntax method => method.Body,
        _ => null,
    };

    static IMethodSymbol? SymbolOf(SemanticModel model, SyntaxNode function, CancellationToken cancellation) =>
        (function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function, cancellation).Symbol : model.GetDeclaredSymbol(function, cancellation)) as IMethodSymbol;

    static ImmutableArray<IParameterSymbol> ParametersAround(SemanticModel model, SyntaxNode function, CancellationToken cancellation)
    {
        var parameters = ImmutableArray.CreateBuilder<IParameterSymbol>();
        for (SyntaxNode? n = function; n is not null; n = n.Parent)
            if (n is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax && SymbolOf(model, n, cancellation) is { } symbol)
            {
                parameters.AddRange(symbol.Parameters);
                if (symbol.IsStatic || n is MethodDeclarationSyntax)
                    break;
            }
        return parameters.ToImmutable();
    }

    /// <summary>What a helper within a handler's class has at hand.</summary>
    public static HandlerKind? KindOf(INamedTypeSymbol type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.ControllerBase") ? HandlerKind.Controller
        : type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.RazorPages.PageModel") ? HandlerKind.RazorPage
        : type.IsOrDerivesFrom("Microsoft.AspNetCore.SignalR.Hub") ? HandlerKind.Hub
        : null;

    /// <summary>True if nothing calls the method, and every mention of it hands it to a <c>Map…</c> method.</summary>
    static bool IsOnlyMapped(Compilation compilation, IMethodSymbol method, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (int position in SourceWords.Positions(tree, method.Name, cancellation))
                if (tree.GetRoot(cancellation).FindToken(position).Parent is SimpleNameSyntax name
                    && !((name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
                        && CallsByName.NameOf(call).StartsWith("Map", StringComparison.Ordinal)))
                    return false;
        return true;
    }

    public bool IsAsync => Symbol.IsAsync;

    /// <summary>True if the function has ended when it returns: a lock held over its body is held long enough.</summary>
    public bool CanHoldLock => IsAsync || Symbol.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable" or "IEnumerable" or "IEnumerator");

    /// <summary>The cancellation token in reach, as an argument; empty if there is none.</summary>
    public string CancellationToken => Parameters.FirstOrDefault(p => p.Type.Name == "CancellationToken")?.Name ?? "";

    /// <summary>The same, to follow other arguments.</summary>
    public string LastArgument => CancellationToken is { Length: > 0 } token ? ", " + token : "";

    public bool IsStatic => Node switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => Symbol.IsStatic,
    };

    /// <summary>The request as code in the handler writes it; null if it is not in reach.</summary>
    public string? HttpRequest => OfHttp(".Request", "", "Request");

    /// <summary>The response.</summary>
    public string? HttpResponse => Parameters.FirstOrDefault(p => p.Type.Is("Microsoft.AspNetCore.Http.HttpResponse"))?.Name ?? OfHttp(".Response", ".HttpContext.Response", "Response");

    /// <summary>Whoever sent the request.</summary>
    public string? HttpUser => Parameters.FirstOrDefault(p => p.Type.Is("System.Security.Claims.ClaimsPrincipal"))?.Name ?? OfHttp(".User", ".HttpContext.User", "User");

    /// <summary>A part of the exchange: of the context or the request that the handler is given, or as its class has it.</summary>
    string? OfHttp(string ofContext, string ofRequest, string ofClass) =>
        Parameters.Select(p => p.Type.Is("Microsoft.AspNetCore.Http.HttpContext") ? p.Name + ofContext : p.Type.Is("Microsoft.AspNetCore.Http.HttpRequest") ? p.Name + ofRequest : null).FirstOrDefault(p => p is not null)
            ?? (!IsStatic && Kind is HandlerKind.Controller or HandlerKind.RazorPage
                && Symbol.ContainingType.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel") ? ofClass : null);

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
        && Symbol.Parameters is not [{ Type.Name: "HttpContext" }]
        && (Kind is HandlerKind.Controller or HandlerKind.RazorPage || Kind == HandlerKind.MinimalApi && Handlers.Of(Symbol) is null);

    /// <summary>Adds parameters where they belong: before optional ones and the cancellation token.</summary>
    public void AddParameters(CodeEdit edit, ImmutableArray<string> parameters)
    {
        if (parameters.IsEmpty)
            return;
        var list = ParameterList!;
        var next = list.Parameters.FirstOrDefault(p => p.Default is not null || p.Modifiers.Any(SyntaxKind.ParamsKeyword) || p.Type?.ToString() is "CancellationToken" or "System.Threading.CancellationToken");
        var last = list.Parameters.LastOrDefault();
        // One parameter per line stays one per line.
        bool isOnePerLine = last is not null && edit.LineOf(list.Parameters[0].SpanStart) < edit.LineOf(last.SpanStart);
        string comma = (next ?? last) is { } neighbour && isOnePerLine && IsFirstOnLine(edit, neighbour) ? "," + edit.NewLine + edit.IndentAt(neighbour.SpanStart) : ", ";
        string added = string.Join(comma, parameters);
        if (next is not null)
            edit.Insert(next.SpanStart, added + comma);
        else if (last is null)
            edit.Insert(list.OpenParenToken.Span.End, added);
        else
            edit.Insert(last.Span.End, comma + added);
    }

    static bool IsFirstOnLine(CodeEdit edit, ParameterSyntax parameter) => edit.LineOf(parameter.GetFirstToken().GetPreviousToken().Span.End) < edit.LineOf(parameter.SpanStart);

    /// <summary>Locals and parameters of this turn that <paramref name="expression"/> reads.</summary>
    public IEnumerable<ISymbol> Reads(SemanticModel model, SyntaxNode expression, CancellationToken cancellation)
    {
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            if (model.GetSymbolInfo(name, cancellation).Symbol is { Kind: SymbolKind.Local or SymbolKind.Parameter } symbol and not ILocalSymbol { IsConst: true }
                && symbol.DeclaringSyntaxReferences.Any(r => Turn.Span.Contains(r.Span)))
                yield return symbol;
    }
}
