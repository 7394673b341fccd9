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
    public static Place? PlaceFor(HandlerSyntax handler)
    {
        if (handler.Node is AnonymousFunctionExpressionSyntax lambda)
        {
            if (handler.IsStatic)
                return null;
            var statement = OutermostStatement(lambda);
            if (statement?.Parent is BlockSyntax or GlobalStatementSyntax)
                return new(statement, null);
        }
        else if (handler.Node is LocalFunctionStatementSyntax function)
        {
            if (handler.IsStatic || function.Parent is not GlobalStatementSyntax { Parent: CompilationUnitSyntax unit })
                return null;
            return unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault() is { } first ? new(first.Statement, null) : null;
        }
        return handler.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type and not InterfaceDeclarationSyntax ? new(null, type) : null;
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

    /// <summary>Declares a map of <paramref name="type"/> under a name that is free.</summary>
    public static void Declare(CodeEdit edit, Place place, string type, string name)
    {
        if (place.Statement is { } statement)
            BeforeStatement(edit, statement, $"var {name} = new {type}();");
        else
            AsMember(edit, place.Type!, $"private static readonly {type} {name} = new();");
    }

    static void BeforeStatement(CodeEdit edit, StatementSyntax statement, string declaration)
    {
        // Above the comment that belongs to the statement, below the empty line over it.
        int at = edit.Text.Lines.GetLineFromPosition(statement.SpanStart).Start;
        foreach (var trivia in statement.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                at = edit.Text.Lines.GetLineFromPosition(trivia.SpanStart).Start;
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                break;
        }
        edit.Insert(at, edit.IndentAt(statement.SpanStart) + declaration + edit.NewLine + edit.NewLine);
    }

    public static void AsMember(CodeEdit edit, TypeDeclarationSyntax type, string declaration)
    {
        string indent = edit.IndentAt(type.SpanStart) + edit.IndentUnit;
        var after = type.Members.OfType<FieldDeclarationSyntax>().LastOrDefault(f => f.Modifiers.Any(SyntaxKind.StaticKeyword));
        if (after is not null)
            edit.Insert(after.Span.End, edit.NewLine + indent + declaration);
        else if (type.Members.FirstOrDefault() is { } first)
            edit.Insert(edit.Text.Lines.GetLineFromPosition(type.OpenBraceToken.Span.End).EndIncludingLineBreak,
                indent + declaration + edit.NewLine + (first is FieldDeclarationSyntax ? "" : edit.NewLine));
        else
            edit.Insert(type.OpenBraceToken.Span.End, edit.NewLine + indent + declaration);
    }
}
