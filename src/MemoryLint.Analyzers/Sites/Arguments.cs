using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>From parameters to arguments and back, as a call is written: of an extension method called on an object, without that object.</summary>
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

    /// <summary>The parameter that an argument is for; null in a call that does not fit.</summary>
    public static IParameterSymbol? ParameterOf(IMethodSymbol method, ArgumentSyntax argument)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var named })
            return method.Parameters.FirstOrDefault(p => p.Name == named);
        int index = ((BaseArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : method.Parameters.LastOrDefault() is { IsParams: true } rest ? rest : null;
    }
}
