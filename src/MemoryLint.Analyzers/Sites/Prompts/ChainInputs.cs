using System.Collections.Immutable;
using MemoryLint.Catalog;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites.Prompts;

/// <summary>Finds what chains are run with that take the conversation under a key.</summary>
static class ChainInputs
{
    public static ImmutableArray<ChainInputUse> In(SemanticModel model, PromptIndex index, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<ChainInputUse>();
        foreach (var input in index.Inputs)
            foreach (int position in input.Methods.SelectMany(m => SourceWords.Positions(model.SyntaxTree, m, cancellation)).OrderBy(p => p))
                if (model.SyntaxTree.GetRoot(cancellation).FindToken(position).Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax run } access } name && access.Name == name
                    && run.ArgumentList.Arguments is [{ Expression: var given }, ..] && model.GetTypeInfo(access.Expression, cancellation).Type.IsOrDerivesFrom([input.Type]))
                    found.Add(new(input, given, PromptBindingReader.ReadMap(model, index, Unwrap(model, given, cancellation), cancellation)));
        return found.ToImmutable();
    }

    /// <summary>The dictionary that values are made of: <c>new ChainValues(values)</c>.</summary>
    static ExpressionSyntax Unwrap(SemanticModel model, ExpressionSyntax given, CancellationToken cancellation) =>
        LocalUse.Behind(model, given, cancellation).Value is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: [{ Expression: var inner }] } ? inner : given;
}
