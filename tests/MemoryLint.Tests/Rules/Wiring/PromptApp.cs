using MemoryLint.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MemoryLint.Tests.Rules.Wiring;

/// <summary>The code around the few lines with a prompt or a chain that a test is about.</summary>
static class PromptApp
{
    const string Kernel = """
        using Microsoft.SemanticKernel;
        using Microsoft.SemanticKernel.Agents;
        using Microsoft.SemanticKernel.Agents.Chat;
        using Microsoft.SemanticKernel.ChatCompletion;
        using Microsoft.SemanticKernel.PromptTemplates.Handlebars;
        using Microsoft.SemanticKernel.PromptTemplates.Liquid;

        public class Chat(Kernel kernel)
        {
            /*members*/

            public async Task<object?> AskAsync(string question, string past, ChatHistory history)
            {
                await Task.Yield();
                /*here*/
            }

            static string Flatten(ChatHistory history) => "";
        }
        """;

    const string Chain = """
        using LangChain.Chains.HelperChains;
        using LangChain.Chains.LLM;
        using LangChain.Chains.StackableChains;
        using LangChain.Chains.StackableChains.Agents;
        using LangChain.Memory;
        using LangChain.Prompts;
        using Microsoft.Extensions.AI;
        using static LangChain.Chains.Chain;

        public class Chat(IChatClient model)
        {
            /*members*/

            public async Task<string?> AskAsync(string question)
            {
                await Task.Yield();
                var memory = new ConversationBufferMemory(new ChatMessageHistory());
                /*here*/
            }
        }
        """;

    /// <summary>The rule reports what the markup says in code that has a kernel, a question, the past as text and a history.</summary>
    public static Task InKernelAsync<TRule>(string body, string members = "", string? message = null, Action<VerifyOptions>? configure = null)
        where TRule : DiagnosticAnalyzer, new() => VerifyAsync<TRule>(InKernel(body, members), message, configure);

    /// <summary>The rule reports what the markup says in code that has a model, a question and a memory.</summary>
    public static Task InChainAsync<TRule>(string body, string members = "", string? message = null, Action<VerifyOptions>? configure = null)
        where TRule : DiagnosticAnalyzer, new() => VerifyAsync<TRule>(InChain(body, members), message, configure);

    public static string InKernel(string body, string members = "") => Fill(Kernel, body, members);

    public static string InChain(string body, string members = "") => Fill(Chain, body, members);

    static string Fill(string code, string body, string members) =>
        code.Replace("/*here*/", body.ReplaceLineEndings("\n        "), StringComparison.Ordinal).Replace("/*members*/", members.ReplaceLineEndings("\n    "), StringComparison.Ordinal);

    static Task VerifyAsync<TRule>(string source, string? message, Action<VerifyOptions>? configure)
        where TRule : DiagnosticAnalyzer, new() =>
        Verify.AnalyzerAsync<TRule>(source, o =>
        {
            if (message is not null)
                o.Messages[0] = message;
            configure?.Invoke(o);
        });
}
