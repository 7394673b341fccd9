namespace MemoryLint.Catalog.Frameworks;

/// <summary>AutoGen for .NET (maintenance mode), both families: AutoGen.* 0.2, whose agents hold no history, and Microsoft.AutoGen.* 0.4.</summary>
static class AutoGen
{
    public static readonly Framework Framework = new("AutoGen")
    {
        Ended = new("Microsoft.AutoGen", "it is in maintenance mode", "Microsoft Agent Framework took its place"),
        Messages = ["AutoGen.Core.IMessage", "Microsoft.AutoGen.AgentChat.Abstractions.ChatMessage"],
        Types =
        [
            new()
            {
                Names = ["Microsoft.AutoGen.AgentChat.Abstractions.UnboundedModelContext", "Microsoft.AutoGen.AgentChat.Abstractions.ModelContextBase"],
                Kind = MemoryKind.History,
                Package = "Microsoft.AutoGen.AgentChat",
                BackedBy = ["messages"],
            },

            // A team owns its runtime and a random id: its state cannot be found again.
            new()
            {
                Names =
                [
                    "Microsoft.AutoGen.AgentChat.GroupChat.RoundRobinGroupChat",
                    "Microsoft.AutoGen.AgentChat.GroupChat.GroupChatBase`1",
                    "Microsoft.AutoGen.AgentChat.Abstractions.ITeam",
                ],
                Kind = MemoryKind.Session,
                Package = "Microsoft.AutoGen.AgentChat",
            },
            new()
            {
                Names = ["Microsoft.AutoGen.Core.InProcessRuntime"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.AutoGen.Core",
            },
        ],
        Registrations =
        [
            new()
            {
                Types = ["Microsoft.AutoGen.Core.AgentsAppBuilder"],
                Methods = ["UseInProcessRuntime"],
                Kind = MemoryKind.SessionStore,
                Package = "Microsoft.AutoGen.Core",
            },
            new()
            {
                Types = ["Microsoft.AutoGen.Core.Grpc.AgentsAppBuilderExtensions"],
                Methods = ["AddGrpcAgentWorker"],
                Kind = MemoryKind.SessionStore,
                Durability = Durability.Durable,
                Package = "Microsoft.AutoGen.Core.Grpc",
            },
        ],
        Identities =
        [
            new("Microsoft.AutoGen.Contracts.AgentId", ".ctor", "key"),
        ],
        ModelCalls =
        [
            new()
            {
                Types = ["AutoGen.Core.IAgent"],
                Methods = ["GenerateReplyAsync"],
                MemoryParameters = ["messages"],
                InputParameters = ["messages"],
                AlsoNamed = ["MiddlewareAgent", "OpenAIChatAgent", "SemanticKernelAgent"],
            },
            new()
            {
                Types = ["AutoGen.Core.IStreamingAgent"],
                Methods = ["GenerateStreamingReplyAsync"],
                MemoryParameters = ["messages"],
                InputParameters = ["messages"],
            },
            new()
            {
                Types = ["AutoGen.Core.AgentExtension", "AutoGen.Core.GroupChatExtension"],
                Methods = ["SendAsync"],
                MemoryParameters = ["chatHistory"],
                InputParameters = ["message"],
                SessionParameters = ["chatHistory"],
                AlsoNamed = ["MiddlewareAgent", "OpenAIChatAgent", "SemanticKernelAgent"],
            },
            new()
            {
                Types = ["AutoGen.Core.IGroupChat"],
                Methods = ["CallAsync"],
                MemoryParameters = ["conversation", "chatHistory"],
            },
            new()
            {
                Types = ["Microsoft.AutoGen.AgentChat.Abstractions.ITaskRunner"],
                Methods = ["StreamAsync", "RunAsync"],
                RecordsReply = true,
            },
        ],
    };
}
