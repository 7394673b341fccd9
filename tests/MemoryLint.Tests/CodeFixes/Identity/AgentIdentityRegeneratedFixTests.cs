using MemoryLint.CodeFixes.Identity;
using MemoryLint.Rules.Identity;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.CodeFixes.Identity;

/// <summary>MEM3006: the agent's id is its name.</summary>
public class AgentIdentityRegeneratedFixTests
{
    static string Program(string creation) => /* lang=c#-test */ $$"""
        using Microsoft.Agents.AI;
        using Microsoft.Agents.AI.Hosting;
        using Microsoft.Extensions.AI;

        var builder = WebApplication.CreateBuilder(args);
        builder.AddAIAgent("support", (sp, key) =>
        {
            var client = sp.GetRequiredService<IChatClient>();
            return {{creation}};
        }, ServiceLifetime.Scoped).WithInMemorySessionStore();
        builder.Build().Run();
        """;

    static Task FixAsync(string creation, string fixedCreation) => Verify.CodeFixAsync<AgentIdentityRegenerated, AgentIdentityRegeneratedFix>(
        Program(creation), Program(fixedCreation), AgentIdentityRegeneratedFix.SetAgentIdKey);

    [Theory]
    [InlineData("new [|ChatClientAgent|](client, new ChatClientAgentOptions { Name = key })", "new ChatClientAgent(client, new ChatClientAgentOptions { Id = key, Name = key })")]
    [InlineData("new [|ChatClientAgent|](client, new ChatClientAgentOptions { Description = \"Helps.\", Name = \"support\" })", "new ChatClientAgent(client, new ChatClientAgentOptions { Description = \"Helps.\", Id = \"support\", Name = \"support\" })")]
    [InlineData("client.[|AsAIAgent|](new ChatClientAgentOptions { Id = Guid.NewGuid().ToString(), Name = key })", "client.AsAIAgent(new ChatClientAgentOptions { Id = key, Name = key })")]
    [InlineData("new [|ChatClientAgent|](client, \"Be kind.\", \"support\")", "new ChatClientAgent(client, new ChatClientAgentOptions { Id = \"support\", Name = \"support\", ChatOptions = new() { Instructions = \"Be kind.\" } })")]
    [InlineData("client.[|AsAIAgent|](\"Be kind.\", key, services: sp)", "client.AsAIAgent(new ChatClientAgentOptions { Id = key, Name = key, ChatOptions = new() { Instructions = \"Be kind.\" } }, services: sp)")]
    [InlineData("client.[|AsAIAgent|](name: \"support\", description: \"Helps.\")", "client.AsAIAgent(new ChatClientAgentOptions { Id = \"support\", Name = \"support\", Description = \"Helps.\" })")]
    public Task Name_becomes_the_id(string creation, string fixedCreation) => FixAsync(creation, fixedCreation);

    [Fact]
    public Task Options_on_lines_of_their_own() => FixAsync(
        """
        new [|ChatClientAgent|](client, new ChatClientAgentOptions
            {
                // Shown to users.
                Name = "support",
                ChatOptions = new() { Instructions = "Be kind." },
            })
        """,
        """
        new ChatClientAgent(client, new ChatClientAgentOptions
            {
                // Shown to users.
                Id = "support",
                Name = "support",
                ChatOptions = new() { Instructions = "Be kind." },
            })
        """);

    [Theory]
    [InlineData("client.[|AsAIAgent|](\"Be kind.\")")]
    [InlineData("client.[|AsAIAgent|](\"Be kind.\", $\"support-{Environment.MachineName}\")")]
    [InlineData("new [|ChatClientAgent|](client, new ChatClientAgentOptions { Description = \"Helps.\" })")]
    public Task Nothing_is_offered_without_a_name(string creation) => Verify.NoCodeFixAsync<AgentIdentityRegenerated, AgentIdentityRegeneratedFix>(Program(creation));

    [Fact]
    public Task All_at_once() => Verify.CodeFixAsync<AgentIdentityRegenerated, AgentIdentityRegeneratedFix>(
        Program("key.Length > 3 ? new [|ChatClientAgent|](client, name: \"long\") : client.[|AsAIAgent|](name: key)"),
        Program("key.Length > 3 ? new ChatClientAgent(client, new ChatClientAgentOptions { Id = \"long\", Name = \"long\" }) : client.AsAIAgent(new ChatClientAgentOptions { Id = key, Name = key })"),
        AgentIdentityRegeneratedFix.SetAgentIdKey);
}
