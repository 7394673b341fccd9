using MemoryLint.Rules.Lifetime;
using MemoryLint.Tests.Verification;

namespace MemoryLint.Tests.Rules.Lifetime;

/// <summary>Blazor: a component keeps what it likes, but what a service drops after each message is forgotten there too.</summary>
public sealed class MemoryCreatedPerEventTests
{
    [Fact]
    public Task HistoryInService_IsReported_WhereAComponentCallsIt() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.AI;

        public class ChatPanel(ChatService service) : ComponentBase
        {
            string _reply = "";

            async Task SendAsync(string message) => _reply = await service.ReplyAsync(message);
        }

        public class ChatService(IChatClient client)
        {
            public async Task<string> ReplyAsync(string message)
            {
                List<ChatMessage> history = {|#0:[new(ChatRole.System, "You are helpful.")]|};
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }
        }
        """,
        o => o.Messages[0] = "'List<ChatMessage>' is created on every event of ChatPanel (through ChatService.ReplyAsync), so each turn starts with an empty conversation");

    [Fact]
    public Task HistoryInComponent_IsSilent() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.AI;

        public class ChatPanel(IChatClient client) : ComponentBase
        {
            string _reply = "";

            async Task SendAsync(string message)
            {
                List<ChatMessage> history = [new(ChatRole.System, "You are helpful.")];
                history.Add(new(ChatRole.User, message));
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                _reply = response.Text;
            }
        }
        """);

    [Fact]
    public Task HistoryInService_IsSilent_WhereOnlyTheComponentsStartCallsIt() => Verify.AnalyzerAsync<MemoryCreatedPerRequest>(
        /* lang=c#-test */ """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.AI;

        public class ChatPanel(ChatGreeter greeter) : ComponentBase
        {
            string _greeting = "";

            protected override async Task OnInitializedAsync() => _greeting = await greeter.GreetAsync("Hello");
        }

        public class ChatGreeter(IChatClient client)
        {
            public async Task<string> GreetAsync(string message)
            {
                List<ChatMessage> history = [new(ChatRole.User, message)];
                var response = await client.GetResponseAsync(history);
                history.AddMessages(response);
                return response.Text;
            }
        }
        """);
}
