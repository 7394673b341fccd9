using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>Reads calls by which services are registered, as far as their text and their types go.</summary>
static class RegistrationCalls
{
    static readonly string[] s_prefixes = ["Add", "TryAdd", "AddKeyed", "TryAddKeyed"];
    static readonly string[] s_lives = ["Singleton", "Scoped", "Transient"];

    /// <summary><c>AddSingleton</c>, <c>TryAddKeyedScoped</c> and all between.</summary>
    public static ImmutableArray<string> Names { get; } = s_prefixes.SelectMany(p => s_lives.Select(l => p + l)).ToImmutableArray();

    public static bool IsByName(string method) => Names.Contains(method);

    /// <summary>The types a registration names: type arguments, else <c>typeof</c> arguments, else what its factory or instance is.</summary>
    public static IEnumerable<ITypeSymbol> Types(SemanticModel model, SimpleNameSyntax name, InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        if (name is GenericNameSyntax generic)
        {
            foreach (var argument in generic.TypeArgumentList.Arguments)
                if (model.GetTypeInfo(argument, cancellation).Type is { } type)
                    yield return type;
            yield break;
        }
        foreach (var argument in call.ArgumentList.Arguments)
            if (argument.Expression is TypeOfExpressionSyntax typeOf && model.GetTypeInfo(typeOf.Type, cancellation).Type is { } type)
                yield return type;
    }
}
