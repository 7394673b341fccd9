namespace MemoryLint.Catalog.Frameworks;

/// <summary>The chains of LangChain .NET, read from source at 0.17.1.</summary>
static class LangChainPrompts
{
    public static readonly Prompting Prompting = new()
    {
        Chains =
        [
            Link(ChainRole.Set, "Set", "SetChain", "SetLambdaChain") with { Writes = ["outputKey"] },
            Link(ChainRole.Template, "Template", "PromptChain") with { Writes = ["outputKey"], Template = "template" },
            Link(ChainRole.Model, "LLM", "LLMChain") with { Reads = ["inputKey"], Writes = ["outputKey"] },
            Link(ChainRole.Model, "LargeLanguageModel") with { Reads = ["inputKey"], Writes = ["outputKey"] },
            Link(ChainRole.Other, "RetrieveSimilarDocuments") with { Reads = ["inputKey"], Writes = ["outputKey"] },
            Link(ChainRole.Other, "RetrieveDocuments") with { Reads = ["inputKey"], Writes = ["outputKey"] },
            Link(ChainRole.Other, "CombineDocuments") with { Reads = ["inputKey"], Writes = ["outputKey"] },
            Link(ChainRole.Other, "StuffDocuments") with { Reads = ["inputKey"], Writes = ["outputKey"] },
            new()
            {
                Types = ["LangChain.Chains.Chain"],
                Methods = ["LoadMemory"],
                Constructed = ["LangChain.Chains.StackableChains.LoadMemoryChain"],
                Role = ChainRole.Load,
                Writes = ["outputKey"],
            },
            new()
            {
                Types = ["LangChain.Chains.Chain"],
                Methods = ["UpdateMemory"],
                Constructed = ["LangChain.Chains.StackableChains.UpdateMemoryChain"],
                Role = ChainRole.Update,
                Reads = ["requestKey", "responseKey"],
                Memory = "memory",
                MemoryKeys = ["InputKey", "OutputKey"],
            },
        ],
        Agents =
        [
            new()
            {
                Type = "LangChain.Chains.StackableChains.Agents.AgentExecutorChain",
                Chain = "originalChain",
                KeyParameter = "historyKey",
                Output = "outputKey",
            },
            new()
            {
                Factory = "LangChain.Chains.Chain",
                Method = "ReActAgentExecutor",
                Type = "LangChain.Chains.StackableChains.Agents.ReActAgentExecutorChain",
                Template = "reActPrompt",
                Key = "history",
                OtherKeys = ["input", "tools", "tool_names"],
            },
        ],
        Inputs = [new("LangChain.Chains.ConversationalRetrieval.BaseConversationalRetrievalChain", ["RunAsync", "CallAsync"], "chat_history", "List")],
        IgnoredMemories = [("LangChain.Chains.LLM.LlmChainInput", "memory", "Memory")],
    };

    static ChainCall Link(ChainRole role, string method, params string[] constructed) => new()
    {
        Types = ["LangChain.Chains.Chain"],
        Methods = [method],
        Constructed = [.. constructed.Select(c => "LangChain.Chains.HelperChains." + c)],
        Role = role,
    };
}
