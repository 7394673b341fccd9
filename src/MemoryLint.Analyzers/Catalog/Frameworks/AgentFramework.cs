namespace MemoryLint.Catalog.Frameworks;

/// <summary>Microsoft Agent Framework, read from source at 1.17 (names of the previews and of 1.0 to 1.16 from their tags).</summary>
static class AgentFramework
{
    public static readonly Framework Framework = new("Microsoft Agent Framework")
    {
        Family = "Microsoft.Agents.AI",
        Prompting = AgentFrameworkPrompts.Prompting,
        Types =
        [
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.AgentSession",
                    "Microsoft.Agents.AI.ChatClientAgentSession",
                    "Microsoft.Agents.AI.Workflows.WorkflowSession",

                    // 1.0.0-preview.260127 to 260205
                    "Microsoft.Agents.AI.InMemoryAgentSession",

                    // until 1.0.0-preview.260121
                    "Microsoft.Agents.AI.AgentThread",
                    "Microsoft.Agents.AI.ChatClientAgentThread",
                    "Microsoft.Agents.AI.InMemoryAgentThread",
                ],
                Kind = MemoryKind.Session,
                Package = "Microsoft.Agents.AI.Abstractions",
            },

            // The service keeps the history; what is lost with the object is the id under which it is found again.
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.A2A.A2AAgentSession",
                    "Microsoft.Agents.AI.CopilotStudio.CopilotStudioAgentSession",
                    "Microsoft.Agents.AI.GitHub.Copilot.GitHubCopilotAgentSession",

                    // 1.0.0-preview.260127 to 260205
                    "Microsoft.Agents.AI.ServiceIdAgentSession",

