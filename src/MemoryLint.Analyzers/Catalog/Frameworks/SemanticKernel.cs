namespace MemoryLint.Catalog.Frameworks;

/// <summary>Semantic Kernel, read from source at 1.80 (names of the 0.x previews from their tags). Its vector stores are in <see cref="VectorData"/>.</summary>
static class SemanticKernel
{
    public static readonly Framework Framework = new("Semantic Kernel")
    {
        Family = "Microsoft.SemanticKernel",
        Prompting = SemanticKernelPrompts.Prompting,
        Messages =
        [
            "Microsoft.SemanticKernel.ChatMessageContent",

            // until 1.0.0-rc3
            "Microsoft.SemanticKernel.AI.ChatCompletion.ChatMessageContent",

            // until 1.0.0-beta8
            "Microsoft.SemanticKernel.AI.ChatCompletion.ChatMessage",
            "Microsoft.SemanticKernel.AI.ChatCompletion.ChatMessageBase",
        ],
        Types =
        [
            new()
            {
                Names =
                [
                    "Microsoft.SemanticKernel.ChatCompletion.ChatHistory",

                    // until 1.0.0-rc3
                    "Microsoft.SemanticKernel.AI.ChatCompletion.ChatHistory",
                    "Microsoft.SemanticKernel.Connectors.AI.OpenAI.ChatCompletion.OpenAIChatHistory",
                ],
                Kind = MemoryKind.History,
                Package = "Microsoft.SemanticKernel.Abstractions",
                BackedBy = ["messages"],
            },

            // The abstract base depends on its implementation. The id of a ChatHistoryAgentThread is a label: nothing is loaded by it.
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.ChatHistoryAgentThread", "Microsoft.SemanticKernel.Agents.AgentThread"],
                Kind = MemoryKind.Session,
                Package = "Microsoft.SemanticKernel.Agents.Core",
                BackedBy = ["chatHistory"],
            },

            // The service keeps these threads, but without an id the constructor opens a new one.
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Agents.OpenAI",
                BackedBy = ["id"],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.OpenAI.OpenAIResponseAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Agents.OpenAI",
                BackedBy = ["responseId"],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Agents.AzureAI",
                BackedBy = ["id"],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.Bedrock.BedrockAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Agents.Bedrock",
                BackedBy = ["sessionId"],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.Copilot.CopilotStudioAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Agents.CopilotStudio",
                BackedBy = ["conversationId"],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.A2A.A2AAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Agents.A2A",
                BackedBy = ["id"],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.AgentGroupChat", "Microsoft.SemanticKernel.Agents.AgentChat"],
                Kind = MemoryKind.Session,
                Package = "Microsoft.SemanticKernel.Agents.Core",
            },

            // Its board is in private fields: one provider is one conversation.
            new()
            {
                Names = ["Microsoft.SemanticKernel.Memory.WhiteboardProvider"],
                Kind = MemoryKind.Session,
                Package = "Microsoft.SemanticKernel.Core",
            },

