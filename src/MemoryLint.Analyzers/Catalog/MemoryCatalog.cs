using System.Collections.Immutable;
using MemoryLint.Catalog.Frameworks;

namespace MemoryLint.Catalog;

/// <summary>Everything known about memories: the frameworks' and what users added through options.</summary>
sealed partial class MemoryCatalog
{
    /// <summary>The frameworks that MemoryLint knows.</summary>
    public static readonly ImmutableArray<Framework> Frameworks = ImmutableArray.Create(
        AgentFramework.Framework,
        SemanticKernel.Framework,
        ExtensionsAI.Framework,
        VectorData.Framework,
        OpenAISdk.Framework,
        OpenAIRelatives.Framework,
        LangChain.Framework,
        BotFramework.Framework,
        AgentsSdk.Framework,
        TeamsSdk.Framework,
        KernelMemory.Framework,
        AutoGen.Framework,
        LLamaSharp.Framework,
        Orleans.Framework,
        AspNetCore.Framework);
}
