using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MemoryLint.Hosting.Notation;

/// <summary>Parses C# that describes a deployment.</summary>
static class CSharpNotation
{
    /// <summary>Longer descriptions were not written by hand; a parser of a whole language takes its time for each line.</summary>
    public const int MaximumLength = 32 * 1024;

    /// <summary>The parser recurses with each bracket; no deployment is nested deeper.</summary>
    const int MaximumDepth = 64;

    /// <summary>What may be type arguments is read again and again to find out.</summary>
    const int MaximumAngles = 8;

    /// <summary>It recurses with operators, lambdas and statements without braces too, of which so many fit between two semicolons or braces.</summary>
    const int MaximumStatement = 8 * 1024;

    /// <summary>It reports each superfluous bracket or semicolon; of code that is being typed there are few.</summary>
    const int MaximumErrors = 64;

    /// <summary>The file's root; null if it is not of a kind that people write.</summary>
    public static CompilationUnitSyntax? Read(SourceText text) =>
        text.Length <= MaximumLength && IsReasonable(text.ToString())
            ? (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetRoot()
            : null;

    /// <summary>Counts brackets wherever they stand, also in strings and comments: an unbalanced one here or there is far from the limit.</summary>
    static bool IsReasonable(string text)
    {
        int depth = 0, angles = 0, statement = 0, errors = 0;
        foreach (char c in text)
        {
            switch (c)
            {
                case '\0':
                    return false;
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    if (--depth < 0)
                        (depth, errors) = (0, errors + 1);
                    break;
                case ';' when statement == 0:
                    errors++;
                    break;
                case '<':
                    angles++;
                    break;
                case '>':
                    angles = Math.Max(0, angles - 1);
                    break;
            }
            if (c is ';' or '{' or '}')
                (angles, statement) = (0, 0);
            else if (!char.IsWhiteSpace(c))
                statement++;
            if (depth > MaximumDepth || angles > MaximumAngles || statement > MaximumStatement || errors > MaximumErrors)
                return false;
        }
        return true;
    }
}
