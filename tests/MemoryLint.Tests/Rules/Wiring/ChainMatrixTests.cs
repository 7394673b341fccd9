using MemoryLint.Rules.Wiring;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>Every way in which the keys of a chain of LangChain can differ, by what it does at run time: which rule reports it, or that none does.</summary>
public class ChainMatrixTests
{
    static Task MismatchAsync(string body, string? message = null) => PromptApp.InChainAsync<MemoryKeyMismatch>(body, message: message);

    static Task KeysAsync(string body, string? message = null) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(body, message: message);

    static async Task SilentAsync(string body)
    {
        await MismatchAsync(body);
        await KeysAsync(body);
        await PromptApp.InChainAsync<PlaceholderNeverRendered>(body);
    }

    static string Run(string chain) => $"var chain = {chain}; return await chain.RunAsync(\"text\");";

    [Theory]
    [InlineData("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, \"input\", \"text\")")]
    [InlineData("LoadMemory(memory, outputKey: \"history\") | Set(question, \"input\") | Template(\"{history} {input}\", outputKey: \"prompt\") | LLM(model, inputKey: \"prompt\").UseCache() | UpdateMemory(memory, \"input\", \"text\")")]
    [InlineData("(Set(question, \"input\") | LoadMemory(memory, \"h\")) | (Template(\"{h} {input}\") | LargeLanguageModel(model))")]
    [InlineData("new SetChain(question, \"input\") | new LoadMemoryChain(memory, \"history\") | new PromptChain(\"{history} {input}\") | new LLMChain(model) | new UpdateMemoryChain(memory, \"input\")")]
    public Task Keys_that_line_up(string chain) => SilentAsync(Run(chain));

