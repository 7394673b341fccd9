using Microsoft.CodeAnalysis;

namespace MemoryLint.Sites;

/// <summary>
/// The one place that asks a compilation for a semantic model. While analyzers run, the driver hands out one shared model per tree, so that
/// asking again costs nothing (dotnet/roslyn#46508); anywhere else each question could bind the file anew.
/// </summary>
static class SourceModels
{
    /// <summary>The model of another file of the same compilation; null if the tree has left it.</summary>
    public static SemanticModel? Of(Compilation compilation, SyntaxTree tree) =>
        compilation.ContainsSyntaxTree(tree) ? compilation.GetSemanticModel(tree) : null;
}
