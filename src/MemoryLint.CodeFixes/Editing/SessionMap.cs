using MemoryLint.Requests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.CodeFixes.Editing;

/// <summary>
/// Declares the map from identities to memories where it lives long enough: before the statement that maps the endpoint, for that runs once, or as a
/// static field of the class, whose objects may be created for every request.
/// </summary>
static class SessionMap
{
    /// <summary>A place for a declaration: before a statement, or as a member of a type.</summary>
    public sealed record Place(StatementSyntax? Statement, TypeDeclarationSyntax? Type);

    /// <summary>Where a map for <paramref name="handler"/> can be declared; null if nowhere.</summary>
    public static Place? PlaceFor(FixSite site, HandlerSyntax handler, CancellationToken cancellation)
    {
        if (!handler.IsStatic && Mapping(handler.Node) is { Parent: BlockSyntax or GlobalStatementSyntax } statement
            && new CodeEdit(site.Root).HasLinesOfItsOwn(statement) && RequestScope.Of(site.Model, statement, cancellation) is null)
            return new(statement, null);
        return handler.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && CanTakeMember(site, type) ? new(null, type) : null;
    }

    /// <summary>The statement that hands over a lambda, or the first at top level that uses a function.</summary>
    static StatementSyntax? Mapping(SyntaxNode handler)
    {
        if (handler is AnonymousFunctionExpressionSyntax)
            return OutermostStatement(handler);
        if (handler is not LocalFunctionStatementSyntax { Parent: GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } } function)
            return null;
        var statements = unit.Members.OfType<GlobalStatementSyntax>().Select(g => g.Statement).ToList();
        var user = statements.FirstOrDefault(s => s != function && s.DescendantTokens().Any(t => t.ValueText == function.Identifier.ValueText));
        return user is null or LocalFunctionStatementSyntax ? statements[0] : user;
    }

    /// <summary>The statement that hands the lambda over, outside of all lambdas around it.</summary>
    static StatementSyntax? OutermostStatement(SyntaxNode lambda)
    {
        StatementSyntax? found = null;
        for (var n = lambda.Parent; n is not null and not MemberDeclarationSyntax; n = n.Parent)
        {
            if (found is null && n is StatementSyntax statement)
                found = statement;
            if (n is AnonymousFunctionExpressionSyntax)
                found = null;
        }
        return found;
    }

    /// <summary>True for a class with a body of several lines.</summary>
    public static bool CanTakeMember(FixSite site, TypeDeclarationSyntax type)
    {
        var edit = new CodeEdit(site.Root);
        return type is not InterfaceDeclarationSyntax && !type.OpenBraceToken.IsMissing && type.OpenBraceToken.RawKind != 0
            && edit.LineOf(type.OpenBraceToken.SpanStart) < edit.LineOf(type.OpenBraceToken.GetNextToken().SpanStart);
    }

    /// <summary>Declares maps of the given types under names that are free.</summary>
    public static void Declare(CodeEdit edit, Place place, params (string Type, string Name)[] maps)
    {
        if (place.Statement is { } statement)
            edit.InsertAbove(statement, [.. maps.Select(m => $"var {m.Name} = new {m.Type}();"), ""]);
        else
            AsMember(edit, place.Type!, maps.Select(m => $"private static readonly {m.Type} {m.Name} = new();").ToArray());
    }

    /// <summary>Declares fields below the last static one, else at the top of the type; without <c>private</c> where the type does without.</summary>
    public static void AsMember(CodeEdit edit, TypeDeclarationSyntax type, params string[] declarations)
    {
        var all = type.Members.OfType<FieldDeclarationSyntax>().ToList();
        if (all.Count > 0 && !all.Any(f => f.Modifiers.Any(SyntaxKind.PrivateKeyword)))
            declarations = declarations.Select(d => d.Replace("private static", "static").Replace("private readonly", "readonly")).ToArray();
        string indent = edit.IndentAt(type.SpanStart) + edit.IndentUnit;
        string fields = indent + edit.Lines(indent, declarations);
        var after = all.LastOrDefault(f => f.Modifiers.Any(SyntaxKind.StaticKeyword) || f.Modifiers.Any(SyntaxKind.ConstKeyword));
        if (after is not null)
            edit.Insert(edit.LineEnd(after.Span.End), edit.NewLine + fields);
        else
            edit.Insert(edit.LineEnd(type.OpenBraceToken.SpanStart), edit.NewLine + fields + (type.Members.FirstOrDefault() is null or FieldDeclarationSyntax ? "" : edit.NewLine));
    }
}