    [Fact]
    public Task The_key_of_the_memory_itself_links_nothing() =>
        SilentAsync("memory.MemoryKey = \"chat_history\"; " + Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, \"input\")"));

    [Fact]
    public async Task Placeholder_of_another_name_throws()
    {
        const string Chain = "Set(question, \"input\") | LoadMemory(memory, {|#0:\"chat_history\"|}) | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, \"input\")";
        await MismatchAsync(Run(Chain), "'chat_history' is what the memory is loaded into, but the template reads {history}, which nothing writes, so the chain throws before it asks the model");
        await KeysAsync(Run(Chain.Replace("{|#0:\"chat_history\"|}", "\"chat_history\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Template_without_a_placeholder_for_the_memory()
    {
        const string Chain = "Set(question, \"input\") | LoadMemory(memory, {|#0:\"chat_history\"|}) | Template(\"{input}\") | LLM(model) | UpdateMemory(memory, \"input\")";
        await KeysAsync(Run(Chain), "'chat_history' is what the memory is loaded into, and nothing in the chain reads it, so the model never sees what has been said");
        await MismatchAsync(Run(Chain.Replace("{|#0:\"chat_history\"|}", "\"chat_history\"", StringComparison.Ordinal)));
    }

    // What a memory that is only written is for, only its other uses say.
    [Fact]
    public Task Memory_that_is_only_updated_is_left_alone() => SilentAsync(Run("Set(question, \"input\") | Template(\"{input}\") | LLM(model) | UpdateMemory(memory, \"input\")"));

    // Its history may be filled elsewhere.
    [Fact]
    public Task Memory_that_is_only_loaded_is_left_alone() => SilentAsync(Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model)"));

    [Fact]
    public async Task Default_keys_overwrite_each_other()
    {
        await KeysAsync(Run("Set(question) | {|#0:LoadMemory|}(memory) | Template(\"{text}\") | LLM(model) | [|UpdateMemory|](memory)"),
            "'text' is the key of a value that nothing has read yet when the memory is loaded into it, so the value is lost and the model gets the memory in its place");
        await KeysAsync(Run("Set(question) | [|LoadMemory|](memory) | Template(\"{text}\") | LLM(model) | {|#0:UpdateMemory|}(memory)"),
            "'text' is the key of both what the user said and what the model answered, so the memory records one of them twice and the other never");
    }

    [Fact]
    public Task Memory_loaded_after_the_template() => KeysAsync(
        Run("Set(question, \"input\") | Template(\"{history} {input}\") | LoadMemory(memory, {|#0:\"history\"|}) | LLM(model)"),
        "'history' is loaded after the template that reads it, so the chain throws before it asks the model");

    [Theory]
    [InlineData("{History}")]
    [InlineData("{ history }")]
    [InlineData("{{history_}}")]
    public Task Names_are_compared_to_the_letter(string placeholder) => MismatchAsync(
        Run($"Set(question, \"input\") | LoadMemory(memory, [|\"history\"|]) | Template(\"{placeholder} {{input}}\") | LLM(model)"));

    // Doubled braces escape nothing here: the inner name is looked for.
    [Fact]
    public Task Doubled_braces_are_a_placeholder_too() => KeysAsync(
        Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input} {{[|example|]}}\") | LLM(model)"));

    [Fact]
    public Task Request_key_that_nothing_sets() => KeysAsync(
        Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, requestKey: {|#0:\"question\"|})"),
        "'question' is read, and no link before it writes it, so the chain throws after the model has answered, and the turn is not recorded");

    [Theory]
    [InlineData("memory.InputKey = {|#0:\"question\"|};")]
    [InlineData("var own = new ConversationBufferMemory { InputKey = {|#0:\"question\"|} };")]
    public Task Key_that_the_memory_wants(string memory) => KeysAsync(
        memory + Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, \"input\")")
            .Replace("(memory,", memory.StartsWith("var", StringComparison.Ordinal) ? "(own," : "(memory,", StringComparison.Ordinal),
        "'question' is the key that the memory wants, and it is given 'input', so the chain throws after the model has answered");

    [Fact]
    public Task Key_that_the_memory_wants_and_gets() =>
        SilentAsync("memory.InputKey = \"input\"; memory.OutputKey = \"text\"; " + Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, \"input\")"));

    [Fact]
    public Task Prompt_under_a_key_that_the_model_is_not_asked_with() => KeysAsync(
        Run("Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\", outputKey: \"prompt\") | {|#0:LLM|}(model)"),
        "'text' is read, and no link before it writes it, so the chain throws before the model answers");

    [Fact]
    public Task Prompt_that_is_not_sent_because_the_model_finds_another_value() => KeysAsync(
        Run("Set(question) | LoadMemory(memory, \"history\") | Template(\"{history} {text}\", outputKey: \"prompt\") | {|#0:LLM|}(model)"),
        "'text' is what the model is asked with, and the prompt with the memory is in 'prompt', so the model never sees what has been said");

    [Fact]
    public Task Result_that_nothing_writes() => KeysAsync(
        "var chain = Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model); return await chain.RunAsync({|#0:\"answer\"|});",
        "'answer' is read, and no link before it writes it, so the chain throws after the model has answered");

    [Theory]
    [InlineData("{|#0:UpdateMemory|}(memory, \"input\"); return await chain.RunAsync(new Dictionary<string, object> { [\"input\"] = question });")]
    [InlineData("new {|#0:UpdateMemoryChain|}(memory, \"input\"); return await chain.RunAsync(new Dictionary<string, object> { { \"input\", question } }, callbacks: null);")]
    // What it is run with need not be in view.
    [InlineData("{|#0:UpdateMemory|}(memory, \"input\"); return await chain.RunAsync(Values(question));")]
    public Task Result_of_a_last_link_that_writes_nothing(string rest) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        "var chain = LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | " + rest, "static Dictionary<string, object> Values(string question) => new() { [\"input\"] = question };",
        (rest.StartsWith("new", StringComparison.Ordinal) ? "'UpdateMemoryChain'" : "'UpdateMemory'") + " is the last link of a chain that is run for what its last link writes, and it writes nothing, so the chain throws after the model has answered");

    [Theory]
    [InlineData("LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model) | UpdateMemory(memory, requestKey: [|\"question\"|]) | LLM(model)", "[\"input\"] = question")]
    [InlineData("[|LoadMemory|](memory) | Template(\"{text}\") | LLM(model)", "[\"text\"] = question")]
    [InlineData("LoadMemory(memory, [|\"history\"|]) | Template(\"{question}\") | LLM(model)", "[\"question\"] = question")]
    [InlineData("LoadMemory(memory, \"history\") | Template(\"{history} {[|input|]}\") | LLM(model)", "[\"question\"] = question")]
    public Task Keys_that_a_chain_is_run_with(string chain, string values) => KeysAsync($"var chain = {chain}; return await chain.RunAsync(new Dictionary<string, object> {{ {values} }});");

    [Theory]
    [InlineData("new Dictionary<string, object> { [\"input\"] = question }")]
    [InlineData("new Dictionary<string, object>(Values(question))")]
    [InlineData("Values(question)")]
    [InlineData("values")]
    public Task Chain_that_is_run_with_what_it_reads(string values) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        $"var values = new Dictionary<string, object>(); values[\"input\"] = question; var chain = LoadMemory(memory, \"history\") | Template(\"{{history}} {{input}}\") | LLM(model); return await chain.RunAsync({values});",
        "static Dictionary<string, object> Values(string question) => new() { [\"input\"] = question };");

    // An agent sets the conversation and runs the chain that it is given.
    [Theory]
    [InlineData("new AgentExecutorChain(Set(question, \"system\") | Template(\"{system}\") | LLM(model), \"critic\", {|#0:\"history\"|})", "'history'")]
    [InlineData("new {|#0:AgentExecutorChain|}(Template(\"{input}\") | LLM(model), \"critic\")", "'history'")]
    [InlineData("new AgentExecutorChain(Template(\"{history}\") | LLM(model), \"critic\", historyKey: {|#0:\"chat\"|})", "'chat'")]
    public Task Agent_whose_chain_does_not_read_the_conversation(string agent, string key) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        $"var agent = {agent}; return agent.HistoryKey;", message: key + " is what the memory is loaded into, and nothing in the chain reads it, so the model never sees what has been said");

    [Theory]
    [InlineData("new AgentExecutorChain(Template(\"{history} {input}\") | LLM(model, outputKey: \"final_answer\"), \"critic\")")]
    [InlineData("new AgentExecutorChain(Template(\"{talk}\") | LLM(model), \"critic\", \"talk\")")]
    [InlineData("new AgentExecutorChain(Rest() | LLM(model), \"critic\")")]
    [InlineData("new AgentExecutorChain(Rest(), \"critic\")")]
    [InlineData("new AgentExecutorChain(Template(\"{input}\") | LLM(model), \"critic\", question)")]
    public Task Agent_whose_chain_reads_the_conversation_or_is_not_in_view(string agent) =>
        PromptApp.InChainAsync<ChainKeysDoNotLineUp>($"var agent = {agent}; return agent.HistoryKey;", "static BaseStackableChain Rest() => Template(\"{history}\");");

    [Theory]
    [InlineData("[|ReActAgentExecutor|](model, \"{tools} {tool_names} {input}\")")]
    [InlineData("ReActAgentExecutor(model, \"{tools} {tool_names} {input} {history} {[|customer|]}\")")]
    [InlineData("new [|ReActAgentExecutorChain|](model, reActPrompt: \"{tools} {tool_names} {input}\")")]
    [InlineData("ReActAgentExecutor(model, \"{tools} {tool_names} {input} {history}\")")]
    [InlineData("ReActAgentExecutor(model, \"{tools} {tool_names} {input} {chat_history}\")")]
    [InlineData("ReActAgentExecutor(model)")]
    [InlineData("ReActAgentExecutor(model, null)")]
    [InlineData("ReActAgentExecutor(model, question)")]
    public Task Prompt_of_a_reasoning_agent(string agent) => KeysAsync($"var agent = {agent}; return agent.Name;");

    [Fact]
    public Task Prompt_of_a_reasoning_agent_with_another_name() => MismatchAsync(
        "var agent = {|#0:ReActAgentExecutor|}(model, \"{tools} {tool_names} {input} {chat_history}\"); return agent.Name;",
        "'history' is what the memory is loaded into, but the template reads {chat_history}, which nothing writes, so the chain throws before it asks the model");

    const string Retrieval = "LangChain.Chains.ConversationalRetrieval.ConversationalRetrievalChain documents = null!;";

    [Theory]
    [InlineData("\"\"", "string")]
    [InlineData("question", "string")]
    [InlineData("new ChatMessage[0]", "ChatMessage[]")]
    [InlineData("said.ToArray()", "ChatMessage[]")]
    [InlineData("memory", "ConversationBufferMemory")]
    public Task Conversation_that_a_retrieval_chain_does_not_take(string value, string type) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        $$"""List<ChatMessage> said = []; return await documents.RunAsync(new Dictionary<string, object> { ["question"] = question, ["chat_history"] = {|#0:{{value}}|} });""", Retrieval,
        $"'{value}' is a {type}, and the chain takes nothing but a List for 'chat_history', so it starts from an empty conversation");

    [Theory]
    [InlineData("return await documents.RunAsync(new Dictionary<string, object> { [\"question\"] = question, [{|#0:\"history\"|}] = said });")]
    [InlineData("var values = new Dictionary<string, object> { { \"question\", question } }; values[{|#0:\"history\"|}] = said; await documents.RunAsync(values); return null;")]
    [InlineData("await documents.CallAsync(new LangChain.Schema.ChainValues(new Dictionary<string, object> { [\"question\"] = question, [{|#0:\"history\"|}] = said })); return null;")]
    public Task Conversation_under_a_key_that_a_retrieval_chain_does_not_read(string body) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        "List<ChatMessage> said = []; " + body, Retrieval, "'history' is what the conversation is handed over as, and the chain reads 'chat_history', so the chain throws before the model answers");

    [Theory]
    [InlineData("said")]
    [InlineData("shared")]
    [InlineData("anything")]
    [InlineData("new List<ChatMessage>(said)")]
    public Task Conversation_that_a_retrieval_chain_takes_or_may_take(string value) => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        $$"""List<ChatMessage> said = []; IReadOnlyList<ChatMessage> shared = said; object anything = said; return await documents.RunAsync(new Dictionary<string, object> { ["question"] = question, ["chat_history"] = {{value}} });""", Retrieval);

    [Fact]
    public Task Values_of_a_retrieval_chain_that_are_not_in_view() => PromptApp.InChainAsync<ChainKeysDoNotLineUp>(
        "return await documents.RunAsync(Values(question));", Retrieval + " static Dictionary<string, object> Values(string question) => new() { [\"question\"] = question, [\"history\"] = question };");

    // Text with braces in it is inserted as it is.
    [Fact]
    public Task Braces_in_what_is_said() => SilentAsync(Run("Set(\"{history} {what}\", \"input\") | LoadMemory(memory, \"history\") | Template(\"{history} {input}\") | LLM(model)"));

    [Theory]
    [InlineData("return await new LlmChain(new LlmChainInput(model, prompt, {|#0:memory|})).RunAsync(question);")]
    [InlineData("var input = new LlmChainInput(model, prompt) { Memory = {|#0:memory|} }; return await new LlmChain(input).RunAsync(question);")]
    public Task Memory_of_the_plain_chain(string body) => KeysAsync(
        "var prompt = PromptTemplate.FromTemplate(\"{text}\"); " + body, "'memory' is a memory that this chain neither reads nor writes, so the model never sees what has been said");

    [Fact]
    public Task Plain_chain_without_a_memory() =>
        SilentAsync("var prompt = PromptTemplate.FromTemplate(\"{text}\"); var input = new LlmChainInput(model, prompt, memory: null); return await new LlmChain(input).RunAsync(question);");

    [Theory]
    // The chain goes on elsewhere.
    [InlineData("StackChain chain = LoadMemory(memory, \"chat_history\") | Template(\"{history}\"); return await RunAsync(chain);")]
    [InlineData("var load = LoadMemory(memory, \"chat_history\"); BaseStackableChain rest = Rest(); return await (load | rest).RunAsync(\"text\");")]
    [InlineData("var chain = Start() | LoadMemory(memory, \"chat_history\") | Template(\"{history}\") | LLM(model); return await chain.RunAsync(\"text\");")]
    [InlineData("var chain = LoadMemory(memory, \"history\") | Template(template) | LLM(model); return await chain.RunAsync(\"text\");")]
    [InlineData("var chain = LoadMemory(memory, key) | Template(\"{history}\") | LLM(model); return await chain.RunAsync(\"text\");")]
    // All values are handed out.
    [InlineData("var chain = Set(question, \"input\") | LoadMemory(memory, \"history\") | Template(\"{input}\") | LLM(model); await chain.RunAsync(); return null;")]
    // Two names that both are written.
    [InlineData("var chain = Set(question, \"input\") | Set(\"\", \"history\") | LoadMemory(memory, \"chat_history\") | Template(\"{history} {chat_history} {input}\") | LLM(model); return await chain.RunAsync(\"text\");")]
    public Task Chains_that_are_not_in_view(string body) => PromptApp.InChainAsync<MemoryKeyMismatch>(
        body, "string key = \"history\", template = \"{chat}\"; Task<string?> RunAsync(BaseStackableChain chain) => chain.RunAsync(\"text\"); BaseStackableChain Rest() => LLM(model, \"chat_history\"); BaseStackableChain Start() => Set(\"\", \"history\");");

    [Fact]
    public Task Links_in_variables() => MismatchAsync(
        """
        var load = LoadMemory(memory, [|"chat_history"|]);
        var prompt = Template("{history} {input}");
        var ask = Set(question, "input") | load | prompt | LLM(model);
        var chain = ask | UpdateMemory(memory, "input");
        return await chain.RunAsync("text");
        """);
}
