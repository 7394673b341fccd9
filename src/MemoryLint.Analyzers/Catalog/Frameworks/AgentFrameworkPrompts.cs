namespace MemoryLint.Catalog.Frameworks;

/// <summary>The prompts of Agent Framework, which has no template engine: instructions are sent as they are.</summary>
static class AgentFrameworkPrompts
{
    public static readonly Prompting Prompting = new()
    {
        PlainTexts =
        [
            new()
            {
                Types = ["Microsoft.Agents.AI.ChatClientAgent"],
                Members = [".ctor"],
                Parameter = "instructions",
                Text = "the instructions of an agent",
            },
            new()
            {
                Types =
                [
                    "Microsoft.Extensions.AI.ChatClientExtensions",
                    "OpenAI.Chat.OpenAIChatClientExtensions",
                    "OpenAI.Responses.OpenAIResponseClientExtensions",
                    "Microsoft.Agents.AI.Hosting.AgentHostingServiceCollectionExtensions",
                    "Microsoft.Agents.AI.Hosting.HostApplicationBuilderAgentExtensions",

                    // until 1.0
                    "Microsoft.Agents.AI.ChatClientExtensions",
                ],
                Members = ["AsAIAgent", "CreateAIAgent", "AddAIAgent"],
                Parameter = "instructions",
                Text = "the instructions of an agent",
            },
            new()
            {
                Types = ["Microsoft.Extensions.AI.ChatOptions", "Microsoft.Agents.AI.ChatClientAgentOptions" /* until 1.0 */],
                Members = ["Instructions"],
                Words = ["ChatClientAgentOptions"],
                Text = "instructions",
            },
        ],
    };
}
