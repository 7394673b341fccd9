using MemoryLint.Catalog;
using MemoryLint.CodeFixes.Editing;
using MemoryLint.Requests;
using MemoryLint.Sites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.CodeFixes.Lifetime;

/// <summary>How a class comes by the process's <c>IMemoryCache</c>.</summary>
/// <param name="Existing">The member that it has already; null if it has none.</param>
/// <param name="Registered">The document in which the cache has to be registered; null if that is done.</param>
/// <param name="Registration">The change that does it.</param>
sealed record CachePlace(string? Existing, Document? Registered, TextChange? Registration)
{
    const string Type = "Microsoft.Extensions.Caching.Memory.IMemoryCache";

    /// <summary>Calls beside which the cache can be registered.</summary>
    static readonly string[] s_neighbours = ["AddControllers", "AddControllersWithViews", "AddRazorPages", "AddMvc", "AddSignalR", "AddEndpointsApiExplorer"];

    /// <summary>Null where the class cannot be given one, or nothing in reach registers services. With a limit on its size, a cache wants to know the size of each entry.</summary>
    public static CachePlace? For(FixSite site, ExpiringMap map, CancellationToken cancellation)
    {
        var compilation = site.Model.Compilation;
        if (site.Model.GetDeclaredSymbol(map.Owner, cancellation) is not INamedTypeSymbol owner || Names("SizeLimit", compilation, cancellation).Any())
            return null;
        string? existing = Members.OfType(owner, t => t.Is(Type));
        if (existing is null && !CanTake(site, map.Owner, owner, compilation, cancellation))
            return null;
        if (Names("AddMemoryCache", compilation, cancellation).Any())
            return new(existing, null, null);
        foreach (var call in Neighbours(site, owner, cancellation))
            if (call.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement && site.Document.Project.Documents.FirstOrDefault(d => d.TryGetSyntaxTree(out var tree) && tree == call.SyntaxTree) is { } document
                && Receiver(call) is { } services && SourceModels.Of(compilation, call.SyntaxTree)?.GetTypeInfo(services, cancellation).Type is { Name: "IServiceCollection" })
            {
                var edit = new CodeEdit(call.SyntaxTree.GetRoot(cancellation));
                if (edit.HasLinesOfItsOwn(statement))
                    return new(existing, document, new(new TextSpan(edit.Text.Lines[edit.LineWithComments(statement)].Start, 0), $"{edit.IndentAt(statement.SpanStart)}{services}.AddMemoryCache();{edit.NewLine}"));
            }
        return null;
    }

    /// <summary>Where the class is registered; else where a host's own services are.</summary>
    static IEnumerable<InvocationExpressionSyntax> Neighbours(FixSite site, INamedTypeSymbol owner, CancellationToken cancellation)
    {
        var compilation = site.Model.Compilation;
        if (Lifetimes.RegisteredAs(compilation, owner, cancellation) is { Place: var place } && compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == place.Path && t.Length >= place.Span.End) is { } tree
            && tree.GetRoot(cancellation).FindNode(place.Span).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } registration)
            yield return registration;
        foreach (string neighbour in s_neighbours)
            foreach (var name in Names(neighbour, compilation, cancellation))
                if (CallsByName.CallOf(name) is { } call)
                    yield return call;
    }

    static IEnumerable<SimpleNameSyntax> Names(string word, Compilation compilation, CancellationToken cancellation) => ProjectWords.Uses(compilation, CatalogIndex.BuiltIn, word, cancellation);

    /// <summary><c>builder.Services</c> at the start of a chain.</summary>
    static ExpressionSyntax? Receiver(InvocationExpressionSyntax call)
    {
        ExpressionSyntax receiver = call;
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
            receiver = access.Expression;
        return receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax ? receiver : null;
    }

    /// <summary>True if the container makes all objects of the class, by one constructor that can take one parameter more.</summary>
    static bool CanTake(FixSite site, ClassDeclarationSyntax declaration, INamedTypeSymbol owner, Compilation compilation, CancellationToken cancellation)
    {
        foreach (var name in Names(owner.Name, compilation, cancellation))
            if (name.Parent is BaseObjectCreationExpressionSyntax or BaseTypeSyntax
                || name.Parent is VariableDeclarationSyntax { Variables: var variables } && variables.Any(v => v.Initializer?.Value is ImplicitObjectCreationExpressionSyntax)
                || name.Parent is PropertyDeclarationSyntax { Initializer.Value: ImplicitObjectCreationExpressionSyntax } || name.Parent is QualifiedNameSyntax { Parent: BaseObjectCreationExpressionSyntax or BaseTypeSyntax })
                return false;
        foreach (var registration in Lifetimes.All(compilation, cancellation))
            if (registration.ImplementationId == owner.GetDocumentationCommentId() && compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == registration.Place.Path) is { } tree
                && tree.GetRoot(cancellation).FindNode(registration.Place.Span) is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } && arguments.Any(a => a.Expression is not TypeOfExpressionSyntax))
                return false;
        var constructors = declaration.Members.OfType<ConstructorDeclarationSyntax>().Where(c => !c.Modifiers.Any(SyntaxKind.StaticKeyword)).ToList();
        return Primary(declaration) is { } primary ? constructors.Count == 0 && IsOpen(primary)
            : constructors.Count == 0 ? ((CSharpParseOptions)site.Root.SyntaxTree.Options).LanguageVersion >= (LanguageVersion)1200
            : constructors is [{ Body: { } body, ParameterList: var only }] && IsOpen(only) && !new CodeEdit(site.Root).IsOnOneLine(body.Span);

        static bool IsOpen(ParameterListSyntax parameters) => parameters.Parameters.All(p => p.Default is null && !p.Modifiers.Any(SyntaxKind.ParamsKeyword));
    }

    static ParameterListSyntax? Primary(ClassDeclarationSyntax declaration) => declaration.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault();

    /// <summary>Gives the class the cache, and says under which name it has it.</summary>
    public string Inject(CodeEdit edit, FixSite site, ExpiringMap map)
    {
        if (Existing is not null)
            return Existing;
        var owner = map.Owner;
        var constructor = owner.Members.OfType<ConstructorDeclarationSyntax>().FirstOrDefault(c => !c.Modifiers.Any(SyntaxKind.StaticKeyword));
        string parameter = Editing.Names.Free(site, owner, "cache", "memoryCache");
        var list = Primary(owner) ?? constructor?.ParameterList;
        if (list is null)
            edit.Insert(owner.Identifier.Span.End, $"(IMemoryCache {parameter})");
        else
            edit.Insert(list.CloseParenToken.SpanStart, $"{(list.Parameters.Count > 0 ? ", " : "")}IMemoryCache {parameter}");
        if (constructor is null)
            return parameter;
        string field = Editing.Names.Free(site, owner, "_cache", "_memoryCache");
        string indent = edit.IndentAt(map.Field.SpanStart);
        edit.Insert(edit.Text.Lines[edit.LineWithComments(map.Field)].Start, $"{indent}{(map.Field.Modifiers.Any(SyntaxKind.PrivateKeyword) ? "private " : "")}readonly IMemoryCache {field};{edit.NewLine}");
        if (constructor.Body!.Statements.FirstOrDefault() is { } first)
            edit.InsertAbove(first, [$"{field} = {parameter};"]);
        else
            edit.Insert(edit.LineEnd(constructor.Body.OpenBraceToken.SpanStart), $"{edit.NewLine}{indent}{edit.IndentUnit}{field} = {parameter};");
        return field;
    }
}