            // Holds the current thread id in a field, but what it stores is with the service.
            new()
            {
                Names = ["Microsoft.SemanticKernel.Memory.Mem0Provider"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Core",
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Memory.VolatileMemoryStore"],
                Kind = MemoryKind.VectorStore,
                SucceededBy = VectorData.Stores,
                Package = "Microsoft.SemanticKernel.Plugins.Memory",
                Counterparts =
                [
                    new("Microsoft.SemanticKernel.Connectors.Chroma.ChromaMemoryStore", "Microsoft.SemanticKernel.Connectors.Chroma",
                        "new Microsoft.SemanticKernel.Connectors.Chroma.ChromaMemoryStore({connection})"),
                ],
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Memory.NullMemory"],
                Kind = MemoryKind.VectorStore,
                Package = "Microsoft.SemanticKernel.Abstractions",
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Memory.SemanticTextMemory"],
                Kind = MemoryKind.VectorStore,
                SucceededBy = VectorData.Stores,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Core",
                BackedBy = ["storage"],
            },

            // Interfaces: only the implementation says what they survive.
            new()
            {
                Names = ["Microsoft.SemanticKernel.Memory.IMemoryStore", "Microsoft.SemanticKernel.Memory.ISemanticTextMemory"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Abstractions",
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Connectors.Chroma.ChromaMemoryStore"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Connectors.Chroma",
            },
            new()
            {
                Names = ["Microsoft.SemanticKernel.Connectors.Milvus.MilvusMemoryStore"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.SemanticKernel.Connectors.Milvus",
            },

            // Holds the agents of one orchestration; what is kept between runs goes through SaveStateAsync and LoadStateAsync.
            new()
            {
                Names = ["Microsoft.SemanticKernel.Agents.Runtime.InProcess.InProcessRuntime"],
                Kind = MemoryKind.Checkpoints,
                Package = "Microsoft.SemanticKernel.Agents.Runtime.InProcess",
            },
        ],
        Members =
        [
            new()
            {
                // until 1.0.0-beta8
                Types = ["Microsoft.SemanticKernel.AI.ChatCompletion.IChatCompletion"],
                Members = ["CreateNewChat"],
                Kind = MemoryKind.History,
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.Memory.NullMemory"],
                Members = ["Instance"],
                Kind = MemoryKind.VectorStore,
                IsShared = true,
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.LocalKernelProcessFactory"],
                Members = ["StartAsync"],
                Kind = MemoryKind.Checkpoints,
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.DaprKernelProcessFactory"],
                Members = ["StartAsync"],
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Durable,
                FoundAgainBy = ["processId"],
            },
        ],
        Identities =
        [
            new("Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgentThread", ".ctor", "id"),
            new("Microsoft.SemanticKernel.Agents.OpenAI.OpenAIResponseAgentThread", ".ctor", "responseId"),
            new("Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgentThread", ".ctor", "id"),
            new("Microsoft.SemanticKernel.Agents.Bedrock.BedrockAgentThread", ".ctor", "sessionId"),
            new("Microsoft.SemanticKernel.Agents.Copilot.CopilotStudioAgentThread", ".ctor", "conversationId"),
            new("Microsoft.SemanticKernel.Agents.A2A.A2AAgentThread", ".ctor", "id"),
            new("Microsoft.SemanticKernel.Memory.Mem0ProviderOptions", "ThreadId"),
            new("Microsoft.SemanticKernel.Memory.Mem0ProviderOptions", "UserId"),
            new("Microsoft.SemanticKernel.Experimental.Orchestration.FlowOrchestrator", "ExecuteFlowAsync", "sessionId"),
            new("Microsoft.SemanticKernel.DaprKernelProcessFactory", "StartAsync", "processId"),
        ],
        AgentThreads =
        [
            new()
            {
                Agent = "Microsoft.SemanticKernel.Agents.ChatCompletionAgent",
                Threads = ["Microsoft.SemanticKernel.Agents.ChatHistoryAgentThread"],
                Creation = "new Microsoft.SemanticKernel.Agents.ChatHistoryAgentThread()",
            },
            new()
            {
                Agent = "Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgent",
                Threads = ["Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgentThread"],
                Creation = "new Microsoft.SemanticKernel.Agents.OpenAI.OpenAIAssistantAgentThread({agent}.Client)",
            },

            // Which of the two, StoreEnabled says.
            new()
            {
                Agent = "Microsoft.SemanticKernel.Agents.OpenAI.OpenAIResponseAgent",
                Threads = ["Microsoft.SemanticKernel.Agents.OpenAI.OpenAIResponseAgentThread", "Microsoft.SemanticKernel.Agents.ChatHistoryAgentThread"],
            },
            new()
            {
                Agent = "Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgent",
                Threads = ["Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgentThread"],
                Creation = "new Microsoft.SemanticKernel.Agents.AzureAI.AzureAIAgentThread({agent}.Client)",
            },
            new() { Agent = "Microsoft.SemanticKernel.Agents.Bedrock.BedrockAgent", Threads = ["Microsoft.SemanticKernel.Agents.Bedrock.BedrockAgentThread"] },
            new() { Agent = "Microsoft.SemanticKernel.Agents.Copilot.CopilotStudioAgent", Threads = ["Microsoft.SemanticKernel.Agents.Copilot.CopilotStudioAgentThread"] },
            new() { Agent = "Microsoft.SemanticKernel.Agents.A2A.A2AAgent", Threads = ["Microsoft.SemanticKernel.Agents.A2A.A2AAgentThread"] },
        ],
        Windows =
        [
            new()
            {
                Types = ["Microsoft.SemanticKernel.ChatCompletion.ChatHistoryTruncationReducer", "Microsoft.SemanticKernel.Agents.History.ChatHistoryTruncationReducer"],
                Member = ".ctor",
                Parameter = "targetCount",
                Slack = "thresholdCount",
                RightIn = ["KernelFunctionSelectionStrategy", "KernelFunctionTerminationStrategy"],
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.ChatCompletion.ChatHistorySummarizationReducer", "Microsoft.SemanticKernel.Agents.History.ChatHistorySummarizationReducer"],
                Member = ".ctor",
                Parameter = "targetCount",
                KeepsSummary = true,
                Slack = "thresholdCount",
                RightIn = ["KernelFunctionSelectionStrategy", "KernelFunctionTerminationStrategy"],
            },
        ],
        ModelCalls =
        [
            new()
            {
                Types =
                [
                    "Microsoft.SemanticKernel.ChatCompletion.IChatCompletionService",
                    "Microsoft.SemanticKernel.ChatCompletion.ChatCompletionServiceExtensions",

                    // until 1.0.0-rc3
                    "Microsoft.SemanticKernel.AI.ChatCompletion.IChatCompletionService",
                    "Microsoft.SemanticKernel.AI.ChatCompletion.ChatCompletionServiceExtensions",
                ],
                Methods = ["GetChatMessageContentsAsync", "GetChatMessageContentAsync", "GetStreamingChatMessageContentsAsync"],
                MemoryParameters = ["chatHistory"],
                InputParameters = ["prompt"],
                RememberedBy = ["IPromptRenderFilter"],
            },
            new()
            {
                // until 1.0.0-beta8
                Types =
                [
                    "Microsoft.SemanticKernel.AI.ChatCompletion.IChatCompletion",
                    "Microsoft.SemanticKernel.AI.ChatCompletion.ChatCompletionExtensions",
                ],
                Methods = ["GetChatCompletionsAsync", "GetStreamingChatCompletionsAsync", "GenerateMessageAsync", "GenerateMessageStreamAsync"],
                MemoryParameters = ["chat", "chatHistory"],
            },

            // The history of older generations is a parameter of its own (history), without a thread.
            new()
            {
                Types = ["Microsoft.SemanticKernel.Agents.Agent"],
                Methods = ["InvokeAsync", "InvokeStreamingAsync"],
                MemoryParameters = ["thread", "messages", "history"],
                InputParameters = ["message", "messages"],
                SessionParameters = ["thread"],
                Wants = "thread",
                AlsoNamed = ["ChatCompletionAgent", "AzureAIAgent", "OpenAIAssistantAgent", "OpenAIResponseAgent", "BedrockAgent", "CopilotStudioAgent"],
                RecordsReply = true,
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.Agents.AgentChat"],
                Methods = ["InvokeAsync", "InvokeStreamingAsync"],
                RecordsReply = true,
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.KernelExtensions"],
                Methods = ["InvokePromptAsync", "InvokePromptStreamingAsync"],
                MemoryParameters = ["arguments"],
                InputParameters = ["promptTemplate"],
                RememberedBy = ["IPromptRenderFilter"],
            },
        ],
        Revived =
        [
            // In one process a step lives as long as its process does; actors and saved processes are set up again with the step's state only.
            new()
            {
                Names = ["Microsoft.SemanticKernel.KernelProcessStep"],
                Word = "KernelProcessStep",
                Noun = "a process step",
                Home = "step state",
                Loss = "the conversation is gone when the process is set up again",
                RevivedBy = ["AddProcessActors", "DaprKernelProcessFactory", "ToProcessStateMetadata"],
                KeptBy = ["ActivateAsync"],
            },
        ],
        ModelClients =
        [
            new()
            {
                Types =
                [
                    "Microsoft.SemanticKernel.OpenAIKernelBuilderExtensions",
                    "Microsoft.SemanticKernel.OpenAIChatClientKernelBuilderExtensions",
                    "Microsoft.SemanticKernel.AzureOpenAIKernelBuilderExtensions",
                    "Microsoft.SemanticKernel.OllamaKernelBuilderExtensions",
                    "Microsoft.SemanticKernel.GoogleAIKernelBuilderExtensions",
                    "Microsoft.SemanticKernel.MistralAIKernelBuilderExtensions",
                    "Microsoft.SemanticKernel.AzureAIInferenceKernelBuilderExtensions",
                ],
                Methods =
                [
                    "AddOpenAIChatCompletion",
                    "AddOpenAIChatClient",
                    "AddAzureOpenAIChatCompletion",
                    "AddAzureOpenAIChatClient",
                    "AddOllamaChatCompletion",
                    "AddOllamaChatClient",
                    "AddGoogleAIGeminiChatCompletion",
                    "AddMistralChatCompletion",
                    "AddAzureAIInferenceChatCompletion",
                    "AddAzureAIInferenceChatClient",
                ],
                Cost = ClientCost.Kernel,
                Makes = "Kernel",
                BuiltFrom = ["CreateBuilder", "KernelBuilder"],
            },
            new()
            {
                Types =
                [
                    "Microsoft.SemanticKernel.Connectors.OpenAI.OpenAIChatCompletionService",
                    "Microsoft.SemanticKernel.Connectors.AzureOpenAI.AzureOpenAIChatCompletionService",
                ],
                Cost = ClientCost.Connections,
            },
        ],
        Additions =
        [
            new()
            {
                Type = "Microsoft.SemanticKernel.Kernel",
                Members = ["FunctionInvocationFilters", "PromptRenderFilters", "AutoFunctionInvocationFilters"],
            },
            new()
            {
                Type = "Microsoft.SemanticKernel.Kernel",
                Members = ["ImportPluginFromType", "ImportPluginFromObject", "ImportPluginFromFunctions", "ImportPluginFromPromptDirectory", "AddFromType", "AddFromObject", "AddFromFunctions"],
                IsNamed = true,
            },
            new()
            {
                Type = "Microsoft.SemanticKernel.Kernel",
                Members = ["Plugins"],
                IsNamed = true,
                IsCommonName = true,
            },
        ],
    };
}
