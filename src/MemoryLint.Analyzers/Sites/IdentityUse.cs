using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Sites;

/// <summary>What a value is used as, where it tells one conversation from another.</summary>
enum IdentityRole
{
    /// <summary>A parameter or property that the catalog names.</summary>
    Framework,

    /// <summary>The key of a map of memories.</summary>
    MapKey,

    /// <summary>A key in <c>IMemoryCache</c>.</summary>
    MemoryCacheKey,

    /// <summary>A key in <c>IDistributedCache</c> or <c>HybridCache</c>.</summary>
    DistributedCacheKey,

    /// <summary>A parameter of a method of the project's own that finds or keeps a memory.</summary>
    OwnStore,
}

/// <summary>A place where a session's identity enters.</summary>
/// <param name="Value">The expression that is the identity.</param>
/// <param name="Role">What it is used as.</param>
/// <param name="Target">The method or property that takes it, or the map.</param>
/// <param name="Text">How a message speaks of it: <c>the key of '_histories'</c>.</param>
/// <param name="Use">The whole call, assignment or access.</param>
/// <param name="Map">The map, if it is the key of one.</param>
sealed record IdentityUse(ExpressionSyntax Value, IdentityRole Role, ISymbol Target, string Text, ExpressionSyntax Use, Holder? Map = null)
{
    /// <summary>
    /// One run of a workflow, or an agent that others talk to by name: a new id for each run is right, and so is one for all.
    /// </summary>
    public bool IsOfOneRun => Role == IdentityRole.Framework
        && Target.ContainingType.Name is "InProcessExecution" or "IWorkflowExecutionEnvironment" or "CheckpointInfo" or "AgentId" or "DaprKernelProcessFactory";
}
