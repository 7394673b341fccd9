namespace MemoryLint.Catalog.Frameworks;

/// <summary>LLamaSharp, read from source (August 2026). Whatever it saves goes to files of one machine.</summary>
static class LLamaSharp
{
    public static readonly Framework Framework = new("LLamaSharp")
    {
        Messages = ["LLama.Common.ChatHistory+Message"],
        Types =
        [
            new()
            {
                Names = ["LLama.ChatSession"],
                Kind = MemoryKind.Session,
                Package = "LLamaSharp",
                BackedBy = ["history"],
            },
            new()
            {
                Names = ["LLama.Common.ChatHistory"],
                Kind = MemoryKind.History,
                Package = "LLamaSharp",
                BackedBy = ["messageHistory"],
            },

            // The conversation is in the native context that they drive. StatelessExecutor is none of them.
            new()
            {
                Names = ["LLama.InteractiveExecutor", "LLama.InstructExecutor", "LLama.StatefulExecutorBase", "LLama.Batched.Conversation"],
                Kind = MemoryKind.Session,
                Package = "LLamaSharp",
            },
            new()
            {
                Names = ["LLama.SessionState"],
                Kind = MemoryKind.Session,
                Package = "LLamaSharp",
            },
        ],
        Members =
        [
            new()
            {
                Types = ["LLama.ChatSession"],
                Members = ["InitializeSessionFromHistoryAsync"],
                Kind = MemoryKind.Session,
                FoundAgainBy = ["history"],
            },
            new()
            {
                Types = ["LLama.SessionState"],
                Members = ["Load"],
                Kind = MemoryKind.Session,
                Durability = Durability.Local,
                FoundAgainBy = ["path"],
            },
            new()
            {
                Types = ["LLama.Common.ChatHistory"],
                Members = ["FromJson"],
                Kind = MemoryKind.History,
                FoundAgainBy = ["json"],
            },
            new()
            {
                Types = ["LLama.Batched.BatchedExecutor"],
                Members = ["Load"],
                Kind = MemoryKind.Session,
                Durability = Durability.Local,
                FoundAgainBy = ["filepath", "state"],
            },
            new()
            {
                Types = ["LLama.Batched.BatchedExecutor"],
                Members = ["Create"],
                Kind = MemoryKind.Session,
            },
        ],
        ModelCalls =
        [
            new()
            {
                Types = ["LLama.ChatSession"],
                Methods = ["ChatAsync", "RegenerateAssistantMessageAsync"],
                RecordsReply = true,
            },
            new()
            {
                Types = ["LLama.StatefulExecutorBase"],
                Methods = ["InferAsync"],
                RecordsReply = true,
            },

            // The prompt is all that this one knows.
            new()
            {
                Types = ["LLama.StatelessExecutor"],
                Methods = ["InferAsync"],
                MemoryParameters = ["prompt"],
                InputParameters = ["prompt"],
            },
        ],
        ModelClients =
        [
            new()
            {
                Types = ["LLama.LLamaWeights"],
                Methods = ["LoadFromFile", "LoadFromFileAsync"],
                Cost = ClientCost.Weights,
                Makes = "LLamaWeights",
                IsCommonName = true,
            },
        ],
    };
}