                    // until 1.0.0-preview.260121
                    "Microsoft.Agents.AI.ServiceIdAgentThread",
                    "Microsoft.Agents.AI.A2A.A2AAgentThread",
                    "Microsoft.Agents.AI.CopilotStudio.CopilotStudioAgentThread",
                ],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Abstractions",
            },
            // The GitHub Copilot SDK, which agents wrap: the session lives in a process of its own beside the app.
            new()
            {
                Names = ["GitHub.Copilot.CopilotSession", "GitHub.Copilot.SDK.CopilotSession"],
                Kind = MemoryKind.Session,
                Package = "GitHub.Copilot.SDK",
            },
            new()
            {
                // in a repository of their own since 1.17
                Names = ["Microsoft.Agents.AI.DurableTask.DurableAgentSession", "Microsoft.Agents.AI.DurableTask.DurableAgentThread"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.DurableTask",
            },

            // A provider holds no messages: it reads and writes them for the session of each run, so one for all sessions or a new one per request
            // are both right. InMemoryChatHistoryProvider keeps them in the session: as durable as the session.
            new()
            {
                Names = ["Microsoft.Agents.AI.ChatHistoryProvider", "Microsoft.Agents.AI.InMemoryChatHistoryProvider"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Abstractions",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.CosmosChatHistoryProvider"],
                Lapse = Lapse.ExpiresAfterADay,
                HealedBy = ["MessageTtlSeconds"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.CosmosNoSql",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Valkey.ValkeyChatHistoryProvider"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Valkey",
            },

            // Its predecessor held the messages of one thread (until 1.0.0-preview.260121).
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.InMemoryChatMessageStore",

                    // abstract: depends on its implementation
                    "Microsoft.Agents.AI.ChatMessageStore",
                ],
                Kind = MemoryKind.History,
                Package = "Microsoft.Agents.AI.Abstractions",
                BackedBy = ["serializedStoreState"],
            },
            new()
            {
                // until 1.0.0-preview.260121
                Names = ["Microsoft.Agents.AI.CosmosChatMessageStore"],
                Kind = MemoryKind.History,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.CosmosNoSql",
            },

            // Abstract: only the implementation says what it survives.
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.Hosting.AgentSessionStore",
                    "Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore",

                    // announced: one base for both (after 1.17)
                    "Microsoft.Agents.AI.AgentSessionStore",

                    // until 1.0.0-preview.260121
                    "Microsoft.Agents.AI.Hosting.AgentThreadStore",
                ],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Hosting",
            },
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.Hosting.InMemoryAgentSessionStore",
                    "Microsoft.Agents.AI.Hosting.NoopAgentSessionStore",

                    // announced: moves here (after 1.17)
                    "Microsoft.Agents.AI.InMemoryAgentSessionStore",

                    // until 1.0.0-preview.260121
                    "Microsoft.Agents.AI.Hosting.InMemoryAgentThreadStore",
                    "Microsoft.Agents.AI.Hosting.NoopAgentThreadStore",
                ],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Hosting",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Foundry.Hosting.InMemoryAgentSessionStore"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Foundry.Hosting",
                Counterparts =
                [
                    new("Microsoft.Agents.AI.Foundry.Hosting.FileSystemAgentSessionStore", "Microsoft.Agents.AI.Foundry.Hosting",
                        "Microsoft.Agents.AI.Foundry.Hosting.FileSystemAgentSessionStore.CreateDefault()", Durability.Local),
                ],
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Foundry.Hosting.FileSystemAgentSessionStore"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Local,
                Package = "Microsoft.Agents.AI.Foundry.Hosting",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Hosting.DelegatingAgentSessionStore", "Microsoft.Agents.AI.Hosting.IsolationKeyScopedAgentSessionStore"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Hosting",
                BackedBy = ["innerStore"],
            },
            new()
            {
                Names = ["A2A.InMemoryTaskStore"],
                Kind = MemoryKind.SessionStore,
                Package = "A2A",
            },
            new()
            {
                Names = ["A2A.ITaskStore"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "A2A",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.InMemoryAgentFileStore"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI",
                Counterparts =
                [
                    new("Microsoft.Agents.AI.FileSystemAgentFileStore", "Microsoft.Agents.AI",
                        "new Microsoft.Agents.AI.FileSystemAgentFileStore(\"agent-files\")", Durability.Local),
                ],
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.FileSystemAgentFileStore"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Local,
                Package = "Microsoft.Agents.AI",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.AgentFileStore"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Mem0.Mem0Provider"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Mem0",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Foundry.FoundryMemoryProvider"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Foundry",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.ChatHistoryMemoryProvider"],
                Kind = MemoryKind.VectorStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI",
                BackedBy = ["vectorStore"],
            },

            // CheckpointManager has no public constructor: its members say which kind it is. One over a durable store is as durable as that.
            new()
            {
                Names = ["Microsoft.Agents.AI.Workflows.CheckpointManager"],
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Workflows",
            },
            new()
            {
                Names = ["Microsoft.Agents.AI.Workflows.Checkpointing.InMemoryCheckpointManager"],
                Kind = MemoryKind.Checkpoints,
                Package = "Microsoft.Agents.AI.Workflows",
            },
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.Workflows.Checkpointing.ICheckpointStore`1",
                    "Microsoft.Agents.AI.Workflows.Checkpointing.JsonCheckpointStore",
                ],
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Workflows",
            },

            // Opens its index exclusively: one process at a time.
            new()
            {
                Names = ["Microsoft.Agents.AI.Workflows.Checkpointing.FileSystemJsonCheckpointStore"],
                Lapse = Lapse.IsOfOneProcess,
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Local,
                Package = "Microsoft.Agents.AI.Workflows",
            },
            new()
            {
                Names =
                [
                    "Microsoft.Agents.AI.Workflows.Checkpointing.CosmosCheckpointStore",
                    "Microsoft.Agents.AI.Workflows.Checkpointing.CosmosCheckpointStore`1",
                ],
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.CosmosNoSql",
            },

            // Without a manager it makes an in-memory one.
            new()
            {
                Names = ["Microsoft.Agents.AI.Hosting.HostedWorkflowState"],
                Kind = MemoryKind.Checkpoints,
                Package = "Microsoft.Agents.AI.Hosting",
                BackedBy = ["checkpointManager"],
            },
        ],
        Members =
        [
            new()
            {
                Types = ["Microsoft.Agents.AI.AIAgent"],
                Members =
                [
                    "CreateSessionAsync",

                    // 1.0.0-preview.260127
                    "GetNewSessionAsync",

                    // until 1.0.0-preview.260121
                    "GetNewThreadAsync",
                    "GetNewThread",
                ],
                Kind = MemoryKind.Session,
                FoundAgainBy = ["conversationId", "contextId", "sessionId", "chatMessageStore"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.AIAgent"],
                Members =
                [
                    "DeserializeSessionAsync",

                    // until 1.0.0-preview.260121
                    "DeserializeThreadAsync",
                    "DeserializeThread",
                ],
                Kind = MemoryKind.Session,
                FoundAgainBy = ["serializedState", "serializedSession", "serializedThread"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Foundry.FoundryAgent"],
                Members = ["CreateConversationSessionAsync"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Hosting.AgentSessionStore", "Microsoft.Agents.AI.AgentSessionStore" /* announced */],
                Members = ["GetSessionAsync"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                FoundAgainBy = ["sessionStoreId", "conversationId", "key"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore"],
                Members = ["GetSessionAsync", "GetOrCreateSessionAsync"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                FoundAgainBy = ["conversationId"],
            },
            new()
            {
                // until 1.0.0-preview.260121
                Types = ["Microsoft.Agents.AI.Hosting.AgentThreadStore"],
                Members = ["GetThreadAsync"],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                FoundAgainBy = ["conversationId"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Hosting.AIHostAgent"],
                Members = ["GetOrCreateSessionAsync", "GetOrCreateThreadAsync" /* until 1.0.0-preview.260121 */],
                Kind = MemoryKind.Session,
                Durability = Durability.Durable,
                FoundAgainBy = ["conversationId"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Workflows.CheckpointManager"],
                Members = ["Default"],
                Kind = MemoryKind.Checkpoints,
                IsShared = true,
                Counterparts = DurableCheckpoints,
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Workflows.CheckpointManager"],
                Members = ["CreateInMemory"],
                Kind = MemoryKind.Checkpoints,
                Counterparts = DurableCheckpoints,
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Workflows.CheckpointManager"],
                Members = ["CreateJson"],
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Durable,
                FoundAgainBy = ["store"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.Workflows.CosmosDBWorkflowExtensions"],
                Members = ["CreateCheckpointStore", "CreateCheckpointStoreUsingManagedIdentity"],
                Kind = MemoryKind.Checkpoints,
                Durability = Durability.Durable,
            },
        ],
        Registrations =
        [
            new()
            {
                Types = ["Microsoft.Agents.AI.Hosting.HostedAgentBuilderExtensions"],
                Methods = ["WithInMemorySessionStore", "WithInMemoryThreadStore" /* until 1.0.0-preview.260121 */],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Hosting",
            },

            // As durable as its argument, which is found as a creation of its own.
            new()
            {
                Types = ["Microsoft.Agents.AI.Hosting.HostedAgentBuilderExtensions"],
                Methods = ["WithSessionStore", "WithThreadStore" /* until 1.0.0-preview.260121 */],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Hosting",
            },
            new()
            {
                Types =
                [
                    "Microsoft.Extensions.DependencyInjection.MicrosoftAgentAIHostingOpenAIServiceCollectionExtensions",
                    "Microsoft.Extensions.Hosting.MicrosoftAgentAIHostingOpenAIHostApplicationBuilderExtensions",
                ],
                Methods = ["AddOpenAIResponses", "AddOpenAIConversations"],
                ServedBy = ["MapOpenAIResponses", "MapOpenAIConversations"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Hosting.OpenAI",
            },

            // Without a keyed session store these keep nothing between requests.
            new()
            {
                Types = ["Microsoft.Agents.AI.Hosting.AGUI.AspNetCore.AGUIEndpointRouteBuilderExtensions"],
                Methods = ["MapAGUIServer", "MapAGUI" /* until 1.13 */],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Hosting.AGUI.AspNetCore",
                IsSilentDefault = true,
            },
            new()
            {
                Types = ["Microsoft.Extensions.DependencyInjection.A2AServerServiceCollectionExtensions"],
                Methods = ["AddA2AServer"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Hosting.A2A",
                IsSilentDefault = true,
            },
            new()
            {
                // until 1.2
                Types = ["Microsoft.AspNetCore.Builder.MicrosoftAgentAIHostingA2AEndpointRouteBuilderExtensions"],
                Methods = ["MapA2A"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.Agents.AI.Hosting.A2A.AspNetCore",
                IsSilentDefault = true,
            },

            // Defaults to files that the Foundry host keeps per session.
            new()
            {
                Types = ["Microsoft.Agents.AI.Foundry.Hosting.FoundryHostingExtensions"],
                Methods = ["AddFoundryResponses"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.Foundry.Hosting",
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.CosmosDBChatExtensions"],
                Methods =
                [
                    "WithCosmosDBChatHistoryProvider",
                    "WithCosmosDBChatHistoryProviderUsingManagedIdentity",

                    // until 1.0.0-preview.260121
                    "WithCosmosDBMessageStore",
                    "WithCosmosDBMessageStoreUsingManagedIdentity",
                ],
                Lapse = Lapse.MakesUpId,
                HealedBy = ["SerializeSessionAsync", "SerializeSession", "SaveSessionAsync", "WithSessionStore", "AgentSessionStore", "Serialize", "StateBag"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.Agents.AI.CosmosNoSql",
            },
        ],
        SharedByAgent = ["Microsoft.Agents.AI.ChatHistoryProvider", "Microsoft.Agents.AI.AIContextProvider"],
        SearchScopes =
        [
            new("Microsoft.Agents.AI.ChatHistoryMemoryProvider+State", "searchScope", "storageScope"),
            new("Microsoft.Agents.AI.Mem0.Mem0Provider+State", "searchScope", "storageScope"),
        ],
        Identities =
        [
            new("Microsoft.Agents.AI.Hosting.AgentSessionStore", "GetSessionAsync", "sessionStoreId", "conversationId"),
            new("Microsoft.Agents.AI.Hosting.AgentSessionStore", "SaveSessionAsync", "sessionStoreId", "conversationId"),
            new("Microsoft.Agents.AI.Hosting.AgentSessionStore", "DeleteSessionAsync", "sessionStoreId"),
            new("Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore", "GetSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore", "GetSessionAsync", "userId"),
            new("Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore", "GetOrCreateSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore", "GetOrCreateSessionAsync", "userId"),
            new("Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore", "SaveSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore", "SaveSessionAsync", "userId"),
            new("Microsoft.Agents.AI.Hosting.AIHostAgent", "GetOrCreateSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.Hosting.AIHostAgent", "SaveSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.ChatClientAgent", "CreateSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.Foundry.FoundryAgent", "CreateSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.A2A.A2AAgent", "CreateSessionAsync", "contextId"),
            new("Microsoft.Agents.AI.CopilotStudio.CopilotStudioAgent", "CreateSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.GitHub.Copilot.GitHubCopilotAgent", "CreateSessionAsync", "sessionId"),
            new("Microsoft.Agents.AI.CosmosChatHistoryProvider+State", ".ctor", "conversationId"),
            new("Microsoft.Agents.AI.CosmosChatHistoryProvider+State", ".ctor", "userId"),
            new("Microsoft.Agents.AI.Valkey.ValkeyChatHistoryProvider+State", ".ctor", "conversationId"),
            new("Microsoft.Agents.AI.Mem0.Mem0ProviderScope", "ThreadId"),
            new("Microsoft.Agents.AI.Mem0.Mem0ProviderScope", "UserId"),
            new("Microsoft.Agents.AI.ChatHistoryMemoryProviderScope", "SessionId"),
            new("Microsoft.Agents.AI.ChatHistoryMemoryProviderScope", "UserId"),
            new("Microsoft.Agents.AI.Foundry.FoundryMemoryProviderScope", ".ctor", "scope"),
            new("Microsoft.Agents.AI.FileMemoryState", "WorkingFolder"),
            new("Microsoft.Agents.AI.Workflows.InProcessExecution", "RunAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.InProcessExecution", "RunStreamingAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.InProcessExecution", "OpenStreamingAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.IWorkflowExecutionEnvironment", "RunAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.IWorkflowExecutionEnvironment", "RunStreamingAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.IWorkflowExecutionEnvironment", "OpenStreamingAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.CheckpointInfo", ".ctor", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.CheckpointManager", "GetLatestCheckpointAsync", "sessionId"),
            new("Microsoft.Agents.AI.Workflows.Checkpointing.ICheckpointStore`1", "RetrieveIndexAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.Checkpointing.ICheckpointStore`1", "CreateCheckpointAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Workflows.Checkpointing.ICheckpointStore`1", "RetrieveCheckpointAsync", "sessionId", "runId"),
            new("Microsoft.Agents.AI.Hosting.HostedWorkflowState", "RunOrResumeAsync", "sessionId"),
            new("Microsoft.Agents.AI.Hosting.HostedWorkflowState", "RunOrResumeStreamingAsync", "sessionId"),
            new("Microsoft.Agents.AI.Workflows.Declarative.DeclarativeWorkflowOptions", "ConversationId"),

            // until 1.0.0-preview.260127
            new("Microsoft.Agents.AI.ChatClientAgent", "GetNewSessionAsync", "conversationId"),
            new("Microsoft.Agents.AI.ChatClientAgent", "GetNewThreadAsync", "conversationId"),
            new("Microsoft.Agents.AI.ChatClientAgent", "GetNewThread", "conversationId"),
            new("Microsoft.Agents.AI.Hosting.AgentThreadStore", "GetThreadAsync", "conversationId"),
            new("Microsoft.Agents.AI.Hosting.AgentThreadStore", "SaveThreadAsync", "conversationId"),

            // in a repository of its own since 1.17
            new("Microsoft.Agents.AI.DurableTask.AgentSessionId", ".ctor", "key"),
        ],
        Loads =
        [
            new()
            {
                Types =
                [
                    "Microsoft.Agents.AI.Hosting.AgentSessionStore",
                    "Microsoft.Agents.AI.Foundry.Hosting.AgentSessionStore",

                    // until 1.0.0-preview.260205
                    "Microsoft.Agents.AI.Hosting.AgentThreadStore",
                ],
                Methods = ["GetSessionAsync", "GetOrCreateSessionAsync", "GetThreadAsync"],
                SavedBy = ["SaveSessionAsync", "SaveThreadAsync"],
            },
            new()
            {
                Types = ["Microsoft.Agents.AI.AIAgent"],
                Methods = ["DeserializeSessionAsync", "DeserializeThreadAsync", "DeserializeThread"],
                SavedBy = ["SerializeSessionAsync", "SerializeSession", "SaveSessionAsync", "Serialize", "SerializeAsync"],
            },
        ],
        Agents = new()
        {
            Agent = "Microsoft.Agents.AI.AIAgent",
            CreatingTypes =
            [
                "Microsoft.Agents.AI.ChatClientAgent",
                "Microsoft.Extensions.AI.ChatClientExtensions",
                "OpenAI.Chat.OpenAIChatClientExtensions",
                "OpenAI.Responses.OpenAIResponseClientExtensions",
            ],
            CreatingMethods = ["AsAIAgent"],
            RegisteringTypes = ["Microsoft.Agents.AI.Hosting.AgentHostingServiceCollectionExtensions", "Microsoft.Agents.AI.Hosting.HostApplicationBuilderAgentExtensions"],
            RegisteringMethods = ["AddAIAgent"],
            Options = "Microsoft.Agents.AI.ChatClientAgentOptions",
            Id = "Id",
            Name = "Name",
            Store = "Microsoft.Agents.AI.Hosting.AgentSessionStore",
            KeyedStores = ["Microsoft.Agents.AI.Hosting.InMemoryAgentSessionStore"],
            KeyedRegistrations = ["WithInMemorySessionStore"],
            StoreRegistrations = ["WithSessionStore"],
            Gets = ["GetSessionAsync", "AIHostAgent", "MapAGUIServer", "AddA2AServer"],
        },
        Windows =
        [
            new()
            {
                Types = ["Microsoft.Agents.AI.CosmosChatHistoryProvider", "Microsoft.Agents.AI.Valkey.ValkeyChatHistoryProviderOptions"],
                Member = "MaxMessagesToRetrieve",
                Default = "null",
            },
            new() { Types = ["Microsoft.Agents.AI.Valkey.ValkeyChatHistoryProviderOptions"], Member = "MaxMessages", Default = "null" },
        ],
        ModelCalls =
        [
            new()
            {
                Types = ["Microsoft.Agents.AI.AIAgent"],
                Methods = ["RunAsync", "RunStreamingAsync"],
                MemoryParameters = ["session", "thread", "messages"],
                InputParameters = ["message", "messages"],
                SessionParameters = ["session", "thread", "ConversationId"],
                Wants = "session",
                AlsoNamed = ["ChatClientAgent", "FoundryAgent", "A2AAgent", "CopilotStudioAgent", "PersistentAgentsClient", "AsAIAgent", "CreateAIAgent", "GetAIAgent"],
                RememberedBy = ["DelegatingAIAgent", "AIContextProvider", "AIContextProviders", "AIContextProviderFactory", "MessageAIContextProvider"],
                RecordsReply = true,
            },
        ],
        Revived =
        [
            // A run that goes on from a checkpoint gets executors that know nothing but what their hooks restore. An executor that is bound as an object
            // serves every run of its workflow; only a resettable one forgets in between.
            new()
            {
                Names = ["Microsoft.Agents.AI.Workflows.Executor"],
                Word = "IWorkflowContext",
                IsOwnWord = true,
                Noun = "an executor",
                Home = "checkpoint",
                Loss = "a run that goes on from a checkpoint has lost it",
                IsAnyState = true,
                RevivedBy = ["CheckpointManager", "HostedWorkflowState"],
                Hooks = ["OnCheckpointingAsync", "OnCheckpointRestoredAsync"],
                ResetBy = ["Microsoft.Agents.AI.Workflows.IResettableExecutor"],
                SharedBy = ["AddWorkflow"],
                Context = "Microsoft.Agents.AI.Workflows.IWorkflowContext",
                Writes = ["QueueStateUpdateAsync"],
                Reads = ["ReadStateAsync", "ReadOrInitStateAsync"],
                Scope = "scopeName",
            },
        ],
    };

    static Counterpart[] DurableCheckpoints =>
    [
        new("Microsoft.Agents.AI.Workflows.Checkpointing.CosmosCheckpointStore", "Microsoft.Agents.AI.CosmosNoSql",
            "Microsoft.Agents.AI.Workflows.CheckpointManager.CreateJson("
            + "new Microsoft.Agents.AI.Workflows.Checkpointing.CosmosCheckpointStore({connection}, \"agents\", \"checkpoints\"))"),
        new("Microsoft.Agents.AI.Workflows.Checkpointing.FileSystemJsonCheckpointStore", "Microsoft.Agents.AI.Workflows",
            "Microsoft.Agents.AI.Workflows.CheckpointManager.CreateJson("
            + "new Microsoft.Agents.AI.Workflows.Checkpointing.FileSystemJsonCheckpointStore(new System.IO.DirectoryInfo(\"checkpoints\")))",
            Durability.Local),
    ];
}
