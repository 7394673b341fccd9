namespace MemoryLint.Catalog.Frameworks;

/// <summary>The prompts of Semantic Kernel, read from source at 1.80.</summary>
static class SemanticKernelPrompts
{
    const string Config = "Microsoft.SemanticKernel.PromptTemplateConfig";

    public static readonly Prompting Prompting = new()
    {
        Calls =
        [
            new()
            {
                Types = ["Microsoft.SemanticKernel.KernelExtensions"],
                Methods = ["InvokePromptAsync", "InvokePromptStreamingAsync"],
                Config = "promptTemplateConfig",
                Bindings = "arguments",
            },
            new() { Types = ["Microsoft.SemanticKernel.KernelExtensions"], Methods = ["CreateFunctionFromPrompt"] },
            new() { Types = ["Microsoft.SemanticKernel.KernelFunctionFactory"], Methods = ["CreateFromPrompt"] },
            new()
            {
                Types = ["Microsoft.SemanticKernel.HandlebarsKernelExtensions"],
                Methods = ["InvokeHandlebarsPromptAsync"],
                Bindings = "arguments",
                Grammar = TemplateGrammar.Handlebars,
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.Agents.AgentGroupChat"],
                Methods = ["CreatePromptFunctionForStrategy"],
                Template = "template",
            },
            new()
            {
                Types = ["Microsoft.SemanticKernel.PromptTemplateFactoryExtensions"],
                Methods = ["Create"],
                Config = "templateConfig",
            },
        ],
        Files =
        [
            new(["Microsoft.SemanticKernel.PromptYamlKernelExtensions"], ["CreateFunctionFromPromptYaml"], PromptFileKind.Yaml, "text"),
            new(["Microsoft.SemanticKernel.KernelFunctionYaml"], ["FromPromptYaml"], PromptFileKind.Yaml, "text"),
            new(["Microsoft.SemanticKernel.PromptyKernelExtensions"], ["CreateFunctionFromPrompty"], PromptFileKind.Prompty, "promptyTemplate"),
            new(["Microsoft.SemanticKernel.Prompty.KernelFunctionPrompty"], ["FromPrompty"], PromptFileKind.Prompty, "text"),
            new(["Microsoft.SemanticKernel.PromptyKernelExtensions"], ["CreateFunctionFromPromptyFile"], PromptFileKind.Prompty, "promptyFilePath", TakesPath: true),
            new(["Microsoft.SemanticKernel.KernelExtensions"], ["CreatePluginFromPromptDirectory", "ImportPluginFromPromptDirectory"], PromptFileKind.Folder, "pluginDirectory", TakesPath: true),
        ],
        Runs =
        [
            new() { Types = ["Microsoft.SemanticKernel.Kernel"], Methods = ["InvokeAsync", "InvokeStreamingAsync"], Prompt = "function" },
            new() { Types = ["Microsoft.SemanticKernel.KernelFunction"], Methods = ["InvokeAsync", "InvokeStreamingAsync"] },
            new() { Types = ["Microsoft.SemanticKernel.IPromptTemplate"], Methods = ["RenderAsync"] },
        ],
        Config = new(Config, "template", "TemplateFormat", "InputVariables", "Name", "Default")
        {
            Others = ["Name", "Description", "ExecutionSettings", "OutputVariable", "AllowDangerouslySetContent"],
        },
        Arguments = "Microsoft.SemanticKernel.KernelArguments",
        Formats = [("semantic-kernel", TemplateGrammar.SemanticKernel), ("handlebars", TemplateGrammar.Handlebars), ("liquid", TemplateGrammar.Liquid)],
        FormatMembers =
        [
            (Config + ".SemanticKernelTemplateFormat", TemplateGrammar.SemanticKernel),
            ("Microsoft.SemanticKernel.PromptTemplates.Handlebars.HandlebarsPromptTemplateFactory.HandlebarsTemplateFormat", TemplateGrammar.Handlebars),
            ("Microsoft.SemanticKernel.PromptTemplates.Liquid.LiquidPromptTemplateFactory.LiquidTemplateFormat", TemplateGrammar.Liquid),
        ],
        FilledNames = ["input", "_history_", "_agents_", "_agent_"],
        Interceptors = ["IPromptRenderFilter", "IFunctionInvocationFilter", "PromptRendering", "FunctionInvoking"],
        Strategies =
        [
            new(["Microsoft.SemanticKernel.Agents.Chat.KernelFunctionSelectionStrategy"], "function", "HistoryVariableName", "_history_", [("AgentsVariableName", "_agents_")], "Arguments"),
            new(["Microsoft.SemanticKernel.Agents.Chat.KernelFunctionTerminationStrategy"], "function", "HistoryVariableName", "_history_", [("AgentVariableName", "_agent_")], "Arguments"),
        ],
        PlainTexts =
        [
            // Declared here since 1.45; the KernelAgent before it rendered instructions for some versions.
            new()
            {
                Types = ["Microsoft.SemanticKernel.Agents.Agent"],
                Members = ["Instructions"],
                Words = ["ChatCompletionAgent"],
                Template = "Template",
                Factory = "Microsoft.SemanticKernel.IPromptTemplateFactory",
                Rendered = (Config, "Microsoft.SemanticKernel.KernelPromptTemplateFactory"),
                Text = "the instructions of an agent",
            },
        ],
    };
}
