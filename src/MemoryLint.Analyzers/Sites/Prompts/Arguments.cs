using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>From parameters to arguments and back.</summary>
static class Arguments
{
    /// <summary>The argument for a parameter; null if the call leaves it out.</summary>
    public static ExpressionSyntax? For(this ArgumentListSyntax? list, IMethodSymbol method, string parameter)
    {
        if (list is null)
            return null;
        for (int i = 0; i < list.Arguments.Count; i++)
            if (list.Arguments[i] is var argument && (argument.NameColon is { } named ? named.Name.Identifier.ValueText == parameter : i < method.Parameters.Length && method.Parameters[i].Name == parameter))
                return argument.Expression;
        return null;
    }

    /// <summary>The name of the parameter that an argument is for.</summary>
    public static string? ParameterOf(this ArgumentListSyntax list, IMethodSymbol method, ArgumentSyntax argument) =>
        argument.NameColon is { } named ? named.Name.Identifier.ValueText : list.Arguments.IndexOf(argument) is >= 0 and var i && i < method.Parameters.Length ? method.Parameters[i].Name : null;
}
